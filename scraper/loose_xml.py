"""XML as feeds print it: nearly right. What is mended here, and the names of elements whatever their prefix.

Nothing is ever expanded or fetched: document types are cut off, unknown entities stay text, the network is out of reach.
"""

import html.entities
import re
from collections.abc import Iterator
from typing import Final, TypedDict

from lxml import etree

from scraper.reading.charset import decode

VOCABULARIES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://news.yandex.ru": "yandex",
    "http://turbo.yandex.ru": "turbo",
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns#": "atom",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.google.com/schemas/sitemap-news/0.9": "news",
    "http://www.google.com/schemas/sitemap-image/1.1": "image",
    "http://www.google.com/schemas/sitemap-video/1.1": "video",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
"""Prefixes by namespace, without its capitals. The vocabularies of RSS and sitemaps themselves have none."""


class _Safe(TypedDict):
    resolve_entities: bool
    no_network: bool
    load_dtd: bool
    huge_tree: bool


SAFE: Final[_Safe] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""How every parser of foreign XML is set up: nothing expanded, nothing fetched, libxml2's own limits on."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_PROLOGUE = re.compile(r"<\?xml[^<>]{0,300}\?>", re.IGNORECASE)
_OF_HTML = re.compile(
    r"<((?!media:)(?:[\w-]+:)?(?:title|description|summary|content|encoded|full-text|fulltext))(?:\s[^<>]*)?(?<!/)>",
    re.IGNORECASE,
)
"""Elements of a feed that hold HTML or plain text, never elements of the feed's own."""
_DOCTYPE_START = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_AMPERSAND = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parse(text: str) -> etree._Element | None:
    """Return the root of a mended document, or None when there is no element in it. Never raises."""
    try:
        return etree.fromstring(text.encode(), xml_parser())
    except etree.XMLSyntaxError:  # with `recover` only when nothing at all could be made of it
        return None


def xml_parser() -> etree.XMLParser:
    return etree.XMLParser(encoding="utf-8", recover=True, **SAFE)


def mended(content: bytes, content_type: str = "") -> str:
    """Return text that an XML parser can start on: no junk in front, no document type, HTML's entities as characters.

    >>> mended("\\n<?xml version='1.0'?><title>Мост&nbsp;&laquo;Урал&raquo; & &co;</title>".encode())
    '<title>Мост\\xa0«Урал» &amp; &amp;co;</title>'
    """
    text = _CONTROL.sub("", decode(content, content_type))
    text = text[max(text.find("<"), 0) :]
    text = "".join(_markup_as_text(_without_doctype(_PROLOGUE.sub("", text, count=1)).lstrip()))
    if "&" not in text:
        return text
    return "".join(part if is_cdata else _AMPERSAND.sub(_entity, part) for part, is_cdata in _cdata_apart(text))


def _without_doctype(text: str) -> str:
    start = _DOCTYPE_START.search(text)
    end = _DOCTYPE.match(text, start.start()) if start else None
    return text[: end.start()] + text[end.end() :] if end else text


def _markup_as_text(text: str) -> Iterator[str]:
    """Escape tags that stand bare in a title or description: HTML leaves <br> and <p> open, and XML breaks on them."""
    position = 0
    while start := _OF_HTML.search(text, position):
        end = text.find(f"</{start.group(1)}", start.end())
        if end < 0:
            break
        inside = text[start.end() : end]
        yield text[position : start.end()]
        yield inside if "<![CDATA[" in inside else inside.replace("<", "&lt;")
        position = end
    yield text[position:]


def _cdata_apart(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the text in pieces, each with whether it is a CDATA section; one that never ends is none."""
    position = 0
    while (start := text.find("<![CDATA[", position)) >= 0 and (end := text.find("]]>", start)) >= 0:
        yield text[position:start], False
        yield text[start : end + 3], True
        position = end + 3
    yield text[position:], False


def _entity(match: re.Match[str]) -> str:
    found, name = match.group(), match.group(1)
    if len(found) == 1:
        return "&amp;"
    if name is None:
        number = found[2:-1]
        code = int(number[1:], 16) if number[0] in "xX" else int(number)
        return found if _is_character(code) else ""
    if name in _OF_XML:
        return found
    return html.entities.html5.get(f"{name};", f"&amp;{name};")


def _is_character(code: int) -> bool:
    """XML 1.0 §2.2."""
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF


def name_of(element: etree._Element) -> str:
    """Return the name in small letters with the usual prefix of its vocabulary, whether that is declared or not.

    `content:encoded`, `yandex:full-text`; plain `item`, `title` for the vocabularies of RSS and sitemaps, and `""` for
    comments and processing instructions.
    """
    tag: object = element.tag
    if not isinstance(tag, str):
        return ""
    namespace, _, local = tag.rpartition("}")
    local = local.lower()
    if not namespace or ":" in local:
        return local
    prefix = VOCABULARIES.get(namespace[1:].lower(), "")
    return f"{prefix}:{local}" if prefix else local


def text_of(element: etree._Element | None) -> str:
    """Return all text of an element and of what is inside it."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()
