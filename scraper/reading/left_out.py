"""What reading leaves out of a text: for the archivist to look through, since no rule is ever sure."""

from scraper.reading.blocks import Block, around
from scraper.reading.boilerplate import is_related, is_service
from scraper.reading.names import is_collective, signatories
from scraper.reading.page import Page
from scraper.reading.parts import Parts, take_apart
from scraper.reading.source import Source
from scraper.reading.text import fold
from scraper.reading.weights import LINKED, is_prose

BELOW = 4
"""Lines below the text looked at too, where its place ends with it: a sentence taken for a call may have been its last."""
WORDING, SIGNATURE, PLACE = "by its wording", "as a signature", "by where it stands"


def left_out(page: Page, source: Source) -> dict[str, str]:
    """Return the sentences that stand where an article's text does and are not in it, each with why it was left out.

    In the order of the page; none where it has no text. Other boxes of the page (lists of other articles, menus, comments
    that call themselves so) are not looked into, what is said in the text again is not told.
    """
    parts = take_apart(page, site=source.site, template=source.template)
    if not parts.lines:
        return {}
    own = {around(line.block) for line in parts.lines}
    said = " ".join((fold(parts.headline.text), fold(parts.lead), *(line.folded for line in parts.lines)))
    return {
        block.text: _why(block)
        for block in _reach(page, parts)
        if around(block) in own
        and is_prose(block)
        and block.link_density <= LINKED
        and not block.place.hidden
        and block.folded not in source.template
        and f" {block.folded} " not in f" {said} "
    }


def _reach(page: Page, parts: Parts) -> list[Block]:
    """Return the lines from where the text begins to where its place ends, but for its own."""
    end = parts.frame.end + BELOW + 1
    if parts.place is not None:
        end = max(end, parts.place.start + parts.place.lines)
    return [block for block in page.blocks[max(0, parts.frame.start) : end] if block.order not in parts.frame.lines]


def _why(block: Block) -> str:
    if is_service(block.text, block.link_density > 0) or is_related(block.text, block.link_density):
        return WORDING
    return SIGNATURE if signatories(block.text) or is_collective(block.text) else PLACE
