"""Where the article's text stands on a page, and which lines there are its own."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import groupby, pairwise, takewhile

from scraper.reading.blocks import CARRIERS, Block, Place, all_around, around, holds, kind, sum_in, sums_of
from scraper.reading.boilerplate import is_credit, is_end, is_related, is_service
from scraper.reading.byline import is_byline, signed_lines
from scraper.reading.crumbs import last_crumb
from scraper.reading.dates import is_only_date
from scraper.reading.elsewhere import COMMENT_LINES, TEXT_TAGS, is_below_picture, is_caption, is_signature, opens_comment
from scraper.reading.names import REGARDS, letter_writers, persons_in, signatories
from scraper.reading.page import Page
from scraper.reading.teasers import is_stamp
from scraper.reading.weights import LINKED, is_prose, worth
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
MOSTLY_LINKED, LONG_LINKED = 0.6, 250
"""A line of links this long may be a paragraph that an outlet has linked whole."""
FULL_STOP = re.compile(r"[.!?…][»”\")]*\s*$")
FEWEST_HEADLINE_WORDS = 3
BOX_LINES = 6
"""A box of links among paragraphs is small; larger ones may be a text's own list."""
SECTIONS = frozenset(("section", "aside"))
FEWEST_DAYS = 3
MOST_SUMMARY = 4
"""Sentences of another article's summary, below its headline."""
NUMBER = re.compile(r"\d+")
DATED = re.compile(r"\d{4}|\d:\d")
NEAR = 24
"""So many lines may stand between two boxes of one text: a list of short items, a poem, a picture's credit, a call."""
FEWEST_OF_STANZA, VERSE_CHARS = 4, 80
FEWEST_VERSES = 3
"""Short lines at the end of a paragraph, parted by <br>, from which on they are no signature."""
LISTED = frozenset(("li", "tr", "dd", "dt"))
LISTED_ABOVE = frozenset(("li", "tr"))
"""A text may begin with a list; <dt> above one is a label of the site."""


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
        if opens_comment(block) and (block.order > last or _is_below_links(block, kept, page.blocks)):
            break
        if kept and (_is_next_headline(block, page.blocks) or _is_headed_like(block, page.blocks, after)):
            break
        if kept and _opens_others(block, inside, kept, core):
            break
        if kept and block.link_density <= LINKED and is_related(block.text):
            others = _end_of_box(block, inside, kept)
        is_item = block.links > 0 and block.place.tag in LISTED
        is_elsewhere = is_related(block.text, block.link_density) or (is_elsewhere and is_item)
        if not is_elsewhere and (is_text(block, zones) or block.order in days):
            kept.append(block)
    text = trimmed([block for block in kept if not _heads_links(block, page.blocks, zones)])
    text = text[: len(text) - signed_lines(text)]
    return text[1:] if len(text) > 1 and is_byline(text[0]) and signatories(text[0].text) else text


def _opens_others(block: Block, inside: Sequence[Block], kept: Sequence[Block], core: Place | None) -> bool:
    """Say whether a label below the text opens a list of other articles, to the end: summaries, each close to its link.

    Where one line stands as those of the text do, or sentences go on without a link, the text goes on below a single pointer.
    """
    if block.link_density > LINKED or not is_related(block.text):
        return False
    kinds = {_numberless(line) for line in kept}
    sentences = MOST_SUMMARY
    for line in inside:
        if line.order <= block.order:
            continue
        if line.link_density > 0.8:
            sentences = 0
        elif is_prose(line):
            sentences += 1
            if sentences > MOST_SUMMARY or _numberless(line) in kinds or around(line) is core:
                return False
    return True


