"""Feeds and sitemaps as XML text. Which articles they list, and how dates are printed, is each outlet's own matter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

WEEKDAY_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, kw_only=True)
class Item:
    """One article of a feed. `extra` is XML of the feed's own namespaces, ready made."""

    url: str
    headline: str
    published: str = ""
    summary: str = ""
    author: str = ""
    section: str = ""
    guid: str = ""
    extra: str = ""


def rfc822(moment: datetime, zone: str = "") -> str:
    """Return a moment as RSS prints it, in the moment's own zone, or with `zone` put in its place (some outlets lie).

    >>> rfc822(datetime.fromisoformat("2026-11-07T11:06:00+05:00"))
    'Sat, 07 Nov 2026 11:06:00 +0500'
    """
    day = f"{WEEKDAY_NAMES[moment.weekday()]}, {moment.day:02} {MONTH_NAMES[moment.month - 1]} {moment.year}"
    return f"{day} {moment:%H:%M:%S} {zone or f'{moment:%z}'}"


def rss(
    title: str, link: str, items: Iterable[Item], *, charset: str = "utf-8", namespaces: str = "", built: str = ""
) -> bytes:
    """Return an RSS 2.0 document encoded in its declared charset."""
    body = "\n".join(_rss_item(item) for item in items)
    build = f"<lastBuildDate>{built}</lastBuildDate>\n" if built else ""
    return (
        f'<?xml version="1.0" encoding="{charset}"?>\n<rss version="2.0"{namespaces}>\n<channel>\n'
        f"<title>{escape(title)}</title>\n<link>{escape(link)}</link>\n<language>ru</language>\n{build}{body}\n</channel>\n</rss>\n"
    ).encode(charset, "xmlcharrefreplace")


def _rss_item(item: Item) -> str:
    parts = [
        f"<title>{escape(item.headline)}</title>",
        f"<link>{escape(item.url)}</link>",
        item.guid and f'<guid isPermaLink="false">{escape(item.guid)}</guid>',
        item.summary and f"<description><![CDATA[{item.summary}]]></description>",
        item.author and f"<author>{escape(item.author)}</author>",
        item.section and f"<category>{escape(item.section)}</category>",
        item.published and f"<pubDate>{item.published}</pubDate>",
        item.extra,
    ]
    return "<item>\n" + "\n".join(part for part in parts if part) + "\n</item>"


def sitemap(entries: Iterable[tuple[str, str]]) -> bytes:
    """Return a urlset of (address, lastmod as printed or empty)."""
    rows = (f"<url><loc>{escape(url)}</loc>{_lastmod(modified)}</url>" for url, modified in entries)
    return _document("urlset", rows)


def sitemap_index(entries: Iterable[tuple[str, str]]) -> bytes:
    rows = (f"<sitemap><loc>{escape(url)}</loc>{_lastmod(modified)}</sitemap>" for url, modified in entries)
    return _document("sitemapindex", rows)


def news_sitemap(title: str, entries: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a news sitemap of (address, headline, moment as printed), as Google and Yandex ask for it."""
    name = f"<news:publication><news:name>{escape(title)}</news:name><news:language>ru</news:language></news:publication>"
    rows = (
        f"<url><loc>{escape(url)}</loc><news:news>{name}<news:publication_date>{moment}</news:publication_date>"
        f"<news:title>{escape(headline)}</news:title></news:news></url>"
        for url, headline, moment in entries
    )
    return _document("urlset", rows, ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')


def _lastmod(modified: str) -> str:
    return f"<lastmod>{modified}</lastmod>" if modified else ""


def _document(root: str, rows: Iterable[str], namespaces: str = "") -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{namespaces}>\n'
    return (head + "\n".join(rows) + f"\n</{root}>\n").encode()
