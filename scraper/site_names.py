"""The outlet's own name, from the several places where a home page prints it. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from archive.addresses import fold as fold_address
from scraper.addresses import clean
from scraper.page_links import visible_text
from scraper.reading.text import fold
from scraper.reading.titles import printed_pieces
from scraper.reading.witnesses import json_ld

LONGEST_TITLE = 70
"""Letters; names of outlets are shorter, slogans and lists of keywords longer."""

SITE_METAS = ("og:site_name", "application-name", "apple-mobile-web-app-title", "twitter:app:name", "al:ios:app_name")
SITE_TYPES = frozenset({"Organization", "NewsMediaOrganization", "WebSite", "Newspaper", "Periodical"})
NO_NAME = re.compile(
    r"главная(?: страница)?|новости|последние новости|все новости|архив|home(?: ?page)?|index|main(?: page)?|"
    r"добро пожаловать.*|"
    r"welcome.*|logo\w*|логотип\w*|лого|сайт|официальный сайт|на главную|news|меню|menu|shapka|header|untitled.*|без имени|"
    r"новый сайт|мой сайт|my site|сми|газета|портал|страница \d+|лента(?: новостей)?|свежие новости|блог|blog|статьи",
    re.IGNORECASE,
)
"""What stands in a title and names no outlet."""

_NAMED = re.compile(
    r"(?:газет[аы]|сетево[ео]е? издани[ея]|СМИ|журнал|портал|информагентств[оа]|агентств[оа]|"
    r"телеканал)\W{0,3}[«\"“]([^»\"”]{3,60})[»\"”]",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\(с\)|copyright)[\s,:]*(?:©\s*)?(?:copyright\s*)?(?:\d{4}\s*(?:[-–—]\s*\d{4})?\s*(?:гг?\.|"
    r"год[аы]?)?)?[\s,.:|–—-]*"
    r"(?:(?:сетевое издание|газета|редакция газеты|сайт|портал|ИА|СМИ)\s*)?[«\"]?([^©|.,;«»\"\d]{3,60})",
    re.IGNORECASE,
)
_QUOTES = "«»\"“”„'"
_LOGO = re.compile(
    r"(?:^|[\s_-])(?:logo\w*|site-?(?:title|name|n)|brand|masthead|header-title|blog-?(?:title|name)|shapka)(?:$|[\s_-])", re.I
)


def title_of(root: etree._Element, url: str) -> str:
    """Return the outlet's name: the candidate that most places print, the surer place first. "" where nothing names it."""
    votes: dict[str, float] = {}
    printed: dict[str, str] = {}
    for weight, text in _candidates(root, url):
        name = _tidy(text)
        if name:
            votes[fold(name)] = votes.get(fold(name), 0.0) + weight
            printed.setdefault(fold(name), name)
    best = max(votes, key=lambda folded: votes[folded], default="")
    return printed[best] if best else _host_name(url)


def _tidy(text: str) -> str:
    """Return a name without the quotes around it; "" for what names no outlet."""
    name = " ".join(text.split()).strip(" |-–—:·•,.")
    if name[:1] in _QUOTES and name[-1:] in _QUOTES and not any(sign in name[1:-1] for sign in _QUOTES):
        name = name.strip(_QUOTES).strip()
    is_name = 1 < len(name) <= LONGEST_TITLE and re.search(r"[^\W\d_]{2}", name) is not None
    return name if is_name and not NO_NAME.fullmatch(name) else ""


def _candidates(root: etree._Element, url: str) -> Iterator[tuple[float, str]]:
    """Yield (how sure, text) for every place that may name the outlet."""
    for element in root.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in SITE_METAS:
            yield 3.0, element.get("content") or ""
    for node in json_ld(root):
        if str(node.get("@type")) in SITE_TYPES and isinstance(node.get("name"), str):
            yield 2.0, str(node["name"])
    yield from _of_title(root)
    yield from _of_logo(root, url)
    for match in _NAMED.finditer(_ends_of(root)):
        yield 0.8, match.group(1)
    for match in _COPYRIGHT.finditer(_ends_of(root)):
        yield 0.9, match.group(1)


def _of_title(root: etree._Element) -> Iterator[tuple[float, str]]:
    element = next(root.iter("title"), None)
    title = " ".join("".join(element.itertext()).split()) if element is not None else ""
    pieces = [piece for part in printed_pieces(title) if (piece := _tidy(part))]
    for place, piece in enumerate(pieces):
        yield 1.5 if place in (0, len(pieces) - 1) else 1.0, piece
    for match in _NAMED.finditer(title):
        yield 1.2, match.group(1)
    if len(pieces) > 1:
        yield 0.2, title


def _of_logo(root: etree._Element, url: str) -> Iterator[tuple[float, str]]:
    """Yield the texts of links to the home page, of logos, and of headings before the first of them."""
    for anchor in root.iter("a"):
        if fold_address(clean(anchor.get("href") or "", url)) == fold_address(url):
            yield 1.2, visible_text(anchor)
            yield from ((1.0, image.get("alt") or image.get("title") or "") for image in anchor.iter("img"))
            yield 0.4, anchor.get("title") or ""
    for element in root.iter("div", "span", "p", "td", "h1", "a", "header"):
        if _LOGO.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            yield 0.8, visible_text(element)
    for heading in list(root.iter("h1"))[:1]:
        yield 0.8, visible_text(heading)
    for font in list(root.iter("font"))[:6]:
        if (font.get("size") or "").strip("+") in ("5", "6", "7", "4"):
            yield 0.8, visible_text(font)


def _ends_of(root: etree._Element) -> str:
    text = visible_text(root)
    return f"{text[:600]} {text[-1500:]}"


def _host_name(url: str) -> str:
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return "" if not host or host.replace(".", "").isdigit() else host
