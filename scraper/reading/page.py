"""A page: one lxml parse, its lines in order, and what its head says."""

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from html import unescape

from lxml import etree

from scraper.reading.blocks import Block
from scraper.reading.crumbs import HOMES, last_crumb
from scraper.reading.teasers import is_stamp, says_more, teasers_in
from scraper.reading.text import clean, fold
from scraper.reading.tree import parse_tree, text_of
from scraper.reading.walking import walk

LONGEST_HOME = 16
"""Letters of an address that may be the front page's, with the space around it."""
MENU_WORDS = 3
MOSTLY_SHORT = 0.7
FEWEST_IN_MENU = 4


@dataclass
class Page:
    """A parsed page: its tree, without scripts, and its blocks in document order.

    `is_partial`: the blocks are those of a part of it, memory says which. `source` is the decoded page.
    """

    root: etree._Element
    blocks: list[Block] = field(default_factory=list)
    is_partial: bool = False
    source: str = field(default="", repr=False)

    @cached_property
    def whole(self) -> etree._Element:
        """Return the tree with the page's scripts: few pages need them."""
        root = parse_tree(self.source, with_code=True) if self.source else None
        return self.root if root is None else root

    @cached_property
    def title(self) -> str:
        element = self.root.find(".//title")
        return clean(unescape(text_of(element))) if element is not None else ""  # «&amp;raquo;»: escaped twice

    @cached_property
    def base(self) -> str:
        """Return what <base href> says: relative addresses are counted from there; empty where the page has none."""
        element = self.root.find(".//base[@href]")
        return clean(element.get("href") or "") if element is not None else ""

    @cached_property
    def trails(self) -> tuple[str, ...]:
        """Return where the page's lines of breadcrumbs end: the headline, on most systems."""
        return tuple(last for block in self.blocks if (last := last_crumb(block)))

    @cached_property
    def teasers(self) -> list[int]:
        """Return the orders of headlines that lead elsewhere."""
        return [block.order for block in teasers_in(self.blocks)]

    @cached_property
    def mores(self) -> list[int]:
        """Return the orders of «Подробнее» and its kin."""
        return [block.order for block in self.blocks if block.links and not block.place.hidden and says_more(block.text)]

    @cached_property
    def stamps(self) -> frozenset[int]:
        """Return the orders of short lines that are little else than a date."""
        return frozenset(block.order for block in self.blocks if not block.place.hidden and is_stamp(block))

    @cached_property
    def hrefs(self) -> list[tuple[etree._Element, str]]:
        """Return the page's links with where they lead, in order: to look one up in the tree costs more than all the rest."""
        return [(link, link.get("href") or "") for link in self.root.iter("a")]

    @cached_property
    def anchors(self) -> list[tuple[str, etree._Element]]:
        """Return the page's links with their folded texts, in order."""
        return [(_folded(text_of(link)), link) for link, _ in self.hrefs]

    @cached_property
    def links(self) -> Counter[str]:
        """Count the folded texts of the page's links: names of sections are among them, headlines rarely twice."""
        return Counter(name for name, _ in self.anchors)

    @cached_property
    def home_names(self) -> frozenset[str]:
        """Return the folded texts of links to the front page by a relative address: the outlet's names, beside «Главная»."""
        home = (link for link, href in self.hrefs if len(href) < LONGEST_HOME and href.strip() in HOMES)
        return frozenset(_folded(text_of(link)) for link in home)

    @cached_property
    def menu(self) -> frozenset[str]:
        """Return the folded names of what the page's menus lead to: links of few words, many in one element."""
        groups: dict[etree._Element, list[str]] = {}
        for name, link in self.anchors:
            around = link.getparent()
            for element in (around, around.getparent()) if around is not None and name else ():
                if element is not None:
                    groups.setdefault(element, []).append(name)
        found: set[str] = set()
        for names in groups.values():
            short = [name for name in names if len(name.split()) <= MENU_WORDS]
            if len(short) >= FEWEST_IN_MENU and len(short) >= MOSTLY_SHORT * len(names):
                found.update(short)
        return frozenset(found)

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """Return the contents of <meta> by lower-case property or name, in order."""
        found: dict[str, list[str]] = {}
        for element in self.root.iter("meta"):
            name = element.get("property") or element.get("name") or ""
            content = clean(element.get("content") or "")
            if name and content:
                found.setdefault(name.lower(), []).append(content)
        return found


@lru_cache(maxsize=4096)  # most links of a page are on all pages of its outlet
def _folded(text: str) -> str:
    return fold(clean(text))


def parse_page(html: str) -> Page | None:
    """Parse a decoded page; None where it holds no element at all."""
    root = parse_tree(html)
    return None if root is None else Page(root=root, blocks=walk(root), source=html)


def revealed(page: Page) -> Page | None:
    """Return the page with what its styles hide shown ("read on" folds whole bodies away); None where nothing is hidden."""
    if not any(block.place.hidden for block in page.blocks):
        return None
    return replace(page, blocks=walk(page.root, shows_hidden=True))
