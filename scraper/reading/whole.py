"""An article as a whole: its page and its further pages, read each and joined. Pure."""

from collections.abc import Iterable

from archive.article import Article, Capture, NotArticle, Outlet, Problem
from archive.memory import Memory
from scraper.listing import Entry
from scraper.reading.continuing import join
from scraper.reading.reader import read


def read_whole(
    capture: Capture, further: Iterable[Capture], outlet: Outlet, memory: Memory | None = None, entry: Entry | None = None
) -> Article | NotArticle | Problem:
    """Read the first page of an article, and add the texts of its further pages where they read as such."""
    first = read(capture, outlet, memory, entry)
    if not isinstance(first, Article):
        return first
    others = [read(one, outlet, memory) for one in further]
    return join([first, *(one for one in others if isinstance(one, Article))])
