"""From a feed, a sitemap or a section page to article addresses: the one door to the readers of listings."""

from scraper.article_addresses import surely_not_article
from scraper.feeds import read_feed
from scraper.listing import Entry, Listing, ListingError, Nested
from scraper.sections import read_section
from scraper.sitemaps import read_sitemap

__all__ = [
    "Entry",
    "Listing",
    "ListingError",
    "Nested",
    "read_feed",
    "read_section",
    "read_sitemap",
    "surely_not_article",
]
