"""Scrapy's scheduler, over our frontier: what is due is leased one by one, listings first, then pages, the newest first."""

from collections import deque

from scrapy import Request, Spider
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler

from scraper.clock import now
from scraper.visiting import WORTH_WAITING, OutletSpider


class FrontierScheduler(BaseScheduler):
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.asked: deque[Request] = deque()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "FrontierScheduler":
        return cls(crawler)

    def open(self, spider: Spider) -> None:
        assert isinstance(spider, OutletSpider), "this scheduler serves the spiders latest and backfill"
        self.spider = spider

    def enqueue_request(self, request: Request) -> bool:
        """Take a request that a callback yielded; ours yield none, a person's own spider may."""
        self.asked.append(request)
        return True

    def has_pending_requests(self) -> bool:
        if self.asked:
            return True
        if self.spider.is_over_budget:
            return False
        due = self.spider.frontier.next_due(self.spider.outlet.slug, self.spider.window)
        return due is not None and due - now() <= WORTH_WAITING

    def next_request(self) -> Request | None:
        """Lease no more than can be asked for at once, so that news found meanwhile goes before older pages."""
        if self.asked:
            return self.asked.popleft()
        engine = self.crawler.engine
        under_way = len(engine.downloader.active) + len(engine.scraper.slot.active)  # type: ignore[union-attr]
        if under_way >= self.spider.outlet.concurrency:
            return None
        return self.spider.next_request()
