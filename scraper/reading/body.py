"""Where the article's text stands on a page, and which lines there are its own."""

import re
from collections.abc import Sequence

from scraper.reading.blocks import Block, Place, around
from scraper.reading.boilerplate import is_credit, is_end, is_related, is_service
from scraper.reading.dates import ANY_DAY, MOSCOW, find_dates, is_only_date
from scraper.reading.names import persons_in
from scraper.reading.page import Page
from scraper.reading.zones import BESIDE, OUTSIDE, Zones

PROSE_CHARS = 80
"""A line this long is prose even without a full stop; a shorter one must end like a sentence."""
SENTENCE_CHARS = 25
MOST_WEIGHT = 500
"""No single line outweighs three paragraphs: one long legal notice must not win over a short article."""
NOTHING = -6.0
"""What a short line that says nothing takes from its place: a label, a button, a counter."""
LINKED = 0.5
LONG_LINKED = 250
BEFORE_HEADLINE = 0.2
FADING = 0.5 ** (1 / 50)
"""Fifty lines of menus and teasers between headline and a text halve its claim to be the headline's."""
LEAST_PROSE = 60
FEWEST_CARDS = 3
CARD_LINES = 4
LONGEST_CAPTION = 250
CAPTION_LINES = 3
LONGEST_SIGNATURE = 80
FEWEST_COMMENTS, COMMENT_LINES, OWN_LINES = 3, 4, 8
CLOCK_LIKE = re.compile(r"\d[:.]\d\d")
TEXT_TAGS = frozenset(("p", "li", "td", "tr", "tbody"))
SENTENCE_END = re.compile(r"[.!?…:;,»”\")\]—–-]\s*$")
FULL_STOP = re.compile(r"[.!?…][»”\")]*\s*$")
LISTED = frozenset(("li", "tr", "dd", "dt"))
LISTED_ABOVE = frozenset(("li", "tr"))
"""A text may begin with a list; <dt> above one is a label of the site."""


def is_prose(block: Block) -> bool:
    """Say whether a line reads like a sentence, or is long enough to be one."""
    size = len(block.text)
    return size >= PROSE_CHARS or (size >= SENTENCE_CHARS and SENTENCE_END.search(block.text) is not None)


def worth(block: Block) -> float:
    """Return how much a line reads like an article's text, negative for links and notices."""
    size = len(block.text)
    if block.link_density > LINKED:
        return -float(min(size, 60))
    if is_service(block.text) or is_related(block.text, block.link_density) or is_credit(block.text):
        return NOTHING
    if is_prose(block):
        return min(size, MOST_WEIGHT) * (1 - block.link_density)
    return NOTHING


def cards(blocks: Sequence[Block], zones: Zones) -> frozenset[int]:
    """Return the orders of summaries in lists of other articles: lines of one kind that each follow a link.

    In a text with links put between its paragraphs some follow one too; there all must, and all are siblings.
    """
    kinds: dict[tuple[str, ...], list[tuple[Block, bool]]] = {}
    for block in blocks:
        if block.link_density <= LINKED:
            kinds.setdefault(_kind(block), []).append((block, _follows_link(block, blocks, zones)))
    found: set[int] = set()
    for lines in kinds.values():
        parents = {id(block.place.parent) for block, _ in lines}
        share = 0.95 if len(parents) == 1 else 0.6
        places = {id(block.place) for block, linked in lines if linked}
        if len(places) >= FEWEST_CARDS and sum(linked for _, linked in lines) >= share * len(lines):
            found |= {block.order for block, _ in lines}
    return frozenset(found)


def talk(blocks: Sequence[Block], headline: int) -> frozenset[int]:
    """Return the orders of readers' comments: what stands under lines of one kind that each hold a date and a clock.

    Where classes say "comments" this is not needed; a third of the old sites has none that do. `headline` is the order of
    the headline: dates near it are the article's own.
    """
    kinds: dict[tuple[str, ...], list[int]] = {}
    for block in blocks[headline + OWN_LINES :]:
        below = [line for line in blocks[block.order + 1 : block.order + 3] if line.link_density <= LINKED]
        if is_signature(block) and any(line.place is not block.place and not is_signature(line) for line in below):
            kinds.setdefault(_kind(block), []).append(block.order)
    threads = (orders for orders in kinds.values() if len(orders) >= FEWEST_COMMENTS)
    return frozenset(order for orders in threads for order in range(orders[0] - 1, orders[-1] + COMMENT_LINES))


def is_signature(block: Block) -> bool:
    """Say whether a short line holds a date with a clock: a reader's name and when he wrote."""
    if len(block.text) > LONGEST_SIGNATURE or not CLOCK_LIKE.search(block.text):
        return False
    return any(found.wall for found in find_dates(block.text, captured_at=ANY_DAY, timezone=MOSCOW))


def _follows_link(block: Block, blocks: Sequence[Block], zones: Zones) -> bool:
    """Say whether a link stands above a line in the same card, with at most a name or a date between."""
    card, zone = block.place.parent, zones.of(block.place)
    for above in reversed(blocks[max(0, block.order - CARD_LINES) : block.order]):
        if above.link_density > LINKED and (above.place is not block.place or above.order == block.order - 1):
            return card is not None and holds(card, above) and zones.of(above.place) == zone
        if is_prose(above):
            return False
    return False


def _kind(block: Block) -> tuple[str, ...]:
    place, parent = block.place, block.place.parent
    return (place.tag, place.names, parent.tag, parent.names) if parent else (place.tag, place.names)


