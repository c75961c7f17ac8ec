"""Joomla, with or without K2."""

import re

from scraper.platforms.platform import Platform


class Joomla(Platform):
    """Recognised by its generator line and its components. Seen: krasnoturinsk.info, 74vpered.ru (K2).

    The pretty address ends with number and alias (`/newsvk/4-piple/18624-na-miting`); the plain one says what it is:
    `option=com_content&view=article&id=18624`.
    """

    name = "joomla"
    marks = re.compile(r"content=[\"']Joomla|/media/(?:system|jui|k2)/|option=com_\w+|/components/com_", re.IGNORECASE)
    articles = re.compile(
        r"^/(?!component/|.*itemlist)(?:[^/?]+/)*(?:item/)?\d+-[^/?]*[a-zа-яё%][^/?]*(?:\.html)?$|[?&]view=(?:article|item)(?:&|$)",
        re.IGNORECASE,
    )
    listings = re.compile(
        r"[?&](?:start|limitstart|format|task)=|[?&]view=|[?&]option=com_(?!content|k2)|/itemlist(?:/|$)|/k2/date/"
        r"|^/(?:index\.php/)?component/(?:search|users|tags|mailto|banners)|^/administrator"
    )
