"""What recurs on an outlet's pages at the same place is its template: lines and places are learned from three pages on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from archive.article import Capture, CaptureError, Outlet
from archive.learned import Learned, merged
from archive.memory import Memory
from scraper.reading.charset import decode
from scraper.reading.composing import compose
from scraper.reading.kinds import kind_of, own_parts
from scraper.reading.layout_learning import Sample, learn_layouts, merged_layouts
from scraper.reading.own_text import without_list_below
from scraper.reading.page import parse_page
from scraper.reading.parts import Parts, take_apart
from scraper.reading.source import Source, folded_template
from scraper.reading.text import fold

FEWEST_PAGES = 3
"""A line on two pages may be one quotation in two articles."""
SHARE = 0.2
"""Of the articles that a line must stand in: a column's motto recurs, and belongs to its articles."""
FEWEST_WORDS = 3
"""Shorter lines recur in dialogues («— Да.»), and cost a reader little where they are the site's."""

LONG, EDGE = 160, 2
"""A line of more letters is a paragraph: it is a template's only where it is among the first or last lines of the texts."""

Standing = tuple[str, str]
"""The path at which a line stands, and the line, folded."""


def learn(captures: Iterable[Capture], outlet: Outlet, known: Memory | None = None, *, lines: bool = True) -> Memory:
    """Learn from captures of an outlet's pages which lines are its template's, and where the parts of its articles stand.

    A line is learned where reading took it for text on at least FEWEST_PAGES pages with different headlines, and it
    stands at the same path on each; a place as layout_learning says. Captures that cannot be read teach nothing. What is
    known stays and grows: pages are added up, what a person pinned is not touched. `lines` False: places alone.
    """
    known = known or Memory(outlet=outlet.slug)
    taken = [(source, parts) for source in _sources(captures, outlet) if (parts := _parts(source)) and parts.lines]
    found = _recurring(taken) if lines else ()
    learned = replace(known, lines=merged(known.lines, found))
    template = folded_template(learned)
    samples = [one for source, parts in taken if (one := _sample(source, parts, template)) is not None]
    layouts = learn_layouts(samples, site=taken[0][0].site if taken else frozenset(), template=template)
    return replace(learned, layouts=merged_layouts(known.layouts, layouts))


def _sources(captures: Iterable[Capture], outlet: Outlet) -> Iterable[Source]:
    untaught = Memory(outlet=outlet.slug)
    return (Source(capture=capture, outlet=outlet, memory=untaught) for capture in captures)


def _parts(source: Source) -> Parts | None:
    try:
        page = parse_page(decode(source.capture.content(), source.capture.content_type))
    except CaptureError:
        return None
    return take_apart(page, site=source.site) if page else None


def _sample(source: Source, parts: Parts, template: frozenset[str]) -> Sample | None:
    """Return a page as a sample of where things stand; None where it is no article, or none can tell."""
    own = own_parts(parts, source)
    if not own.lines or not own.headline.text or kind_of(own, source).reason:
        return None
    whole = without_list_below(own)
    lines = tuple(line for line in whole.lines if line.folded not in template)
    if not lines:
        return None
    return Sample(parts=replace(whole, lines=lines), article=compose(source, whole), day=source.captured_at.date())


def _recurring(taken: Sequence[tuple[Source, Parts]]) -> tuple[Learned, ...]:
    articles: dict[str, set[Standing]] = {}
    wordings: dict[Standing, str] = {}
    days: dict[Standing, date] = {}
    for source, parts in taken:
        day = source.captured_at.date()
        inner = parts.lines[EDGE:-EDGE]
        lines = {
            (line.block.place.path, line.folded): line.text
            for line in parts.lines
            if len(line.text) <= LONG or all(line is not one for one in inner)
        }
        articles.setdefault(fold(parts.headline.text), set()).update(lines)
        wordings |= lines
        days |= {line: min(day, days.get(line, day)) for line in lines}
    counts: dict[Standing, int] = {}
    for standing in articles.values():
        for line in standing:
            counts[line] = counts.get(line, 0) + 1
    enough = max(FEWEST_PAGES, SHARE * len(articles))
    found = (line for line, count in counts.items() if count >= enough and len(line[1].split()) >= FEWEST_WORDS)
    return merged((), (Learned(value=wordings[line], pages=counts[line], since=days[line]) for line in found))
