"""The lead: what an outlet prints between headline and text, set apart. Empty where it prints none, never twice."""

import re
from collections.abc import Sequence

from scraper.reading.blocks import Block, Place, around
from scraper.reading.boilerplate import is_credit, is_related, is_service
from scraper.reading.byline import is_byline
from scraper.reading.dates import is_only_date, without_date
from scraper.reading.elsewhere import is_caption
from scraper.reading.page import Page
from scraper.reading.repeats import Line, is_again, once
from scraper.reading.teasers import is_stamp
from scraper.reading.text import clean, fold
from scraper.reading.tree import short_text_of
from scraper.reading.weights import is_prose
from scraper.reading.zones import BESIDE, OUTSIDE, Zones, plain_names

NAME = re.compile(
    r"(?:^|\s)(?:lead|lid|lede|intro|introtext|anons|anonce|announce|anounce|annotation|announcement|preview|prev text|"
    r"teaser text|subtitle|sub title|subhead|subheader|subheading|"
    r"sub headline|sub head|sub|podzag|podzagolovok|dek|deck|standfirst|summary|excerpt|abstract|descr|description|short|brief|"
    r"vrez|about)(?=\s|$)"
)
SUMMARY = re.compile(r"(?:^|\s)(?:key ?points?|key ?takeaways?|takeaways|highlights|tldr)(?=\s|$)")
ID = re.compile(r"[\w-]+[-_](?=\d+[a-z])[0-9a-z]{5,}")
CRUMB = re.compile(r"\s[/»›>→|]\s")
TOLD = frozenset(("alternativeheadline", "description", "abstract"))
"""What microdata calls a lead."""
TEASED = "related"
BOX_LINES = 3
"""A lead's box holds no more lines. (Names that end in a figure, "subtitle-2", are sizes of letters.)"""
LONGEST = 700
FEWEST_WORDS, LABEL_WORDS = 3, 5
BOLD = 0.9


def find_lead(
    page: Page, zones: Zones, headline: str, last_headline: int, lines: Sequence[Line], told: Sequence[str]
) -> tuple[str, list[Line]]:
    """Return the lead and the lines of the body without it.

    `headline` is folded, `last_headline` the order of its last line (-1 where it has none), `told` what the page's
    description says. A lead that only begins the first paragraph, or repeats the headline, is none: the body has it.
    """
    described = [fold(text) for text in told]
    core = around(lines[-1].block) if lines else None
    between = _between(page, zones, last_headline, lines[0].block.order if lines else 0, described, core)
    text = once("\n\n".join(without_date(block.text) for block in between)) if between else ""
    rest = list(lines)
    if not text and (size := _summed_up(lines)):
        text, rest = "\n\n".join(line.text for line in lines[:size]), rest[size:]
    elif not text and len(lines) > 1 and _is_set_apart(lines, described):
        text, rest = lines[0].text, rest[1:]
    folded = fold(text)
    if not folded or is_again(folded, headline) or f" {headline} ".startswith(f" {folded} "):
        return "", rest
    if rest and _is_in(folded, text, " ".join(line.folded for line in rest)):
        return "", rest
    return text, rest


def _summed_up(lines: Sequence[Line]) -> int:
    """Return how many lines at the head of the text stand in a box of key points; the box holds none of the others."""
    if len(lines) <= 1:
        return 0
    shared = {id(place) for place in lines[-1].block.place.ancestors()}
    for size, line in enumerate(lines):
        own = (place for place in line.block.place.ancestors() if id(place) not in shared)
        if not any(SUMMARY.search(plain_names(place.names)) for place in own):
            return size
    return 0


def _is_in(folded: str, text: str, body: str) -> bool:
    if text.endswith(("...", "…")):
        folded = folded.rsplit(" ", 1)[0]
    return f" {folded}" in f" {body}"


def _between(page: Page, zones: Zones, top: int, start: int, described: Sequence[str], core: Place | None) -> list[Block]:
    """Return the lines of the lead among those that stand between headline and text."""
    if top < 0:
        return []
    found: list[Block] = []
    for block in page.blocks[top + 1 : start]:
        if not _may_lead(block, zones, core):
            if found and block.place is not found[-1].place and is_prose(block):
                break
            continue
        goes_on = bool(found) and block.place is found[-1].place
        own = not found and block.place is page.blocks[top].place
        if goes_on or own or (_is_told(block, described) if found else _looks_led(block, described)):
            found.append(block)
    return found


