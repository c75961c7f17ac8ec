"""A date as outlets print it becomes a moment: every form of FACTS §5, what is left out inferred from the capture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = {
    # The first three letters name the month in Russian, Ukrainian and English, whatever the case form.
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12,
    "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11,
    "гру": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
MONTH = (
    r"(?P<month>январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|сентябр[ьяе]|"
    r"октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]|(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?|"
    r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?!\w)"
)
WEEKDAYS = {
    "пон": 0, "вто": 1, "сре": 2, "чет": 3, "пят": 4, "суб": 5, "вос": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY = (
    r"\(?(?P<weekday>понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?!\w)\)?"
)
MINUTES_AGO = {"мин": 1, "час": 60, "min": 1, "hou": 60, "дне": 1440, "ден": 1440, "дня": 1440, "сут": 1440, "day": 1440,
               "нед": 10080, "wee": 10080}  # fmt: skip
COUNTS = {"": 1, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "a": 1, "an": 1, "one": 1}
DAYS_BACK = {"сегодня": 0, "today": 0, "вчера": 1, "yesterday": 1, "позавчера": 2}

_START = r"(?:(?<=:\d\d/)|(?<![\w.,:/\-]))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY_FORMS = tuple(
    re.compile(_START + form, re.I)
    for form in (
        rf"{_YEAR}(?P<mark>[./\-])(?P<number>0?[1-9]|1[0-2])(?P=mark){_DAY}(?!\d)",
        rf"{_DAY}(?P<mark>[./\-])(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<year>(?:19|20)?\d\d)(?![\d/]|\.\d)",
        rf"{_DAY}(?:-?(?:го|е|st|nd|rd|th))?[\s\-.,]{{1,3}}{MONTH}(?:[\s,.\-]{{0,3}}{_YEAR}(?![\d:]))?",
        rf"{MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\w)",
        r"(?P<relative>сегодня|позавчера|вчера|today|yesterday)(?!\w)",
        r"(?:(?P<count>\d{1,3}|один|одну|две?|два|три|an?|one)\s+)?(?P<unit>мин(?:ут[ауы]?|\.)?|час(?:а|ов)?|д(?:ень|ня|ней)|"
        r"сут(?:ки|ок)|недел[юиь]|minutes?|mins?|hours?|days?|weeks?)\s+(?:тому\s+)?(?:назад|ago)(?!\w)",
        r"(?P<now>только что|just now|полчаса назад)(?!\w)",
        r"(?P<day>0[1-9]|[12]\d|3[01])\.(?P<number>0[1-9]|1[0-2])(?![\d.:])",
    )
)
SPECIFIC = 4
"""The first forms name a calendar day; the others need the capture, or a short line, to mean one."""
BARE = len(DAY_FORMS) - 1

_GAP = r"(?:\s*г(?:ода|од|\.)?(?!\w))?[\s,|/•·:\-–—(]{0,6}"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?![\d.:])"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = (
    r"(?:[\s,)]{0,2}\(?(?:по\s+)?(?P<zone>Z(?!\w)|(?:GMT|UTC|MSK|мск)?\s?[+\-−]\d\d?(?::?\d\d)?(?!\d)|"
    r"(?:GMT|UTC|MSK|мск|московскому)(?!\w)))?"
)
CLOCK_AFTER = re.compile(rf"(?:T|{_GAP}(?:{WEEKDAY}{_GAP})?(?:(?:в|at|о)\s+)?){_CLOCK}{_ZONE}", re.I)
CLOCK_BEFORE = re.compile(rf"(?<![\d.:,]){_CLOCK}{_ZONE}{_GAP}(?:{WEEKDAY}[\s,]*)?$", re.I)
WEEKDAY_NEAR = re.compile(rf"^[\s,|/(]{{0,3}}{WEEKDAY}", re.I)
WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY}[\s,]{{0,3}}$", re.I)
WORTH_LOOKING = re.compile(r"\d|сегодня|вчера|назад|только что|today|yesterday|ago", re.I)

AROUND_DATE = re.compile(
    r"\b(?:опубликован[оа]?|размещено|добавлено|создано|обновлено|изменено|дата|публикации|время|года?|г|в|мск|published|updated|posted|on|"
    rf"at|created|last|просмотров|просмотры|[A-Z]{{2,4}})\b|{WEEKDAY}",
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

    >>> read_moment("4 Декабря , 12:28", captured_at=datetime(2025, 1, 9, tzinfo=UTC), timezone="Asia/Yekaterinburg")
    Moment(at=datetime.datetime(2024, 12, 4, 7, 28, tzinfo=datetime.timezone.utc), day=datetime.date(2024, 12, 4), precision='minute')
    """
    found = list(find_dates(text, captured_at=captured_at, timezone=timezone))
    return min(found, key=_preference).moment if found else None


def _preference(found: PrintedDate) -> tuple[bool, bool, bool, int]:
    relative = found.form >= SPECIFIC
    return (relative, not found.with_year, found.moment.at is None, found.start)


def find_dates(text: str, *, captured_at: datetime, timezone: str) -> Iterator[PrintedDate]:
    """Yield every date printed in a line, in the order of the forms above; none overlaps another."""
    text = text[:LONGEST_READ]
    if not WORTH_LOOKING.search(text):
        return
    zone = zone_of(timezone)
    taken: list[tuple[int, int]] = []
    for form, pattern in enumerate(DAY_FORMS):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            found = _read(text, match, form, captured_at.astimezone(zone), zone)
            if found:
                taken.append((found.start, found.end))
                yield found


def is_only_date(text: str) -> bool:
    """Say whether a line is a date and nothing else, but for the words and counters that go with one.

    >>> is_only_date("17 января 2012 г. (13:17)"), is_only_date("17 января в Орске пошёл снег")
    (True, False)
    """
    if len(text) > LONGEST_DATE_LINE or not WORTH_LOOKING.search(text):
        return False
    rest = text
    for found in find_dates(text, captured_at=ANY_DAY, timezone=MOSCOW):
        rest = rest.replace(text[found.start : found.end], " ")
    return rest != text and not LETTER.search(AROUND_DATE.sub(" ", rest))


def without_date(text: str) -> str:
    """Return a line without the date and time glued to its end.

    >>> without_date("Евро вновь нуждается в поддержке 06.01.12 11:51")
    'Евро вновь нуждается в поддержке'
    """
    for found in find_dates(text, captured_at=ANY_DAY, timezone=MOSCOW) if len(text) < LONGEST_READ else ():
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
    month = MONTHS[word[:3].lower()] if word else int(groups["number"] or 0)
    day = int(groups["day"] or 0)
    printed = groups.get("year")
    if not printed:
        return _latest(day, month, weekday, today)
    year = int(printed)
    if len(printed) == 2:
        year += 2000 if year <= today.year % 100 + 1 else 1900
    return _date(year, month, day)


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
