"""The engine with /news/read/ID."""

import re

from scraper.platforms.platform import Platform


class NewsRead(Platform):
    """Recognised by links to /news/read/ID. Seen: gtsmi.ru (`/news/read/29413`).

    It prints no feed. All news are under `/news`, by rubric under `/news/list/ID`.
    """

    name = "newsread"
    marks = re.compile(r"href=[\"'](?:https?://[^/\"']+)?/?news/read/\d+[\"'/?#]", re.IGNORECASE)
    articles = re.compile(r"^/news/read/\d+/?$")
    listings = re.compile(r"^/news(?:/(?:list|index|page|rubric|section|tag|archive|date)(?:/.*)?)?/?(?:\?|$)")
    sections = ("/news", "/news/list")
    copies = (("print", re.compile(r"^/news/print/(?=\d+/?$)"), "/news/read/"),)
