"""Articles that a page carries as data for its own scripts (__NEXT_DATA__, window.__STATE__), and answers in plain JSON."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from scraper.reading.fragments import paragraphs
from scraper.reading.text import clean, fold

MOST_NODES = 20_000
MOST_SCRIPT = 5_000_000
LEAST_TEXT = 120
"""A text shorter than this in a page's data is a teaser."""

# Names of fields in the data of sites and APIs seen, the commonest first; compared without case, _ and -.
HEADLINE = ("headline", "title", "name", "header", "zagolovok")
BODY = (
    "articlebody",
    "body",
    "fulltext",
    "text",
    "content",
    "contenthtml",
    "bodyhtml",
    "html",
    "detailtext",
    "blocks",
    "description",
)
LEAD = ("lead", "lid", "announce", "anons", "subtitle", "summary", "intro", "previewtext", "excerpt", "annotation")
PUBLISHED = (
    "datepublished",
    "publishedat",
    "publishdate",
    "publisheddate",
    "published",
    "pubdate",
    "date",
    "datetime",
    "createdat",
    "created",
)
MODIFIED = ("datemodified", "updatedat", "modifiedat", "modified", "updated")
AUTHOR = ("authors", "author", "byline", "creator")
SECTION = ("articlesection", "section", "rubric", "category", "rubrika")
TAGS = ("tags", "keywords")
IMAGE = ("image", "imageurl", "picture", "photo", "cover", "preview")

ASSIGNED = re.compile(r"(?:window\.|self\.|var |let |const )?[\w.$\[\]\"']{3,60}\s*=\s*(?:JSON\.parse\(\s*)?(?=[{\[\"'])")
NAMED = re.compile(r"state|data|store|props|apollo|article|news|context", re.I)
NOT_TEXT = re.compile(
    r"image|photo|picture|gallery|video|embed|banner|^ad|advert|subscribe|related|also|link|social|button|script|poll", re.I
)
"""Kinds of blocks in such data that are not text of the article."""
DECODER = json.JSONDecoder(strict=False)


@dataclass(frozen=True, kw_only=True)
class Embedded:
    """An article as data: moments as written, texts without markup."""

    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    published: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    image: str = ""


def parse_json(text: str) -> Any:
    """Return the value of an answer in JSON, None where it is none."""
    opening = text.lstrip()[:1]
    if opening not in ("{", "["):
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def values_in(root: etree._Element) -> Iterator[Any]:
    """Yield the JSON values in a page's scripts, JSON-LD left out."""
    for script in root.iter("script"):
        text, kind = script.text or "", (script.get("type") or "").lower()
        if not LEAST_TEXT < len(text) < MOST_SCRIPT or "ld+json" in kind:
            continue
        if "json" in kind:
            yield parse_json(text)
            continue
        for match in ASSIGNED.finditer(text[:2000]):
            if NAMED.search(match[0]):
                yield _decoded(text, match.end())
                break


def _decoded(text: str, start: int) -> Any:
    try:
        value, _ = DECODER.raw_decode(text, start)
        return json.loads(value, strict=False) if isinstance(value, str) else value
    except (ValueError, RecursionError):
        return None


def find_article(value: Any, title: str = "") -> Embedded | None:
    """Return the article in a JSON value: the node with a headline and the longest text; one that `title` names first."""
    best: tuple[bool, int] = (False, LEAST_TEXT)
    chosen: tuple[dict[str, Any], list[str]] | None = None
    named = fold(title)
    for node in _nodes(value):
        headline = _text(node, HEADLINE)
        if len(headline.split()) < 2:
            continue
        texts = _paragraphs(_first(node, BODY))
        rank = (bool(named) and fold(headline) in named, sum(map(len, texts)))
        if rank[1] > LEAST_TEXT and rank > best:
            best, chosen = rank, (node, texts)
    return _article(*chosen) if chosen else None


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, dict):
            yield {re.sub(r"[_-]", "", str(key)).lower(): child for key, child in node.items()}
            waiting.extend(child for child in node.values() if isinstance(child, dict | list))
        elif isinstance(node, list):
            waiting.extend(child for child in node if isinstance(child, dict | list))


def _first(node: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((node[name] for name in names if node.get(name)), None)


def _article(node: dict[str, Any], texts: list[str]) -> Embedded:
    return Embedded(
        headline=_text(node, HEADLINE),
        lead=" ".join(_paragraphs(_first(node, LEAD))),
        paragraphs=tuple(texts),
        published=_moment(_first(node, PUBLISHED)),
        modified=_moment(_first(node, MODIFIED)),
        authors=tuple(_names(_first(node, AUTHOR))),
        section=next(iter(_names(_first(node, SECTION))), ""),
        tags=tuple(_names(_first(node, TAGS))),
        image=next(iter(_names(_first(node, IMAGE), ("url", "src", "original", "link"))), ""),
    )


def _text(node: dict[str, Any], names: tuple[str, ...]) -> str:
    value = _first(node, names)
    if isinstance(value, dict):
        value = value.get("rendered")  # WordPress's REST API
    return clean(" ".join(paragraphs(value))) if isinstance(value, str) else ""


def _paragraphs(value: Any, depth: int = 0) -> list[str]:
    """Return the paragraphs of a text in HTML, of {"rendered": …}, or of a list of blocks."""
    if isinstance(value, str):
        return paragraphs(value) if "<" in value else [line for part in value.split("\n") if (line := clean(part))]
    if depth > 6:
        return []
    if isinstance(value, dict):
        fields = {str(key).lower(): child for key, child in value.items()}
        if NOT_TEXT.search(str(fields.get("type") or "")):
            return []
        cells = fields.get("cells") or fields.get("row")
        if isinstance(cells, list):
            return ["\t".join(clean(str(cell)) for cell in cells)]
        inner = next(
            (
                fields[name]
                for name in ("rendered", "text", "html", "content", "value", "body", "data", "children", "items", "rows")
                if fields.get(name)
            ),
            None,
        )
        return _paragraphs(inner, depth + 1) if inner is not None else []
    if isinstance(value, list):
        return [text for child in value[:500] for text in _paragraphs(child, depth + 1)]
    return []


def _names(value: Any, keys: tuple[str, ...] = ("name", "title", "fullname", "full_name", "fullName")) -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            each = next((each[key] for key in keys if isinstance(each.get(key), str)), None)
        if isinstance(each, str) and clean(each):
            yield clean(each)


def _moment(value: Any) -> str:
    """Return a moment as written; a number is seconds or milliseconds since 1970."""
    if isinstance(value, dict):
        value = value.get("date") or value.get("value") or value.get("timestamp")
    if isinstance(value, str) and value.isdigit() and len(value) in (10, 13):
        value = int(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        seconds = value / 1000 if value > 1e11 else value
        return datetime.fromtimestamp(seconds, UTC).isoformat() if 0 < seconds < 4e9 else ""
    return clean(value) if isinstance(value, str) else ""
