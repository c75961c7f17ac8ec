"""Where a text begins and ends among the lines gathered for it: its first and last sentence, and what may stand around them."""

from collections.abc import Collection, Sequence
from itertools import groupby

from scraper.reading.blocks import Block, around, kind
from scraper.reading.date_forms import DIGIT
from scraper.reading.names import REGARDS, letter_writers
from scraper.reading.teasers import is_stamp
from scraper.reading.weights import FULL_STOP, is_prose

VERSE_CHARS = 80
FEWEST_OF_STANZA = 4
FEWEST_WORDS = 5
"""Words from which on a line without a full stop may be a sentence; a label has fewer."""
FEWEST_VERSES = 3
"""Short lines at the end of a paragraph, parted by <br>, from which on they are no signature."""
LISTED = frozenset(("li", "tr", "dd", "dt"))
LISTED_ABOVE = frozenset(("li", "tr"))
"""A text may begin with a list; <dt> above one is a label of the site."""


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
    end = blocks[last]
    below = range(last + 1, len(blocks))
    last = max((index for index in below if _may_end(blocks[index], end)), default=last)
    return list(blocks[first : max(last, _end_of_verse(blocks, proper[-1])) + 1])


def _may_begin(block: Block, below: Block, heads: Collection[tuple[str, ...]]) -> bool:
    """Say whether a line above the first sentence is the text's: a heading, an item, or of a kind with headings below."""
    if block.place.names and kind(block) in heads and not is_stamp(block):
        return True
    return (block.place.level > 0 or _belongs(block, LISTED_ABOVE)) and around(block) is around(below)


def _may_end(block: Block, end: Block) -> bool:
    """Say whether a line below the last sentence is the text's: an item of its last list, who wrote the letter, who mourns."""
    if around(block) is around(end) and (_belongs(block, LISTED) or REGARDS.match(block.text)):
        return True
    return bool(letter_writers(block.text)) or _goes_on(block, end)


def _goes_on(block: Block, above: Block) -> bool:
    """Say whether a line dressed as the last paragraph is one more: a result, who mourns («Коллектив школы, соседи»)."""
    if block.links or kind(block) != kind(above) or block.place.tag != "p":
        return False
    return "," in block.text and len(block.folded.split()) >= FEWEST_WORDS


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
    return DIGIT.search(text) is not None


def _end_of_verse(blocks: Sequence[Block], last: int) -> int:
    """Return where the lines end that go on in the last sentence's paragraph: dates of a tour, results; one is a signature."""
    place, end = blocks[last].place, last
    while end + 1 < len(blocks) and blocks[end + 1].place is place and blocks[end + 1].breaks:
        end += 1
    return end if place.tag == "p" and end - last >= FEWEST_VERSES else last


def _belongs(block: Block, listed: frozenset[str]) -> bool:
    """Say whether a short line at the edge of the text may go with the line beside it: «— Да.», a list's last item."""
    return FULL_STOP.search(block.text) is not None or block.place.tag in listed
