"""Every platform has a small site of its own; onboarding and crawling find their way on each with nothing but its address."""

from pathlib import Path

import pytest

from scraper.platforms import OURS
from scraper.platforms.families import FAMILIES
from tests.platforms.site import Site
from tests.platforms.sites import SITES
from tests.platforms.walking import walk


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.slug)
def test_a_site_is_archived_by_its_address_alone(site: type[Site], tmp_path: Path) -> None:
    walked = walk(site(), tmp_path / "archive")
    assert not walked.faults(), f"{walked.said}\n{walked.outlet}"


def test_every_platform_of_ours_has_a_site() -> None:
    assert {platform.name for platform in OURS if platform not in FAMILIES} <= {site.platform for site in SITES}


def test_half_of_the_sites_print_neither_feed_nor_sitemap() -> None:
    assert 2 * sum(not site.has_feed and not site.has_sitemap for site in SITES) >= len(SITES)
