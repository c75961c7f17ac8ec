"""WordPress."""

import re

from scraper.platforms.platform import Platform


class WordPress(Platform):
    """Recognised by /wp-content/ in any page. Seen: orenburg.media (`/?p=ID`), oren.ru (`/slug`).

    Other forms that its settings offer are `/2025/06/10/slug/` and `/archives/123`. With `/slug/` alone an article and a
    static page look alike, so that shape is left to reading. Whole words of an article's address may be followed by
    `/2/`, the second page of a divided article, and by `/feed/`, its comments.
    """

    name = "wordpress"
    marks = re.compile(r"/wp-(?:content|includes|json)/|name=[\"']generator[\"'] content=[\"']WordPress", re.IGNORECASE)
    articles = re.compile(
        r"[?&]p=\d+(?:&|$)|^/(?:index\.php/)?\d{4}/\d\d/(?:\d\d/)?(?!page/|feed/)[^/?]*[^\d/?][^/?]*/?$|^/archives/\d+/?$"
    )
    listings = re.compile(
        r"[?&](?:cat|m|w|paged|author|author_name|tag|page_id|attachment_id|s|year|monthnum|day|feed|rest_route)="
        r"|^/wp-|^/(?:index\.php/)?(?:category|tag|author|attachment|type)/|/(?:feed|embed|trackback)/?$"
        r"|/comment-page-\d+/?$|/attachment/[^/]+/?$|/page/\d+/?$|^/(?:index\.php/)?\d{4}/(?:\d\d/){0,2}$"
    )
    feeds = ("/feed/", "/?feed=rss2")
    sitemaps = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
    sections = ("/category/novosti/", "/category/news/", "/novosti/", "/news/")
    pages = "page/{number}/"
    days = "/{year}/{month:02}/{day:02}/"
    months = "/{year}/{month:02}/"
    copies = (
        ("print", re.compile(r"^(/.+?)/print/?$"), r"\1/"),
        (
            "alias",
            re.compile(r"^(/\d{4}/\d\d/(?:\d\d/)?[^/?]*[^\d/?][^/?]*)/(?:comment-page-\d+|embed|trackback|feed)/?$"),
            r"\1/",
        ),
    )

    def page(self, listing: str, number: int) -> str:
        """Return the address of a listing's page: without pretty addresses, `/?cat=3`, it is `&paged=2`."""
        return f"{listing}&paged={number}" if "?" in listing else super().page(listing, number)
