"""Feeds as Russian newsrooms print them: RSS 0.9x to 2.0, RDF (RSS 1.0), Atom 0.3 and 1.0, with Yandex's full texts."""

import html
import re
from dataclasses import dataclass

from lxml import etree

from scraper.addresses import clean
from scraper.json_listings import entries_of_json
from scraper.listing import Entry, Listing, ListingError
from scraper.loose_xml import mended, name_of, parse, text_of

FULL_TEXTS = ("yandex:full-text", "full-text", "turbo:content", "content:encoded", "content", "fulltext")
"""Where a feed carries the whole article, the surest first: content:encoded may be an excerpt, the others never are."""

PICTURE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", re.IGNORECASE)

_ROOT = re.compile(r"<(?![!?])(?:[\w.-]+:)?([\w.-]+)")
_HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!DOCTYPE\s+html|html|head|body|div|meta|title)\b", re.IGNORECASE | re.DOTALL)
_FEED_LINK = re.compile(r"<link\b[^<>]*application/(?:rss|atom)\+xml[^<>]*>", re.IGNORECASE)
_HREF = re.compile(r"href\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NAME_IN_BRACKETS = re.compile(r"^\S+@\S+\s*\((.+)\)$")
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"


def read_feed(content: bytes, url: str, content_type: str = "") -> Listing:
    """Return what a feed lists, in its order. `url` is where it was fetched. Raises ListingError.

    Names count, not declarations: a namespace may be missing or a charset lie. Entries without an address are left out.
    """
    text = mended(content, content_type)
    if text.startswith(("{", "[")) or content[:1] in (b"{", b"["):
        return Listing(entries=entries_of_json(content, url, content_type), kind="feed")
    _refuse_other_than_feed(text, url)
    root = parse(_whole(text))
    items = [one for one in root.iter() if name_of(one) in ("item", "entry", "atom:entry")] if root is not None else []
    base = _base_of_channel(root, url)
    entries = tuple(entry for entry in (_entry(item, base) for item in items) if entry.url)
    if items and not entries:
        raise ListingError(f"{url}: {len(items)} entries, and none has an address; look at the feed in a browser")
    return Listing(entries=entries, kind="feed")


def _refuse_other_than_feed(text: str, url: str) -> None:
    root = _ROOT.search(text)
    name = root.group(1).lower() if root else ""
    if name in ("rss", "feed", "rdf", "channel"):
        return
    if not text.strip():
        raise ListingError(f"{url}: the answer is empty; the feed may have moved, look for it on the home page")
    if name in ("urlset", "sitemapindex"):
        raise ListingError(f"{url}: this is a sitemap, not a feed; move it to `sitemaps` in outlets.toml")
    if _HTML.match(text):
        raise ListingError(f"{url}: an HTML page came instead of a feed; {_what_to_try(text, url)}")
    raise ListingError(f"{url}: neither RSS nor Atom (it begins {text.strip()[:40]!r}); look for the feed on the home page")


def _what_to_try(page: str, url: str) -> str:
    link = _FEED_LINK.search(page)
    href = _HREF.search(link.group()) if link else None
    feed = clean(html.unescape(href.group(1)), url) if href else ""
    if feed and feed != clean(url):
        return f"the page names this feed: {feed}"
    return "if it is a section page, move it to `sections` in outlets.toml, else look for the feed on the home page"


def _whole(text: str) -> str:
    """Cut what a torn feed has after its last whole entry: half an address would be another address."""
    if re.search(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\s*>\s*(?:<!--.*?-->\s*)*$", text[-2000:], re.I | re.S):
        return text
    ends = [match.end() for match in re.finditer(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", text, re.IGNORECASE)]
    return text[: ends[-1]] if ends else text


def _base_of_channel(root: etree._Element | None, url: str) -> str:
    """Relative addresses start from xml:base, else from the site the channel names, else from the feed itself."""
    if root is None:
        return url
    stated = root.get(_XML_BASE)
    if stated:
        return clean(stated, url) or url
    channel = next((one for one in root if name_of(one) == "channel"), root)
    link = next((one for one in channel if name_of(one) == "link" and not one.get("href")), None)
    return clean(text_of(link), url) or url


@dataclass(frozen=True)
class _Item:
    """An item or entry with its parts by name."""

    element: etree._Element
    parts: dict[str, list[etree._Element]]

    def all(self, *names: str) -> list[etree._Element]:
        return [part for name in names for part in self.parts.get(name, [])]

    def text(self, *names: str) -> str:
        """Return the first text that is not empty, in the order of the names."""
        return next((text for text in map(text_of, self.all(*names)) if text), "")


def _entry(element: etree._Element, base: str) -> Entry:
    parts: dict[str, list[etree._Element]] = {}
    for part in element:
        parts.setdefault(name_of(part).removeprefix("atom:"), []).append(part)
    item = _Item(element, parts)
    base = clean(element.get(_XML_BASE, ""), base) or base
    return Entry(
        url=_address(item, base),
        headline=plain(item.text("title", "dc:title", "media:title")),
        published=item.text(
            "pubdate", "published", "dc:date", "issued", "dcterms:issued", "dcterms:created", "created", "date"
        ),
        modified=item.text("updated", "modified", "dcterms:modified", "lastmod"),
        summary=item.text("description", "summary", "media:description", "itunes:summary"),
        text=item.text(*FULL_TEXTS),
        author=_authors(item),
        sections=_sections(item),
        image_url=_image(item, base),
        guid=item.text("guid", "id"),
    )


def plain(text: str) -> str:
    """Return a headline as text: what is escaped twice is unescaped, tags and line breaks go.

    >>> plain("Мост &amp;laquo;Урал&amp;raquo;<br/>открыт")
    'Мост «Урал» открыт'
    """
    text = html.unescape(html.unescape(text)) if "&" in text else text
    return " ".join(_TAG.sub(" ", text).split())


def _address(item: _Item, base: str) -> str:
    """Return the article's address: feeds name it in six ways, and some give the counter's address first."""
    links = sorted(item.all("link"), key=_rank_of_link)
    named = [link.get("href") or text_of(link) for link in links if _rank_of_link(link) < 2]
    guids = [text_of(guid) for guid in item.all("guid") if guid.get("isPermaLink", "true").lower() != "false"]
    candidates = [item.text("feedburner:origlink"), *named, item.element.get(f"{{{_RDF}}}about", "")]
    found = [clean(one, base) for one in candidates if one]
    found += [clean(one) for one in (*guids, item.text("id")) if one]
    return next((one for one in found if one), "")


_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _rank_of_link(link: etree._Element) -> int:
    """0: the article; 1: the article in another format than HTML; 2: something else (self, replies, enclosure, edit)."""
    if link.get("rel", "alternate") != "alternate":
        return 2
    return 0 if link.get("type", "text/html") in ("text/html", "application/xhtml+xml") else 1


def _authors(item: _Item) -> str:
    names = [_author(one) for one in item.all("dc:creator", "author", "itunes:author", "yandex:author", "media:credit")]
    return "; ".join(dict.fromkeys(name for name in names if name))


def _author(element: etree._Element) -> str:
    """Return a name: Atom puts it in <name>, RSS behind a mail address in brackets."""
    name = next((part for part in element if name_of(part).removeprefix("atom:") == "name"), None)
    text = plain(text_of(element if name is None else name))
    in_brackets = _NAME_IN_BRACKETS.match(text)
    if in_brackets:
        return in_brackets.group(1).strip()
    return "" if "@" in text and " " not in text else text


def _sections(item: _Item) -> tuple[str, ...]:
    names = [plain(one.get("label") or text_of(one) or one.get("term") or "") for one in item.all("category", "dc:subject")]
    return tuple(dict.fromkeys(name for name in names if name))


def _image(item: _Item, base: str) -> str:
    """Return the first picture among enclosures and media; a feed may list a film or a sound before it."""
    groups = item.all("media:group")
    media = item.all("enclosure", "media:content") + [part for group in groups for part in group]
    media += [link for link in item.all("link") if link.get("rel") == "enclosure"]
    pictures = [one.get("url") or one.get("href") or "" for one in media if _is_picture(one)]
    pictures += [one.get("url") or one.get("href") or "" for one in item.all("media:thumbnail", "itunes:image")]
    pictures += [text_of(next((part for part in one if name_of(part) == "url"), one)) for one in item.all("image")]
    return next((address for address in (clean(one, base) for one in pictures if one) if address), "")


def _is_picture(element: etree._Element) -> bool:
    kind = element.get("type", "") or element.get("medium", "")
    address = element.get("url") or element.get("href") or ""
    return kind.startswith("image") or (not kind and PICTURE.search(address) is not None)
