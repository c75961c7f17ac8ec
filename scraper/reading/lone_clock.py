"""A clock printed apart from its day: 14:05 above the headline, the day below the text (uCoz), or each in a box of its own."""

import re
from collections.abc import Iterator, Sequence
from datetime import time

from scraper.reading.blocks import Block, is_nearer, shared
from scraper.reading.frame import Frame
from scraper.reading.page import Page
from scraper.reading.zones import OUTSIDE, Zones, plain_names

LONE = re.compile(
    r"[^\w:]*(?:(?:время|время публикации|опубликовано|добавлено|размещено)\s?:?\s*)?(?:в\s+)?"
    r"(?P<hour>[01]?\d|2[0-3])[:](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?:мск|msk|час\.?|ч\.))?(?P<after>[^\w:].*)?",
    re.I,
)
NEXT_FIELD = re.compile(r"\s*[|/•·—–]\s*\D*(?:\d{1,6}\D*)?")
"""What may follow a clock in its line: a rubric, a counter; no word right behind it, no other number."""
LONGEST_LINE = 60
DURATION = re.compile(r"(?:^|\s)(?:duration|video|vjs|player|audio|length|timer)(?=\s|$)")
"""What a clock is called that tells how long a film is."""
ABOVE, BELOW = 4, 4
WHOLE_PAGE = 0.8
TEASER_WORDS = 4


def lone_clock(page: Page, zones: Zones, frame: Frame) -> tuple[time, str] | None:
    """Return the clock that stands nearest to the article without a day, and as it is printed; None where there is none.

    Between headline and text is best, then above the headline, then below the text. The site's own clock has nothing but
    the page in common with the headline.
    """
    for lines in (_between(page, frame), _above(page, frame), page.blocks[frame.end + 1 : frame.end + 1 + BELOW]):
        for block in lines:
            found = None if _is_others(page, block, zones, frame) else read_clock(block.text)
            if found is not None:
                return found
    return None


def read_clock(text: str) -> tuple[time, str] | None:
    """Return the clock of a line that holds one and no day, and how it is printed there.

    >>> read_clock("14:05 | Общество"), read_clock("Счёт 2:1 в пользу гостей")
    ((datetime.time(14, 5), '14:05'), None)
    """
    match = LONE.fullmatch(text) if len(text) <= LONGEST_LINE else None
    after = (match["after"] or "") if match else ""
    if match is None or (after.strip(" .,)]") and not NEXT_FIELD.fullmatch(after)):
        return None
    printed = text[match.start("hour") : match.end("minute")]
    return time(int(match["hour"]), int(match["minute"])), printed


def _between(page: Page, frame: Frame) -> Iterator[Block]:
    return (block for block in page.blocks[frame.top + 1 :] if block.order <= frame.end and frame.is_between(block.order))


def _above(page: Page, frame: Frame) -> Sequence[Block]:
    if frame.headline < 0:
        return page.blocks[max(0, frame.start - ABOVE) : frame.start][::-1]
    return page.blocks[max(0, frame.headline - ABOVE) : frame.headline][::-1]


def _is_others(page: Page, block: Block, zones: Zones, frame: Frame) -> bool:
    """Say whether a line is a teaser's, a menu's, a comment's, or the site's clock in the head of the page."""
    if block.place.hidden or block.link_density > 0.5 or zones.of(block.place) in OUTSIDE:
        return True
    if any(DURATION.search(plain_names(place.names)) for place in block.place.ancestors()[:3]):
        return True
    below = page.blocks[block.order + 1 : block.order + 2]
    if any(_is_teaser(line, frame) and not is_nearer(block, page.blocks[frame.top], line) for line in below):
        return True
    if block.order > frame.top or page.is_partial:
        return False
    around = shared(block, page.blocks[frame.top])
    return around is None or around.lines > WHOLE_PAGE * len(page.blocks)


def _is_teaser(line: Block, frame: Frame) -> bool:
    return line.order != frame.headline and line.link_density > 0.8 and len(line.folded.split()) >= TEASER_WORDS
