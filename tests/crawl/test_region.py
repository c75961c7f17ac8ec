"""The bundled region crawled by the real commands: complete, polite, right, and never twice."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from archive.frontier import Frontier
from archive.store import Archive
from podshivka.reading_ahead import Ahead
from podshivka.region import Region
from podshivka.region.addresses import addresses, explained
from podshivka.region.score import compare
from podshivka.stored_reading import Rereader
from scraper.registry import load
from tests.crawls import new_archive, rows, run

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The region after a crawl of the latest and of the back issues, still served."""
    with Region(now=START).serve() as served:
        folder = new_archive(tmp_path_factory.mktemp("region") / "archive", served.outlets_toml())
        done = [run(folder, "crawl", "--kind", kind, now=START.isoformat()) for kind in ("latest", "backfill")]
        assert [one.returncode for one in done] == [0, 0], "\n".join(one.stderr for one in done)
        yield served, folder


def test_every_article_is_found_and_nothing_else(crawled):
    served, folder = crawled
    figures = compare(folder / "archive.db", served)
    assert figures.recall >= 0.98 and figures.precision >= 0.98
    assert figures.duplicates == 0


def test_articles_are_read_as_they_were_written(crawled):
    served, folder = crawled
    figures = compare(folder / "archive.db", served)
    assert figures.headline >= 0.98
    assert figures.body_f1 >= 0.97
    assert figures.dates >= 0.95


def test_explain_knows_what_nearly_every_address_is(crawled):
    served, folder = crawled
    answered = explained(folder, addresses(served))
    assert answered.of > 300 and answered.share >= 0.98, answered.wrong


def test_no_host_was_treated_impolitely(crawled):
    served, _ = crawled
    assert served.violations() == []


def test_the_same_crawl_again_asks_only_for_listings_and_conditionally(crawled):
    served, folder = crawled
    before = len(served.hits)
    for kind in ("latest", "backfill"):
        assert run(folder, "crawl", "--kind", kind, now=START.isoformat()).returncode == 0
    hits = served.hits[before:]
    listings = {row["url"] for row in known_listings(folder)}
    homes = served.homepages()
    asked = Counter(homes[hit.outlet].rstrip("/") + hit.address for hit in hits if hit.address != "/robots.txt")
    assert set(asked) <= listings
    assert max(asked.values()) == 1, asked
    validated = [hit for hit in hits if hit.status == 304]
    assert len(validated) >= 0.6 * len(hits)
    assert rows(folder, "select count(*) as n from crawls where new > 0 and id in (select id from crawls order by rowid desc"
                " limit 24)") == [{"n": 0}]  # fmt: skip


def known_listings(folder):
    import sqlite3

    database = sqlite3.connect(folder / "state" / "frontier.db")
    database.row_factory = sqlite3.Row
    try:
        return database.execute("select url from addresses where kind != 'page'").fetchall()
    finally:
        database.close()


def test_every_page_is_kept_and_can_be_read_again_to_the_same_rows(crawled):
    _, folder = crawled
    columns = "id, headline, lead, body, byline, section, published_at, published_date, revision_count"
    before = rows(folder, f"select {columns} from articles order by id")
    done = run(folder, "reread")
    assert done.returncode == 0, done.stderr
    assert rows(folder, f"select {columns} from articles order by id") == before


def test_captures_are_read_to_the_end_though_a_process_that_reads_ahead_is_killed(crawled):
    _, folder = crawled
    outlets = list(load(folder / "outlets.toml").outlets)
    ids = [row["id"] for row in rows(folder, "select capture as id from articles order by search_key limit 80")]
    frontier = Frontier(folder / "state")
    try:
        with Archive.open(folder) as archive:
            rereader = Rereader(archive, frontier, outlets)
            with Ahead(folder, outlets, ids, rereader) as ahead:
                captures = [archive.capture(id) for id in ids]
                found = [ahead.read(captures[0])]
                for process in (ahead._pool._processes or {}).values() if ahead._pool else ():
                    process.kill()
                found += [ahead.read(capture) for capture in captures[1:]]
            assert found == [rereader.read(capture) for capture in captures]
    finally:
        frontier.close()


def test_what_was_lost_is_on_record(crawled):
    _, folder = crawled
    problems = rows(folder, "select url, message from problems")
    assert any("answers 404" in one["message"] for one in problems)
    assert any("answers 500" in one["message"] for one in problems)
