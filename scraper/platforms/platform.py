"""What a platform says of the addresses of all the sites that run on it."""

import re
from typing import ClassVar

NOTHING = re.compile(r"(?!)")


class Platform:
    """A CMS that many outlets share. A subclass states its facts; it has methods of its own only where facts do not do.

    Patterns are searched in an address without scheme and host (`/news/read/29413`, `/?p=7`), except `marks`, which is
    searched in the source of a page. `articles` is the shape of an article's address; `listings` are shapes that are
    surely something else, and do not count where `articles` is found too.
    """

    name: ClassVar[str]
    marks: ClassVar[re.Pattern[str]] = NOTHING
    articles: ClassVar[re.Pattern[str]] = NOTHING
    listings: ClassVar[re.Pattern[str]] = NOTHING

    def recognises(self, page: str) -> bool:
        """Tell whether the source of a page shows this platform."""
        return self.marks.search(page) is not None

    def is_article(self, target: str) -> bool:
        """Tell whether path and query have the shape of an article's address."""
        return self.articles.search(target) is not None

    def is_listing(self, target: str) -> bool:
        """Tell whether path and query are surely a listing, a form or a service page."""
        return not self.is_article(target) and self.listings.search(target) is not None
