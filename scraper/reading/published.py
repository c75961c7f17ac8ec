"""When the outlet says it published: the date that the page prints, held against what it tells machines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from scraper.reading.dates import Moment, PrintedDate, find_dates, zone_of
from scraper.reading.frame import Frame
from scraper.reading.lone_clock import lone_clock
from scraper.reading.page import Page
from scraper.reading.printed import is_near, issue_date, printed_change, printed_date
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import Zones

MINUTE = timedelta(minutes=1)
WIDEST_ERROR = timedelta(hours=14)


@dataclass(frozen=True, kw_only=True)
class Published:
    """The moments of an article as Article keeps them."""

    at: datetime | None = None
    day: date | None = None
    precision: str = ""
    printed: str = ""
    modified_at: datetime | None = None


def find_published(
    page: Page,
    witnesses: Witnesses,
    zones: Zones,
    frame: Frame,
    *,
    captured_at: datetime,
    timezone: str,
    listed: str = "",
) -> Published:
    """Return when the article was published and modified. `listed` is the moment as the feed prints it."""
    machine = _first(_machine(witnesses.published, captured_at, timezone))
    printed, wording = printed_date(page, zones, frame, machine, captured_at, timezone)
    machine = machine or _stamp(page, frame, captured_at, timezone)
    fed = _first(_machine((listed,), captured_at, timezone))
    if printed is None and machine is None and fed is None:
        printed, wording = issue_date(page, zones, frame, captured_at, timezone)
    chosen = _settle(printed, [found for found in (machine, fed) if found], zone_of(timezone))
    if chosen is None:
        return Published()
    if chosen.at is None:
        chosen, wording = _with_clock(page, zones, frame, chosen, wording, captured_at, zone_of(timezone))
    told = _first(_machine(witnesses.modified, captured_at, timezone))
    changed = told.moment.at if told else None
    if changed and machine:
        changed += _zone_error(chosen, machine.moment)
    changed = changed or printed_change(page, frame, captured_at, timezone)
    return Published(
        at=chosen.at,
        day=chosen.day,
        precision=chosen.precision,
        printed=wording,
        modified_at=_later(changed, chosen),
    )


def _with_clock(
    page: Page, zones: Zones, frame: Frame, day: Moment, wording: str, captured_at: datetime, zone: tzinfo
) -> tuple[Moment, str]:
    """Return a day with the clock that is printed apart from it, as printed; as it was where there is none."""
    found = lone_clock(page, zones, frame)
    if found is None:
        return day, wording
    at = datetime.combine(day.day, found[0], zone).astimezone(UTC)
    if at > captured_at + MINUTE:
        return day, wording
    return Moment(at=at, day=day.day, precision="minute"), ", ".join(filter(None, (wording, found[1])))


def told_published(published: Sequence[str], modified: Sequence[str], *, captured_at: datetime, timezone: str) -> Published:
    """Return the moments that data tells, the first one that names a day."""
    found = _first(_machine(published, captured_at, timezone))
    if found is None:
        return Published()
    moment = _own_midnight(found, zone_of(timezone))
    changed = _first(_machine(modified, captured_at, timezone))
    later = _later(changed.moment.at if changed else None, moment)
    return Published(at=moment.at, day=moment.day, precision=moment.precision, modified_at=later)


def _later(changed: datetime | None, published: Moment) -> datetime | None:
    """Return a moment of change that comes after publication; systems print the same moment twice."""
    if changed is None or (published.at is not None and changed <= published.at):
        return None
    return changed.astimezone(UTC)


def _machine(texts: Sequence[str], captured_at: datetime, timezone: str) -> Iterator[PrintedDate]:
    limit = captured_at + timedelta(days=1, hours=1)
    for text in texts:
        for found in find_dates(text, captured_at=captured_at, timezone=timezone):
            if found.moment.day <= limit.date() + timedelta(days=1) and (found.moment.at is None or found.moment.at <= limit):
                yield found
                break


def _first(found: Iterator[PrintedDate]) -> PrintedDate | None:
    return next(found, None)


def _stamp(page: Page, frame: Frame, captured_at: datetime, timezone: str) -> PrintedDate | None:
    """Return the <time datetime> that stands near the headline."""
    stamps = [block.stamp for block in page.blocks if block.stamp and is_near(block.order, frame)]
    return _first(_machine(stamps[:1], captured_at, timezone))


def _settle(printed: PrintedDate | None, machines: Sequence[PrintedDate], zone: tzinfo) -> Moment | None:
    """Weigh the printed date against the machines', which know the seconds but lie about their zone."""
    if printed is None:
        return _own_midnight(machines[0], zone) if machines else None
    for machine in machines:
        moment = _own_midnight(machine, zone)
        if moment.at is None:
            continue
        if printed.moment.at is None and moment.day == printed.moment.day:
            return moment
        if printed.moment.at is not None and abs(moment.at + _zone_error(printed.moment, moment) - printed.moment.at) < MINUTE:
            return Moment(at=moment.at + _zone_error(printed.moment, moment), day=printed.moment.day, precision="minute")
    return printed.moment


def _zone_error(right: Moment, told: Moment) -> timedelta:
    """Return by how many half hours a machine's moment is off: UTC labelled +03:00, Moscow's offset printed in Orenburg."""
    if right.at is None or told.at is None:
        return timedelta()
    error = timedelta(minutes=30 * round((right.at - told.at) / timedelta(minutes=30)))
    return error if abs(error) <= WIDEST_ERROR and abs(right.at - told.at - error) < MINUTE else timedelta()


def _own_midnight(machine: PrintedDate, zone: tzinfo) -> Moment:
    """Take exact midnight, local or as written, for a day without a time: systems fill in what nobody entered."""
    at = machine.moment.at
    if at is None:
        return machine.moment
    local = at.astimezone(zone)
    midnight = (0, 0, 0)
    wall = machine.wall
    if wall is not None and (wall.hour, wall.minute, wall.second) == midnight:
        return Moment(at=None, day=wall.date(), precision="day")
    if (local.hour, local.minute, local.second) == midnight:
        return Moment(at=None, day=local.date(), precision="day")
    return machine.moment
