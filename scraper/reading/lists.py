"""How much of a page is a list of other articles: headlines that lead elsewhere, and which lines of text belong to them."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from scraper.reading.blocks import Block, Place, holds, kind
from scraper.reading.boilerplate import is_related
from scraper.reading.dates import printed_dates
from scraper.reading.headline import Headline
from scraper.reading.page import Page
from scraper.reading.repeats import Line
from scraper.reading.teasers import CLOCK_FIRST, FEWEST_HEADS, begins_with_link, may_head
from scraper.reading.weights import is_prose
from scraper.reading.zones import OUTSIDE, Zones

REACH = 3
"""Between a teaser and its summary stand a date and a rubric at most."""
MORE_REACH = 4
"""Above «Подробнее» stand a headline, a date and a summary."""
FEWEST_IMAGES = 3


@dataclass(frozen=True, kw_only=True, eq=False)
class Lists:
    """A page's parts, looked at as a list. All orders are those of the page's lines."""

    page: Page
    headline: Headline
    lines: tuple[Line, ...]
    place: Place | None
    zones: Zones

    @property
    def teasers(self) -> list[int]:
        """Return the orders of headlines that lead elsewhere."""
        return self.page.teasers

    @property
    def mores(self) -> list[int]:
        """Return the orders of «Подробнее» and its kin."""
        return self.page.mores

    @property
    def stamps(self) -> frozenset[int]:
        """Return the orders of short lines that are little else than a date."""
        return self.page.stamps

    @cached_property
    def items(self) -> int:
        """Return how many of the lines belong to other articles."""
        return len(self.lines) - len(self.own)

    @cached_property
    def own(self) -> tuple[Line, ...]:
        """Return the lines that belong to no other article: neither under its headline, nor above its «Подробнее»."""
        return tuple(line for line in self.lines if not self._is_item(line.block))

    @property
    def share(self) -> float:
        """Return the share of the lines that belong to other articles, 0 where there are no lines."""
        return self.items / len(self.lines) if self.lines else 0.0

    @property
    def own_size(self) -> int:
        """Return how many letters the own lines have."""
        return sum(len(line.text) for line in self.own)

    @cached_property
    def has_own_text(self) -> bool:
        """Say whether the text begins right below the headline, before any other headline that leads elsewhere."""
        top = self.headline.order
        own = [line for line in self.own if is_prose(line.block)] or (self.own if not self.items else ())
        if not own or top in self.stamps or self.is_headed_by_one_of_many:
            return False
        return not any(top < order < own[0].block.order for order in self.teasers)

    @cached_property
    def is_headed_by_one_of_many(self) -> bool:
        """Say whether what was taken for the headline is one of several of its kind that lead elsewhere."""
        headline = self.headline.block
        if headline is None or not may_head(headline):
            return False
        return sum(kind(block) == kind(headline) and may_head(block) for block in self.page.blocks) >= FEWEST_HEADS

    @cached_property
    def is_under_headings(self) -> bool:
        """Say whether every line stands under a heading that leads elsewhere."""
        blocks = self.page.blocks
        heads = {order for order in self.teasers if blocks[order].place.level > 1}
        orders = [line.block.order for line in self.lines]
        return bool(orders) and all(heads & set(range(order - REACH, order)) for order in orders)

    @cached_property
    def between(self) -> int:
        """Return how many teasers stand between the headline and the first line of text."""
        lines, top = self.lines, self.headline.order
        first = lines[0].block.order if lines else len(self.page.blocks)
        return sum(top < order < first for order in self.teasers)

    @cached_property
    def beside(self) -> int:
        """Return how many other articles the smallest place names that holds the headline and the own lines."""
        blocks, zones = self.page.blocks, self.zones
        return sum(zones.of(blocks[order].place) not in OUTSIDE for order in self._starts(only_home=True))

    def _starts(self, *, only_home: bool = False) -> set[int]:
        """Return the orders where other articles begin; beside a text of the page's own only those in the same place."""
        orders = {*self.teasers, *self.mores, *self._item_orders}
        home = self._home if only_home or self.has_own_text else None
        return orders if home is None else {order for order in orders if holds(home, self.page.blocks[order])}

    @cached_property
    def dated_items(self) -> int:
        """Return how many other articles have a date of their own beside them."""
        starts = self._starts()
        beside = sum(any(order + step in self.stamps for step in (-2, -1, 1, 2)) or self._holds_date(order) for order in starts)
        return max(beside, sum(self._holds_date(order) for order in self._item_orders & starts))

    @cached_property
    def has_own_date(self) -> bool:
        """Say whether a date stands below the headline that is no other article's."""
        top, own = self.headline.order, self.own
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
        return order - 1 > self.headline.last and self.page.blocks[order - 1].place.level > 1

    @cached_property
    def _item_orders(self) -> frozenset[int]:
        own = {line.block.order for line in self.own}
        return frozenset(line.block.order for line in self.lines if line.block.order not in own)

    @cached_property
    def images(self) -> int:
        """Return how many pictures stand around the headline and below it, where no other articles are."""
        blocks = self.page.blocks
        place = self.headline.block.place.parent if self.headline.block else self.place
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
        headline = self.headline.block
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
        for below in self.page.blocks[block.order + 1 : block.order + MORE_REACH + 1]:
            if below.order in self._mores:
                return True
            if below.place.level > 1:
                return False
        return False

    def _is_headed(self, block: Block) -> bool:
        blocks = self.page.blocks
        for step in range(1, REACH + 1):
            above = blocks[block.order - step] if block.order >= step else None
            if above is None or above.order == self.headline.order or is_related(above.text, above.link_density):
                return False
            if above.order in self._teasers:
                return True
            if is_prose(above) and above.order not in self.stamps:
                return False
        return False

    @cached_property
    def _under_heads(self) -> frozenset[int]:
        """Return the orders below several headlines of one kind, each with a date of its own, and with a way elsewhere."""
        blocks = self.page.blocks
        top = self.headline.order
        heads = [block for block in blocks[top + 1 :] if may_head(block) and self._is_dated(block.order)]
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
    def _teasers(self) -> frozenset[int]:
        return frozenset(self.teasers)

    @cached_property
    def _mores(self) -> frozenset[int]:
        return frozenset(self.mores)

    def _holds_date(self, order: int) -> bool:
        text = self.page.blocks[order].text
        return CLOCK_FIRST.match(text) is not None or bool(printed_dates(text[:40]))
