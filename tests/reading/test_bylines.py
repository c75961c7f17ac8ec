"""Authors, photographers, agencies: told apart, several as several."""

import pytest

from archive.article import Author
from scraper.reading.byline import find_authors, told_authors
from scraper.reading.frame import Frame
from scraper.reading.names import is_person, signatories
from scraper.reading.page import parse_page
from scraper.reading.witnesses import hear
from scraper.reading.zones import Zones

BODY = "<p>Плотину у села начали чинить в понедельник, хотя трещину заметили давно.</p>"


def authors(above="", below="", head="", opening="", listed=""):
    page = parse_page(f"<html><head>{head}</head><body><h1>Плотину чинят всерьёз</h1>{above}{BODY}{below}</body></html>")
    start = next(block.order for block in page.blocks if block.text.startswith("Плотину у села"))
    frame = Frame(headline=0, start=start, end=start)
    return find_authors(page, hear(page), Zones(), frame, (opening,), site={"заря"}, listed=listed)


@pytest.mark.parametrize(
    "line",
    [
        "<div>Автор: Анна Ким</div>",
        "<div>Текст: Анна Ким</div>",
        "<div>Автор <a href='/a'>Анна Ким</a></div>",
        "<div>Анна Ким — 17.01.2012 18:57</div>",
        "<div class='byline'>Анна Ким</div>",
        "<p>3 декабря 2020, 18:47 • Анна Ким • 345</p>",
        "<div>Подготовила Анна Ким</div>",
        "<div>12.03.2026, 10:15 | Автор: Анна Ким</div>",
    ],
)
def test_an_author_is_found_in_every_wording_above_the_text(line):
    assert authors(line) == (Author(name="Анна Ким"),)


@pytest.mark.parametrize("line", ["<p>Анна Ким © «Заря»</p>", "<p><b>Анна Ким</b></p>", "<div class='sign'>Анна Ким</div>"])
def test_an_author_is_found_below_the_text(line):
    assert authors(below=line) == (Author(name="Анна Ким"),)


def test_several_authors_are_several():
    found = authors("<div>Авторы: Анна Ким, Пётр Орлов и Вера Лисина</div>")
    assert [author.name for author in found] == ["Анна Ким", "Пётр Орлов", "Вера Лисина"]


def test_a_name_in_capitals_is_kept_as_printed():
    assert authors("<div>Светлана СНЕГИНА — 17.01.2012</div>") == (Author(name="Светлана СНЕГИНА"),)


def test_a_photographer_is_no_author():
    found = authors("<div>Фото: Игорь Ульев</div><div>Текст: Анна Ким</div>")
    assert found == (Author(name="Анна Ким"), Author(name="Игорь Ульев", role="photographer"))


def test_who_wrote_and_photographed_is_an_author():
    assert authors("<div>Текст и фото: Анна Ким</div>") == (Author(name="Анна Ким"),)


def test_an_agency_is_told_apart_and_the_site_itself_is_nobody():
    assert told_authors(("ТАСС", "Заря", "admin", "zarya.ru", "Анна Ким"), {"заря"}) == (
        Author(name="ТАСС", role="agency"),
        Author(name="Анна Ким"),
    )


@pytest.mark.parametrize("login", ["editor", "admin", "redaktor", "Редакция", "корреспондент"])
def test_a_login_is_nobody(login):
    assert authors(f"<div class='author'>{login}</div><div>Автор: {login}</div>") == ()


def test_the_dateline_of_an_agency_names_its_author():
    opening = "Орск, Январь 06 (Новый Регион, Андрей Романов) – Первого января снег лёг окончательно."
    assert authors(opening=opening) == (Author(name="Андрей Романов"),)


def test_witnesses_speak_where_nothing_is_printed():
    told = '{"@type":"NewsArticle","headline":"Плотину чинят","author":[{"name":"Анна Ким"},{"name":"Заря"}]}'
    head = f'<script type="application/ld+json">{told}</script>'
    assert authors(head=head) == (Author(name="Анна Ким"),)
    assert authors("<div>Автор: Пётр Орлов</div>", head=head) == (Author(name="Пётр Орлов"),)


def test_a_person_the_headline_speaks_of_is_no_author():
    assert authors("<p>Губернатор Иван Петров приехал в село на новой машине.</p>") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Анна Ким", True),
        ("Мельников Александр Владимирович", True),
        ("А. Иванов", True),
        ("Оренбургская область", False),
        ("Время чтения", False),
    ],
)
def test_a_persons_name_is_known_by_its_look(text, expected):
    assert is_person(text) is expected


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Баирма ЦЫРЕНОВА. Фото автора", ["Баирма ЦЫРЕНОВА"]),
        ("Патимат МАГОМЕДОВА-ГАДЖИЕВА, наш корр.", ["Патимат МАГОМЕДОВА-ГАДЖИЕВА"]),
        ("(Жанна Огородникова)", ["Жанна Огородникова"]),
        ("КУЗЬМЕНКО Л. Д.,", ["КУЗЬМЕНКО Л. Д."]),
        ("По поручению друзей Н. СВИРИДОВ", ["Н. СВИРИДОВ"]),
        ("Сборная РОССИИ", []),
        ("Новости ТАСС", []),
        ("Улица ГАГАРИНА", []),
        ("Отдел ГИБДД", []),
    ],
)
def test_who_signs_is_known_by_print_and_abbreviations_are_nobody(line, names):
    assert signatories(line) == names
