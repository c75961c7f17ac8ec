"""What onboarding has fetched enters the archive: nothing of it is asked for a second time by the first crawl."""

from collections.abc import Iterable
from dataclasses import replace

from archive.article import Article, Capture, CaptureError, NotArticle, Outlet
from archive.due import Found
from archive.frontier import ADDED, NEWS, Frontier
from archive.memory import Memory
from archive.store import Archive
from scraper.address_learning import AddressLearning
from scraper.clock import now
from scraper.collecting import entry_from_text, pages, read_listing
from scraper.listing import Entry, ListingError
from scraper.nested_sitemaps import add_nested
from scraper.reading.continuing import continuations
from scraper.reading.whole import read_whole
from scraper.walking_back import Walking

LISTINGS = ("feed", "section", "sitemap")


def take(
    archive: Archive,
    frontier: Frontier,
    outlet: Outlet,
    captures: Iterable[tuple[Capture, str]],
    crawl_id: str | None = None,
    memory: Memory | None = None,
) -> int:
    """Keep captures made for a new outlet; put its listings and articles where a crawl would. Return the articles saved.

    `captures` are given with what they are: feed, section, sitemap, page or robots; listings that the registry does not name
    are kept and no more. The outlet must be in the archive (`sync_outlets`). Raises OSError when the disk is full.
    """
    taken = [(replace(capture, outlet=outlet.slug, crawl=crawl_id), kind) for capture, kind in captures]
    for capture, _ in taken:
        archive.keep(capture)
    learning = AddressLearning(outlet, memory)
    answered = [(capture, kind) for capture, kind in taken if capture.status == 200]
    for capture, kind in answered:
        if kind in LISTINGS:
            _take_listing(frontier, outlet, capture, kind, learning)
    return sum(_take_page(archive, frontier, outlet, capture, memory, learning) for capture, kind in answered if kind == "page")


def _take_listing(frontier: Frontier, outlet: Outlet, capture: Capture, kind: str, learning: AddressLearning) -> None:
    named = (
        *outlet.feeds,
        *outlet.sitemaps,
        *outlet.sections,
        outlet.homepage,
        *(url for url, _ in frontier.sitemaps(outlet.slug)),
    )
    if capture.url not in named:
        return
    try:
        entries = list(read_listing(kind, capture, outlet))
    except (ListingError, CaptureError):  # the first crawl asks again, and says what is wrong with it
        return
    via = "latest" if kind != "sitemap" else "backfill"
    frontier.visit_again(outlet.slug, ADDED, [Found(url=capture.url, kind=kind)], now())
    known = frontier.take(capture.url)
    if known is None:
        return
    wanted = pages(entries, kind, capture, outlet)
    found = [replace(one, source=known.key, ident=learning.ident(one.url), in_sitemap=kind == "sitemap") for one in wanted]
    new = frontier.add(outlet.slug, via, found, now())
    if kind == "section":
        Walking(outlet, frontier).listing_read(known, capture, [one.url for one in wanted], new, now())
    add_nested(frontier, outlet, replace(known, via=via), entries, now())
    frontier.note_validators(known.key, capture.header("ETag"), capture.header("Last-Modified"))
    is_news = kind == "sitemap" and any(isinstance(one, Entry) and one.published for one in entries)
    frontier.settle(known.key, "done", now(), status=capture.status, listed=len(entries), reason=NEWS if is_news else "")


def _take_page(
    archive: Archive, frontier: Frontier, outlet: Outlet, capture: Capture, memory: Memory | None, learning: AddressLearning
) -> int:
    said, feed_capture = frontier.feed_said(capture.url)
    result = read_whole(capture, (), outlet, memory, entry_from_text(said))
    if not isinstance(result, Article | NotArticle):
        return 0  # the first crawl puts the problem on record
    if continuations(capture.content(), capture.url, outlet, capture.content_type):
        return 0  # the first crawl fetches its further pages too
    frontier.add(outlet.slug, "latest", [Found(url=capture.url, ident=learning.ident(capture.url))], now())
    known = frontier.take(capture.url)
    if known is None:
        return 0
    if isinstance(result, NotArticle):
        named = Walking(outlet, frontier).list_read(known, capture, learning, now())
        reason = f"a list of {named} articles" if named else result.reason
        frontier.settle(known.key, "not_article", now(), status=capture.status, reason=reason)
        return 0
    saved = archive.save(result, crawl=capture.crawl, seen_at=capture.captured_at, feed_capture=feed_capture)
    frontier.settle(known.key, "done", now(), status=capture.status, day=result.published_date, is_fresh=saved.outcome == "new")
    frontier.note_validators(known.key, capture.header("ETag"), capture.header("Last-Modified"))
    return int(saved.outcome == "new")
