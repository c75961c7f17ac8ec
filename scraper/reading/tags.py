"""Under which tags an article stands: lines and boxes of them around its text, else what the page tells machines."""

import re
from itertools import takewhile

from scraper.reading.blocks import Block
from scraper.reading.crumbs import linked_texts, links_in, names_around
from scraper.reading.frame import Frame
from scraper.reading.page import Page
from scraper.reading.sections import BELOW, ELSEWHERE, LABELLED_SECTION, NEAR, labelled_box, linked_as
from scraper.reading.text import clean
from scraper.reading.tree import text_of
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import Zones, plain_names

LABELLED_TAGS = re.compile(
    r"(?:^|[|•·]\s*)(?:теги|тэги|метки|ярлыки|теглар|тегтар|ключевые слова|темы|tags?|topics?)(?: к \w+)?"
    r"\s*:\s*(?P<names>[^|•·]*)",
    re.I,
)
HASHTAGS = re.compile(r"(?:#[\w-]+(?: [\w-]+){0,3}[\s,;]*)+")
COMMA = re.compile(r"\s*[,;]\s*")
TAGS_LABEL = re.compile(r"(?:теги|тэги|метки|ярлыки|ключевые слова|темы|tags?|topics?)\W*", re.I)
TAG_BOX = re.compile(r"(?:^|\s)(?:terms list|themes|topics)(?=\s|$)")
"""What a box of tags is called that has no other name for them."""
TAG_ADDRESS = re.compile(r"[/?&=](?:tags?|tegi?|metk[ai]|label|hashtags?|keywords?)(?:[/?=]|$)", re.I)
"""Where the link of a tag leads, on sites that say so nowhere else."""
LONGEST_TAG = 6
"""Words."""
MOST_BY_ADDRESS = 8
MOST_TAGS = 25
"""More than this is the site's cloud, not the article's tags."""


def find_tags(page: Page, witnesses: Witnesses, zones: Zones, frame: Frame) -> tuple[str, ...]:
    """Return the tags printed around the text, else those the page tells machines."""
    found: list[str] = []
    above = page.blocks[max(0, frame.top - NEAR) : frame.start]
    below = page.blocks[max(0, frame.end - 1) : frame.end + BELOW + 1]
    for block in (*above, *takewhile(lambda block: block.place.level != 1, below)):
        zone = zones.of(block.place)
        if zone in ELSEWHERE or block.place.hidden:
            continue
        if TAGS_LABEL.fullmatch(block.text):
            found += [tag for line in labelled_box(block, page) for tag in _listed_in(line)]
            continue
        labelled = LABELLED_TAGS.search(block.text)
        is_section = block.order < frame.start and labelled is None and LABELLED_SECTION.search(block.text) is not None
        linked = list(linked_as(block, "tag")) if not is_section else []
        if linked or zone == "tags" or labelled or HASHTAGS.fullmatch(block.text):
            found += linked or _tags_of(block, labelled)
    found = found or [tag for block in below if block.order > frame.end for tag in _by_address(block, zones)]
    kept = [tag.strip(" ,;#.") for tag in found if 0 < len(tag.split()) <= LONGEST_TAG]
    return tuple(dict.fromkeys(tag for tag in kept or witnesses.tags if tag))[:MOST_TAGS]


def _by_address(block: Block, zones: Zones) -> list[str]:
    """Return the texts of a line's links that lead to tags by their addresses, or stand in a box called so.

    Many are the site's cloud, not the article's.
    """
    if block.place.hidden or zones.of(block.place) in ELSEWHERE or not block.links:
        return []
    is_box = TAG_BOX.search(plain_names(names_around(block))) is not None
    texts = [text for link, text in links_in(block) if is_box or TAG_ADDRESS.search(link.get("href") or "")]
    return texts if len(texts) <= MOST_BY_ADDRESS else []


def _listed_in(block: Block) -> list[str]:
    """Return what a line of a box of tags lists: its links, but for sections', else what commas part."""
    if block.links:
        return [text for link, text in links_in(block) if "category" not in (link.get("rel") or "").lower()]
    return COMMA.split(block.text)


def _tags_of(block: Block, labelled: re.Match[str] | None) -> list[str]:
    if HASHTAGS.fullmatch(block.text):
        return block.text.split("#")
    links = linked_texts(block)
    if labelled:
        links = [link for link in links if link in labelled["names"]]
    if links and len(links) <= MOST_TAGS:
        return links
    if labelled:
        return COMMA.split(labelled["names"])
    spans = [clean(text_of(span)) for span in block.place.element.iter("span") if span.find("span") is None]
    return spans if len(spans) > 1 and " ".join(spans) == block.text else []
