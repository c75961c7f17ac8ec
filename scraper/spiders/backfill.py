"""The back issues: sitemaps, and where there are none the further pages of listings and the calendar."""

from datetime import datetime

from archive.due import LINKS, NUMBERS, Found
from archive.frontier import JUST_ANSWERED
from scraper.addresses import clean, is_own
from scraper.clock import now
from scraper.visiting import OutletSpider


class Backfill(OutletSpider):
    name = "backfill"
    kind = "backfill"

    @classmethod
    def takes(cls) -> tuple[str, ...]:
        """Return all: what a crawl of the latest left due is fetched here too, and first."""
        return ("latest", "backfill", LINKS, NUMBERS)

    async def listings(self) -> list[Found]:
        """Return the sitemaps of the registry, else those of robots.txt, what they led to, and the sections.

        News sitemaps are left to crawls of the latest where there are others: what they list is in those too. A section page
        is asked for where no crawl has read it yet, or no sitemap names the articles; from there the way leads back in time.
        """
        self.frontier.steps_again(self.outlet.slug, now())
        urls = self.outlet.sitemaps or await self._sitemaps_of_robots()
        nested = [url for url, _ in self.frontier.sitemaps(self.outlet.slug)] if urls else []
        known = dict.fromkeys([*urls, *nested])
        news = self.news_sitemaps()
        sitemaps = [Found(url=url, kind="sitemap") for url in known if url not in news or news >= known.keys()]
        return [*sitemaps, *self._sections(bool(sitemaps))]

    def _sections(self, has_sitemaps: bool) -> list[Found]:
        read = {one.url: one.fetched_at for one in self.frontier.listings(self.outlet.slug) if one.kind == "section"}
        homepage = () if has_sitemaps or self.outlet.feeds else (self.outlet.homepage,)
        urls = self.outlet.sections or homepage
        is_known_otherwise = self.frontier.has_articles_of_sitemaps(self.outlet.slug)
        return [Found(url=url, kind="section") for url in urls if self._is_to_read(read.get(url), is_known_otherwise)]

    def _is_to_read(self, read_at: str | None, is_known_otherwise: bool) -> bool:
        return not read_at or (not is_known_otherwise and now() - datetime.fromisoformat(read_at) > JUST_ANSWERED)

    async def _sitemaps_of_robots(self) -> tuple[str, ...]:
        robots = await self.robots_of_homepage()
        named = (clean(url, self.outlet.homepage) for url in robots.sitemaps())
        return tuple(url for url in named if url and is_own(url, self.outlet))
