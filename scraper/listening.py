"""Asks a site for its feeds, sitemaps and section pages, and hears what they name. Frugal: it ends at the first that serves."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urljoin

from archive.addresses import fold
from archive.article import Capture, CaptureError, Outlet
from archive.due import RobotsCopy
from scraper.addresses import clean, is_own
from scraper.discover import Entry, ListingError, Nested, read_feed, read_section, read_sitemap, surely_not_article
from scraper.fetching import Fetch, NoAnswer
from scraper.listings_chosen import Heard, holds_back_issues, is_whole_feed, names_articles
from scraper.platforms import AUTO, Generic, platform_named
from scraper.robots import Robots

MOST_GUESSES = 3
"""Addresses that nothing printed, by the platform's habit; each costs a request that most sites answer 404."""

MOST_OF_PLATFORM = 1
"""Feeds guessed where the platform is known: a site that has switched off the first has switched off all."""

MOST_PRINTED_FEEDS = 3
"""A site that prints many has one for all and one a rubric."""

MOST_NESTED = 2
"""Sitemaps of an index that are read to see what it holds; the first crawl of the back issues reads the others."""

MOST_ENTRIES = 60_000
"""Of a sitemap; the protocol allows 50,000."""

USUAL_SITEMAPS = ("/sitemap.xml",)
USUAL_FEEDS = ("/rss", "/rss.xml")
"""Where sites of no known platform have them, by frequency; `/feed/` is the commonest, but of WordPress."""

OTHER_SITEMAPS = (
    "image",
    "video",
    "categor",
    "tag",
    "author",
    "section",
    "page-sitemap",
    "posts-page",
    "user",
    "product",
    "forum",
    "static",
)
"""Parts of the names of nested sitemaps that hold no articles."""


@dataclass(kw_only=True)
class Guesses:
    """How many addresses may still be guessed."""

    left: int = MOST_GUESSES

    def take(self) -> bool:
        """Tell whether one more may be."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, kw_only=True)
class Site:
    """What is asked, of whom, and what its home page lists. `printed` are addresses the site itself names."""

    outlet: Outlet
    fetch: Fetch
    home: Heard
    printed_feeds: Sequence[str] = ()
    printed_sitemaps: Sequence[str] = ()
    guesses: Guesses = field(default_factory=Guesses)

    @property
    def articles(self) -> list[str]:
        """The addresses of the articles that the home page lists."""
        return [one.url for one in self.home.entries]


class NotHeard(Exception):
    """An address that is no listing. Raised by listen; the message says what came instead, or that nothing did."""


async def hear(fetch: Fetch, url: str, kind: str, outlet: Outlet) -> Heard | None:
    """Read one listing and, of a sitemap index, a few of its sitemaps. None where there is none that can be read."""
    try:
        heard, nested = await listen(fetch, url, kind, outlet)
    except NotHeard:
        return None
    return await _with_nested(fetch, heard, nested, outlet) if nested else heard


async def listen(fetch: Fetch, url: str, kind: str, outlet: Outlet) -> tuple[Heard, tuple[Nested, ...]]:
    """Return what a listing names: the outlet's own addresses that may be articles, and further sitemaps. Raises NotHeard."""
    try:
        capture = await fetch(url, kind)
        if capture.status != 200:
            raise NotHeard(f"answers {capture.status}")
        entries = list(islice(_read(capture, kind, outlet), MOST_ENTRIES))
    except (NoAnswer, ListingError, CaptureError) as error:
        raise NotHeard(str(error).removeprefix(f"{url}: ")) from None
    own = [one for one in entries if is_own(one.url, outlet)]
    if entries and not own:
        raise NotHeard(f"lists {len(entries)} addresses, all of other sites")
    articles = tuple(one for one in own if isinstance(one, Entry) and not surely_not_article(one.url, outlet))
    nested = tuple(one for one in own if isinstance(one, Nested))
    return Heard(url=capture.url, kind=kind, entries=articles, captures=(capture,)), nested


def _read(capture: Capture, kind: str, outlet: Outlet) -> Iterator[Entry | Nested]:
    content = capture.content()
    if kind == "feed":
        return iter(read_feed(content, capture.url, capture.content_type).entries)
    if kind == "sitemap":
        return read_sitemap(content, capture.url)
    return iter(read_section(content, capture.url, outlet, capture.content_type).entries)


