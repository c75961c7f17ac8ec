"""What is new: the feeds, news sitemaps and section pages of an outlet."""

import re

from archive.frontier import NEWS, Found
from scraper.visiting import OutletSpider

NEWS_SITEMAP = re.compile(r"(?:^|[^a-z])news(?:[^a-z]|$)", re.IGNORECASE)
"""`sitemap-news.xml`, `news_sitemap.xml`: the usual names of sitemaps that list the last two days only."""


class Latest(OutletSpider):
    name = "latest"
    kind = "latest"

    async def listings(self) -> list[Found]:
        """Return feeds, sections and news sitemaps; where the registry gives nothing else all sitemaps, or the home page.

        A home page lists what is new nearly everywhere, and is read as any section page is.
        """
        outlet = self.outlet
        known_as_news = {url for url, what in self.frontier.sitemaps(outlet.slug) if what == NEWS}
        sitemaps = [
            url
            for url in outlet.sitemaps
            if url in known_as_news or NEWS_SITEMAP.search(url.rpartition("/")[2]) or not (outlet.feeds or outlet.sections)
        ]
        if not (outlet.feeds or outlet.sections or sitemaps):
            return [Found(url=outlet.homepage, kind="section")]
        kinds = (("feed", outlet.feeds), ("section", outlet.sections), ("sitemap", tuple(sitemaps)))
        return [Found(url=url, kind=kind) for kind, urls in kinds for url in urls]
