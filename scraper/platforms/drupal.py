"""Drupal."""

import re

from scraper.platforms.platform import Platform


class Drupal(Platform):
    """Recognised by its settings object and its file folders. Seen: belnovosti.ru.

    `/node/ID` is an article, `/taxonomy/term/ID` a listing. Its pretty
    addresses are free (`/novosti/slug`), so they are left to reading. `/node` lists what is on the front page; pages are
    counted from 0, so the second one is `?page=1`. The module for printing prefixes the address: `/print/135`.
    """

    name = "drupal"
    marks = re.compile(
        r"Drupal\.settings|drupal-settings-json|/sites/(?:default|all)/(?:files|themes|modules)/|content=[\"']Drupal",
        re.I,
    )
    articles = re.compile(r"^/(?:\w\w/)?node/\d+$|[?&]q=node/\d+(?:&|$)")
    listings = re.compile(
        r"^/(?:taxonomy|user|users|admin|comment|filter|search|aggregator|blog/\d+$|printmail|printpdf)(?:/|$)|^/node/?$"
        r"|^/node/(?:add|feed|\d+/(?:edit|revisions|track|feed|backlinks|talk))|[?&]page=|[?&]q=(?!node/\d)|/feed/?$"
    )
    feeds = ("/rss.xml", "/node/feed", "/?q=rss.xml")
    sitemaps = ("/sitemap.xml",)
    sections = ("/node", "/news", "/novosti")
    pages = "?page={number}"
    second_page = 1
    months = "/archive/{year}{month:02}"
    copies = (
        ("print", re.compile(r"^/print(?:mail|pdf|/view)?/(?=\d+$)"), "/node/"),
        ("print", re.compile(r"^/print(?:mail|pdf)?/(?=\D[^?]*$)"), "/"),
        ("print", re.compile(r"^(/node/\d+)/print$"), r"\1"),
        ("amp", re.compile(r"^/amp/(?=\w)"), "/"),
    )
