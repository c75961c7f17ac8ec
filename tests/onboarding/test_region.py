"""The bundled region without a registry: every outlet is added by its address, name, town and region, and then crawled."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from podshivka.region import Region
from podshivka.region.score import compare
from scraper.registry import load
from tests.crawls import new_archive, run

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DELAY = 0.05
REGISTRY = f'[defaults]\ncontact = "archive@example.org"\ndelay_seconds = {DELAY}\n'

MOST_REQUESTS = 1.5
"""An article on the first crawl with back issues, onboarding included."""


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """The region after onboarding and the first crawls, still served."""
    region = Region(now=START)
    with region.serve() as served:
        folder = new_archive(tmp_path_factory.mktemp("by-address") / "archive", REGISTRY)
        homes = served.homepages()

        def add(outlet):
            hints = ("--slug", outlet.slug, "--title", outlet.title, "--place", outlet.place, "--region", outlet.region)
            return run(folder, "outlets", "add", homes[outlet.slug], *hints, "--yes", now=START.isoformat())

        with ThreadPoolExecutor(3) as several:
            done = list(several.map(add, region.outlets))
        done += [run(folder, "crawl", "--kind", kind, now=START.isoformat()) for kind in ("latest", "backfill")]
        assert not any(one.returncode for one in done), "\n".join(one.stderr for one in done)
        yield served, folder


def test_every_article_is_found_and_nothing_else(crawled):
    served, folder = crawled
    figures = compare(folder / "archive.db", served)
    assert figures.recall >= 0.99 and figures.precision >= 0.99
    assert figures.duplicates == 0


def test_articles_are_read_as_with_the_prepared_registry(crawled):
    served, folder = crawled
    figures = compare(folder / "archive.db", served)
    assert figures.headline >= 0.98
    assert figures.body_f1 >= 0.97
    assert figures.dates >= 0.9


def test_nearly_every_zone_is_found(crawled):
    served, folder = crawled
    true = served.timezones()
    wrong = [one.slug for one in load(folder / "outlets.toml").outlets if one.timezone != true[one.slug]]
    assert len(wrong) <= 1, wrong


def test_onboarding_is_frugal_and_polite(crawled):
    served, _ = crawled
    assert len(served.hits) <= MOST_REQUESTS * len(served.truth())
    assert served.violations(dict.fromkeys(served.homepages(), DELAY)) == []


def test_outlets_added_side_by_side_do_not_overwrite_each_other(crawled):
    served, folder = crawled
    assert {one.slug for one in load(folder / "outlets.toml").outlets} == set(served.homepages())
    assert (folder / "outlets.toml").read_text("utf-8").startswith(REGISTRY)
