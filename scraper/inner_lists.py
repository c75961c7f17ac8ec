"""Lists that a page of lists leads to: the issues of a weekly, the months of an archive, years, subjects. Pure."""

import re
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import is_own
from scraper.article_addresses import FILES
from scraper.page_links import Link, links_of, parse_html, visible_text
from scraper.reading.charset import decode

_MONTHS = "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь"
NAMES = re.compile(
    rf"(?:газета\W*)?(?:выпуск|номер|№|n|no\.?)\s*(?:№\s*)?\d+.*|(?:{_MONTHS})(?:\W+(?:19|20)\d\d)?(?:\W*г(?:ода?)?\.?)?"
    r"|(?:(?:архив|выпуски|номера|за)\W+)?(?:19|20)\d\d(?:\W*(?:г\.?|год[а]?))?|\d{1,2}[./]\d{1,2}[./](?:19|20)\d\d",
    re.IGNORECASE,
)
"""What links to issues, months and years say: «№ 46 от 20 ноября», «Декабрь 2026», «Архив 2019 года»."""

LONGEST_NAME = 60
MOST = 200
"""Inner lists of one page that are followed."""


def inner_lists(content: bytes, url: str, outlet: Outlet, content_type: str = "") -> list[str]:
    """Return the addresses of issues, months and years that a page links to, in its order.

    >>> page = '<a href="/issue/9903/"><img></a><a href="/issue/9903/">№ 9903</a><a href="/about/">О газете</a>'.encode()
    >>> inner_lists(page, "https://gtsmi.ru/issues/", Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/"))
    ['https://gtsmi.ru/issue/9903/']
    """
    root = parse_html(decode(content, content_type))
    links = links_of(root, url) if root is not None else []
    found = [link.url for link in links if is_own(link.url, outlet) and fold(link.url) != fold(url) and _is_list(link)]
    return found[:MOST]


def _is_list(link: Link) -> bool:
    if urlsplit(link.url).path.rpartition(".")[2].lower() in FILES:  # an issue as PDF
        return False
    texts = (visible_text(anchor) or anchor.get("title") or "" for anchor in link.anchors)
    return any(len(text) <= LONGEST_NAME and NAMES.fullmatch(text.strip()) for text in texts)
