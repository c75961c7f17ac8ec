"""A home page becomes a proposed outlet: its listings, platform, zone and name, and a few articles read for a proof.

Frugal: the home page, one feed, one or two sitemaps, one section page, three articles, and a few addresses that nothing
printed. What is fetched here is handed on, so that the first crawl need not ask for it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit, urlunsplit

from archive.addresses import fold
from archive.article import Article, Capture, CaptureError, NotArticle, Outlet
from scraper.addresses import is_own
from scraper.discover import Entry, ListingError, read_section, surely_not_article
from scraper.fetching import Fetch, NoAnswer, remembering
from scraper.home_page import HomePage, look
from scraper.listening import Site, find_feeds, find_sitemaps, guess_feed, hear, sitemaps_of_robots
from scraper.listings_chosen import (
    Heard,
    Sections,
    choose_sections,
    is_everything,
    is_mixed,
    is_of_one_collection,
    rubrics_beside,
    rubrics_left_out,
    to_probe,
    without_boxes,
)
from scraper.menus import MAIN, SectionLink, likely_folders, section_pages
from scraper.page_links import links_of, parse_html
from scraper.platforms import AUTO, Generic
from scraper.proposal import Hints, NoOutlet, Proposal, Sample
from scraper.proposing import Explored, propose
from scraper.reading import read
from scraper.reading.charset import decode
from scraper.zone_clues import zone_of

SAMPLES = 3
MOST_TRIED = 6
"""Pages that are tried for the samples: a home page's first links may be advertisements."""

MOST_TRIED_SECTIONS = 2

LETTERS_OF_START = 240

WALLS = {
    401: "asks for a login",
    402: "asks for payment",
    403: "forbids visitors like us",
    407: "asks for a login",
    451: "is closed for legal reasons",
}

WALL_WORDS = ("401", "402", "403", "login", "paywall", "subscri")

KINDS = {
    "parked": ("parked", "for sale", "hoster", "default page", "construction"),
    "empty": ("no article", "empty", "script"),
}
"""Words of obstacles (scraper.obstacles), by the kind of refusal; all others are walls."""


@dataclass(frozen=True, kw_only=True)
class Tried:
    """A page that was asked for as an article, and what it read as."""

    capture: Capture
    entry: Entry
    sample: Sample

    @property
    def is_read(self) -> bool:
        return not self.sample.problem


async def explore(url: str, hints: Hints, fetch: Fetch, now: datetime) -> Proposal:
    """Return the outlet that a home page shows. Raises NoOutlet with one clear line where there is none.

    `now` is the day that the notes of the proposal name.
    """
    fetch = remembering(fetch)
    outlet = Outlet(slug=hints.slug or "new", title=hints.title or "?", homepage=url, place=hints.place, region=hints.region)
    capture = await _home(outlet, fetch)
    _refuse_article(url, capture, outlet)
    outlet = replace(outlet, homepage=_homepage(url, capture.url))
    capture, page = await _what_is_shown(capture, outlet, fetch)
    outlet = replace(outlet, platform=AUTO if page.platform == Generic.name else page.platform)
    menu = section_pages(capture.content(), capture.url, outlet, capture.content_type)
    home = Heard(url=capture.url, kind="section", entries=_listed(capture, outlet), captures=(capture,))
    robots = await fetch(outlet.homepage, "robots")
    site = Site(
        outlet=outlet,
        fetch=fetch,
        home=home,
        printed_feeds=page.feeds,
        printed_sitemaps=tuple(dict.fromkeys([*sitemaps_of_robots(robots, outlet), *page.sitemaps])),
    )
    feeds = await find_feeds(site)
    sitemaps = await find_sitemaps(site, [one.url for feed in feeds for one in feed.entries])
    feeds = feeds or await guess_feed(site)
    main, sections = await _sections(site, menu, feeds, sitemaps)
    if not (home.entries or feeds or sitemaps or (main and main.entries)):
        raise NoOutlet("empty", "no article links: neither the home page nor its menu leads to anything that reads as one")
    tried = await _samples(outlet, _candidates([*feeds, *([main] if main else []), home, *sitemaps], outlet), fetch)
    pages = [one.capture for one in tried]
    heard = [one.captures[0] for one in (*feeds, *sitemaps, *([main] if main else []))]
    zone = zone_of(outlet, capture, pages, heard)
    read_here = replace(outlet, timezone=hints.timezone or zone.value, title=hints.title or page.title or outlet.title)
    explored = Explored(
        outlet=outlet,
        page=page,
        home=home,
        feeds=feeds,
        sitemaps=sitemaps,
        sections=sections,
        main=main,
        zone=zone,
        samples=[read_sample(one.capture, one.entry, read_here) for one in tried],
    )
    return propose(hints, explored, now)


