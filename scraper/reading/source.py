"""Everything one reading may use: the capture, the outlet, its memory, and what its feed says of the page."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from archive.article import Capture, Outlet, Problem
from archive.layouts import Layout, in_turn
from archive.memory import Memory
from scraper.addresses import host_of
from scraper.listing import Entry
from scraper.reading.text import fold

NO_ENTRY = Entry(url="")


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a reading starts from. `entry` is NO_ENTRY where no listing told of the page."""

    capture: Capture
    outlet: Outlet
    memory: Memory | None = None
    entry: Entry = NO_ENTRY

    @property
    def site(self) -> frozenset[str]:
        """Return the names of the site, folded: none of them is ever a headline, a section or an author."""
        host = host_of(self.outlet.homepage).removeprefix("www.")
        return frozenset(fold(name) for name in (self.outlet.title, host) if name)

    @property
    def template(self) -> frozenset[str]:
        """Return the remembered template lines, folded."""
        return folded_template(self.memory) if self.memory else frozenset()

    @property
    def layouts(self) -> list[Layout]:
        """Return what is remembered of where the parts of its articles stand, in the order to try."""
        return in_turn(self.memory.layouts, self.capture.captured_at.date()) if self.memory else []

    @property
    def captured_at(self) -> datetime:
        return self.capture.captured_at

    def problem(self, message: str) -> Problem:
        return Problem(url=self.capture.url, stage="read", message=message)


@lru_cache(maxsize=64)
def folded_template(memory: Memory) -> frozenset[str]:
    """Return the lines that a memory drops, folded."""
    return frozenset(fold(line) for line in memory.template)
