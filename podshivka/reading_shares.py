"""`outlets check`: how the pages of each outlet read today, by its learned rules or without, and which lines are dropped."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from archive.article import Article, Capture, CaptureError, NotArticle, Outlet
from archive.captures import CaptureMissing
from archive.frontier import Frontier
from archive.memory import Memory, load_memory
from archive.store import Archive
from podshivka.showing import errors, plain
from podshivka.stored_reading import Rereader
from scraper.reading import read
from scraper.reading.charset import decode
from scraper.reading.left_out import left_out
from scraper.reading.page import Page, parse_page
from scraper.reading.source import Source, folded_template
from scraper.reading.text import fold

MOST_PAGES = 100
"""Pages of an outlet, the newest, that are read for its shares."""


@dataclass(frozen=True, kw_only=True)
class Shares:
    """How the newest pages of an outlet read: numbers of articles read by rules, of those read without, of pages unread."""

    outlet: str
    by_rules: int
    generic: int
    unread: int

    @property
    def pages(self) -> int:
        return self.by_rules + self.generic + self.unread


@dataclass(frozen=True, kw_only=True)
class Dropped:
    """A line left out of an outlet's articles: who says so (learned, pinned, a rule), on how many pages, one of them."""

    outlet: str
    line: str
    why: str
    pages: int
    example: str


def shares_of(folder: Path, outlets: Iterable[Outlet]) -> list[Shares]:
    """Read the newest pages of each outlet, and tell by what they were read."""
    chosen = list(outlets)
    frontier = Frontier(folder / "state")
    try:
        with Archive.open(folder) as archive:
            rereader = Rereader(archive, frontier, chosen)
            return [_shares(archive, rereader, outlet.slug) for outlet in chosen]
    finally:
        frontier.close()


def _shares(archive: Archive, rereader: Rereader, outlet: str) -> Shares:
    counts: Counter[str] = Counter()
    for capture in _newest(archive, outlet):
        result = rereader.read(capture) if capture else None
        if not isinstance(result, NotArticle):
            name = "unread" if not isinstance(result, Article) else "by_rules" if result.by_rules else "generic"
            counts[name] += 1
    return Shares(outlet=outlet, by_rules=counts["by_rules"], generic=counts["generic"], unread=counts["unread"])


def _newest(archive: Archive, outlet: str) -> Iterator[Capture | None]:
    """Yield the newest pages; None, and a line that says so, where one is not where its row says."""
    for id in archive.newest_pages(outlet, MOST_PAGES):
        try:
            yield archive.capture(id)
        except CaptureMissing as error:
            errors.print(f"{outlet}: {error}", markup=False)
            yield None


def shares_table(shares: Iterable[Shares]) -> Table:
    """Return the shares as a table for a terminal."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("outlet", "newest pages", "read by rules", "by the generic reader", "unread"):
        table.add_column(name, no_wrap=True, justify="left" if name == "outlet" else "right")
    for one in shares:
        parts = [f"{part / one.pages:.0%}" if one.pages else "·" for part in (one.by_rules, one.generic, one.unread)]
        table.add_row(escape(one.outlet), str(one.pages or "none"), *parts, style="red" if one.unread else "")
    return table


def dropped_lines(folder: Path, outlets: Iterable[Outlet]) -> list[Dropped]:
    """Return the lines left out of the articles of some outlets, by memory and by rule, and where they stand."""
    with Archive.open(folder) as archive:
        return [one for outlet in outlets for one in _dropped(archive, outlet)]


def _dropped(archive: Archive, outlet: Outlet) -> list[Dropped]:
    """Return what memory drops, then what rules leave out: the rarest first, they are likeliest the article's."""
    memory = load_memory(archive.folder, outlet.slug)
    template = folded_template(memory) if memory else frozenset()
    seen: Counter[str] = Counter()
    examples: dict[str, str] = {}
    ruled: dict[str, tuple[str, str]] = {}
    for capture in filter(None, _newest(archive, outlet.slug)):
        page = _page_of(capture)
        if page is None:
            continue
        is_article = isinstance(read(capture, outlet, memory), Article)
        found = left_out(page, Source(capture=capture, outlet=outlet, memory=memory)) if is_article else {}
        texts = {fold(text): (text, why) for text, why in found.items()}
        ruled = texts | ruled
        for line in ({block.folded for block in page.blocks} & template) | texts.keys():
            seen[line] += 1
            examples.setdefault(line, capture.url)
    by_rule = [
        Dropped(outlet=outlet.slug, line=ruled[key][0], why=ruled[key][1], pages=seen[key], example=examples[key])
        for key in sorted(ruled, key=lambda key: (seen[key], key))
    ]
    return [*(_remembered(memory, outlet.slug, seen, examples) if memory else ()), *by_rule]


def _remembered(memory: Memory, outlet: str, seen: Counter[str], examples: dict[str, str]) -> list[Dropped]:
    found = []
    for line in sorted(memory.template):
        known = next((one for one in memory.lines if one.value == line), None)
        why = f"learned from {known.pages} articles" + (f" since {known.since}" if known.since else "") if known else "pinned"
        key = fold(line)
        found.append(Dropped(outlet=outlet, line=line, why=why, pages=seen[key], example=examples.get(key, "")))
    return found


def _page_of(capture: Capture) -> Page | None:
    """Return the page of a capture; None, and a line that says so, where it cannot be unpacked; None where it is no page."""
    try:
        return parse_page(decode(capture.content(), capture.content_type))
    except CaptureError as error:
        errors.print(f"{capture.outlet}: {capture.url}: the stored response cannot be unpacked: {error}", markup=False)
        return None


def dropped_text(dropped: Iterable[Dropped]) -> str:
    """Return the lines as text for a terminal."""
    rows = []
    for one in dropped:
        where = f"on {one.pages} of the newest pages, as {one.example}" if one.pages else "on none of the newest pages"
        rows.append(f"{one.outlet}: {one.line}\n    {one.why}; {where}")
    return plain("\n".join(rows) if rows else "No line is dropped.")