async def _home(outlet: Outlet, fetch: Fetch) -> Capture:
    try:
        capture = await fetch(outlet.homepage, "home")
    except NoAnswer as error:
        if error.elsewhere:
            raise NoOutlet("moved", f"its home page redirects to {error.elsewhere}; add that address instead") from None
        raise NoOutlet("closed" if error.is_refused else "unreachable", _closed(error)) from None
    if capture.status in WALLS:
        raise NoOutlet("walled", f"the site {WALLS[capture.status]} (answers {capture.status})")
    if not 200 <= capture.status < 300:
        raise NoOutlet("unreachable", f"its home page answers {capture.status}; look at it in a browser, or try later")
    return capture


def _refuse_article(url: str, capture: Capture, outlet: Outlet) -> None:
    """An address below the root may be an outlet's (kp.ru/orenburg/) or one article that somebody copied from a browser."""
    parts = urlsplit(url)
    if not (parts.path.strip("/") or parts.query):
        return
    home = urlunsplit((parts.scheme, parts.netloc, "/", "", ""))
    result = read(capture, replace(outlet, homepage=home))
    if isinstance(result, Article):
        raise NoOutlet("article", f"this is the address of one article («{result.headline}»); add the home page: {home}")


def _closed(error: NoAnswer) -> str:
    if error.is_refused:
        return "robots.txt of the site forbids us its home page; ask the newspaper to allow Podshivka there"
    return str(error)


def _homepage(typed: str, final: str) -> str:
    """Return the address as typed, on the scheme and host where it answers."""
    wanted, came = urlsplit(typed), urlsplit(final)
    return urlunsplit((came.scheme, came.netloc, wanted.path or "/", wanted.query, ""))


async def _what_is_shown(capture: Capture, outlet: Outlet, fetch: Fetch) -> tuple[Capture, HomePage]:
    """Return the page that lists the news, and what it says: an entrance page sends its readers on."""
    page = _looked_at(capture)
    for _ in range(2):
        further = page.moves_to or (_only_link(capture, outlet) if page.obstacle else "")
        if not further or not is_own(further, outlet):
            break
        try:
            entered = await fetch(further, "home")
        except NoAnswer as error:
            raise NoOutlet("unreachable", f"its home page sends readers to {further}, and there: {error}") from None
        if entered.status != 200:
            break
        capture, page = entered, _looked_at(entered)
    if page.obstacle:
        raise NoOutlet(_kind_of(page.obstacle), page.obstacle)
    return capture, page


def _only_link(capture: Capture, outlet: Outlet) -> str:
    """Return where the one link of an entrance page leads («Войти на сайт», a picture), "" where there is none or a choice."""
    root = parse_html(decode(capture.content(), capture.content_type))
    links = links_of(root, capture.url) if root is not None else []
    own = {fold(link.url): link.url for link in links if is_own(link.url, outlet) and fold(link.url) != fold(capture.url)}
    return next(iter(own.values())) if len(own) == 1 else ""


def _looked_at(capture: Capture) -> HomePage:
    kind = capture.content_type.partition(";")[0].strip().lower()
    if kind and not kind.startswith("text/") and "html" not in kind and "xml" not in kind:
        raise NoOutlet("empty", f"its home page is no page but {kind}")
    try:
        return look(capture.content(), capture.url, capture.content_type)
    except CaptureError as error:
        raise NoOutlet("unreachable", f"its home page cannot be unpacked: {error}") from None


def _kind_of(obstacle: str) -> str:
    return next((kind for kind, words in KINDS.items() if any(word in obstacle for word in words)), "walled")


def _listed(capture: Capture, outlet: Outlet) -> tuple[Entry, ...]:
    try:
        return read_section(capture.content(), capture.url, outlet, capture.content_type).entries
    except ListingError:
        return ()


async def _sections(
    site: Site, menu: Sequence[SectionLink], feeds: Sequence[Heard], sitemaps: Sequence[Heard]
) -> tuple[Heard | None, Sections]:
    """Read the first list of the menu, and choose."""
    is_latest = not any(one.is_whole for one in feeds)
    is_back = not any(one.is_whole for one in sitemaps)
    main = await _main_list(site, menu)
    own, others = main, tuple[str, ...]()
    if main is not None and is_back:
        if is_everything(main.keys, site.articles):
            others = await _left_out(site, menu, main)
        else:
            own = await _without_boxes(site, menu, main)
    chosen = choose_sections(menu, main, site.home, is_latest=is_latest, is_back=is_back, own=own, others=others)
    return main, chosen


