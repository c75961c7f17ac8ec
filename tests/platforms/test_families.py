"""The families: each knows its own pages and no other's, tells articles from listings, and leads through its lists."""

from datetime import UTC
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.addresses import fold
from archive.article import Article, Capture, Outlet
from scraper.addresses import clean
from scraper.paging import next_page
from scraper.platforms import OURS, Platform, platform_named, recognise
from scraper.platforms.families import FAMILIES
from scraper.reading import read
from scraper.reading.charset import decode
from scraper.sections import read_section
from tests.platforms.site import PRESENT
from tests.platforms.sites.aif import AifSite
from tests.platforms.sites.bashkortostan import BashkortostanSite
from tests.platforms.sites.dayru import DayRuSite
from tests.platforms.sites.family import FamilySite
from tests.platforms.sites.gid import GidSite
from tests.platforms.sites.kp import KpSite
from tests.platforms.sites.mk import MkSite
from tests.platforms.sites.shkulev import ShkulevSite
from tests.platforms.sites.tatmedia import TatmediaSite
from tests.platforms.walking import walk

SITES: tuple[type[FamilySite], ...] = (
    *(KpSite, AifSite, MkSite, TatmediaSite, BashkortostanSite, ShkulevSite, GidSite, DayRuSite),
)
PAGES = Path(__file__).parents[1] / "pages"
HOME = "https://town.example"
NAMES = {family.name for family in FAMILIES}


@pytest.fixture(scope="module", params=SITES, ids=lambda site: site.slug)
def site(request: pytest.FixtureRequest) -> FamilySite:
    return request.param()


@pytest.fixture
def platform(site: FamilySite) -> Platform:
    return platform_named(site.platform)


def families_of(page: str) -> list[str]:
    return [family.name for family in FAMILIES if family().recognises(page)]


def test_every_family_has_a_site_and_a_page() -> None:
    assert {site.platform for site in SITES} == NAMES <= {platform.name for platform in OURS}
    assert all(list((PAGES / name).glob("*.html")) for name in NAMES)


def test_the_pages_of_a_site_show_its_family_alone(site: FamilySite) -> None:
    shown = {path: families_of(page) for path, page in site.pages.items()}
    assert shown["/"] == shown[site.listing] == [site.platform]
    assert all(names in ([], [site.platform]) for names in shown.values())
    assert recognise(site.pages["/"]).name == site.platform


def test_a_family_knows_its_own_pages_and_no_other_s() -> None:
    for path in PAGES.rglob("*.html"):
        folder = path.relative_to(PAGES).parts[0]
        assert families_of(decode(path.read_bytes(), "")) == ([folder] if folder in NAMES else []), path


@pytest.mark.parametrize(
    "page",
    [
        '<a href="https://www.kp.ru/online/news/5062153/">пишет «Комсомолка»</a> <img src="http://kp.ru/_img/logo_min.gif">',
        '<a href="https://www.e1.ru/text/gorod/2023/09/07/72678422/">сообщает E1</a> <img src="https://cdn.hsmedia.ru/1.jpg">',
        '<img src="https://static.mk.ru/upload/entities/2024/02/02/1.jpg"> <a href="https://www.mk.ru/news/">МК</a>',
        '<img src="https://aif-s3.aif.ru/images/021/639/1.jpg"> <a href="https://aif.ru/rss/all.php">АиФ</a>',
        '<a href="https://belizvest.ru/news/novosti/2024-12-04/chestnyh-otvetov-4037507">«Белорецкий рабочий»</a>',
        '<a href="https://orenburg-gid.ru/afisha/">гид</a> <a href="/news/12345">Наши новости</a>',
        '<a href="/news/zdorove/klescha-prihvatili.htm">Клеща прихватили</a>',
        '<a href="/news/202604231545">Номер не день</a> <a href="/news/320423085845">тридцать второе</a>',
        '<a href="/text/2009/10/20">20 октября</a> <a href="/news/2026-11-22">22 ноября</a>',
    ],
)
def test_a_link_or_a_picture_from_a_family_is_no_mark(page: str) -> None:
    assert families_of(page) == []


def test_articles_and_listings_are_told_apart_by_address(site: FamilySite, platform: Platform) -> None:
    articles = [site.address(item) for item in site.items]
    assert [one for one in articles if not platform.is_article(one) or platform.is_listing(one)] == []
    assert [one for one in (*site.traps, *site.further(), site.listing) if platform.is_article(one)] == []


def test_a_copy_leads_to_its_original(site: FamilySite, platform: Platform) -> None:
    for item in site.items:
        for copy, kind in site.copies(item).items():
            assert platform.original(copy) == (kind, site.address(item))
        assert platform.original(site.address(item)) is None


def test_stated_sections_pages_and_days_are_those_of_the_site(site: FamilySite, platform: Platform) -> None:
    newest = site.items[0]
    assert set(platform.sections) & set(site.pages)
    assert not platform.pages or not site.page_two or platform.page(site.listing, 2) == site.page_address(2)
    assert not platform.days or site.address(newest) in site.pages[platform.day(site.local(newest).date())]


@pytest.mark.parametrize("named", [True, False], ids=["stated", "auto"])
def test_a_list_leads_to_every_article_once_and_to_nothing_else(site: FamilySite, named: bool) -> None:
    outlet = Outlet(slug="town", title=site.title, homepage=f"{HOME}/", platform=site.platform if named else "auto")
    found, url, number = [], HOME + site.listing, 0
    while url and number < 10:
        number += 1
        parts = urlsplit(url)
        page = site.pages[parts.path + (f"?{parts.query}" if parts.query else "")].encode()
        listed = [entry.url for entry in read_section(page, url, outlet).entries]
        more = next_page(page, url, outlet, number=number, articles=listed)
        found, url = found + listed, more.url if more and more.is_printed else ""
    assert sorted(map(fold, found)) == sorted(fold(clean(HOME + site.address(item))) for item in site.items)
    assert number == len(site.items) / site.size


def test_every_article_reads_as_it_is_printed(site: FamilySite) -> None:
    outlet = Outlet(slug="town", title=site.title, homepage=f"{HOME}/", timezone=site.timezone, platform=site.platform)
    for item in site.items:
        told = site.truth_of(item, site.text(item))
        article = read(_capture(site, site.address(item)), outlet, None, None)
        assert isinstance(article, Article), article
        assert article.headline == told.headline
        assert f"{article.lead} {article.body}".split() == f"{told.leads[0]} {told.body}".split()
        assert article.published_at == item.published_at.astimezone(UTC).replace(second=article.published_at.second)


def _capture(site: FamilySite, path: str) -> Capture:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    body = site.pages[path].encode()
    return Capture(id="urn:uuid:1", url=clean(HOME + path), captured_at=PRESENT, status=200, headers=headers, body=body)


def test_its_address_is_enough(site: FamilySite, tmp_path: Path) -> None:
    walked = walk(site, tmp_path / "archive")
    assert walked.faults() == [], walked.said
