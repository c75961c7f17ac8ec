"""The back issues of an outlet without a full sitemap: its listings page by page, its calendar period by period.

Traps are recognised by how they behave, not by how they look: a trail ends when its steps list nothing new, lead in a
circle, or list what proves to be no article. Where another listing was followed to its end, or a sitemap names the
articles, a trail is only checked: at its far end, where the oldest articles would be.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Capture, CaptureError, Outlet
from archive.due import LINKS, Found, Known
from archive.frontier import Frontier
from archive.trails import Trail
from scraper.address_learning import AddressLearning
from scraper.addresses import in_scheme_of
from scraper.calendars import Period, calendar, period_of
from scraper.collecting import pages, read_listing
from scraper.inner_lists import inner_lists
from scraper.listing import ListingError
from scraper.paging import NextPage, next_page
from scraper.platforms import platform_named
from scraper.shapes import target_of

CALENDAR_POSITION = 10_000
"""Calendars are followed after the pages of all listings."""

DAYS_WAIT = 1
"""Added for days, until two months have shown whether months list the articles themselves."""

OTHER_POSITION = 1_000
"""Of a listing that outlets.toml does not name."""

INNER_POSITION = 2_000
"""Of a list that a listing links to."""

HABIT_POSITION = 5_000
"""Added where a page prints no way on and only its platform's habit says what page two is called."""

PROBE = 0
"""The step number of a listing's last page, when it is looked at before the others."""

MOST_BARREN = {"": 2, "day": 14, "month": 4, "year": 2, "issue": 6}
"""Steps in a row without anything new after which a trail ends: pages, days (a small paper rests over New Year), months."""

MOST_BARREN_OF_CHECK = {"": 2, "day": 3, "month": 2, "year": 1, "issue": 2}
"""The same where other listings should have named everything."""

PERIODS_TRIED = {"day": 2, "month": 1, "year": 0, "issue": 2}
"""Of the newest days and months so many are looked at even where other listings should have named what they list."""

FEWEST_UNLISTED = 2
"""A page asked for as an article is a list where it names so many articles that nobody knew."""

IDLE = "other listings name all that its last page lists"
SISTER = "other listings name all of it, as they do of another list that was looked at to its end"

FEWEST_TRIED = 4
"""So many pages of two steps must have been asked for before their worth is judged."""

LONGEST_GAP = 20
"""Pages back that a crawl of the latest goes to where a listing has moved on by more than a page since the last visit."""

ISSUES_A_PAGE = 1_000
"""Issues are numbered in the order of the pages that name them."""

JUDGED_MONTHS = 2
"""After so many months it is known whether months list articles themselves."""

_ORDER_OF_UNITS = {"year": -2, "month": -1, "day": 0}
_UNITS = (*_ORDER_OF_UNITS, "issue")


