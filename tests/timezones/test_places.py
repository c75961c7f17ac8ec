"""Places: every town of the data leads to its own zone, in any case of its name, and regions to theirs."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from archive.article import Outlet
from scraper.timezones import Clues, Zone, find_zone
from scraper.timezones.mentions import regions_in
from scraper.timezones.places import Town, region_named, regions, towns, towns_named, zone_shares

SMALLEST_KNOWN_ALONE = 0.99
"""Share of towns (of several of one name the largest) whose name alone must give the right clock."""


def ask(place: str, region: str = "") -> Zone:
    return find_zone(Clues(outlet=Outlet(slug="x", title="", homepage="https://x.example/", place=place, region=region)))


def same_clock(one: str, other: str) -> bool:
    moment = datetime(2026, 11, 23)
    return ZoneInfo(one).utcoffset(moment) == ZoneInfo(other).utcoffset(moment)


def test_every_town_with_its_region_has_its_own_zone() -> None:
    wrong = [town for town in towns() if not same_clock(ask(town.names[0], regions()[town.region].name).name, town.zone)]
    assert wrong == []


def test_nearly_every_town_by_name_alone_has_its_clock_and_says_so_when_unsure() -> None:
    largest: dict[str, Town] = {}
    for town in sorted(towns(), key=lambda town: town.population):
        largest[town.names[0]] = town
    answers = [(town, ask(town.names[0])) for town in largest.values()]
    wrong = [(town, zone) for town, zone in answers if not same_clock(zone.name, town.zone)]
    sure = [zone for _, zone in answers if zone.share >= 0.9]
    assert len(wrong) <= (1 - SMALLEST_KNOWN_ALONE) * len(answers)
    assert sum(zone.share >= 0.9 for _, zone in wrong) <= 0.002 * len(sure)


@pytest.mark.parametrize(
    ("place", "zone"),
    [
        ("Новотроицк", "Asia/Yekaterinburg"),
        ("в Новотроицке", "Asia/Yekaterinburg"),
        ("Новотроицкий район", "Asia/Yekaterinburg"),
        ("г. Орск", "Asia/Yekaterinburg"),
        ("с. Кваркено", "Asia/Yekaterinburg"),
        ("Адамовский район", "Asia/Yekaterinburg"),
        ("Тольятти", "Europe/Samara"),
        ("Балаково", "Europe/Saratov"),
        ("Димитровград", "Europe/Ulyanovsk"),
        ("Воткинск", "Europe/Samara"),
        ("Омск", "Asia/Omsk"),
        ("Томск", "Asia/Tomsk"),
        ("Бийск", "Asia/Barnaul"),
        ("Новокузнецк", "Asia/Novokuznetsk"),
        ("Братск", "Asia/Irkutsk"),
        ("Чита", "Asia/Chita"),
        ("Находка", "Asia/Vladivostok"),
        ("Елизово", "Asia/Kamchatka"),
        ("Анадырь", "Asia/Anadyr"),
        ("Ельца", "Europe/Moscow"),
        ("Набережных Челнах", "Europe/Moscow"),
        ("Нижнем Новгороде", "Europe/Moscow"),
        ("Орёл", "Europe/Moscow"),
        ("Орел", "Europe/Moscow"),
        ("Советск, Калининградская область", "Europe/Kaliningrad"),
        ("Оренбургская область", "Asia/Yekaterinburg"),
    ],
)
def test_place_in_any_form_has_its_zone(place: str, zone: str) -> None:
    assert ask(place).name == zone and ask(place).share > 0.7


def test_town_of_two_regions_is_settled_by_the_region_and_unsure_without() -> None:
    assert ask("Мирный", "Архангельская область").name == "Europe/Moscow"
    assert ask("Мирный", "Якутия").name == "Asia/Yakutsk"
    assert ask("Мирный").share < 0.9


def test_unknown_place_says_that_it_is_a_guess() -> None:
    assert ask("Верхнесытск").share < 0.7 and ask("").share < 0.7 and ask("Верхнесытск").reasons == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("в Оренбургской области", "Оренбургская область"),
        ("Ямало-Ненецкого автономного округа", "Ямало-Ненецкий автономный округ"),
        ("Еврейская АО", "Еврейская автономная область"),
        ("жители Башкирии", "Республика Башкортостан"),
        ("Татарстана", "Республика Татарстан"),
        ("Республика Алтай", "Республика Алтай"),
        ("Алтайского края", "Алтайский край"),
        ("комиссия", ""),
        ("сахарный завод", ""),
        ("Яикская область", ""),
    ],
)
def test_region_is_known_in_any_case(text: str, name: str) -> None:
    region = region_named(text)
    assert (region.name if region else "") == name


def test_every_region_is_known_by_its_own_name_and_has_its_capital() -> None:
    for region in regions().values():
        assert region_named(region.name) == region
        assert any(town.region == region.code for town in towns_named(region.capital)), region.capital
        assert region.zone in zone_shares()


def test_phones_postal_codes_and_cases_tell_the_region_of_a_text() -> None:
    text = "Учредитель: «Слово». 462403, г. Орск, ул. Мира, 1, (3537) 25-25-25. В Новотроицке и Гае идёт снег. Москва ждёт."
    found = regions_in([text])
    assert regions()[max(found, key=lambda code: found[code])].name == "Оренбургская область"
    assert regions_in(["Пушкин и Чехов спорили о победе, а Киров молчал."]) == {}


def test_district_tells_the_region_by_its_town_but_not_one_of_the_many_lenin_districts() -> None:
    assert {regions()[code].name for code in regions_in(["В Бузулукском районе убрали рожь"])} == {"Оренбургская область"}
    assert regions_in(["В Ленинском районе города и в Октябрьском районе отключат воду"]) == {}
