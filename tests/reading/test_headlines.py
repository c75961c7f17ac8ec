"""The headline: the site's name never, the author's dash always."""

import pytest

from scraper.reading.headline import find_candidates, find_headline
from scraper.reading.page import parse_page
from scraper.reading.titles import cut_title
from scraper.reading.witnesses import hear
from scraper.reading.zones import Zones

TEXT = "<p>" + "Плотину у села начали чинить в понедельник, хотя трещину заметили давно. " * 4 + "</p>"


def headline(html, site=(), body_start=None):
    page = parse_page(html)
    return find_headline(find_candidates(page, hear(page), site=frozenset(site)), Zones(), body_start).text


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Лёд на реке вскрылся | Новости Орска", "Лёд на реке вскрылся"),
        ("Лёд на реке вскрылся - Новости Орска", "Лёд на реке вскрылся"),
        ("Лёд на реке вскрылся » Вечерние ведомости", "Лёд на реке вскрылся"),
        ("Лёд на реке вскрылся :: ИА Степь", "Лёд на реке вскрылся"),
        ("Лёд на реке вскрылся // STEP.RU - Каменный Лог", "Лёд на реке вскрылся"),
        ("Рабочая правда :: газета города :: Лёд на реке вскрылся", "Лёд на реке вскрылся"),
        ("Бурятия — край озёр и ветров", "Бурятия — край озёр и ветров"),
        ("Бурятия — край озёр и ветров | Байкал", "Бурятия — край озёр и ветров"),
        ("Онищенко: мы мягкие и пушистые", "Онищенко: мы мягкие и пушистые"),
        ("«Темп» - «Сармат»: ничья на последней минуте", "«Темп» - «Сармат»: ничья на последней минуте"),
    ],
)
def test_the_sites_suffix_is_cut_from_the_title_and_the_authors_dash_is_kept(title, expected):
    assert cut_title(title, set()) == expected


def test_the_registrys_name_of_the_site_is_cut_whatever_it_is():
    assert cut_title("Лёд вскрылся — Заря", {"заря"}) == "Лёд вскрылся"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # h1 is the site's name, the headline a link with a class
        (
            f"<title>Солдат вернулся домой пешком | Заря</title><h1><a href='/'>Заря</a></h1>"
            f"<a class='title' href='/1'>Солдат вернулся домой пешком</a>{TEXT}",
            "Солдат вернулся домой пешком",
        ),
        # h1 is the section, h2 the headline
        (
            f"<title>Эпидпорог в районе не превышен</title><h1>В районе</h1><h2>Эпидпорог в районе не превышен</h2>{TEXT}",
            "Эпидпорог в районе не превышен",
        ),
        # a counter glued to the heading
        (
            f"<title>Суд оштрафовал чиновника // Край</title><meta property='og:title' content='Суд оштрафовал чиновника'>"
            f"<h1>Суд оштрафовал чиновника<span>Комментарии: 45</span></h1>{TEXT}",
            "Суд оштрафовал чиновника",
        ),
        # what the author adds in the heading stays
        (
            f"<title>В районе стартовал месячник. Новости района</title><h1>В районе стартовал месячник (фото)</h1>{TEXT}",
            "В районе стартовал месячник (фото)",
        ),
        # <title> and heading differ: the page's heading wins
        (
            f"<title>Обозреватель о встрече двух президентов</title>"
            f"<meta property='og:title' content='Лёгкий мороз'><h1>Лёгкий мороз</h1>{TEXT}",
            "Лёгкий мороз",
        ),
        # broken by <br> for the layout, whole in <title>
        (
            f"<title>Первый снег накрыл город и окрестности | Заря</title><h1>Первый снег накрыл город"
            f"<br>и окрестности</h1>{TEXT}",
            "Первый снег накрыл город и окрестности",
        ),
        # og:title shortened by the system and led by the site's name
        (
            f"<title>Заря</title><meta property='og:title' content='Заря — Депутаты приняли бюджет на…'>"
            f"<h1>Депутаты приняли бюджет на будущий год и поспорили о фонтане</h1>{TEXT}",
            "Депутаты приняли бюджет на будущий год и поспорили о фонтане",
        ),
        # the date inside the heading
        (
            f"<title>Вагон сошёл с рельсов у станции</title><h1>Вагон сошёл с рельсов у станции 06.01.12 08:49</h1>{TEXT}",
            "Вагон сошёл с рельсов у станции",
        ),
    ],
)  # fmt: skip
def test_the_line_of_the_page_that_the_witnesses_confirm_is_the_headline(html, expected):
    assert headline(html, {"заря"}) == expected


def test_without_heading_and_witness_the_line_above_the_text_is_taken_and_its_section_cut():
    html = (
        "<title>Вечерние вести</title><div><a href='/a'>Происшествия:</a> <a href='/b'>Политика:</a></div>"
        f"<div><a href='/a'>Происшествия:</a> <a href='/1'>В посёлке поймали рысь</a></div>{TEXT}"
    )
    assert headline(html, {"вечерние вести"}, body_start=2) == "В посёлке поймали рысь"
