"""What no listing names: articles that only other articles link to, rubrics that were left out, numbers below the lowest."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Capture, Outlet
from archive.due import LINKS, NUMBERS, Found, Known
from archive.frontier import Frontier
from scraper.address_learning import AddressLearning
from scraper.article_links import linked_articles
from scraper.number_walk import next_numbers
from scraper.walking_back import OTHER_POSITION, step_of

MOST_FOLDERS = 12
"""Folders of articles that are asked for as rubrics."""

MOST_FRUITLESS_LINKS = 8
"""After so many addresses in a row that articles link to and that hold no new article, the rest is not asked for."""

_RUBRIC = re.compile(r"(?:[A-Za-z]{2,24}|(?:%[0-9A-F]{2}){4,48})(?:[-_][A-Za-z]{1,24})?")
"""A folder of one word or two is a rubric's; one with numbers is a day's, a longer one an article's own."""


class Unlisted:
    """What one crawl finds beside the listings of its outlet."""

    def __init__(self, outlet: Outlet, frontier: Frontier) -> None:
        self.outlet = outlet
        self.frontier = frontier
        self.trails = frontier.trails
        self._fruitless_links = 0

    def article_read(self, known: Known, capture: Capture, learning: AddressLearning, *, is_new: bool, now: datetime) -> None:
        """Note the articles that an article links to, for the last: a listing that is cut short may have named none of them.

        Only addresses like those of articles count, and none where sitemaps name the articles. It ends when several of these
        addresses in a row held nothing new.
        """
        if known.via == LINKS:
            self._fruitless_links = 0 if is_new else self._fruitless_links + 1
        if self._fruitless_links >= MOST_FRUITLESS_LINKS:
            self.frontier.spare(self.outlet.slug, LINKS, "other addresses that articles link to held nothing new")
        elif is_new and not self.frontier.has_articles_of_sitemaps(self.outlet.slug):
            found = [
                Found(url=url, source=known.key, ident=learning.ident(url))
                for url in linked_articles(capture, self.outlet, learning)
            ]
            self.frontier.add(self.outlet.slug, LINKS, found, now)

    def by_folders(self, now: datetime) -> int:
        """Ask for the folders of known articles that no further page of a listing has named: rubrics that were left out.

        Each is asked for once, and followed as any listing. Return how many are new.
        """
        if self.frontier.has_articles_of_sitemaps(self.outlet.slug):
            return 0
        articles = self.frontier.articles(self.outlet.slug)
        covered = {folder_of(url) for url, is_deep in articles if is_deep}
        folders = dict.fromkeys(folder_of(url) for url, _ in articles)
        left_out = [folder for folder in folders if folder and folder not in covered][:MOST_FOLDERS]
        steps = [step_of(self.outlet, fold(url), OTHER_POSITION, url, 1, url) for url in left_out]
        new = 0
        for step in steps:
            if self.frontier.add(self.outlet.slug, "backfill", [step], now):
                self.trails.open(step.trail or "", self.outlet.slug, OTHER_POSITION)
                new += 1
        return new

    def by_numbers(self, now: datetime, since: date | None = None) -> int:
        """Where no listing leads back, try the numbers below the lowest known article; return how many addresses are new."""
        if self.frontier.has_articles_of_sitemaps(self.outlet.slug):
            return 0
        trails = self.trails.of(self.outlet.slug)
        oldest = self.trails.oldest_day(self.outlet.slug)
        if any(one.listed for one in trails) or (since and oldest and oldest < since):
            return 0
        found = [Found(url=url) for url in next_numbers(self.frontier.asked(self.outlet.slug))]
        return self.frontier.add(self.outlet.slug, NUMBERS, found, now)


def folder_of(url: str) -> str:
    """Return the folder an article lies in, where it reads as a rubric's; "" for dates, slugs, the root, and beside a query.

    >>> folder_of("https://gtsmi.ru/kultura/1869-biblioteka")
    'https://gtsmi.ru/kultura/'
    >>> folder_of("https://gtsmi.ru/2026/11/most/")
    ''
    """
    parts = urlsplit(url)
    folder = parts.path.rstrip("/").rpartition("/")[0]
    if parts.query or not folder or not all(_RUBRIC.fullmatch(segment) for segment in folder.strip("/").split("/")):
        return ""
    return parts._replace(path=f"{folder}/").geturl()
