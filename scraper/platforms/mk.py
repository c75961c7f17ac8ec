"""«Московский комсомолец» and its regional editions."""

import re

from scraper.platforms.platform import Platform


class Mk(Platform):
    """Recognised by its style folders and the classes of its pages. Seen: oren.mk.ru
    (`/social/2020/02/18/slug.html`), www.mk-pskov.ru.

    `/news/` lists everything, its page three is `/news/3/`, a day is `/news/2024/6/9/` without zeros.
    """

    name = "mk"
    marks = re.compile(
        r"[/.]mk\.ru/media/(?:build|css|js|img)/|MKInreadsInArticle"
        r"|class=[\"'](?:js-mk-item-settings|news-listing__day-\w+|article__authors-data\b|listing-preview__(?:content|desc)\b)"
    )
    articles = re.compile(r"^/(?:[\w-]+/){1,2}\d{4}/\d\d/\d\d/[^/?]+\.html(?:\?|$)")
    listings = re.compile(
        r"^/news/?(?:\d{1,5}/?|\d{4}/\d{1,2}/(?:\d{1,2}/?)?)?(?:\?|$)"
        r"|^/(?:authors|stories|organizations|persons|places|photo|video|tags?|search|konkurs|press-center)(?:/|$)"
    )
    feeds = ("/rss/news/index.xml", "/rss/index.xml")
    sections = ("/news/",)
    pages = "{number}/"
    days = "/news/{year}/{month}/{day}/"
