"""The city guides named after their town: *-gid.ru."""

import re

from scraper.platforms.platform import Platform


class Gid(Platform):
    """Recognised by links to /news/RUBRIC/slug.htm on a page that names a *-gid.ru. Seen: orenburg-gid.ru
    (`/news/zdorove/klescha-prihvatili-iz-sarinskih-lesov.htm`), balashov-gid.ru.

    The lead is printed again as the beginning of the text.
    """

    name = "gid"
    marks = re.compile(
        r"\A(?=.*[a-zа-я]-gid\.ru\b).*?href=[\"'](?:https?://[\w-]+-gid\.ru)?/news/[a-z][\w-]*/[\w-]+\.htm[\"'?#]",
        re.DOTALL,
    )
    articles = re.compile(r"^/news/[a-z][\w-]*/[\w-]+\.htm(?:\?|$)")
    listings = re.compile(r"^/news(?:/[\w-]+)?/?(?:\?|$)|^/(?:afisha|catalog|firms|board|photo)(?:/|$)")
    sections = ("/news/",)
