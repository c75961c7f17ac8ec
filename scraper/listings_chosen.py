"""Which listings of a site its articles are found by: judged by what the listings name, held against the home page. Pure.

A feed of one rubric does not stand for the site, nor does a sitemap of service pages, nor an «Все новости» that leaves
the interviews out. What is compared are addresses only.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Capture
from scraper.listing import Entry
from scraper.menus import ARCHIVE, UNSURE, SectionLink
from scraper.shapes import shape_of, wide_shape_of

SHARE_OF_WHOLE = 0.9
"""A listing that names so many of the home page's articles names all there are."""

SHARE_OF_MOST = 0.5
"""One that names so many may: home pages keep older articles in their boxes, and a list shows its first page only."""

FEWEST_OF_GROUP = 3
"""So many articles of the home page in one folder, and none of them in a listing, tell that the listing leaves it out."""

MANY_TIMES = 4
"""A sitemap with so many times as many addresses as the home page has articles holds the back issues."""

MORE = 1.3
"""So many times as many articles as the other listings a sitemap must name to be believed to hold the back issues."""

MOST_SECTIONS = 40
"""Sites print no more rubrics; a longer list is one of tags."""

MOST_PROBES = 3
"""Rubrics that are read to learn whether a main list covers them."""

OTHER_THAN_NEWS = re.compile(
    r"стать|интервью|публикац|блог|мнени|колонк|авторск|репортаж|спецпроект|проект|истори|журнал|газет", re.I
)
"""Names of rubrics that lists of news often leave out."""


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A listing that was read: the outlet's own articles it names, in its order. `url` is where to ask for it."""

    url: str
    kind: str
    entries: tuple[Entry, ...] = ()
    captures: tuple[Capture, ...] = ()
    is_whole: bool = False

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(fold(one.url) for one in self.entries)


def share_named(articles: Iterable[str], keys: frozenset[str]) -> float:
    """Return the share of addresses that a listing with those keys names, 0.0 of none."""
    found = [fold(url) in keys for url in articles]
    return sum(found) / len(found) if found else 0.0


def is_whole_feed(feed: Sequence[Entry], home: Sequence[Entry]) -> bool:
    """Tell whether a feed lists all that is new: it names most of the home page, or leaves no group of it out.

    >>> from scraper.listing import Entry
    >>> home = [Entry(url=f"https://gtsmi.ru/{folder}/{n}") for folder in ("news", "sport") for n in range(5)]
    >>> is_whole_feed([Entry(url=f"https://gtsmi.ru/sport/{n}") for n in range(5)], home)
    False
    >>> is_whole_feed([one for one in home if one.url[-1] < "4"], home)
    True
    """
    keys = frozenset(fold(one.url) for one in feed)
    urls = [one.url for one in home]
    if not urls or share_named(urls, keys) >= SHARE_OF_WHOLE:
        return True
    return not missing_groups(urls, keys) and bool(keys & {fold(url) for url in urls})


def missing_groups(urls: Sequence[str], keys: frozenset[str]) -> tuple[str, ...]:
    """Return the groups of articles (by their folder, or by the shape of their address) of which a listing names none."""
    groups: dict[str, list[str]] = {}
    for url in urls:
        groups.setdefault(group_of(url), []).append(url)
    return tuple(
        name for name, group in groups.items() if len(group) >= FEWEST_OF_GROUP and not any(fold(url) in keys for url in group)
    )


def group_of(url: str) -> str:
    """Return what articles of one rubric have in common where addresses say the rubric: the first folder.

    >>> group_of("https://gtsmi.ru/news/read/29413"), group_of("https://gtsmi.ru/most-otkryt/"), group_of("https://gtsmi.ru/?p=7")
    ('news', '', '')
    """
    segments = urlsplit(url).path.rstrip("/").split("/")[1:]
    first = segments[0] if len(segments) > 1 else ""
    return "" if first.isdigit() else first.lower()


def holds_back_issues(sitemap: Sequence[Entry], articles: Sequence[str]) -> bool:
    """Tell whether a sitemap names the articles: nearly all that the other listings name and more, or many more of their kind.

    One that names the same few as they do may be one of the last days only; so is one that gives each its day of publication.
    """
    keys = frozenset(fold(one.url) for one in sitemap)
    share = share_named(articles, keys)
    shapes = {wide_shape_of(url) for url in articles}
    of_kind = sum(wide_shape_of(one.url) in shapes for one in sitemap)
    if sitemap and all(one.published for one in sitemap):
        return False
    if share >= SHARE_OF_WHOLE:
        return of_kind >= MORE * len(set(articles))
    return share >= SHARE_OF_MOST and of_kind >= MANY_TIMES * len(articles) and not missing_groups(articles, keys)


def names_articles(sitemap: Sequence[Entry], articles: Sequence[str]) -> bool:
    """Tell whether a sitemap names any article: one of the known ones, or several addresses of their very shape."""
    keys = frozenset(fold(one.url) for one in sitemap)
    shapes = Counter(shape_of(one.url) for one in sitemap)
    return share_named(articles, keys) > 0 or any(shapes[shape_of(url)] >= FEWEST_OF_GROUP for url in articles)


def is_everything(listed: frozenset[str], home: Sequence[str]) -> bool:
    """Tell whether a list of news names all kinds of articles that the home page shows."""
    share = share_named(home, listed)
    return share >= SHARE_OF_WHOLE or (share >= SHARE_OF_MOST and not missing_groups(home, listed))


