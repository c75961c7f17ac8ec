"""Where a listing goes on: as real pagers print it, and only there; which days and months a calendar names."""

from dataclasses import replace
from datetime import date

import pytest

from archive.article import Outlet
from scraper.calendars import calendar, period_of
from scraper.paging import next_page

HOME = "https://zarechny.example/"
OUTLET = Outlet(slug="zarechny", title="Заречный вестник", homepage=HOME, platform="generic")
TODAY = date(2026, 11, 23)


def page(body: str, head: str = "") -> bytes:
    return f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def following(body: str, path: str = "news/", head: str = "", **more) -> str | None:
    found = next_page(page(body, head), HOME + path, OUTLET, **more)
    return found.url.removeprefix(HOME) if found else None


@pytest.mark.parametrize(
    ("body", "path", "expected"),
    [
        ("<a href='/news/?PAGEN_1=2'>2</a><a href='/news/?PAGEN_1=3'>3</a>", "news/", "news/?PAGEN_1=2"),
        ("<a href='/news/?PAGEN_1=1'>1</a><b>2</b><a href='/news/?PAGEN_1=3'>3</a>", "news/?PAGEN_1=2", "news/?PAGEN_1=3"),
        ("<a href='/news/page/2/'>2</a> … <a href='/news/page/40/'>40</a>", "news/", "news/page/2/"),
        ("<a class='next' href='/news/page/3/'>»</a><a href='/news/'>«</a>", "news/page/2/", "news/page/3/"),
        ("<a href='/?start=10'>2</a><a href='/?start=20'>3</a>", "", "?start=10"),
        ("<a href='/novosti-2.html'>2</a>", "novosti.html", "novosti-2.html"),
        ("<p>Страницы: <b>1</b> <a href='/news/?curPos=8'>2</a></p>", "news/", "news/?curPos=8"),
        ("<b>1</b> <a href='/news/?curPos=8'>2</a> <a href='/news/?curPos=16'>3</a>", "news/", "news/?curPos=8"),
        ("<a href='/news/?page2'>2</a>", "news/", "news/?page2"),
        ("<a href='/news/2'>Показать ещё</a>", "news/", "news/2"),
        ("<button data-url='/news/?page=2'>Показать ещё</button>", "news/", "news/?page=2"),
        ("<div class='nav-previous'><a href='/news/page/2/'>Старые записи</a></div>", "news/", "news/page/2/"),
    ],
)
def test_a_listing_goes_on_where_its_page_says_so(body, path, expected):
    assert following(body, path) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/sport/?page=2'>2</a>",
        "<a href='https://other.example/news/?page=2'>2</a>",
        "<a href='/news/29413'>Далее</a>",
        "<p>Страниц: одна</p>",
        "<p>Оцените: <a href='/news/?vote=2'>2</a></p>",
        "<a href='/news/?page=1'>1</a>",
    ],
)
def test_links_elsewhere_are_no_next_page(body):
    assert following(body, articles=[f"{HOME}news/29413"]) is None


def test_a_button_that_loads_from_elsewhere_is_followed_and_so_is_what_its_answer_says():
    button = "<button class='more' data-url='/ajax/news?before=48050'>Показать ещё</button>"
    assert following(button) == "ajax/news?before=48050"
    answer = b'{"html": "<a href=\'/news/48049\'>X</a>", "count": 10, "next": 48040}'
    found = next_page(answer, f"{HOME}ajax/news?before=48050", OUTLET, "application/json", number=2)
    assert found and found.url == f"{HOME}ajax/news?before=48040"
    last = answer.replace(b"48040", b"null")
    assert next_page(last, f"{HOME}ajax/news?before=48040", OUTLET, "application/json", number=3) is None


def test_the_last_page_ends_it():
    assert following("<a href='/news/?page=1'>1</a><a href='/news/?page=2'>2</a><b>3</b>", "news/?page=3", number=3) is None


def test_pages_counted_from_nought_are_counted_by_what_their_links_say():
    body = "<a href='/news?page=0'>1</a><a href='/news?page=2'>3</a><a href='/news?page=3'>4</a>"
    assert following(body, "news?page=1", number=2) == "news?page=2"


def test_a_page_that_marks_its_next_one_is_believed():
    assert following("", head="<link rel='next' href='/news/page/2/'>") == "news/page/2/"


def test_a_month_goes_on_where_its_head_says_so():
    assert following("", "2026/12/", "<link rel='next' href='/2026/12/page/2/'>") == "2026/12/page/2/"
    assert following("<a href='/2026/12/page/3/'>3</a>", "2026/12/page/2/", number=2) == "2026/12/page/3/"


def test_the_last_page_that_a_pager_prints_is_known():
    found = next_page(page("<a href='?page=2'>2</a> … <a href='?page=87'>87</a>"), f"{HOME}news/", OUTLET)
    assert found and (found.last, found.last_url) == (87, f"{HOME}news/?page=87")


def test_a_platforms_habit_is_said_to_be_one():
    outlet = replace(OUTLET, platform="wordpress")
    found = next_page(page("<p>Новости</p>"), f"{HOME}news/", outlet)
    assert found and found.url == f"{HOME}news/page/2/" and not found.is_printed


@pytest.mark.parametrize(
    ("path", "day", "unit"),
    [
        ("news/2026-11-23", "2026-11-23", "day"),
        ("2026/11/23/", "2026-11-23", "day"),
        ("archive/23.11.2026", "2026-11-23", "day"),
        ("archive/2026/11/", "2026-11-01", "month"),
        ("?year=2026&month=11", "2026-11-01", "month"),
        ("index.php?date=2026-11-23", "2026-11-23", "day"),
        ("archive/2019/", "2019-01-01", "year"),
    ],
)
def test_addresses_that_name_a_period(path, day, unit):
    found = period_of(HOME + path)
    assert found and (found.day.isoformat(), found.unit) == (day, unit)


@pytest.mark.parametrize("path", ["news/read/29413", "2026/11/23/most-otkryli/", "news/2026-11-23-187", "archive/2026/13/"])
def test_addresses_that_name_none(path):
    assert period_of(HOME + path) is None


def test_a_calendar_gives_its_days_newest_first_and_none_of_the_future():
    body = "".join(f"<td><a href='/archive/2026/11/{day:02}/'>{day}</a></td>" for day in range(1, 31))
    days = [one.day.day for one in calendar(page(body), HOME, OUTLET, TODAY)]
    assert days == list(range(23, 0, -1))


def test_months_in_a_drop_down_list_are_a_calendar_too():
    body = f"<select><option value=''>Месяц</option><option value='{HOME}2026/10/'>Октябрь 2026</option></select>"
    assert [one.url for one in calendar(page(body), HOME, OUTLET, TODAY)] == [f"{HOME}2026/10/"]


def test_a_headline_that_leads_to_a_day_is_no_calendar():
    body = "<a href='/archive/2026/11/20/'>Двадцатое ноября в истории нашего города и района</a>"
    assert calendar(page(body), HOME, OUTLET, TODAY) == ()
