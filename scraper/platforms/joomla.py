"""Joomla, with or without K2."""

import re

from scraper.platforms.platform import Platform


class Joomla(Platform):
    """Recognised by its generator line and its components. Seen: krasnoturinsk.info, 74vpered.ru (K2).

    The pretty address ends with number and alias (`/newsvk/4-piple/18624-na-miting`); the plain one says what it is:
    `option=com_content&view=article&id=18624`. A list counts what is skipped, `?start=10` (`limitstart` before 1.6), and its
    page size is the outlet's own: what is printed counts. The rubric's address ends like an article's, `/4-piple`: a number
    below a hundred with a single word is taken for a rubric, unless K2 says `item/`.
    """

    name = "joomla"
    marks = re.compile(r"content=[\"']Joomla|/media/(?:system|jui|k2)/|option=com_\w+|/components/com_", re.IGNORECASE)
    articles = re.compile(
        r"^/(?!component/|.*itemlist|(?:[^/?]+/)*(?<!/item/)\d{1,2}-[^-/?]+$)(?:[^/?]+/)*(?:item/)?\d+-[^/?]*[a-zа-яё%][^/?]*(?:\.html)?$"
        r"|^/component/(?:k2/item|content/article)/(?:[^?]*/)?\d+[^/?]*(?:\.html)?$"
        r"|^(?!.*[?&](?:task=(?!view)|format=(?!html)))(?=.*[?&](?:view=(?:article|item)|task=view)(?:&|$)).*[?&]id=\d",
        re.IGNORECASE,
    )
    listings = re.compile(
        r"[?&](?:start|limitstart|format|task|filter_\w+|searchword)=|[?&]view=|[?&]option=com_(?!content|k2)"
        r"|/itemlist(?:/|$)|/k2/date/|^/(?:index\.php/)?component/(?:search|users|tags|mailto|banners|finder)|^/administrator"
        r"|^/(?:[^/?]+/)*(?<!/item/)\d{1,2}-[^-/?]+$"
    )
    feeds = ("/index.php?format=feed&type=rss", "/?format=feed&type=rss", "/component/k2/itemlist?format=feed&type=rss")
    sitemaps = ("/sitemap.xml", "/index.php?option=com_xmap&view=xml&id=1", "/index.php?option=com_osmap&view=xml&id=1")
    sections = ("/novosti", "/news", "/index.php/novosti", "/component/k2/itemlist")
    pages = "?start={skipped}"
    copies = (
        ("print", re.compile(r"[?&](?:tmpl=component|print=1)(?:&(?:tmpl=component|print=1|layout=\w+|page=\d*))*$"), ""),
        ("alias", re.compile(r"[?&](?:showall=1?|limitstart=0?)(?:&(?:showall=1?|limitstart=0?))*$"), ""),
    )
