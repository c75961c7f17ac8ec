"""«Аргументы и факты» and their regional editions."""

import re

from scraper.platforms.platform import Platform


class Aif(Platform):
    """Recognised by its own classes and folders. Seen: oren.aif.ru (`/society/event/mchs_v_orenburzhe_poryvy_vetra`),
    irk.aif.ru; newer slugs are joined with hyphens.

    The machine date of a page is in UTC though it says +0300; the printed one is right.
    """

    name = "aif"
    marks = re.compile(
        r"class=[\"'][^\"']*\b(?:io-article-body|top_level_item_js|content_containers_wrapper_js)\b"
        r"|/redesign2018/(?:css|img|js)/|<(?:script|link)\b[^>]*//stat\.aif\.ru/"
    )
    articles = re.compile(
        r"^/(?!amp/|tag/|gazeta/|opinion/author/|static/)(?:[\w-]+/){1,3}[a-z\d]+(?:[_-][a-z\d.]+){2,}/?(?:\?|$)|^/archive/\d{5,}$"
    )
    listings = re.compile(r"^/(?:tag|gazeta|opinion/author|profile|search|rss|static|special)(?:/|$)|^/[\w-]+/?(?:\?|$)")
    feeds = ("/rss/all.php", "/rss/news.php")
    sections = ("/news",)
    copies = (("amp", re.compile(r"^/amp/(?=\w)"), "/"),)
