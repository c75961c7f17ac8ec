"""The frontier: what was fetched is not fetched again, what was cut short goes on, and a host is never hurried."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from archive.due import Found, Window
from archive.frontier import Frontier

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL = Window()


@pytest.fixture
def frontier(tmp_path: Path):
    opened = Frontier(tmp_path)
    yield opened
    opened.close()


def page(number: int, **more) -> Found:
    return Found(url=f"https://gtsmi.ru/news/read/{number}", **more)


def test_an_address_is_new_only_once_whatever_its_scheme_www_or_slash(frontier):
    assert frontier.add("gtsmi", "latest", [page(1), page(2)], NOW) == 2
    again = [Found(url="http://www.gtsmi.ru/news/read/1/"), page(3)]
    assert frontier.add("gtsmi", "latest", again, NOW) == 1


def test_an_address_that_came_to_nothing_answers_for_no_other(frontier):
    stale, good = page(1, ident="gtsmi.ru#1"), Found(url="https://gtsmi.ru/?newsid=1", ident="gtsmi.ru#1")
    frontier.add("gtsmi", "latest", [stale], NOW)
    assert frontier.add("gtsmi", "latest", [good], NOW) == 0, "one request is enough while it may succeed"
    frontier.settle(frontier.lease("gtsmi", ALL, NOW).key, "gone", NOW, status=404)
    assert frontier.add("gtsmi", "latest", [good], NOW) == 1


def test_what_is_leased_is_not_leased_again_and_what_is_done_not_at_all(frontier):
    frontier.add("gtsmi", "latest", [page(1)], NOW)
    known = frontier.lease("gtsmi", ALL, NOW)
    assert known and known.url.endswith("/1")
    assert frontier.lease("gtsmi", ALL, NOW) is None
    frontier.settle(known.key, "done", NOW, status=200)
    assert frontier.lease("gtsmi", ALL, NOW + timedelta(days=900)) is None
    frontier.add("gtsmi", "latest", [page(1)], NOW)
    assert frontier.lease("gtsmi", ALL, NOW + timedelta(days=900)) is None


def test_listings_go_before_pages_and_newer_pages_before_older(frontier):
    pages = [page(1, day=date(2020, 1, 1)), page(2), page(3, day=date(2026, 1, 1))]
    frontier.add("gtsmi", "latest", pages, NOW)
    frontier.visit_again("gtsmi", "latest", [Found(url="https://gtsmi.ru/rss", kind="feed")], NOW)
    order = [frontier.lease("gtsmi", ALL, NOW).url.rpartition("/")[2] for _ in range(4)]
    assert order == ["rss", "3", "1", "2"]


def test_a_crawl_of_the_latest_leaves_back_issues_alone_until_a_feed_lists_them(frontier):
    frontier.add("gtsmi", "backfill", [page(1)], NOW)
    latest = Window(via=("latest",))
    assert frontier.lease("gtsmi", latest, NOW) is None
    frontier.add("gtsmi", "latest", [page(1)], NOW)
    assert frontier.lease("gtsmi", latest, NOW)


def test_what_a_feed_says_replaces_what_a_section_page_said_and_not_the_other_way(frontier):
    frontier.add("gtsmi", "latest", [page(1, entry='{"headline": "Из рубрики"}')], NOW)
    frontier.add("gtsmi", "latest", [page(1, entry='{"headline": "Из ленты"}', feed_capture="urn:uuid:1")], NOW)
    frontier.add("gtsmi", "latest", [page(1, entry='{"headline": "Из рубрики"}')], NOW)
    known = frontier.lease("gtsmi", ALL, NOW)
    assert known.entry == '{"headline": "Из ленты"}' and known.feed_capture == "urn:uuid:1"


def test_since_and_until_choose_by_the_listed_day_and_keep_what_has_none(frontier):
    frontier.add("gtsmi", "backfill", [page(n, day=date(n, 6, 1)) for n in (2020, 2022, 2024)] + [page(7)], NOW)
    window = Window(since=date(2021, 1, 1), until=date(2023, 1, 1))
    taken = set()
    while known := frontier.lease("gtsmi", window, NOW):
        taken.add(known.url.rpartition("/")[2])
    assert taken == {"2022", "7"}


def test_a_failed_address_is_due_again_later_and_counts_its_attempts(frontier):
    frontier.add("gtsmi", "latest", [page(1)], NOW)
    known = frontier.lease("gtsmi", ALL, NOW)
    frontier.retry(known.key, NOW + timedelta(minutes=10), reason="answers 500", status=500)
    assert frontier.lease("gtsmi", ALL, NOW) is None
    assert frontier.next_due("gtsmi", ALL) == NOW + timedelta(minutes=10)
    assert frontier.lease("gtsmi", ALL, NOW + timedelta(minutes=11)).attempts == 1


def test_redirects_are_remembered_through_several_hops(frontier):
    frontier.add("gtsmi", "latest", [page(1), page(2), page(3)], NOW)
    keys = [frontier.lease("gtsmi", ALL, NOW).key for _ in range(3)]
    frontier.settle(keys[0], "redirected", NOW, target=page(2).url)
    frontier.settle(keys[1], "redirected", NOW, target=page(3).url)
    assert frontier.redirected_here(page(3).url) == (page(1).url, page(2).url)


def test_a_nested_sitemap_is_asked_again_only_when_its_index_gives_it_a_new_date(frontier):
    url = "https://gtsmi.ru/sitemap-2024.xml"
    assert frontier.sitemap_to_read(url, "2024-05-01")
    frontier.visit_again("gtsmi", "backfill", [Found(url=url, kind="sitemap")], NOW)
    frontier.note_modified(url, "2024-05-01")
    frontier.settle(frontier.lease("gtsmi", ALL, NOW).key, "done", NOW)
    assert not frontier.sitemap_to_read(url, "2024-05-01")
    assert frontier.sitemap_to_read(url, "2024-05-02")
    assert frontier.sitemap_to_read(url, "")


def test_one_answer_puts_off_all_that_is_due_at_that_host_and_nothing_else(frontier):
    frontier.add("gtsmi", "latest", [page(1), page(2), Found(url="https://gtsmi.ru.example/3")], NOW)
    frontier.postpone("gtsmi", "https://gtsmi.ru", NOW + timedelta(hours=1))
    assert frontier.lease("gtsmi", ALL, NOW).url == "https://gtsmi.ru.example/3"
    assert frontier.lease("gtsmi", ALL, NOW) is None


def test_a_host_is_not_asked_again_before_its_delay_has_run_from_the_answer(frontier):
    moment = [1000.0]
    clock = lambda: moment[0]  # noqa: E731
    assert frontier.pace.depart("gtsmi.ru", "a", 1, 2.0, clock) == 0
    moment[0] = 1009.0
    assert frontier.pace.depart("gtsmi.ru", "b", 1, 2.0, clock) > 0, "one request is under way"
    frontier.pace.arrive("gtsmi.ru", "a", 2.0, clock)
    assert frontier.pace.depart("gtsmi.ru", "b", 1, 2.0, clock) == pytest.approx(2.0)
    moment[0] = 1011.0
    assert frontier.pace.depart("gtsmi.ru", "b", 1, 2.0, clock) == 0
    assert frontier.pace.depart("orsk.ru", "c", 1, 2.0, clock) == 0


def test_a_host_that_asked_for_patience_is_left_alone_as_long_as_it_said(frontier):
    clock = lambda: 1000.0  # noqa: E731
    frontier.pace.pause("gtsmi.ru", 90, clock)
    assert frontier.pace.depart("gtsmi.ru", "a", 1, 2.0, clock) == pytest.approx(90)


def test_a_clock_set_back_does_not_stop_a_host_for_longer_than_its_pace(frontier):
    frontier.pace.depart("gtsmi.ru", "a", 1, 2.0, lambda: 5_000_000.0)
    frontier.pace.arrive("gtsmi.ru", "a", 2.0, lambda: 5_000_000.0)
    assert frontier.pace.depart("gtsmi.ru", "b", 1, 2.0, lambda: 1_000.0) == 0


def test_what_a_killed_crawl_had_leased_is_due_at_once_for_the_next(tmp_path: Path):
    script = textwrap.dedent(
        f"""
        import sys, time
        from datetime import datetime
        from pathlib import Path
        from archive.due import Found, Window
        from archive.frontier import Frontier
        now = datetime.fromisoformat({NOW.isoformat()!r})
        frontier = Frontier(Path({str(tmp_path)!r}))
        frontier.add("gtsmi", "latest", [Found(url="https://gtsmi.ru/1")], now)
        assert frontier.lease("gtsmi", Window(), now)
        assert frontier.pace.depart("gtsmi.ru", "t", 1, 2.0, time.time) == 0
        print("leased", flush=True)
        sys.stdin.read()
        """
    )
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "leased\n"
    alive = Frontier(tmp_path)
    assert alive.lease("gtsmi", ALL, NOW) is None, "the other crawl still holds it"
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    after = Frontier(tmp_path)
    assert after.lease("gtsmi", ALL, NOW) is not None
    later = time.time() + 10
    assert after.pace.depart("gtsmi.ru", "u", 1, 2.0, lambda: later) == 0
    alive.close()
    after.close()
