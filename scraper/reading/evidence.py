"""What speaks for an article on a page, and what for a list, beside its lines: headline, address, dates, menus, pagers."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from lxml import etree

from archive.addresses import fold as folded_address
from scraper.addresses import clean
from scraper.article_addresses import PINNED, is_of_article, learned_of, other_kind
from scraper.branches import Branch, branch_of, branches, first_segment, kind_of_name
from scraper.reading.blocks import Block
from scraper.reading.headline import SURE
from scraper.reading.kind_words import ABOUT_US, SERVICES
from scraper.reading.lists import Lists
from scraper.reading.parts import Parts
from scraper.reading.source import Source
from scraper.reading.teasers import TEASER_WORDS, is_teaser
from scraper.reading.text import fold
from scraper.reading.tree import text_of
from scraper.reading.zones import OUTSIDE
from scraper.shapes import is_plain_word, shape_of

LIST_KINDS = ("listing", "tag", "author", "search", "calendar")
CERTAIN = 5.0
FEWEST_ITEMS = 3
LITTLE_BODY = 250
LONGEST_LOOKED_AT = 1000
"""Letters of a line that are searched for words."""
PAGE_AFTER = re.compile(r"/?(?:\?|&|/)?(?:[\w-]*(?:page|pagen_\d+|paged|start|cstart|str|p|pg)[=/_-]?)?\d{1,5}/?")
"""What a pager puts behind the address of a list."""


class Look:
    """A page taken apart, with what its rules ask of it."""

    def __init__(self, parts: Parts, source: Source) -> None:
        self.parts, self.source = parts, source
        self.url = clean(source.capture.url)
        self.lists: Lists = parts.lists
        self.headline = fold(parts.headline.text)
        self.size = sum(len(line.text) for line in parts.lines)

    @property
    def blocks(self) -> Sequence[Block]:
        return self.parts.page.blocks

    @cached_property
    def address(self) -> tuple[str, str]:
        """Return (kind, reason) of what the address alone shows, empty texts where it may be an article's."""
        return other_kind(self.url, self.source.outlet) if self.url else ("", "")

    @cached_property
    def is_named(self) -> bool:
        """Say whether the page bears a headline of its own, as long as headlines are, in its heading and its <title>."""
        headline, size = self.parts.headline, len(self.parts.headline.text.split())
        if self.leads_away:
            return False
        if headline.block is not None and headline.block.place.level == 1 and size > TEASER_WORDS:
            return True
        return (headline.score >= SURE and size >= TEASER_WORDS) or (headline.score >= CERTAIN and size == TEASER_WORDS - 1)

    @cached_property
    def is_announced(self) -> bool:
        """Say whether what led here (a feed, a listing) called it by the headline that it prints."""
        entry = self.source.entry
        said = fold(entry.headline)
        is_told_more = bool(entry.published or entry.summary or entry.text)
        if self.parts.headline.block is None and self.headline not in fold(self.parts.page.title):
            return False
        if len(said.split()) < (2 if is_told_more else TEASER_WORDS):  # a menu calls its sections so
            return False
        return said == self.headline or said.startswith(f"{self.headline} ")

    @cached_property
    def is_stated(self) -> bool:
        """Say whether the page tells machines that an article of its headline was published, and when.

        A kind alone says nothing: many sites call every page an article.
        """
        told = self.parts.witnesses
        if not told.is_article or not told.published or not self.headline or self.leads_away:
            return False
        names = [fold(text) for text in told.headlines]
        return not names or any(name in self.headline or self.headline in name for name in names if name)

    @cached_property
    def branch(self) -> Branch | None:
        """Return the branch of the site that the page lies in, if that is none of its newspaper; what a feed tells is of it."""
        said = self.source.entry
        is_told = bool(said.guid or said.summary or said.text or said.sections)
        if not self.url or is_told or self.is_stated or learned_of(self.url, self.source.memory)[0] == PINNED:
            return None
        first = first_segment(self.url)
        # a branch that holds this page begins as its address does: most links need not be looked at
        links = self.parts.page.hrefs
        near = ((href, text_of(anchor)) for anchor, href in links if not first or first_segment(href) in ("", first))
        named = [(clean(href, self.url), text) for href, text in near if kind_of_name(text)]
        outlet = self.source.outlet
        return branch_of(self.url, branches(((url, text) for url, text in named if url), outlet), outlet)

    @cached_property
    def is_known_shape(self) -> bool:
        return bool(self.url) and is_of_article(self.url, self.source.outlet, self.source.memory)

    @cached_property
    def for_article(self) -> int:
        """Return what speaks for an article, beside its lines."""
        lists, has_date = self.lists, self.lists.has_own_date
        has_text = lists.has_own_text
        return sum(
            (
                self.is_named,
                2 * self.is_announced,
                self.is_stated,
                self.is_known_shape and not self.address[0],
                has_date,
                has_date and has_text,
                has_text and lists.own_size >= LITTLE_BODY,
                has_text and self.is_numbered,
            )
        )

    @property
    def is_numbered(self) -> bool:
        """Say whether the address numbers or names one thing, as those of articles do; those of sections are bare words."""
        return bool(self.url) and not self.address[0] and not is_plain_word(shape_of(self.url))

    @property
    def is_dated(self) -> bool:
        """Say whether a date of its own stands at a text of its own."""
        return self.lists.has_own_date and self.lists.has_own_text

    @cached_property
    def for_list(self) -> int:
        """Return what speaks for a list, beside its lines."""
        title = fold(self.parts.page.title)
        return sum(
            (
                2 * bool(self.address[0]),
                2 * self._leads_here,
                2 * self.leads_away,
                not self.is_named,
                self.lists.dated_items >= FEWEST_ITEMS,
                self._goes_on,
                2 * (min(len(self.lists.mores), self.lists.items) >= FEWEST_ITEMS and not self.lists.has_own_text),
                any(pattern.match(title) is not None for name, pattern in SERVICES.items() if name in LIST_KINDS),
            )
        )

    @cached_property
    def signs_of_site(self) -> int:
        """Return how many different things that pages about a newspaper are full of stand below the headline."""
        return len({fold(found[0])[:12] for text in self._below_headline() for found in ABOUT_US.finditer(text)})

    def _below_headline(self) -> Iterator[str]:
        """Yield the lines below the headline, up to the first headline of another article."""
        for block in self.blocks[self.parts.headline.order + 1 :]:
            if is_teaser(block):
                return
            if self.parts.zones.of(block.place) not in OUTSIDE:
                yield block.text[:LONGEST_LOOKED_AT]

    def _links(self) -> Iterator[tuple[str, str]]:
        """Yield (address, folded text) of the page's links."""
        for text, anchor in self.parts.page.anchors:
            address = clean(anchor.get("href") or "", self.url) if self.url and anchor.get("href") else ""
            if address:
                yield address, text

    @cached_property
    def _leads_here(self) -> bool:
        """Say whether the page's headline is what a menu on it calls this very page."""
        if not 0 < len(self.headline.split()) <= TEASER_WORDS:
            return False
        here = folded_address(self.url)
        return any(text == self.headline and folded_address(address) == here for address, text in self._links())

    @cached_property
    def leads_away(self) -> bool:
        """Say whether the headline is a link to another page: the first of a list taken for the page's own."""
        block = self.parts.headline.block
        if block is None or not is_teaser(block) or not self.url or self.headline in fold(self.parts.page.title):
            return False
        own = [self.url, *self.parts.witnesses.addresses, *(link.get("href") or "" for link in self._canonical())]
        hrefs = [anchor.get("href") or "" for anchor in block.place.element.iter("a")]
        targets = {folded_address(clean(href, self.url)) for href in hrefs if href}
        return bool(targets) and not targets & {folded_address(clean(one, self.url)) for one in own if one}

    def _canonical(self) -> Iterator[etree._Element]:
        return (link for link in self.parts.page.root.iter("link") if link.get("rel") == "canonical")

    @cached_property
    def _goes_on(self) -> bool:
        """Say whether a pager leads to further pages of this address."""
        here = folded_address(self.url)
        pages = (folded_address(address) for address, text in self._links() if text.isdigit() or text.startswith("след"))
        return any(page != here and page.startswith(here) and PAGE_AFTER.fullmatch(page[len(here) :]) for page in pages)
