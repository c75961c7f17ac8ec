"""How much of a page is a list of other articles: headlines that lead elsewhere, and which lines of text belong to them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from scraper.reading.blocks import Block, Place, holds, kind
from scraper.reading.boilerplate import is_related
from scraper.reading.dates import ANY_DAY, MOSCOW, PrintedDate, find_dates, is_only_date
from scraper.reading.kind_words import MORE
from scraper.reading.parts import Parts
from scraper.reading.repeats import Line
from scraper.reading.text import fold
from scraper.reading.weights import is_prose
from scraper.reading.zones import OUTSIDE

TEASER_WORDS = 4
FEWEST_HEADS = 3
REACH = 3
"""Between a teaser and its summary stand a date and a rubric at most."""
MORE_REACH = 4
"""Above «Подробнее» stand a headline, a date and a summary."""
LONGEST_STAMP = 90
"""Letters of a line that holds a date and little else: «23.11.2026, 14:05 | Общество | 125 просмотров»."""
FEWEST_IMAGES = 3
LONGEST_LOOKED_AT = 1000
"""Letters of a line that are searched for words."""
FEWEST_LINKED = 0.08
LONGEST_TEASER = 250
CARDS = frozenset(("div", "li", "article", "section", "td"))
NO_PAGE = re.compile(r"^(?:#|javascript:|mailto:|tel:)|\.(?:jpe?g|png|gif|webp|pdf)(?:$|\?)", re.I)
"""Where the picture of a card leads that is no other article: to itself, larger."""
CLOCK_FIRST = re.compile(r"^\W*\d{1,2}[:.]\d\d(?![.:\d])\W+")


@dataclass(frozen=True)
class Lists:
    """A page's parts, looked at as a list. All orders are those of the page's lines."""

    parts: Parts

    @cached_property
    def teasers(self) -> list[int]:
        """Return the orders of headlines that lead elsewhere; headings without a link count where several cards have them."""
        blocks = self.parts.page.blocks
        cards = [block for block in blocks if not is_teaser(block) and _is_linked_card(block)]
        kinds = Counter(kind(block) for block in cards)
        several = {block.order for block in cards if kinds[kind(block)] >= FEWEST_HEADS}
        return [block.order for block in blocks if block.order in several or is_teaser(block)]

    @cached_property
    def _teaser_set(self) -> frozenset[int]:
        return frozenset(self.teasers)

    @cached_property
    def mores(self) -> list[int]:
        """Return the orders of «Подробнее» and its kin."""
        blocks = self.parts.page.blocks
        return [block.order for block in blocks if block.links and not block.place.hidden and _says_more(block.text)]

    @cached_property
    def stamps(self) -> frozenset[int]:
        """Return the orders of short lines that are little else than a date."""
        return frozenset(block.order for block in self.parts.page.blocks if not block.place.hidden and _is_stamp(block))

    @cached_property
    def items(self) -> int:
        """Return how many of the lines belong to other articles."""
        return len(self.parts.lines) - len(self.own)

    @cached_property
    def own(self) -> tuple[Line, ...]:
        """Return the lines that belong to no other article: neither under its headline, nor above its «Подробнее»."""
        return tuple(line for line in self.parts.lines if not self._is_item(line.block))

    @property
    def share(self) -> float:
        """Return the share of the lines that belong to other articles, 0 where there are no lines."""
        return self.items / len(self.parts.lines) if self.parts.lines else 0.0

    @property
    def own_size(self) -> int:
        """Return how many letters the own lines have."""
        return sum(len(line.text) for line in self.own)

    @cached_property
    def has_own_text(self) -> bool:
        """Say whether the text begins right below the headline, before any other headline that leads elsewhere."""
        top = self.parts.headline.order
        own = [line for line in self.own if is_prose(line.block)] or (self.own if not self.items else ())
        if not own or top in self.stamps or self.is_headed_by_one_of_many:
            return False
        return not any(top < order < own[0].block.order for order in self.teasers)

    @cached_property
    def is_headed_by_one_of_many(self) -> bool:
        """Say whether what was taken for the headline is one of several of its kind that lead elsewhere."""
        headline = self.parts.headline.block
        if headline is None or not _may_head(headline):
            return False
        return sum(kind(block) == kind(headline) and _may_head(block) for block in self.parts.page.blocks) >= FEWEST_HEADS

    @cached_property
    def is_under_headings(self) -> bool:
        """Say whether every line stands under a heading that leads elsewhere."""
        blocks = self.parts.page.blocks
        heads = {order for order in self.teasers if blocks[order].place.level > 1}
        orders = [line.block.order for line in self.parts.lines]
        return bool(orders) and all(heads & set(range(order - REACH, order)) for order in orders)

    @cached_property
    def between(self) -> int:
        """Return how many teasers stand between the headline and the first line of text."""
        lines, top = self.parts.lines, self.parts.headline.order
        first = lines[0].block.order if lines else len(self.parts.page.blocks)
        return sum(top < order < first for order in self.teasers)

    @cached_property
    def beside(self) -> int:
        """Return how many other articles the smallest place names that holds the headline and the own lines."""
        blocks, zones = self.parts.page.blocks, self.parts.zones
        return sum(zones.of(blocks[order].place) not in OUTSIDE for order in self._starts(only_home=True))

    def _starts(self, *, only_home: bool = False) -> set[int]:
        """Return the orders where other articles begin; beside a text of the page's own only those in the same place."""
        orders = {*self.teasers, *self.mores, *self._item_orders}
        home = self._home if only_home or self.has_own_text else None
        return orders if home is None else {order for order in orders if holds(home, self.parts.page.blocks[order])}

    @cached_property
    def dated_items(self) -> int:
        """Return how many other articles have a date of their own beside them."""
        starts = self._starts()
        beside = sum(any(order + step in self.stamps for step in (-2, -1, 1, 2)) or self._holds_date(order) for order in starts)
        return max(beside, sum(self._holds_date(order) for order in self._item_orders & starts))

    @cached_property
    def has_own_date(self) -> bool:
        """Say whether a date stands below the headline that is no other article's."""
        top, own = self.parts.headline.order, self.own
        if top < 0:
            return False
        others = [order for order in (*self.teasers, *self.mores, *self._item_orders) if order > top]
        last = max((line.block.order for line in own), default=top) + REACH
        end = last if self.has_own_text and self.share < 0.5 else min([*others, last + 1])
        starts = set(self.teasers)
        own_stamps = (order for order in self.stamps if top < order <= end)
        return any(
            order + 1 not in starts and order - 1 not in starts and not self._is_under_heading(order) for order in own_stamps
        )

    def _is_under_heading(self, order: int) -> bool:
        """Say whether the line above is a heading other than the headline: the date is that one's."""
        return order - 1 > self.parts.headline.last and self.parts.page.blocks[order - 1].place.level > 1

    @cached_property
    def _item_orders(self) -> frozenset[int]:
        own = {line.block.order for line in self.own}
        return frozenset(line.block.order for line in self.parts.lines if line.block.order not in own)

    @cached_property
    def images(self) -> int:
        """Return how many pictures stand around the headline and below it, where no other articles are."""
        blocks = self.parts.page.blocks
        place = self.parts.headline.block.place.parent if self.parts.headline.block else self.parts.place
        found = 0
        for _ in range(REACH):
            if place is None or place.tag in ("body", "html"):
                break
            if sum(holds(place, blocks[order]) for order in (*self.teasers, *self.mores)) >= FEWEST_HEADS:
                break
            found = max(found, sum(1 for _ in place.element.iter("img")))
            place = place.parent
        return found

    @property
    def _home(self) -> Place | None:
        """Return the smallest place that holds the headline and the own lines, None where the headline stands nowhere."""
        headline = self.parts.headline.block
        if headline is None:
            return None
        blocks = [headline, *(line.block for line in self.own)]
        place: Place | None = headline.place
        while place is not None and not all(holds(place, block) for block in blocks):
            place = place.parent
        return place

    def _is_item(self, block: Block) -> bool:
        if block.order in self._under_heads or begins_with_link(block) or self._is_headed(block):
            return True
        return self._goes_on_elsewhere(block)

    def _goes_on_elsewhere(self, block: Block) -> bool:
        """Say whether «Подробнее» stands below a line, and no other heading between."""
        for below in self.parts.page.blocks[block.order + 1 : block.order + MORE_REACH + 1]:
            if below.order in self._more_set:
                return True
            if below.place.level > 1:
                return False
        return False

    def _is_headed(self, block: Block) -> bool:
        blocks = self.parts.page.blocks
        for step in range(1, REACH + 1):
            above = blocks[block.order - step] if block.order >= step else None
            if above is None or above.order == self.parts.headline.order or is_related(above.text, above.link_density):
                return False
            if above.order in self._teaser_set:
                return True
            if is_prose(above) and above.order not in self.stamps:
                return False
        return False

    @cached_property
    def _under_heads(self) -> frozenset[int]:
        """Return the orders below several headlines of one kind, each with a date of its own, and with a way elsewhere."""
        blocks = self.parts.page.blocks
        top = self.parts.headline.order
        heads = [
            block for block in blocks[top + 1 :] if self._is_dated(block.order) and (is_teaser(block) or _is_linked_card(block))
        ]
        kinds = Counter(kind(block) for block in heads)
        found: set[int] = set()
        for one, times in kinds.items():
            if times >= FEWEST_HEADS:
                orders = [block.order for block in heads if kind(block) == one]
                found |= set(range(orders[0], orders[-1] + MORE_REACH))
        return frozenset(found)

    def _is_dated(self, order: int) -> bool:
        return order + 1 in self.stamps or order - 1 in self.stamps

    @cached_property
    def _more_set(self) -> frozenset[int]:
        return frozenset(self.mores)

    def _holds_date(self, order: int) -> bool:
        text = self.parts.page.blocks[order].text
        return CLOCK_FIRST.match(text) is not None or any(True for _ in _dates(text[:40]))


