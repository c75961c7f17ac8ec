"""A clock apart from its day: above the headline, in a box of its own, in the title of the day."""

from datetime import UTC, datetime, time

import pytest

from archive.article import Article, Capture, Outlet
from scraper.reading import read
from scraper.reading.lone_clock import read_clock

OUTLET = Outlet(slug="outlet", title="Листок", homepage="http://listok.ru/", timezone="Europe/Moscow")
NOTE = "<p>Паром через реку встал на зиму, перевозчик убрал мостки и запер будку.</p><p>Весной обещает вернуться.</p>"
PAGE = """<html><head><title>Паром встал на зиму</title></head><body><div><a href="/">Листок</a> 14.11.2025, 11:02</div>
<ul><li><a href="/news/">Новости</a></li><li><a href="/gb/">Гостевая</a></li></ul><p>Погода: снег</p><p>Курс: рубль</p>{head}
<div class="main">{above}<h1>Паром встал на зиму</h1>{between}{note}{below}</div>
<div class="side"><ul><li><a href="/1.html">Мостки починили к субботе, но не все</a></li></ul></div></body></html>"""


def published(head="", above="", between="", below=""):
    page = PAGE.format(head=head, above=above, between=between, below=below, note=NOTE)
    capture = Capture(
        id="urn:uuid:1",
        url="http://listok.ru/news/7.html",
        captured_at=datetime(2025, 11, 14, 9, 0, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=page.encode(),
    )
    article = read(capture, OUTLET)
    assert isinstance(article, Article), article
    return article.published_at.strftime("%d %H:%M") if article.published_at else str(article.published_date)


@pytest.mark.parametrize(
    "where",
    [
        {"above": "<span>14:05</span>", "below": "<div>Добавил: listok (12.11.2025) | Просмотров: 7</div>"},
        {"above": "<div>14:05 | <a href='/n/'>Новости</a></div>", "below": "<div>(12.11.2025)</div>"},
        {"between": "<div class='day'>12 ноября 2025</div><div class='time'>14:05</div>"},
        {"between": "<div class='time'>14:05</div><div class='day'>12 ноября 2025</div>"},
        {"below": "<div>Дата: <span title='14:05'>12.11.2025</span></div>"},
        {"between": "<div><span title='12.11.2025 14:05'>12 ноября</span></div>"},
    ],
)
def test_a_clock_apart_from_its_day_is_put_together_with_it(where):
    assert published(**where) == "12 11:05"


@pytest.mark.parametrize(
    "where",
    [
        {"head": "<div>11:02</div>", "between": "<div>12 ноября 2025</div>"},
        {
            "between": "<div>12 ноября 2025</div>",
            "below": "<div><time>14:05</time></div><a href='/2.html'>Лёд ещё не держит собаку</a>",
        },
        {"between": "<div>14 ноября 2025</div><div>23:59</div>"},
    ],
)
def test_a_clock_of_the_page_of_a_teaser_or_of_the_future_is_not_taken(where):
    assert published(**where) in ("2025-11-12", "2025-11-14")


@pytest.mark.parametrize(
    "text", ["14:05", "14:05 | Общество", "в 14:05", "Время: 14:05", "14:05 мск", "14:05 | Просмотров: 27"]
)
def test_a_line_may_be_a_clock_and_a_rubric(text):
    assert read_clock(text) == (time(14, 5), "14:05")


@pytest.mark.parametrize(
    "text", ["Счёт 2:1", "2:1 в пользу гостей", "14:05 Паром встал", "25:10", "14:05, 12.11.2025", "Псалом 14:05"]
)
def test_other_lines_are_no_clock(text):
    assert read_clock(text) is None


@pytest.mark.parametrize(
    "where",
    [
        {"between": "<div>Опубликовано 12 ноября 2025 г., 14:05. Автор: Red</div>"},
        {"below": "<p><i>12 ноября 2025 г., 14:05</i></p><p><a href='6.html'>&lt;&lt; предыдущая</a> <a href='/'>все</a>"},
    ],
)
def test_a_clock_ends_its_sentence_or_the_text(where):
    assert published(**where) == "12 11:05"


@pytest.mark.parametrize(
    ("crumbs", "day"),
    [
        ("<p class='crumb'><a href='/i/'>Архив</a> / <a href='/i/99/'>№ 9903, 12 ноября 2025 г.</a></p>", "2025-11-12"),
        ("<p>Выпуск № 45 (9903) от 12 ноября 2025 года</p>", "2025-11-12"),
        ("<p>Архив до 12 ноября 2025 года</p>", "None"),
    ],
)
def test_the_day_of_an_issue_is_that_of_its_articles(crumbs, day):
    assert published(above=crumbs) == day
