"""Platforms: found by name, recognised by their pages, open to other packages."""

import re
from collections.abc import Iterator
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from scraper import platforms as package
from scraper.platforms import OURS, Platform, platform_named, platforms, recognise
from scraper.registry import loads


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ('<link rel="stylesheet" href="https://a.example/wp-content/themes/news/style.css">', "wordpress"),
        ('<script src="/bitrix/js/main/core.js"></script>', "bitrix"),
        ('<script src="/engine/classes/js/dle_js.js"></script><script>var dle_root = "/";</script>', "dle"),
        ('<div id="news-id-5942">Мост открыт</div>', "dle"),
        ('<img src="https://s23.ucoz.net/counter.gif">', "ucoz"),
        ('<meta name="generator" content="Joomla! 1.5 - Open Source Content Management">', "joomla"),
        ("<script>jQuery.extend(Drupal.settings, {});</script>", "drupal"),
        ('<a href="/news/read/29413">Мост открыт</a>', "newsread"),
        ('<script src="https://static.tildacdn.com/js/tilda-blocks-page1.js"></script>', "tilda"),
        ('<div id="allrecords" data-tilda-page-id="7">', "tilda"),
        ('<a href="/news/29413">Мост открыт, а WordPress и Bitrix тут ни при чём</a>', "generic"),
        ("", "generic"),
    ],
)
def test_a_page_shows_its_platform(page: str, name: str) -> None:
    assert recognise(page).name == name


def test_every_platform_says_how_it_is_recognised_and_who_uses_it() -> None:
    for platform in OURS:
        assert platform.__doc__ and "Recognised by" in platform.__doc__ and "Seen: " in platform.__doc__


ARTICLES = {
    "newsread": ["/news/read/29413"],
    "wordpress": ["/?p=7", "/2025/06/10/most-otkryt/", "/2025/06/most-otkryt", "/archives/123"],
    "bitrix": ["/news/society/1082145/", "/news/detail.php?ID=15", "/news/?ELEMENT_ID=15", "/news/1082145_most-otkryt.html"],
    "dle": ["/5942-most.html", "/news/gorod/5942-most.html", "/index.php?newsid=5942", "/2025/06/10/most.html"],
    "ucoz": ["/news/2015-08-12-187", "/news/most_otkryt/2015-08-12-187", "/publ/gorod/most/2-1-0-15"],
    "joomla": [
        "/novosti/4-gorod/18624-most-otkryt",
        "/novosti/item/18624-most-otkryt.html",
        "/novosti/item/7-most",
        "/novosti/118-most",
        "/novosti/12-most-otkryt",
        "/index.php?option=com_content&view=article&id=18624:most&catid=4:gorod&Itemid=2",
        "/index.php?option=com_content&task=view&id=18624",
        "/component/k2/item/18624-most-otkryt",
    ],
    "drupal": ["/node/135", "/?q=node/135"],
    "tilda": ["/tpost/sjfdm0r0m1-most-otkryt", "/news/tpost/c43ezsout1-lokalizatsiya-i-peredac", "/page12345678.html"],
}


@pytest.mark.parametrize(("name", "address"), [(name, one) for name, many in ARTICLES.items() for one in many])
def test_a_platform_knows_the_addresses_of_its_articles(name: str, address: str) -> None:
    assert platform_named(name).is_article(address)
    assert platform_named(name).original(address) is None, "the article's own address is no copy"


LISTINGS = {
    "newsread": ["/news", "/news/list/3"],
    "wordpress": ["/2025/06/", "/category/gorod/", "/tag/most/page/2/", "/page/2/", "/?cat=3", "/author/petrov/", "/?s=мост"],
    "bitrix": [
        "/news/?PAGEN_1=2",
        "/news/?SECTION_ID=4",
        "/news/society/1082145/?PAGEN_1=2511",
        "/search/?q=мост",
        "/news/rss/",
    ],
    "dle": ["/2025/06/10/", "/lastnews/", "/tags/мост/", "/gorod/page/2/", "/user/petrov/", "/index.php?do=search", "/rss.xml"],
    "ucoz": ["/news/2015-08-12", "/news/2015-08", "/news/", "/news/1-0-3", "/publ/gorod/30-2", "/news/?page2", "/index/0-3"],
    "joomla": [
        "/novosti?start=10",
        "/component/search/",
        "/index.php?option=com_content&view=category&id=4",
        "/itemlist/tag/мост",
    ],
    "drupal": ["/taxonomy/term/4", "/node?page=3", "/node", "/user/7", "/node/135/edit"],
    "tilda": ["/members/login", "/news?tfc_charset=1"],
}


@pytest.mark.parametrize(("name", "address"), [(name, one) for name, many in LISTINGS.items() for one in many])
def test_a_platform_knows_what_is_surely_no_article(name: str, address: str) -> None:
    assert platform_named(name).is_listing(address)