def _end_of_box(block: Block, inside: Sequence[Block], kept: Sequence[Block]) -> int:
    """Return where the section ends that a heading over other articles begins; 0 where it has none of its own, or holds text.

    It is the largest place that begins with the heading and holds no line of the text.
    """
    box: Place | None = None
    place: Place | None = block.place
    while place is not None and place.start == block.order and not holds(place, kept[-1]):
        box, place = place, place.parent
    if box is None or box.lines < 2 or box.tag not in SECTIONS or not block.place.level:
        return 0
    kinds = {_numberless(line) for line in kept}
    is_text = any(holds(box, line) and is_prose(line) and _numberless(line) in kinds for line in inside)
    return 0 if is_text else box.start + box.lines


def _numberless(line: Block) -> tuple[str, ...]:
    """Return the kind of a line without numbers: columns are called col1 and col2."""
    return tuple(NUMBER.sub("", name) for name in kind(line))


def _reach(page: Page, place: Place, zones: Zones, after: int, skipped: frozenset[int]) -> tuple[int, int]:
    """Return where the text begins and ends: with its place, or with lines of its kind near that stand in boxes of their own.

    Builders of pages (Tilda, paragraphs of Drupal) put each stretch of text into a box, with nothing around them but the page.
    """
    start, end = max(after + 1, place.start), place.start + place.lines
    kinds = {_numberless(block) for block in page.blocks[start:end] if is_prose(block)}
    kinds = {one for one in kinds if len(one) > 2 and one[3] and (one[1] or one[0] in ("div", "p"))}
    if not kinds:
        return start, end
    for block in page.blocks[end:]:
        if block.order - end >= NEAR or block.place.level in (1, 2) or is_end(block.text) or opens_comment(block):
            break
        if is_related(block.text, block.link_density):
            break
        if block.order not in skipped and _numberless(block) in kinds and _goes_on(block, zones):
            end = block.order + 1
    for block in reversed(page.blocks[after + 1 : start] if after >= 0 else ()):
        if block.order not in skipped and _numberless(block) in kinds and _is_plain(block, zones):
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
    own = takewhile(lambda block: not _is_others(block), inside)
    if any(is_prose(block) and is_text(block, zones) and block.order not in captions for block in own):
        return captions
    return frozenset(block.order for block in found if not is_prose(block))


def _is_others(block: Block) -> bool:
    """Say whether the page's own text is over here: another's headline, «Читайте также», a comment."""
    is_headline = block.link_density > 0.8 and len(block.folded.split()) > FEWEST_HEADLINE_WORDS
    return is_headline or is_related(block.text, block.link_density) or is_end(block.text) or opens_comment(block)


