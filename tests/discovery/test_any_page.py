"""Whatever a page is made of: what looks for its further pages, lists and links answers or says why not, and never raises."""

import json
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Capture, Outlet
from scraper.address_learning import AddressLearning, number_of
from scraper.article_links import linked_articles
from scraper.calendars import calendar, period_of
from scraper.discover import ListingError, read_section
from scraper.home_page import look
from scraper.inner_lists import inner_lists
from scraper.json_fragments import html_of_json
from scraper.menus import section_pages
from scraper.number_walk import next_numbers
from scraper.paging import next_page
from scraper.reading.continuing import continuations
from scraper.unlisted import folder_of

URL = "https://zarya.ru/news/?page=2"
OUTLET = Outlet(slug="zarya", title="Заря", homepage="https://zarya.ru/", timezone="Asia/Yekaterinburg")
TODAY = date(2026, 11, 23)
HREFS = st.sampled_from(
    [
        *(
            "//[",
            "http://[",
            "/news/?page=3",
            "/news/?PAGEN_1=²",
            "?start=10",
            "/2026/11/",
            "/2026/02/31/",
            "/?date=2026-13-40",
        ),
        *(
            "/archive/0000/00/",
            "mailto:red@zarya.ru",
            "javascript:void(0)",
            "/%D0%9D%ff",
            "/news/101-most",
            "/page/99999999999",
        ),
        *("?year=0&month=11", "?m=202699", "#top", "", "/news/1.pdf", "\x00", "/novosti/" + "a" * 3000, "?a=1&a=2&&=&"),
    ]
)
TEXTS = st.sampled_from(
    ["2", "3", "²", "…", "Далее", "Показать ещё", "№ 46", "Ноябрь 2026", "Мост через реку открыли для машин", "", "»"]
)
PIECES = st.one_of(
    st.builds("<a href='{}'>{}</a>".format, HREFS, TEXTS),
    st.builds("<option value='{}'>{}</option>".format, HREFS, TEXTS),
    st.builds("<button data-url='{}'>{}</button>".format, HREFS, TEXTS),
    st.builds("<base href='{}'>".format, HREFS),
    st.builds("<link rel='next' href='{}'><link rel='canonical' href='{}'>".format, HREFS, HREFS),
    st.sampled_from(
        ["<ul class='menu'><li>", "<nav>", "</div>", "<table><tr><td>", "<!--", "<script>", "<h1>", "{", "[", "\ud800"]
    ),
)
PAGES = st.lists(PIECES, max_size=25).map(lambda pieces: "".join(pieces).encode("utf-8", "replace"))


def capture(body: bytes) -> Capture:
    return Capture(id="urn:uuid:1", url=URL, captured_at=datetime(2026, 11, 23, 9, tzinfo=UTC), status=200, body=body)


@settings(max_examples=200, deadline=None)
@given(st.one_of(PAGES, st.binary(max_size=1500)))
def test_any_page_is_looked_through_without_an_exception(body):
    next_page(body, URL, OUTLET, number=2)
    calendar(body, URL, OUTLET, TODAY)
    inner_lists(body, URL, OUTLET)
    continuations(body, URL, OUTLET)
    linked_articles(capture(body), OUTLET, AddressLearning(OUTLET))
    section_pages(body, URL, OUTLET)
    look(body, URL)
    with suppress(ListingError):
        read_section(body, URL, OUTLET)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.one_of(st.none(), st.integers(), st.text(max_size=20), HREFS),
        lambda inside: st.dictionaries(
            st.sampled_from(["html", "next", "next_url", "items"]), st.one_of(inside, st.lists(inside, max_size=3)), max_size=4
        ),
    )
)
def test_any_json_is_looked_through_without_an_exception(value):
    text = json.dumps(value)
    html_of_json(text, URL)
    next_page(text.encode(), URL, OUTLET, "application/json", number=2)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789²{}/?&=-_.%#абвabc", max_size=60))
def test_any_address_is_judged_without_an_exception(tail):
    url = f"https://zarya.ru/{tail}"
    period_of(url)
    number_of(url)
    folder_of(url)
    next_numbers([(url, True), (f"{url}1001", True)] * 5)
    learning = AddressLearning(OUTLET)
    learning.article(url, "a", is_new=True)
    learning.ident(url)


@pytest.mark.parametrize("text", ["", "{", "[1", '{"html": "<a href=x>"', "null", "[[[[[[[[[[]]]]]]]]]]"])
def test_broken_json_holds_no_html(text):
    assert html_of_json(text, URL) == ""
