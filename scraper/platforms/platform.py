"""What a platform says of the addresses of all the sites that run on it."""

import re
from datetime import date
from typing import ClassVar

NOTHING = re.compile(r"(?!)")


class Platform:
    """A CMS that many outlets share. A subclass states its facts; it has methods of its own only where facts do not do.

    Patterns are searched in an address without scheme and host (`/news/read/29413`, `/?p=7`), except `marks`, which is
    searched in the source of a page. `articles` is the shape of an article's address; `listings` are shapes that are
    surely something else, and do not count where `articles` is found too.

    `feeds`, `sitemaps` and `sections` are the paths where sites of this platform usually have them, the likeliest first.
    `pages` is how page N of a listing is addressed, after the listing's own address: `page/{number}/`, `?PAGEN_1={number}`,
    or `?start={skipped}` with `page_size` articles a page; `second_page` is the number that page two bears.
    `days` and `months` are the paths of a day's and a month's listing (`/{year}/{month:02}/{day:02}/`).
    `copies` are forms of an article's address that are a copy: (kind, pattern, what to put instead); kind is print, amp,
    mobile or alias.
    """

    name: ClassVar[str]
    marks: ClassVar[re.Pattern[str]] = NOTHING
    articles: ClassVar[re.Pattern[str]] = NOTHING
    listings: ClassVar[re.Pattern[str]] = NOTHING
    feeds: ClassVar[tuple[str, ...]] = ()
    sitemaps: ClassVar[tuple[str, ...]] = ()
    sections: ClassVar[tuple[str, ...]] = ()
    pages: ClassVar[str] = ""
    page_size: ClassVar[int] = 10
    second_page: ClassVar[int] = 2
    days: ClassVar[str] = ""
    months: ClassVar[str] = ""
    copies: ClassVar[tuple[tuple[str, re.Pattern[str], str], ...]] = ()

    def recognises(self, page: str) -> bool:
        """Tell whether the source of a page shows this platform."""
        return self.marks.search(page) is not None

    def is_article(self, target: str) -> bool:
        """Tell whether path and query have the shape of an article's address."""
        return self.articles.search(target) is not None

    def is_listing(self, target: str) -> bool:
        """Tell whether path and query are surely a listing, a form or a service page."""
        return not self.is_article(target) and self.listings.search(target) is not None

    def page(self, listing: str, number: int) -> str:
        """Return the address of a listing's page 2, 3, … by the platform's habit; "" where it has none."""
        if not self.pages:
            return ""
        ending = self.pages.format(number=number - 2 + self.second_page, skipped=(number - 1) * self.page_size)
        if not ending.startswith("?"):
            return f"{listing.partition('?')[0].rstrip('/')}/{ending}"
        return listing + (f"&{ending[1:]}" if "?" in listing else ending)

    def day(self, day: date) -> str:
        """Return the path of a day's listing, "" where the platform has none."""
        return self.days.format(year=day.year, month=day.month, day=day.day)

    def month(self, day: date) -> str:
        """Return the path of a month's listing, "" where the platform has none."""
        return self.months.format(year=day.year, month=day.month)

    def original(self, target: str) -> tuple[str, str] | None:
        """Return (kind, path and query of the original) where an address has the form of a copy, else None."""
        for kind, pattern, instead in self.copies:
            original = pattern.sub(instead, target)
            if original != target:
                return kind, original
        return None
