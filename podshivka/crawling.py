"""Crawl many outlets in one process and one reactor, and tell how each crawl ended."""

import asyncio
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.settings import Settings

from scraper.places import close_all
from scraper.spiders.backfill import Backfill
from scraper.spiders.latest import Latest

SPIDERS = {spider.kind: spider for spider in (Latest, Backfill)}

MOST_AT_ONCE = 32
"""Outlets crawled side by side. 96 took 145 MB (measured); each waits for its own host most of the time."""

COUNTS = ("requests", "captures", "listed", "found", "new", "revised", "unchanged", "gone", "refused", "failed", "remaining")


@dataclass(frozen=True, kw_only=True)
class Job:
    """One crawl to do."""

    outlet: str
    kind: str = "latest"
    since: date | None = None
    until: date | None = None


@dataclass(kw_only=True)
class Progress:
    """How a crawl stands. `outcome` is waiting, running, finished, failed or stopped."""

    job: Job
    outcome: str = "waiting"
    crawl: str = ""
    message: str = ""
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS, 0))
    seconds: float = 0.0
    crawler: Crawler | None = None
    started: float = 0.0

    def look(self) -> None:
        """Bring the counts up to date from the crawler's statistics."""
        if self.crawler is None or self.crawler.stats is None:
            return
        stats = self.crawler.stats
        self.counts = {name: stats.get_value(f"podshivka/{name}", 0) for name in COUNTS}
        self.seconds = time.monotonic() - self.started
        self.crawl = getattr(self.crawler.spider, "crawl_id", None) or self.crawl

    def row(self) -> dict[str, Any]:
        """Return what `--json` prints of it."""
        job = asdict(self.job)
        return {
            "outlet": job["outlet"],
            "kind": job["kind"],
            "crawl": self.crawl,
            "outcome": self.outcome,
            **self.counts,
            "requests_per_article": round(self.counts["requests"] / self.counts["new"], 2) if self.counts["new"] else None,
            "seconds": round(self.seconds, 1),
            "message": self.message,
        }


def exit_code(crawls: Iterable[Progress]) -> int:
    """Return 3 when a crawl was stopped before its end, 1 when one lost something, else 0."""
    outcomes = {crawl.outcome for crawl in crawls}
    if outcomes & {"stopped", "waiting", "running"}:
        return 3
    return 1 if "failed" in outcomes else 0


def crawl(folder: Path, jobs: Iterable[Job], watch: Callable[[list[Progress]], None]) -> list[Progress]:
    """Do the crawls; `watch` is called about four times a second. Ctrl-C ends them cleanly, a second one at once."""
    settings = Settings()
    settings.setmodule("scraper.settings", priority="project")
    settings.set("PODSHIVKA_ARCHIVE", str(folder), priority="cmdline")
    settings.set("LOG_INSTALL_ROOT_HANDLER", False, priority="cmdline")  # the command line has its own
    process = AsyncCrawlerProcess(settings)
    crawls = [Progress(job=job) for job in jobs]
    from twisted.internet import reactor  # only now: AsyncCrawlerProcess chooses which one it is

    reactor.callWhenRunning(lambda: asyncio.ensure_future(_all(process, crawls, watch)))
    process.start(stop_after_crawl=False)
    close_all()
    for one in crawls:
        one.look()
    return crawls


async def _all(process: AsyncCrawlerProcess, crawls: list[Progress], watch: Callable[[list[Progress]], None]) -> None:
    turns = asyncio.Semaphore(MOST_AT_ONCE)
    watching = asyncio.ensure_future(_watch(crawls, watch))
    try:
        await asyncio.gather(*(_one(process, one, turns) for one in crawls))
    finally:
        watching.cancel()
        try:
            watch(crawls)
        finally:  # whoever watched may be gone (`crawl | head`); the crawl still has to end
            process._stop_reactor()


async def _watch(crawls: list[Progress], watch: Callable[[list[Progress]], None]) -> None:
    while True:
        for one in crawls:
            if one.outcome == "running":
                one.look()
        watch(crawls)
        await asyncio.sleep(0.25)


async def _one(process: AsyncCrawlerProcess, progress: Progress, turns: asyncio.Semaphore) -> None:
    job = progress.job
    async with turns:
        progress.started = time.monotonic()
        progress.outcome = "running"
        progress.crawler = process.create_crawler(SPIDERS[job.kind])
        try:
            await process.crawl(progress.crawler, outlet=job.outlet, since=job.since, until=job.until)
        except Exception as error:
            progress.outcome, progress.message = "failed", f"an error in Podshivka itself: {error!r}"
            return
        progress.look()
        stats = progress.crawler.stats
        assert stats is not None
        progress.outcome = stats.get_value("podshivka/outcome", "failed")
        progress.message = stats.get_value("podshivka/message", "") or stats.get_value("podshivka/stopped", "")
