"""The city sites of Shkulev Media."""

import re

from scraper.platforms.platform import Platform


class Shkulev(Platform):
    """Recognised by links to its own /text/RUBRIC/YYYY/MM/DD/ID/. Seen: e1.ru (`/text/gorod/2018/03/01/53597141/`),
    74.ru, ngs.ru; before 2017 also `/text/newsline/ID.html`.

    The pages of its lists (`/text/?page=2`) are closed by robots.txt on some of the sites; the sitemap holds all.
    """

    name = "shkulev"
    marks = re.compile(r"href=[\"']/text/[\w-]+/\d{4}/\d\d/\d\d/\d{6,}/?[\"'?#]|_li_hsd_rn_sect|<script\b[^>]*//cdn\.ngs\.ru/")
    articles = re.compile(r"^/text/[\w-]+/\d{4}/\d\d/\d\d/\d{6,}/?(?:\?|$)|^/text/newsline/\d{4,}(?:\.html)?$")
    listings = re.compile(
        r"^/text(?:/[\w-]+)?/?(?:\?|$)|^/text/(?:tags?|author|theme)/|/comments/?(?:\?|$)|[?&](?:rubric|dateFrom|dateTo|discuss)="
    )
    feeds = ("/text/rss.xml",)
    sitemaps = ("/sitemaps/index.xml.gz",)
    sections = ("/text/",)
    pages = "?page={number}"
    copies = (("alias", re.compile(r"^(/text/[\w-]+/\d{4}/\d\d/\d\d/\d+)/comments/?$"), r"\1/"),)
