"""Where the parts of an outlet's articles stand, learned from pages that the generic reader has read: paths that recur."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from lxml import etree

from archive.article import Article
from archive.layouts import PARTS, Layout
from archive.learned import Learned, merged
from scraper.reading.blocks import Block, Place, around, holds
from scraper.reading.boilerplate import is_credit
from scraper.reading.crumbs import is_trail
from scraper.reading.layouts import parts_by
from scraper.reading.parts import Parts
from scraper.reading.paths import elements_at, paths_to
from scraper.reading.text import fold

FEWEST_PAGES = 3
"""A place on two pages may be chance."""
HEADLINES_SHARE = 0.5
"""Of a layout's pages, the share whose headline stands at its path; the others have theirs elsewhere, or none."""
PART_SHARE = 0.2
"""Of a layout's pages, the share on which a date or a byline stands at one path; rarer places are chance."""
MOST_PATHS = 2
"""Paths of one part: a byline above the text on news, below it on interviews."""
AGREEING, ENOUGH_AGREE = 0.9, 0.8
"""Letters that a page must have in common as read by layout and generically, and the share of pages of which this is true."""
ABOVE, BELOW = 10, 12
"""How many lines around the article its date, its section and its tags are looked for."""
LONGEST_LABEL = 220
MOST_PLACES, MOST_STEPS = 12, 8
"""Places around a part, and steps of a path to one, that are tried: a stranger's page may nest hundreds."""
LARGEST_BOX = 40
"""Lines of the box that stands for a line in it which no path tells from others: an item of a list, a date printed twice."""
NEARLY_ALL = 0.7
"""A narrower place that so many of the pages have is better than a wide one that all have."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """A page, taken apart by the generic reader, and the article that it made of it."""

    parts: Parts
    article: Article
    day: date

    @property
    def root(self) -> etree._Element:
        return self.parts.page.root


def learn_layouts(samples: Sequence[Sample], *, site: frozenset[str], template: frozenset[str]) -> tuple[Layout, ...]:
    """Learn how the pages are built: one layout for each place at which texts of at least FEWEST_PAGES pages stand.

    `site` are the folded names of the site, `template` its folded lines.
    """
    left = _of_different_articles(samples)
    found = []
    while len(left) >= FEWEST_PAGES:
        path, group = _commonest(left, _places_of_text)
        if len(group) < FEWEST_PAGES:
            break
        layout = _layout(path, group)
        agreeing = [one for one in group if layout and _agrees(layout, one, site, template)]
        if layout and len(agreeing) >= max(FEWEST_PAGES, ENOUGH_AGREE * len(group)):
            found.append(layout)
        left = [one for one in left if one not in group]
    return tuple(found)


def merged_layouts(known: Iterable[Layout], found: Iterable[Layout]) -> tuple[Layout, ...]:
    """Return what is known with what was found: pages are added up, new paths added; pinned ones and first days stay."""
    result = list(known)
    for layout in found:
        before = next((index for index, one in enumerate(result) if one.body[0].value == layout.body[0].value), None)
        if before is None:
            result.append(layout)
        else:
            result[before] = _together(result[before], layout)
    return tuple(result)


def _together(known: Layout, found: Layout) -> Layout:
    parts = {}
    for part in PARTS:
        before, new = known.of(part), found.of(part)
        is_fixed = any(one.pinned for one in before)
        added = [one for one in new if not is_fixed or one.value in {other.value for other in before}]
        every = merged(before, added)
        parts[part] = tuple(sorted(every, key=lambda one: (not one.pinned, -one.pages, one.value)))
    return replace(known, **parts)


def _of_different_articles(samples: Sequence[Sample]) -> list[Sample]:
    """Return one sample for each headline, of those whose headline and text stand on the page."""
    found: dict[str, Sample] = {}
    for one in samples:
        if one.parts.lines and one.parts.headline.block is not None:
            found.setdefault(fold(one.article.headline), one)
    return list(found.values())


def _layout(path: str, group: Sequence[Sample]) -> Layout | None:
    body = Learned(value=path, pages=len(group), since=min(one.day for one in group))
    headlines = _paths(group, _place_of_headline, max(FEWEST_PAGES, HEADLINES_SHARE * len(group)))
    if not headlines:
        return None
    layout = Layout(headline=headlines, body=(body,))
    fewest = max(FEWEST_PAGES, PART_SHARE * len(group))
    found = {}
    for part in PARTS:
        if part not in ("headline", "body"):
            found[part] = _paths([one for one in group if not _is_inside(one, part, path)], _places_of(part), fewest)
    return replace(layout, **found)


def _paths(samples: Sequence[Sample], places: Callable[[Sample], Iterable[Place]], fewest: float) -> tuple[Learned, ...]:
    """Return the commonest paths to some places of the samples, each of at least `fewest` of them."""
    left = list(samples)
    found: list[Learned] = []
    while len(found) < MOST_PATHS:
        path, group = _commonest(left, places)
        if not group or len(group) < fewest:
            break
        found.append(Learned(value=path, pages=len(group), since=min(one.day for one in group)))
        left = [one for one in left if one not in group]
    return tuple(found)


def _commonest(samples: Sequence[Sample], places: Callable[[Sample], Iterable[Place]]) -> tuple[str, list[Sample]]:
    """Return the path that leads to the place sought, and to nothing else, on most samples; of nearly equal ones the innermost.

    `places` gives the places that would do, the best first.
    """
    support: dict[str, list[Sample]] = {}
    distance: dict[str, int] = {}
    for one in samples:
        for step, place in enumerate(islice(places(one), MOST_PLACES)):
            is_alone = False
            for path in islice(paths_to(place), MOST_STEPS):
                is_alone = is_alone or elements_at(one.root, path) == [place.element]  # a longer path leads to no more
                if is_alone and one not in support.get(path, ()):
                    support.setdefault(path, []).append(one)
                    distance[path] = distance.get(path, 0) + step
    if not support:
        return "", []
    most = max(map(len, support.values()))
    likely = [path for path, group in support.items() if len(group) >= NEARLY_ALL * most]
    best = min(likely, key=lambda path: (distance[path] / len(support[path]), -len(support[path]), len(path), path))
    return best, support[best]


def _places_of_text(sample: Sample) -> Iterator[Place]:
    """Yield the smallest place that holds the text, and those around it."""
    first, last = sample.parts.lines[0].block, sample.parts.lines[-1].block
    place: Place | None = around(first)
    while place is not None and not holds(place, last):
        place = place.parent
    while place is not None and place.tag not in ("body", "html"):
        yield place
        place = place.parent


def _place_of_headline(sample: Sample) -> Iterator[Place]:
    block = sample.parts.headline.block
    if block is not None:
        yield block.place


def _places_of(part: str) -> Callable[[Sample], Iterator[Place]]:
    def places(sample: Sample) -> Iterator[Place]:
        block = _line_of(part, sample)
        place = block.place if block else None
        wanted = {fold(tag) for tag in sample.article.tags} if part == "tags" else set()
        while place is not None and not all(_says(place, tag, sample) for tag in wanted):
            place = place.parent
        while place is not None and place.lines <= LARGEST_BOX and place.tag not in ("body", "html"):
            yield place
            place = place.parent

    return places


def _says(place: Place, folded: str, sample: Sample) -> bool:
    lines = sample.parts.page.blocks[place.start : place.start + place.lines]
    return any(f" {folded} " in f" {line.folded} " for line in lines)


def _is_inside(sample: Sample, part: str, body: str) -> bool:
    """Say whether a part stands inside the text's place, where reading meets it anyway."""
    block = _line_of(part, sample)
    return block is None or any(place.element in elements_at(sample.root, body) for place in block.place.ancestors())