@pytest.mark.parametrize(
    ("name", "copy", "kind", "original"),
    [
        ("newsread", "/news/print/29413", "print", "/news/read/29413"),
        ("wordpress", "/2025/06/most-otkryt/print/", "print", "/2025/06/most-otkryt/"),
        ("wordpress", "/2025/06/most-otkryt/comment-page-2/", "alias", "/2025/06/most-otkryt/"),
        ("bitrix", "/news/1082145/?print=Y", "print", "/news/1082145/"),
        ("bitrix", "/news/1082145/?PAGEN_1=2511", "alias", "/news/1082145/"),
        ("dle", "/news/print:page,1,5942-most.html", "print", "/news/5942-most.html"),
        ("dle", "/engine/print.php?newsid=5942", "print", "/index.php?newsid=5942"),
        ("dle", "/page,1,2,5942-most.html", "alias", "/5942-most.html"),
        ("ucoz", "/news/2015-08-12-187;print", "print", "/news/2015-08-12-187"),
        ("joomla", "/novosti/18624-most?tmpl=component&print=1&layout=default&page=", "print", "/novosti/18624-most"),
        ("joomla", "/novosti/18624-most?showall=1&limitstart=", "alias", "/novosti/18624-most"),
        ("drupal", "/print/135", "print", "/node/135"),
        ("drupal", "/print/novosti/most-otkryt", "print", "/novosti/most-otkryt"),
    ],
)
def test_a_platform_knows_the_copies_of_its_articles(name: str, copy: str, kind: str, original: str) -> None:
    assert platform_named(name).original(copy) == (kind, original)


@pytest.mark.parametrize("copy", ["/page,2,5942-most.html", "/page,2,1,5942-most.html"])
def test_a_further_page_of_a_divided_article_is_no_copy_of_it(copy: str) -> None:
    assert platform_named("dle").original(copy) is None


@pytest.mark.parametrize(
    ("name", "listing", "second", "third"),
    [
        ("wordpress", "https://a.example/category/gorod/", "category/gorod/page/2/", "category/gorod/page/3/"),
        ("wordpress", "https://a.example/?cat=3", "?cat=3&paged=2", "?cat=3&paged=3"),
        ("bitrix", "https://a.example/news/?SECTION_ID=4", "news/?SECTION_ID=4&PAGEN_1=2", "news/?SECTION_ID=4&PAGEN_1=3"),
        ("dle", "https://a.example/gorod/", "gorod/page/2/", "gorod/page/3/"),
        ("dle", "https://a.example/?do=lastnews", "?do=lastnews&cstart=2", "?do=lastnews&cstart=3"),
        ("ucoz", "https://a.example/news/", "news/?page2", "news/?page3"),
        ("joomla", "https://a.example/novosti", "novosti?start=10", "novosti?start=20"),
        ("drupal", "https://a.example/node", "node?page=1", "node?page=2"),
    ],
)
def test_the_further_pages_of_a_listing(name: str, listing: str, second: str, third: str) -> None:
    platform = platform_named(name)
    assert (platform.page(listing, 2), platform.page(listing, 3)) == (
        f"https://a.example/{second}",
        f"https://a.example/{third}",
    )


def test_days_and_months() -> None:
    new_year = date(2026, 1, 2)
    assert platform_named("wordpress").day(new_year) == "/2026/01/02/"
    assert platform_named("ucoz").day(new_year) == "/news/2026-01-02"
    assert platform_named("drupal").month(new_year) == "/archive/202601"
    assert platform_named("generic").day(new_year) == platform_named("generic").month(new_year) == ""


def test_every_listing_a_platform_names_is_a_path() -> None:
    for platform in OURS:
        assert all(path.startswith("/") for path in (*platform.feeds, *platform.sitemaps, *platform.sections))


def test_the_document_names_every_platform_and_every_fact_and_its_example_is_short() -> None:
    text = DOCUMENT.read_text("utf-8")
    facts = [name for name in Platform.__annotations__ if not name.startswith("_")]
    assert [name for name in (*facts, *(platform.name for platform in OURS)) if f"`{name}`" not in text] == []
    body = EXAMPLE.partition("class ")[2].strip().splitlines()
    assert len([line for line in body if line.strip()]) <= 10


def test_every_platform_has_a_page_beside_its_reading() -> None:
    pages = Path(__file__).parents[1] / "pages"
    assert [platform.name for platform in OURS if not list(pages.glob(f"{platform.name}/*.html"))] == []


def test_auto_is_generic_until_a_page_is_seen() -> None:
    assert platform_named("auto").name == "generic"


@pytest.fixture
def another_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    point = EntryPoint("stepcms", f"{__name__}:StepCms", "podshivka.platforms")
    monkeypatch.setattr(package, "entry_points", lambda group: [point] if group == "podshivka.platforms" else [])
    platforms.cache_clear()
    yield
    platforms.cache_clear()


DOCUMENT = Path(__file__).parents[2] / "docs" / "platforms.md"
EXAMPLE = "".join(re.findall(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL))
exec(EXAMPLE)  # it defines StepCms, as the document shows it


@pytest.mark.usefixtures("another_package")
def test_the_documented_example_adds_a_platform() -> None:
    found = recognise('<script src="/bitrix/js/a.js"></script><p>Работает на StepCMS</p>')
    assert found.name == "stepcms"
    assert found.is_article("/story/7") and found.is_listing("/topic/7")
    assert found.page("https://step.example/topic/7", 3) == "https://step.example/topic/7?p=3"
    assert (
        loads('[[outlet]]\nslug="a"\ntitle="А"\nhomepage="https://a.example"\nplatform="stepcms"').outlets[0].platform
        == "stepcms"
    )
