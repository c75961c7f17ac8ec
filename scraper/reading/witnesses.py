"""What a page says about itself to machines: JSON-LD, microdata, OpenGraph, <meta>. Witnesses, never the truth."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from scraper.reading.page import Page
from scraper.reading.text import clean, fold
from scraper.reading.tree import text_of

ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report\b|NewsItem")
MOST_NODES = 400
MOST_JSON_LD = 1_500_000

COMMENT_OR_CDATA = re.compile(r"<!--|-->|//\s*<!\[CDATA\[|//\s*\]\]>|<!\[CDATA\[|\]\]>")
TRAILING_COMMA = re.compile(r",\s*([}\]])")
BROKEN_PAIR = re.compile(r'"(headline|datePublished|dateModified|articleSection|@type)"\s*:\s*"((?:[^"\\]|\\.){1,500})"')
TAG = re.compile(r"<[^>]{1,300}>")

PUBLISHED_META = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "date.published",
    "dc.date.issued", "dcterms.created", "dcterms.date", "dc.date", "dc:date", "pubdate", "publishdate", "publish-date",
    "publish_date", "sailthru.date", "parsely-pub-date", "mediator_published_time", "cxenseparse:recs:publishtime",
    "ptime", "article.published", "date", "dc:created", "og:pubdate",
)  # fmt: skip
MODIFIED_META = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified")
AUTHOR_META = ("author", "article:author", "article:author_name", "mediator_author", "dc.creator", "dcterms.creator",
               "sailthru.author", "parsely-author", "byl", "cxenseparse:author")  # fmt: skip
HEADLINE_META = ("og:title", "twitter:title", "dc:title", "dc.title", "sailthru.title", "parsely-title", "mrc__share_title")
LEAD_META = ("og:description", "description", "twitter:description", "mrc__share_description")
SECTION_META = ("article:section", "mediator_theme", "cxenseparse:category", "section", "parsely-section")
TAG_META = ("article:tag", "og:article:tag")
KEYWORD_META = ("news_keywords", "parsely-tags")
"""Not `keywords`: on regional pages they are the site's own, or every word of the text."""
IMAGE_META = ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src")


@dataclass(frozen=True, kw_only=True)
class Witnesses:
    """Everything a page says of itself, as said: strings, in the order of trust, none parsed, none checked."""

    headlines: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    modified: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    is_article: bool = False


def hear(page: Page) -> Witnesses:
    """Gather the witnesses of a page: JSON-LD first, then microdata, then <meta>."""
    nodes = _article_nodes(page)
    props = _microdata(page.root) if HAS_ITEMPROP(page.root) else {}
    meta = page.meta
    return Witnesses(
        headlines=_unique(_texts(nodes, "headline"), props.get("headline"), _metas(meta, HEADLINE_META)),
        leads=_unique(_metas(meta, LEAD_META), _texts(nodes, "description")),
        bodies=_unique(_texts(nodes, "articleBody")),
        published=_unique(_texts(nodes, "datePublished"), props.get("datepublished"), _metas(meta, PUBLISHED_META)),
        modified=_unique(_texts(nodes, "dateModified"), props.get("datemodified"), _metas(meta, MODIFIED_META)),
        authors=_unique(_names(nodes), props.get("author"), _metas(meta, AUTHOR_META)),
        sections=_unique(_texts(nodes, "articleSection"), props.get("articlesection"), _metas(meta, SECTION_META)),
        tags=_unique(_metas(meta, TAG_META), _split(_texts(nodes, "keywords") or _metas(meta, KEYWORD_META))),
        images=_unique(_metas(meta, IMAGE_META), _images(nodes), props.get("image")),
        sites=_unique(_metas(meta, ("og:site_name", "application-name")), _publishers(nodes)),
        addresses=_unique(_metas(meta, ("og:url",)), _texts(nodes, "url")),
        is_article=bool(nodes) or "article" in " ".join(meta.get("og:type", ())).lower(),
    )


def _unique(*groups: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for group in groups if group for text in group if text))


