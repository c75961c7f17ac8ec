"""What an archive folder says of any address, without asking anybody."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from archive.article import Address, Article, Capture, Problem
from archive.due import Found
from archive.frontier import Frontier
from archive.learned import Learned
from archive.memory import Memory, save_memory
from archive.store import Archive
from podshivka.explaining import explain
from scraper.registry import loads

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BASE = "https://step.example"
REGISTRY = f"""
[[outlet]]
slug = "step"
title = "Степные вести"
homepage = "{BASE}/"
timezone = "Asia/Yekaterinburg"
platform = "auto"
sections = ["{BASE}/news/"]
"""
LIST = "<html><head><title>мост</title></head><body><h1>мост</h1>" + "".join(
    f"<h3><a href='/news/{n}-x.html'>Снегоуборочную машину нашли в сарае номер {n}</a></h3><p>Её искали с весны и списали.</p>"
    for n in range(9)
)  # fmt: skip


def capture(path: str, html: str, number: int) -> Capture:
    return Capture(
        id=f"urn:uuid:00000000-0000-0000-0000-00000000000{number}",
        url=BASE + path,
        captured_at=NOW,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=html.encode(),
        outlet="step",
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An archive with one article, one list kept by mistake, one address gone, one that waits, and a memory."""
    folder = tmp_path / "archive"
    with Archive.create(folder) as archive:
        (folder / "outlets.toml").write_text(REGISTRY, "utf-8")
        archive.sync_outlets(loads(REGISTRY).outlets)
        archive.keep(page := capture("/news/7421-most.html", "<h1>Мост закроют</h1>", 1))
        archive.keep(capture("/k/most/", LIST, 2))
        article = Article(
            outlet="step",
            url=page.url,
            headline="Мост закроют на ремонт",
            body="Мост через Липовку закроют на ремонт с понедельника.",
            published_date=date(2026, 11, 20),
            date_precision="day",
            addresses=(Address(url=f"{BASE}/index.php?newsid=7421", kind="alias"),),
            capture=page.id,
        )
        archive.save(article, crawl=None, seen_at=NOW)
        archive.problem(Problem(url=f"{BASE}/news/9", stage="fetch", message="answers 404"), crawl=None, outlet="step", at=NOW)
    frontier = Frontier(folder / "state")
    listing = Found(url=f"{BASE}/news/", kind="section")
    pages = [Found(url=BASE + path, source="step.example/news") for path in ("/news/9", "/k/most/", "/news/10-x.html")]
    frontier.add("step", "latest", [listing, *pages], NOW)
    frontier.settle("step.example/news/9", "gone", NOW, status=404, reason="answers 404")
    frontier.settle("step.example/k/most", "not_article", NOW, status=200, reason="a list of articles")
    frontier.close()
    save_memory(folder, Memory(outlet="step", articles=(Learned(value="/news/#s.html", pages=41),)))
    return folder


@pytest.mark.parametrize(
    ("path", "kind", "is_article"),
    [
        ("/news/7421-most.html", "article", True),
        ("/index.php?newsid=7421", "article", True),
        ("/news/7421-most.html?print=1", "article", True),
        ("/news/7421-most.html?PAGEN_1=2511", "article", True),
        ("/k/most/", "listing", False),
        ("/news/", "listing", False),
        ("/news/9", "soft404", False),
        ("/news/10123-x.html", "article", True),
        ("/tag/most/", "tag", False),
        ("/o-zhizni", "unsure", None),
    ],
)
def test_an_address_is_explained(folder: Path, path: str, kind: str, is_article: bool | None) -> None:
    verdict = explain(folder, BASE + path).verdict
    assert (verdict.kind, verdict.is_article) == (kind, is_article), verdict


def test_all_that_is_known_is_said_in_plain_words(folder: Path) -> None:
    assert explain(folder, f"{BASE}/news/9").lines() == [
        f"{BASE}/news/9",
        "  no article (soft404): answers 404",
        "  outlet: Степные вести (step)",
        "  address: /news/#",
        "  queue: is not there any more (a page, found by latest on 2026-11-23 09:00);"
        f" asked last 2026-11-23 09:00, answered 404; answers 404; named by {BASE}/news/",
        "  archive: no article has this address",
        "  problem of 2026-11-23 09:00: fetch: answers 404",
    ]
    article = explain(folder, f"{BASE}/index.php?newsid=7421")
    assert article.article and article.article.kind == "alias"
    assert "Мост закроют на ремонт, 2026-11-20 (alias;" in "\n".join(article.lines())


def test_an_address_of_nobody_is_no_error(folder: Path) -> None:
    assert explain(folder, "https://other.example/").verdict.reasons == ("no outlet of outlets.toml has this host",)
    assert explain(folder, "mailto:red@step.example").outlet is None


def test_without_a_queue_the_archive_still_answers(folder: Path) -> None:
    for file in (folder / "state").glob("frontier.db*"):
        file.unlink()
    assert explain(folder, f"{BASE}/news/7421-most.html").verdict.is_article is True
    assert explain(folder, f"{BASE}/k/most/").verdict.kind == "listing"


def test_looking_up_changes_nothing(folder: Path) -> None:
    before = sorted((path, path.read_bytes()) for path in folder.rglob("*.toml"))
    queue = (folder / "state" / "frontier.db").stat().st_mtime_ns
    explain(folder, f"{BASE}/k/most/")
    assert sorted((path, path.read_bytes()) for path in folder.rglob("*.toml")) == before
    assert (folder / "state" / "frontier.db").stat().st_mtime_ns == queue
