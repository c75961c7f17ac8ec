from datetime import UTC, datetime

import pytest

from archive.article import Problem
from archive.store import Archive, ArchiveError, CrawlCounts
from tests.archive.making import DAY, HOUR, NOON, article, column


def finish(archive: Archive, id: str, at: datetime, outcome: str = "finished", **counts: int) -> None:
    archive.finish_crawl(id, outcome=outcome, at=at, counts=CrawlCounts(**counts))


def test_crawl_is_a_row_from_its_start_to_its_end(archive: Archive) -> None:
    crawl = archive.start_crawl("stepnoy", "latest", NOON)
    running = archive.last_crawl("stepnoy", "latest")
    assert running is not None
    assert (running.id, running.outcome, running.finished_at) == ("20261125T070000Z-stepnoy-latest", None, None)
    finish(archive, crawl, NOON + HOUR, "failed", requests=9, captures=8, new=3, revised=1, unchanged=2, failed=1)
    ended = archive.last_crawl("stepnoy")
    assert ended is not None
    assert (ended.outcome, ended.requests, ended.new, ended.failed, ended.finished_at) == ("failed", 9, 3, 1, NOON + HOUR)


def test_two_crawls_of_one_second_have_two_ids(archive: Archive) -> None:
    assert archive.start_crawl("stepnoy", "latest", NOON) != archive.start_crawl("stepnoy", "latest", NOON)


def test_crawl_of_an_unknown_outlet_is_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="'nowhere'"):
        archive.start_crawl("nowhere", "latest", NOON)


def test_day_of_an_outlet_sums_what_its_crawls_found(archive: Archive) -> None:
    for hours, outcome in enumerate(("finished", "failed", "stopped")):
        crawl = archive.start_crawl("stepnoy", "latest", NOON + hours * HOUR)
        finish(archive, crawl, NOON + hours * HOUR, outcome, listed=20, new=2, gone=hours)
    assert list(archive.db.query("select * from outlet_days")) == [
        {"outlet": "stepnoy", "day": "2026-11-25", "crawls": 3, "failed": 2, "listed": 60, "new": 6, "gone": 3}
    ]


def test_day_is_the_local_one_on_which_the_crawl_began(archive: Archive) -> None:
    begun = datetime(2026, 11, 25, 18, 50, tzinfo=UTC)  # 23:50 in Orenburg
    finish(archive, archive.start_crawl("stepnoy", "latest", begun), begun + HOUR, new=1)
    finish(archive, archive.start_crawl("stepnoy", "latest", begun + HOUR), begun + 2 * HOUR, new=1)
    assert column(archive, "select day from outlet_days order by day") == ["2026-11-25", "2026-11-26"]


def test_outcome_nobody_knows_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="finished, failed, stopped"):
        finish(archive, archive.start_crawl("stepnoy", "latest", NOON), NOON, "ok")


def test_problems_are_read_back_by_crawl(archive: Archive) -> None:
    crawl = archive.start_crawl("stepnoy", "latest", NOON)
    problem = Problem(url="https://stepnoy.example/news/9", stage="fetch", message="timed out after 60 s")
    archive.problem(problem, crawl=crawl, outlet="stepnoy", at=NOON)
    archive.problem(problem, crawl=None, outlet=None, at=NOON)
    (one,) = archive.problems(crawl)
    assert (one.url, one.stage, one.message, one.at) == (problem.url, "fetch", problem.message, NOON)
    assert len(archive.problems()) == 2


def test_status_tells_articles_last_crawl_and_its_problems(archive: Archive) -> None:
    crawl = archive.start_crawl("stepnoy", "latest", NOON)
    archive.save(article(published_at=NOON, date_precision="minute"), crawl=crawl, seen_at=NOON)
    archive.problem(Problem(url="https://stepnoy.example/", stage="read", message="no body"), crawl=crawl, outlet=None, at=NOON)
    stepnoy, volga = archive.status()
    assert (stepnoy.slug, stepnoy.active, stepnoy.articles, stepnoy.newest) == ("stepnoy", True, 1, "2026-11-25")
    assert stepnoy.problems == 1
    assert stepnoy.last_crawl is not None
    assert (volga.articles, volga.last_crawl, volga.problems) == (0, None, 0)


def test_new_articles_are_counted_since_a_moment(archive: Archive) -> None:
    for number in range(3):
        archive.save(article(number), crawl=None, seen_at=NOON + number * DAY)
    assert archive.new_articles("stepnoy", since=NOON + DAY) == 2