def _is_below_links(block: Block, kept: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Say whether headlines of others stand between the text and a line signed by a reader."""
    if not kept:
        return False
    between = blocks[kept[-1].order + 1 : block.order]
    return sum(line.link_density > 0.8 and len(line.folded.split()) > FEWEST_HEADLINE_WORDS for line in between) > 1


def is_text(block: Block, zones: Zones) -> bool:
    """Say whether a line inside the article's place belongs to its text."""
    zone = zones.of(block.place)
    if zone in OUTSIDE or zone in BESIDE:
        return False
    text, density = block.text, block.link_density
    if density > MOSTLY_LINKED and len(text) < LONG_LINKED:
        return False
    if is_signature(block) and persons_in(text) and not FULL_STOP.search(text):
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


def _is_next_headline(block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether the next article begins here: endless pages print it whole below this one, its <h1> a link to itself."""
    if block.place.level != 1 or block.link_density <= 0.8 or len(block.folded.split()) < FEWEST_HEADLINE_WORDS:
        return False
    return any(above.place.level == 1 and not above.place.hidden for above in blocks[: block.order])


def _is_headed_like(block: Block, blocks: Sequence[Block], headline: int) -> bool:
    """Say whether a line is the headline of the next article: a smaller one, else called as this one's, with a date beside it.

    Where all are of one size the page is a list of articles, and kinds tells so.
    """
    if headline < 0 or not block.place.names or not blocks[headline].place.level < block.place.level:
        return False
    if kind(block)[1:] != kind(blocks[headline])[1:]:
        return False
    return any(is_stamp(line) for line in blocks[block.order - 1 : block.order + 2] if line is not block)


def _heads_links(block: Block, blocks: Sequence[Block], zones: Zones) -> bool:
    """Say whether a line stands over links, dressed as a heading or in their box: «Что ещё почитать» and its other wordings."""
    if block.order + 1 >= len(blocks):
        return False
    if not (block.place.level or block.bold_chars >= 0.9 * len(block.text) or _labels_box(block, blocks)):
        return False
    below = blocks[block.order + 1]
    are_links = below.link_density > 0.8 or all(
        line.link_density > MOSTLY_LINKED for line in blocks[block.order + 1 : block.order + 3]
    )
    return are_links and below.place is not block.place and not zones.of(below.place)


def _labels_box(block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether a short line is the first of a named box, and all others there are links: a label of other articles."""
    box = block.place.parent
    if box is None or not box.names or box.tag in TEXT_TAGS or is_prose(block) or not 1 < box.lines <= BOX_LINES:
        return False
    below = blocks[block.order + 1 : block.order + box.lines]
    return all(holds(box, line) and line.link_density > 0.8 for line in below)


def trimmed(blocks: Sequence[Block]) -> list[Block]:
    """Return the lines without what stands before the first sentence and after the last: signatures, counters, labels."""
    verses = _verses(blocks)
    proper = [index for index, block in enumerate(blocks) if is_prose(block) or index in verses]
    if not proper:
        return list(blocks)
    first, last = proper[0], proper[-1]
    heads = {kind(block) for block in blocks[first + 1 : last] if block.place.names and not is_prose(block)}
    while first > 0 and _may_begin(blocks[first - 1], blocks[first], heads):
        first -= 1
    below = range(last + 1, len(blocks))
    own = around(blocks[proper[-1]])
    last = max((index for index in below if _may_end(blocks[index], own)), default=last)
    return list(blocks[first : max(last, _end_of_verse(blocks, proper[-1])) + 1])


def _may_begin(block: Block, below: Block, heads: Collection[tuple[str, ...]]) -> bool:
    """Say whether a line above the first sentence is the text's: a heading, an item, or of a kind with headings below."""
    if block.place.names and kind(block) in heads and not is_stamp(block):
        return True
    return (block.place.level > 0 or _belongs(block, LISTED_ABOVE)) and around(block) is around(below)


def _may_end(block: Block, own: Place) -> bool:
    """Say whether a line below the last sentence is the text's: an item of its last list, who wrote the letter."""
    if around(block) is own and (_belongs(block, LISTED) or REGARDS.match(block.text)):
        return True
    return bool(letter_writers(block.text))


def _verses(blocks: Sequence[Block]) -> frozenset[int]:
    """Return which lines are of stanzas: four or more short ones of one element, parted by <br>, without links and figures."""
    found: set[int] = set()
    for _, stanza in groupby(enumerate(blocks), key=lambda one: id(one[1].place)):
        lines = list(stanza)
        texts = [block.text for _, block in lines]
        if len(lines) < FEWEST_OF_STANZA or any(block.links or len(block.text) > VERSE_CHARS for _, block in lines):
            continue
        if all(block.breaks for _, block in lines[1:]) and 4 * sum(map(_has_figure, texts)) <= len(texts):
            found.update(index for index, _ in lines)
    return frozenset(found)


def _has_figure(text: str) -> bool:
    return NUMBER.search(text) is not None


def _end_of_verse(blocks: Sequence[Block], last: int) -> int:
    """Return where the lines end that go on in the last sentence's paragraph: dates of a tour, results; one is a signature."""
    place, end = blocks[last].place, last
    while end + 1 < len(blocks) and blocks[end + 1].place is place and blocks[end + 1].breaks:
        end += 1
    return end if place.tag == "p" and end - last >= FEWEST_VERSES else last


def _belongs(block: Block, listed: frozenset[str]) -> bool:
    """Say whether a short line at the edge of the text may go with the line beside it: «— Да.», a list's last item."""
    return FULL_STOP.search(block.text) is not None or block.place.tag in listed
