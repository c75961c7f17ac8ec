"""What is printed twice is kept once; what the author repeats stays."""

import pytest

from scraper.reading.page import parse_page
from scraper.reading.repeats import is_again, line_of, once, without_copies, without_headline
from scraper.reading.text import fold

HEADLINE = "В Каменном Логе прошло совещание о развитии сельских дорог"


def lines(html):
    return [line_of(block) for block in parse_page(html).blocks]


def texts(found):
    return [line.text for line in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{HEADLINE} {HEADLINE} {HEADLINE}", HEADLINE),
        (f"{HEADLINE}  «{HEADLINE}» {HEADLINE}.", HEADLINE),
        (f"{HEADLINE}. {HEADLINE} района.", f"{HEADLINE} района."),
        ("— Да. — Да. — Да.", "— Да. — Да. — Да."),
        ("Нет, нет и ещё раз нет, нет и ещё раз нет", "Нет, нет и ещё раз нет, нет и ещё раз нет"),
        ("Мы победим, и они победят", "Мы победим, и они победят"),
        ("", ""),
    ],
)
def test_a_phrase_printed_several_times_in_a_line_is_kept_once(text, expected):
    assert once(text) == expected


@pytest.mark.parametrize(
    ("line", "again"),
    [
        (HEADLINE, True),
        (f"{HEADLINE}.", True),
        (f"Новости: {HEADLINE}", True),
        (f"{HEADLINE} (фото)", True),
        (f"{HEADLINE} района, на котором главы поселений разложили карты", False),
        ("Совсем другая строка", False),
    ],
)
def test_the_headline_is_known_again_in_other_clothes(line, again):
    assert is_again(fold(line), fold(HEADLINE)) is again


def test_repeats_of_the_headline_go_and_a_first_sentence_that_begins_with_it_stays():
    html = f"<p>{HEADLINE} {HEADLINE}</p><p>Дороги: {HEADLINE}.</p><p>{HEADLINE} района, и спорили до вечера.</p><p>Конец.</p>"
    assert texts(without_headline(lines(html), fold(HEADLINE))) == [f"{HEADLINE} района, и спорили до вечера.", "Конец."]


def test_short_lines_that_equal_a_short_headline_stay_below_the_first():
    html = "<p>Весна</p><p>Пришла и села у окна.</p><p>Весна</p><p>Ушла.</p>"
    assert texts(without_headline(lines(html), "весна")) == ["Пришла и села у окна.", "Весна", "Ушла."]


def test_a_dialogue_a_refrain_and_equal_rows_of_a_table_stay():
    html = (
        "<div><p>— Пойдёте?</p><p>— Да.</p><p>— Точно?</p><p>— Да.</p><p>Ой, зима, ой, зима, сводишь ты ребят с ума.</p>"
        "<p>Куплет.</p>"
        "<p>Ой, зима, ой, зима, сводишь ты ребят с ума.</p>"
        "<table><tr><td>Темп</td><td>2:2</td></tr><tr><td>Химик</td><td>1:0</td></tr><tr><td>Темп</td><td>2:2</td></tr></table></div>"
    )
    found = lines(html)
    assert texts(without_copies(found)) == texts(found)


def test_the_whole_body_printed_again_in_another_place_goes():
    body = "<p>Плотину начали чинить в понедельник утром.</p><p>К обеду пошёл дождь.</p>"
    assert texts(without_copies(lines(f"<div>{body}</div><section>{body}<p>Конец.</p></section>"))) == [
        "Плотину начали чинить в понедельник утром.",
        "К обеду пошёл дождь.",
        "Конец.",
    ]


def test_a_long_paragraph_twice_in_one_place_is_a_mistake_of_the_system():
    paragraph = "Подрядчик обещает управиться за сорок дней, если не ударят морозы и не кончится цемент. " * 3
    html = f"<div><p>{paragraph}</p><p>Другое.</p><p>{paragraph}</p></div>"
    assert len(without_copies(lines(html))) == 2


def test_a_pull_quote_goes_and_the_paragraph_it_quotes_stays():
    html = (
        "<div><p>Он сказал: «Мы разберём эту плотину по брёвнышку и соберём заново», и ушёл.</p>"
        "<div class='pullquote'><p>Мы разберём эту плотину по брёвнышку и соберём заново</p></div><p>Конец.</p></div>"
    )
    assert len(without_copies(lines(html))) == 2
