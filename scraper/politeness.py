"""The gate before the wire: robots.txt first, then the pace of the host. A downloader middleware, the innermost one.

Scrapy's own means are not used: its robots middleware lets requests through that wait for one robots.txt, and its slots
pace neither two spiders of one process nor two processes. See docs/decisions.md.
"""

import asyncio
import secrets
import time
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from archive.article import Capture, CaptureError
from archive.due import RobotsCopy
from archive.frontier import Frontier
from scraper.addresses import clean, is_own
from scraper.clock import now
from scraper.places import frontier_of
from scraper.robots import Robots, Verdict, authority, host_of, is_loopback

ROBOTS_LIVE = timedelta(hours=24)
"""RFC 9309 §2.4: a copy should not be used for longer than a day."""

ROBOTS_RETRY = timedelta(minutes=30)
"""How long a robots.txt that could not be had is not asked for again."""

LONGEST_WAIT_SECONDS = 60.0
"""A host that asks for a longer pause gets its addresses put back: a crawl does not sleep for hours."""

MOST_REDIRECTS = 5
"""RFC 9309 §2.3.1.2: at least five redirects of a robots.txt are followed."""

TOO_MANY_SECONDS = 20.0
"""The pause after a 429 that names none: all requests to the host wait."""

LONGEST_RETRY_AFTER_SECONDS = 24 * 3600.0


class Refused(IgnoreRequest):
    """robots.txt forbids the address. Raised by the gate; the spider settles the address as refused."""


class NotNow(IgnoreRequest):
    """The host cannot be visited now (robots.txt out of reach, or a long pause asked for). Nothing is decided.

    `seconds` is when to come again, by the archive's clock; `fatal` tells that the outlet as a whole was not visited.
    """

    def __init__(self, message: str, seconds: float, *, fatal: bool) -> None:
        super().__init__(message)
        self.seconds = seconds
        self.fatal = fatal


_gates: dict[str, asyncio.Lock] = {}
"""One line of waiters per host, for all spiders of this process; between processes frontier.db is the judge."""

_asking: dict[str, asyncio.Lock] = {}
"""Who waits for the robots.txt of an authority."""


