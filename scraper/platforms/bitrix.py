"""1C-Bitrix."""

import re

from scraper.platforms.platform import Platform


class Bitrix(Platform):
    """Recognised by /bitrix/ in scripts and styles. Seen: gubernia74.ru (`/articles/news/1082145/`), baikal-daily.ru.

    `PAGEN_1` on an article's address is a trap without end: gubernia74.ru answers `?PAGEN_1=2511`.
    """

    name = "bitrix"
    marks = re.compile(r"/bitrix/(?:js|templates|cache|panel|tools)/|\bBX\.message\(", re.IGNORECASE)
    articles = re.compile(
        r"[?&](?:ELEMENT_ID|ELEMENT_CODE|ID)=\w|^/(?:[\w-]+/)+\d{3,}(?:[-_][^/?]*)?(?:/|\.html?)?(?:\?(?!.*PAGEN_)|$)"
    )
    listings = re.compile(r"[?&](?:PAGEN_\d+|SECTION_ID|SECTION_CODE|tags|SHOWALL_\d+|login|auth)=|^/(?:bitrix|personal|auth)/")
