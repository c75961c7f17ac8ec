"""Where the article's text stands on a page, and which lines there are its own."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from scraper.reading.blocks import CARRIERS, Block, Place, all_around, around, kind, sum_in, sums_of
from scraper.reading.boilerplate import is_credit, is_end, is_related, is_service
from scraper.reading.byline import is_byline, signed_lines
from scraper.reading.crumbs import last_crumb
from scraper.reading.dates import is_only_date
from scraper.reading.edges import LISTED, VERSE_CHARS, trimmed
from scraper.reading.elsewhere import COMMENT_LINES, is_below_picture, is_caption, is_signature, opens_comment
from scraper.reading.names import letter_writers, persons_in, signatories
from scraper.reading.others import (
    end_of_section,
    heads_links,
    is_below_links,
    is_headed_like,
    is_next_headline,
    is_others,
    numberless,
    opens_others,
)
from scraper.reading.page import Page
from scraper.reading.weights import FULL_STOP, LINKED, MOSTLY_LINKED, is_chronicle, is_prose, worth
from scraper.reading.zones import BESIDE, OUTSIDE, Zones

BEFORE_HEADLINE = 0.2
"""What is left of a line's weight above the headline."""
FADING = 0.5 ** (1 / 30)
"""Thirty lines of menus and teasers between headline and a text halve its claim to be the headline's."""
BELOW_TEXT = 0.25
"""What is left of a line's weight below the first comment: a reader's sentence may be longer than a note."""
LEAST_PROSE = 60
LEAST_BELOW_HEADLINE = 20
"""A note of one short sentence («Завтра в школах нет занятий.»), faded a little, where the headline is known."""
LONG_LINKED = 250
"""A line of links this long may be a paragraph that an outlet has linked whole."""
FEWEST_DAYS = 3
DATED = re.compile(r"\d{4}|\d:\d")
NEAR = 24
"""So many lines may stand between two boxes of one text: a list of short items, a poem, a picture's credit, a call."""


def find_place(page: Page, values: Sequence[float], zones: Zones, after: int) -> Place | None:
    """Return the element whose lines hold the most prose and the least else.

    `values` are the lines' worths; lines of zones count nothing. Lines up to `after` (the headline) count a fifth, those
    below it the less the more lines that are no prose stand between: legal notices at the foot are long, and far away.
    """
    counted: list[float] = []
    nearness = BEFORE_HEADLINE if after >= 0 else 1.0
    is_begun = is_over = False
    for block, value in zip(page.blocks, values, strict=True):
        if after >= 0 and block.order == after + 1:
            nearness = 1.0
        if after >= 0 and block.order > after and value <= 0:
            nearness *= FADING
        if is_begun and not is_over and _opens_talk(block, page.blocks):
            nearness, is_over = nearness * BELOW_TEXT, True
        is_begun = is_begun or (block.order > after >= 0 and value > 0)
        is_counted = value and not block.place.hidden and not zones.of(block.place)
        counted.append((value * nearness if value > 0 else value) if is_counted else 0.0)
    sums = sums_of(counted)
    places = all_around(block for block, value in zip(page.blocks, counted, strict=True) if value)
    best = max(places, key=lambda place: (sum_in(place, sums), place.depth), default=None)
    if best is None or sum_in(best, sums) <= (LEAST_PROSE if after < 0 else LEAST_BELOW_HEADLINE):
        return None
    while best.tag in CARRIERS and best.parent is not None:
        best = best.parent
    return best


