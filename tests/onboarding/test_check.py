"""`outlets check` and `outlets explain`: what changed at known outlets, and what an address is to the archive."""

import pytest

from tests.crawls import crawl, new_archive, run
from tests.onboarding.sites import HEADLINES, newspaper, page
from tests.serving import Answer, Server, outlet_toml, registry_of


@pytest.fixture
def server():
    with Server() as running:
        newspaper(running)
        yield running


def archive_of(tmp_path, server, **keys):
    return new_archive(tmp_path / "archive", registry_of(outlet_toml(server, **keys)))


def check(folder, *arguments):
    return run(folder, "outlets", "check", *arguments)


def test_an_outlet_that_is_as_the_registry_says_is_well(tmp_path, server):
    folder = archive_of(tmp_path, server, feeds=["/rss"], sections=["/news/"])
    before = (folder / "outlets.toml").read_text("utf-8")
    done = check(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    listings, shares = done.stdout.strip().split("\n\n")
    assert shares.splitlines()[1].split()[:2] == ["zarechny", "none"]
    lines = [line.split() for line in listings.splitlines()]
    assert [(line[0], line[1], line[3], line[4]) for line in lines[1:]] == [
        ("zarechny", "feed", "works", "6"),
        ("zarechny", "section", "works", "6"),
    ]
    assert (folder / "outlets.toml").read_text("utf-8") == before
    assert len(server.paths("/rss")) == 1, "each address is asked for once"


def test_what_changed_is_told_and_a_dead_listing_is_exit_1(tmp_path, server):
    folder = archive_of(tmp_path, server, feeds=["/old-rss"], sections=["/news/"], platform="joomla")
    server.routes["/"].body = server.routes["/"].body.replace(b"</body>", b'<img src="/wp-content/logo.png"></body>')
    text = (folder / "outlets.toml").read_text("utf-8")
    (folder / "outlets.toml").write_text(text.replace("Заречный вестник", "Старое имя"), "utf-8")
    done = check(folder, "zarechny")
    assert done.returncode == 1
    assert "answers 404" in done.stdout
    assert f"zarechny: a feed that is not in outlets.toml: {server.home}rss" in done.stdout
    assert "platform: joomla in outlets.toml, the site looks like wordpress" in done.stdout
    assert "title: Старое имя in outlets.toml, the home page says Заречный вестник" in done.stdout


def test_a_site_that_gives_nothing_any_more_is_exit_1(tmp_path, server):
    folder = archive_of(tmp_path, server, sections=["/news/"])
    server.routes["/"] = page("<h1>Сайт заблокирован хостером</h1>")
    server.routes["/news/"] = Answer(status=404)
    done = check(folder)
    assert done.returncode == 1
    assert "the hoster has switched the site off" in done.stdout


def test_offline_tells_the_last_answers_and_asks_nobody(tmp_path, server):
    folder = archive_of(tmp_path, server, feeds=["/rss"])
    crawl(folder)
    before = len(server.hits)
    done = check(folder, "--offline")
    assert done.returncode == 0 and "done" in done.stdout
    assert len(server.hits) == before


def test_explain_says_what_an_address_is_and_asks_nobody(tmp_path, server):
    folder = archive_of(tmp_path, server, feeds=["/rss"])
    crawl(folder)
    before = len(server.hits)
    done = run(folder, "outlets", "explain", server.home + "news/106", server.home + "tags/most", "https://elsewhere.example/1")
    assert done.returncode == 0, done.stderr
    article, tag, stranger = done.stdout.strip().split("\n\n")
    assert HEADLINES[0] in article and "an article" in article
    assert "no article (tag)" in tag
    assert "no outlet of outlets.toml has this host" in stranger
    assert len(server.hits) == before
