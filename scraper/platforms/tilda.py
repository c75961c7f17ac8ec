"""Tilda."""

import re

from scraper.platforms.platform import Platform


class Tilda(Platform):
    """Recognised by its script hosts and its blocks. Seen: slurm.io (`/blog/tpost/sjfdm0r0m1-kafka-lamoda`), comply.ru.

    An entry of its news block is `[/page]/tpost/CODE-slug`, a slug cut at fifty letters; a page made by hand is
    `/page12345.html` until somebody names it. A script brings the entries of a block from another host, so most pages
    list none of them: the feeds' own sitemap does, an index of one for each block.
    """

    name = "tilda"
    marks = re.compile(
        r"//(?:static|neo|thb|optim|ws|js)\.tildacdn\.\w+/|id=[\"']allrecords[\"']|data-tilda-(?:page|project)-id=",
        re.IGNORECASE,
    )
    articles = re.compile(r"^/(?:[\w-]+/)*tpost/[a-z\d]{8,}(?:-[^/?]*)?/?$|^/(?:[\w-]+/)*tpost/[\w-]{6,}$|^/page\d+\.html$")
    listings = re.compile(r"[?&](?:tfc_|tpage=|tag=|part=|category=)|^/(?:members|tproduct)(?:/|$)|/tproduct/")
    feeds = ("/rss.xml",)
    sitemaps = ("/sitemap-feeds.xml", "/sitemap.xml")
    sections = ("/news", "/novosti", "/blog")
    pages = ""
    copies = (("alias", re.compile(r"^(/(?:[\w-]+/)*tpost/[\w-]+)\?(?:amp=true|tpost=.*|tfc_.*)$"), r"\1"),)
