"""What every spider of ours does with an answer: judge it, collect addresses, hand pages on.

What is due is the frontier's, reading and saving are the pipeline's; nothing here writes to the archive.
"""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from http import HTTPStatus
from itertools import islice
from typing import Any, ClassVar
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.addresses import fold
from archive.article import Capture, CaptureError, Outlet, Problem
from archive.due import LINKS, NUMBERS, Found, Known, Window
from archive.frontier import NEWS, Frontier
from scraper.address_learning import AddressLearning
from scraper.addresses import clean, is_own
from scraper.clock import now
from scraper.collecting import entry_from_text, pages, read_listing
from scraper.discover import Entry, ListingError
from scraper.nested_sitemaps import MOST_HOPS, add_nested
from scraper.places import folder_of, frontier_of
from scraper.politeness import NotNow, Politeness, Refused, retry_after
from scraper.reading.continuing import MOST_PAGES, continuations
from scraper.registry import load
from scraper.robots import Robots, authority
from scraper.unlisted import Unlisted
from scraper.walking_back import Walking, is_a_guess

RETRY_AFTER = (
    timedelta(seconds=5),
    timedelta(seconds=20),
    timedelta(minutes=10),
    timedelta(hours=3),
    timedelta(hours=24),
)
"""How long an address rests after its first, second … failure; then it is given up and named in `problems`."""

WORTH_WAITING = timedelta(seconds=30)
"""A crawl stays for a retry that is due this soon; a later one belongs to the next crawl."""

LASTING_ATTEMPT = 2
"""At this failed attempt, the last within one crawl, a feed, sitemap or section counts as not visited."""

NEWS_SITEMAP = re.compile(r"(?:^|[^a-z])news(?:[^a-z]|$)", re.IGNORECASE)
"""`sitemap-news.xml`, `news_sitemap.xml`: the usual names of sitemaps that list the last two days only."""

BATCH = 500
"""Addresses of a sitemap that enter the frontier in one transaction; between two, other outlets get their turn."""

NOT_TEXT = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/msword",
    "text/css",
)


