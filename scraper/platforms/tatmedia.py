"""The district papers of Tatmedia."""

import re

from scraper.platforms.platform import Platform


class Tatmedia(Platform):
    """Recognised by its widgets' addresses and classes. Seen: aznakaevo-rt.ru (`/news/obschestvo/slug`), chelny-izvest.ru.

    Blocks, authors and tags are listed under /news/ too, beside the rubrics, and have pages `/page/4`. Papers that
    have not moved yet run on Joomla (`/ru/the-news/item/2345-slug.html`).
    """

    name = "tatmedia"
    marks = re.compile(
        r"/news/widget/list/[\w-]+|class=[\"'][^\"']*\b(?:widget-view-small__\w+|page-main__publish-\w+|page-main__head)\b"
    )
    articles = re.compile(r"^/news/(?!widget/|author/|tags?/|list/|page/|rss)[\w-]+/(?!page(?:/|$)|\d{1,4}/?$)[^/?]+/?(?:\?|$)")
    listings = re.compile(r"^/news/(?:widget|author|tags?|list|page)/|^/news(?:/[\w-]+)?/?(?:\?|$)|/page/\d+/?(?:\?|$)")
    sections = ("/news",)
    pages = "page/{number}"
