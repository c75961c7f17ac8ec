"""uCoz."""

import re

from scraper.platforms.platform import Platform


class Ucoz(Platform):
    """Recognised by its counter and script hosts. Seen: bsa.ucoz.ru (day pages `/news/2015-08-12`).

    An entry has a date and a number at its end, `2015-08-12-187`, in catalogues four numbers, `1-1-0-15`; both may follow a
    slug. Page two of a list is `?page2`, of a category `30-2`; the calendar links only to days that have entries, but
    the arrows of it lead to months without end.
    """

    name = "ucoz"
    marks = re.compile(r"\.ucoz\.(?:ru|net|com)/|/s\d+\.ucoz\.|u[Cc]oz[\s-]|/\.s/src/", re.IGNORECASE)
    articles = re.compile(
        r"^/(?:[\w-]+/)+\d{4}-\d{1,2}-\d{1,2}-\d+/?$|^/(?:publ|blog|load|board|stuff)/(?:[^?]+/)?\d+-\d+-0-\d+/?$"
    )
    listings = re.compile(
        r"^/[\w-]+/\d{4}-\d{1,2}(?:-\d{1,2})?/?$|^/[\w-]+/(?:[\w-]+/)?\d+-\d+(?:-\d+)?(?:-\d+)*/?$|^/[\w-]+/\d+-0-\d+-0"
        r"|^/(?:index|tag|gb|forum|search|photo|stuff|faq|poll|register)(?:/|$)|[?&]page\d+|/\?page\d+"
        r"|^/(?:news|publ|blog|load|board)/?$|/rss/?$"
    )
    feeds = ("/news/rss/", "/blog/rss/", "/publ/rss/")
    sitemaps = ("/sitemap.xml",)
    sections = ("/news/", "/blog/", "/publ/")
    pages = "?page{number}"
    days = "/news/{year}-{month:02}-{day:02}"
    months = "/news/{year}-{month:02}"
    copies = (
        ("print", re.compile(r";print$"), ""),
        (
            "alias",
            re.compile(r"^(/(?:[\w-]+/)+\d{4}-\d{1,2}-\d{1,2}-\d+)\?page\d+$"),
            r"\1",
        ),
    )
