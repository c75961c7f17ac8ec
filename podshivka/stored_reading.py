"""A stored capture is read as the crawl read it: with the outlet's registry entry, its memory, and what its feed said."""

from collections.abc import Iterable
from functools import lru_cache

from archive.addresses import fold
from archive.article import Article, Capture, CaptureError, NotArticle, Outlet, Problem
from archive.captures import CaptureMissing
from archive.frontier import Frontier
from archive.memory import Memory, load_memory
from archive.store import Archive
from podshivka.showing import errors
from scraper.collecting import entry_from_text
from scraper.discover import Entry, ListingError, read_feed
from scraper.reading.whole import read_whole


class Rereader:
    """Reads captures as the crawl read them: with the outlet's registry entry, its memory, and what its feed said."""

    def __init__(self, archive: Archive, frontier: Frontier, outlets: Iterable[Outlet]) -> None:
        self.archive = archive
        self.frontier = frontier
        self.outlets = {one.slug: one for one in outlets}
        self._memories: dict[str, Memory | None] = {}
        self._entries_of = lru_cache(maxsize=64)(self._read_feed)

    def read(self, capture: Capture) -> Article | NotArticle | Problem:
        """Read one capture."""
        outlet = self.outlets.get(capture.outlet or "")
        if outlet is None:
            return Problem(url=capture.url, stage="read", message=f"outlet {capture.outlet!r} is not in outlets.toml")
        if outlet.slug not in self._memories:
            self._memories[outlet.slug] = load_memory(self.archive.folder, outlet.slug)
        further = [self.archive.capture(one) for one in self.archive.further_of(capture.id)]
        return read_whole(capture, further, outlet, self._memories[outlet.slug], self._entry(capture))

    def _entry(self, capture: Capture) -> Entry | None:
        """The archive's own feed captures come first: the frontier may have been deleted."""
        for feed in self.archive.feeds_of(capture.id):
            if entry := self._entries_of(feed).get(fold(capture.url)):
                return entry
        return entry_from_text(self.frontier.feed_said(capture.url)[0])

    def _read_feed(self, id: str) -> dict[str, Entry]:
        try:
            feed = self.archive.capture(id)
            entries = read_feed(feed.content(), feed.url, feed.content_type).entries
        except (CaptureMissing, CaptureError, ListingError) as error:
            errors.print(f"feed {id}: {error}", markup=False)
            return {}
        return {fold(one.url): one for one in entries}
