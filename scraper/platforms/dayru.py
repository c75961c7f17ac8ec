"""The papers around Orenburg named after their town: *day.ru."""

import re

from scraper.platforms.platform import Platform


class DayRu(Platform):
    """Recognised by links to /news/DDMMYYHHMMSS. Seen: orenday.ru (`/news/040423085845`), sorochinskday.ru.

    The number is the moment the article was written, to the second, in the outlet's own zone. Links are written
    without a leading slash and lean on `<base href>`.
    """

    name = "dayru"
    marks = re.compile(r"href=[\"']/?news/(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d(?:[01]\d|2[0-3])[0-5]\d[0-5]\d/?[\"'#]")
    articles = re.compile(r"^/news/\d{12}/?$")
    listings = re.compile(r"^/news/?(?:\?|$)|^/news/(?!\d{12})[\w-]+/?(?:\?|$)")
    sections = ("/news/",)
