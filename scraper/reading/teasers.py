"""Single lines that speak of other articles: headlines that lead elsewhere, «Подробнее», dates set above a summary."""

import re
from collections import Counter
from collections.abc import Iterable

from scraper.reading.blocks import Block, asked_once, kind
from scraper.reading.date_forms import DIGIT
from scraper.reading.dates import is_only_date, printed_dates
from scraper.reading.kind_words import MORE
from scraper.reading.text import fold
from scraper.reading.tree import text_of

TEASER_WORDS = 4
FEWEST_HEADS = 3
LONGEST_STAMP = 90
"""Letters of a line that holds a date and little else: «23.11.2026, 14:05 | Общество | 125 просмотров»."""
LEAST_LINKED = 0.4
FEWEST_LINKED = 0.08
LONGEST_TEASER = 250
CARDS = frozenset(("div", "li", "article", "section", "td"))
NO_PAGE = re.compile(r"^(?:#|javascript:|mailto:|tel:)|\.(?:jpe?g|png|gif|webp|pdf)(?:$|\?)", re.I)
"""Where the picture of a card leads that is no other article: to itself, larger."""
CLOCK_FIRST = re.compile(r"^\W*\d{1,2}[:.]\d\d(?![.:\d])\W+")


def teasers_in(blocks: Iterable[Block]) -> list[Block]:
    """Return the headlines that lead elsewhere; headings without a link count where several cards have them."""
    heads = [block for block in blocks if may_head(block)]
    kinds = Counter(kind(block) for block in heads if not is_teaser(block))
    return [block for block in heads if is_teaser(block) or kinds[kind(block)] >= FEWEST_HEADS]


@asked_once
def is_teaser(block: Block) -> bool:
    """Say whether a line is a headline that leads elsewhere, perhaps with a date in front."""
    if block.place.hidden or block.link_density < LEAST_LINKED or len(block.folded.split()) < TEASER_WORDS:
        return False
    return block.link_density > 0.8 or (len(block.text) < LONGEST_TEASER and _is_linked_behind_stamp(block))


def _is_linked_behind_stamp(block: Block) -> bool:
    text = _without_stamp(block.text)
    return len(text) < len(block.text) and block.link_chars > 0.8 * len(text) and len(text.split()) >= TEASER_WORDS - 1


def may_head(block: Block) -> bool:
    """Say whether a line is a teaser, or would be one where several are like it."""
    if block.link_density < LEAST_LINKED and block.place.level < 2:
        return False
    return is_teaser(block) or is_linked_card(block)


@asked_once
def is_linked_card(block: Block) -> bool:
    """Say whether a line dressed as a heading, without a link, stands in a card whose picture is one."""
    if block.place.level < 2 or block.place.hidden or len(block.folded.split()) < TEASER_WORDS:
        return False
    around = [block.place.element.getparent()]
    around += [around[0].getparent()] if around[0] is not None else []
    hrefs = (link.get("href") for one in around if one is not None and one.tag in CARDS for link in one.findall("./a[@href]"))
    return any(not NO_PAGE.search(href or "#") for href in hrefs)


@asked_once
def begins_with_link(block: Block) -> bool:
    """Say whether a line begins, behind a date or a clock, with a headline linked: an item of «Коротко», a ticker's line."""
    if not block.links or block.link_density <= FEWEST_LINKED:
        return False
    text = fold(_without_stamp(block.text))
    starts = (fold(text_of(anchor)) for anchor in block.place.element.iter("a"))
    return any(len(start.split()) >= TEASER_WORDS - 1 and text.startswith(start) for start in starts if start)


def _without_stamp(text: str) -> str:
    """Return a line without the date and the clock in front of it."""
    first = next(iter(printed_dates(text[:LONGEST_STAMP])), None)
    text = text[first.end :] if first is not None and first.start < TEASER_WORDS else text
    return CLOCK_FIRST.sub("", text)


def says_more(text: str) -> bool:
    """Say whether a line is «Подробнее» or its kin."""
    return len(text) < LONGEST_STAMP and MORE.fullmatch(text) is not None


@asked_once
def is_stamp(block: Block) -> bool:
    """Say whether a short line is little else than a date."""
    text = block.text
    if len(text) > LONGEST_STAMP or block.link_density > 0.5 or DIGIT.search(text) is None:
        return False
    return is_only_date(text) or _is_mostly_date(text)


def _is_mostly_date(text: str) -> bool:
    """Say whether a line is a date with labels around it: «Автор: anna | 10-11-2026, 10:15 | Категория: Новости»."""
    found = next(iter(printed_dates(text)), None)
    if found is None or (text[-1] in ".!?" and "|" not in text):
        return False
    is_at_edge = found.start < 5 or len(text) - found.end < 5
    return (is_at_edge or "|" in text) and len(text) - (found.end - found.start) < 60
