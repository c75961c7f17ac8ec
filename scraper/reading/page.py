"""A page as a list of blocks: one lxml parse, one walk, and every line of text with where it stands."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from scraper.reading.text import clean, fold

MOST_BLOCKS = 20_000
"""Lines read of one page; the largest real page seen has 2,100. The rest is left out, so that no page takes minutes."""

SKIPPED = frozenset(
    "script style head svg math iframe object embed select option button textarea input canvas audio video map template "
    "noscript applet datalist progress meter frameset".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code dfn em font i img ins del kbd label mark nobr noindex index q s samp small "
    "span strike strong sub sup time tt u var wbr rt ruby picture source".split()
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CELLS = frozenset(("td", "th"))
OF_LAYOUT = frozenset("table h1 h2 h3 ul ol form input select div article section img script iframe".split())
"""What stands in tables that lay out a page, never in tables of results or prices."""
LONGEST_CELL = 160
"""A table with longer cells is a layout, not data."""
FEWEST_ROWS = 2

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table)", re.I)


@dataclass(slots=True, eq=False)
class Place:
    """A block-level element that holds text: what its name, id and classes say, and where it hangs."""

    element: etree._Element
    parent: "Place | None"
    tag: str
    names: str
    level: int
    hidden: bool
    depth: int

    @property
    def path(self) -> str:
        """Return the way from <body>, as a person would point at it: `body/div#main/div.news-text/p`."""
        steps = []
        place: Place | None = self
        while place is not None:
            steps.append(_step(place))
            place = place.parent
        return "/".join(reversed(steps))

    def ancestors(self) -> "list[Place]":
        """Return this place and everything around it, innermost first."""
        found = []
        place: Place | None = self
        while place is not None:
            found.append(place)
            place = place.parent
        return found


def _step(place: Place) -> str:
    element = place.element
    name = element.get("id")
    if name and not any(letter.isdigit() for letter in name):
        return f"{place.tag}#{clean(name)}"
    classes = [word for word in (element.get("class") or "").split() if not any(letter.isdigit() for letter in word)]
    return ".".join([place.tag, *classes])


@dataclass(slots=True, eq=False)
class Block:
    """One line of the page: its text, its place, and how many of its characters are links or bold.

    `breaks` is the number of <br> between it and the line before in the same place, 0 where a block-level element began.
    `names` are the classes of the inline elements in it, `stamp` is what a <time> in it says to machines.
    """

    order: int
    text: str
    place: Place
    link_chars: int = 0
    bold_chars: int = 0
    links: int = 0
    breaks: int = 0
    names: str = ""
    stamp: str = ""
    _folded: str | None = None

    @property
    def folded(self) -> str:
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def link_density(self) -> float:
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


@dataclass
class Page:
    """A parsed page: its tree and its blocks in document order."""

    root: etree._Element
    blocks: list[Block] = field(default_factory=list)

    @cached_property
    def title(self) -> str:
        element = self.root.find(".//title")
        return clean("".join(element.itertext())) if element is not None else ""

    @cached_property
    def links(self) -> Counter[str]:
        """Count the folded texts of the page's links: names of sections are among them, headlines rarely twice."""
        return Counter(fold(clean("".join(link.itertext()))) for link in self.root.iter("a"))

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


