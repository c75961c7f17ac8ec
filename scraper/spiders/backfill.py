"""The back issues: all sitemaps of an outlet, from the registry or from robots.txt."""

from archive.due import Found
from scraper.addresses import clean, is_own
from scraper.visiting import OutletSpider


class Backfill(OutletSpider):
    name = "backfill"
    kind = "backfill"
    without_listings = "neither outlets.toml nor robots.txt names a sitemap; add `sitemaps` to its entry if the site has one"

    @classmethod
    def takes(cls) -> tuple[str, ...]:
        """Return all: what a crawl of the latest left due is fetched here too, and first."""
        return ("latest", "backfill")

    async def listings(self) -> list[Found]:
        """Return the sitemaps of the registry, else those of robots.txt, and what they led to.

        News sitemaps are left to crawls of the latest where there are others: what they list is in those too.
        """
        urls = self.outlet.sitemaps or await self._sitemaps_of_robots()
        nested = [url for url, _ in self.frontier.sitemaps(self.outlet.slug)] if urls else []
        known = dict.fromkeys([*urls, *nested])
        news = self.news_sitemaps()
        return [Found(url=url, kind="sitemap") for url in known if url not in news or news >= known.keys()]

    async def _sitemaps_of_robots(self) -> tuple[str, ...]:
        robots = await self.robots_of_homepage()
        named = (clean(url, self.outlet.homepage) for url in robots.sitemaps())
        return tuple(url for url in named if url and is_own(url, self.outlet))
