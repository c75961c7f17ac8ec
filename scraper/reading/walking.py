"""One walk over a page's tree: every line of text, with its place, its links, its bold letters and its line breaks."""

import re
from collections.abc import Iterable

from lxml import etree

from scraper.reading.blocks import Block, Place
from scraper.reading.teasers import TEASER_WORDS
from scraper.reading.text import clean
from scraper.reading.tree import text_of

MOST_BLOCKS = 10_000
"""Lines read of one page; the largest real page seen has 2,100. The rest is left out, so that no page takes minutes."""

SKIPPED = frozenset(
    "script style head svg math iframe object embed select option button textarea input canvas audio video map template "
    "noscript applet datalist progress meter frameset".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code dfn em font i img ins del kbd label mark nobr noindex index q s samp small "
    "span strike strong sub sup time tt u var wbr rt ruby picture source".split()
)
LABELS = frozenset("span time i em small a label".split())
"""Inline elements that sites lay out as boxes of their own; <sup> and <b> are left out: they stand inside numbers."""
BREAKS = frozenset(("br", "hr"))
BOXES = frozenset(("span", "time", "a"))
TITLED = frozenset(("span", "abbr", "em", "small", "i", "a"))
WORDS = re.compile(r"[^\W\d_]{4}")
DAY = re.compile(r"\d{4}|\d\s+[^\W\d]{3}")
CLOCK = re.compile(r"\b\d{1,2}:\d\d")
COUNTS = re.compile("comment|count|views|likes", re.I)
"""A counter inside a paragraph: <a class="comments_count">0</a>."""
BEGINS_WITH_DATE = re.compile(r"\d{1,2}(?:[.:]\d\d|\s[^\W\d]{3})")
"""<span>Общество</span><span>28 мая</span>"""
LONGEST_STAMP = 40
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CELLS = frozenset(("td", "th"))
OF_LAYOUT = frozenset("table h1 h2 h3 ul ol form input select div article section img script iframe".split())
"""What stands in tables that lay out a page, never in tables of results or prices."""
LONGEST_CELL = 160
"""A table with longer cells is a layout, not data."""
FEWEST_ROWS = 2

HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table)", re.I)


FOLDED = re.compile(
    r"(?:^|[\s_-])(?:tab-?(?:pane|panel|content|item)|tabs?__\w+|accordion[\w-]*|spoiler[\w-]*|faq[\w-]*)(?=[\s_-]|$)", re.I
)
"""What readers unfold: an article in tabs, answers below their questions. Hidden, and still its text."""


def walk(root: etree._Element, *, shows_hidden: bool = False) -> list[Block]:
    """Return the lines of text under an element in document order."""
    walker = _Walker(shows_hidden)
    walker.walk_inside(root)
    return walker.blocks


def walk_parts(root: etree._Element, wanted: Iterable[etree._Element]) -> list[Block]:
    """Return the lines of text in some elements of a page only, in the order given; the places around them hold no others."""
    walker = _Walker(shows_hidden=False)
    around: dict[etree._Element, Place] = {}
    for element in wanted:
        walker.stand_around(element, around)
        walker.walk_inside(element)
        if len(walker.blocks) >= MOST_BLOCKS:
            break
    return walker.blocks


