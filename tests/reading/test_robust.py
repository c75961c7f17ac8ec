"""Whatever the bytes: an article, a reason or a problem, never an exception, never minutes, always the same."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.article import Article, Capture, NotArticle, Outlet, Problem
from scraper.reading import read
from scraper.reading.walking import MOST_BLOCKS

OUTLET = Outlet(slug="zarya", title="Заря", homepage="https://zarya.ru/", timezone="Asia/Yekaterinburg")
PAGES = sorted((Path(__file__).parents[1] / "pages").rglob("*.html"))
TAGS = [
    "<p>",
    "</div>",
    "<div class='news-text'>",
    "<!--",
    "<script>",
    "<table><tr><td>",
    "<br>",
    "<h1>",
    "</html>",
    "<select>",
]
ODDITIES = ["<select>", "\x00", "{{", "&#x110000;", "вчера, 10:15", "\ud800", "<a href='//['>", "<base href='http://['>"]
SENTENCES = ["Плотину у села начали чинить в понедельник, хотя трещину заметили давно. ", "— Да."]
PIECES = st.sampled_from(TAGS + ODDITIES + SENTENCES)


def capture(body, headers=()):
    moment = datetime(2025, 11, 14, 9, tzinfo=UTC)
    return Capture(id="urn:uuid:1", url="https://zarya.ru/news/1", captured_at=moment, status=200, headers=headers, body=body)


def is_sound(result):
    return isinstance(result, Article | NotArticle | Problem) and "defect" not in getattr(result, "message", "")


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_any_bytes_are_read_without_an_exception(body):
    assert is_sound(read(capture(body), OUTLET))


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_markup_is_read_without_an_exception(pieces):
    assert is_sound(read(capture("".join(pieces).encode("utf-8", "replace")), OUTLET))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PAGES), st.integers(0, 5000), st.integers(1, 3000), st.binary(max_size=30))
def test_a_page_with_a_hole_in_it_is_read_without_an_exception(path, start, size, patch):
    body = path.read_bytes()
    assert is_sound(read(capture(body[:start] + patch + body[start + size :]), OUTLET))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_reading_is_deterministic(path):
    body = path.read_bytes()
    assert read(capture(body), OUTLET) == read(capture(body), OUTLET)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "текст",
        "<b>" * 50_000 + "текст",
        "<p>Слово</p>" * 60_000,
        "слово " * 300_000,
        "<p>" + "да нет " * 200_000 + "</p>",
        "<p>" + "1.1." * 100_000 + "</p>",
        "<p>" + "сегодня " * 50_000 + "</p>",
        "<p>" + "01.01.2020 " * 20_000 + "</p>",
        "<p>Автор: " + "Иван Иванов, " * 20_000 + "</p>",
        "<title>" + " - " * 50_000 + "</title><p>Текст.</p>",
        "<h1>А" + " " * 200_000 + "б</h1><p>Текст.</p>",
        "<table>" + "<tr><td>1</td><td>2</td></tr>" * 20_000 + "</table>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        "{" * 100_000,
        "<p>" + "{{" * 50_000 + "</p>",
        "<font size=1>Слово о том, что было, и о том, что будет завтра.<br>" * 3_000,
        "<div><i>Слово о том, что было, и о том, что будет завтра.<br>" * 3_000,
    ],
    ids=range(17),
)
def test_no_page_takes_long(page):
    started = time.process_time()
    read(capture(page.encode()), OUTLET)
    assert time.process_time() - started < 10


@pytest.mark.parametrize("tag", ["font", "div", "center", "b", "ul><li"])
def test_elements_that_nobody_closed_lose_no_line(tag):
    lines = [f"Строка {number} о том, как в районе прошёл праздник урожая." for number in range(600)]
    markup = "".join(f"<{tag}>{line}<br>" for line in lines)
    result = read(capture(f"<h1>Праздник урожая прошёл в районе</h1><p class=d>14.11.2025</p>{markup}".encode()), OUTLET)
    assert [line for line in lines if line not in result.body] == []


def test_a_page_of_endless_lines_is_read_up_to_a_limit():
    result = read(capture(("<p>x</p>" * (MOST_BLOCKS * 2)).encode()), OUTLET)
    assert result.message == f"no text found among the {MOST_BLOCKS} lines of the page"


def test_a_damaged_response_is_a_problem_that_says_so():
    result = read(capture(b"\x1f\x8bnothing", (("Content-Encoding", "gzip"),)), OUTLET)
    assert isinstance(result, Problem)
    assert "cannot be unpacked" in result.message
