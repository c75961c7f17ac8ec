"""Section pages: which links of a listing lead to articles, judged by how the page behaves, not by how it is made.

The links of a page fall into families by the shape of their addresses. A family is articles when its texts are headlines:
several words, each address another text. Menus, tags, pagers and authors are families of one or two words.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import alias_kind, host_of, is_own
from scraper.article_addresses import surely_not_article
from scraper.branches import branch_of, branches
from scraper.json_fragments import html_of_json, is_json
from scraper.json_listings import entries_of_json, entries_of_value
from scraper.link_dates import dates_beside
from scraper.listing import Entry, Listing, ListingError
from scraper.page_links import Link, is_headline, is_in_menu, links_of, parse_html, visible_text
from scraper.platforms import AUTO, Platform, platform_named, recognise
from scraper.reading.charset import decode
from scraper.shapes import JOINT, is_plain_word, shape_of, wide_shape_of

LETTERS_OF_LONG_HEADLINE = 40
"""A text so long is a headline whatever its address is like; on a small page it may have no family."""

SHARE_OF_HEADLINES = 0.5
"""Of a family whose addresses carry numbers or joined words, so many must read as headlines."""

FEWEST_OF_PLAIN_WORDS = 3
SHARE_OF_PLAIN_WORDS = 0.7
"""Where addresses are bare words (/most/), so many links, and more of them must."""

WORDS_OF_SLUG = 4
"""An address of this many joined words says a headline itself, whatever its link says («Легенда», a picture)."""

_PRINT = re.compile(r"/(?:print|rtf|pda|amp)/|/print\.(?:php|html?)$", re.IGNORECASE)
_STATE = re.compile(r"=\s*(?=[{\[])")


def read_section(content: bytes, url: str, outlet: Outlet, content_type: str = "") -> Listing:
    """Return the articles that a section page lists, in its order. `url` is where it was fetched. Raises ListingError.

    JSON is read as a listing too, also where a page carries it for its own script and prints no links.
    """
    text = decode(content, content_type)
    if not text.strip():
        raise ListingError(f"{url}: the answer is empty; look at the page in a browser")
    if is_json(text):
        listed = _possible(entries_of_json(content, url, content_type), outlet)
        text = "" if listed else html_of_json(text, url)
        if not text:
            return Listing(entries=listed, kind="section")
    root = parse_html(text)
    if root is None:
        raise ListingError(f"{url}: no HTML page came; look at it in a browser")
    platform = recognise(text) if outlet.platform == AUTO else platform_named(outlet.platform)
    outlet = replace(outlet, platform=platform.name)
    entries = _entries(_candidates(root, url, outlet), platform)
    entries = entries or _possible(_entries_of_scripts(root, url), outlet)
    entries = tuple(one for one in entries if fold(one.url) != fold(url))
    if not entries:
        raise ListingError(f"{url}: no link looks like an article's; is it the right page, or does a script build it?")
    return Listing(entries=entries, kind="section")


def _possible(entries: Iterable[Entry], outlet: Outlet) -> tuple[Entry, ...]:
    return tuple(one for one in entries if is_own(one.url, outlet) and not surely_not_article(one.url, outlet))


def _candidates(root: etree._Element, url: str, outlet: Outlet) -> list[Link]:
    """Return the links that may be articles: own, not this page, not a copy for printing, not surely something else."""
    links = links_of(root, url)
    known = branches(((link.url, visible_text(anchor)) for link in links for anchor in link.anchors), outlet)
    sure = [one for one in known if not one.is_open]
    return [
        link
        for link in links
        if is_own(link.url, outlet)
        and fold(link.url) != fold(url)
        and not _is_copy(link.url, url)
        and not surely_not_article(link.url, outlet)
        and branch_of(link.url, sure, outlet) is None
    ]


def _is_copy(url: str, page: str) -> bool:
    """Tell whether a link leads to a print, AMP or mobile copy; on the mobile site itself all links are mobile."""
    kind, _ = alias_kind(url) or ("", "")
    if kind == "mobile":
        return host_of(url) != host_of(page)
    return bool(kind) or _PRINT.search(urlsplit(url).path) is not None


def _entries(links: list[Link], platform: Platform) -> tuple[Entry, ...]:
    outside = [link for link in links if not all(is_in_menu(anchor) for anchor in link.anchors)]
    articles = list(_articles(outside, platform)) or list(_articles(links, platform))
    dates = dates_beside({one.url: one.anchors for one in articles})
    return tuple(Entry(url=one.url, headline=one.headline, published=dates.get(one.url, "")) for one in articles)


def _articles(links: list[Link], platform: Platform) -> Iterator[Link]:
    """Yield the members of families that are articles. A headline is enough where only a wider family is."""
    near = _accepted(links, shape_of)
    wide = _accepted(links, wide_shape_of)
    for link in links:
        if (
            platform.is_article(_target(link.url))
            or (shape_of(link.url) in near and (_reads_as_headline(link) or "#" in "".join(shape_of(link.url))))
            or (wide_shape_of(link.url) in wide and _reads_as_headline(link))
            or len(link.headline) >= LETTERS_OF_LONG_HEADLINE
        ):
            yield link


def _accepted(links: list[Link], shape_by: Callable[[str], tuple[str, ...]]) -> set[tuple[str, ...]]:
    families: dict[tuple[str, ...], list[Link]] = {}
    for link in links:
        families.setdefault(shape_by(link.url), []).append(link)
    return {shape for shape, family in families.items() if _are_articles(shape, family)}


def _target(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _are_articles(shape: tuple[str, ...], family: list[Link]) -> bool:
    share = sum(_reads_as_headline(link) for link in family) / len(family)
    if is_plain_word(shape):
        return len(family) >= FEWEST_OF_PLAIN_WORDS and share >= SHARE_OF_PLAIN_WORDS
    return share >= SHARE_OF_HEADLINES


def _reads_as_headline(link: Link) -> bool:
    return is_headline(link.headline) or len(JOINT.findall(urlsplit(link.url).path.rpartition("/")[2])) >= WORDS_OF_SLUG - 1


def _entries_of_scripts(root: etree._Element, url: str) -> tuple[Entry, ...]:
    """Return what the page's own data lists: JSON in script elements, or assigned to a variable in one."""
    entries: dict[str, Entry] = {}
    for script in root.iter("script"):
        for value in _values_of(script.text or ""):
            entries |= {one.url: one for one in entries_of_value(value, url) if is_headline(one.headline)}
    return tuple(entries.values())


def _values_of(script: str) -> Iterator[Any]:
    text = script.strip()
    starts = [0] if text[:1] in ("{", "[") else [match.end() for match in _STATE.finditer(text)][:20]
    for start in starts:
        try:
            yield json.JSONDecoder().raw_decode(text, start)[0]
        except (ValueError, RecursionError):  # JavaScript that is no JSON
            continue
