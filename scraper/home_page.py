"""What a home page says of its outlet: name, language, charset, platform, feeds, sitemaps; or what stands in its way. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import clean, is_own
from scraper.listing import ListingError
from scraper.menus import section_pages
from scraper.obstacles import obstacle_of
from scraper.page_links import parse_html, visible_text
from scraper.platforms import recognise
from scraper.reading.charset import CYRILLIC_CHARSETS, declared_charsets, decode
from scraper.reading.language import language_of
from scraper.sections import read_section
from scraper.site_names import title_of

FEED_TYPE = re.compile(r"application/(?:rss|atom|rdf|feed)\+(?:xml|json)|(?:application|text)/(?:rss|xml)", re.IGNORECASE)
FEED_ADDRESS = re.compile(
    r"(?:^|[/._-])(?:rss2?|feeds?|atom|rdf|yandex-?(?:news|rss)?|turbo)(?:\d?\.(?:xml|php|rss|rdf|html?))?/?$"
    r"|[./]rss(?:\.|$)|rss[\w-]*\.(?:xml|php)$|/rss/|\.rdf$",
    re.IGNORECASE,
)
FEED_QUERY = re.compile(
    r"(?:^|&)(?:feed=(?:rss2?|atom|rdf)|format=feed|type=(?:rss|atom)|mod=rss|do=rss|rss=\w*|rss$)", re.IGNORECASE
)
NOT_NEWS_FEED = re.compile(
    r"comment|koment|forum|/user|author|podcast|/tags?/|photo|gallery|vacanc|afisha|weather", re.IGNORECASE
)
SITEMAP_ADDRESS = re.compile(r"sitemap[\w.-]*\.(?:xml|php)(?:\.gz)?$|/sitemap\.xml", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What a home page says. `obstacle` is "" or one clear line: why there is nothing to crawl here.

    `feeds` are absolute addresses, those of link tags first; `sitemaps` those that the page itself names (robots.txt may
    name others). `charset` is the one the page is really written in, `platform` the name of one of our platforms.
    `moves_to` is where a page without links of its own sends its readers at once (meta refresh, a frame).
    """

    title: str
    language: str
    charset: str
    platform: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    obstacle: str = ""
    moves_to: str = ""


def look(content: bytes, url: str, content_type: str = "") -> HomePage:
    """Return what a home page says. `url` is where it was fetched. Never raises.

    >>> page = '<title>Степные вести - Главная</title><link rel="alternate" type="application/rss+xml" href="/rss.xml">'
    >>> look(page.encode(), "https://gtsmi.ru/").feeds
    ('https://gtsmi.ru/rss.xml',)
    """
    text = decode(content, content_type)
    root = parse_html(text)
    charset = _charset(content, text, content_type)
    if root is None:
        return HomePage(title="", language="ru", charset=charset, platform="generic", obstacle="the home page is empty")
    outlet = Outlet(slug="home", title="", homepage=url)
    moves_to = _moves_to(root, url)
    lists = _lists_articles(content, url, outlet, content_type)
    stated = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return HomePage(
        title=title_of(root, url),
        language=language_of(visible_text(root), stated, "ru"),
        charset=charset,
        platform=recognise(text).name,
        feeds=_feeds(root, url, outlet),
        sitemaps=_sitemaps(root, url, outlet),
        obstacle="" if lists or moves_to else obstacle_of(root, text),
        moves_to="" if lists else moves_to,
    )


_USUAL_NAMES = {"utf-8-sig": "utf-8", "cp1251": "windows-1251", "cp866": "ibm866"}
"""Python's names for charsets, and those that pages use."""


def _charset(content: bytes, text: str, content_type: str) -> str:
    """Name the charset that gives the text: the reader of bytes has judged already."""
    for name in ("utf-8-sig", *declared_charsets(content, content_type), *CYRILLIC_CHARSETS, "utf-16"):
        try:
            if content.decode(name, "replace") == text:
                return _USUAL_NAMES.get(name, name)
        except (LookupError, UnicodeError):
            continue
    return "utf-8"


