"""The district papers of Bashkortostan (rbsmi.ru), and other papers on the same engine."""

import re

from scraper.platforms.platform import Platform


class Bashkortostan(Platform):
    """Recognised by links that hold a day and a slug with a number. Seen: belizvest.ru
    (`/news/novosti/2024-12-04/slug-4037507`), ye102.ru (`/articles/2012-07-17/slug-520881`).

    The printed date has no year («4 Декабря , 12:28»), the address has the day.
    """

    name = "bashkortostan"
    marks = re.compile(
        r"href=[\"']/(?:news|articles)/(?:[\w-]+/)?\d{4}-\d\d-\d\d/[\w-]+-\d{5,}[\"'?#]|api\.rbsmi\.ru/attachments/"
    )
    articles = re.compile(r"^/(?:news|articles)/(?:[\w-]+/)?\d{4}-\d\d-\d\d/[^/?]+-\d{5,}/?(?:\?|$)")
    listings = re.compile(r"^/(?:news|articles)(?:/[\w-]+)?/?(?:\?|$)|^/(?:authors?|tags?|search|rss)(?:/|$)")
    feeds = ("/rss/", "/news/rss/")
    sections = ("/news", "/articles")