def _metas(meta: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [content for name in names for content in meta.get(name, ())]


def _split(texts: Iterable[str]) -> list[str]:
    return [clean(part) for text in texts for part in re.split(r"[,;]", text)]


def _article_nodes(page: Page) -> list[dict[str, Any]]:
    """Return the JSON-LD nodes about this article; of several the ones whose headline the <title> repeats."""
    nodes = [node for node in json_ld(page.root) if ARTICLE_TYPE.search(_type(node))]
    if len(nodes) > 1:
        title = fold(page.title)
        agreeing = [node for node in nodes if (name := fold(_text(node.get("headline")))) and name in title]
        return agreeing or nodes[:1]
    return nodes


def json_ld(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield every node of a page's JSON-LD, @graph and nested ones too; from broken JSON what can still be told."""
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text and len(script.text) < MOST_JSON_LD:
            yield from _flat(_loads(script.text))


def _loads(text: str) -> Any:
    text = COMMENT_OR_CDATA.sub("", text).strip().rstrip(";")
    for attempt in (text, TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvage(text)


def _salvage(text: str) -> dict[str, Any]:
    """Return the few pairs we need of JSON that no parser takes: an unescaped quote in a headline is the usual cause."""
    found: dict[str, Any] = {}
    for key, value in BROKEN_PAIR.findall(text):
        if key == "@type" and not ARTICLE_TYPE.search(value):
            continue
        found.setdefault(key, value.replace('\\"', '"').replace("\\/", "/"))
    return found


def _flat(value: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        node = waiting.pop(0)
        seen += 1
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(child for child in node.values() if isinstance(child, dict | list))


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind or "")


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url") or value.get("@id") or ""
    return clean(TAG.sub(" ", value)) if isinstance(value, str) else ""


def _texts(nodes: list[dict[str, Any]], key: str) -> list[str]:
    found = []
    for node in nodes:
        value = node.get(key)
        for each in value if isinstance(value, list) else [value]:
            found.append(each.strip() if key == "articleBody" and isinstance(each, str) else _text(each))
    return found


def _names(nodes: list[dict[str, Any]]) -> list[str]:
    return [name for name in _texts(nodes, "author") + _texts(nodes, "creator") if not name.startswith("http")]


def _images(nodes: list[dict[str, Any]]) -> list[str]:
    found = []
    for node in nodes:
        value = node.get("image")
        for each in value if isinstance(value, list) else [value]:
            each = each.get("url") if isinstance(each, dict) else each
            found.append(each if isinstance(each, str) else "")
    return found


def _publishers(nodes: list[dict[str, Any]]) -> list[str]:
    return _texts(nodes, "publisher")


def _microdata(root: etree._Element) -> dict[str, list[str]]:
    """Return the values of itemprop attributes by lower-case name, article bodies left out: the blocks have them."""
    found: dict[str, list[str]] = {}
    for element in root.xpath("//*[@itemprop]"):
        for name in element.get("itemprop", "").lower().split():
            if name in MICRODATA:
                value = _address(element) if name == "image" else _value(element)
                found.setdefault(name, []).append(value)
    return found


HAS_ITEMPROP = etree.XPath("boolean(//@itemprop)")
"""Whether there is any: four times as fast as to look for all, and most pages have none."""
PICTURE = frozenset(("url", "contenturl"))
MICRODATA = frozenset(("headline", "datepublished", "datemodified", "author", "articlesection", "image"))


def _address(element: etree._Element) -> str:
    """Return the address of a picture: an <img>'s, or the one inside a <figure itemscope> whose words are its caption."""
    for inner in element.iter("img", "link", "meta", "a"):
        is_named = inner is element or inner.tag == "img" or PICTURE & set((inner.get("itemprop") or "").lower().split())
        address = next(filter(None, map(inner.get, ("content", "data-src", "src", "href"))), "")
        if is_named and address and not address.startswith("data:"):
            return clean(address)
    return clean(element.get("content") or element.get("src") or element.get("href") or "")


def _value(element: etree._Element) -> str:
    for attribute in ("content", "datetime"):
        value = element.get(attribute)
        if value:
            return clean(value)
    if element.tag in ("img", "link"):
        return element.get("src") or element.get("href") or ""
    inner = element.xpath(".//*[@itemprop='name']")
    chosen = inner[0] if inner else element
    return clean(chosen.get("content") or text_of(chosen))[:300]
