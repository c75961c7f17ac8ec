"""Back issues without a sitemap: pages and calendars followed to their end, traps left early, nothing asked for twice."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.crawls import crawl, new_archive, rows
from tests.serving import Answer, Server, outlet_toml, registry_of

TODAY = date(2026, 11, 23)
WORDS = ("мост", "школу", "парк", "каток", "рынок", "клуб", "стадион", "музей", "детский сад", "вокзал")
DOINGS = ("Открыли", "Закрыли", "Чинят", "Строят", "Проверили", "Украсили")


class Lists(dict):
    """Routes that fall back to a function of the path."""

    def __init__(self, answer: Callable[[str], Answer | None]) -> None:
        super().__init__()
        self.answer = answer

    def get(self, path: str, default: object = None) -> object:
        return super().get(path) or self.answer(path) or default


def page(*links: str, extra: str = "") -> Answer:
    items = "".join(f"<div class='item'>{link}</div>" for link in links)
    text = f"<html><head><meta charset='utf-8'><title>Заречный вестник</title></head><body>{items}{extra}</body></html>"
    return Answer(text.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def headline(number: int) -> str:
    return f"{DOINGS[number % 6]} {WORDS[number % 10]} на улице номер {number} в Заречном"


def link(number: int, query: str = "") -> str:
    return f"<h3><a href='/news/{1000 + number}.html{query}'>{headline(number)}</a></h3>"


@pytest.fixture
def server():
    with Server() as running:
        yield running


def serve(server: Server, count: int, answer: Callable[[str], Answer | None]) -> None:
    server.routes = Lists(answer)
    for number in range(count):
        server.serve_article(f"/news/{1000 + number}.html", headline(number))


def archive_of(server: Server, folder, **keys):
    keys = keys or {"sections": ["/news/"]}
    return new_archive(folder, registry_of(outlet_toml(server, delay=0, **keys)))


def pages_of(count: int, size: int = 5, *, endless: bool = False, query: str = "") -> Callable[[str], Answer | None]:
    """Return a list at /news/ with pages ?PAGEN_1=N; an endless one answers its last page to every higher number."""
    last = (count + size - 1) // size

    def answer(path: str) -> Answer | None:
        parts = urlsplit(path)
        if parts.path != "/news/":
            return None
        number = int(parse_qs(parts.query).get("PAGEN_1", ["1"])[0])
        if number > last and not endless:
            return None
        shown = min(number, last)
        newest_first = range(count - 1, -1, -1)[(shown - 1) * size : shown * size]
        onward = f"<a href='/news/?PAGEN_1={number + 1}'>Следующая</a>" if number < last or endless else ""
        return page(*(link(one, query) for one in newest_first), extra=f"<div class='pager'>{onward}</div>")

    return answer


def test_pages_are_followed_to_the_last_one_and_each_article_is_asked_for_once(server, tmp_path):
    serve(server, 23, pages_of(23))
    folder = archive_of(server, tmp_path / "a")
    assert crawl(folder)[0]["new"] == 5
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 18 and result["remaining"] == 0
    assert len(set(server.paths("/news/"))) == len(server.paths("/news/")) == 23 + 5, "page one was read by the first crawl"
    (again,) = crawl(folder, "--kind", "backfill")
    assert again["new"] == 0 and again["requests"] <= 1


def test_the_newest_come_first_and_a_page_is_finished_before_the_next(server, tmp_path):
    serve(server, 15, pages_of(15))
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill")
    asked = [path for path in server.paths("/news/") if path.startswith("/news/?")]
    assert server.paths("/news/").index(asked[0]) == 1 + 5
    assert server.paths("/news/").index(asked[1]) == 1 + 5 + 1 + 5


def test_a_pager_without_end_is_left_after_two_pages_with_nothing_new(server, tmp_path):
    serve(server, 12, pages_of(12, endless=True))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 12
    assert len(server.paths("/news/?PAGEN_1=")) == 2 + 2


def test_a_pager_whose_addresses_are_new_at_every_page_but_no_articles_is_left(server, tmp_path):
    def answer(path: str) -> Answer | None:
        number = int(parse_qs(urlsplit(path).query).get("page", ["1"])[0])
        if urlsplit(path).path == "/news/":
            traps = (
                f"<h3><a href='/opros/{number}{one}7.html'>Опрос о погоде номер {number}{one} для всех</a></h3>"
                for one in "1234"
            )
            own = [link(one) for one in range(6)] if number == 1 else list(traps)
            return page(*own, extra=f"<a href='/news/?page={number + 1}'>{number + 1}</a>")
        return page("Голосование закрыто") if path.startswith("/opros/") else None

    serve(server, 6, answer)
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill", code=1)
    assert len(server.paths("/news/?page=")) <= 5


def calendar(days: dict[date, list[int]]) -> Callable[[str], Answer | None]:
    """Return a calendar by days that links one day back without end, and answers 200 for empty days."""

    def answer(path: str) -> Answer | None:
        if path == "/news/":
            day = TODAY
        else:
            try:
                day = date.fromisoformat(path.removeprefix("/archive/").strip("/"))
            except ValueError:
                return None
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        around = f"<a href='/archive/{before}/'>←</a> <a href='/archive/{after}/'>→</a>"
        return page(*(link(number) for number in days.get(day, ())), extra=f"<div class='calendar'>{around}</div>")

    return answer


def test_a_calendar_without_end_is_followed_over_holidays_and_left_behind_its_first_day(server, tmp_path):
    days = {TODAY - timedelta(days=back): [2 * number, 2 * number + 1] for number, back in enumerate((0, 1, 4, 14, 15))}
    serve(server, 10, calendar(days))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 10
    asked = sorted(path for path in server.paths("/archive/"))
    assert asked[-1] <= f"/archive/{TODAY + timedelta(days=1)}/", "no day of the future"
    assert 15 <= len(asked) <= 15 + 14 + 2


def test_since_and_until_bound_the_days_that_are_asked_for(server, tmp_path):
    days = {TODAY - timedelta(days=back): [back] for back in range(12)}
    serve(server, 12, calendar(days))
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill", "--since", "2026-11-20")
    assert min(server.paths("/archive/")) == "/archive/2026-11-20/"
    (later,) = crawl(folder, "--kind", "backfill")
    assert later["new"] == 8, "what was out of bounds stayed due"


def test_a_listing_is_only_looked_at_at_its_end_where_a_sitemap_names_the_articles(server, tmp_path):
    def answer(path: str) -> Answer | None:
        numbers = "".join(f"<a href='/news/?PAGEN_1={n}'>{n}</a> " for n in range(2, 9))
        found = pages_of(40)(path)
        return found and Answer(found.body.replace(b"</body>", numbers.encode() + b"</body>"), headers=found.headers)

    serve(server, 40, answer)
    server.serve_sitemap([f"/news/{1000 + number}.html" for number in range(40)])
    folder = archive_of(server, tmp_path / "a", sections=["/news/"], sitemaps=["/sitemap.xml"])
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 40
    assert server.paths("/news/?") == ["/news/?PAGEN_1=8"]


def test_a_sitemap_that_stops_short_does_not_end_the_search(server, tmp_path):
    def answer(path: str) -> Answer | None:
        numbers = "".join(f"<a href='/news/?PAGEN_1={n}'>{n}</a> " for n in range(2, 9))
        found = pages_of(40)(path)
        return found and Answer(found.body.replace(b"</body>", numbers.encode() + b"</body>"), headers=found.headers)

    serve(server, 40, answer)
    server.serve_sitemap([f"/news/{1000 + number}.html" for number in range(20, 40)])
    folder = archive_of(server, tmp_path / "a", sections=["/news/"], sitemaps=["/sitemap.xml"])
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 40


def test_news_that_left_the_first_page_between_two_visits_are_found(server, tmp_path):
    serve(server, 30, pages_of(10))
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    server.routes.answer = pages_of(24)
    (result,) = crawl(folder, now="2026-11-25T09:00:00+00:00")
    assert result["new"] == 14, "three pages of news, where the first shows five"


def test_a_budget_ends_the_day_and_the_next_day_goes_on(server, tmp_path):
    serve(server, 30, pages_of(30))
    folder = archive_of(server, tmp_path / "a", sections=["/news/"], backfill_per_day=12)
    (first,) = crawl(folder, "--kind", "backfill")
    assert first["outcome"] == "finished" and first["requests"] == 12 and first["remaining"] >= 5
    assert "12 requests" in first["message"]
    (same_day,) = crawl(folder, "--kind", "backfill", now="2026-11-23T20:00:00+00:00")
    assert same_day["requests"] <= 1
    for day in ("11-25", "11-27", "11-29", "12-01"):
        crawl(folder, "--kind", "backfill", now=f"2026-{day}T09:00:00+00:00")
    assert rows(folder, "select count(*) as n from articles") == [{"n": 30}]


def test_a_query_key_that_changes_nothing_is_learned_and_then_not_asked_for(server, tmp_path):
    def answer(path: str) -> Answer | None:
        parts = urlsplit(path)
        rubric = {"/news/": "1", "/sport/": "2"}.get(parts.path)
        if rubric:
            return page(*(link(number, f"?rub={rubric}") for number in range(12)))
        if parts.query.startswith("rub="):
            return server.routes[parts.path]
        return None

    serve(server, 12, answer)
    folder = archive_of(server, tmp_path / "a", sections=["/news/", "/sport/"])
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles") == [{"n": 12}]
    assert len(server.paths("/news/1")) <= 12 + 3, "two pairs teach it, the rest is spared"
    assert "rub" in (folder / "memory" / "zarechny.toml").read_text()


def test_a_query_key_that_names_the_article_is_never_noise(server, tmp_path):
    serve(server, 0, lambda _: None)
    for number in range(8):
        server.serve_article(f"/index.php?id={number}", headline(number))
    server.routes["/news/"] = page(*(f"<h3><a href='/index.php?id={n}'>{headline(n)}</a></h3>" for n in range(8)))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder)
    assert result["new"] == 8
    memory = (folder / "memory" / "zarechny.toml").read_text()
    assert 'identity_keys = [\n    { key = "id"' in memory and "noise_keys = []" in memory


def test_an_article_over_three_pages_is_one_row_with_its_whole_text(server, tmp_path):
    texts = {
        number: f"Глава {number} рассказывает о старом мосте через реку, о котором спорили много лет подряд." * 3
        for number in (1, 2, 3)
    }
    server.serve_article("/news/1.html", "Большой рассказ о старом мосте", texts[1])
    pager = "<div class='page-links'>Страницы: 1 <a href='/news/1.html?page=2'>2</a> <a href='/news/1.html?page=3'>3</a></div>"
    server.routes["/news/1.html"].body = server.routes["/news/1.html"].body.replace(
        b"</p></div>", f"</p>{pager}</div>".encode()
    )
    for number in (2, 3):
        server.serve_article(f"/news/1.html?page={number}", "Большой рассказ о старом мосте", texts[number])
    server.serve_feed({"/news/1.html": "Большой рассказ о старом мосте"})
    folder = archive_of(server, tmp_path / "a", feeds=["/rss"])
    crawl(folder)
    (row,) = rows(folder, "select body, revision_count from articles")
    assert all(f"Глава {number}" in row["body"] for number in (1, 2, 3)) and row["revision_count"] == 1
    roles = rows(folder, "select role, count(*) as n from article_captures group by role order by role")
    assert roles == [{"role": "continuation", "n": 2}, {"role": "feed", "n": 1}, {"role": "page", "n": 1}]


def test_a_missing_part_of_an_article_is_said(server, tmp_path):
    server.serve_article(
        "/news/1.html", "Большой рассказ о старом мосте", "Глава 1 о старом мосте через реку, с рисунками." * 9
    )
    pager = "<div class='page-links'>Страницы: 1 <a href='/news/1.html?page=2'>2</a></div>"
    server.routes["/news/1.html"].body = server.routes["/news/1.html"].body.replace(
        b"</p></div>", f"</p>{pager}</div>".encode()
    )
    server.serve_feed({"/news/1.html": "Большой рассказ о старом мосте"})
    folder = archive_of(server, tmp_path / "a", feeds=["/rss"])
    assert crawl(folder)[0]["new"] == 1
    (problem,) = rows(folder, "select message from problems")
    assert "page=2" in problem["message"] and "404" in problem["message"]


def test_a_way_back_that_leads_elsewhere_is_said(server, tmp_path):
    elsewhere = Answer(status=302, headers={"Location": "/"})
    serve(server, 12, lambda path: elsewhere if "PAGEN" in path else pages_of(12)(path))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["outcome"] == "finished"
    (problem,) = rows(folder, "select url, message from problems")
    assert problem["url"].endswith("PAGEN_1=2") and "further pages" in problem["message"]


def test_a_step_that_was_given_up_is_tried_again_the_next_day(server, tmp_path):
    torn = Answer(b"\x1f\x8b\x08 torn", headers={"Content-Type": "text/html", "Content-Encoding": "x-unknown, gzip"})
    serve(server, 12, lambda path: torn if path == "/news/?PAGEN_1=2" else pages_of(12)(path))
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill", code=1)
    assert rows(folder, "select count(*) as n from articles") == [{"n": 5}]
    server.routes.answer = pages_of(12)
    crawl(folder, "--kind", "backfill", now="2026-11-25T09:00:00+00:00")
    assert rows(folder, "select count(*) as n from articles") == [{"n": 12}]


def test_an_article_that_cannot_be_read_is_a_problem_whatever_its_sidebar_names(server, tmp_path):
    serve(server, 12, lambda path: page(*map(link, range(10))) if path == "/news/" else None)
    sidebar = "".join(f"<li>{link(number)}</li>" for number in (10, 11))
    server.routes["/news/1003.html"] = page(
        extra=f"<h1>{headline(3)}</h1><div id='text'></div><div class='sidebar'>{sidebar}</div>"
    )
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill", code=1)
    unread = {row["url"].rpartition("/")[2] for row in rows(folder, "select url from problems where stage = 'read'")}
    assert unread == {"1003.html"}
    assert rows(folder, "select count(*) as n from articles") == [{"n": 11}], "and what it links to is found all the same"


def test_what_stands_on_every_page_is_learned_and_leaves_the_articles_read_before(server, tmp_path):
    serve(server, 30, pages_of(30))
    notice = "<p>Подписка на районную газету принимается круглый год в каждом почтовом отделении.</p>"
    for number in range(30):
        answer = server.routes[f"/news/{1000 + number}.html"]
        answer.body = answer.body.replace(b'</div>\n<div class="footer">', f'{notice}</div>\n<div class="footer">'.encode())
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles where body like '%Подписка%'") == [{"n": 0}]
    assert rows(folder, "select max(revision_count) as n from articles") == [{"n": 1}]
    assert "Подписка" in (folder / "memory" / "zarechny.toml").read_text()


def test_a_ticker_by_days_that_no_list_names_is_followed_too(server, tmp_path):
    ticker = {TODAY - timedelta(days=back): [20 + 3 * back, 21 + 3 * back] for back in range(6)}

    def answer(path: str) -> Answer | None:
        found = pages_of(20)(path) or calendar(ticker)(path)
        return found and Answer(
            found.body.replace(b"</body>", b"<a href='/archive/2026-11-23/'>23</a></body>"), headers=found.headers
        )

    serve(server, 40, answer)
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 20 + 12


def test_a_calendar_of_what_a_list_named_is_left_after_two_days(server, tmp_path):
    days = {TODAY - timedelta(days=back): [19 - 2 * back, 18 - 2 * back] for back in range(10)}

    def answer(path: str) -> Answer | None:
        found = pages_of(20)(path) or calendar(days)(path)
        return found and Answer(
            found.body.replace(b"</body>", b"<a href='/archive/2026-11-23/'>23</a></body>"), headers=found.headers
        )

    serve(server, 20, answer)
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 20 and len(server.paths("/archive/")) <= 2 + 3


def test_the_issues_of_a_weekly_are_lists_and_no_articles(server, tmp_path):
    def answer(path: str) -> Answer | None:
        if path == "/nomera/":
            return page(*(f"<a href='/nomera/2026/{n}/'>№ {n} от {n - 20} ноября 2026 года</a>" for n in range(46, 40, -1)))
        parts = path.strip("/").split("/")
        if parts[0] != "nomera" or not 40 < int(parts[2]) <= 46:
            return None
        first = (46 - int(parts[2])) * 4
        return page(*map(link, range(first, first + 4)))

    serve(server, 24, answer)
    server.serve_feed({"/news/1000.html": headline(0)})
    folder = archive_of(server, tmp_path / "a", sections=["/nomera/"], feeds=["/rss"])
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles") == [{"n": 24}]
    assert rows(folder, "select count(*) as n from problems") == [{"n": 0}]


def test_a_page_of_months_or_issues_that_names_no_article_leads_to_them(server, tmp_path):
    def answer(path: str) -> Answer | None:
        if path.startswith("/issues/"):
            number = int(parse_qs(urlsplit(path).query).get("p", ["1"])[0])
            issues = (f"<a href='/issue/{n}/'>№ {n}</a>" for n in range(9903 - 3 * number + 2, 9903 - 3 * number - 1, -1))
            return page(*issues, extra="<a href='/issues/?p=2'>2</a>")
        if not path.startswith("/issue/"):
            return None
        first = (9902 - int(path.strip("/").rpartition("/")[2])) * 4
        return page(*map(link, range(first, first + 4)))

    serve(server, 24, answer)
    server.serve_feed({"/news/1000.html": headline(0)})
    folder = archive_of(server, tmp_path / "a", sections=["/issues/"], feeds=["/rss"])
    crawl(folder)
    (result,) = crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles") == [{"n": 24}]
    assert result["requests"] <= 23 + 6 + 2


def test_articles_that_only_their_number_leads_to_are_found_down_to_the_first(server, tmp_path):
    newest = page(*(f"<h3><a href='/news.php?n={number}'>{headline(number)}</a></h3>" for number in range(1040, 1020, -2)))
    server.routes = Lists(lambda path: newest if path == "/news/" else None)
    for number in range(1000, 1041, 2):
        server.serve_article(f"/news.php?n={number}", headline(number))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 21 and result["gone"] == 0
    asked = [int(path.rpartition("=")[2]) for path in server.paths("/news.php")]
    assert min(asked) >= 1000 - 20


def test_numbers_are_not_tried_where_a_listing_leads_back(server, tmp_path):
    serve(server, 23, pages_of(23))
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, "--kind", "backfill")
    assert "/news/999.html" not in server.paths()


def test_a_rubric_that_no_list_names_is_found_by_the_folder_of_its_articles(server, tmp_path):
    culture = [f"<h3><a href='/kultura/{number}-koncert'>{headline(number)}</a></h3>" for number in range(500, 508)]

    def answer(path: str) -> Answer | None:
        if path == "/kultura/":
            return page(*culture)
        found = pages_of(20)(path)
        return found and Answer(found.body.replace(b"</body>", culture[0].encode() + b"</body>"), headers=found.headers)

    serve(server, 20, answer)
    for number in range(500, 508):
        server.serve_article(f"/kultura/{number}-koncert", headline(number))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 28


def months_of_days(days: dict[date, list[int]]) -> Callable[[str], Answer | None]:
    """Return months without end that link all their days and list nothing; the same three articles are popular everywhere."""
    popular = "".join(f"<li>{link(number)}</li>" for number in (0, 1, 2))

    def answer(path: str) -> Answer | None:
        parts = path.strip("/").split("/")
        if path == "/news/":
            return page(extra=f"{popular}<a href='/2026/11/'>Архив</a>")
        try:
            first = date(int(parts[0]), int(parts[1]), 1)
            day = date(int(parts[0]), int(parts[1]), int(parts[2])) if len(parts) == 3 else None
        except (ValueError, IndexError):
            return None
        table = "".join(f"<td><a href='/{first.year}/{first.month:02}/{n:02}/'>{n}</a></td>" for n in range(1, 29))
        before = first - timedelta(days=1)
        links = [link(number) for number in days.get(day, ())] if day else []
        return page(*links, extra=f"{popular}{table}<a href='/{before.year}/{before.month:02}/'>←</a>")

    return answer


def test_days_are_asked_for_where_months_list_nothing_and_both_end(server, tmp_path):
    days = {TODAY - timedelta(days=back): [2 * number, 2 * number + 1] for number, back in enumerate((0, 3, 10, 22))}
    serve(server, 8, months_of_days(days))
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 8
    assert result["requests"] < 8 + 1 + 30 + 14 + 6, "each day since the first article, two weeks more, and their months"


def test_months_that_list_the_articles_need_no_days(server, tmp_path):
    def answer(path: str) -> Answer | None:
        months = {"/2026/11/": range(6), "/2026/10/": range(6, 12)}
        table = "".join(f"<td><a href='/2026/11/{n:02}/'>{n}</a></td>" for n in range(1, 24))
        around = "<a href='/2026/11/'>Ноябрь 2026</a><a href='/2026/10/'>Октябрь 2026</a>"
        if path == "/news/":
            return page(*map(link, range(3)), extra=table + around)
        return page(*map(link, months[path]), extra=table + around) if path in months else None

    serve(server, 12, answer)
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 12 and result["requests"] == 12 + 1 + 2 + 1
