"""Drupal."""

import re

from scraper.platforms.platform import Platform


class Drupal(Platform):
    """Recognised by its settings object and its file folders. Seen: belnovosti.ru.

    `/node/ID` is an article, `/taxonomy/term/ID` a listing. Its pretty
    addresses are free (`/novosti/slug`), so they are left to reading.
    """

    name = "drupal"
    marks = re.compile(
        r"Drupal\.settings|drupal-settings-json|/sites/(?:default|all)/(?:files|themes|modules)/|content=[\"']Drupal",
        re.I,
    )
    articles = re.compile(r"^/node/\d+$|[?&]q=node/\d+(?:&|$)")
    listings = re.compile(
        r"^/(?:taxonomy|user|users|admin|comment|filter|search)(?:/|$)|^/node/?$|^/node/(?:add|\d+/\w)|[?&]page="
    )
