"""Judging visitors: what is impolite is said, what is polite is not."""

import time
from itertools import pairwise

import pytest

from podshivka.region import Hit, Region, Served
from podshivka.region.visits import PACE_TOLERANCE_SECONDS, Rules, violations
from tests.region.fetching import fetch


def hit(address: str, arrived: float, **changes: object) -> Hit:
    values: dict[str, object] = {
        "outlet": "trud", "method": "GET", "address": address, "user_agent": "", "has_etag": False, "has_modified_since": False,
        "status": 200, "arrived": arrived, "robots_allowed": True,
    }  # fmt: skip
    return Hit(**(values | changes))  # type: ignore[arg-type]


def test_a_polite_visit_is_not_blamed() -> None:
    hits = [hit("/robots.txt", 0), hit("/rss", 1), hit("/news/read/1", 2)]
    assert violations(hits, {"trud": 1}) == []


def test_a_page_before_robots_is_blamed() -> None:
    assert violations([hit("/rss", 0), hit("/robots.txt", 5)], {}) == ["trud: /rss was asked before robots.txt"]


def test_a_disallowed_page_is_blamed() -> None:
    hits = [hit("/robots.txt", 0), hit("/admin/", 5, robots_allowed=False)]
    assert violations(hits, {}) == ["trud: /admin/ is disallowed by robots.txt"]


def test_a_gap_below_the_pace_is_blamed_and_a_hair_below_is_not() -> None:
    hits = [hit("/robots.txt", 0), hit("/a", 0.4), hit("/b", 0.9 - PACE_TOLERANCE_SECONDS / 2)]
    assert violations(hits, {"trud": 0.5}) == ["trud: /a came 0.400 s after /robots.txt, 0.5 s expected"]


def test_coming_back_before_retry_after_is_blamed() -> None:
    hits = [hit("/robots.txt", 0), hit("/a", 1, status=503, retry_after=2), hit("/a", 2)]
    assert violations(hits, {"trud": 0.5}) == ["trud: /a came 1.000 s after /a, 2 s expected"]


def test_outlets_are_paced_apart() -> None:
    hits = [hit("/robots.txt", 0), hit("/robots.txt", 0.01, outlet="step"), hit("/a", 1), hit("/a", 1.01, outlet="step")]
    assert violations(hits, {"trud": 1, "step": 1}) == []


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("/news/detail.php?ELEMENT_ID=1", True),
        ("/closed/press.php?ELEMENT_ID=11", False),
        ("/news/detail.php?ELEMENT_ID=1&print=Y", False),
    ],
)
def test_robots_is_judged_for_our_agent(region: Region, address: str, allowed: bool) -> None:
    outlet = next(outlet for outlet in region.outlets if outlet.slug == "nov")
    assert Rules(outlet.robots).allow(address) is allowed


def test_a_crawl_delay_is_the_pace_where_it_is_longer(region: Region) -> None:
    with region.serve() as served:
        base = served.homepages()["nov"].rstrip("/")
        for path in ("/robots.txt", "/news/", "/sitemap.xml"):
            fetch(base + path)
            time.sleep(0.15)
        faults = served.violations({"nov": 0.1})
        assert len(faults) == 2 and all("0.3 s expected" in fault for fault in faults)


def test_every_request_is_written_down(served: Served) -> None:
    url = served.homepages()["gorod"] + "feed/"
    before = len(served.hits)
    fetch(url, User_Agent="tester", If_None_Match='"x"')
    fetch(url, If_Modified_Since="Sat, 01 Jan 2000 00:00:00 GMT")
    first, second = served.hits[before:]
    assert (first.outlet, first.address, first.user_agent, first.status) == ("gorod", "/feed/", "tester", 200)
    assert (first.has_etag, first.has_modified_since) == (True, False)
    assert (second.has_etag, second.has_modified_since, second.is_conditional) == (False, True, True)
    assert all(earlier.arrived <= later.arrived for earlier, later in pairwise(served.hits))


def test_looking_is_no_visit(served: Served) -> None:
    before = len(served.hits)
    served.look(served.homepages()["gorod"])
    assert len(served.hits) == before
