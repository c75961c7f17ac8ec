"""Where the lines of other articles begin among those of a text: labels over lists, next articles below, boxes of links."""

import re
from collections.abc import Sequence

from scraper.reading.blocks import Block, Place, around, holds, kind
from scraper.reading.boilerplate import is_end, is_related
from scraper.reading.elsewhere import TEXT_TAGS, opens_comment
from scraper.reading.teasers import is_stamp
from scraper.reading.weights import LINKED, MOSTLY_LINKED, is_prose
from scraper.reading.zones import Zones

FEWEST_HEADLINE_WORDS = 3
BOX_LINES = 6
"""A box of links among paragraphs is small; larger ones may be a text's own list."""
SECTIONS = frozenset(("section", "aside"))
MOST_SUMMARY = 4
"""Sentences of another article's summary, below its headline."""
NUMBER = re.compile(r"\d+")


def opens_others(block: Block, inside: Sequence[Block], kept: Sequence[Block], core: Place | None) -> bool:
    """Say whether a label below the text opens a list of other articles, to the end: summaries, each close to its link.

    Where one line stands as those of the text do, or sentences go on without a link, the text goes on below a single pointer.
    """
    if block.link_density > LINKED or not is_related(block.text):
        return False
    kinds = {numberless(line) for line in kept}
    sentences = MOST_SUMMARY
    for line in inside:
        if line.order <= block.order:
            continue
        if line.link_density > 0.8:
            sentences = 0
        elif is_prose(line):
            sentences += 1
            if sentences > MOST_SUMMARY or numberless(line) in kinds or around(line) is core:
                return False
    return True


def end_of_section(block: Block, inside: Sequence[Block], kept: Sequence[Block]) -> int:
    """Return where the section ends that a heading over other articles begins; 0 where it has none of its own, or holds text.

    It is the largest place that begins with the heading and holds no line of the text.
    """
    box: Place | None = None
    place: Place | None = block.place
    while place is not None and place.start == block.order and not holds(place, kept[-1]):
        box, place = place, place.parent
    if box is None or box.lines < 2 or box.tag not in SECTIONS or not block.place.level:
        return 0
    kinds = {numberless(line) for line in kept}
    is_text = any(holds(box, line) and is_prose(line) and numberless(line) in kinds for line in inside)
    return 0 if is_text else box.start + box.lines


def numberless(line: Block) -> tuple[str, ...]:
    """Return the kind of a line without numbers: columns are called col1 and col2."""
    return tuple(NUMBER.sub("", name) for name in kind(line))


def is_others(block: Block) -> bool:
    """Say whether the page's own text is over here: another's headline, «Читайте также», a comment."""
    is_headline = block.link_density > 0.8 and len(block.folded.split()) > FEWEST_HEADLINE_WORDS
    return is_headline or is_related(block.text, block.link_density) or is_end(block.text) or opens_comment(block)


def is_below_links(block: Block, kept: Sequence[Block], blocks: Sequence[Block]) -> bool:
    """Say whether headlines of others stand between the text and a line signed by a reader."""
    if not kept:
        return False
    between = blocks[kept[-1].order + 1 : block.order]
    return sum(line.link_density > 0.8 and len(line.folded.split()) > FEWEST_HEADLINE_WORDS for line in between) > 1


def is_next_headline(block: Block, blocks: Sequence[Block]) -> bool:
    """Say whether the next article begins here: endless pages print it whole below this one, its <h1> a link to itself."""
    if block.place.level != 1 or block.link_density <= 0.8 or len(block.folded.split()) < FEWEST_HEADLINE_WORDS:
        return False
    return any(above.place.level == 1 and not above.place.hidden for above in blocks[: block.order])


def is_headed_like(block: Block, blocks: Sequence[Block], headline: int) -> bool:
    """Say whether a line is the headline of the next article: a smaller one, else called as this one's, with a date beside it.

    Where all are of one size the page is a list of articles, and kinds tells so.
    """
    if headline < 0 or not block.place.names or not blocks[headline].place.level < block.place.level:
        return False
    if kind(block)[1:] != kind(blocks[headline])[1:]:
        return False
    return any(is_stamp(line) for line in blocks[block.order - 1 : block.order + 2] if line is not block)


def heads_links(block: Block, blocks: Sequence[Block], zones: Zones) -> bool:
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
