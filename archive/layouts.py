"""Where the parts of an outlet's articles stand on its pages: what was learned of it, as a person can read and correct it."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from archive.learned import Learned, array, entries_of, entry_text

PARTS = ("headline", "lead", "body", "byline", "date", "section", "tags", "caption")
NEEDED = ("headline", "body")
STEP = r"[a-z][a-z0-9]*(?:#[\w-]+)?(?:\.[\w-]+)*(?:\[\d{1,3}\])?"
PATH = re.compile(rf"{STEP}(?:/{STEP})*")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How the pages of an outlet are built since a day: for each part of an article the paths at which it stands.

    A path is steps from an element to one inside it, `div#main/div.news-text`; its first step may stand anywhere on the
    page. A step is a tag with the id and the classes that the element must have; it may have others. `td[2]` is the second
    of its kind in the element around it. Of several paths of a part each is looked at.
    """

    headline: tuple[Learned, ...]
    body: tuple[Learned, ...]
    lead: tuple[Learned, ...] = ()
    byline: tuple[Learned, ...] = ()
    date: tuple[Learned, ...] = ()
    section: tuple[Learned, ...] = ()
    tags: tuple[Learned, ...] = ()
    caption: tuple[Learned, ...] = ()

    def of(self, part: str) -> tuple[Learned, ...]:
        """Return the paths of one of PARTS."""
        found: tuple[Learned, ...] = getattr(self, part)
        return found

    @property
    def since(self) -> datetime.date | None:
        """Return the first day on which its body was seen, None where nobody knows."""
        return min((one.since for one in self.body if one.since), default=None)

    @property
    def pages(self) -> int:
        """Return how many pages support its body."""
        return max((one.pages for one in self.body), default=0)

    @property
    def is_pinned(self) -> bool:
        return any(one.pinned for part in PARTS for one in self.of(part))

    @property
    def text(self) -> str:
        """Return its paths as one text: layouts of one text read alike."""
        return "\n".join(f"{part} {one.value}" for part in PARTS for one in self.of(part))


def in_turn(layouts: Iterable[Layout], day: datetime.date) -> list[Layout]:
    """Return layouts in the order in which a page of a day is held against them.

    What a person pinned comes first; then those in use by then, the newest of them before older ones: a redesign does not
    change how old captures read.
    """
    known = sorted(layouts, key=lambda one: one.since or datetime.date.min)
    used = [one for one in known if one.since is None or one.since <= day]
    return sorted([*reversed(used), *known[len(used) :]], key=lambda one: not one.is_pinned)


def dumped(layout: Layout) -> str:
    """Return a layout as TOML text."""
    rows = []
    for part in PARTS:
        entries = [entry_text(one, "path") for one in layout.of(part)]
        if entries:
            rows.append(f"{part} = [{', '.join(entries)}]" if len(entries) == 1 else array(part, entries).rstrip())
    return "\n".join(["[[layouts]]", *rows, ""])


def layout_of(value: Any, where: str) -> Layout:
    """Read one [[layouts]] of a memory file. Raises ValueError with what to mend."""
    if not isinstance(value, dict):
        raise ValueError(f"{where}: layouts are written as [[layouts]]")
    for part in value:
        if part not in PARTS:
            raise ValueError(f"{where}: unknown part {part!r} in a layout; known are {', '.join(PARTS)}")
    for part in NEEDED:
        if not value.get(part):
            raise ValueError(f"{where}: a layout without {part}")
    return Layout(**{part: _paths(found, f"{where}: {part}") for part, found in value.items()})


def _paths(value: Any, where: str) -> tuple[Learned, ...]:
    found = entries_of(value, "path", where)
    for one in found:
        if not PATH.fullmatch(one.value):
            raise ValueError(f"{where}: {one.value!r} is no path; write steps like div#main/div.news-text")
    return found