async def _with_nested(fetch: Fetch, index: Heard, nested: Sequence[Nested], outlet: Outlet) -> Heard:
    """Read a few sitemaps of an index: the newest of those that may hold articles."""
    likely = [one for one in nested if not any(word in one.url.rpartition("/")[2].lower() for word in OTHER_SITEMAPS)] or nested
    by_age = sorted(likely, key=lambda one: one.modified, reverse=True) if any(one.modified for one in likely) else likely
    wanted = by_age if len(likely) <= MOST_NESTED else [by_age[0], *by_age[-1:]]
    entries, captures = list(index.entries), list(index.captures)
    for one in wanted[:MOST_NESTED]:
        heard = await hear(fetch, one.url, "sitemap", outlet)
        entries += heard.entries if heard else ()
        captures += heard.captures if heard else ()
    return Heard(
        url=index.url, kind="sitemap", entries=tuple(entries), captures=tuple(captures), is_whole=len(wanted) < len(likely)
    )


async def find_feeds(site: Site) -> list[Heard]:
    """Return the feeds a site prints that are worth visiting: one that lists all that is new, else those of a part."""
    found: list[Heard] = []
    for url in _in_order(site.printed_feeds)[:MOST_PRINTED_FEEDS]:
        heard = await hear(site.fetch, url, "feed", site.outlet)
        if heard is None or not heard.entries:
            continue
        found.append(_judged(heard, site))
        if found[-1].is_whole:
            return found[-1:]
    return found


async def guess_feed(site: Site) -> list[Heard]:
    """Return a feed that nothing printed, asked for where sites of this platform have theirs."""
    is_known = site.outlet.platform not in (AUTO, Generic.name)
    for path in platform_named(site.outlet.platform).feeds[:MOST_OF_PLATFORM] if is_known else USUAL_FEEDS:
        if not site.guesses.take():
            break
        heard = await hear(site.fetch, urljoin(site.outlet.homepage, path), "feed", site.outlet)
        if heard is not None and heard.entries:
            return [_judged(heard, site)]
    return []


def _in_order(feeds: Sequence[str]) -> list[str]:
    """Put RSS before Atom and the shorter address first: that of the whole site. One address printed twice counts once."""
    by_key = {fold(url): url for url in feeds}
    return sorted(by_key.values(), key=lambda url: ("atom" in url.lower(), len(url.rstrip("/").split("/")), url.count("?")))


def _judged(feed: Heard, site: Site) -> Heard:
    is_whole = is_whole_feed(feed.entries, site.home.entries)
    return Heard(url=feed.url, kind="feed", entries=feed.entries, captures=feed.captures, is_whole=is_whole)


async def find_sitemaps(site: Site, known: Iterable[str]) -> list[Heard]:
    """Return the sitemaps that name articles; `is_whole` of one tells that it holds the back issues.

    `known` are articles that other listings name, to hold the sitemaps against.
    """
    articles = list(dict.fromkeys([*site.articles, *known]))
    found: list[Heard] = []
    for url in site.printed_sitemaps[:MOST_NESTED]:
        heard = await hear(site.fetch, url, "sitemap", site.outlet)
        if heard is not None:
            found += _worth(heard, articles)
    if not site.printed_sitemaps:
        platform = platform_named(site.outlet.platform)
        for path in (platform.sitemaps or USUAL_SITEMAPS)[:1]:
            if not site.guesses.take():
                break
            heard = await hear(site.fetch, urljoin(site.outlet.homepage, path), "sitemap", site.outlet)
            found += _worth(heard, articles) if heard else []
    return found


def _worth(sitemap: Heard, articles: Sequence[str]) -> list[Heard]:
    """Return a sitemap as judged, nothing where it names no articles. Of a long index, what was read speaks for the rest."""
    if not names_articles(sitemap.entries, articles):
        return []
    is_whole = sitemap.is_whole or holds_back_issues(sitemap.entries, articles)
    return [Heard(url=sitemap.url, kind="sitemap", entries=sitemap.entries, captures=sitemap.captures, is_whole=is_whole)]


def sitemaps_of_robots(robots: Capture, outlet: Outlet) -> list[str]:
    """Return the sitemaps that a robots.txt names, the outlet's own only."""
    rules = Robots(RobotsCopy(fetched_at=robots.captured_at, status=robots.status, body=robots.body))
    urls = (clean(url, outlet.homepage) for url in rules.sitemaps())
    return [url for url in dict.fromkeys(urls) if url and is_own(url, outlet)]
