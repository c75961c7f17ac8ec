"""An outlet builds its pages anew: its articles are read all the same, and the archivist is told."""

import re

import pytest

from archive.memory import load_memory
from tests.crawls import crawl, new_archive, rows, run
from tests.serving import Answer, Server, body_about, outlet_toml, registry_of

THEMES = ("мост", "каток", "почта", "рынок", "музей", "сквер", "завод", "школа", "стадион", "вокзал")
HEADLINES = {f"/news/{number}": f"Новый {theme} в Заречном откроют к зиме" for number, theme in enumerate(THEMES, 1)}
OLD = dict(list(HEADLINES.items())[:4])
NEW = dict(list(HEADLINES.items())[4:])
REDESIGNED = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{headline} | Вестник</title></head><body>
<header><a href="/">Заречный вестник</a></header><main><article class="story"><h1 class="story__title">{headline}</h1>
<p class="story__date">26 ноября 2026, 10:00</p><section class="story__text">{text}</section></article></main></body></html>"""


@pytest.fixture
def server():
    with Server() as running:
        for path, headline in OLD.items():
            running.serve_article(path, headline)
        running.serve_feed(OLD)
        yield running


def redesign(server: Server) -> None:
    for path, headline in NEW.items():
        text = "".join(f"<p>{one}</p>" for one in body_about(headline).split("\n\n"))
        page = REDESIGNED.format(headline=headline, text=text)
        server.routes[path] = Answer(page.encode(), headers={"Content-Type": "text/html; charset=utf-8"})
    server.serve_feed(NEW)


def test_a_redesign_is_said_learned_and_costs_no_article(server, tmp_path):
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))
    crawl(folder)
    first = load_memory(folder, "zarechny")
    assert first is not None and len(first.layouts) == 1
    redesign(server)
    crawl(folder, now="2026-11-26T09:00:00+00:00")
    memory = load_memory(folder, "zarechny")
    assert memory is not None and [one.body[0].value for one in memory.layouts][1:] == ["section.story__text"]
    (problem,) = rows(folder, "select outlet, message from problems where message like '%redesign%'")
    assert problem["outlet"] == "zarechny" and "section.story__text" in problem["message"]
    assert {row["headline"] for row in rows(folder, "select headline from articles")} == set(HEADLINES.values())
    checked = run(folder, "outlets", "check", "--offline")
    assert re.search(r"zarechny +10 +100% +0% +0%", checked.stdout), checked.stdout
    before = rows(folder, "select id, headline, body, published_at from articles order by id")
    assert "10 unchanged" in run(folder, "reread").stdout
    assert rows(folder, "select id, headline, body, published_at from articles order by id") == before