class Walking:
    """How one crawl follows the trails of its outlet."""

    def __init__(self, outlet: Outlet, frontier: Frontier) -> None:
        self.outlet = outlet
        self.frontier = frontier
        self.trails = frontier.trails

    # What was read

    def listing_read(self, known: Known, capture: Capture, listed: Sequence[str], new: int, now: datetime) -> None:
        """Note where a section page goes on. `listed` are the articles it names, `new` how many of them nobody knew.

        Where all of them are new although the page was read before, news may have been missed between: the next page is
        asked for at once, else by the next crawl of back issues.
        """
        found = self._next(known, capture, listed, number=1, base=known.url)
        by_habit = HABIT_POSITION if found is not None and not found.is_printed else 0
        trail = self.trails.open(known.key, self.outlet.slug, self._position(known.url) + by_habit)
        self.trails.note(trail.trail, map(fold, listed))
        is_gap = bool(known.listed) and new == len(listed) > 1
        if is_gap and not trail.is_open:
            self.trails.reopen(trail.trail)
        if found is not None:
            self.trails.note_last(trail.trail, found.last, found.last_url)
            step = self._step(trail.trail, trail.position, found.url, 2, known.url)
            self._add(step, now, is_gap=is_gap)
        elif trail.is_open and trail.steps == 0:
            self.trails.end(trail.trail, "it has one page only")
        self._note_calendar(capture, now)
        self._note_issues(known, capture, now)

    def lists_of_lists(self, known: Known, capture: Capture, now: datetime) -> int:
        """Note what a page that names no article leads to: months, issues, its own next page. Return how many there are."""
        before = len(self.trails.of(self.outlet.slug))
        found = self._next(known, capture, (), number=1, base=known.url)
        if found is not None and found.is_printed:
            trail = self.trails.open(known.key, self.outlet.slug, self._position(known.url))
            self._add(self._step(trail.trail, trail.position, found.url, 2, known.url), now, is_gap=False)
        named = self._note_calendar(capture, now) + self._note_issues(known, capture, now)
        return named + len(self.trails.of(self.outlet.slug)) - before

    def step_read(self, known: Known, capture: Capture, listed: Sequence[str], new: int, now: datetime) -> None:
        """Note what a step listed, and where the trail goes on or why it ends."""
        assert known.trail is not None
        trail = self.trails.get(known.trail)
        new_here = self.trails.note(trail.trail, map(fold, listed))
        if known.step == PROBE and not _unit(known):
            self._probed(trail, new)
            return
        self._note_calendar(capture, now)
        issues = self._note_issues(known, capture, now) if not _unit(known) else 0
        is_barren = not (new if trail.mode == "check" else new_here + issues)
        is_further = known.step > 0 and _unit(known) in _ORDER_OF_UNITS  # page 2 of a day says nothing of other days
        if not is_further:
            trail = self.trails.follow(trail.trail, listed=new_here, is_barren=is_barren)
            self._look_at_months(trail)
        if trail.mode == "check" and _unit(known) and new:
            self.trails.set_mode(trail.trail, "full")  # it names what no other listing did
        if known.via == "latest" and not _unit(known):
            self._close_gap(known, capture, listed, new, now)
        elif not self._ended(trail, known) and not (is_barren and is_further):
            self._go_on(trail, known, capture, listed, now)

    def step_missing(self, known: Known, reason: str, now: datetime) -> None:
        """Note that a step is not there: the end of a listing, or one day of a calendar without a page."""
        assert known.trail is not None
        trail = self.trails.get(known.trail)
        if known.step == PROBE and not _unit(known):
            self.trails.set_mode(trail.trail, "full")
        elif _unit(known):
            self._ended(self.trails.follow(trail.trail, listed=0, is_barren=True), known)
        else:
            self.trails.end(trail.trail, reason)

    def list_read(self, known: Known, capture: Capture, learning: AddressLearning, now: datetime) -> int:
        """Take a page that was asked for as an article for what it may be: a list that another listing links to.

        The issues of a weekly, subjects, months under years. It is one when it names articles that nobody knew; they are
        added, and its further pages are followed as any listing's. Return how many articles it named.
        """
        try:
            listed = pages(list(read_listing("section", capture, self.outlet)), "section", capture, self.outlet)
        except (ListingError, CaptureError):  # no list either
            return 0
        platform = platform_named(self.outlet.platform)
        wanted = [
            replace(one, source=known.key, ident=learning.ident(one.url))
            for one in listed
            if learning.may_be_article(one.url) or learning.is_of_list(one.url) or platform.is_article(target_of(one.url))
        ]
        via = "backfill" if known.via == LINKS else known.via
        new = self.frontier.add(self.outlet.slug, via, wanted, now)
        if new >= FEWEST_UNLISTED:
            others = [replace(one, source=known.key, ident=learning.ident(one.url)) for one in listed]
            new += self.frontier.add(self.outlet.slug, via, others, now)
            learning.list_of_articles(known.url)
            trail = self.trails.open(known.key, self.outlet.slug, INNER_POSITION)
            self.trails.note(trail.trail, (fold(one.url) for one in wanted))
            self.trails.set_mode(trail.trail, "full")
            found = self._next(known, capture, [one.url for one in listed], number=1, base=known.url)
            if found is not None and found.is_printed:
                self._add(self._step(trail.trail, trail.position, found.url, 2, known.url), now, is_gap=False)
            else:
                self.trails.end(trail.trail, "it has one page only")
        return new if new >= FEWEST_UNLISTED else 0

    # What is asked for

    def why_not(self, known: Known, now: datetime) -> str:
        """Return why a leased step need not be asked for, "" where it has to be. "later": another step goes before it."""
        assert known.trail is not None
        trail = self.trails.get(known.trail)
        if not trail.is_open:
            return trail.reason or "the trail has ended"
        if self._is_idle_habit(trail):
            return "other pages of the outlet print where they go on, or its platform's habit is not its own"
        if not trail.mode and known.via != "latest":
            trail = self._begin(trail, known)
            if trail.mode == "check" and not _unit(known) and self._has_idle_sister(trail):
                self.trails.end(trail.trail, SISTER)
                return SISTER
            if trail.mode == "check" and trail.last_url and not _unit(known) and trail.last > known.step:
                probe = self._step(trail.trail, trail.position, trail.last_url, PROBE, known.url)
                if self.frontier.add(self.outlet.slug, known.via, [probe], now):
                    return "later"
        if _unit(known):
            return self._why_not_period(trail, known)
        return self._why_not_page(trail, known)

    def _is_idle_habit(self, trail: Trail) -> bool:
        """Tell whether guessing a listing's next page is worth nothing: where others print theirs, or a guess led nowhere."""
        if not _is_by_habit(trail) or trail.steps:
            return False
        others = [one for one in self.trails.of(self.outlet.slug) if one.trail != trail.trail and not one.is_open]
        return any(one.was_fruitful if not _is_by_habit(one) else not one.listed for one in others)

    def _has_idle_sister(self, trail: Trail) -> bool:
        """Tell whether a list like this one, named wholly by others too, was looked at to its end for nothing."""
        others = (one for one in self.trails.of(self.outlet.slug) if one.trail != trail.trail and one.mode == "check")
        idle = [one for one in others if one.reason == IDLE or (not one.is_open and one.barren)]
        return self.trails.is_covered(trail.trail) and any(self.trails.is_covered(one.trail) for one in idle)

    def _begin(self, trail: Trail, known: Known) -> Trail:
        others = (one for one in self.trails.of(self.outlet.slug) if one.trail != trail.trail)
        is_known_otherwise = self.frontier.has_articles_of_sitemaps(self.outlet.slug) or any(one.was_fruitful for one in others)
        if _unit(known) and is_known_otherwise and self._is_its_only_way(known):
            is_known_otherwise = False
        self.trails.set_mode(trail.trail, "check" if is_known_otherwise else "full")
        return self.trails.get(trail.trail)

    def _is_its_only_way(self, known: Known) -> bool:
        """Tell whether a calendar belongs to one section, as a ticker's days do, and is the only way back from there."""
        source = known.source or ""
        path = urlsplit(source).path.rstrip("/")
        trail = self.trails.find(fold(source))
        is_own = bool(path) and urlsplit(known.url).path.startswith(path)
        return is_own and trail is not None and not trail.is_open and trail.steps == 0

    def _why_not_period(self, trail: Trail, known: Known) -> str:
        months = self.trails.find(self._trail_of("month"))
        if _unit(known) == "day" and months and not months.is_open and 0 < months.fruitful == months.steps:
            return "the pages of months list what the days list"
        oldest = self.trails.oldest_day(self.outlet.slug)
        is_covered = bool(oldest and known.day and known.day >= oldest)
        if trail.mode == "check" and is_covered and trail.steps >= PERIODS_TRIED[_unit(known)]:
            return "other listings go back farther than this"
        return ""

    def _why_not_page(self, trail: Trail, known: Known) -> str:
        if known.step < 4 or known.via == "latest":
            return ""
        tried = fresh = 0
        for step in (known.step - 1, known.step - 2):
            asked, articles = self.trails.fruits(trail.trail, step)
            tried, fresh = tried + asked, fresh + articles
        if tried >= FEWEST_TRIED and not fresh:
            reason = f"of the {tried} addresses that its last two pages added, none was an article nobody knew"
            self.trails.end(trail.trail, reason)
            return reason
        return ""

    # Inside

    def _position(self, url: str) -> int:
        keys = [fold(one) for one in self.outlet.sections]
        return keys.index(fold(url)) if fold(url) in keys else OTHER_POSITION

    def _look_at_months(self, months: Trail) -> None:
        """Decide from the first two months read whether days have to be asked for, and when: month by month with them.

        One month that lists something proves nothing: what is popular today may stand on every page.
        """
        if months.trail != self._trail_of("month") or months.steps != JUDGED_MONTHS:
            return
        days = self.trails.find(self._trail_of("day"))
        if days is not None and months.fruitful == JUDGED_MONTHS:
            self.trails.end(days.trail, "the pages of months list what the days list")
        elif days is not None:
            self.trails.move(days.trail, CALENDAR_POSITION)

    def _days_go_on(self) -> bool:
        days = self.trails.find(self._trail_of("day"))
        return days is not None and days.is_open

    def _trail_of(self, unit: str) -> str:
        return f"{self.outlet.slug} by {unit}"

    def _step(self, trail: str, position: int, url: str, step: int, source: str) -> Found:
        return step_of(self.outlet, trail, position, url, step, source)

    def _add(self, step: Found, now: datetime, *, is_gap: bool) -> bool:
        """Make a step due; tell whether it is one that this trail has not gone before."""
        if is_gap:
            self.frontier.visit_again(self.outlet.slug, "latest", [step], now)
            return True
        return self.frontier.add(self.outlet.slug, "backfill", [step], now) > 0

    def _probed(self, trail: Trail, new: int) -> None:
        if new:
            self.trails.set_mode(trail.trail, "full")
        else:
            self.trails.end(trail.trail, IDLE)

    def _close_gap(self, known: Known, capture: Capture, listed: Sequence[str], new: int, now: datetime) -> None:
        found = self._next(known, capture, listed, number=known.step, base=known.source or known.url)
        if found is not None and known.trail:
            step = self._step(known.trail, known.position, found.url, known.step + 1, known.source or known.url)
            self._add(step, now, is_gap=new == len(listed) > 0 and known.step < LONGEST_GAP)

    def _go_on(self, trail: Trail, known: Known, capture: Capture, listed: Sequence[str], now: datetime) -> None:
        number = 1 if _unit(known) == "issue" else max(known.step, 1)
        found = self._next(known, capture, listed, number=number, base=known.source or known.url)
        if _unit(known):
            if found is not None and found.is_printed:
                place = max(known.step, 1) + 1
                further = self._step(trail.trail, trail.position, found.url, place, known.url)
                self.frontier.add(self.outlet.slug, "backfill", [_of_period(further, known)], now)
        elif found is None:
            self.trails.end(trail.trail, "it was followed to its last page")
        else:
            self.trails.note_last(trail.trail, found.last, found.last_url)
            step = self._step(trail.trail, trail.position, found.url, known.step + 1, known.source or known.url)
            if not self._add(step, now, is_gap=False):
                self.trails.end(trail.trail, "it leads to a page that was read already")

    def _next(self, known: Known, capture: Capture, listed: Sequence[str], *, number: int, base: str) -> NextPage | None:
        content, kind = capture.content(), capture.content_type
        found = next_page(content, known.url, self.outlet, kind, number=number, articles=listed)
        if found is None and number > 1 and not _unit(known):
            usual = platform_named(self.outlet.platform)
            if fold(usual.page(base, number) or base) == known.key:  # it came so far by habit, and goes on by habit
                return NextPage(url=usual.page(base, number + 1), number=number + 1, is_printed=False)
        return found

    def _ended(self, trail: Trail, known: Known) -> bool:
        unit = _unit(known)
        most = (MOST_BARREN_OF_CHECK if trail.mode == "check" or _is_by_habit(trail) else MOST_BARREN)[unit]
        if trail.barren < most:
            return False
        if unit in ("month", "year") and not trail.fruitful and self._days_go_on():
            return False  # they are the way to the days; it ends where the days end
        what = f"{unit}s" if unit else "pages"
        reason = f"its last {trail.barren} {what} list nothing new"
        self.trails.end(trail.trail, reason)
        if unit == "day":
            for other in ("month", "year"):  # they listed nothing themselves, else no day had been asked for
                if self.trails.find(self._trail_of(other)):
                    self.trails.end(self._trail_of(other), reason)
        return True

    def _note_calendar(self, capture: Capture, now: datetime) -> int:
        """Add the days, months and years that a page links to; return how many of them nobody knew."""
        today = now.date() + timedelta(days=1)  # it may be tomorrow already where the outlet is
        new = 0
        periods = calendar(capture.content(), capture.url, self.outlet, today, capture.content_type)
        for period in sorted(periods, key=lambda one: _ORDER_OF_UNITS[one.unit]):
            trail = self.trails.open(self._trail_of(period.unit), self.outlet.slug, self._turn_of(period.unit))
            if trail.is_open:
                new += self.frontier.add(self.outlet.slug, "backfill", [self._period(trail, period, capture.url)], now)
        return new

    def _note_issues(self, known: Known, capture: Capture, now: datetime) -> int:
        """Add the issues, subjects and years that a page links to; return how many of them nobody knew."""
        content, kind = capture.content(), capture.content_type
        urls = [url for url in inner_lists(content, known.url, self.outlet, kind) if period_of(url) is None]
        if not urls:
            return 0
        trail = self.trails.open(f"{self.outlet.slug} by issue", self.outlet.slug, INNER_POSITION)
        first = max(known.step, 1) * ISSUES_A_PAGE
        steps = [self._step(trail.trail, trail.position, url, first + place, url) for place, url in enumerate(urls)]
        return self.frontier.add(self.outlet.slug, "backfill", steps, now) if trail.is_open else 0

    def _turn_of(self, unit: str) -> int:
        months = self.trails.find(self._trail_of("month"))
        is_early = months is not None and months.is_open and months.steps < JUDGED_MONTHS
        return CALENDAR_POSITION + (DAYS_WAIT if unit == "day" and is_early else 0)

    def _period(self, trail: Trail, period: Period, source: str) -> Found:
        return Found(
            url=in_scheme_of(self.outlet.homepage, period.url),
            kind="archive",
            day=period.last_day,
            first_day=period.day,
            trail=trail.trail,
            step=_ORDER_OF_UNITS[period.unit],
            position=trail.position,
            source=source,
        )