def _may_lead(block: Block, zones: Zones, core: Place | None) -> bool:
    text = block.text
    if block.place.hidden or block.link_density > 0.5 or not len(block.folded.split()) >= FEWEST_WORDS:
        return False
    zone = zones.of(block.place)
    if is_caption(block, core) or (CRUMB.search(text) and block.link_density > 0.1):
        return False
    if (zone in OUTSIDE and not _is_own_box(block, zones)) or zone in BESIDE or len(text) > LONGEST or is_byline(block):
        return False
    if is_stamp(block):
        return False
    return not (
        is_only_date(text)
        or is_credit(text)
        or is_service(text, block.link_density > 0)
        or is_related(text, block.link_density)
    )


def _is_own_box(block: Block, zones: Zones) -> bool:
    """Say whether a line stands alone, without a link, in a box called as leads and teasers both are: div.anons."""
    if zones.of(block.place) != TEASED or block.links or not (is_prose(block) or len(block.folded.split()) > LABEL_WORDS):
        return False
    box = block.place if NAME.search(plain_names(block.place.names)) else block.place.parent
    return box is not None and box.lines == 1 and NAME.search(plain_names(box.names)) is not None and not _is_linked(box)


def _is_linked(box: Place) -> bool:
    return next(box.element.iterancestors("a"), None) is not None or next(box.element.iter("a"), None) is not None


def _looks_led(block: Block, described: Sequence[str]) -> bool:
    if block.place.level > 1 or is_prose(block) or _is_bold(block) or NAME.search(plain_names(block.place.names)):
        return True
    return _is_told(block, described)


def _is_told(block: Block, described: Sequence[str]) -> bool:
    """Say whether the page calls a line a lead: in microdata, in its description, by the class of its box."""
    boxes = [place for place in (block.place, block.place.parent) if place is not None and place.lines <= BOX_LINES]
    if any((place.element.get("itemprop") or "").lower() in TOLD for place in boxes):
        return True
    names = " ".join(name for place in boxes for name in place.names.split() if not name[-1].isdigit())
    return NAME.search(plain_names(names)) is not None or any(_agree(block.folded, text) for text in described)


def _is_bold(block: Block) -> bool:
    return block.bold_chars >= BOLD * len(block.text)


def _is_slanted(block: Block) -> bool:
    """Say whether a line is in italics as a whole."""
    size = len(block.text)
    return any(clean(short_text_of(element, size)) == block.text for element in block.place.element.iter("em", "i"))


def _agree(folded: str, described: str) -> bool:
    return len(described) > 20 and (folded.startswith(described[:200]) or described.startswith(folded))


def _is_set_apart(lines: Sequence[Line], described: Sequence[str]) -> bool:
    """Say whether the first line of the text is dressed as a lead: by a class of its own, in bold, as a heading."""
    first, others = lines[0].block, [line.block for line in lines[1:]]
    if len(first.text) > LONGEST or len(first.folded.split()) < FEWEST_WORDS:
        return False
    if first.place.level > 1 and around(first) is around(others[0]):
        is_parted = others[0].order - first.order > 1  # a date, a byline or a picture stands between
        return is_prose(first) or is_parted
    if first.text.endswith("?") and any(map(_is_bold, others)):  # the first question of an interview
        return False
    if is_byline(first):
        return False
    if first.folded in described and _is_slanted(first) and not _is_slanted(lines[1].block):
        return True
    if _is_bold(first) and others[0].bold_chars < 0.5 * len(others[0].text):
        return True
    own = _own_places(first, others)
    if any(NAME.search(plain_names(place.names)) for place in own):
        return True
    if first.folded in described and any(_is_box_of_its_own(place, others[0]) for place in own):
        return True
    is_of_their_kind = any(_kind_of(other.place) == _kind_of(first.place) for other in others)
    agrees = any(_agree(first.folded, text) for text in described)
    return agrees and bool(own) and bool(first.place.names) and not is_of_their_kind


def _kind_of(place: Place) -> tuple[str, ...]:
    """Return what a place is called, but for ids: builders give every paragraph one of its own."""
    return (place.tag, *(name for name in place.names.split() if not ID.fullmatch(name)))


def _is_box_of_its_own(place: Place, below: Block) -> bool:
    """Say whether a box holds one line only, where those below it hold several: builders of pages set leads apart so."""
    if place.lines != 1 or not place.names:
        return False
    alike = (other for other in below.place.ancestors() if (other.tag, other.names) == (place.tag, place.names))
    return next((other.lines > 1 for other in alike), True)


def _own_places(first: Block, others: Sequence[Block]) -> list[Place]:
    """Return the places that hold the first line and none of the others."""
    shared = {id(place) for other in others for place in other.place.ancestors()}
    return [place for place in first.place.ancestors() if id(place) not in shared]
