"""How much one line reads like an article's text, and how much like a menu, a label or a notice."""

import re

from scraper.reading.blocks import Block, asked_once
from scraper.reading.boilerplate import is_credit, is_related, is_service
from scraper.reading.crumbs import last_crumb
from scraper.reading.date_forms import MODIFIED_WORD
from scraper.reading.dates import printed_dates

PROSE_CHARS = 80
"""A line this long is prose even without a full stop; a shorter one must end like a sentence."""
SENTENCE_CHARS = 25
MOST_WEIGHT = 500
"""No single line outweighs three paragraphs: one long legal notice must not win over a short article."""
NOTHING = -6.0
"""What a short line that says nothing takes from its place: a label, a button, a counter."""
LINKED = 0.5
"""From this share of letters in links on a line leads elsewhere."""
MOST_LINKED = 60
MOSTLY_LINKED = 0.6
"""From this share on a line is a link with a word or a date beside it."""
LONGEST_CHRONICLE = 180
"""Letters: the author's name, two moments, a section and a counter."""
FULL_STOP = re.compile(r"[.!?…][»”\")]*\s*$")
"""How a sentence ends that is over; a paragraph before a list ends otherwise too (see SENTENCE_END)."""
SENTENCE_END = re.compile(r"[.!?…:;,»”\")\]—–-]\s*$")


@asked_once
def is_prose(block: Block) -> bool:
    """Say whether a line reads like a sentence, or is long enough to be one."""
    size = len(block.text)
    if size < PROSE_CHARS and (size < SENTENCE_CHARS or SENTENCE_END.search(block.text) is None):
        return False
    return last_crumb(block) is None and not is_chronicle(block.text)


def is_chronicle(text: str) -> bool:
    """Say whether a line tells of its article when it came and when it was changed, each with a clock, and is no sentence."""
    if len(text) > LONGEST_CHRONICLE or text.count(":") < 2 or FULL_STOP.search(text) or not MODIFIED_WORD.search(text):
        return False
    return sum(found.wall is not None for found in printed_dates(text)) > 1


@asked_once
def worth(block: Block) -> float:
    """Return how much a line reads like an article's text, negative for links and notices."""
    size = len(block.text)
    if block.link_density > LINKED:
        return -float(min(size, MOST_LINKED))
    if block.breaks and block.place.tag == "p" and not block.links and not is_prose(block):
        return 0.0  # a verse, a line of an address: it speaks neither for a text nor against
    if (
        not is_prose(block)
        or is_service(block.text, block.link_density > 0)
        or is_related(block.text, block.link_density)
        or is_credit(block.text)
    ):
        return NOTHING
    return min(size, MOST_WEIGHT) * (1 - block.link_density)
