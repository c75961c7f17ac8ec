"""An Article is put together: from a page taken apart, or from data that a page, an API or a feed carries."""

from archive.article import Article, Author, Problem
from scraper.reading.blocks import Place, shared
from scraper.reading.byline import find_authors, told_authors
from scraper.reading.canonical import find_addresses
from scraper.reading.embedded import Embedded
from scraper.reading.images import find_image
from scraper.reading.language import language_of
from scraper.reading.parts import Parts
from scraper.reading.published import Published, find_published, told_published
from scraper.reading.sections import find_section
from scraper.reading.source import Source
from scraper.reading.tags import find_tags
from scraper.reading.text import fold

READER_VERSION = "6"
"""Raised whenever a page may read otherwise than before: two texts are compared only as read by one version."""


def compose(source: Source, parts: Parts) -> Article:
    """Put together the article that a page shows."""
    page, witnesses, frame, entry = parts.page, parts.witnesses, parts.frame, source.entry
    opening = (parts.lead, parts.lines[0].text)
    names = source.site | {fold(name) for name in witnesses.sites}
    return _article(
        source,
        parts,
        headline=parts.headline.text,
        lead=parts.lead,
        body=parts.body,
        authors=find_authors(page, witnesses, parts.zones, frame, opening, site=names, listed=entry.author),
        section=find_section(page, witnesses, parts.zones, frame, site=names, headline=fold(parts.headline.text))
        or next(iter(entry.sections), ""),
        tags=find_tags(page, witnesses, parts.zones, frame),
        image_url=find_image(page, _pictures_place(parts), witnesses, source.capture.url) or entry.image_url,
        published=_printed(source, parts),
    )


def _pictures_place(parts: Parts) -> Place | None:
    """Return where the pictures stand: in the text's place; memory knows that so narrowly that they are around it."""
    if not parts.page.is_partial or parts.headline.block is None:
        return parts.place
    return shared(parts.headline.block, parts.lines[-1].block)


def compose_from_data(source: Source, data: Embedded, parts: Parts | None = None) -> Article | Problem:
    """Put together the article that data tells, with what the page around it shows where the data is silent."""
    shown = parts.headline.text if parts else ""
    headline = data.headline or shown or source.entry.headline
    if not headline:
        return source.problem("a text in the page's data, but no headline to it")
    body = "\n\n".join(data.paragraphs)
    told = told_published(
        (data.published, source.entry.published),
        (data.modified,),
        captured_at=source.captured_at,
        timezone=source.outlet.timezone,
    )
    return _article(
        source,
        parts,
        headline=headline,
        lead="" if fold(data.lead) in fold(body) else data.lead,
        body=body,
        authors=told_authors((*data.authors, source.entry.author), source.site),
        section=data.section or next(iter(source.entry.sections), ""),
        tags=data.tags,
        image_url=data.image or source.entry.image_url,
        published=told if told.day or parts is None else _printed(source, parts),
    )


def _printed(source: Source, parts: Parts) -> Published:
    return find_published(
        parts.page,
        parts.witnesses,
        parts.zones,
        parts.frame,
        captured_at=source.captured_at,
        timezone=source.outlet.timezone,
        listed=source.entry.published,
    )


def _article(
    source: Source,
    parts: Parts | None,
    *,
    headline: str,
    lead: str,
    body: str,
    authors: tuple[Author, ...],
    section: str,
    tags: tuple[str, ...],
    image_url: str,
    published: Published,
) -> Article:
    url, addresses = find_addresses(parts.page if parts else None, parts.witnesses if parts else None, source)
    stated = (parts.page.root.get("lang") or "") if parts else ""
    return Article(
        outlet=source.outlet.slug,
        url=url,
        headline=headline,
        lead=lead,
        body=body,
        authors=authors,
        section=section,
        tags=tags,
        language=language_of(body, stated, source.outlet.language),
        published_at=published.at,
        published_date=published.day,
        published_printed=published.printed,
        date_precision=published.precision,
        modified_at=published.modified_at,
        image_url=image_url,
        addresses=addresses,
        capture=source.capture.id,
        reader_version=READER_VERSION,
        memory_hash=source.memory.memory_hash if source.memory else "",
    )
