"""Which moment a listing prints beside each link, where day and clock stand apart."""

import pytest
from lxml import html

from scraper.link_dates import dates_beside


def dates(item):
    root = html.fromstring(f"<div>{''.join(item.format(number=number) for number in range(3))}</div>")
    anchors = {}
    for anchor in root.iter("a"):
        anchors.setdefault(anchor.get("href"), []).append(anchor)
    return list(dates_beside(anchors).values())


@pytest.mark.parametrize(
    "item",
    [
        '<p><a href="/{number}">Паром встал</a> Дата: <span title="14:0{number}">12.11.2025</span> | Просмотров: 7</p>',
        '<p><i>14:0{number}</i> <b>12.11.2025</b> <a href="/{number}">Паром встал</a></p>',
        '<span>14:0{number}</span> <b>12.11.2025</b> <a href="/{number}">Паром встал</a><br>',
    ],
)
def test_a_clock_apart_from_its_day_belongs_to_it(item):
    assert dates(item) == ["12.11.2025, 14:00", "12.11.2025, 14:01", "12.11.2025, 14:02"]


def test_a_day_with_a_clock_keeps_its_own():
    item = '<p><b>12.11.2025 18:00</b> <i>14:0{number}</i> <a href="/{number}">Паром встал</a></p>'
    assert dates(item) == ["12.11.2025 18:00"] * 3