def is_teaser(block: Block) -> bool:
    """Say whether a line is a headline that leads elsewhere, perhaps with a date in front."""
    if block.place.hidden or block.link_density < 0.4 or len(block.folded.split()) < TEASER_WORDS:
        return False
    return block.link_density > 0.8 or (len(block.text) < LONGEST_TEASER and _is_linked_behind_stamp(block))


def _is_linked_behind_stamp(block: Block) -> bool:
    text = _without_stamp(block.text)
    return len(text) < len(block.text) and block.link_chars > 0.8 * len(text) and len(text.split()) >= TEASER_WORDS - 1


def _may_head(block: Block) -> bool:
    return is_teaser(block) or _is_linked_card(block)


def _is_linked_card(block: Block) -> bool:
    """Say whether a line dressed as a heading, without a link, stands in a card whose picture is one."""
    if block.place.level < 2 or block.place.hidden or len(block.folded.split()) < TEASER_WORDS:
        return False
    around = [block.place.element.getparent()]
    around += [around[0].getparent()] if around[0] is not None else []
    hrefs = (link.get("href") for one in around if one is not None and one.tag in CARDS for link in one.findall("./a[@href]"))
    return any(not NO_PAGE.search(href or "#") for href in hrefs)


def begins_with_link(block: Block) -> bool:
    """Say whether a line begins, behind a date or a clock, with a headline linked: an item of «Коротко», a ticker's line."""
    if not block.links or block.link_density <= FEWEST_LINKED:
        return False
    text = fold(_without_stamp(block.text))
    starts = (fold("".join(anchor.itertext())) for anchor in block.place.element.iter("a"))
    return any(len(start.split()) >= TEASER_WORDS - 1 and text.startswith(start) for start in starts if start)