class _Walker:
    """The walk's memory: the open elements, the line being gathered, and how much of it is linked or bold.

    A page has five elements to a line, and space between most of them: what is done for each of them is kept short. Open
    elements become places when the first line inside them ends: one in five holds none.
    """

    __slots__ = (
        "shows_hidden", "blocks", "open", "places", "parts", "names", "in_link", "in_bold", "in_data", "link_chars",
        "bold_chars", "links", "breaks", "stamp",
    )  # fmt: skip

    def __init__(self, shows_hidden: bool) -> None:
        self.shows_hidden = shows_hidden
        self.blocks: list[Block] = []
        self.open: list[etree._Element] = []
        self.places: list[Place] = []
        self.parts: list[str] = []
        self.names: list[str] = []
        self.in_link = self.in_bold = self.in_data = 0
        self.link_chars = self.bold_chars = self.links = self.breaks = 0
        self.stamp = ""

    def stand_around(self, top: etree._Element, around: dict[etree._Element, Place]) -> None:
        """Begin a walk inside an element as if nothing stood around it but empty places; `around` are those met before."""
        self.in_link = self.in_bold = self.in_data = self.links = self.breaks = 0
        for element in reversed(list(top.iterancestors())):
            if element.tag == "a":
                self.in_link = self.links = 1
            elif element.tag not in INLINE:
                place = around.get(element)
                if place is None:
                    place = around[element] = self._place(element)
                self.open.append(element)
                self.places.append(place)

    def walk_inside(self, top: etree._Element) -> None:
        """Walk one element to its end, or until the page has given lines enough."""
        blocks, places, parts, open_elements = self.blocks, self.places, self.parts, self.open
        steps = etree.iterwalk(top, events=("start", "end"))
        for event, element in steps:
            tag = element.tag
            if event == "start":
                if tag in INLINE:
                    self._enter_inline(element, tag)
                elif tag in SKIPPED:
                    steps.skip_subtree()
                    continue
                elif tag in BREAKS:
                    self._break_line()
                elif self.in_data and tag != "tr":
                    self._add("\t" if tag in CELLS and "".join(parts).strip(" \r\n") else " ")
                else:
                    self._enter_place(element, tag)
                text = element.text
                if tag == "a" and text and text.strip().isdigit() and COUNTS.search(element.get("class") or ""):
                    continue
            else:
                if tag == "a":
                    self.in_link -= 1
                elif tag == "b" or tag == "strong":
                    self.in_bold -= 1
                if open_elements and open_elements[-1] is element:
                    if parts:
                        self.flush()
                    self.breaks = 0
                    open_elements.pop()
                    if len(places) > len(open_elements):
                        place = places.pop()
                        place.lines = len(blocks) - place.start
                    if self.in_data and tag == "table":
                        self.in_data -= 1
                if element is top:
                    break
                text = element.tail
            if text and (parts or not text.isspace()):
                self._take(tag, text)
            if len(blocks) >= MOST_BLOCKS:
                break
        self._close()

    def _close(self) -> None:
        """End the walk, wherever it stopped."""
        self.flush()
        for place in self.places:
            place.lines = len(self.blocks) - place.start
        self.places.clear()
        self.open.clear()

    def _enter_inline(self, element: etree._Element, tag: str) -> None:
        if tag == "a":
            self.in_link += 1
            self.links += 1
        elif tag == "b" or tag == "strong":
            self.in_bold += 1
        opens_line = False
        for name, value in element.items():  # asking for one attribute costs as much as for all
            if name == "class":
                if value:
                    self.names.append(value)
            elif name == "datetime":
                if tag == "time":
                    self.stamp = self.stamp or value
            elif name == "title":
                if tag in TITLED:
                    self.stamp = self.stamp or _titled(element, value)
            elif name == "style":
                opens_line = HIDDEN_STYLE.search(value) is not None or BLOCK_STYLE.search(value) is not None
        if opens_line:
            self._enter_place(element, tag)

    def _enter_place(self, element: etree._Element, tag: str) -> None:
        if self.parts:
            self.flush()
        self.breaks = 0
        self.open.append(element)
        if tag == "table" and is_data(element):
            self.in_data += 1

    def _place(self, element: etree._Element) -> Place:
        """Return the place that an open element is: the next inside those there are."""
        places = self.places
        above = places[-1] if places else None
        names = id = ""
        hides_itself = False
        for name, value in element.items():
            if name == "class":
                names = value
            elif name == "id":
                id = value
            elif name == "hidden" or (name == "style" and HIDDEN_STYLE.search(value)):
                hides_itself = not self.shows_hidden
        is_hidden = (above is not None and above.hidden) or (hides_itself and not FOLDED.search(names))
        tag = element.tag
        level = HEADINGS.get(tag) or (above.level if above else 0)
        names = f"{names} {id}".strip() if id else names.strip()
        return Place(element, above, tag, names, level, is_hidden, len(places), len(self.blocks))

    def _break_line(self) -> None:
        if self.in_data:
            self._add(" ")
            return
        self.flush()
        self.breaks += 1

    def _take(self, tag: str, text: str) -> None:
        """Add text to the line, parted from what stands before it where only a style sheet parts the two."""
        if tag in LABELS and self.parts and self._are_apart(tag, text):
            self.parts.append(" ")
        self._add(text.replace("\t", " ") if self.in_data else text)

    def _are_apart(self, tag: str, text: str) -> bool:
        """Say whether two texts are boxes: <span>09:10</span><span>3 мин</span>, <time>09:10</time><a>Иван</a>."""
        before, after = self.parts[-1][-1:], text[:1]
        if before.isdigit() and after.isdigit():
            return True
        if before.isalpha() and after.isdigit() and tag in BOXES and BEGINS_WITH_DATE.match(text):
            return True
        return tag in BOXES and (before.isdigit() or before.islower()) and after.isupper()

    def _add(self, text: str) -> None:
        self.parts.append(text)
        if self.in_link > 0:
            self.link_chars += len(text.strip())
        if self.in_bold > 0:
            self.bold_chars += len(text.strip())

    def _gathered(self) -> str:
        text = "".join(self.parts)
        if not self.in_data:
            return clean(text)
        return "\t".join(clean(cell) for cell in text.split("\t")).strip("\t")

    def flush(self) -> None:
        """End the line being gathered; keep it where it holds text. A link that goes on counts again."""
        if not self.parts:
            return
        text = self._gathered()
        if text and self.open:
            for element in self.open[len(self.places) :]:
                self.places.append(self._place(element))
            if self.link_chars and self.places[-1].level and _unfolds(self.places[-1].element):
                self.link_chars = self.links = 0
            self.blocks.append(
                Block(
                    len(self.blocks),
                    text,
                    self.places[-1],
                    self.link_chars,
                    self.bold_chars,
                    self.links,
                    self.breaks,
                    " ".join(self.names),
                    self.stamp,
                    min(1.0, self.link_chars / len(text)) if self.link_chars else 0.0,
                )
            )
            self.breaks = 0
            self.stamp = ""
        self.parts.clear()
        self.names.clear()
        self.link_chars = self.bold_chars = 0
        self.links = 1 if self.in_link > 0 else 0


