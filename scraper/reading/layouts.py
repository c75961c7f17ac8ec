"""A page read by what memory says of where its parts stand. Any doubt leaves the page to the generic reader."""

from collections.abc import Collection, Iterable, Sequence

from lxml import etree

from archive.layouts import NEEDED, PARTS, Layout
from archive.learned import Learned
from scraper.reading.blocks import Block, Place
from scraper.reading.elsewhere import cards, talk
from scraper.reading.headline import SURE, find_candidates, headline_at
from scraper.reading.page import Page
from scraper.reading.parts import Parts, parts_of
from scraper.reading.paths import elements_at
from scraper.reading.text import fold
from scraper.reading.walking import walk_parts
from scraper.reading.witnesses import Witnesses, hear
from scraper.reading.zones import Zones

LEAST_BODY = 250
"""Letters; a shorter text may be a notice instead of one, and the rest of the page tells which."""
MOST_OTHERS = 3
"""From so many lines of other articles on the page may be a list of them."""
USUAL = 0.8
"""What so large a share of a layout's pages has is missed on a page that has it not."""

WHOLE_PAGE = frozenset(("html", "body"))

Found = dict[str, list[etree._Element]]


def parts_by(
    layouts: Iterable[Layout],
    root: etree._Element,
    *,
    source: str = "",
    site: frozenset[str],
    template: frozenset[str],
    listed: str,
) -> Parts | None:
    """Take a page apart by the first of some layouts that fits it; None where none does, or where it may be no article."""
    witnesses: Witnesses | None = None
    for layout in layouts:
        found = places_at(layout, root)
        if found is None:
            continue
        page = Page(root=root, blocks=walk_parts(root, outermost(found)), is_partial=True, source=source)
        witnesses = witnesses or hear(page)
        parts = _taken_apart(page, found, witnesses, site, template, listed)
        if parts is not None and _is_clear(parts, site):
            return parts
    return None


def places_at(layout: Layout, root: etree._Element) -> Found | None:
    """Return the elements of each part of a layout; None where one is missing that its pages have, or is not alone."""
    found: Found = {}
    for part in ("body", "headline", *(one for one in PARTS if one not in NEEDED)):
        paths = layout.of(part)
        found[part] = [element for path in paths if (element := _alone(root, path)) is not None]
        if not found[part] and _is_usual(paths, layout):
            return None
    return found if found["headline"] and found["body"] else None


def _alone(root: etree._Element, path: Learned) -> etree._Element | None:
    elements = elements_at(root, path.value)
    return elements[0] if len(elements) == 1 else None


def _is_usual(paths: Sequence[Learned], layout: Layout) -> bool:
    return sum(one.pages for one in paths) >= USUAL * layout.pages > 0


def outermost(found: Found) -> list[etree._Element]:
    """Return the elements found, in the order of the page, those inside others left out.

    What holds both headline and text is one of them: lead, date, names and tags stand there on most sites, on some pages
    where no path tells.
    """
    elements = {element for part in PARTS for element in found.get(part, ())}
    if (region := _around_both(found["headline"][0], found["body"][0])) is not None:
        elements.add(region)
    outer = [element for element in elements if not any(above in elements for above in element.iterancestors())]
    return sorted(outer, key=_position)


def _around_both(headline: etree._Element, body: etree._Element) -> etree._Element | None:
    """Return the smallest element that holds headline and text, None where that is the page."""
    above = {headline, *headline.iterancestors()}
    both = next((element for element in (body, *body.iterancestors()) if element in above), None)
    return None if both is None or both.tag in WHOLE_PAGE else both


def _position(element: etree._Element) -> list[int]:
    ways: list[int] = []
    for above in element.iterancestors():
        ways.append(above.index(element))
        element = above
    return ways[::-1]


def _taken_apart(
    page: Page, found: Found, witnesses: Witnesses, site: frozenset[str], template: frozenset[str], listed: str
) -> Parts | None:
    first = next((block for block in page.blocks if _place_of(block, found["headline"])), None)
    place = next(filter(None, (_place_of(block, found["body"]) for block in page.blocks)), None)
    if first is None or place is None or first.place.hidden:
        return None
    site |= {fold(name) for name in witnesses.sites}
    candidates = find_candidates(page, witnesses, site=site, listed=listed, among=[first])
    headline = headline_at(candidates, first, max([SURE, *(score for _, score in candidates.scored)]))
    zones = Zones([*first.place.ancestors(), *place.ancestors()])
    others, spoken = cards(page.blocks, Zones()), talk(page.blocks, headline.order)
    return parts_of(page, witnesses, zones, headline, place, others=others, spoken=spoken, template=template)


def _place_of(block: Block, elements: Collection[etree._Element]) -> Place | None:
    return next((place for place in block.place.ancestors() if place.element in elements), None)


def _is_clear(parts: Parts, site: Collection[str]) -> bool:
    """Say whether this is an article beyond doubt: a headline of its own, a text long enough, no other articles in it."""
    if sum(len(line.text) for line in parts.lines) < LEAST_BODY or fold(parts.headline.text) in {"", *site}:
        return False
    return parts.lists.items < MOST_OTHERS
