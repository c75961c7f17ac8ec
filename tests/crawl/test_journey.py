"""From a site's answer to a row: the journey of one article, and what the archive says when the way is barred."""

import gzip

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.crawls import crawl, new_archive, rows, run
from tests.serving import Answer, Server, body_about, outlet_toml, registry_of

HEADLINE = "В Заречном прошла стратегическая сессия, посвящённая развитию района"
REPEATED = HEADLINE.replace("прошла ", "прошла  ")
NOTICE = (
    "Настоящий сайт использует средства сбора метрических данных, а также персональных данных. Продолжая использование"
    " сайта, вы выражаете согласие на обработку ваших персональных данных."
)
PARAGRAPHS = body_about(HEADLINE).split("\n\n")
SEED_PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Заречный вестник</title></head><body>
<div class="head"><a href="/">Заречный вестник</a></div><ul class="menu"><li><a href="/news">Новости</a></li></ul>
<div class="content"><h2>{HEADLINE}</h2><ul class="info"><li>23-11-2026 11:06</li><li>Общество</li></ul>
<div>{REPEATED} {REPEATED} {REPEATED}</div>
<div class="text">{"".join(f"<p>{one}</p>" for one in PARAGRAPHS)}</div></div>
<div class="notice">{NOTICE}</div></body></html>"""


@pytest.fixture
def server():
    with Server() as running:
        running.routes["/robots.txt"] = Answer(status=404)
        yield running


def archive_of(server: Server, folder, **listings):
    return new_archive(folder, registry_of(outlet_toml(server, **(listings or {"feeds": ["/rss"]}))))


def test_the_seeds_page_becomes_one_clean_row_with_its_capture(server, tmp_path):
    server.routes["/news/read/29413"] = Answer(SEED_PAGE.encode(), headers={"Content-Type": "text/html"})
    server.serve_feed({"/news/read/29413": HEADLINE})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    (article,) = rows(folder, "select * from articles")
    assert article["headline"] == HEADLINE
    assert article["body"] == "\n\n".join(PARAGRAPHS) and not article["lead"]
    assert article["published_at"] == "2026-11-23T08:06:00Z" and article["published_date"] == "2026-11-23"
    assert article["url"] == f"{server.home}news/read/29413"
    (capture,) = rows(folder, "select * from captures where id = ?", article["capture"])
    with (folder / "captures" / capture["warc_file"]).open("rb") as file:
        file.seek(capture["warc_offset"])
        record = next(iter(ArchiveIterator(file)))
        assert record.rec_headers.get_header("WARC-Record-ID") == f"<{capture['id']}>"
        assert record.content_stream().read() == SEED_PAGE.encode()


def test_a_second_crawl_asks_for_the_feed_conditionally_and_for_no_article(server, tmp_path):
    server.serve_article("/news/1", "Первая новость города")
    server.serve_feed({"/news/1": "Первая новость города"})
    feed = server.routes["/rss"]
    tagged = Answer(feed.body, headers={**feed.headers, "ETag": '"a"'})
    server.routes["/rss"] = lambda hit: Answer(status=304) if hit.headers.get("if-none-match") == '"a"' else tagged
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    before = len(server.hits)
    (result,) = crawl(folder)
    assert [hit.path for hit in server.hits[before:]] == ["/rss"]
    assert result["outcome"] == "finished"


def test_back_issues_come_from_a_gzipped_nested_sitemap_named_in_robots_txt(server, tmp_path):
    server.routes["/robots.txt"] = Answer(f"User-agent: *\nSitemap: {server.home}index.xml\n".encode())
    for number in range(3):
        server.serve_article(f"/news/{number}", f"Старая новость номер {number}")
    server.serve_sitemap([f"/news/{n}" for n in range(3)] + ["/"], "/plain.xml")
    server.routes["/2026.xml.gz"] = Answer(gzip.compress(server.routes["/plain.xml"].body))
    index = f"<sitemapindex><sitemap><loc>{server.home}2026.xml.gz</loc></sitemap></sitemapindex>"
    server.routes["/index.xml"] = Answer(index.encode())
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server)))
    (result,) = crawl(folder, "--kind", "backfill")
    assert result["new"] == 3
    assert "/" not in server.paths(), "the home page is no article, whatever the sitemap says"


def test_an_outlet_that_moves_its_articles_gets_no_second_rows_and_keeps_its_old_links(server, tmp_path):
    server.serve_article("/news/7", "Мост открыли раньше срока")
    server.serve_feed({"/news/7": "Мост открыли раньше срока"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    (before,) = rows(folder, "select id, url from articles")
    server.routes["/novosti/most"] = server.routes["/news/7"]
    server.routes["/news/7"] = Answer(status=301, headers={"Location": "/novosti/most"})
    server.serve_feed({"/novosti/most": "Мост открыли раньше срока"})
    crawl(folder, now="2026-11-24T09:00:00+00:00")
    (after,) = rows(folder, "select id, url from articles")
    assert after["id"] == before["id"]
    known = {row["url"] for row in rows(folder, "select url from article_urls")}
    assert known == {f"{server.home}news/7", f"{server.home}novosti/most"}


def test_an_article_that_moved_and_was_edited_at_once_is_recognised_by_its_old_address(server, tmp_path):
    server.serve_article("/news/7", "Мост открыли раньше срока")
    server.serve_feed({"/news/7": "Мост открыли раньше срока"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    (before,) = rows(folder, "select id from articles")
    server.serve_article(
        "/novosti/most", "Мост открыли раньше срока", body_about("Мост открыли раньше срока") + "\n\nДополнено."
    )
    server.routes["/news/7"] = Answer(status=301, headers={"Location": "/novosti/most"})
    server.serve_feed({"/novosti/most": "Мост открыли раньше срока"})
    crawl(folder, now="2026-11-24T09:00:00+00:00")
    (after,) = rows(folder, "select id, revision_count from articles")
    assert after == {"id": before["id"], "revision_count": 2}
    assert len(server.paths("/news/7")) == 2


def test_an_address_that_redirects_is_remembered_as_another_address_of_the_article(server, tmp_path):
    server.serve_article("/novosti/most", "Мост открыли раньше срока")
    server.routes["/?p=7"] = Answer(status=301, headers={"Location": "/novosti/most"})
    server.serve_feed({"/?p=7": "Мост открыли раньше срока"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    known = {row["url"]: row["kind"] for row in rows(folder, "select url, kind from article_urls")}
    assert known == {f"{server.home}novosti/most": "canonical", f"{server.home}?p=7": "redirect"}


def test_a_page_that_cannot_be_read_is_kept_named_and_not_passed_over_in_silence(server, tmp_path):
    server.routes["/news/1"] = Answer(b"<html><body><h1></h1></body></html>", headers={"Content-Type": "text/html"})
    server.serve_feed({"/news/1": ""})
    folder = archive_of(server, tmp_path / "a")
    (result,) = crawl(folder, code=1)
    assert result["failed"] == 1
    (problem,) = rows(folder, "select * from problems")
    assert problem["stage"] == "read" and problem["url"] == f"{server.home}news/1"
    assert rows(folder, "select 1 from captures where url = ?", problem["url"])
    shown = run(folder, "problems", "--crawl", result["crawl"])
    assert problem["url"] in shown.stdout and shown.returncode == 0


@pytest.mark.parametrize("validators", [{}, {"ETag": '"1"'}])
def test_a_page_that_still_cannot_be_read_is_said_once(server, tmp_path, validators):
    html = {"Content-Type": "text/html"} | validators
    same = Answer(b"<html><body><h1></h1></body></html>", headers=html)
    server.routes["/news/1"] = lambda hit: Answer(status=304) if "if-none-match" in hit.headers else same
    server.serve_feed({"/news/1": ""})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, code=1)
    (result,) = crawl(folder, now="2026-11-25T09:00:00+00:00")
    assert result["failed"] == 0 and server.paths("/news/") == ["/news/1"] * 2
    assert len(rows(folder, "select * from problems")) == 1
    server.serve_article("/news/1", "Мост открыли раньше срока")
    assert crawl(folder, now="2026-11-27T09:00:00+00:00")[0]["new"] == 1


def test_a_feed_that_turned_into_a_web_page_is_said_not_taken_for_an_empty_one(server, tmp_path):
    server.routes["/rss"] = Answer(
        b"<!DOCTYPE html><html><body>Not a feed</body></html>", headers={"Content-Type": "text/html"}
    )
    (result,) = crawl(archive_of(server, tmp_path / "a"), code=1)
    assert result["outcome"] == "failed"


def test_an_outlet_that_listed_articles_and_now_lists_none_is_an_alarm(server, tmp_path):
    server.serve_article("/news/1", "Первая новость города")
    server.serve_feed({"/news/1": "Первая новость города"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    server.serve_feed({})
    (result,) = crawl(folder, now="2026-11-24T09:00:00+00:00", code=1)
    assert "lists nothing" in result["message"]


def test_a_server_that_is_not_there_is_named(tmp_path):
    with Server() as gone:
        registry = registry_of(outlet_toml(gone, feeds=["/rss"]))
    (result,) = crawl(new_archive(tmp_path / "a", registry), code=1)
    assert result["outcome"] == "failed" and "robots.txt" in result["message"]


def test_a_page_that_fails_once_is_fetched_at_the_second_try(server, tmp_path):
    server.serve_article("/news/1", "Первая новость города")
    server.serve_feed({"/news/1": "Первая новость города"})
    page, tries = server.routes["/news/1"], []
    server.routes["/news/1"] = lambda hit: page if tries.append(hit) or len(tries) > 1 else Answer(status=500)
    (result,) = crawl(archive_of(server, tmp_path / "a"))
    assert result["new"] == 1 and len(tries) == 2


def test_links_to_other_sites_are_never_asked_for(server, tmp_path):
    with Server() as other:
        other.serve_article("/news/9", "Чужая новость")
        server.serve_article("/news/1", "Своя новость города")
        server.serve_feed({"/news/1": "Своя новость города"})
        body = server.routes["/rss"].body.replace(
            b"</channel>", f"<item><title>x</title><link>{other.home}news/9</link></item></channel>".encode()
        )
        server.routes["/rss"] = Answer(body)
        server.routes["/news/2"] = Answer(status=302, headers={"Location": f"{other.home}news/9"})
        crawl(archive_of(server, tmp_path / "a"))
        assert other.hits == []


def test_an_outlet_of_which_only_the_home_page_is_known_is_read_from_there(server, tmp_path):
    headlines = {f"/news/read/{n}": f"В Заречном {what} после ремонта" for n, what in enumerate(NEWS)}
    for path, headline in headlines.items():
        server.serve_article(path, headline)
    links = "".join(f'<div class="item"><a href="{path}">{headline}</a></div>' for path, headline in headlines.items())
    server.routes["/"] = Answer(f"<html><body><ul><li><a href='/about'>О нас</a></li></ul>{links}</body></html>".encode())
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server)))
    (result,) = crawl(folder)
    assert result["new"] == len(headlines)


NEWS = ("открылась школа", "закрыли старый мост", "запустили новый автобус", "отметили день города")
