"""A date as outlets print it becomes a moment: every form seen on 89 of them; what is left out is inferred from the capture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scraper.reading.date_forms import (
    BARE,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    COUNTS,
    DAY_FORMS,
    DAYS_BACK,
    DIGIT,
    MINUTES_AGO,
    MONTHS,
    NUMBER_SIGNS,
    NUMBERS,
    SPECIFIC,
    WEEKDAY,
    WEEKDAY_BEFORE,
    WEEKDAY_NEAR,
    WEEKDAYS,
    WORD_SIGNS,
)

AROUND_DATE = re.compile(
    r"\b(?:опубликован[оа]?|размещено|добавлено|создано|обновлено|изменено|дата|публикации|время|года?|г|в|мск|"
    r"date|published|updated|posted|on|"
    rf"at|created|last|просмотров|просмотры|(?-i:[A-Z]{{2,4}}))\b|{WEEKDAY}",
    re.I,
)
LETTER = re.compile(r"[^\W\d_]")
ANY_DAY = datetime(2020, 1, 1, tzinfo=UTC)
LONGEST_DATE_LINE = 60
SHORTEST_LINE = 4
LONGEST_READ = 4000
CLOCK_REACH = 40
MOSCOW = "Europe/Moscow"


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When something was published. `at` is aware UTC, None at day precision; `day` is the local day at the outlet."""

    at: datetime | None
    day: date
    precision: str


@dataclass(frozen=True, kw_only=True)
class PrintedDate:
    """One date found in a line: where it stands, its moment, and what of it was printed rather than inferred."""

    start: int
    end: int
    moment: Moment
    wall: datetime | None = None
    zoned: bool = False
    form: int = 0
    with_year: bool = False


def read_moment(text: str, *, captured_at: datetime, timezone: str) -> Moment | None:
    """Read the moment a printed date names; None where the text names no day.

    A time without a zone is the outlet's (`timezone`, an IANA name); "сегодня" and a missing year are taken from
    `captured_at`, never more than a day in its future. A calendar day wins over a relative one in the same line.

    >>> read_moment("4 Декабря , 12:28", captured_at=datetime(2025, 1, 9, tzinfo=UTC), timezone="Asia/Yekaterinburg").at
    datetime.datetime(2024, 12, 4, 7, 28, tzinfo=datetime.timezone.utc)
    """
    found = list(find_dates(text, captured_at=captured_at, timezone=timezone))
    return min(found, key=_preference).moment if found else None


def _preference(found: PrintedDate) -> tuple[bool, bool, bool, int]:
    relative = found.form >= SPECIFIC
    return (relative, not found.with_year, found.moment.at is None, found.start)


def find_dates(text: str, *, captured_at: datetime, timezone: str) -> Iterator[PrintedDate]:
    """Yield every date printed in a line, in the order of the forms above; none overlaps another."""
    text = text[:LONGEST_READ]
    forms = _possible(text)
    if not forms:
        return
    zone = zone_of(timezone)
    taken: list[tuple[int, int]] = []
    for form in forms:
        for match in DAY_FORMS[form].finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            found = _read(text, match, form, captured_at.astimezone(zone), zone)
            if found:
                taken.append((found.start, found.end))
                yield found


def _possible(text: str) -> list[int]:
    """Return which forms a line may hold: most hold none, and to look for their signs is cheaper than for them."""
    low = text.lower()
    forms = [form for form, sign in NUMBER_SIGNS.items() if sign.search(text)] if DIGIT.search(text) else []
    forms += {form for word, form in WORD_SIGNS.items() if word in low}
    return sorted(forms)


@lru_cache(maxsize=1024)
def printed_dates(text: str) -> tuple[PrintedDate, ...]:
    """Return the dates printed in a line, for where only their places matter."""
    return tuple(find_dates(text, captured_at=ANY_DAY, timezone=MOSCOW))


@lru_cache(maxsize=2048)
def is_only_date(text: str) -> bool:
    """Say whether a line is a date and nothing else, but for the words and counters that go with one.

    >>> is_only_date("17 января 2012 г. (13:17)"), is_only_date("17 января в Орске пошёл снег")
    (True, False)
    """
    if len(text) > LONGEST_DATE_LINE:
        return False
    rest = text
    for found in printed_dates(text):
        rest = rest.replace(text[found.start : found.end], " ")
    return rest != text and not LETTER.search(AROUND_DATE.sub(" ", rest))


def without_date(text: str) -> str:
    """Return a line without the date and time glued to its end.

    >>> without_date("Евро вновь нуждается в поддержке 06.01.12 11:51")
    'Евро вновь нуждается в поддержке'
    """
    for found in printed_dates(text) if len(text) < LONGEST_READ else ():
        if found.wall is not None and found.end == len(text) and found.start > SHORTEST_LINE:
            return text[: found.start].rstrip(" ,|—–-(")
    return text


