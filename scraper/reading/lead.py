"""The lead: what an outlet prints between headline and text, set apart. Empty where it prints none, never twice."""

import re
from collections.abc import Sequence

from scraper.reading.boilerplate import is_credit, is_related, is_service
from scraper.reading.body import around, is_prose
from scraper.reading.byline import is_byline
from scraper.reading.dates import is_only_date, without_date
from scraper.reading.page import Block, Page
from scraper.reading.repeats import Line, is_again, once
from scraper.reading.text import fold
from scraper.reading.zones import BESIDE, OUTSIDE, Zones, plain_names

NAME = re.compile(
    r"(?:^|\s)(?:lead|lid|lede|intro|introtext|anons|anonce|announce|annotation|announcement|preview|prev text|subtitle|sub title|subhead|subheader|subheading|"
    r"sub headline|podzag|podzagolovok|dek|deck|standfirst|summary|excerpt|abstract|descr|description|short|brief|vrez|about)(?=\s|$)"
)
CRUMB = re.compile(r"\s[/»›>→|]\s")
LONGEST = 700
FEWEST_WORDS = 3
BOLD = 0.9


def find_lead(
    page: Page, zones: Zones, headline: str, last_headline: int, lines: Sequence[Line], told: Sequence[str]
) -> tuple[str, list[Line]]:
    """Return the lead and the lines of the body without it.

    `headline` is folded, `last_headline` the order of its last line (-1 where it has none), `told` what the page's
    description says. A lead that only begins the first paragraph, or repeats the headline, is none: the body has it.
    """
    described = [fold(text) for text in told]
    between = _between(page, zones, last_headline, lines[0].block.order if lines else 0, described)
    text = once("\n\n".join(without_date(block.text) for block in between)) if between else ""
    rest = list(lines)
    if not text and len(lines) > 1 and _is_set_apart(lines, described):
        text, rest = lines[0].text, rest[1:]
    folded = fold(text)
    if not folded or is_again(folded, headline) or f" {headline} ".startswith(f" {folded} "):
        return "", rest
    if rest and _is_in(folded, text, " ".join(line.folded for line in rest)):
        return "", rest
    return text, rest


def _is_in(folded: str, text: str, body: str) -> bool:
    if text.endswith(("...", "…")):
        folded = folded.rsplit(" ", 1)[0]
    return f" {folded}" in f" {body}"


def _between(page: Page, zones: Zones, top: int, start: int, described: Sequence[str]) -> list[Block]:
    """Return the lines of the lead among those that stand between headline and text."""
    if top < 0:
        return []
    found: list[Block] = []
    for block in page.blocks[top + 1 : start]:
        if found and block.place is not found[0].place:
            break
        own = block.place is page.blocks[top].place
        if _may_lead(block, zones) and (found or own or _looks_led(block, described)):
            found.append(block)
    return found


def _may_lead(block: Block, zones: Zones) -> bool:
    text = block.text
    if block.place.hidden or block.link_density > 0.5 or not FEWEST_WORDS <= len(block.folded.split()):
        return False
    zone = zones.of(block.place)
    if CRUMB.search(text) and block.link_density > 0.1:
        return False
    if zone in OUTSIDE or zone in BESIDE or len(text) > LONGEST or is_byline(block):
        return False
    return not (is_only_date(text) or is_credit(text) or is_service(text) or is_related(text, block.link_density))


def _looks_led(block: Block, described: Sequence[str]) -> bool:
    named = NAME.search(plain_names(block.place.names)) is not None
    return named or block.place.level > 1 or is_prose(block) or any(_agree(block.folded, text) for text in described)


def _agree(folded: str, described: str) -> bool:
    return len(described) > 20 and (folded.startswith(described[:200]) or described.startswith(folded))


def _is_set_apart(lines: Sequence[Line], described: Sequence[str]) -> bool:
    """Say whether the first line of the text is dressed as a lead: by its class, in bold, as a heading."""
    first, others = lines[0].block, [line.block for line in lines[1:]]
    if len(first.text) > LONGEST or len(first.folded.split()) < FEWEST_WORDS:
        return False
    if any(other.place is first.place for other in others):
        return False
    if first.place.level > 1:
        return is_prose(first) and around(first) is around(others[0])
    if any(other.place.names == first.place.names and other.place.tag == first.place.tag for other in others):
        return first.bold_chars >= BOLD * len(first.text) and others[0].bold_chars < 0.5 * len(others[0].text)
    if NAME.search(plain_names(first.place.names)):
        return True
    return any(_agree(first.folded, text) for text in described) and bool(first.place.names)
