"""From a capture to an article: which of the ways of reading a response is taken. Pure; what it cannot read it says."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from archive.article import Article, Capture, CaptureError, NotArticle, Outlet, Problem
from archive.memory import Memory
from scraper.listing import Entry
from scraper.reading.charset import decode
from scraper.reading.composing import compose, compose_from_data
from scraper.reading.embedded import Embedded, find_article, parse_json, values_in
from scraper.reading.fragments import paragraphs
from scraper.reading.kinds import Kind, kind_of, may_tell, own_parts
from scraper.reading.layouts import parts_by
from scraper.reading.mending import mend
from scraper.reading.own_text import without_list_below
from scraper.reading.page import Page, revealed
from scraper.reading.parts import Parts, take_apart
from scraper.reading.source import NO_ENTRY, Source
from scraper.reading.tree import parse_tree
from scraper.reading.walking import walk
from scraper.reading.weights import is_prose

LITTLE = 250
"""A body shorter than this may be a notice around an article that only scripts print; other sources are asked then."""
MUCH_MORE = 3
"""How many times more text another source must have before it is believed over what the page shows."""

Result = Article | NotArticle | Problem


def read(capture: Capture, outlet: Outlet, memory: Memory | None = None, entry: Entry | None = None) -> Result:
    """Read one captured page: an Article, a NotArticle with its reason, or a Problem in words for the archivist.

    Pure and deterministic. `memory` holds the template lines of the outlet, `entry` is what its feed says of the page.
    Whatever the bytes, it does not raise: a defect of our own becomes a Problem that names it.
    """
    return examine(capture, outlet, memory, entry)[0]


def examine(
    capture: Capture, outlet: Outlet, memory: Memory | None = None, entry: Entry | None = None
) -> tuple[Result, Kind | None]:
    """Read one captured page as `read` does, and return what kind of page it was found to be; None where nobody could tell."""
    source = Source(capture=capture, outlet=outlet, memory=memory, entry=entry or NO_ENTRY)
    try:
        return _read(source)
    except CaptureError as error:
        return source.problem(f"the stored response cannot be unpacked: {error}"), None
    except Exception as error:  # the one fence: a page of a stranger must never stop a crawl
        return source.problem(f"a defect of the reader, please report it: {type(error).__name__}: {error}"), None


def _read(source: Source) -> tuple[Result, Kind | None]:
    text = decode(source.capture.content(), source.capture.content_type)
    value = parse_json(text)
    if value is not None:
        found = find_article(value)
        return compose_from_data(source, found) if found else source.problem("an answer in JSON that holds no article"), None
    root = parse_tree(text)
    if root is None:
        return source.problem("the response holds no HTML"), None
    if (by_rules := _by_rules(source, root, text)) is not None:
        return by_rules
    page = Page(root=root, blocks=walk(root), source=text)
    parts = _best_parts(source, page)
    data = _richer(source, parts)
    if data is not None and may_tell(parts, source, data.headline):
        return compose_from_data(source, data, parts), None
    parts = own_parts(parts, source)
    kind = kind_of(parts, source)
    if kind.reason:
        return NotArticle(url=source.capture.url, reason=kind.reason) if kind.is_sure else source.problem(kind.reason), kind
    if not parts.lines:
        return source.problem(f"no text found among the {len(parts.page.blocks)} lines of the page"), None
    if not parts.headline.text:
        return source.problem("no headline found: neither a heading, nor <title>, nor what the page tells machines"), None
    return compose(source, without_list_below(parts)), kind


def _by_rules(source: Source, root: etree._Element, text: str) -> tuple[Article, Kind] | None:
    """Read a page by what memory says of its outlet; None where any doubt is left, and where the usual date is not found."""
    parts = parts_by(
        source.layouts, root, source=text, site=source.site, template=source.template, listed=source.entry.headline
    )
    kind = kind_of(parts, source) if parts is not None else None
    if parts is None or kind is None or kind.reason:
        return None
    article = compose(source, without_list_below(parts))
    if article.published_date is None and any(layout.date for layout in source.layouts):
        return None
    return replace(article, by_rules=True), kind


def _best_parts(source: Source, page: Page) -> Parts:
    """Take the page apart; where it shows no text, with its hidden parts shown, then with its markup mended."""
    parts = _take_apart(source, page)
    if _is_poor(parts):
        for again in (revealed(page), mend(page)):
            other = _take_apart(source, again) if again is not None else parts
            if _size(other) > max(MUCH_MORE * _size(parts), LITTLE):
                return other
    return parts


def _take_apart(source: Source, page: Page) -> Parts:
    return take_apart(page, site=source.site, template=source.template, listed=source.entry.headline)


def _size(parts: Parts) -> int:
    return sum(len(line.text) for line in parts.lines)


def _is_poor(parts: Parts) -> bool:
    return _size(parts) < LITTLE and sum(is_prose(line.block) for line in parts.lines) < 2


def _richer(source: Source, parts: Parts) -> Embedded | None:
    """Return the article from the page's own data, or from the feed, where the page shows much less of it."""
    if not _is_poor(parts):
        return None
    for found in _other_sources(source, parts):
        size = sum(map(len, found.paragraphs))
        if size > MUCH_MORE * _size(parts) and size > LITTLE / 2:
            return found
    return None


def _other_sources(source: Source, parts: Parts) -> Iterator[Embedded]:
    entry = source.entry
    for body in parts.witnesses.bodies:
        yield Embedded(headline="", lead="", paragraphs=tuple(paragraphs(body)))
    for value in values_in(parts.page.whole):
        found = find_article(value, parts.page.title)
        if found is not None:
            yield found
    for fragment in (entry.text, entry.summary):
        yield Embedded(headline=entry.headline, lead="", paragraphs=tuple(paragraphs(fragment)))
