"""HTML fragments of feeds and of JSON become paragraphs: small, often broken, and read by BeautifulSoup."""

import re
from html import unescape

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from scraper.reading.boilerplate import is_credit, is_related, is_service, without_placeholders
from scraper.reading.text import clean

LONGEST_FRAGMENT = 2_000_000
BLOCKS = frozenset(
    "p div br li ul ol h1 h2 h3 h4 h5 h6 blockquote table tr section article figure figcaption hr pre dl dt dd".split()
)
LEFT_OUT = frozenset(
    "script style iframe noscript figcaption object embed form button video audio svg template aside".split()
)  # fmt: skip
ESCAPED = re.compile(r"&lt;/?(?:p|br|div|b|i|a|strong|em|img|span|ul|li)\b", re.I)


def paragraphs(fragment: str) -> list[str]:
    """Return the paragraphs of a fragment: captions, credits, "Читайте также" and the like left out.

    >>> paragraphs("<p>В Орске дождь.</p>Ветер<br>до 15 м/с<figcaption>Фото</figcaption>")
    ['В Орске дождь.', 'Ветер', 'до 15 м/с']
    """
    if ESCAPED.search(fragment):
        fragment = unescape(fragment)  # escaped twice: <description>&amp;lt;p&amp;gt;…
    soup = BeautifulSoup(f"<div>{fragment[:LONGEST_FRAGMENT]}</div>", "lxml")
    lines: list[list[str]] = [[]]
    _gather(soup, lines)
    texts = (without_placeholders(_cells("".join(line))) for line in lines)
    return [text for text in texts if text and not (is_service(text) or is_related(text) or is_credit(text))]


def _cells(line: str) -> str:
    return "\t".join(cell for part in line.split("\t") if (cell := clean(part)))


def _gather(root: Tag, lines: list[list[str]]) -> None:
    waiting: list[PageElement | None] = list(reversed(root.contents))
    while waiting:
        node = waiting.pop()
        if node is None:
            lines.append([])
        elif isinstance(node, Tag):
            if node.name in LEFT_OUT:
                continue
            if node.name in BLOCKS:
                lines.append([])
                waiting.append(None)
            elif node.name in ("td", "th") and "".join(lines[-1]).strip():
                lines[-1].append("\t")
            waiting.extend(reversed(node.contents))
        elif type(node) is NavigableString:
            lines[-1].append(node.replace("\t", " "))
