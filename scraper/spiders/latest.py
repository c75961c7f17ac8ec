"""What is new: the feeds, news sitemaps and section pages of an outlet."""

from archive.due import Found
from scraper.visiting import OutletSpider


class Latest(OutletSpider):
    name = "latest"
    kind = "latest"

    async def listings(self) -> list[Found]:
        """Return feeds, sections and news sitemaps; where the registry gives nothing else all sitemaps, or the home page.

        A home page lists what is new nearly everywhere, and is read as any section page is.
        """
        outlet = self.outlet
        news = self.news_sitemaps()
        sitemaps = [url for url in outlet.sitemaps if url in news or not (outlet.feeds or outlet.sections)]
        if not (outlet.feeds or outlet.sections or sitemaps):
            return [Found(url=outlet.homepage, kind="section")]
        kinds = (("feed", outlet.feeds), ("section", outlet.sections), ("sitemap", tuple(sitemaps)))
        return [Found(url=url, kind=kind) for kind, urls in kinds for url in urls]