@lru_cache(maxsize=256)
def zone_of(name: str) -> tzinfo:
    """Return the zone of an IANA name, Moscow's where the name is unknown: the registry has refused it already."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(MOSCOW)


def _read(text: str, match: re.Match[str], form: int, now: datetime, zone: tzinfo) -> PrintedDate | None:
    groups = match.groupdict()
    if groups.get("unit") or groups.get("now"):
        return _ago(match, form, now)
    clock, start, end = _clock_near(text, match)
    if form == BARE and clock is None and len(text) > end - start + 3:
        return None
    day = _day(groups, _weekday_near(text, match, clock), now.date())
    if day is None:
        return None
    with_year = bool(groups.get("year"))
    wall = _wall(day, clock)
    if clock is None or wall is None:
        moment = Moment(at=None, day=day, precision="day")
        return PrintedDate(start=match.start(), end=match.end(), moment=moment, form=form, with_year=with_year)
    is_midnight = wall.time() == time() and bool(clock["second"]) and not clock["zone"]
    if form == NUMBERS and is_midnight:  # ASP.NET prints a day so: «15.08.2014 0:00:00»
        moment = Moment(at=None, day=day, precision="day")
        return PrintedDate(start=start, end=end, moment=moment, wall=wall, form=form, with_year=with_year)
    written = _zone_written(clock["zone"])
    at = wall.replace(tzinfo=written or zone)
    moment = Moment(at=at.astimezone(UTC), day=at.astimezone(zone).date(), precision="minute")
    return PrintedDate(
        start=start, end=end, moment=moment, wall=wall, zoned=written is not None, form=form, with_year=with_year
    )


def _clock_near(text: str, match: re.Match[str]) -> tuple[dict[str, str | None] | None, int, int]:
    after = CLOCK_AFTER.match(text, match.end(), match.end() + CLOCK_REACH)
    if after:
        return after.groupdict(), match.start(), after.end()
    reach = max(0, match.start() - CLOCK_REACH)
    before = CLOCK_BEFORE.search(text[reach : match.start()])
    if before:
        return before.groupdict(), reach + before.start(), match.end()
    return None, match.start(), match.end()


def _weekday_near(text: str, match: re.Match[str], clock: dict[str, str | None] | None) -> int | None:
    named = clock["weekday"] if clock else None
    if not named:
        near = WEEKDAY_NEAR.match(text[match.end() : match.end() + CLOCK_REACH])
        near = near or WEEKDAY_BEFORE.search(text[max(0, match.start() - CLOCK_REACH) : match.start()])
        named = near["weekday"] if near else None
    return WEEKDAYS[named[:3].lower()] if named else None


def _day(groups: dict[str, str | None], weekday: int | None, today: date) -> date | None:
    relative = groups.get("relative")
    if relative:
        return today - timedelta(days=DAYS_BACK[relative.lower()])
    word = groups.get("month")
    month = _month(word.lower()) if word else int(groups["number"] or 0)
    day = int(groups["day"] or 0)
    printed = groups.get("year")
    if not printed:
        return _latest(day, month, weekday, today)
    year = int(printed)
    if len(printed) == 2:
        year += 2000 if year <= today.year % 100 + 1 else 1900
    found = _date(year, month, day)
    if groups.get("mark") == "/" and weekday is not None and (found is None or found.weekday() != weekday):
        swapped = _date(year, day, month)  # Drupal 7 in its first setting: «пн, 03/02/2015 - 17:45» is a day of March
        return swapped if swapped is not None and swapped.weekday() == weekday else found
    return found


def _month(word: str) -> int:
    return MONTHS.get(word[:4]) or MONTHS[word[:3]]


def _latest(day: int, month: int, weekday: int | None, today: date) -> date | None:
    """Return the last such day not after tomorrow; where the weekday is printed, the last one it agrees with."""
    years = range(today.year + 1, today.year - 9, -1)
    possible = [found for year in years if (found := _date(year, month, day)) and found <= today + timedelta(days=1)]
    agreeing = [found for found in possible if weekday is None or found.weekday() == weekday]
    return next(iter(agreeing or possible), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _wall(day: date, clock: dict[str, str | None] | None) -> datetime | None:
    if clock is None:
        return None
    hour, half = int(clock["hour"] or 0), (clock["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return datetime.combine(day, time(hour, int(clock["minute"] or 0), int(clock["second"] or 0)))


def _zone_written(name: str | None) -> tzinfo | None:
    """Return the zone a date spells out: an offset, Z, GMT, UTC, or Moscow's, with hours added as in "МСК+2"."""
    if not name:
        return None
    offset = re.search(r"([+\-−])(\d\d?):?(\d\d)?$", name)
    shift = timedelta()
    if offset:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0)) * (1 if offset[1] == "+" else -1)
    if name[:3].lower() in ("msk", "мск", "мос"):
        return timezone(timedelta(hours=3) + shift) if offset else ZoneInfo(MOSCOW)
    return timezone(shift) if abs(shift) < timedelta(hours=24) else None


def _ago(match: re.Match[str], form: int, now: datetime) -> PrintedDate | None:
    """Read "15 минут назад" to the minute; hours, days and weeks are rounded by the outlet and give the day."""
    groups = match.groupdict()
    if groups.get("now"):
        minutes, fine = (30, True) if "пол" in match[0].lower() else (0, True)
    else:
        count, unit = (groups["count"] or "").lower(), (groups["unit"] or "").lower()[:3]
        each = MINUTES_AGO[unit]
        minutes, fine = each * (int(count) if count.isdigit() else COUNTS[count]), each == 1
    at = now - timedelta(minutes=minutes)
    at = at.replace(second=0, microsecond=0)
    moment = Moment(at=at.astimezone(UTC) if fine else None, day=at.date(), precision="minute" if fine else "day")
    return PrintedDate(start=match.start(), end=match.end(), moment=moment, form=form)