def _opens_talk(block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether comments begin here: a counter or a reader's name with a date, and soon another; one alone is a byline."""
    if not (is_end(block.text) or opens_comment(block)):
        return False
    return any(map(opens_comment, blocks[block.order + 1 : block.order + 1 + COMMENT_LINES]))


def gather(page: Page, place: Place, zones: Zones, after: int, skipped: frozenset[int]) -> list[Block]:
    """Return the lines of the article's text in a place, in order: what is the site's is left out."""
    start, end = _reach(page, place, zones, after, skipped)
    own = page.blocks[start:end]
    inside = [block for block in own if not block.place.hidden]
    core = _core(inside, zones)
    last = max((block.order for block in inside if around(block) is core), default=after)
    left_out = skipped | _captions(inside, zones, core)
    days = _days_of_diary(inside, core)
    kept: list[Block] = []
    is_elsewhere = False
    others = 0
    for block in inside:
        if block.order in left_out or block.order < others:
            continue
        if _ends(block, zones, core, kept):
            break
        if opens_comment(block) and (block.order > last or is_below_links(block, kept, page.blocks)):
            break
        if kept and (is_next_headline(block, page.blocks) or is_headed_like(block, page.blocks, after)):
            break
        if kept and opens_others(block, inside, kept, core):
            break
        if kept and block.link_density <= LINKED and is_related(block.text):
            others = end_of_section(block, inside, kept)
        is_item = block.links > 0 and block.place.tag in LISTED
        is_elsewhere = is_related(block.text, block.link_density) or (is_elsewhere and is_item)
        if not is_elsewhere and (is_text(block, zones) or block.order in days):
            kept.append(block)
    text = trimmed([block for block in kept if not heads_links(block, page.blocks, zones)])
    text = text[: len(text) - signed_lines(text)]
    return text[1:] if len(text) > 1 and is_byline(text[0]) and signatories(text[0].text) else text


def _reach(page: Page, place: Place, zones: Zones, after: int, skipped: frozenset[int]) -> tuple[int, int]:
    """Return where the text begins and ends: with its place, or with lines of its kind near that stand in boxes of their own.

    Builders of pages (Tilda, paragraphs of Drupal) put each stretch of text into a box, with nothing around them but the page.
    """
    start, end = max(after + 1, place.start), place.start + place.lines
    kinds = {numberless(block) for block in page.blocks[start:end] if is_prose(block)}
    kinds = {one for one in kinds if len(one) > 2 and one[3] and (one[1] or one[0] in ("div", "p"))}
    if not kinds:
        return start, end
    for block in page.blocks[end:]:
        if block.order - end >= NEAR or block.place.level in (1, 2) or is_end(block.text) or opens_comment(block):
            break
        if is_related(block.text, block.link_density):
            break
        if block.order not in skipped and numberless(block) in kinds and _goes_on(block, zones):
            end = block.order + 1
    for block in reversed(page.blocks[after + 1 : start] if after >= 0 else ()):
        if block.order not in skipped and numberless(block) in kinds and _is_plain(block, zones):
            start = block.order
    return start, end


def _days_of_diary(inside: Sequence[Block], core: Place | None) -> frozenset[int]:
    """Return the orders of days that head stretches of one text, a diary's or a programme's: three or more, without a year."""
    heads = [
        block
        for block, below in pairwise(inside)
        if is_only_date(block.text) and not DATED.search(block.text) and not is_only_date(below.text)
    ]
    kinds = Counter(kind(block) for block in heads if block.place.names or (block.place.parent and block.place.parent.names))
    own = [block for block in heads if around(block) is core or kinds[kind(block)] >= FEWEST_DAYS]
    return frozenset(block.order for block in own) if len(own) >= FEWEST_DAYS else frozenset()


def _goes_on(block: Block, zones: Zones) -> bool:
    """Say whether a line carries a text on: a sentence, a verse below another, the signature of a letter."""
    is_verse = block.breaks == 1 and not block.links and len(block.text) <= VERSE_CHARS
    return _is_plain(block, zones) or ((is_verse or bool(letter_writers(block.text))) and is_text(block, zones))


def _is_plain(block: Block, zones: Zones) -> bool:
    return not block.links and is_prose(block) and is_text(block, zones)


def _captions(inside: Sequence[Block], zones: Zones, core: Place | None) -> frozenset[int]:
    """Return the orders of captions; not of the only sentences there are: a note may share its cell with a picture."""
    first = next((block.order for block in inside if is_prose(block)), -1)  # a lead may be slanted, below the main picture
    found = [block for block in inside if is_caption(block, core) or (block.order > first and is_below_picture(block))]
    captions = frozenset(block.order for block in found)
    own = takewhile(lambda block: not is_others(block), inside)
    if any(is_prose(block) and is_text(block, zones) and block.order not in captions for block in own):
        return captions
    return frozenset(block.order for block in found if not is_prose(block))


def is_text(block: Block, zones: Zones) -> bool:
    """Say whether a line inside the article's place belongs to its text."""
    zone = zones.of(block.place)
    if zone in OUTSIDE or zone in BESIDE:
        return False
    text, density = block.text, block.link_density
    if density > MOSTLY_LINKED and len(text) < LONG_LINKED:
        return False
    if is_chronicle(text) or (is_signature(block) and persons_in(text) and not FULL_STOP.search(text)):
        return False
    if is_service(text, density > 0) or is_credit(text) or is_related(text, density) or is_only_date(text):
        return False
    return last_crumb(block) is None


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
    return any(around(line) is core and is_prose(line) for line in kept)
