"""What reading leaves out of a text by its wording alone: for the archivist to look through, since no rule is ever sure."""

from archive.article import Capture, CaptureError, Outlet
from archive.memory import Memory
from scraper.reading.blocks import around
from scraper.reading.boilerplate import is_related, is_service
from scraper.reading.charset import decode
from scraper.reading.page import parse_page
from scraper.reading.parts import take_apart
from scraper.reading.source import Source
from scraper.reading.weights import is_prose

BELOW = 4
"""Lines below the text looked at too: a sentence taken for a call may have been its last."""


def left_out(capture: Capture, outlet: Outlet, memory: Memory | None = None) -> list[str]:
    """Return the sentences among an article's lines that were taken for the site's: calls to the reader, notices, pointers.

    In the order of the page; none where the page has no text, or cannot be unpacked.
    """
    source = Source(capture=capture, outlet=outlet, memory=memory)
    try:
        page = parse_page(decode(capture.content(), capture.content_type))
    except CaptureError:
        return []
    if page is None:
        return []
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
