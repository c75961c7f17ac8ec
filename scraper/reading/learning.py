"""What recurs on an outlet's pages at the same place is its template: lines are learned from three pages on."""

from collections.abc import Iterable
from dataclasses import replace

from archive.article import Capture, CaptureError, Outlet
from archive.memory import Memory
from scraper.reading.charset import decode
from scraper.reading.page import parse_page
from scraper.reading.parts import Parts, take_apart
from scraper.reading.source import Source
from scraper.reading.text import fold

FEWEST_PAGES = 3
"""A line on two pages may be one quotation in two articles."""
SHARE = 0.2
"""Of the articles that a line must stand in: a column's motto recurs, and belongs to its articles."""
FEWEST_WORDS = 3
"""Shorter lines recur in dialogues («— Да.»), and cost a reader little where they are the site's."""


def learn(captures: Iterable[Capture], outlet: Outlet, known: Memory | None = None) -> Memory:
    """Learn the template lines of an outlet from captures of its pages; what a person pinned or kept stays.

    A line is learned where reading took it for text on at least FEWEST_PAGES pages with different headlines, and it
    stands at the same path on each. Captures that cannot be read teach nothing.
    """
    known = known or Memory(outlet=outlet.slug)
    untaught = Memory(outlet=outlet.slug)
    articles: dict[str, set[tuple[str, str]]] = {}
    wordings: dict[tuple[str, str], str] = {}
    for capture in captures:
        parts = _parts(Source(capture=capture, outlet=outlet, memory=untaught))
        if parts is None or not parts.lines:
            continue
        lines = {(line.block.place.path, line.folded): line.text for line in parts.lines}
        articles.setdefault(fold(parts.headline.text), set()).update(lines)
        wordings |= lines
    return replace(known, lines=_recurring(articles, wordings))


def _parts(source: Source) -> Parts | None:
    try:
        page = parse_page(decode(source.capture.content(), source.capture.content_type))
    except CaptureError:
        return None
    return take_apart(page, site=source.site) if page else None


def _recurring(articles: dict[str, set[tuple[str, str]]], wordings: dict[tuple[str, str], str]) -> frozenset[str]:
    counts: dict[tuple[str, str], int] = {}
    for lines in articles.values():
        for line in lines:
            counts[line] = counts.get(line, 0) + 1
    enough = max(FEWEST_PAGES, SHARE * len(articles))
    return frozenset(
        wordings[line] for line, count in counts.items() if count >= enough and len(line[1].split()) >= FEWEST_WORDS
    )