class Politeness:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.frontier: Frontier = frontier_of(crawler.settings)
        self._robots: dict[str, Robots] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Politeness":
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        outlet = self.crawler.spider.outlet  # type: ignore[union-attr]
        request.headers["User-Agent"] = outlet.user_agent
        delay = outlet.delay_seconds
        if not request.meta.get("is_robots"):
            robots = await self.robots_for(request.url)
            _pass_or_raise(robots.judge(request.url), request.url)
            delay = robots.delay(delay)
        elif known := self._robots.get(authority(request.url)):
            delay = known.delay(delay)
        await self._wait_for_turn(request, delay, outlet.concurrency)
        if is_loopback(urlsplit(request.url).hostname or ""):
            request.meta["proxy"] = None  # this machine is never asked through a proxy, and never given its password
            request.headers.pop("Proxy-Authorization", None)
        self.crawler.stats.inc_value("podshivka/requests")

    def process_response(self, request: Request, response: Response) -> Response:
        self._end_turn(request)
        if response.status in (429, 503):
            seconds = retry_after(response, now()) or (TOO_MANY_SECONDS if response.status == 429 else 0.0)
            self.frontier.pace.pause(host_of(request.url), seconds, time.time)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        self._end_turn(request)

    async def _wait_for_turn(self, request: Request, delay: float, concurrency: int) -> None:
        host, token = host_of(request.url), secrets.token_hex(8)
        async with _gates.setdefault(host, asyncio.Lock()):
            while (wait := self.frontier.pace.depart(host, token, concurrency, delay, time.time)) > 0:
                if wait > max(LONGEST_WAIT_SECONDS, delay):
                    raise NotNow(f"{host} asks to be left alone for {wait:.0f} s", wait, fatal=True)
                await asyncio.sleep(min(wait, 0.5))
                if self.crawler.spider.is_ending:  # type: ignore[union-attr]
                    raise IgnoreRequest("the crawl ends; the address stays due")
        request.meta["turn"] = (host, token, delay)

    def _end_turn(self, request: Request) -> None:
        if turn := request.meta.pop("turn", None):
            host, token, delay = turn
            self.frontier.pace.arrive(host, token, delay, time.time)

    async def robots_for(self, url: str) -> Robots:
        """Return the rules for an address, fetching them first if need be; all who ask at once wait for one answer."""
        place = authority(url)
        async with _asking.setdefault(place, asyncio.Lock()):
            robots = self._robots.get(place)
            if robots is None and (copy := self.frontier.robots(place)):
                robots = Robots(copy)
            if robots is None or not _is_fresh(robots, now()):
                robots = Robots(await self._fetch_robots(place, robots))
                self.frontier.keep_robots(place, robots.copy)
                delay = robots.delay(self.crawler.spider.outlet.delay_seconds)  # type: ignore[union-attr]
                self.frontier.pace.slow_down(host_of(url), delay, time.time)  # a Crawl-delay holds from the first page on
            self._robots[place] = robots
        return robots

    async def _fetch_robots(self, place: str, old: Robots | None) -> RobotsCopy:
        url = f"{place}/robots.txt"
        headers = _validators(old.copy) if old else {}
        for _ in range(MOST_REDIRECTS + 1):
            request = Request(url, headers=headers, meta={"is_robots": True, "kind": "robots"})
            try:
                response = await self.crawler.engine.download_async(request)
            except IgnoreRequest:  # a pause, the end of the crawl, a full disk: nothing was learned of robots.txt
                raise
            except Exception as error:
                self.crawler.spider.logger.warning("%s: %s", url, error)  # type: ignore[union-attr]
                return RobotsCopy(fetched_at=now(), status=0, body=b"")
            if response.status == 304 and old:
                return RobotsCopy(**{**vars(old.copy), "fetched_at": now()})
            if not (300 <= response.status < 400 and response.headers.get("Location")):
                return _copy(response)
            url = clean(response.headers["Location"].decode("latin-1"), url)  # type: ignore[union-attr]
            if not url or not is_own(url, self.crawler.spider.outlet):  # type: ignore[union-attr]
                break  # a stranger's redirect leads nowhere but to the outlet's own hosts
        return RobotsCopy(fetched_at=now(), status=404, body=b"")  # more redirects than that: RFC 9309 says unavailable


def _pass_or_raise(verdict: Verdict, url: str) -> None:
    if verdict.later:
        raise NotNow(verdict.reason, ROBOTS_RETRY.total_seconds(), fatal=True)
    if not verdict.allowed:
        raise Refused(f"{verdict.reason}: {url}")


def _is_fresh(robots: Robots, moment: datetime) -> bool:
    age = moment - robots.copy.fetched_at
    return abs(age) < (ROBOTS_RETRY if robots.is_out_of_reach else ROBOTS_LIVE)


def _validators(copy: RobotsCopy) -> dict[str, str]:
    pairs = {"If-None-Match": copy.etag, "If-Modified-Since": copy.last_modified}
    return {name: value for name, value in pairs.items() if value}


def _copy(response: Response) -> RobotsCopy:
    capture: Capture = response.meta["capture"]
    try:
        body = capture.content() if 200 <= response.status < 300 else b""
    except CaptureError:
        return RobotsCopy(fetched_at=now(), status=0, body=b"")
    return RobotsCopy(
        fetched_at=now(),
        status=response.status,
        body=body,
        etag=capture.header("ETag") or None,
        last_modified=capture.header("Last-Modified") or None,
    )


def retry_after(response: Response, moment: datetime) -> float:
    """Return the seconds that Retry-After asks for (RFC 9110 §10.2.3: seconds or a date), 0 when it says nothing."""
    text = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return min(float(text), LONGEST_RETRY_AFTER_SECONDS)
    try:
        seconds = (parsedate_to_datetime(text) - moment).total_seconds()
    except (ValueError, TypeError):
        return 0.0
    return min(max(seconds, 0.0), LONGEST_RETRY_AFTER_SECONDS)
