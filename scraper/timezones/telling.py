"""What the clocks of an outlet say of its zone: its pages', its feed's, and how people's and machines' differ. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial

from archive.article import Capture
from scraper.timezones import weighing
from scraper.timezones.clocks import EARLIEST, HOUR, LATEST, Shown, Stamp, hours_of, text_of, whole_hours
from scraper.timezones.evidence import Evidence, by_offset, offset_of, scored
from scraper.timezones.places import zone_shares

NEWEST = 10
"""So many of the newest printed times are held against the moment of the capture."""

_NAMED_ZONE = re.compile(r"\b(?:Asia|Europe)/[A-Z][a-z]+\b")
_SPOKEN = re.compile(r"(?:мск|msk)\s?([+-])\s?(\d{1,2})(?!\d|:)|(?:utc|gmt)\s?([+-])\s?(\d{1,2})(?!\d)", re.IGNORECASE)
_SERVER = re.compile(
    r"SERVER_TZ_OFFSET[\"']?\s*:\s*[\"']?(\d{4,5})|[\"']gmt_offset[\"']\s*:\s*[\"']?([+-]?\d{1,2})", re.IGNORECASE
)


def of_clocks(seen: Shown) -> Iterator[Evidence]:
    """Weigh the clocks of pages, of scripts, and the moment a feed was made."""
    for stamps, sureness, what in (
        (seen.clocks, 1.0, "the clock on its pages"),
        (seen.script_clocks, 0.6, "the clock in its scripts"),
        (seen.built, 0.7, "the moment its feed was made"),
    ):
        found = Counter(hours for stamp in stamps if (hours := hours_of(stamp)) is not None)
        if found:
            ahead, moment = found.most_common(1)[0][0], stamps[0].seen_at
            likelihood = partial(weighing.clock, ahead, sureness=sureness)
            yield by_offset(likelihood, moment, f"{what} is {ahead} hours ahead of UTC")


def of_machines(seen: Shown) -> Iterator[Evidence]:
    """Weigh what machines are told beside what is printed: the difference where both are known, else the label alone."""
    fed = [(seen.printed[url], stamp) for url, stamp in seen.fed.items() if url in seen.printed]
    told = [(seen.printed[url], stamp) for url, stamp in seen.told.items() if url in seen.printed]
    weight = 1.0
    for what, pairs, stamps, built in (
        ("its feed", fed, seen.fed.values(), seen.built),
        ("what its pages tell machines", [*told, *seen.pairs], seen.told.values(), ()),
    ):
        found = Counter((hours, stamp.label) for printed, stamp in pairs if (hours := _difference(printed, stamp)) is not None)
        labels = Counter(stamp.label for stamp in stamps if stamp.label is not None)
        if found:
            (ahead, stated), _ = found.most_common(1)[0]
            yield _differing(what, *_corrected(ahead, weighing.hours(stated or timedelta()), built), pairs[0][1].wall, weight)
        elif labels and not _labels_contradict(seen):
            yield _labelled(what, labels.most_common(1)[0][0], next(iter(stamps)).wall, weight)
        else:
            continue
        weight = 0.6  # one system writes both


def _corrected(ahead: int, stated: float, built: Iterable[Stamp]) -> tuple[float, float]:
    """Return the difference and label, where the moment a feed was made shows that its label is true, or that it is in UTC."""
    for stamp in built:
        made = hours_of(stamp)
        if ahead and stamp.label is not None and made == weighing.hours(stamp.label) == stated:
            return ahead + stated, 0.0
        if ahead and made == 0:
            return ahead, 0.0
    return ahead, stated


def _difference(printed: Stamp, told: Stamp) -> int | None:
    """Return by how many whole hours the printed clock is ahead of the machine's, -1 to 13, None where they are two moments."""
    return whole_hours(printed.wall - told.wall, is_dated=printed.is_dated)


def _differing(what: str, ahead: float, label: float, moment: datetime, weight: float) -> Evidence:
    behind = f"is {ahead:g} hours behind the printed clock and says" if ahead else "says the printed hour with"
    return by_offset(partial(weighing.difference, ahead, label), moment, f"{what} {behind} {label:+g}", weight)


def _labelled(what: str, stated: timedelta | None, moment: datetime, weight: float) -> Evidence:
    label = weighing.hours(stated or timedelta())
    return by_offset(partial(weighing.label, label), moment, f"{what} says {label:+g}", weight)


