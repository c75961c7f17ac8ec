"""The lead image: what the page shows to other sites, else the first picture of the text."""

import re

from scraper.addresses import clean
from scraper.reading.blocks import Place
from scraper.reading.page import Page
from scraper.reading.witnesses import Witnesses

NOT_A_PICTURE = re.compile(
    r"logo|sprite|icon|avatar|spacer|pixel|counter|blank|placeholder|no-?image|noimg|default|banner|button|smil|"
    r"emoji|1x1|share",
    re.I,
)
SMALLEST = 120
"""Pixels; smaller pictures are icons and faces beside other news."""


def find_image(page: Page, place: Place | None, witnesses: Witnesses, url: str) -> str:
    """Return the absolute address of the lead image, empty where there is none. `url` is the page's own."""
    base = clean(page.base, url) or url
    for address in witnesses.images:
        if address and not NOT_A_PICTURE.search(address):
            return clean(address, base)
    while place is not None:
        address = _first_picture(place, base)
        is_wrapped = place.parent is not None and place.parent.lines == place.lines
        if address or not is_wrapped:
            return address
        place = place.parent
    return ""


def _first_picture(place: Place, base: str) -> str:
    for image in place.element.iter("img"):
        address = image.get("data-src") or image.get("data-original") or image.get("src") or ""
        if not address or address.startswith("data:") or NOT_A_PICTURE.search(address):
            continue
        if all(_pixels(image.get(side)) >= SMALLEST for side in ("width", "height")):
            return clean(address, base)
    return ""


def _pixels(size: str | None) -> int:
    found = re.match(r"\d{1,5}", size or "")
    return int(found[0]) if found else SMALLEST
