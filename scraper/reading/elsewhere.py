"""Lines that look like text and are somebody else's: summaries of other articles, readers' comments, captions."""

import re
from collections.abc import Sequence
from itertools import islice

from lxml import etree

from scraper.reading.blocks import Block, Place, asked_once, holds, kind
from scraper.reading.boilerplate import is_related
from scraper.reading.dates import is_only_date, printed_dates
from scraper.reading.text import clean
from scraper.reading.tree import short_text_of, text_of
from scraper.reading.weights import FULL_STOP, LINKED, is_prose
from scraper.reading.zones import Zones

FEWEST_CARDS = 3
CARD_LINES = 4
CELLS = frozenset(("td", "th"))
"""A card is a link, perhaps a name and a date, and a summary."""
AMONG_SIBLINGS, AMONG_COUSINS = 0.95, 0.6
"""Which share of the lines of one kind must follow a link: where all are children of one element, and where not."""
FEWEST_COMMENTS = 3
COMMENT_LINES = 4
OWN_LINES = 8
"""So near below the headline a date is the article's own."""
LONGEST_SIGNATURE = 80
HEADLINE_LINKED, DATED_HEADLINE_WORDS = 0.6, 8
LONGEST_CAPTION = 250
LONGEST_DRESSED = 160
DRESSED = ("em", "i", "small", "font", "span")
SLANTED = ("em", "i")
MOST_DRESSED = 200
"""Dressed elements looked at in one place: where nobody closes them each place holds all that follow."""
SMALL_SIZES = ("1", "2", "-1", "-2")
SMALL_STYLE = re.compile(
    r"font-size\s*:\s*(?:x+-small|small|(?:[5-9]|1[0-2])(?:\.\d+)?px|[5-9](?:\.\d+)?pt|0?\.[5-8]\d*r?em|[5-8]\d%)"
)
CAPTION_LINES = 3
CLOCK_LIKE = re.compile(r"\d[:.]\d\d")
CHANGED = re.compile(r"\W*(?:обновл|дополн|updated|upd\b)", re.I)
TEXT_TAGS = frozenset(("p", "li", "td", "tr", "tbody"))
"""A picture inside one of these stands in the text; its words are the text's."""


def cards(blocks: Sequence[Block], zones: Zones) -> frozenset[int]:
    """Return the orders of summaries in lists of other articles: lines of one kind that each follow a link.

    In a text with links put between its paragraphs some follow one too; there all must, and all are siblings.
    """
    kinds: dict[tuple[object, ...], list[tuple[Block, bool]]] = {}
    for block in blocks:
        if block.link_density <= LINKED and not (block.place.tag in CELLS and is_only_date(block.text)):
            kinds.setdefault(_group(block), []).append((block, _follows_link(block, blocks, zones)))
    found: set[int] = set()
    for lines in kinds.values():
        parents = {id(block.place.parent) for block, _ in lines}
        share = AMONG_SIBLINGS if len(parents) == 1 else AMONG_COUSINS
        places = {id(block.place) for block, linked in lines if linked}
        if len(places) >= FEWEST_CARDS and sum(linked for _, linked in lines) >= share * len(lines):
            found |= {block.order for block, linked in lines if linked}
    return frozenset(found)


def _group(block: Block) -> tuple[object, ...]:
    """Return what lines are compared as one list: those of one kind, in one table where they are cells."""
    if block.place.tag not in CELLS:
        return kind(block)
    table = next((place for place in block.place.ancestors() if place.tag == "table"), None)
    return (*kind(block), id(table))


def _follows_link(block: Block, blocks: Sequence[Block], zones: Zones) -> bool:
    """Say whether a link stands above a line in the same card, with at most a name or a date between."""
    card, zone = block.place.parent, zones.of(block.place)
    for above in reversed(blocks[max(0, block.order - CARD_LINES) : block.order]):
        if above.link_density > LINKED and (above.place is not block.place or above.order == block.order - 1):
            if is_related(above.text, above.link_density):
                return False
            return card is not None and holds(card, above) and zones.of(above.place) == zone
        if is_prose(above):
            return False
    return False