def _lists_articles(content: bytes, url: str, outlet: Outlet, content_type: str) -> bool:
    """Tell whether the page links to articles, or to pages that list them."""
    try:
        return bool(read_section(content, url, outlet, content_type).entries)
    except ListingError:
        return bool(section_pages(content, url, outlet, content_type))


def _feeds(root: etree._Element, url: str, outlet: Outlet) -> tuple[str, ...]:
    base = _base(root, url)
    stated = [link.get("href") or "" for link in root.iter("link") if _is_feed_link(link)]
    linked = [anchor.get("href") or "" for anchor in root.iter("a", "area") if _is_feed_anchor(anchor, base)]
    return _own(stated + linked, base, outlet)


def _base(root: etree._Element, url: str) -> str:
    return clean(next((one.get("href") or "" for one in root.iter("base")), ""), url) or url


def _is_feed_link(link: etree._Element) -> bool:
    relation = (link.get("rel") or "").lower().split()
    kind = link.get("type") or ""
    is_feed = FEED_TYPE.fullmatch(kind.partition(";")[0].strip()) is not None
    named = f"{link.get('href') or ''} {link.get('title') or ''}"
    return is_feed and "alternate" in relation and not _is_other_feed(named)


def _is_other_feed(named: str) -> bool:
    return bool(NOT_NEWS_FEED.search(unquote(named)) or "комментар" in named.lower())


def _is_feed_anchor(anchor: etree._Element, base: str) -> bool:
    parts = urlsplit(clean(anchor.get("href") or "", base))
    named = f"{parts.path}?{parts.query} {visible_text(anchor)}"
    return bool(FEED_ADDRESS.search(parts.path) or FEED_QUERY.search(parts.query)) and not _is_other_feed(named)


def _sitemaps(root: etree._Element, url: str, outlet: Outlet) -> tuple[str, ...]:
    base = _base(root, url)
    stated = [link.get("href") or "" for link in root.iter("link") if "sitemap" in (link.get("rel") or "").lower().split()]
    linked = [
        href for one in root.iter("a") if SITEMAP_ADDRESS.search(urlsplit(clean(href := one.get("href") or "", base)).path)
    ]
    return _own(stated + linked, base, outlet)


def _own(hrefs: Iterable[str], base: str, outlet: Outlet) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for href in hrefs:
        address = clean(href, base) if href and not href.startswith("#") else ""
        if address and is_own(address, outlet):
            found.setdefault(fold(address), address)
    return tuple(found.values())


_REFRESH = re.compile(r"^\s*\d{1,2}\s*;\s*url\s*=\s*['\"]?([^'\"\s]+)", re.IGNORECASE)
_SCRIPTED = re.compile(
    r"(?:window\.|document\.|self\.)?location(?:\.href)?\s*=\s*['\"]([^'\"]{1,300})['\"]|location\.replace\(['\"]([^'\"]+)"
)


def _moves_to(root: etree._Element, url: str) -> str:
    """Return where a page sends its readers: a meta refresh, the largest frame, a script on a page without links."""
    found = [
        match.group(1)
        for one in root.iter("meta")
        if (one.get("http-equiv") or "").lower() == "refresh" and (match := _REFRESH.match(one.get("content") or ""))
    ]
    if not found:
        frames = [one.get("src") or "" for one in root.iter("frame")]
        found = sorted(frames, key=lambda source: re.search(r"menu|top|head|left|banner|nav", source, re.I) is not None)[:1]
    if not found and next(root.iter("a"), None) is None:
        scripts = (match for one in root.iter("script") for match in _SCRIPTED.finditer(one.text or ""))
        found = [match.group(1) or match.group(2) for match in scripts][:1]
    address = clean(found[0], _base(root, url)) if found and found[0] else ""
    return address if address and fold(address) != fold(url) else ""
