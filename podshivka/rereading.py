"""`podshivka reread`: stored captures read again with today's reader."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from archive.addresses import fold
from archive.article import Article, Capture, CaptureError, NotArticle, Outlet, Problem
from archive.captures import CaptureMissing
from archive.frontier import Frontier
from archive.memory import Memory, load_memory
from archive.store import Archive
from podshivka.showing import errors
from scraper.clock import now
from scraper.collecting import entry_from_text
from scraper.discover import Entry, ListingError, read_feed
from scraper.reading.whole import read_whole

MOST_EXAMPLES = 5


@dataclass
class Outcome:
    """What reading again came to."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def line(self) -> str:
        """Return it for a terminal."""
        names = {"rewritten": "rewritten", "unchanged": "unchanged", "new": "new", "unread": "unread"}
        counts = ", ".join(f"{self.counts[name]} {word}" for name, word in names.items())
        return "\n".join([f"{sum(self.counts.values())} articles and pages read again: {counts}.", *self.examples])


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


def reread(folder: Path, outlets: list[Outlet]) -> Outcome:
    """Read the stored pages of these outlets again, one transaction an article; Ctrl-C loses nothing."""
    outcome = Outcome()
    frontier = Frontier(folder / "state")
    try:
        with Archive.open(folder) as archive, _progress() as progress:
            rereader = Rereader(archive, frontier, outlets)
            task = progress.add_task("reading", total=None)
            for outlet in outlets:
                for one in archive.reread(rereader.read, outlet=outlet.slug):
                    outcome.counts[one.outcome] += 1
                    progress.update(task, advance=1, description=f"{outlet.slug}: {sum(outcome.counts.values())}")
                    if one.problem:
                        archive.problem(one.problem, crawl=None, outlet=outlet.slug, at=now())
                    if one.outcome in ("rewritten", "new") and len(outcome.examples) < MOST_EXAMPLES:
                        outcome.examples.append(f"  {one.outcome}: {one.url}")
    finally:
        frontier.close()
    return outcome


def _progress() -> Progress:
    return Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=errors, transient=True)
