"""The sitemaps that a sitemap index names, made due where they have changed."""

from collections.abc import Iterable
from datetime import datetime

from archive.article import Outlet
from archive.due import Found, Known
from archive.frontier import Frontier
from scraper.addresses import is_own
from scraper.discover import Entry, Nested

MOST_HOPS = 5
"""Redirects, or indexes within indexes, from one address to the next that are followed."""


def add_nested(frontier: Frontier, outlet: Outlet, known: Known, batch: Iterable[Entry | Nested], now: datetime) -> None:
    """Make the sitemaps that an index names due, those that changed since they were read or whose index does not say."""
    for nested in (one for one in batch if isinstance(one, Nested)):
        is_followed = is_own(nested.url, outlet) and known.hops < MOST_HOPS
        if is_followed and frontier.sitemap_to_read(nested.url, nested.modified):
            found = Found(url=nested.url, kind="sitemap", hops=known.hops + 1, source=known.key)
            frontier.visit_again(outlet.slug, known.via, [found], now)
            frontier.note_modified(nested.url, nested.modified)
