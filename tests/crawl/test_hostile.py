"""Sites that lead a crawler astray: loops, false canonical addresses, other people's links, cut answers."""

import gzip

import pytest

from tests.crawls import crawl, new_archive, rows, run
from tests.serving import Answer, Server, outlet_toml, registry_of


@pytest.fixture
def server():
    with Server() as running:
        running.routes["/robots.txt"] = Answer(status=404)
        yield running


def archive_of(server: Server, folder, **listings):
    return new_archive(folder, registry_of(outlet_toml(server, **(listings or {"feeds": ["/rss"]}))))


def test_a_feed_that_redirects_in_a_circle_is_given_up(server, tmp_path):
    server.routes["/rss"] = Answer(status=302, headers={"Location": "/rss2"})
    server.routes["/rss2"] = Answer(status=302, headers={"Location": "/rss"})
    crawl(archive_of(server, tmp_path / "a"), code=1)
    assert len(server.hits) < 12


def test_sitemap_indexes_that_name_each_other_are_read_a_few_times_at_most(server, tmp_path):
    for one, other in (("/a.xml", "b.xml"), ("/b.xml", "a.xml")):
        server.routes[one] = Answer(f"<sitemapindex><sitemap><loc>{server.home}{other}</loc></sitemap></sitemapindex>".encode())
    folder = archive_of(server, tmp_path / "a", sitemaps=["/a.xml"])
    crawl(folder, "--kind", "backfill")
    assert len(server.hits) < 12


def test_pages_that_redirect_to_each_other_are_a_problem_on_record(server, tmp_path):
    server.serve_feed({"/news/1": "Новость"})
    server.routes["/news/1"] = Answer(status=302, headers={"Location": "/news/2"})
    server.routes["/news/2"] = Answer(status=302, headers={"Location": "/news/1"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, code=1)
    assert "circle" in rows(folder, "select message from problems")[0]["message"]


def test_one_rel_canonical_on_every_page_does_not_make_one_article_of_all(server, tmp_path):
    headlines = {
        "/news/1": "Мост открыли раньше срока", "/news/2": "Урожай зерна собрали до дождей",
        "/news/3": "Школьный хор занял первое место",
    }  # fmt: skip
    texts = ("Движение пустили утром, первым проехал автобус с рабочими завода. ", "Комбайны ушли с последнего поля вечером. ",
             "Жюри слушало двадцать коллективов из девяти районов области. ")  # fmt: skip
    for (path, headline), text in zip(headlines.items(), texts, strict=True):
        server.serve_article(path, headline, "\n\n".join([f"{headline}. " + text * 4, text * 5]))
        page = server.routes[path]
        link = f'<link rel="canonical" href="{server.home}index.php?mod=news"></head>'.encode()
        server.routes[path] = Answer(page.body.replace(b"</head>", link), headers=page.headers)
    server.serve_feed(headlines)
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    assert {row["headline"] for row in rows(folder, "select headline from articles")} == set(headlines.values())


def test_a_304_for_an_article_that_is_not_here_is_asked_again_without_condition(server, tmp_path):
    server.serve_article("/news/1", "Мост открыли раньше срока", ETag='"a"')
    page, seen = server.routes["/news/1"], []
    server.routes["/news/1"] = lambda hit: page if seen.append(hit) or len(seen) > 1 else Answer(status=304)
    server.serve_feed({"/news/1": "Мост открыли раньше срока"})
    (result,) = crawl(archive_of(server, tmp_path / "a"))
    assert result["new"] == 1


def test_a_feed_of_other_peoples_addresses_is_not_taken_for_a_quiet_day(server, tmp_path):
    server.serve_feed({"/news/1": "Новость"})
    server.routes["/rss"] = Answer(server.routes["/rss"].body.replace(server.home.encode(), b"https://elsewhere.example/"))
    (result,) = crawl(archive_of(server, tmp_path / "a"), code=1)
    assert "other sites" in result["message"]


def test_a_feed_that_robots_txt_forbids_is_said(server, tmp_path):
    server.routes["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /rss\n")
    (result,) = crawl(archive_of(server, tmp_path / "a"), code=1)
    assert "robots.txt forbids it" in result["message"]


def test_a_page_cut_off_on_the_way_is_no_article(server, tmp_path):
    server.serve_article("/news/1", "Мост открыли раньше срока")
    page = server.routes["/news/1"]
    cut = gzip.compress(page.body)[:-40]
    server.routes["/news/1"] = Answer(cut, headers={**page.headers, "Content-Encoding": "gzip"})
    server.serve_feed({"/news/1": "Мост открыли раньше срока"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder, code=1)
    assert rows(folder, "select count(*) as n from articles") == [{"n": 0}]


def test_a_missing_article_that_is_still_listed_a_day_later_is_asked_again(server, tmp_path):
    server.serve_feed({"/news/1": "Мост открыли раньше срока"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    server.serve_article("/news/1", "Мост открыли раньше срока")
    assert crawl(folder)[0]["new"] == 0
    assert crawl(folder, now="2026-11-25T09:00:00+00:00")[0]["new"] == 1


def test_a_location_in_raw_utf_8_leads_where_it_says(server, tmp_path):
    server.serve_article("/novosti/%D0%BC%D0%BE%D1%81%D1%82", "Мост открыли раньше срока")
    server.routes["/news/1"] = Answer(status=301, headers={"Location": "/novosti/мост".encode().decode("latin-1")})
    server.serve_feed({"/news/1": "Мост открыли раньше срока"})
    assert crawl(archive_of(server, tmp_path / "a"))[0]["new"] == 1


def test_text_of_strangers_neither_breaks_nor_steers_the_terminal(server, tmp_path):
    server.serve_feed({"/news/1": "Новость"})
    server.routes["/news/1"] = Answer(status=302, headers={"Location": "http://x.example/[/b]\x1b[2J"})
    folder = archive_of(server, tmp_path / "a")
    crawl(folder)
    for command in (["crawl"], ["problems"], ["outlets", "check"], ["status"]):
        done = run(folder, *command)
        assert "Traceback" not in done.stderr and "\x1b" not in done.stdout + done.stderr, command


def test_init_never_writes_over_a_registry(server, tmp_path):
    folder = archive_of(server, tmp_path / "a")
    before = (folder / "outlets.toml").read_text("utf-8")
    done = run(folder, "init", str(folder))
    assert done.returncode == 2 and "is an archive already" in done.stderr
    assert (folder / "outlets.toml").read_text("utf-8") == before
