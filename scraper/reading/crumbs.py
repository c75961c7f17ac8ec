"""The trail of links from the front page to where a page stands: «Главная » Общество » Headline» in one line.

Lists of crumbs in elements of their own need no rule: each of their lines is short, or a link.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from lxml import etree

from scraper.reading.blocks import Block, asked_once
from scraper.reading.text import clean, fold
from scraper.reading.tree import text_of
from scraper.reading.zones import plain_names

SIGN = re.compile(r"\s*(?:[/»›>→|\\]+|::)\s*")
ANY_SIGN = re.compile(r"[/»›>→|\\]|::")
LABEL = re.compile(r"(?:[^\W\d_][\w\s]{0,30}:)?[^\w«]*")
"""What stands before the first crumb: «Вы здесь:», an arrow, nothing."""
HOME = re.compile(r"\s*(?:(?:https?:)?//[^/?#]+)?/?(?:[?#].*)?\s*")
HOMES = frozenset(("/", "./", "/index.php", "/index.html"))
"""Relative addresses of the front page."""
NAMES = re.compile(r"(?:^|\s)(?:breadcrumbs?|kroshki|crumbs?|path|pathway|bread|speedbar|navchain)(?=\s|$)")
CRUMB_SIGN = re.compile(r"\s*[/»›>→|\\]+\s*|\s::\s")
DAY_BEFORE = re.compile(r"\d{1,4}\s*[/»›>→|]+\s*")
"""uCoz leads over the day, and does not link it: «Главная » 2026 » Март » 12 » Спорт»."""
SIGNS = " /»›>→|\\:•·-–—"
FROM_HOME = re.compile(r"(?:главная(?: страница)?|home)\s*[/»›>→\\]", re.I)
TRAIL_STEPS = 3
"""Elements around a crumb, its own too, one of which calls itself breadcrumbs: <div id="breadcrumbs"><ul><li>."""
HOST = re.compile(r"^(?:https?:)?//[^/?#]*")
FEWEST_FOLDERS = 3
FEWEST_LINKS = 2
"""One link and a sign may open a sentence, unless the link leads home."""
REACH = 60
"""Letters before the first sign: a front page's name is shorter."""


@asked_once
def last_crumb(block: Block) -> str | None:
    """Return what stands behind the links of a line of breadcrumbs, empty where a link is the last; None for other lines.

    Most systems print the headline there, without a link.
    """
    if not block.links or not ANY_SIGN.search(block.text, 0, REACH):
        return None
    links = [(clean(text_of(link)), link.get("href") or "") for link in block.place.element.iter("a")]
    return _rest(block.text, [(text, address) for text, address in links if text and text in block.text])


def _rest(text: str, links: Sequence[tuple[str, str]]) -> str | None:
    rest = LABEL.sub("", text, count=1)
    passed: list[str] = []
    for name, address in links:
        if not rest.startswith(name):
            continue
        after = rest[len(name) :]
        sign = SIGN.match(after)
        if after and not sign:
            break
        passed.append(address)
        rest = after[sign.end() :] if sign else ""
    is_trail = len(passed) >= FEWEST_LINKS or (passed and HOME.fullmatch(passed[0]))
    return rest.strip() if is_trail else None


def is_trail(block: Block, home_names: Collection[str], headline: str = "") -> bool:
    """Say whether a line is a trail of crumbs from the front page.

    `home_names` are the folded texts of links that lead there, `headline` is folded: many trails end with it.
    """
    if _names_crumbs(" ".join(place.names for place in block.place.ancestors()[:TRAIL_STEPS])) or FROM_HOME.match(block.text):
        return True
    last = last_crumb(block)
    if last is None or (not last and _is_menu(block)):
        return False
    ends_here = bool(last and headline) and headline.startswith(fold(last))
    return ends_here or fold(next(iter(linked_texts(block)), "")) in home_names


def _is_menu(block: Block) -> bool:
    """Say whether the links of a line lead to three folders of the site, none inside another: a menu in one line."""
    addresses = (HOST.sub("", link.get("href") or "").strip("/") for link, _ in links_in(block))
    folders = {address.partition("/")[0] for address in addresses if address and "?" not in address}
    return len(folders) >= FEWEST_FOLDERS


@lru_cache(maxsize=2048)
def _names_crumbs(names: str) -> bool:
    return NAMES.search(plain_names(names)) is not None


def names_around(block: Block) -> str:
    """Return what a line, its place and the place around that are called."""
    parent = block.place.parent
    return f"{block.place.names} {parent.names if parent else ''} {block.names}"


def links_in(block: Block) -> Iterator[tuple[etree._Element, str]]:
    """Yield the links in a line's own element that stand in the line, in order, with their texts."""
    for link in block.place.element.iter("a"):
        text = clean(text_of(link))
        if text and text in block.text:
            yield link, text


def linked_texts(block: Block) -> list[str]:
    """Return the texts of the links in a line's own element, in order."""
    return [text for _, text in links_in(block)]


def crumbs_of(block: Block) -> Iterator[str]:
    """Yield the crumbs of a line: its links one behind the other, and what follows them; without links what signs part."""
    links, end = linked_texts(block), 0
    if not links:
        yield from CRUMB_SIGN.split(block.text)
        return
    for link in links:
        start = block.text.find(link, end)
        if start < 0 or (end and block.text[end:start].strip(SIGNS)):
            break
        yield link
        end = start + len(link)
    rest = block.text[end:].strip(SIGNS)
    yield from CRUMB_SIGN.split(rest) if DAY_BEFORE.match(rest) else (rest,)
