"""1C-Bitrix."""

import re

from scraper.platforms.platform import Platform

_PATH = r"^(/(?:[\w-]+/)+\d{3,}(?:[-_][^/?]*)?(?:/|\.html?)?)"


class Bitrix(Platform):
    """Recognised by /bitrix/ in scripts and styles. Seen: gubernia74.ru (`/articles/news/1082145/`), baikal-daily.ru.

    `PAGEN_1` on an article's address is a trap without end: gubernia74.ru answers `?PAGEN_1=2511`. Where a listing has
    pages, the number of the navigation is printed (`PAGEN_3`); on a listing too it answers the last page for ever.
    """

    name = "bitrix"
    marks = re.compile(r"/bitrix/(?:js|templates|cache|panel|tools)/|\bBX\.message\(", re.IGNORECASE)
    articles = re.compile(
        rf"^(?!.*[?&](?:PAGEN|SHOWALL)_\d+=)(?:.*[?&](?:ELEMENT_ID|ELEMENT_CODE|ID)=\w|{_PATH}(?:\?|$))", re.IGNORECASE
    )
    listings = re.compile(
        r"[?&](?:PAGEN_\d+|SIZEN_\d+|SHOWALL_\d+|SECTION_ID|SECTION_CODE|tags|login|auth|register|forgot_password|logout)="
        r"|[?&]nav-[\w-]+=page-|^/(?:bitrix|personal|auth)/|/(?:rss|filter/[^?]+/apply)/?$|^/search/",
        re.IGNORECASE,
    )
    feeds = ("/news/rss/", "/rss/", "/rss.php")
    sitemaps = ("/sitemap.xml", "/sitemap_index.xml", "/sitemap_000.xml")
    sections = ("/news/", "/novosti/", "/articles/")
    pages = "?PAGEN_1={number}"
    page_size = 20
    copies = (
        ("print", re.compile(r"[?&]print=(?:Y|yes|1)$", re.IGNORECASE), ""),
        ("alias", re.compile(rf"{_PATH}\?(?:[^?]*&)?(?:PAGEN|SHOWALL)_\d+=[^?]*$", re.IGNORECASE), r"\1"),
    )
