"""«Комсомольская правда» and its regional editions."""

import re

from scraper.platforms.platform import Platform


class Kp(Platform):
    """Recognised by links to its own /online/news/ID and by its script hosts. Seen: ul.kp.ru (`/online/news/1062053`),
    saratov.kp.ru (`/daily/25814.3/2792950/`: an issue and an article).

    A link to www.kp.ru in another outlet's page is no mark, nor is the logo that it offers to blogs.
    """

    name = "kp"
    marks = re.compile(
        r"href=[\"'](?:/online/news/\d{4,}|/daily/\d{5}(?:\.\d)?/\d{5,})[/\"'?#]"
        r"|<(?:script|link)\b[^>]*(?:[/.]kp\.ru/_(?:js|css)/|\.kpcdn\.net/)"
    )
    articles = re.compile(r"^/online/news/\d{4,}/?(?:\?|$)|^/daily/\d+(?:\.\d+)?/\d{4,}/?(?:\?|$)")
    listings = re.compile(
        r"^/(?:online|daily)/?(?:\?|$)|^/(?:online|daily)/[a-z][\w-]*(?:/|$)|^/(?:photo|video|radio|gsearch|go|best)(?:/|$)"
    )
    feeds = ("/rss/allsections.xml",)
    sitemaps = ("/sitemap.xml",)
    sections = ("/online/",)
    copies = (
        ("print", re.compile(r"^(/(?:online/news|daily)/[\d./]*\d)/print/?$"), r"\1/"),
        ("print", re.compile(r"^/print/(\d+(?:\.\d+)?/\d+)/?$"), r"/daily/\1/"),
    )
