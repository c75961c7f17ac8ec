"""Article or not: what an address shows before it is asked for, and what a page shows once it is here. Pure.

The rules are those by which pages are read (scraper.reading.kinds) and addresses left out (scraper.article_addresses);
here they are put into words, with what was learned of the outlet.
"""

from dataclasses import dataclass

from archive.article import Article, Capture, NotArticle, Outlet
from archive.memory import Memory
from scraper.addresses import clean
from scraper.article_addresses import PINNED, is_folder_of_articles, is_of_article, learned_of, other_kind
from scraper.branches import branch_of
from scraper.listing import Entry
from scraper.reading.reader import examine
from scraper.shapes import is_plain_word, shape_of, written

ARTICLE, UNSURE = "article", "unsure"
SURE, LIKELY, OPEN, UNLIKELY = 0.98, 0.9, 0.6, 0.3
"""Shares: what a page or a rule says; a platform's habit; an address that names something; one that is a bare word."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What something is. `is_article` is None where it cannot be told; `share` (0 to 1) is how likely it is an article.

    `kind` is article, listing, tag, author, search, calendar, contacts, advertising, login, gallery, soft404, home,
    service, wall, maintenance or unsure. `reasons` are words for the archivist, the weightiest first.
    """

    kind: str
    is_article: bool | None
    share: float
    reasons: tuple[str, ...]


def judge_address(url: str, outlet: Outlet, memory: Memory | None = None) -> Verdict:
    """Judge an address alone, by the platform, by the words in it, and by what was learned of the outlet's addresses.

    >>> newspaper = Outlet(slug="gtsmi", title="Гвардеец труда", homepage="https://gtsmi.ru/")
    >>> verdict = judge_address("https://gtsmi.ru/author/ivanov/", newspaper)
    >>> verdict.kind, verdict.is_article
    ('author', False)
    >>> judge_address("https://gtsmi.ru/news/29413", newspaper).is_article is None
    True
    """
    url = clean(url)
    if not url:
        return Verdict(kind=UNSURE, is_article=False, share=0.0, reasons=("no address that a crawl can ask for",))
    articles, others = learned_of(url, memory)
    if PINNED in (articles, others):
        return _learned(url, articles, others)
    kind, reason = other_kind(url, outlet)
    if kind:
        return Verdict(kind=kind, is_article=False, share=1 - SURE, reasons=(f"its address: {reason}",))
    if branch := branch_of(url, (), outlet):
        reason = f"its address: under {branch.name!r} city portals keep what is no part of a newspaper"
        return Verdict(kind=branch.kind, is_article=False, share=1 - LIKELY, reasons=(reason,))
    if articles or others:
        return _learned(url, articles, others)
    if is_folder_of_articles(url, memory):
        reason = "its address is the folder in which the outlet's articles are"
        return Verdict(kind="listing", is_article=False, share=1 - LIKELY, reasons=(reason,))
    if is_of_article(url, outlet):
        reason = "its address has the form that its platform gives articles"
        return Verdict(kind=ARTICLE, is_article=True, share=LIKELY, reasons=(reason,))
    if is_plain_word(shape_of(url)):
        reason = "its address is bare words, as those of sections are, and of a few sites' articles"
        return Verdict(kind=UNSURE, is_article=None, share=UNLIKELY, reasons=(reason,))
    return Verdict(kind=UNSURE, is_article=None, share=OPEN, reasons=("its address may be an article's; the page will tell",))


def _learned(url: str, articles: int, others: int) -> Verdict:
    """Return what the outlet's memory says of an address's shape. One page tells nothing yet; a person's word tells all."""
    share = articles / (articles + others)
    reason = f"{_pages(articles)} with addresses like {written(url)} were articles, {_pages(others)} were not"
    if PINNED in (articles, others):
        reason = f"the outlet's memory file says so of addresses like {written(url)}"
    elif articles + others < 2 or 0.2 < share < 0.8:
        return Verdict(kind=UNSURE, is_article=None, share=round(share, 2), reasons=(reason,))
    is_article = share > 0.5
    return Verdict(kind=ARTICLE if is_article else "listing", is_article=is_article, share=round(share, 2), reasons=(reason,))


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"


def judge(capture: Capture, outlet: Outlet, memory: Memory | None = None, entry: Entry | None = None) -> Verdict:
    """Judge a captured page as reading does; `entry` is what a feed or another listing says of it.

    A page that cannot be read is unsure: the reason says what is wrong with it.
    """
    if capture.status in (404, 410):
        return Verdict(kind="soft404", is_article=False, share=0.0, reasons=(f"the outlet answers {capture.status}",))
    result, kind = examine(capture, outlet, memory, entry)
    address = judge_address(capture.url, outlet, memory)
    if isinstance(result, Article):
        reasons = (f"it reads as an article: {result.headline[:80]!r}, {len(result.body.split())} words", *address.reasons)
        return Verdict(kind=ARTICLE, is_article=True, share=max(SURE, address.share), reasons=reasons)
    if isinstance(result, NotArticle):
        name = kind.name if kind else "listing"
        return Verdict(kind=name, is_article=False, share=1 - SURE, reasons=(result.reason, *address.reasons))
    share = address.share if address.is_article is not None else 0.5
    return Verdict(kind=kind.name if kind else UNSURE, is_article=None, share=share, reasons=(result.message, *address.reasons))
