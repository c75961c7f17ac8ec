"""Listings in JSON: what a site's own script reads, WordPress's REST answers, JSON Feed, JSON-LD lists."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from scraper.addresses import clean
from scraper.listing import Entry, ListingError
from scraper.reading.charset import decode

ADDRESSES = ("url", "link", "href", "permalink", "canonical_url", "external_url", "path", "@id")
HEADLINES = ("headline", "title", "name", "header")
PUBLISHED = ("datePublished", "date_published", "published_at", "publishedAt", "published", "pubDate", "pub_date", "date")
MODIFIED = ("dateModified", "date_modified", "modified", "updated_at", "updatedAt", "updated")
SUMMARIES = ("lead", "anons", "announce", "excerpt", "summary", "description", "preview_text")
TEXTS = ("articleBody", "content_html", "content", "body", "text", "full_text", "detail_text")
AUTHORS = ("author", "authors", "byline", "author_name")
SECTIONS = ("articleSection", "section", "rubric", "category", "categories", "tags")
IMAGES = ("image", "image_url", "picture", "photo", "thumbnail", "thumbnailUrl", "cover")

DEEPEST = 12
"""Levels of objects in objects that are looked into; a listing is two to six deep."""

_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def entries_of_json(content: bytes, url: str, content_type: str = "") -> tuple[Entry, ...]:
    """Return the entries of a JSON document. Raises ListingError when it is none."""
    text = decode(content, content_type).lstrip("\ufeff \r\n\t")
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise ListingError(f"{url}: looks like JSON but cannot be read as such; look at it in a browser") from None
    return entries_of_value(document, url)


def entries_of_value(value: Any, base: str) -> tuple[Entry, ...]:
    """Return an entry for every object, however deep, that has both an address and a headline."""
    entries = {entry.url: entry for entry in reversed([_entry(one, base) for one in _objects(value, 0)]) if entry.url}
    return tuple(reversed(entries.values()))


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        if _text(value, HEADLINES) and _text(value, ADDRESSES):
            yield value
        for inside in value.values():
            yield from _objects(inside, depth + 1)
    elif isinstance(value, list):
        for inside in value:
            yield from _objects(inside, depth + 1)


def _entry(value: dict[str, Any], base: str) -> Entry:
    return Entry(
        url=clean(_text(value, ADDRESSES), base),
        headline=" ".join(_TAG.sub(" ", html.unescape(_text(value, HEADLINES))).split()),
        published=_text(value, PUBLISHED),
        modified=_text(value, MODIFIED),
        summary=_text(value, SUMMARIES),
        text=_text(value, TEXTS),
        author="; ".join(_texts(value, AUTHORS)),
        sections=_texts(value, SECTIONS),
        image_url=clean(_text(value, IMAGES), base),
        guid=_text(value, ("guid", "id")),
    )


def _text(value: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((texts[0] for key in keys if (texts := _texts_of(value.get(key)))), "")


def _texts(value: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    return next((tuple(texts) for key in keys if (texts := _texts_of(value.get(key)))), ())


def _texts_of(value: Any, depth: int = 0) -> list[str]:
    """Return a value's texts; WordPress wraps them in {"rendered": …}, JSON-LD in {"name": …} or {"url": …}."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if depth > 3:
        return []
    if isinstance(value, dict):
        inside = (_texts_of(value.get(key), depth + 1) for key in ("rendered", "name", "title", "url"))
        return next((texts for texts in inside if texts), [])
    if isinstance(value, list):
        return [text for one in value[:50] for text in _texts_of(one, depth + 1)]
    return []
