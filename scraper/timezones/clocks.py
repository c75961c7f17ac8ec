"""What an outlet shows of its clock: stamps printed for people and for machines, each beside the moment of its capture. Pure.

A printed stamp is a wall clock without a zone; a machine's stamp has a label (an offset), which is often a lie.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from archive.addresses import fold
from archive.article import Article, Capture, CaptureError, Outlet
from scraper.feeds import read_feed
from scraper.listing import Entry, ListingError
from scraper.reading.blocks import Block
from scraper.reading.charset import decode
from scraper.reading.date_forms import SPECIFIC
from scraper.reading.dates import PrintedDate, find_dates
from scraper.reading.page import Page, parse_page
from scraper.reading.reader import read
from scraper.reading.witnesses import hear
from scraper.sections import read_section

HOUR = timedelta(hours=1)
EARLIEST, LATEST = 2, 12
"""Hours east of UTC: Kaliningrad and Kamchatka."""

MINUTES_OFF = 2
"""A page's clock, made when the page was, may be so far from ours."""

HEAD_BLOCKS = 25
"""The clock of a page stands among so many lines from its top."""

_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_ISO_START = re.compile(r"\s*\d{4}-\d\d-\d\d[T ]\d\d:\d\d")
_BUILT = re.compile(r"<lastBuildDate>([^<]{10,60})<|<updated>([^<]{10,40})<", re.IGNORECASE)
_SCRIPT_CLOCK = re.compile(
    r"[\"'](?:clock|now|time|current_?time|server_?time|today)[\"']\s*:\s*[\"']([01]?\d|2[0-3]):([0-5]\d)[\"':]", re.IGNORECASE
)
_LONE_CLOCK = re.compile(r"\D{0,25}\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\D{0,15}")
_CLOCK_NAME = re.compile(r"clock|time|today|date|now|vremya|chasy|segodn", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """A wall clock somebody stated. `label` is the offset stated with it, None where none is; `seen_at` is aware UTC.

    `is_dated` is False where the day is ours (a clock without a date, «сегодня, 14:05»).
    """

    wall: datetime
    seen_at: datetime
    label: timedelta | None = None
    is_dated: bool = True


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that the captures show. Stamps of articles are by the folded address of the article."""

    printed: Mapping[str, Stamp]
    fed: Mapping[str, Stamp]
    told: Mapping[str, Stamp]
    pairs: tuple[tuple[Stamp, Stamp], ...]
    clocks: tuple[Stamp, ...]
    script_clocks: tuple[Stamp, ...]
    built: tuple[Stamp, ...]
    modified: tuple[tuple[Stamp, datetime], ...]
    days: tuple[Stamp, ...]
    instants: tuple[datetime, ...]


def shown(home: Capture | None, samples: Iterable[Capture], listings: Iterable[Capture], outlet: Outlet) -> Shown:
    """Gather what a home page, sample articles and listings show of the outlet's clock."""
    outlet = replace(outlet, timezone="Etc/UTC")  # a wall clock read in UTC stays what it is
    samples, listings = tuple(samples), tuple(listings)
    feeds = [one for one in listings if one.kind == "feed"]
    pages = [one for one in (home, *listings) if one is not None and one.kind != "feed"]
    printed: dict[str, Stamp] = {}
    told: dict[str, Stamp] = {}
    fed = {url: stamp for feed in feeds for url, stamp in _of_entries(feed, _feed_entries(feed))}
    for page in pages:
        for url, stamp in _of_entries(page, _section_entries(page, outlet)):
            (printed if stamp.label is None else told).setdefault(url, stamp)
    for sample in samples:
        own_printed, own_told = _of_article(sample, outlet)
        printed |= {fold(sample.url): own_printed} if own_printed else {}
        told |= {fold(sample.url): own_told} if own_told else {}
    seen = [*pages, *samples]
    articles = {stamp.wall for stamp in printed.values()}
    return Shown(
        printed=printed,
        fed=fed,
        told=told,
        pairs=tuple(pair for page in seen for pair in _pairs_beside(page)),
        clocks=tuple(clock for page in seen for clock in _clocks(page, articles)),
        script_clocks=tuple(clock for page in seen for clock in _script_clocks(page)),
        built=tuple(stamp for feed in feeds for stamp in _built(feed)),
        modified=tuple(_modified(samples, feeds, printed, fed)),
        days=tuple(day for page in seen[:1] for day in _days(page)),
        instants=tuple(_instants(seen, fed)),
    )


def text_of(capture: Capture) -> str:
    """Return the source of a capture as text, "" where it cannot be unpacked."""
    try:
        return decode(capture.content(), capture.content_type)
    except CaptureError:
        return ""


def _page(capture: Capture) -> Page | None:
    text = text_of(capture)
    return parse_page(text) if text.strip() else None


def _feed_entries(feed: Capture) -> tuple[Entry, ...]:
    try:
        return read_feed(feed.content(), feed.url, feed.content_type).entries
    except (ListingError, CaptureError):  # a listing that is none shows nothing
        return ()


def _section_entries(page: Capture, outlet: Outlet) -> tuple[Entry, ...]:
    try:
        return read_section(page.content(), page.url, outlet, page.content_type).entries
    except (ListingError, CaptureError):
        return ()


def _of_entries(listing: Capture, entries: Iterable[Entry]) -> Iterator[tuple[str, Stamp]]:
    for entry in entries:
        stamp = _stamp(entry.published, listing.captured_at)
        if stamp is not None and (stamp.label is not None or not _ISO_START.match(entry.published)):
            yield fold(entry.url), stamp


def _stamp(text: str, captured_at: datetime) -> Stamp | None:
    """Return the first wall clock of a text."""
    found = (one for one in find_dates(text, captured_at=captured_at, timezone="Etc/UTC") if one.wall is not None)
    return next((_as_stamp(one, captured_at) for one in found), None)


def _as_stamp(found: PrintedDate, captured_at: datetime) -> Stamp:
    assert found.wall is not None
    wall = found.wall.replace(tzinfo=None)
    label = wall - found.moment.at.replace(tzinfo=None) if found.zoned and found.moment.at else None
    return Stamp(wall=wall, seen_at=captured_at, label=label, is_dated=found.form < SPECIFIC)


def _of_article(sample: Capture, outlet: Outlet) -> tuple[Stamp | None, Stamp | None]:
    """Return what an article prints for people and what it tells machines."""
    article = read(sample, outlet)
    page = _page(sample)
    if not isinstance(article, Article) or page is None:
        return None, None
    printed = _stamp(article.published_printed, sample.captured_at)
    told = next(
        (stamp for text in hear(page).published if (stamp := _stamp(text, sample.captured_at)) and stamp.label is not None),
        None,
    )
    return (printed, told) if printed is None or printed.label is None else (None, printed)


def _pairs_beside(capture: Capture) -> Iterator[tuple[Stamp, Stamp]]:
    """Yield what <time> elements print and what their datetime attributes say."""
    page = _page(capture)
    for block in page.blocks if page else ():
        if block.stamp:
            printed, told = _stamp(block.text[:200], capture.captured_at), _stamp(block.stamp, capture.captured_at)
            if printed and told and told.label is not None and printed.label is None:
                yield printed, told


def _clocks(capture: Capture, articles: set[datetime]) -> Iterator[Stamp]:
    """Yield the clocks at the top of a page that agree with ours but for whole hours."""
    page = _page(capture)
    for block in page.blocks[:HEAD_BLOCKS] if page else ():
        if block.link_density < 0.5 and not block.place.level:
            stamp = _stamp(block.text[:200], capture.captured_at) or _lone_clock(block, capture.captured_at)
            if stamp and stamp.label is None and stamp.wall not in articles and hours_of(stamp) is not None:
                yield stamp


def _lone_clock(block: Block, captured_at: datetime) -> Stamp | None:
    match = _LONE_CLOCK.fullmatch(block.text)
    if match is None or not _CLOCK_NAME.search(f"{block.place.names} {block.names} {block.text}"):
        return None
    return _today_at(int(match.group(1)), int(match.group(2)), captured_at)


def _today_at(hour: int, minute: int, captured_at: datetime) -> Stamp:
    day = captured_at.astimezone(UTC).replace(tzinfo=None, second=0, microsecond=0)
    return Stamp(wall=day.replace(hour=hour, minute=minute), seen_at=captured_at, is_dated=False)


def hours_of(stamp: Stamp) -> int | None:
    """Return by how many whole hours a clock is ahead of UTC, None where it is no clock of the moment.

    >>> noon = datetime(2026, 11, 23, 9, 0, 40, tzinfo=UTC)
    >>> [hours_of(Stamp(wall=datetime(2026, 11, 23, *clock), seen_at=noon)) for clock in ((14, 0), (13, 19))]
    [5, None]
    """
    ahead = stamp.wall - stamp.seen_at.astimezone(UTC).replace(tzinfo=None)
    return whole_hours(ahead, is_dated=stamp.is_dated, within=timedelta(minutes=MINUTES_OFF))


def whole_hours(ahead: timedelta, *, is_dated: bool = True, within: timedelta = timedelta(minutes=1)) -> int | None:
    """Return a span as whole hours from 0 to LATEST + 1, None where it is none; modulo a day where no day was stated."""
    hours = round(ahead / HOUR)
    if abs(ahead - hours * HOUR) > within:
        return None
    hours = hours if is_dated else (hours + 6) % 24 - 6
    return hours if 0 <= hours <= LATEST + 1 else None


def _script_clocks(capture: Capture) -> Iterator[Stamp]:
    for match in _SCRIPT_CLOCK.finditer(text_of(capture)):
        stamp = _today_at(int(match.group(1)), int(match.group(2)), capture.captured_at)
        if hours_of(stamp) is not None:
            yield stamp


def _built(feed: Capture) -> Iterator[Stamp]:
    """Yield the moment a feed says it was made, where it agrees with ours but for whole hours."""
    match = _BUILT.search(text_of(feed)[:5000])
    stamp = _stamp(match.group(1) or match.group(2), feed.captured_at) if match else None
    if stamp and hours_of(stamp) is not None:
        yield stamp


def _modified(
    samples: Iterable[Capture], feeds: Iterable[Capture], printed: Mapping[str, Stamp], fed: Mapping[str, Stamp]
) -> Iterator[tuple[Stamp, datetime]]:
    """Yield stamps of articles beside the Last-Modified of what they were printed in: the two are often one moment."""
    for sample in samples:
        if (moment := _last_modified(sample)) and (stamp := printed.get(fold(sample.url))):
            yield stamp, moment
    for feed in feeds:
        newest = max(fed.values(), key=lambda stamp: stamp.wall, default=None)
        if (moment := _last_modified(feed)) and newest:
            yield newest, moment


def _last_modified(capture: Capture) -> datetime | None:
    try:
        moment = parsedate_to_datetime(capture.header("Last-Modified"))
    except (TypeError, ValueError):
        return None
    is_made_now = abs(capture.captured_at - moment.replace(tzinfo=moment.tzinfo or UTC)) < timedelta(minutes=MINUTES_OFF)
    return None if is_made_now else moment.astimezone(UTC)


def _days(capture: Capture) -> Iterator[Stamp]:
    """Yield the day that the top of a page prints without a clock, where it is today's or a neighbour's."""
    page = _page(capture)
    for block in page.blocks[:HEAD_BLOCKS] if page else ():
        if block.link_density < 0.5 and len(block.text) < 80:
            for found in find_dates(block.text, captured_at=capture.captured_at, timezone="Etc/UTC"):
                if (
                    found.moment.at is None
                    and found.with_year
                    and abs(found.moment.day - capture.captured_at.date()) <= timedelta(days=1)
                ):
                    day = datetime.combine(found.moment.day, datetime.min.time())
                    yield Stamp(wall=day, seen_at=capture.captured_at)
                    return


def _instants(pages: Iterable[Capture], fed: Mapping[str, Stamp]) -> Iterator[datetime]:
    """Yield the moments that are stated in UTC, each once: nobody writes UTC by accident."""
    found = {stamp.wall for stamp in fed.values() if stamp.label == timedelta()}
    for page in pages:
        for text in _ISO.findall(text_of(page)):
            stamp = _stamp(text, page.captured_at)
            if stamp is not None and stamp.label == timedelta():
                found.add(stamp.wall)
    yield from sorted(found)
