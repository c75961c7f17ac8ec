"""Breadcrumbs in one line: what stands behind their links is the headline; other lines with signs and links are text."""

import pytest

from scraper.reading.boilerplate import is_imprint, is_service
from scraper.reading.crumbs import last_crumb
from scraper.reading.page import parse_page


def crumb(html):
    page = parse_page(f"<html><body><div>{html}</div></body></html>")
    return last_crumb(page.blocks[0])


@pytest.mark.parametrize(
    ("html", "last"),
    [
        ('<a href="/">Вестник</a> » <a href="/o/">Общество</a> » Кот слез с берёзы', "Кот слез с берёзы"),
        ('<a href="/">Главная</a> / Кот слез с берёзы', "Кот слез с берёзы"),
        ('Вы здесь: <a href="/">Главная</a> → <a href="/n">Новости</a> → «Кот» слез', "«Кот» слез"),
        ('<a href="/">Главная</a> / <a href="/n">Новости</a>', ""),
        ('<a href="/tema/">Берёза</a> / так зовут кота', None),
        ('<a href="/">Вестник</a> пишет: кот » слез с берёзы', None),
        ("Вестник » Общество » Кот слез с берёзы", None),
    ],
)
def test_the_last_crumb(html, last):
    assert crumb(html) == last


def test_a_title_escaped_twice_is_read():
    page = parse_page("<html><head><title>Кот слез &amp;raquo; Вестник</title></head><body><p>1</p></body></html>")
    assert page.title == "Кот слез » Вестник"


@pytest.mark.parametrize(
    "text",
    [
        "Сетевое издание «Лесогорье», регистрационный номер ЭЛ № ФС 77-00000. Учредитель: МУП «Вестник».",
        "«Маяк». г. Лесогорье, ул. Боровая, 11. Учредители: комитет по делам печати. Тираж 1 121.",
        "462999, Оренбургская область, г. Лесогорье, ул. Боровая, 11. Главный редактор: Чащина Т. И.",
    ],
)
def test_an_imprint_is_the_sites(text):
    assert is_imprint(text)
    assert is_service(text)


@pytest.mark.parametrize(
    "text",
    [
        "Справки: г. Лесогорье, ул. Боровая, 11, тел. (35300) 9-12-36.",
        "Сетевое издание «Лесогорье» отметило юбилей.",
        "Тираж 500 экземпляров разошёлся за день, рассказала редактор.",
        "Свидетельство о рождении выдали по адресу: ул. Мира, 5.",
        "Уважаемые посетители музея получили в подарок по пирогу.",
    ],
)
def test_an_announcement_is_the_articles(text):
    assert not is_service(text)