def parse_page(html: str) -> Page | None:
    """Parse a decoded page; None where it holds no element at all."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(html.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    return Page(root=root, blocks=walk(root))


def revealed(page: Page) -> Page | None:
    """Return the page with what its styles hide shown ("read on" folds whole bodies away); None where nothing is hidden."""
    if not any(block.place.hidden for block in page.blocks):
        return None
    return Page(root=page.root, blocks=walk(page.root, shows_hidden=True))


def walk(root: etree._Element, *, shows_hidden: bool = False) -> list[Block]:
    """Return the lines of text under an element in document order."""
    walker = _Walker(shows_hidden)
    steps = etree.iterwalk(root, events=("start", "end"))
    for event, element in steps:
        if event == "end":
            walker.leave(element)
            continue
        if walker.enter(element):
            continue
        steps.skip_subtree()
        if len(walker.blocks) >= MOST_BLOCKS:
            break
    walker.flush()
    return walker.blocks


class _Walker:
    """The walk's memory: the open places, the line being gathered, and how much of it is linked or bold."""

    def __init__(self, shows_hidden: bool) -> None:
        self.shows_hidden = shows_hidden
        self.blocks: list[Block] = []
        self.places: list[Place] = []
        self.parts: list[str] = []
        self.names: list[str] = []
        self.in_link = self.in_bold = self.in_data = 0
        self.link_chars = self.bold_chars = self.links = self.breaks = 0
        self.stamp = ""

    def enter(self, element: etree._Element) -> bool:
        """Take an opening tag; False where nothing below it is text of the page."""
        tag = element.tag
        if tag in SKIPPED:
            return False
        if tag == "br" or tag == "hr":
            self._break_line()
        elif tag in INLINE:
            self._enter_inline(element, tag)
        else:
            self._enter_place(element, tag)
        if element.text:
            self._take(element.text.replace("\t", " ") if self.in_data else element.text)
        return True

    def leave(self, element: etree._Element) -> None:
        """Take a closing tag and the text after it."""
        tag = element.tag
        if tag == "a":
            self.in_link -= 1
        elif tag == "b" or tag == "strong":
            self.in_bold -= 1
        if self.places and self.places[-1].element is element:
            self._leave_place(tag)
        if element.tail:
            self._take(element.tail.replace("\t", " ") if self.in_data else element.tail)

    def _enter_inline(self, element: etree._Element, tag: str) -> None:
        names = element.get("class")
        if names:
            self.names.append(names)
        if tag == "time":
            self.stamp = element.get("datetime") or self.stamp
        elif tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag == "b" or tag == "strong":
            self.in_bold += 1
        style = element.get("style")
        if style and (HIDDEN_STYLE.search(style) or BLOCK_STYLE.search(style)):
            self._enter_place(element, tag)

    def _enter_place(self, element: etree._Element, tag: str) -> None:
        if self.in_data and tag != "tr":
            self._take("\t" if tag in CELLS and "".join(self.parts).strip(" \r\n") else " ")
            return
        self.flush()
        self.breaks = 0
        self._push(element, tag)
        if tag == "table" and is_data(element):
            self.in_data += 1

    def _push(self, element: etree._Element, tag: str) -> None:
        above = self.places[-1] if self.places else None
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        level = HEADINGS.get(tag) or (above.level if above else 0)
        hidden = not self.shows_hidden and ((above is not None and above.hidden) or is_hidden(element))
        self.places.append(Place(element, above, tag, names, level, hidden, len(self.places)))

    def _leave_place(self, tag: str) -> None:
        self.flush()
        self.breaks = 0
        self.places.pop()
        if tag == "table" and self.in_data:
            self.in_data -= 1

    def _break_line(self) -> None:
        if self.in_data:
            self._take(" ")
            return
        self.flush()
        self.breaks += 1

    def _take(self, text: str) -> None:
        self.parts.append(text)
        if self.in_link or self.in_bold:
            size = len(text.strip())
            if self.in_link > 0:
                self.link_chars += size
            if self.in_bold > 0:
                self.bold_chars += size

    def _gathered(self) -> str:
        text = "".join(self.parts)
        if not self.in_data:
            return clean(text)
        return "\t".join(clean(cell) for cell in text.split("\t")).strip("\t")

    def flush(self) -> None:
        """End the line being gathered; keep it where it holds text."""
        text = self._gathered() if self.parts else ""
        if text and self.places:
            self.blocks.append(
                Block(
                    len(self.blocks), text, self.places[-1], self.link_chars, self.bold_chars, self.links, self.breaks,
                    " ".join(self.names), self.stamp,
                )
            )
            self.breaks = 0
            self.stamp = ""
        if self.parts:
            self.parts.clear()
            self.names.clear()
            self.link_chars = self.bold_chars = self.links = 0


def is_hidden(element: etree._Element) -> bool:
    """Say whether the element's own attributes hide it from a reader."""
    style = element.get("style")
    return bool(style and HIDDEN_STYLE.search(style)) or element.get("hidden") is not None


def is_data(table: etree._Element) -> bool:
    """Say whether a table holds rows of short cells (results, prices) rather than the layout of a page."""
    rows = table.findall(".//tr")
    if len(rows) < FEWEST_ROWS or any(element.tag in OF_LAYOUT for element in table.iter() if element is not table):
        return False
    if sum(len(row) >= 2 for row in rows) * 2 < len(rows):
        return False
    return all(len(clean("".join(cell.itertext()))) <= LONGEST_CELL for row in rows for cell in row)
