"""DataLife Engine."""

import re

from scraper.platforms.platform import Platform


class DataLife(Platform):
    """Recognised by its script folder and its blocks. Seen: veved.ru, tiras.ru (`/news/5942-slug.html`)."""

    name = "dle"
    marks = re.compile(r"/engine/(?:classes|skins|editor|ajax)/|\bdle_root\b|id=[\"']news-id-\d|DataLife Engine", re.IGNORECASE)
    articles = re.compile(r"/\d+-[^/?]+\.html$|[?&]newsid=\d|^/(?:[\w-]+/)*\d{4}/\d\d/\d\d/[^/?]+\.html$")
    listings = re.compile(
        r"^/(?:tags|user|lastnews|favorites|xfsearch|autobackup|engine|catalog|newposts)(?:/|$)|/page/\d+/?$"
        r"|^/\d{4}/(?:\d\d/){0,2}$|[?&](?:do|subaction|cstart)=|^/print:"
    )
