"""One lxml parse of a page. What no reader sees is left out before it: on most pages that is the larger part of the bytes."""

import re

from lxml import etree

SCRIPT, STYLE, SVG = "[sS][cC][rR][iI][pP][tT]", "[sS][tT][yY][lL][eE]", "[sS][vV][gG]"
UNSEEN = re.compile(rf"<(?:!--|({SCRIPT}|{STYLE}|{SVG})[\s>]|/([bB][oO][dD][yY]|[hH][tT][mM][lL])\s*>)")
END_OF_PAGE = re.compile(r"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\s*>")
DATA = re.compile(r"ld\+json", re.I)
"""What the tag of a script says that holds data for other machines: a witness of the page."""


def parse_tree(html: str, *, with_code: bool = False) -> etree._Element | None:
    """Parse a decoded page into its tree, without scripts but for JSON-LD; None where it holds no element at all."""
    seen = without_ends(html) if with_code else without_code(html)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        root: etree._Element | None = etree.fromstring(seen.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return root


def text_of(element: etree._Element) -> str:
    """Return all text inside an element, as it stands in the source."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def short_text_of(element: etree._Element, longest: int) -> str:
    """Return the text inside an element, empty where it has more letters than `longest`: of a long one only those are read."""
    found: list[str] = []
    left = longest
    for text in element.itertext():
        found.append(text)
        left -= len(text.strip())
        if left < 0:
            return ""
    return "".join(found)


def without_code(html: str) -> str:
    """Leave out scripts, styles, drawings, comments, and the tags that end a page (see `without_ends`).

    Where one of them has no end, it and what follows stays for the parser to judge.

    >>> without_code("<p>Yes<script>if (a<b) document.write('<p>')</script><!-- <p> --></p>")
    '<p>Yes</p>'
    """
    kept: list[str] = []
    at = 0
    while match := UNSEEN.search(html, at):
        start = match.start()
        end = _end_of(html, match)
        if end < 0:
            return "".join([*kept, without_ends(html[at:])])
        kept.append(html[at:start])
        if match[1] and DATA.search(html, start, html.find(">", start)):
            kept.append(html[start:end])
        at = end
    return "".join([*kept, html[at:]])


def _end_of(html: str, match: re.Match[str]) -> int:
    """Return where a comment, a script, a style or the tag itself ends, -1 where it does not."""
    if match[2]:
        return match.end()
    if not match[1]:
        end = html.find("-->", match.start() + 2)
        return end + 3 if end >= 0 else -1
    tag = match[1].lower()
    opened = html.find(">", match.start())
    if html[opened - 1] == "/":  # <script/> has no content where libxml2 says so
        return opened + 1 if tag == "svg" else -1
    closing = _closing(html, tag, opened)
    end = html.find(">", closing) if closing >= 0 else -1
    if end < 0:
        return opened + 1 if tag == "svg" and opened >= 0 else -1
    return end + 1


def _closing(html: str, tag: str, start: int) -> int:
    """Return where the tag begins that closes an element, -1 where none does; a pattern takes ten times as long in scripts."""
    at = html.find("</", start)
    while at >= 0 and html[at + 2 : at + 2 + len(tag)].lower() != tag:
        at = html.find("</", at + 2)
    return at


def without_ends(html: str) -> str:
    """Leave out the tags that end a page: libxml2 2.14 drops what follows the first, browsers do not, and some have several."""
    return END_OF_PAGE.sub("", html)