def talk(blocks: Sequence[Block], headline: int) -> frozenset[int]:
    """Return the orders of readers' comments: what stands under lines of one kind that each hold a date and a clock.

    Where classes say "comments" this is not needed; a third of the old sites has none that do. `headline` is the order of
    the headline: dates near it are the article's own.
    """
    kinds: dict[tuple[str, ...], list[int]] = {}
    for block in blocks[headline + OWN_LINES :]:
        below = [line for line in blocks[block.order + 1 : block.order + 3] if line.link_density <= LINKED]
        if (
            is_signature(block)
            and not _is_dated_headline(block)
            and any(line.place is not block.place and not is_signature(line) for line in below)
        ):
            kinds.setdefault(kind(block), []).append(block.order)
    threads = (orders for orders in kinds.values() if len(orders) >= FEWEST_COMMENTS)
    return frozenset(order for orders in threads for order in range(orders[0] - 1, orders[-1] + COMMENT_LINES))


def _is_dated_headline(block: Block) -> bool:
    """Say whether a line is the link of another article with its date: a reader's name is shorter than that."""
    return block.link_density > HEADLINE_LINKED and len(block.folded.split()) >= DATED_HEADLINE_WORDS


@asked_once
def is_signature(block: Block) -> bool:
    """Say whether a short line holds a date with a clock: a reader's name and when he wrote."""
    if len(block.text) > LONGEST_SIGNATURE or not CLOCK_LIKE.search(block.text):
        return False
    return any(found.wall for found in printed_dates(block.text))


@asked_once
def opens_comment(block: Block) -> bool:
    """Say whether a line is a reader's name with a date: below the text the comments begin with it (uCoz names nothing)."""
    if not is_signature(block) or _is_dated_headline(block):
        return False
    return not is_only_date(block.text) and not CHANGED.match(block.text)


def _is_paragraph(block: Block) -> bool:
    return block.place.tag == "p" and not block.place.names and is_prose(block) and block.text[-1] in ".!?»"


def is_caption(block: Block, core: Place | None) -> bool:
    """Say whether a short line shares a box of its own with a picture, beside the text rather than in it."""
    if core is None or len(block.text) > LONGEST_CAPTION:
        return False
    place: Place | None = block.place
    while place is not None and place is not core and place.lines <= CAPTION_LINES:
        if place.tag not in TEXT_TAGS and place.element.find(".//img") is not None:
            if _is_paragraph(block) and place.lines > 1:
                return False
            return place.names != "" or place.tag in ("table", "figure", "dl")
        place = place.parent
    return False


def is_below_picture(block: Block) -> bool:
    """Say whether a line is set in small letters, or in slanted ones without a full stop, right below a picture.

    Editors of old systems have no field for captions: they put the line into the text and make it smaller.
    """
    if block.link_density > LINKED or len(block.text) > LONGEST_DRESSED:
        return False
    place = block.place
    if place.dressed is None:
        place.dressed = _dressed(place.element)
    for element in place.dressed.get(block.text, ()):
        if _is_small(element) or not FULL_STOP.search(block.text):
            return _stands_below_picture(element, place.element)
    return False


def _dressed(top: etree._Element) -> dict[str, list[etree._Element]]:
    """Return the small and slanted elements inside a place by their text, those with a long one left out."""
    found: dict[str, list[etree._Element]] = {}
    for element in islice(top.iter(*DRESSED), MOST_DRESSED):
        if element.tag in SLANTED or _is_small(element):
            found.setdefault(clean(short_text_of(element, LONGEST_DRESSED)), []).append(element)
    return found


def _is_small(element: etree._Element) -> bool:
    if element.tag == "small" or (element.get("size") or "") in SMALL_SIZES:
        return True
    return SMALL_STYLE.search(element.get("style") or "") is not None


def _stands_below_picture(element: etree._Element, top: etree._Element) -> bool:
    """Say whether nothing but line breaks stands between an element and a picture before it; `top` is the line's place."""
    while True:
        before = element.getprevious()
        while before is not None and not (before.tail or "").strip():
            if next(before.iter("img"), None) is not None:
                return not text_of(before).strip()
            if before.tag not in ("br", "a") or text_of(before).strip():
                return False
            before = before.getprevious()
        parent = element.getparent()
        if before is not None or element is top or parent is None or (parent.text or "").strip():
            return False
        element = parent
