"""Calendars: which days, months and years a page links to, and which one an address names. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import clean, is_own
from scraper.json_fragments import is_json
from scraper.page_links import Link, links_of, parse_html, text_of
from scraper.reading.charset import decode

_YEAR, _MONTH, _DAY = r"(?P<y>(?:19|20)\d\d)", r"(?P<m>0?[1-9]|1[0-2])", r"(?P<d>0?[1-9]|[12]\d|3[01])"
_PERIOD_PATHS = (
    re.compile(rf"(?:^|/){_YEAR}[-/.]{_MONTH}(?:[-/.]{_DAY})?/?(?:index)?(?:\.html?|\.php)?$"),
    re.compile(r"(?:^|/)(?P<d>0?[1-9]|[12]\d|3[01])[-.](?P<m>0?[1-9]|1[0-2])[-.](?P<y>(?:19|20)\d\d)/?(?:\.html?)?$"),
    re.compile(rf"(?:^|/)(?P<m>0[1-9]|1[0-2])[-.]{_YEAR}/?(?:\.html?)?$"),
    re.compile(rf"/{_YEAR}/?$"),
)
_PERIOD_VALUE = re.compile(rf"{_YEAR}[-./]?(?P<m>0[1-9]|1[0-2])(?:[-./]?(?P<d>0[1-9]|[12]\d|3[01]))?$")
_PERIOD_VALUE_DMY = re.compile(rf"{_DAY}[-./]{_MONTH}[-./]{_YEAR}$")
YEAR_KEYS, MONTH_KEYS, DAY_KEYS = ("year", "y", "god"), ("month", "monthnum", "mon", "m", "mes"), ("day", "d", "den")
"""Query keys that carry a year, a month, a day: none of them is a page's number."""

_DATE_KEYS = ("date", "day", "month", "m", "d", "dt", "archive", "arch", "period", "from", "data")


@dataclass(frozen=True, kw_only=True)
class Period:
    """A day, month or year of a calendar. `day` is its first day; `unit` is day, month or year."""

    day: date
    unit: str
    url: str

    @property
    def last_day(self) -> date:
        """Return the last day of it."""
        if self.unit == "day":
            return self.day
        if self.unit == "year":
            return date(self.day.year, 12, 31)
        return (self.day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def calendar(content: bytes, url: str, outlet: Outlet, today: date, content_type: str = "") -> tuple[Period, ...]:
    """Return the days, months and years that a page links to, the newest first, none of them after `today`.

    >>> gazette = Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/")
    >>> page = b'<a href="/archive/2026/10/">X</a> <a href="/archive/2027/01/">I</a>'
    >>> [period.day.isoformat() for period in calendar(page, "https://gtsmi.ru/", gazette, date(2026, 11, 23))]
    ['2026-10-01']
    """
    text = decode(content, content_type)
    root = None if is_json(text) else parse_html(text)
    if root is None:
        return ()
    links = [*links_of(root, url), *_options(root, url)]
    found = {period.url: period for period in _periods(links, outlet, today) if fold(period.url) != fold(url)}
    return tuple(sorted(found.values(), key=lambda period: period.day, reverse=True))


def _options(root: etree._Element, url: str) -> Iterator[Link]:
    """Yield the addresses among the choices of drop-down lists: WordPress keeps its months there."""
    for option in root.iter("option"):
        value = option.get("value") or ""
        address = clean(value, url) if "/" in value or value.startswith("?") else ""
        if address:
            yield Link(address, [option])


def _periods(links: Iterable[Link], outlet: Outlet, today: date) -> Iterator[Period]:
    for link in links:
        if is_own(link.url, outlet):
            period = period_of(link.url)
            if period and period.day <= today and any(_reads_as_period(text_of(anchor)) for anchor in link.anchors):
                yield period


def _reads_as_period(text: str) -> bool:
    """Tell whether a link says a day, month or year, or an arrow; a headline it is not."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) <= 2 and len(text) <= 30


def period_of(url: str) -> Period | None:
    """Return the day, month or year that an address names, None for any other address.

    >>> period_of("https://gtsmi.ru/news/2026-11-23").unit
    'day'
    >>> period_of("https://gtsmi.ru/?year=2026&month=11").unit
    'month'
    >>> period_of("https://gtsmi.ru/news/read/29413") is None
    True
    """
    parts = urlsplit(url)
    pairs = {key.lower(): value for key, value in parse_qsl(parts.query)}
    numbers = [
        next((pairs[key] for key in keys if pairs.get(key, "").isdecimal()), "") for keys in (YEAR_KEYS, MONTH_KEYS, DAY_KEYS)
    ]
    if numbers[0]:
        return _period(*numbers, url=url)
    for key in _DATE_KEYS:
        match = _PERIOD_VALUE.match(pairs.get(key, "")) or _PERIOD_VALUE_DMY.match(pairs.get(key, ""))
        if match:
            return _period(match["y"], match["m"], match["d"] or "", url=url)
    if parts.query:
        return None
    for pattern in _PERIOD_PATHS:
        if match := pattern.search(unquote(parts.path)):
            groups = match.groupdict()
            return _period(groups["y"], groups.get("m") or "", groups.get("d") or "", url=url)
    return None


def _period(year: str, month: str, day: str, *, url: str) -> Period | None:
    unit = "day" if day and month else "month" if month else "year"
    try:
        return Period(day=date(int(year), int(month or 1), int(day) if unit == "day" else 1), unit=unit, url=url)
    except ValueError:
        return None
