"""What reading leaves out of a text by its wording alone: for the archivist to look through, since no rule is ever sure."""

from scraper.reading.blocks import around
from scraper.reading.boilerplate import is_related, is_service
from scraper.reading.page import Page
from scraper.reading.parts import take_apart
from scraper.reading.source import Source
from scraper.reading.weights import is_prose

BELOW = 4
"""Lines below the text looked at too: a sentence taken for a call may have been its last."""


def left_out(page: Page, source: Source) -> list[str]:
    """Return the sentences among an article's lines that were taken for the site's: calls to the reader, notices, pointers.

    In the order of the page; none where it has no text. What is left out by where it stands (captions, lists of other
    articles, comments) is none of them.
    """
    parts = take_apart(page, site=source.site, template=source.template)
    own = {around(line.block) for line in parts.lines}
    reach = page.blocks[max(0, parts.frame.start) : parts.frame.end + BELOW + 1] if parts.lines else ()
    return [
        block.text
        for block in reach
        if block.order not in parts.frame.lines
        and around(block) in own
        and is_prose(block)
        and block.folded not in source.template
        and (is_service(block.text, block.link_density > 0) or is_related(block.text, block.link_density))
    ]
