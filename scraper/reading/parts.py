"""A parsed page taken apart: headline, lead, lines of text, and where they stand. No dates, names or addresses yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from scraper.reading.blocks import Block, Place, holds
from scraper.reading.body import find_place, gather
from scraper.reading.boilerplate import without_placeholders
from scraper.reading.edges import VERSE_CHARS, trimmed
from scraper.reading.elsewhere import cards, talk
from scraper.reading.frame import Frame
from scraper.reading.headline import SURE, Headline, find_candidates, find_headline
from scraper.reading.lead import find_lead
from scraper.reading.lists import Lists
from scraper.reading.page import Page
from scraper.reading.repeats import Line, line_of, without_copies, without_headline
from scraper.reading.text import clean, fold
from scraper.reading.tree import text_of
from scraper.reading.weights import NOTHING, is_prose, worth
from scraper.reading.witnesses import Witnesses, hear
from scraper.reading.zones import Zones, is_sidebar, main_places

POINTER = re.compile(
    r"(?<=[.!?…»”])\s*(?:(?:читайте|смотрите)(?: также| так же| ещ[её]| по теме)?|по теме|ранее по теме|"
    r"read more|read also|see also)\s*:\s*(?P<where>\S.{0,200})$",
    re.I,
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Parts:
    """What was found on a page. `lines` are the body without the lead; `cards` the summaries of other articles."""

    page: Page
    witnesses: Witnesses
    zones: Zones
    headline: Headline
    lead: str
    lines: tuple[Line, ...]
    frame: Frame
    cards: frozenset[int]
    place: Place | None

    @cached_property
    def lists(self) -> Lists:
        """Return the page looked at as a list of articles.

        It knows what it needs, not these parts: pages that hold themselves stay in memory until the garbage is collected.
        """
        return Lists(page=self.page, headline=self.headline, lines=self.lines, place=self.place, zones=self.zones)

    @property
    def body(self) -> str:
        return joined(self.lines)


def take_apart(page: Page, *, site: frozenset[str], template: frozenset[str] = frozenset(), listed: str = "") -> Parts:
    """Take a page apart. `site` (the site's names) and `template` (its lines) are folded; `listed` is the feed's headline.

    The headline is looked for twice: first by the witnesses alone, so that the text is sought below it; then, with the
    text known, above that.
    """
    witnesses = hear(page)
    site |= {fold(name) for name in witnesses.sites}
    headline_of = partial(find_headline, find_candidates(page, witnesses, site=site, listed=listed))
    others = cards(page.blocks, Zones())
    values = [_value(block, others, template) for block in page.blocks]
    first = headline_of(Zones(main_places(page.blocks, values)))
    spoken = talk(page.blocks, first.order) if first.block else frozenset()
    values = [NOTHING if block.order in spoken else value for block, value in zip(page.blocks, values, strict=True)]
    place, zones = _text_place(page, values, first)
    headline = first
    if place:
        blocks = gather(page, place, zones, -1, others | spoken)
        headline = headline_of(zones, _first_sentence(blocks, first)) if blocks else first
    return parts_of(page, witnesses, zones, headline, place, others=others, spoken=spoken, template=template)


def parts_of(
    page: Page,
    witnesses: Witnesses,
    zones: Zones,
    headline: Headline,
    place: Place | None,
    *,
    others: frozenset[int],
    spoken: frozenset[int],
    template: frozenset[str],
) -> Parts:
    """Take a page apart whose headline and place of the text are known; `others` are cards, `spoken` readers' comments."""
    blocks = gather(page, place, zones, headline.last, others | spoken) if place else []
    lines = without_copies(without_headline(_lines(blocks, template), fold(headline.text)))
    lead, lines = find_lead(page, zones, fold(headline.text), headline.last, lines, witnesses.leads)
    proper = {block.order for block in trimmed([line.block for line in lines])}
    lines = [line for line in lines if line.block.order in proper]
    return Parts(
        page=page,
        witnesses=witnesses,
        zones=zones,
        headline=headline,
        lead=lead,
        lines=tuple(lines),
        frame=_frame(headline, lines),
        cards=others,
        place=place,
    )


def _text_place(page: Page, values: Sequence[float], first: Headline) -> tuple[Place | None, Zones]:
    """Return the place of the text, and the page's zones; what holds the headline, or most of the prose, is none.

    Where the headline is sure, a sidebar that holds most of the prose is left one: the article beside it may be short.
    """
    main = main_places(page.blocks, values)
    after = -1
    if first.block is not None and first.score >= SURE:
        main = [place for place in main if holds(place, first.block) or not is_sidebar(place)]
        after = first.order
    spared = [*main, *(first.block.place.ancestors() if first.block else [])]
    place = find_place(page, values, Zones(spared), after)
    return place, Zones([*spared, *(place.ancestors() if place else [])])


def _first_sentence(blocks: Sequence[Block], first: Headline) -> int:
    after = first.order if first.score >= SURE else -1
    sentences = (block.order for block in blocks if block.order > after and is_prose(block) and not block.place.level)
    return next(sentences, blocks[0].order)


def _value(block: Block, skipped: frozenset[int], template: frozenset[str]) -> float:
    return NOTHING if block.order in skipped or (template and block.folded in template) else worth(block)


def _lines(blocks: Sequence[Block], template: frozenset[str]) -> list[Line]:
    kept = (line_of(block, without_placeholders(without_pointer(block))) for block in blocks if block.folded not in template)
    return [line for line in kept if line.text]


def without_pointer(block: Block) -> str:
    """Return a line's text without «Читайте также: …» behind its last sentence, where that leads to another article."""
    match = POINTER.search(block.text) if block.links else None
    if match is None:
        return block.text
    linked = [clean(text_of(link)) for link in block.place.element.iter("a")]
    leads_there = any(text and match["where"].startswith(text) for text in linked)
    return block.text[: match.start()].rstrip() if leads_there else block.text


def _frame(headline: Headline, lines: Sequence[Line]) -> Frame:
    if not lines:
        return Frame(headline=headline.order, start=headline.order + 1, end=headline.order)
    orders = frozenset(line.block.order for line in lines)
    return Frame(headline=headline.order, start=min(orders), end=max(orders), lines=orders)


def joined(lines: Sequence[Line]) -> str:
    """Return lines as one text: paragraphs a blank line apart; rows of a table and verses of a poem on lines of their own."""
    verses = _places_of_verse(lines)
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None:
            text += "\n" if _goes_on(before, line, verses) else "\n\n"
        text += line.text
    return text


def _places_of_verse(lines: Sequence[Line]) -> set[int]:
    """Return the places whose lines may be verses: paragraphs of short lines only, and what parts stanzas by a blank line."""
    short, parted = set(), set()
    for line in lines:
        place = line.block.place
        if place.tag in ("p", "div", "blockquote"):
            short.add(id(place))
        if line.block.breaks > 1:
            parted.add(id(place))
    return parted | (short - {id(line.block.place) for line in lines if len(line.text) > VERSE_CHARS})


def _goes_on(before: Line, line: Line, verses: set[int]) -> bool:
    if "\t" in before.text and "\t" in line.text:
        return before.block.place.parent is line.block.place.parent
    if before.block.place is not line.block.place or line.block.breaks != 1:
        return False
    return max(len(before.text), len(line.text)) <= VERSE_CHARS and id(line.block.place) in verses
