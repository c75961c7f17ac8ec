"""The trail of links from the front page to where a page stands: «Главная » Общество » Headline» in one line.

Lists of crumbs in elements of their own need no rule: each of their lines is short, or a link.
"""

import re
from collections.abc import Sequence

from scraper.reading.blocks import Block, asked_once
from scraper.reading.text import clean

SIGN = re.compile(r"\s*(?:[/»›>→|\\]+|::)\s*")
ANY_SIGN = re.compile(r"[/»›>→|\\]|::")
LABEL = re.compile(r"(?:[^\W\d_][\w\s]{0,30}:)?[^\w«]*")
"""What stands before the first crumb: «Вы здесь:», an arrow, nothing."""
HOME = re.compile(r"\s*(?:(?:https?:)?//[^/?#]+)?/?(?:[?#].*)?\s*")
FEWEST_LINKS = 2
"""One link and a sign may open a sentence, unless the link leads home."""
REACH = 60
"""Letters before the first sign: a front page's name is shorter."""


@asked_once
def last_crumb(block: Block) -> str | None:
    """Return what stands behind the links of a line of breadcrumbs, empty where a link is the last; None for other lines.

    Most systems print the headline there, without a link.
    """
    if not block.links or not ANY_SIGN.search(block.text, 0, REACH):
        return None
    links = [(clean("".join(link.itertext())), link.get("href") or "") for link in block.place.element.iter("a")]
    return _rest(block.text, [(text, address) for text, address in links if text and text in block.text])


def leads_home(address: str) -> bool:
    """Say whether a relative address is that of the front page."""
    return address.strip() in ("/", "./", "/index.php", "/index.html")


def _rest(text: str, links: Sequence[tuple[str, str]]) -> str | None:
    rest = LABEL.sub("", text, count=1)
    passed: list[str] = []
    for name, address in links:
        if not rest.startswith(name):
            continue
        after = rest[len(name) :]
        sign = SIGN.match(after)
        if after and not sign:
            break
        passed.append(address)
        rest = after[sign.end() :] if sign else ""
    is_trail = len(passed) >= FEWEST_LINKS or (passed and HOME.fullmatch(passed[0]))
    return rest.strip() if is_trail else None