def _without_stamp(text: str) -> str:
    """Return a line without the date and the clock in front of it."""
    first = next(_dates(text[:LONGEST_STAMP]), None)
    text = text[first.end :] if first is not None and first.start < TEASER_WORDS else text
    return CLOCK_FIRST.sub("", text)


def _says_more(text: str) -> bool:
    return len(text) < LONGEST_STAMP and MORE.fullmatch(text) is not None


def _is_stamp(block: Block) -> bool:
    text = block.text
    if len(text) > LONGEST_STAMP or block.link_density > 0.5 or not any(map(str.isdigit, text)):
        return False
    return is_only_date(text) or _is_mostly_date(text)


def _is_mostly_date(text: str) -> bool:
    """Say whether a line is a date with labels around it: «Автор: anna | 10-11-2026, 10:15 | Категория: Новости»."""
    found = next(_dates(text), None)
    if found is None or (text[-1] in ".!?" and "|" not in text):
        return False
    is_at_edge = found.start < 5 or len(text) - found.end < 5
    return (is_at_edge or "|" in text) and len(text) - (found.end - found.start) < 60


def _dates(text: str) -> Iterator[PrintedDate]:
    return find_dates(text, captured_at=ANY_DAY, timezone=MOSCOW)


def count(blocks: Sequence[Block], pattern: re.Pattern[str]) -> int:
    """Return how many different things a pattern finds in lines; of a line without end only its beginning is looked at."""
    return len({fold(found[0])[:12] for block in blocks for found in pattern.finditer(block.text[:LONGEST_LOOKED_AT])})