def step_of(outlet: Outlet, trail: str, position: int, url: str, step: int, source: str) -> Found:
    """Return a step of a trail as an address for the frontier; `source` is the page that the trail begins at."""
    url = in_scheme_of(outlet.homepage, url)
    return Found(url=url, kind="archive", trail=trail, step=step, position=position, source=source)


def is_a_guess(known: Known) -> bool:
    """Tell whether nothing printed a step for certain: a page by habit, a rubric's folder, a period or issue of a calendar."""
    return known.step < 2 or bool(_unit(known)) or HABIT_POSITION <= known.position < CALENDAR_POSITION


def _is_by_habit(trail: Trail) -> bool:
    return HABIT_POSITION <= trail.position < CALENDAR_POSITION


def _unit(known: Known) -> str:
    """Return day, month or year for a step of a calendar, "" for a page of a listing."""
    trail = known.trail or ""
    return next((unit for unit in _UNITS if trail.endswith(f" by {unit}")), "")


def _of_period(step: Found, known: Known) -> Found:
    period = period_of(step.url) or period_of(known.url)
    return Found(
        url=step.url,
        kind=step.kind,
        day=known.day,
        first_day=period.day if period else known.day,
        trail=step.trail,
        step=step.step,
        position=step.position,
        source=step.source,
    )