@dataclass(frozen=True, kw_only=True)
class Visit:
    """A page that answered 200 or 304, for the pipeline. `further` are the captures of its further pages, in order."""

    known: Known
    capture: Capture
    entry: Entry | None = None
    further: tuple[Capture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Moved:
    """An address that redirects to another one of the outlet, for the pipeline."""

    known: Known
    target: str


@dataclass(frozen=True, kw_only=True)
class Lost:
    """A problem for the record. `fatal` says that a whole listing or host was missed, not one address."""

    problem: Problem
    fatal: bool = False


class OutletSpider(Spider):
    """A crawl of one outlet: `-a outlet=SLUG`, for back issues also `-a since=2024-01-01 -a until=2024-12-31`."""

    kind: ClassVar[str]
    outlet: Outlet
    frontier: Frontier
    window: Window
    walking: Walking
    unlisted: Unlisted
    learning: AddressLearning
    crawl_id: str | None = None
    budget: int | None = None
    _ending: "asyncio.Future[None] | None" = None

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "OutletSpider":
        slug = kwargs.pop("outlet", "")
        since, until = (_day(kwargs.pop(name, None), name) for name in ("since", "until"))
        spider: OutletSpider = super().from_crawler(crawler, *args, **kwargs)
        registry = load(folder_of(crawler.settings) / "outlets.toml")
        found = [one for one in registry.outlets if one.slug == slug]
        if not found:
            known = ", ".join(one.slug for one in registry.outlets) or "none"
            raise ValueError(f"outlet {slug!r} is not in outlets.toml; known: {known}")
        spider.outlet = found[0]
        spider.frontier = frontier_of(crawler.settings)
        spider.window = Window(via=cls.takes(), since=since, until=until)
        spider.walking = Walking(spider.outlet, spider.frontier)
        spider.unlisted = Unlisted(spider.outlet, spider.frontier)
        spider.learning = AddressLearning(spider.outlet)
        return spider

    @classmethod
    def takes(cls) -> tuple[str, ...]:
        """Return whose discoveries this crawl fetches."""
        return (cls.kind,)

    async def listings(self) -> list[Found]:
        """Return the feeds, sitemaps and section pages that this crawl visits."""
        raise NotImplementedError

    def news_sitemaps(self) -> set[str]:
        """Return the registry's sitemaps that list what is new: by their name, or seen to tell when each was published."""
        seen = {url for url, what in self.frontier.sitemaps(self.outlet.slug) if what == NEWS}
        return {url for url in self.outlet.sitemaps if url in seen or NEWS_SITEMAP.search(url.rpartition("/")[2])}

    async def start(self) -> AsyncIterator[Any]:
        try:
            listings = await self.listings()
        except NotNow as error:
            yield Lost(problem=Problem(url=self.outlet.homepage, stage="fetch", message=str(error)), fatal=True)
            return
        self.frontier.visit_again(self.outlet.slug, self.kind, listings, now())

    @property
    def is_ending(self) -> bool:
        """Whether this crawl was told to end, by Ctrl-C or by stop()."""
        return self._ending is not None or self.crawler.engine is None or not self.crawler.engine.running

    @property
    def is_over_budget(self) -> bool:
        """Whether this crawl has used up the requests it may make today."""
        return self.budget is not None and self.crawler.stats.get_value("podshivka/requests", 0) >= self.budget

    def stop(self, reason: str) -> None:
        """End this crawl before its time; what is not fetched stays due."""
        engine = self.crawler.engine
        if engine is not None and self._ending is None:
            self.crawler.stats.set_value("podshivka/stopped", reason)
            self._ending = asyncio.ensure_future(engine.close_spider_async(reason="stopped"))

    def next_request(self) -> Request | None:
        """Lease the next due address and return its request; steps back in time that need not be asked for are settled."""
        while not self.is_over_budget and (known := self.frontier.lease(self.outlet.slug, self.window, now())):
            reason = self.walking.why_not(known, now()) if known.kind == "archive" else ""
            if not reason:
                return self.request_for(known)
            if reason == "later":
                self.frontier.retry(known.key, now(), reason="", counts=False)
            else:
                self.frontier.settle(known.key, "spared", now(), reason=reason)
        if self.kind == "backfill" and not self.is_over_budget and self._find_more():
            return self.next_request()
        return None

    def _find_more(self) -> int:
        """Look for what no listing has named, once all that is known was asked for."""
        return self.unlisted.by_folders(now()) or self.unlisted.by_numbers(now(), self.window.since)

    def request_for(self, known: Known) -> Request:
        """Return the request for a leased address: conditional where the outlet gave validators."""
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        return Request(
            known.url,
            callback=self.receive,
            errback=self.failed,
            headers={name: value for name, value in headers.items() if value},
            meta={"known": known, "kind": "section" if known.kind == "archive" else known.kind},
            dont_filter=True,
        )

    async def receive(self, response: Response) -> AsyncIterator[Any]:
        """Judge an answer by its status, and settle the address or hand it on."""
        known: Known = response.meta["known"]
        capture: Capture = response.meta["capture"]
        location = address_in(capture.header("Location"), response.url)
        if 300 <= response.status < 400 and response.status != 304:
            results: Iterable[Any] = self._moved(known, response.status, location)
        elif response.status == 304:
            results = self._unchanged(known, capture)
        elif 200 <= response.status < 300 and known.kind == "page":
            async for result in self._page(known, capture):
                yield result
            return
        elif 200 <= response.status < 300:
            async for result in self._listing(known, capture):
                yield result
            return
        elif response.status in (404, 410):
            results = self._missing(known, response.status)
        else:
            results = self._refused_or_broken(known, response)
        for result in results:
            yield result

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Settle or put back an address that brought no answer at all."""
        known: Known = failure.request.meta["known"]  # type: ignore[attr-defined]
        error = failure.value
        if isinstance(error, Refused):
            self.frontier.settle(known.key, "refused", now(), reason=str(error))
            self._count("refused")
            if known.kind == "archive":
                self.walking.step_missing(known, str(error), now())
            elif known.kind != "page":
                yield Lost(problem=Problem(url=known.url, stage="fetch", message=str(error)), fatal=True)
        elif isinstance(error, NotNow):
            due_at = now() + timedelta(seconds=error.seconds)
            self.frontier.retry(known.key, due_at, reason=str(error), counts=False)
            self.frontier.postpone(self.outlet.slug, authority(known.url), due_at)
            yield Lost(problem=Problem(url=known.url, stage="fetch", message=str(error)), fatal=error.fatal)
        elif isinstance(error, IgnoreRequest):
            self.frontier.retry(known.key, now(), reason=str(error), counts=False)
        else:
            yield from self._try_later(known, f"{type(error).__name__}: {failure.getErrorMessage()}", None)

    def _moved(self, known: Known, status: int, location: str) -> Iterator[Any]:
        target = clean(location)
        if known.kind == "archive" and fold(target) != known.key:
            self.frontier.settle(known.key, "redirected", now(), status=status, target=target)
            self.walking.step_missing(known, f"its next page redirects to {location}", now())
            yield from _led_away(known, location)
        elif not target or not is_own(target, self.outlet):
            reason = f"redirects to another site: {location}"
            self.frontier.settle(known.key, "refused", now(), status=status, reason=reason)
            self._count("refused")
            message = f"{reason}; if the outlet moved, change its homepage and add the old one to former_homepages"
            yield Lost(problem=Problem(url=known.url, stage="fetch", message=message), fatal=known.kind != "page")
        elif known.hops >= MOST_HOPS or target in self.frontier.redirected_here(known.url):
            yield from self._give_up(known, f"redirects in a circle, or too often; last to {location}", status)
        elif fold(target) == known.key:
            self.frontier.rename(known.key, target)
        elif known.kind == "page" and fold(target) == fold(self.outlet.homepage):
            self.frontier.settle(known.key, "not_article", now(), status=status, reason="redirects to the home page")
        else:
            yield from self._follow(known, status, target)

    def _follow(self, known: Known, status: int, target: str) -> Iterator[Any]:
        found = Found(
            url=target,
            kind=known.kind,
            day=known.day,
            entry=known.entry,
            feed_capture=known.feed_capture,
            hops=known.hops + 1,
        )
        if known.kind == "page":
            self.frontier.add(self.outlet.slug, known.via, [found], now())
            self.frontier.settle(known.key, "redirected", now(), status=status, target=target)
            yield Moved(known=known, target=target)
            return
        self.frontier.visit_again(self.outlet.slug, known.via, [found], now())
        self.frontier.settle(known.key, "redirected", now(), status=status, target=target)

    def _unchanged(self, known: Known, capture: Capture) -> Iterator[Any]:
        self._count("not_modified")
        if known.kind == "page":
            yield Visit(known=known, capture=capture)
        else:
            self.frontier.settle(known.key, "done", now(), status=304)

    async def _page(self, known: Known, capture: Capture) -> AsyncIterator[Any]:
        if capture.content_type.lower().startswith(NOT_TEXT):
            reason = f"not a page: {capture.content_type}"
            self.frontier.settle(known.key, "not_article", now(), status=capture.status, reason=reason)
            return
        further: list[Capture] = []
        try:
            async for one in self._further(known, capture):
                if isinstance(one, Lost):
                    yield one
                else:
                    further.append(one)
        except CaptureError:  # reading will say so
            further = []
        except Exception as error:  # of many kinds, Scrapy's and Twisted's; half an article is not saved, it is asked again
            for lost in self._try_later(known, f"a further page of it: {type(error).__name__}: {error}", None):
                yield lost
            return
        yield Visit(known=known, capture=capture, entry=entry_from_text(known.entry), further=tuple(further))

    async def _further(self, known: Known, capture: Capture) -> AsyncIterator[Capture | Lost]:
        """Fetch the further pages of an article, as far as they are there; what is missing of it is said."""
        engine = self.crawler.engine
        assert engine is not None
        asked, waiting, shown = {known.key}, [], capture
        while True:
            waiting += [url for url in continuations(shown.content(), shown.url, self.outlet, shown.content_type)]
            waiting = [url for url in dict.fromkeys(waiting) if fold(url) not in asked]
            if not waiting or len(asked) > MOST_PAGES:
                return
            url = waiting.pop(0)
            asked.add(fold(url))
            try:
                response = await engine.download_async(Request(url, meta={"kind": "page"}, dont_filter=True))
            except Refused as error:
                yield _without_page(known, url, str(error))
                return
            self.frontier.add(self.outlet.slug, known.via, [Found(url=url, source=known.key)], now())
            self.frontier.settle(fold(url), "done", now(), status=response.status, reason=f"a further page of {known.url}")
            if response.status != HTTPStatus.OK:
                yield _without_page(known, url, f"answers {response.status}")
                return
            shown = response.meta["capture"]
            yield shown

    async def _listing(self, known: Known, capture: Capture) -> AsyncIterator[Any]:
        found = new = own = 0
        dated = False
        listed: list[str] = []
        try:
            entries = read_listing(known.kind, capture, self.outlet)
            while batch := list(islice(entries, BATCH)):
                found += len(batch)
                own += sum(is_own(one.url, self.outlet) for one in batch)
                dated = dated or any(isinstance(one, Entry) and one.published for one in batch)
                wanted = pages(batch, known.kind, capture, self.outlet)
                listed += [one.url for one in wanted] if known.kind in ("section", "archive") else []
                new += self._add(known, wanted)
                add_nested(self.frontier, self.outlet, known, batch, now())
        except (ListingError, CaptureError) as error:
            is_page = isinstance(error, ListingError)
            leads_on = is_page and known.kind == "section" and self.walking.lists_of_lists(known, capture, now())
            if not leads_on and not (is_page and known.kind == "archive"):
                for lost in self._give_up(known, str(error), capture.status):
                    yield Lost(problem=lost.problem, fatal=known.kind != "archive")
                return
        self._count("listed", found)
        if known.kind != "archive":
            for lost in self._suspicions(known, found, own):
                yield lost
        if known.kind == "section":
            self.walking.listing_read(known, capture, listed, new, now())
        elif known.kind == "archive":
            self.walking.step_read(known, capture, listed, new, now())
        self.frontier.note_validators(known.key, capture.header("ETag"), capture.header("Last-Modified"))
        self.frontier.settle(
            known.key,
            "done",
            now(),
            status=capture.status,
            listed=found,
            reason=NEWS if known.kind == "sitemap" and dated else "",
        )

    def _suspicions(self, known: Known, found: int, own: int) -> Iterator[Lost]:
        message = ""
        if found and not own:
            message = f"lists {found} addresses, all of other sites; if the outlet moved, change its homepage in outlets.toml"
        if not found and known.listed:
            message = f"lists nothing; at the last visit it listed {known.listed}. Look whether the page was redesigned"
        if message:
            yield Lost(problem=Problem(url=known.url, stage="read", message=message), fatal=True)

    def _add(self, known: Known, wanted: Iterable[Found]) -> int:
        trail = known.trail if known.kind == "archive" else None
        found = [
            replace(
                one,
                trail=trail,
                step=known.step,
                source=known.key,
                ident=self.learning.ident(one.url),
                in_sitemap=known.kind == "sitemap",
            )
            for one in wanted
            if not self.learning.is_other_shape(one.url)
        ]
        new = self.frontier.add(self.outlet.slug, known.via, found, now())
        self._count("found", new)
        return new

    def _missing(self, known: Known, status: int) -> Iterator[Lost]:
        self.frontier.settle(known.key, "gone", now(), status=status, reason=f"answers {status}")
        if known.kind == "archive":
            self.walking.step_missing(known, f"its next page answers {status}", now())
            return
        if known.via in (LINKS, NUMBERS):  # nobody lists it
            return
        self._count("gone")
        message = f"answers {status}, though the outlet lists it"
        if known.kind != "page":
            message = f"answers {status}; run `podshivka outlets check {self.outlet.slug}` and mend outlets.toml"
        yield Lost(problem=Problem(url=known.url, stage="fetch", message=message), fatal=known.kind != "page")

    def _refused_or_broken(self, known: Known, response: Response) -> Iterator[Any]:
        seconds = retry_after(response, now()) if response.status in (429, 503) else 0.0
        if seconds and known.attempts < len(RETRY_AFTER):
            wait = max(timedelta(seconds=seconds), RETRY_AFTER[known.attempts - 1] if known.attempts else timedelta(0))
            self.frontier.retry(known.key, now() + wait, reason=f"answers {response.status}", status=response.status)
            if known.kind != "page" and (wait > WORTH_WAITING or known.attempts >= LASTING_ATTEMPT):
                message = f"answers {response.status} and asks to wait {wait.total_seconds():.0f} s"
                yield Lost(problem=Problem(url=known.url, stage="fetch", message=message), fatal=True)
            return
        yield from self._try_later(known, f"answers {response.status}", response.status)

    def _try_later(self, known: Known, message: str, status: int | None) -> Iterator[Any]:
        if known.attempts >= len(RETRY_AFTER):
            yield from self._give_up(known, f"{message}, {known.attempts + 1} times", status)
            return
        self.frontier.retry(known.key, now() + RETRY_AFTER[known.attempts], reason=message, status=status)
        is_lasting = known.attempts == LASTING_ATTEMPT
        if known.attempts == 0 or is_lasting:  # once when it begins, once when a listing keeps failing: not at every try
            problem = Problem(url=known.url, stage="fetch", message=f"{message}; it is tried again")
            yield Lost(problem=problem, fatal=is_lasting and known.kind != "page")

    def _give_up(self, known: Known, message: str, status: int | None) -> Iterator[Lost]:
        self.frontier.settle(known.key, "given_up", now(), status=status, reason=message)
        self._count("failed")
        yield Lost(problem=Problem(url=known.url, stage="fetch", message=f"given up: {message}"))

    async def robots_of_homepage(self) -> Robots:
        """Return the rules of the home page's host. Raises NotNow when they cannot be had."""
        gate = self.crawler.get_downloader_middleware(Politeness)
        assert isinstance(gate, Politeness)
        robots = await gate.robots_for(self.outlet.homepage)
        verdict = robots.judge(self.outlet.homepage)
        if verdict.later:
            raise NotNow(verdict.reason, 0, fatal=True)
        return robots

    def _count(self, what: str, by: int = 1) -> None:
        self.crawler.stats.inc_value(f"podshivka/{what}", by)


def _without_page(known: Known, url: str, why: str) -> Lost:
    message = f"its text ends here: the further page {url} {why}"
    return Lost(problem=Problem(url=known.url, stage="fetch", message=message))


def _led_away(known: Known, location: str) -> Iterator[Lost]:
    """Say that a listing's printed way back leads elsewhere. A 404 is how lists end, robots.txt a rule; guesses are no loss."""
    if not is_a_guess(known):
        message = f"redirects to {location}; articles that only its further pages list are not found"
        yield Lost(problem=Problem(url=known.url, stage="fetch", message=message))


def address_in(header: str, base: str) -> str:
    """Return the absolute address a Location header names, "" for none or a broken one. Raw UTF-8 in it is read as such."""
    with contextlib.suppress(UnicodeError):
        header = header.encode("latin-1").decode("utf-8")
    try:
        return urljoin(base, header) if header else ""
    except ValueError:  # "http://[x/"
        return ""


def _day(text: str | date | None, name: str) -> date | None:
    if not text or isinstance(text, date):
        return text or None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{name}={text!r} is not a day; write it like 2024-01-31") from None
