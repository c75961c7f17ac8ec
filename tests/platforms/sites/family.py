"""What the sites of families share: pages that lead to each other without a host, a list in pages, traps beside it."""

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import cached_property
from typing import ClassVar

from podshivka.region.markup import article_blocks, esc
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title><link>{base}/</link>
{items}</channel></rss>"""
ENTRY = "<item><title>{headline}</title><link>{url}</link><pubDate>{date}</pubDate></item>"

MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()


class FamilySite(Site):
    """A subclass states its addresses and writes `article` and `listed`.

    `listing` is where everything is listed, `size` publications a page, `page_two` the address of a further page.
    `feed` is where the newest ten are fed, "" for nowhere. `traps` are addresses that lead to no article; `copies` says
    what copies of an article there are, by kind.
    """

    count: ClassVar[int] = 18
    listing: ClassVar[str]
    page_two: ClassVar[str] = ""
    size: ClassVar[int] = 6
    feed: ClassVar[str] = ""
    traps: ClassVar[tuple[str, ...]]

    def article(self, item: Publication) -> str:
        """Return the page of an article."""
        raise NotImplementedError

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        """Return page `number` of `last` of a list."""
        raise NotImplementedError

    def copies(self, item: Publication) -> dict[str, str]:
        """Return the kind of each copy of an article by its address."""
        return {}

    def others(self, item: Publication) -> tuple[str, ...]:
        return tuple(self.copies(item))

    def further(self) -> dict[str, str]:
        """Return what other pages there are, by address."""
        return {}

    def page_address(self, number: int) -> str:
        return self.page_two.format(number=number) if number > 1 else self.listing

    @cached_property
    def pages(self) -> dict[str, str]:
        """Return every page of the site by path and query."""
        last = pages_of(self.items, self.size)
        pages = {
            self.page_address(number): self.listed(part(self.items, number, self.size), number, last)
            for number in range(1, last + 1)
        }
        for item in self.items:
            pages |= dict.fromkeys((self.address(item), *self.copies(item)), self.article(item))
        latest = self.listed(self.items[:5], 1, 1)
        return dict.fromkeys(("/", *self.traps), latest) | self.further() | pages

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if target == self.feed:
            return Page(body=self.fed(), kind="application/rss+xml")
        return Page(body=self.pages[target]) if target in self.pages else None

    def fed(self) -> str:
        items = "".join(
            ENTRY.format(
                headline=esc(self.text(one).headline),
                url=self.base + self.address(one),
                date=format_datetime(self.local(one)),
            )
            for one in self.items[:10]
        )
        return RSS.format(title=self.title, base=self.base, items=items)

    def prose(self, item: Publication) -> str:
        return article_blocks(self.text(item).blocks)


def written(at: datetime) -> str:
    """Return a day in words: «22 ноября 2026»."""
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"
