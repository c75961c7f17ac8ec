"""What a feed, a sitemap or a section page says about addresses: the values the readers of listings return."""

from dataclasses import dataclass


class ListingError(Exception):
    """The bytes are not the listing they should be. Raised by read_feed, read_sitemap and read_section.

    The message is for the archivist: what came instead, and what to try.
    """


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One address as a listing prints it. Fields are empty where nothing is said.

    `url` is clean (see scraper.addresses). `published` and `modified` are moments as printed, not parsed. `summary` and
    `text` are HTML fragments: what the feed calls a description, and the full text where it carries one.
    """

    url: str
    headline: str = ""
    published: str = ""
    modified: str = ""
    summary: str = ""
    text: str = ""
    author: str = ""
    sections: tuple[str, ...] = ()
    image_url: str = ""
    guid: str = ""


@dataclass(frozen=True, kw_only=True)
class Nested:
    """A sitemap that a sitemap index names."""

    url: str
    modified: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A whole listing. `kind` is feed, sitemap, sitemapindex or section; `more` are the nested sitemaps of an index."""

    entries: tuple[Entry, ...]
    kind: str
    more: tuple[str, ...] = ()