def _line_of(part: str, sample: Sample) -> Block | None:
    """Return the line nearest to the article in which what was read of a part stands; the page has it elsewhere too."""
    article, frame, page = sample.article, sample.parts.frame, sample.parts.page
    names = {author.role: author.name for author in reversed(article.authors)}
    said = {
        "lead": article.lead.split("\n\n")[0],
        "byline": names.get("author", ""),
        "caption": names.get("photographer", ""),
        "date": article.published_printed.split(", ")[0],
        "section": article.section,
        "tags": article.tags[-1] if article.tags else "",
    }[part]
    wanted = fold(said)
    near = page.blocks[max(0, frame.top - ABOVE) : frame.end + BELOW + 1]
    if part == "section":  # a trail of crumbs may stand at the head of the page
        near = [*(block for block in page.blocks[: max(0, frame.top - ABOVE)] if is_trail(block, page.home_names)), *near]
    holding = [block for block in near if wanted and f" {wanted} " in f" {block.folded} " and not block.place.hidden]
    if part != "lead":
        holding = [block for block in holding if len(block.text) <= LONGEST_LABEL]
    if part == "caption":
        holding = [block for block in holding if is_credit(block.text)]
    if part == "section":
        holding = [block for block in holding if block.order < frame.start]
    outside = [block for block in holding if block.order not in frame.lines and block.order != frame.headline]
    trails = [block for block in outside if is_trail(block, page.home_names)] if part == "section" else []
    return min(trails or outside, key=lambda block: _distance(block, sample), default=None)


def _distance(block: Block, sample: Sample) -> int:
    frame = sample.parts.frame
    return frame.top - block.order if block.order < frame.top else max(0, block.order - frame.end)


def _agrees(layout: Layout, sample: Sample, site: frozenset[str], template: frozenset[str]) -> bool:
    """Say whether a page reads by the layout as it read generically: headline and text, but for a line here or there."""
    found = parts_by([layout], sample.root, site=site, template=template, listed="")
    if found is None or fold(found.headline.text) != fold(sample.parts.headline.text):
        return False
    one, other = ({line.folded for line in parts.lines} | {fold(parts.lead)} for parts in (found, sample.parts))
    return 2 * _size(one & other) >= AGREEING * (_size(one) + _size(other))


def _size(lines: set[str]) -> int:
    return sum(map(len, lines))
