"""Section pages: the pages in sections/, each beside what it lists, and what is no section page."""

import contextlib
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from archive.article import Outlet
from scraper.discover import ListingError, read_section

OUTLET = Outlet(slug="step", title="Степные вести", homepage="https://step.example/")
FOLDER = Path(__file__).parent / "sections"
URL = "https://step.example/news"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.html")), ids=lambda path: path.stem)
def test_a_section_page_lists_its_articles_and_nothing_else(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    content = path.read_text(encoding="utf-8").encode(expected.get("charset", "utf-8"), "xmlcharrefreplace")
    listing = read_section(content, expected["url"], replace(OUTLET, platform=expected["platform"]))
    assert listing.kind == "section" and listing.more == ()
    assert [[entry.url, entry.headline, entry.published] for entry in listing.entries] == expected["entries"]


def test_a_page_on_another_port_lists_its_own_links_only() -> None:
    outlet = replace(OUTLET, homepage="http://127.0.0.1:8041/")
    page = '<a href="/news/7">В Степном открыли мост</a><a href="http://127.0.0.1:8042/news/8">В Огнях открыли мост</a>'
    listing = read_section(page.encode(), "http://127.0.0.1:8041/news", outlet)
    assert [entry.url for entry in listing.entries] == ["http://127.0.0.1:8041/news/7"]


def test_links_below_elements_that_nobody_closed_are_found() -> None:
    headlines = [f"Новость номер {number} о мосте через реку" for number in range(300)]
    page = "".join(f'<font><a href="/news/{number}">{headline}</a>' for number, headline in enumerate(headlines))
    listing = read_section(page.encode(), URL, OUTLET)
    assert [entry.headline for entry in listing.entries] == headlines


def test_on_the_mobile_site_mobile_links_count() -> None:
    page = '<a href="/news/7">В Степном открыли мост</a><a href="https://pda.step.example/news/8">Школа получила автобус</a>'
    listing = read_section(page.encode(), "https://m.step.example/news", OUTLET)
    assert [entry.url for entry in listing.entries] == ["https://m.step.example/news/7"]


def test_json_is_a_listing_too() -> None:
    answer = [
        {"link": "/7-most/", "title": {"rendered": "Мост &laquo;Урал&raquo;"}, "date": "2026-11-20T10:15:00", "id": 7},
        {"link": "https://ogni.example/8", "title": {"rendered": "Чужое"}},
        {"link": "/tag/most/", "title": {"rendered": "Мост"}},
    ]
    listing = read_section(json.dumps(answer).encode(), URL, OUTLET, "application/json")
    (entry,) = listing.entries
    assert (entry.url, entry.headline, entry.published) == (
        "https://step.example/7-most/",
        "Мост «Урал»",
        "2026-11-20T10:15:00",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the answer is empty"),
        ("   \n", "the answer is empty"),
        ("<!-- ничего -->", "no HTML page came"),
        (
            "<html><body><a href='/'>Главная</a><a href='/kontakty'>Контакты</a></body></html>",
            "no link looks like an article's",
        ),
        ("<html><body><div id=app></div><script src='/app.js'></script></body></html>", "does a script build it"),
        ("{обрыв", "looks like JSON but cannot be read"),
    ],
)
def test_what_lists_nothing_says_so(content: str, words: str) -> None:
    with pytest.raises(ListingError) as caught:
        read_section(content.encode(), URL, OUTLET)
    assert str(caught.value).startswith(f"{URL}: ") and words in str(caught.value)


@pytest.mark.parametrize(
    "part", ["<a href=/news/7>мост", "<div><a href='/{}-most'>Мост открыт в срок", "<a ", "<b>20.11.2026 ", "{"]
)
def test_a_megabyte_of_nonsense_takes_little_time(part: str) -> None:
    content = "".join(part.replace("{}", str(number)) for number in range(1_000_000 // len(part))).encode()
    started = time.monotonic()
    with contextlib.suppress(ListingError):
        read_section(content, URL, OUTLET)
    assert time.monotonic() - started < 20
