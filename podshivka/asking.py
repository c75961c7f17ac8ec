"""Ask a few questions of a site that is no outlet yet: as politely as a crawl, but what comes is held, not kept.

The engine, robots.txt and pace are those of a crawl (scraper.politeness); nothing is written but what politeness needs.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import Settings

from archive.article import Capture, Outlet
from archive.due import RobotsCopy
from archive.frontier import Frontier
from archive.store import Archive
from podshivka.trouble import in_words
from scraper.addresses import clean, is_own
from scraper.capturing import Capturing
from scraper.fetching import Fetch, NoAnswer
from scraper.places import close_all, frontier_of
from scraper.politeness import NotNow, Politeness, Refused
from scraper.robots import Robots, authority
from scraper.visiting import address_in

MOST_HOPS = 5

RETRY_SECONDS = (2.0, 6.0)
"""How long an answer that says "later" or "I am broken" is left alone before the first and the second new try."""

PASSING = (429, 500, 502, 503, 504)
"""Statuses that another try may mend."""

TIMEOUT_SECONDS = 30
"""A person waits at the terminal; a crawl is more patient."""

T = TypeVar("T")
Question = Callable[[Fetch], Awaitable[T]]


@dataclass(kw_only=True)
class Asked(Generic[T]):
    """What came of one question: its answer, or the error it raised; `captures` are all responses in order, with their kind.

    `error` is None and `answer` is None where the person at the terminal ended it.
    """

    outlet: Outlet
    answer: T | None = None
    error: Exception | None = None
    captures: list[tuple[Capture, str]] = field(default_factory=list)
    requests: int = 0


def ask(folder: Path, outlet: Outlet, question: Question[T]) -> Asked[T]:
    """Put one question to the site of an outlet. See `ask_all`."""
    return ask_all(folder, [(outlet, question)])[0]


def ask_all(folder: Path, questions: Sequence[tuple[Outlet, Question[T]]]) -> list[Asked[T]]:
    """Run each question with a `fetch` of its own, side by side; return what came of them, in order.

    `folder` is an archive folder: its state/frontier.db holds the pace of each host. Once a process: the engine does not
    start twice. Ctrl-C ends all of them; what was not answered then has neither answer nor error.
    """
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    for name, value in _SETTINGS.items():
        settings.set(name, value, priority="cmdline")
    settings.set("PODSHIVKA_ARCHIVE", str(folder), priority="cmdline")
    logging.getLogger(Asker.name).setLevel(logging.ERROR)  # who asks is told in words what robots.txt answered
    process = AsyncCrawlerProcess(settings)
    results: list[Asked[T]] = [Asked(outlet=outlet) for outlet, _ in questions]
    from twisted.internet import reactor  # only now: AsyncCrawlerProcess chooses which one it is

    pairs = [(asked, question) for asked, (_, question) in zip(results, questions, strict=True)]
    reactor.callWhenRunning(lambda: asyncio.ensure_future(_all(process, pairs)))
    process.start(stop_after_crawl=False)
    close_all()
    return results


async def _all(process: AsyncCrawlerProcess, pairs: Sequence[tuple[Asked[T], Question[T]]]) -> None:
    try:
        await asyncio.gather(*(process.crawl(Asker, asked=asked, question=question) for asked, question in pairs))
    finally:
        process._stop_reactor()


class Holding(Capturing):
    """Captures responses as a crawl does, but holds them in memory: an address that becomes no outlet leaves nothing behind."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive = cast(Archive, self)  # Capturing needs nothing of it but `keep`

    def keep(self, capture: Capture, request_headers: object = (), method: str = "GET") -> None:
        self._asker.asked.captures.append((capture, capture.kind))

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Remember why a host did not answer: of robots.txt, which is asked first, politeness only tells that it did not."""
        if not isinstance(exception, IgnoreRequest):
            self._asker.troubles[authority(request.url)] = exception

    @property
    def _asker(self) -> "Asker":
        return cast(Asker, self.crawler.spider)


_SETTINGS: dict[str, Any] = {
    "SCHEDULER": "scrapy.core.scheduler.Scheduler",
    "ITEM_PIPELINES": {},
    "DOWNLOADER_MIDDLEWARES": {Holding: 950, Politeness: 980},
    "DOWNLOAD_TIMEOUT": TIMEOUT_SECONDS,
    "LOG_INSTALL_ROOT_HANDLER": False,  # the command line has its own
}


class Asker(Spider):
    """Runs one question. `troubles` are the errors of hosts that did not answer, by authority."""

    name = "podshivka.asking"
    crawl_id = None

    def __init__(self, asked: "Asked[Any]", question: "Question[Any]") -> None:
        super().__init__()
        self.asked, self.question = asked, question
        self.outlet = asked.outlet
        self.troubles: dict[str, Exception] = {}
        self.is_stopped = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "Asker":
        spider: Asker = super().from_crawler(crawler, *args, **kwargs)
        spider.frontier = frontier_of(crawler.settings)
        return spider

    frontier: Frontier

    @property
    def is_ending(self) -> bool:
        """Whether the person at the terminal ended it (politeness asks while it waits)."""
        return self.is_stopped or self.crawler.engine is None or not self.crawler.engine.running

    def stop(self, reason: str) -> None:
        """Be told that nothing more can be held; never happens in memory."""
        self.is_stopped = True

    async def start(self) -> AsyncIterator[Any]:
        _ask_robots_anew(self.frontier, authority(self.outlet.homepage))
        try:
            self.asked.answer = await self.question(self.fetch)
        except Exception as error:  # handed to who asked: raised here it would be a line in Scrapy's log
            self.asked.error = None if self.is_ending else error
        self.asked.requests = self.crawler.stats.get_value("podshivka/requests", 0) if self.crawler.stats else 0
        requests: tuple[Request, ...] = ()  # none for Scrapy's scheduler, which wants a generator all the same
        for request in requests:
            yield request

    async def fetch(self, url: str, kind: str) -> Capture:
        """Return the last answer to an address. See scraper.fetching.Fetch."""
        if kind == "robots":
            return await self._robots(url)
        seen = {url}
        while True:
            capture = await self._patiently(url, kind)
            target = clean(address_in(capture.header("Location"), url)) if 300 <= capture.status < 400 else ""
            if not target:
                return capture
            if not is_own(target, self.outlet):
                raise NoAnswer(f"redirects to another site: {target}", elsewhere=target)
            if target in seen or len(seen) > MOST_HOPS:
                raise NoAnswer(f"redirects in a circle, or too often; last to {target}")
            seen.add(target)
            url = target

    async def _patiently(self, url: str, kind: str) -> Capture:
        """Ask up to three times where another try may help."""
        for seconds in RETRY_SECONDS:
            try:
                capture = await self._once(url, kind)
            except NoAnswer as error:
                if not error.is_passing:
                    raise
            else:
                if capture.status not in PASSING:
                    return capture
            await asyncio.sleep(seconds)
        return await self._once(url, kind)

    async def _once(self, url: str, kind: str) -> Capture:
        request = Request(url, meta={"kind": "section" if kind == "home" else kind}, dont_filter=True)
        try:
            response: Response = await self.crawler.engine.download_async(request)
        except Refused:
            raise NoAnswer("robots.txt forbids it", is_refused=True) from None
        except NotNow as error:
            trouble = self.troubles.get(authority(url))
            raise NoAnswer(in_words(trouble, url) if trouble else str(error)) from None
        except IgnoreRequest as error:
            raise NoAnswer(str(error)) from None
        except Exception as error:  # of the downloader: Twisted, OpenSSL and Scrapy have each a dozen of their own
            raise NoAnswer(in_words(error, url), is_passing=True) from error
        capture: Capture = response.meta["capture"]
        return capture

    async def _robots(self, url: str) -> Capture:
        """Return robots.txt of an address as politeness has it, read at most once."""
        gate = self.crawler.get_downloader_middleware(Politeness)
        assert isinstance(gate, Politeness)
        copy = (await gate.robots_for(url)).copy
        return Capture(
            id="",
            url=f"{authority(url)}/robots.txt",
            captured_at=copy.fetched_at,
            status=copy.status,
            body=copy.body,
            kind="robots",
        )


def _ask_robots_anew(frontier: Frontier, place: str) -> None:
    """Forget that a robots.txt could not be had a while ago: a person who asks has just mended the line, or the address."""
    copy = frontier.robots(place)
    if copy is not None and Robots(copy).is_out_of_reach:
        frontier.keep_robots(place, RobotsCopy(**{**vars(copy), "fetched_at": copy.fetched_at.replace(year=1970)}))