async def _main_list(site: Site, menu: Sequence[SectionLink]) -> Heard | None:
    """Return the first section page that lists articles: of the main ones; where the home page lists none itself, of any."""
    urls = [one.url for one in menu if one.rank <= MAIN]
    if not site.home.entries:
        urls += [one.url for one in menu if one.rank > MAIN]
    for url in (urls or likely_folders(site.articles))[:MOST_TRIED_SECTIONS]:
        heard = site.home if fold(url) == fold(site.home.url) else await hear(site.fetch, url, "section", site.outlet)
        if heard is not None and heard.entries:
            return heard
    return None


async def _left_out(site: Site, menu: Sequence[SectionLink], main: Heard) -> tuple[str, ...]:
    """Return the rubrics that a list of everything leaves out all the same, judged by reading one or a few of them."""
    doubtful = rubrics_left_out(rubrics_beside(menu, main, site.home), main.keys, site.articles)
    mixed = is_mixed(main, site.home)
    probed = to_probe(doubtful, is_mixed=mixed)
    kept = []
    for link in probed:
        heard = await hear(site.fetch, link.url, "section", site.outlet)
        if heard is not None and heard.entries and not is_of_one_collection(heard, main):
            kept.append(heard.url)
    rest = [one.url for one in doubtful if one not in probed]
    return (*kept, *(rest if kept and not mixed else ()))


async def _without_boxes(site: Site, menu: Sequence[SectionLink], main: Heard) -> Heard:
    """Return a list without what stands in boxes on every page, told by reading one more: a rubric that is visited anyway."""
    rubrics = rubrics_beside(menu, main, site.home)
    left_out = rubrics_left_out(rubrics, main.keys, site.articles)
    other = (
        await hear(site.fetch, left_out[0].url, "section", site.outlet) if left_out and len(left_out) < len(rubrics) else None
    )
    return without_boxes(main, [other] if other is not None else [])


def _candidates(listings: Sequence[Heard], outlet: Outlet) -> list[Entry]:
    """Return articles to try: of the surest listing its newest, its middle and its last first, then all others."""
    found: dict[str, Entry] = {}
    for heard in listings:
        entries = [one for one in heard.entries[:20] if not surely_not_article(one.url, outlet)]
        spread = [entries[0], entries[len(entries) // 2], entries[-1], *entries] if entries else []
        for one in spread:
            found.setdefault(fold(one.url), one)
    return list(found.values())


async def _samples(outlet: Outlet, candidates: Sequence[Entry], fetch: Fetch) -> list[Tried]:
    """Read three articles. Raises NoOutlet where none of the first that are tried is one."""
    tried: list[Tried] = []
    reasons: list[str] = []
    for entry in candidates[:MOST_TRIED]:
        if sum(one.is_read for one in tried) == SAMPLES:
            break
        try:
            capture = await fetch(entry.url, "page")
        except NoAnswer as error:
            reasons.append(str(error))
            continue
        if capture.status == 200:
            tried.append(Tried(capture=capture, entry=entry, sample=read_sample(capture, entry, outlet)))
        else:
            reasons.append(f"it {WALLS.get(capture.status, '')} (answers {capture.status})".replace("it  (", "it ("))
    if not any(one.is_read for one in tried):
        reasons = [one.sample.problem for one in tried] + reasons
        kind = "walled" if any(word in reason for reason in reasons for word in WALL_WORDS) else "empty"
        raise NoOutlet(kind, f"none of the {len(reasons)} pages tried reads as an article: {reasons[0]}")
    return tried


def read_sample(capture: Capture, entry: Entry, outlet: Outlet) -> Sample:
    """Return one page as it reads with the outlet's zone."""
    result = read(capture, outlet, None, entry)
    if not isinstance(result, Article):
        reason = result.reason if isinstance(result, NotArticle) else result.message
        return Sample(url=capture.url, problem=reason)
    text = " ".join(part for part in (result.lead, result.body) if part)
    start = text if len(text) <= LETTERS_OF_START else text[:LETTERS_OF_START].rsplit(" ", 1)[0] + " …"
    return Sample(
        url=capture.url,
        headline=result.headline,
        start=" ".join(start.split()),
        words=len(text.split()),
        byline=result.byline,
        section=result.section,
        published_at=result.published_at,
        published_date=result.published_date,
        published_printed=result.published_printed,
    )