def find_place(page: Page, values: Sequence[float], zones: Zones, after: int = -1) -> Place | None:
    """Return the element whose lines hold the most prose and the least else.

    `values` are the lines' worths; lines of zones count nothing. Lines up to `after` (the headline) count a fifth, those
    below it the less the more lines that are no prose stand between: legal notices at the foot are long, and far away.
    """
    totals: dict[int, float] = {}
    places: dict[int, Place] = {}
    nearness = BEFORE_HEADLINE if after >= 0 else 1.0
    for block, value in zip(page.blocks, values, strict=True):
        if after >= 0 and block.order == after + 1:
            nearness = 1.0
        if after >= 0 and block.order > after and value <= 0:
            nearness *= FADING
        if block.place.hidden or not value or zones.of(block.place):
            continue
        if value > 0:
            value *= nearness
        place: Place | None = block.place
        while place is not None:
            key = id(place)
            places[key] = place
            totals[key] = totals.get(key, 0.0) + value
            place = place.parent
    best = max(places.values(), key=lambda place: (totals[id(place)], place.depth), default=None)
    return best if best is not None and totals[id(best)] > LEAST_PROSE else None


def holds(place: Place, block: Block) -> bool:
    """Say whether a line stands inside a place."""
    found: Place | None = block.place
    while found is not None and found.depth >= place.depth:
        if found is place:
            return True
        found = found.parent
    return False


def gather(page: Page, place: Place, zones: Zones, after: int = -1, skipped: frozenset[int] = frozenset()) -> list[Block]:
    """Return the lines of the article's text in a place, in order: what is the site's is left out."""
    inside = [block for block in page.blocks[after + 1 :] if holds(place, block) and not block.place.hidden]
    core = _core(inside, zones)
    last = max((block.order for block in inside if around(block) is core), default=after)
    kept: list[Block] = []
    for block in inside:
        if block.order in skipped or is_caption(block, core):
            continue
        if _ends(block, zones, core, kept) or (block.order > last and opens_comment(block)):
            break
        if is_text(block, zones):
            kept.append(block)
    return trimmed([block for block in kept if not _heads_links(block, page.blocks, zones)])


def is_caption(block: Block, core: Place | None) -> bool:
    """Say whether a short line shares a box of its own with a picture, beside the text rather than in it."""
    if core is None or len(block.text) > LONGEST_CAPTION:
        return False
    place: Place | None = block.place
    while place is not None and place is not core and place.lines <= CAPTION_LINES:
        if place.tag not in TEXT_TAGS and place.element.find(".//img") is not None:
            return place.names != "" or place.tag in ("table", "figure", "dl")
        place = place.parent
    return False


def _core(blocks: Sequence[Block], zones: Zones) -> Place | None:
    """Return the place that holds most of the prose directly: the text itself, not what is wrapped around it."""
    sizes: dict[int, int] = {}
    places: dict[int, Place] = {}
    for block in blocks:
        if worth(block) > 0 and zones.of(block.place) not in OUTSIDE:
            place = around(block)
            places[id(place)] = place
            sizes[id(place)] = sizes.get(id(place), 0) + len(block.text)
    return max(places.values(), key=lambda place: sizes[id(place)], default=None)


def _ends(block: Block, zones: Zones, core: Place | None, kept: Sequence[Block]) -> bool:
    """Say whether the comments begin here: a counter above the text, or a button beside it, ends nothing."""
    if not is_end(block.text) or block.link_density > LINKED or zones.of(block.place) in ("share", "menu", "about"):
        return False
    return any(around(line) is core for line in kept)


def opens_comment(block: Block) -> bool:
    """Say whether a line is a reader's name with a date: below the text the comments begin with it (uCoz names nothing)."""
    return is_signature(block) and not is_only_date(block.text)


def is_text(block: Block, zones: Zones) -> bool:
    """Say whether a line inside the article's place belongs to its text."""
    zone = zones.of(block.place)
    if zone in OUTSIDE or zone in BESIDE:
        return False
    text, density = block.text, block.link_density
    if is_signature(block) and persons_in(text) and not FULL_STOP.search(text):
        return False
    if is_service(text) or is_credit(text) or is_related(text, density) or is_only_date(text):
        return False
    return not (density > 0.6 and len(text) < LONG_LINKED)


def _heads_links(block: Block, blocks: Sequence[Block], zones: Zones) -> bool:
    """Say whether a line dressed as a heading stands over links: «Что ещё почитать» and its hundred other wordings."""
    if block.order + 1 >= len(blocks) or not (block.place.level or block.bold_chars >= 0.9 * len(block.text)):
        return False
    below = blocks[block.order + 1]
    return below.link_density > 0.8 and below.place is not block.place and not zones.of(below.place)


def trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines without what stands before the first sentence and after the last: signatures, counters, labels."""
    proper = [index for index, block in enumerate(blocks) if is_prose(block)]
    if not proper:
        return list(blocks)
    first, last = proper[0], proper[-1]
    while first > 0 and _belongs(blocks[first - 1], blocks[first], LISTED_ABOVE):
        first -= 1
    while last + 1 < len(blocks) and _belongs(blocks[last + 1], blocks[last], LISTED):
        last += 1
    return list(blocks[first : last + 1])


def _belongs(block: Block, neighbour: Block, listed: frozenset[str]) -> bool:
    """Say whether a short line at the edge of the text goes with the line beside it: «— Да.», a list's last item."""
    if around(block) is not around(neighbour):
        return False
    return FULL_STOP.search(block.text) is not None or block.place.tag in listed or bool(block.place.level)
