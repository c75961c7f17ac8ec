"""The one door to the archive: a page is read and saved, and only then its address is settled."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from archive.article import Address, Article, Capture, NotArticle, Outlet, Problem
from archive.looking_up import last_answer
from archive.memory import Memory, load_memory
from archive.moments import local_day
from archive.store import Archive, CrawlCounts
from scraper.address_learning import AddressLearning
from scraper.clock import now
from scraper.collecting import entry_from_text
from scraper.copies import original_of
from scraper.places import archive_of, folder_of
from scraper.platforms import platform_named
from scraper.reading.whole import read_whole
from scraper.registry import load
from scraper.shapes import target_of
from scraper.template_learning import TemplateLearning
from scraper.visiting import Lost, Moved, OutletSpider, Visit


def _redesigned(outlet: Outlet, place: str) -> Problem:
    """Return what the archivist is told; `place` is where the text stands now, empty where that could not be learned."""
    learned = f"the new places are in memory/{outlet.slug}.toml" if place else "where they stand now could not be learned"
    now_at = f": their text at {place}" if place else ""
    message = (
        f"the last articles stand elsewhere on their pages than those before (a redesign?){now_at}; the generic reader has read"
        f" them, and {learned}; look at one or two, and at `podshivka outlets check --dropped {outlet.slug}`"
    )
    return Problem(url=outlet.homepage, stage="read", message=message)


class Door:
    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.archive: Archive = archive_of(crawler.settings)
        self.folder: Path = folder_of(crawler.settings)
        self.memory: Memory | None = None
        self.crashes: list[str] = []
        for signal in (signals.spider_error, signals.item_error):
            crawler.signals.connect(self._note_crash, signal=signal)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Door":
        return cls(crawler)

    @property
    def spider(self) -> OutletSpider:
        assert isinstance(self.crawler.spider, OutletSpider)
        return self.crawler.spider

    def open_spider(self) -> None:
        outlet = self.spider.outlet
        self.archive.sync_outlets(load(self.folder / "outlets.toml").outlets)
        self.spider.crawl_id = self.archive.start_crawl(outlet.slug, self.spider.kind, now())
        self.memory = load_memory(self.folder, outlet.slug)
        if self.spider.kind == "backfill" and outlet.backfill_per_day:
            used = self.archive.requests_since(outlet.slug, "backfill", now() - timedelta(days=1))
            self.spider.budget = max(outlet.backfill_per_day - used, 0)
        self.spider.learning = AddressLearning(outlet, self.memory)
        self.template = TemplateLearning(outlet, self.memory)

    def close_spider(self) -> None:
        """Write how the crawl ended. `failed` counts lost addresses; a crash of our own code counts as one."""
        spider = self.spider
        spider.frontier.free(spider.outlet.slug)
        if self.template.is_worth_it:
            self._learn_template()
        self.archive.remember(spider.outlet.slug, lambda known: spider.learning.learned(known, now().date()))
        self._note_what_remains()
        stopped = self._stat("stopped", "") or ("stopped by hand" if spider.is_ending else "")
        for message in self.crashes:
            self._problem(Problem(url=spider.outlet.homepage, stage="read", message=message))
        failed = self._stat("failed", 0) + len(self.crashes)
        lost = failed or self._stat("fatal", 0)
        outcome = "stopped" if stopped else "failed" if lost else "finished"
        self.crawler.stats.set_value("podshivka/outcome", outcome)
        self.archive.finish_crawl(
            spider.crawl_id or "",
            outcome=outcome,
            at=now(),
            counts=CrawlCounts(
                **{name: self._stat(name, 0) for name in ("requests", "captures", "listed", "new", "revised")},
                unchanged=self._stat("unchanged", 0),
                gone=self._stat("gone", 0),
                failed=failed,
            ),
            message=stopped or self._stat("message", ""),
        )

    def _note_what_remains(self) -> None:
        spider, stats = self.spider, self.crawler.stats
        remaining = spider.frontier.remaining(spider.outlet.slug)
        stats.set_value("podshivka/remaining", remaining)
        if spider.is_over_budget and remaining and not self._stat("message", ""):
            budget = f"the {spider.outlet.backfill_per_day} requests that back issues may take a day are used up"
            stats.set_value("podshivka/message", f"{budget}; about {remaining} pages remain for the next days")

    def process_item(self, item: Any) -> Any:
        if isinstance(item, Visit) and item.capture.status == 304:
            self._saw(item)
        elif isinstance(item, Visit):
            self._read(item)
        elif isinstance(item, Moved):
            self.archive.redirect(item.known.url, item.target, now())
        elif isinstance(item, Lost):
            self._problem(item.problem)
            if item.fatal:
                self._count("fatal")
                self.crawler.stats.set_value("podshivka/message", item.problem.message)
        return item

    def _saw(self, visit: Visit) -> None:
        frontier = self.spider.frontier
        if self.archive.saw(visit.known.url, visit.capture.captured_at):
            self._count("unchanged")
            frontier.settle(visit.known.key, "done", now(), status=304)
        elif last_answer(self.folder, visit.known.url) is not None:  # kept, and no article: it is so still, and was said
            frontier.settle(visit.known.key, "unread", now(), status=304, reason=visit.known.reason)
        else:  # the outlet says "as you have it", and we have it not: ask again, for the whole page
            frontier.note_validators(visit.known.key, "", "")
            frontier.retry(visit.known.key, now(), reason="answers 304 without an article here", status=304)

    def _read(self, visit: Visit) -> None:
        known, capture, frontier = visit.known, visit.capture, self.spider.frontier
        result = read_whole(capture, visit.further, self.spider.outlet, self.memory, visit.entry)
        if isinstance(result, Article):
            self._save(visit, result)
        elif (named := self._lists(visit)) and not self._must_be_article(known.url, result):
            self._count("not_article")
            frontier.settle(known.key, "not_article", now(), status=capture.status, reason=f"a list of {named} articles")
        elif isinstance(result, NotArticle):
            self._count("not_article")
            self.spider.learning.other(known.url)
            frontier.settle(known.key, "not_article", now(), status=capture.status, reason=result.reason)
        else:
            if result.message != known.reason:  # else it was said when it was asked for the last time
                self._count("failed")
                self._problem(result)
            frontier.settle(known.key, "unread", now(), status=capture.status, reason=result.message)
        # only now: had saving failed, a conditional request would be answered 304, and the article were lost
        frontier.note_validators(known.key, capture.header("ETag"), capture.header("Last-Modified"))

    def _lists(self, visit: Visit) -> int:
        """Take a page that is no article as a list; return how many unknown articles it names."""
        named = self.spider.walking.list_read(visit.known, visit.capture, self.spider.learning, now())
        self._count("found", named)
        return named

    def _must_be_article(self, url: str, result: NotArticle | Problem) -> bool:
        """Tell whether an unread page has an article's address: then what it links to is its sidebar, and the loss is said."""
        platform = platform_named(self.spider.outlet.platform)
        return isinstance(result, Problem) and (
            self.spider.learning.is_article_shape(url) or platform.is_article(target_of(url))
        )

    def _save(self, visit: Visit, article: Article) -> None:
        spider, url = self.spider, visit.known.url
        came_from = [Address(url=one, kind="redirect") for one in spider.frontier.redirected_here(url)]
        came_from += [Address(url=one, kind="alias") for one in spider.frontier.siblings(spider.learning.ident(url), url)]
        if url != article.url:
            copy = original_of(url, spider.outlet)
            came_from.append(Address(url=url, kind=copy[0] if copy else "alias"))
        saved = self.archive.save(
            replace(article, addresses=tuple(dict.fromkeys([*article.addresses, *came_from]))),
            crawl=self.spider.crawl_id,
            seen_at=visit.capture.captured_at,
            feed_capture=visit.known.feed_capture,
            further=[one.id for one in visit.further],
            read_again=self._read_again,
        )
        is_new = saved.outcome == "new"
        self._count(saved.outcome)
        day = article.published_date or (
            local_day(article.published_at, spider.outlet.timezone) if article.published_at else None
        )
        spider.frontier.settle(visit.known.key, "done", now(), status=visit.capture.status, day=day, is_fresh=is_new)
        if spider.learning.article(url, saved.article_id, is_new=is_new):
            spider.frontier.identify(spider.outlet.slug, spider.learning.ident)
        spider.unlisted.article_read(visit.known, visit.capture, spider.learning, is_new=is_new, now=now())
        if is_new:
            if self.template.page(visit.capture, by_rules=article.by_rules):
                self._learn_template()
            for suspect in self.archive.suspects(saved.article_id):
                spider.frontier.ask_again(suspect, spider.kind, now())

    def _learn_template(self) -> None:
        """Learn what the outlet prints on every page, and read again what was saved lately, before that was known."""
        before, are_misfits = self.memory or Memory(outlet=self.spider.outlet.slug), self.template.are_misfits
        self.memory = self.archive.remember(self.spider.outlet.slug, self.template.learned)
        places = {one.body[0].value for one in before.layouts}
        added = [place for one in self.memory.layouts if (place := one.body[0].value) not in places]
        if are_misfits and (added or self.template.fits_no_more):
            self._problem(_redesigned(self.spider.outlet, added[0] if added else ""))
        new = self.memory.template - before.template
        if new:
            for outcome in self.archive.reread_where(self.spider.outlet.slug, new, self._read_again_whole):
                if outcome.problem:
                    self._problem(outcome.problem)

    def _read_again_whole(self, capture: Capture) -> Article | NotArticle | Problem:
        said, _ = self.spider.frontier.feed_said(capture.url)
        further = [self.archive.capture(one) for one in self.archive.further_of(capture.id)]
        return read_whole(capture, further, self.spider.outlet, self.memory, entry_from_text(said))

    def _read_again(self, capture: Capture) -> Article | None:
        """Read an earlier capture as today's are read: an outlet is never accused of a change that is ours."""
        result = self._read_again_whole(capture)
        return result if isinstance(result, Article) else None

    def _problem(self, problem: Problem) -> None:
        self.archive.problem(problem, crawl=self.spider.crawl_id, outlet=self.spider.outlet.slug, at=now())

    def _note_crash(self, failure: Failure, spider: Spider) -> None:
        """Scrapy logs an error of ours and goes on, exit code 0; here it is counted, so that nothing is lost silently."""
        self.crashes.append(f"an error in Podshivka itself: {type(failure.value).__name__}: {failure.getErrorMessage()}")

    def _stat(self, name: str, default: Any) -> Any:
        return self.crawler.stats.get_value(f"podshivka/{name}", default)

    def _count(self, what: str, by: int = 1) -> None:
        self.crawler.stats.inc_value(f"podshivka/{what}", by)
