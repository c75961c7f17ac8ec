"""The text that is a page's own: without the lines of other articles; and where it has no prose, the few lines it has.

Verses, a timetable, the captions of a photo report are no prose, and yet they are what an outlet published.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scraper.reading.blocks import Block, Place, holds
from scraper.reading.boilerplate import is_credit, is_end, is_related, is_service
from scraper.reading.byline import is_byline
from scraper.reading.dates import is_only_date
from scraper.reading.frame import Frame
from scraper.reading.headline import COUNTER, Headline
from scraper.reading.parts import Parts
from scraper.reading.repeats import Line, line_of, without_copies, without_headline
from scraper.reading.teasers import FEWEST_HEADS, is_teaser
from scraper.reading.text import fold
from scraper.reading.zones import OUTSIDE, Zones

FEWEST_LETTERS = 25
FEWEST_WORDS = 3
MOST_CLIMBS = 4


def without_others(parts: Parts) -> Parts:
    """Leave out the lines of other articles that stand in another place than headline and text: a column of news beside it.

    Where layouts are tables and nothing is named, the text's place may have come out as the whole row of columns.
    """
    lists = parts.lists
    if parts.headline.block is None or lists.items < FEWEST_HEADS or not lists.has_own_text or lists.beside:
        return parts
    return _with_lines(parts, parts.headline, lists.own)


def without_list_below(parts: Parts) -> Parts:
    """Leave out a list of other articles that begins where an article's text ends, each with a date of its own.

    Undated pieces under linked headings are left in: a digest is made of them.
    """
    lists = parts.lists
    if lists.items < FEWEST_HEADS or lists.dated_items < FEWEST_HEADS or not lists.has_own_text:
        return parts
    own = {line.block.order for line in lists.own}
    others = [line.block.order for line in parts.lines if line.block.order not in own]
    return _with_lines(parts, parts.headline, lists.own) if max(own) < min(others) else parts


def few_lines(parts: Parts) -> Parts | None:
    """Return the page with the lines right below its headline as its text, None where there are none worth keeping."""
    headline = _located(parts)
    if headline is None or headline.block is None:
        return None
    place = _around(headline.block)
    lines: Sequence[Line] = tuple(line_of(block) for block in _below(parts, headline, place))
    lines = tuple(without_copies(without_headline([line for line in lines if line.folded], fold(headline.text))))
    if sum(len(line.text) for line in lines) < FEWEST_LETTERS or not any(_says_something(line) for line in lines):
        return None
    return replace(_with_lines(parts, headline, lines), lead="")


def _says_something(line: Line) -> bool:
    return len(line.folded.split()) >= FEWEST_WORDS


def _located(parts: Parts) -> Headline | None:
    """Return the headline with its line of the page, also where only a witness gave it."""
    headline = parts.headline
    if headline.block is not None:
        return headline if not is_teaser(headline.block) else None
    folded = fold(headline.text)
    found = (
        block for block in parts.page.blocks if block.folded == folded and block.link_density < 0.5 and not block.place.hidden
    )
    block = next(found, None)
    return replace(headline, block=block, last=block.order) if block and folded else None


def _around(block: Block) -> Place:
    """Return the place around a headline that holds more lines than it and its date."""
    place = block.place
    for _ in range(MOST_CLIMBS):
        if place.lines > FEWEST_HEADS or place.parent is None or place.parent.tag in ("html", "body"):
            break
        place = place.parent
    return place.parent if place.lines <= 1 and place.parent is not None else place


def _below(parts: Parts, headline: Headline, place: Place) -> Iterator[Block]:
    """Yield the lines below the headline that are neither labels nor other articles', up to where those begin."""
    zones = Zones(place.ancestors())
    for block in parts.page.blocks[headline.last + 1 :]:
        if not holds(place, block) or is_teaser(block) or is_end(block.text) or is_related(block.text, block.link_density):
            return
        zone = zones.of(block.place)
        if zone in OUTSIDE and zone != "related":
            continue
        if zone == "about" or block.place.hidden or block.link_density > 0.5 or _is_label(block):
            continue
        yield block


def _is_label(block: Block) -> bool:
    text = block.text
    if (
        is_only_date(text)
        or is_credit(text)
        or is_service(text, block.link_density > 0)
        or is_byline(block)
        or COUNTER.match(text)
    ):
        return True
    return len(block.folded.split()) < FEWEST_WORDS and "\t" not in text and not block.breaks and text[-1:] not in ".!?…,;:—"


def _with_lines(parts: Parts, headline: Headline, lines: Sequence[Line]) -> Parts:
    orders = frozenset(line.block.order for line in lines)
    frame = Frame(headline=headline.order, start=min(orders), end=max(orders), lines=orders)
    return replace(parts, headline=headline, lines=tuple(lines), frame=frame)