def _unfolds(heading: etree._Element) -> bool:
    """Say whether the links of a heading only show and hide what stands below it: questions of an accordion."""
    addresses = [link.get("href") or "" for link in heading.iter("a")]
    return bool(addresses) and all(len(address) > 1 and address[0] == "#" for address in addresses)


def _titled(element: etree._Element, title: str) -> str:
    """Return the moment that a day has in its title: <span title="14:05">13.01.2027</span>, <abbr title="13.01.2027 14:05">."""
    if len(title) > LONGEST_STAMP or not CLOCK.search(title) or (element.tag == "a" and not _is_clock(element, title)):
        return ""
    return title if DAY.search(title) else f"{clean(text_of(element))[:LONGEST_STAMP]} {title}"


def _is_clock(link: etree._Element, title: str) -> bool:
    """Say whether the title of a link is the clock of the day that the link stands on (WordPress), not a headline."""
    return not WORDS.search(title) and link.find(".//time") is None


def is_data(table: etree._Element) -> bool:
    """Say whether a table holds rows of short cells (results, prices) rather than the layout of a page."""
    rows = table.findall(".//tr")
    if len(rows) < FEWEST_ROWS or any(element.tag in OF_LAYOUT for element in table.iter() if element is not table):
        return False
    if sum(len(row) >= 2 for row in rows) * 2 < len(rows):
        return False
    if 2 * sum(_leads_elsewhere(row) for row in rows) > len(rows):
        return False
    return all(len(clean(text_of(cell))) <= LONGEST_CELL for row in rows for cell in row)


def _leads_elsewhere(row: etree._Element) -> bool:
    """Say whether a row holds a headline that is a link: tables of them are lists of articles. Names of teams are shorter."""
    return any(len(text_of(link).split()) >= TEASER_WORDS for link in row.iter("a"))
