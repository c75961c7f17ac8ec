"""Markup beyond repair: what lxml loses of it, BeautifulSoup's patient parser finds again."""

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup

from scraper.reading.page import Page, parse_page
from scraper.reading.tree import without_code

RAW_ELEMENTS = tuple("script style textarea title iframe noscript xmp select option button object template".split())
"""Elements that swallow everything up to their end tag; where it is missing, the rest of the page."""
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>")
TEXT = re.compile(r">([^<]+)")
LOST = 0.5
"""From this share of a page's words on that its tree has not, its markup is beyond lxml."""
LONGEST_MENDED = 1_000_000
"""BeautifulSoup takes two seconds for a megabyte; longer pages keep lxml's tree."""


def mend(page: Page) -> Page | None:
    """Parse a page again whose text lxml has lost; None where there is nothing to mend."""
    html = page.source
    if len(html) > LONGEST_MENDED:
        return None
    freed = _without_open_ends(XML_DECLARATION.sub("", html.replace("\x00", "")))
    if freed == html and not _has_lost(page):
        return None
    soup = BeautifulSoup(freed, "html.parser")
    return parse_page(str(soup)) if soup.find() is not None else None


def _has_lost(page: Page) -> bool:
    """Say whether the tree holds much less text than the source."""
    there = _size(TEXT.findall(without_code(page.source)))
    return _size(page.root.itertext()) < (1 - LOST) * there


def _size(texts: Iterable[str]) -> int:
    return sum(len(text.strip()) for text in texts)


def _without_open_ends(html: str) -> str:
    """Drop the opening tags of raw elements and comments that nothing closes."""
    end = html.rfind("-->")
    html = html[: end + 3] + html[end + 3 :].replace("<!--", "") if end >= 0 else html.replace("<!--", "")
    for name in RAW_ELEMENTS:
        last_end = max((match.start() for match in re.finditer(rf"</{name}\s*>", html, re.I)), default=-1)
        head, tail = html[: last_end + 1], html[last_end + 1 :]
        html = head + re.sub(rf"<{name}\b[^>]*>", "", tail, flags=re.I)
    return html
