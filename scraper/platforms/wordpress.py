"""WordPress."""

import re

from scraper.platforms.platform import Platform


class WordPress(Platform):
    """Recognised by /wp-content/ in any page. Seen: orenburg.media (`/?p=ID`), oren.ru (`/slug`).

    Another common form is `/2025/06/10/slug/`. With `/slug/` alone an article and a static page look alike, so that
    shape is left to reading.
    """

    name = "wordpress"
    marks = re.compile(r"/wp-(?:content|includes|json)/|name=[\"']generator[\"'] content=[\"']WordPress", re.IGNORECASE)
    articles = re.compile(r"[?&]p=\d+(?:&|$)|^/\d{4}/\d\d/(?:\d\d/)?(?!page/|feed/)[^/?]*[^\d/?][^/?]*/?$")
    listings = re.compile(
        r"[?&](?:cat|m|w|paged|author|author_name|tag|page_id|attachment_id|s|year|monthnum|day)="
        r"|^/wp-|^/(?:category|tag|author|attachment)/|/feed/?$|/comment-page-\d+/?$|/attachment/[^/]+/?$"
    )