def rubrics_left_out(links: Sequence[SectionLink], listed: frozenset[str], home: Sequence[str]) -> tuple[SectionLink, ...]:
    """Return the rubrics of a menu that a main list does not cover, as far as addresses tell. In doubt a rubric is kept.

    A rubric is covered where the list names an article of its folder.
    """
    kept = []
    for link in links:
        inside = [url for url in home if _is_below(url, link.url)]
        is_covered = any(fold(url) in listed for url in inside) or any(_is_below(key, fold(link.url)) for key in listed)
        if not is_covered:
            kept.append(link)
    return tuple(kept)


def _is_below(url: str, section: str) -> bool:
    """Tell whether an article lies in the folder of a section; a query names no folder."""
    parts, folder = urlsplit(url), urlsplit(section)
    path = folder.path.rstrip("/").removesuffix(".html") + "/"
    return not folder.query and path != "/" and parts.path.startswith(path)


def is_of_one_collection(rubric: Heard, main: Heard) -> bool:
    """Tell whether a rubric shows articles of the kind that a main list names, judged by the folders they lie in.

    What both pages show does not count: many sites print their latest news beside every list.
    """
    own = [one.url for one in rubric.entries if fold(one.url) not in main.keys]
    groups = {group_of(one.url) for one in without_boxes(main, [rubric]).entries}
    return all(group_of(url) in groups for url in own)


def is_mixed(main: Heard, home: Heard | None = None) -> bool:
    """Tell whether a list names articles of several folders: then a rubric is in it, though none of its articles is new.

    Of a home page that goes on page by page two are enough; beside other lists stand boxes with the latest of everything.
    """
    is_home = home is not None and fold(main.url) == fold(home.url)
    return len({group_of(one.url) for one in main.entries} - {""}) >= (FEWEST_OF_GROUP - 1 if is_home else FEWEST_OF_GROUP)


def to_probe(doubtful: Sequence[SectionLink], *, is_mixed: bool = False) -> tuple[SectionLink, ...]:
    """Return the rubrics that are looked at to learn of all: those that hold other things than news by their name, the first.

    Beside a list of several rubrics only the former are.

    >>> from scraper.menus import RUBRIC
    >>> names = ("Спорт", "Культура", "Интервью")
    >>> [one.name for one in to_probe([SectionLink(url=f"https://g.ru/{n}", name=n, rank=RUBRIC) for n in names])]
    ['Интервью', 'Спорт']
    """
    other = [one for one in doubtful if OTHER_THAN_NEWS.search(one.name)]
    rest = [one for one in doubtful if one not in other]
    return (*other[: MOST_PROBES - 1], *(() if is_mixed else rest[:1]))


@dataclass(frozen=True, kw_only=True)
class Sections:
    """The section pages that are proposed; `why` is in words. `is_whole` tells that one list names everything."""

    urls: tuple[str, ...] = ()
    why: str = ""
    is_whole: bool = False


def rubrics_beside(menu: Sequence[SectionLink], main: Heard, home: Heard) -> list[SectionLink]:
    """Return the rubrics of a menu that are neither the main list nor the home page."""
    return [one for one in menu if one.rank < UNSURE and fold(one.url) not in (fold(main.url), fold(home.url))]


def without_boxes(main: Heard, others: Sequence[Heard]) -> Heard:
    """Return a list without what other pages show too, where that leaves some: the latest and most read in boxes."""
    boxed = frozenset(key for other in others for key in other.keys)
    own = tuple(one for one in main.entries if fold(one.url) not in boxed)
    return replace(main, entries=own) if len(own) >= FEWEST_OF_GROUP else main


def choose_sections(
    menu: Sequence[SectionLink],
    main: Heard | None,
    home: Heard,
    *,
    is_latest: bool,
    is_back: bool,
    own: Heard | None = None,
    others: Sequence[str] = (),
) -> Sections:
    """Return the section pages to visit. `is_latest`: no feed lists what is new; `is_back`: no sitemap names the back issues.

    `main` is the first list of the menu where it was read, `own` the same without what stands in boxes on other pages too;
    `others` are rubrics known to hold what it leaves out. The home page is visited where nothing else lists what is new.
    """
    if not (is_latest or is_back):
        return Sections(urls=(main.url,), why="it shows what the sitemap leaves out", is_whole=True) if main else Sections()
    articles = [one.url for one in home.entries]
    if main is not None and is_everything(main.keys, articles):
        also_home = is_latest and share_named(articles, main.keys) < SHARE_OF_WHOLE and fold(main.url) != fold(home.url)
        urls = (main.url, *(others if is_back else ()), *((home.url,) if also_home else ()))
        why = "it lists what the home page shows, of every rubric"
        return Sections(urls=urls, why=why if len(urls) == 1 else "together they list the rubrics of the site", is_whole=True)
    first = [main.url] if main is not None else []
    at_home = [home.url] if home.entries else []
    if not is_back:
        return Sections(urls=tuple(dict.fromkeys([*first, *at_home])), why="they list what is new")
    rubrics = _rubrics(menu, own or main, articles)
    urls = (*first, *(one.url for one in rubrics), *(at_home if is_latest or not rubrics else []))
    chosen = tuple({fold(url): url for url in urls}.values())[:MOST_SECTIONS]
    return Sections(urls=chosen, why="together they list the rubrics of the site")


def _rubrics(menu: Sequence[SectionLink], main: Heard | None, articles: Sequence[str]) -> list[SectionLink]:
    """Return the sections beside a main list that does not name everything; archives only where there is nothing else."""
    if main is None:
        found = list(menu)
    else:
        beside = [one for one in menu if fold(one.url) != fold(main.url)]
        found = [one for one in rubrics_left_out(beside, main.keys, articles) if one.rank <= UNSURE]
    lists = [one for one in found if one.rank != ARCHIVE]
    return lists or found