def _labels_contradict(seen: Shown) -> bool:
    """Tell whether feed and page give one wall clock two labels: one of them lies, and nobody says which."""
    both = [(seen.fed[url], seen.told[url]) for url in seen.fed.keys() & seen.told.keys()]
    return any(fed.wall.replace(second=0) == told.wall.replace(second=0) and fed.label != told.label for fed, told in both)


def of_newest(seen: Shown) -> Iterator[Evidence]:
    """Weigh the newest printed clock: it may not lie after the capture, and not long before it."""
    stamps = [stamp for stamp in seen.printed.values() if stamp.is_dated]
    stamps += [
        stamp for stamp in seen.fed.values() if stamp.label is not None and _ahead(stamp) - weighing.hours(stamp.label) > 0.2
    ]
    possible = [stamp for stamp in stamps if _ahead(stamp) <= 13]
    if not possible:
        return
    latest = max(possible, key=lambda stamp: stamp.wall)
    aheads, moment = sorted(map(_ahead, possible))[-NEWEST:], latest.seen_at
    reason = f"its newest printed time is {latest.wall:%d.%m %H:%M}, captured {moment.astimezone(UTC):%d.%m %H:%M} UTC"
    yield by_offset(partial(weighing.newest, aheads), moment, reason)


def _ahead(stamp: Stamp) -> float:
    return weighing.hours(stamp.wall - stamp.seen_at.astimezone(UTC).replace(tzinfo=None))


def of_last_modified(seen: Shown) -> Iterator[Evidence]:
    """Weigh Last-Modified, always in UTC, where it is the printed moment of an article but for whole hours."""
    found = Counter(
        ahead
        for stamp, moment in seen.modified
        if (ahead := whole_hours(stamp.wall - moment.replace(tzinfo=None), is_dated=stamp.is_dated))
    )
    if found:
        ahead, count = found.most_common(1)[0]
        likelihood = partial(weighing.clock, ahead, sureness=0.9 if count > 1 else 0.6)
        yield by_offset(likelihood, seen.modified[0][1], f"its times are {ahead} hours ahead of Last-Modified, which is in UTC")


def of_days(seen: Shown) -> Iterator[Evidence]:
    """Weigh the day at the top of the page: near midnight it differs from zone to zone."""
    for day in seen.days:
        moment = day.seen_at.astimezone(UTC).replace(tzinfo=None)
        yield by_offset(
            lambda offset, moment=moment, day=day: 0.9 if (moment + offset * HOUR).date() == day.wall.date() else 0.1,  # type: ignore[misc]
            moment,
            f"the day at the top of its page is {day.wall:%d.%m}",
        )


def of_source(captures: Iterable[Capture]) -> Iterator[Evidence]:
    """Weigh what the source of pages says outright: a zone's name; on the first page also «МСК+2» and a server's offset."""
    sources = [(text_of(capture), capture.captured_at) for capture in captures]
    zones = Counter(zone for text, _ in sources for zone in _NAMED_ZONE.findall(text) if zone in zone_shares())
    if zones:
        named = zones.most_common(1)[0][0]
        other = 0.3 if named == "Europe/Moscow" else 0.008
        yield Evidence(scored(lambda zone: 0.6 if zone == named else other), f"its source names {named}")
    for text, moment in sources[:1]:
        if (spoken := _SPOKEN.search(text)) and EARLIEST <= (hours := _spoken_hours(spoken)) <= LATEST:
            yield by_offset(partial(weighing.clock, hours, sureness=0.8), moment, f"it says {spoken.group()}")
        if server := _SERVER.search(text):
            stated = int(server.group(1)) / 3600 if server.group(1) else float(server.group(2))
            yield by_offset(partial(weighing.label, stated), moment, f"its server's clock says {stated:+g}", 0.7)


def _spoken_hours(spoken: re.Match[str]) -> int:
    from_moscow, after_moscow, from_utc, after_utc = spoken.groups()
    sign, number = (from_moscow, after_moscow) if from_moscow else (from_utc, after_utc)
    return (3 if from_moscow else 0) + int(f"{sign}{number}")


def of_hours(seen: Shown) -> Iterator[Evidence]:
    """Weigh the hours of the day at which articles come out, where their moments are known in UTC."""
    if len(seen.instants) >= weighing.FEWEST_INSTANTS:
        scores = {zone: weighing.hours_of_day(seen.instants, zone, offset_of) for zone in zone_shares()}
        yield Evidence(weighing.capped(scores, weighing.MOST_OF_HOURS), "the hours at which it publishes")
