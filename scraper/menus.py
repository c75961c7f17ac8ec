"""Menus: which links of a home page lead to pages that list articles, the best first. Pure.

A menu is told by its place (a nav, a list or cell of short links), its words and its addresses; that its pages list articles
is proved where the articles of the same page lie under its address. No section page is fetched for it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from lxml import etree

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import alias_kind, clean, host_of, is_own
from scraper.article_addresses import FILES
from scraper.calendars import period_of
from scraper.listing import ListingError
from scraper.menu_words import (
    fold_name,
    is_service_address,
    is_service_name,
    rank_of_address,
    rank_of_name,
    says_list,
)
from scraper.page_links import Link, is_in_menu, links_of, parse_html, visible_text
from scraper.paging import NEXT_WORDS, next_page
from scraper.platforms import AUTO, Platform, platform_named, recognise
from scraper.reading.charset import decode
from scraper.sections import read_section
from scraper.shapes import is_plain_word, shape_of

EVERYTHING, MAIN, RUBRIC, UNSURE, ARCHIVE = 1, 2, 3, 4, 5
"""Ranks: a list of all there is; a main list («Новости»); a rubric; what stands among rubrics; an archive by date or issue."""

LONGEST_NAME, MOST_WORDS = 60, 7
"""Letters and words of a rubric's name; what is longer is a headline."""

SHARE_OF_ALL = 0.9
"""Where so many of a page's articles lie under one address, it lists everything."""

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "th", "legend", "caption"})
WORDS_OF_HEADING = 3
"""A linked heading of so many words heads a block of a rubric; a longer one is an article's."""

FEWEST_OF_GROUP = 3
"""A menu has at least so many short links."""

FEWEST_RUBRICS = 2
"""So many rubrics known by their words vouch for unknown ones beside them of the same address."""


@dataclass(frozen=True, kw_only=True)
class SectionLink:
    """A link to a page that lists articles.

    `rank` is 1 (all there is), 2 (a main list), 3 (a rubric), 4 (unsure) or 5 (an archive by date or issue).
    """

    url: str
    name: str
    rank: int
    is_archive: bool = False


@dataclass(frozen=True, kw_only=True)
class _Candidate:
    link: Link
    name: str
    words: int
    proved: float
    in_menu: bool
    has_one_name: bool
    is_heading: bool
    group: etree._Element | None


_Kin = tuple[etree._Element | None, tuple[str, ...]]
"""A menu, and the way the addresses in it are made."""


def section_pages(content: bytes, url: str, outlet: Outlet, content_type: str = "") -> tuple[SectionLink, ...]:
    """Return the links of a home page that lead to pages listing articles, best first.

    The home page itself is among them where it lists articles and goes on to a second page of the same list.

    >>> page = '<ul><li><a href="/news/">Новости</a><li><a href="/sport/">Спорт</a><li><a href="/kontakty/">Контакты</a></ul>'
    >>> gazette = Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/")
    >>> [(found.name, found.rank) for found in section_pages(page.encode(), "https://gtsmi.ru/", gazette)]
    [('Новости', 2), ('Спорт', 3)]
    """
    text = decode(content, content_type)
    root = parse_html(text)
    if root is None:
        return ()
    platform = recognise(text) if outlet.platform == AUTO else platform_named(outlet.platform)
    outlet = replace(outlet, platform=platform.name)
    articles = _articles(content, url, outlet, content_type)
    candidates = _candidates(root, url, outlet, articles)
    found = [_section(candidate, rank) for candidate, rank in _ranked(candidates, articles, platform)]
    further = next_page(content, url, outlet, content_type, articles=articles) if articles else None
    if further is not None and further.is_printed:
        found.append(SectionLink(url=url, name="", rank=MAIN))
    best: dict[str, SectionLink] = {}
    shapes = {shape_of(article) for article in articles}
    for one in sorted(found, key=lambda one: one.rank):
        if shape_of(one.url) in shapes and not is_plain_word(shape_of(one.url)):
            continue  # whatever its link says, an address made like the articles' is one
        best.setdefault(fold(one.url), one)
    return tuple(best.values())


def _candidates(root: etree._Element, url: str, outlet: Outlet, articles: tuple[str, ...]) -> list[_Candidate]:
    links = [link for link in (*links_of(root, url), *_choices(root, url)) if _may_be_section(link, url, outlet)]
    judged: dict[etree._Element, bool] = {}
    paths = tuple(_path(article) for article in articles)
    return [_candidate(link, paths, judged) for link in links]


def _choices(root: etree._Element, url: str) -> Iterator[Link]:
    """Yield the addresses that a drop-down menu leads to: <option value="/rubric/5/">Спорт</option>."""
    for option in root.iter("option"):
        value = option.get("value") or ""
        if "/" in value or _PAGE_ADDRESS.search(value):
            yield Link(clean(value, url), [option])


_LINKS = ("a", "area", "option")
_PAGE_ADDRESS = re.compile(r"^[\w-]*\?\w+=|\.(?:php|html?)\b")


def likely_folders(articles: Iterable[str]) -> tuple[str, ...]:
    """Return the folders that most of some articles lie in, the outer one first: where a home page without a menu is a list.

    They are guesses: nothing printed them.

    >>> likely_folders(["https://gtsmi.ru/news/sport/7-futbol", "https://gtsmi.ru/news/8-hokkey", "https://gtsmi.ru/news/9-most"])
    ('https://gtsmi.ru/news/',)
    """
    counts: Counter[str] = Counter()
    urls = list(articles)
    for url in urls:
        parts = urlsplit(url)
        segments = parts.path.split("/")[1:-1]
        folders = [f"{parts.scheme}://{parts.netloc}/{'/'.join(segments[:depth])}/" for depth in range(1, len(segments) + 1)]
        counts.update(folder for folder in folders if not re.search(r"/\d+/", folder))
    return tuple(folder for folder, count in counts.items() if count >= max(FEWEST_OF_GROUP, SHARE_OF_ALL * len(urls)))


def _articles(content: bytes, url: str, outlet: Outlet, content_type: str) -> tuple[str, ...]:
    try:
        return tuple(entry.url for entry in read_section(content, url, outlet, content_type).entries)
    except ListingError:
        return ()


def _may_be_section(link: Link, page: str, outlet: Outlet) -> bool:
    """Tell whether an address can be a section at all: own, another page than this, no copy, file, day or service."""
    if not is_own(link.url, outlet) or fold(link.url) in (fold(page), fold(outlet.homepage)):
        return False
    if _is_further_page(link.url, page):
        return False
    kind, _ = alias_kind(link.url) or ("", "")
    if kind in ("print", "amp") or (kind == "mobile" and host_of(link.url) != host_of(page)):
        return False
    path = urlsplit(link.url).path
    ending = path.rpartition(".")[2].lower() if "." in path.rpartition("/")[2] else ""
    return ending not in FILES and period_of(link.url) is None and not is_service_address(link.url)


def _is_further_page(url: str, page: str) -> bool:
    """Tell whether an address is the page's own but for a number: ?page=3 of the home page."""
    there, here = urlsplit(url), urlsplit(page)
    return there.path == here.path and _PAGE_PAIRS.fullmatch(there.query) is not None


_PAGE_PAIRS = re.compile(r"(?:page\w*|p|pg|start|limitstart|offset|cstart|PAGEN_\d+|paged|str)=\d+", re.IGNORECASE)


def _candidate(link: Link, paths: tuple[str, ...], judged: dict[etree._Element, bool]) -> _Candidate:
    group = next((found for anchor in link.anchors if (found := _group(anchor, judged)) is not None), None)
    name = _name(link)
    says_nothing = not name and not any(visible_text(anchor) for anchor in link.anchors)  # an image without a word
    return _Candidate(
        link=link,
        name=name,
        words=rank_of_address(link.url) if says_nothing else rank_of_name(fold_name(name)),
        proved=_share_below(link.url, paths),
        in_menu=group is not None or any(is_in_menu(anchor) for anchor in link.anchors),
        has_one_name=len({fold_name(text) for anchor in link.anchors if (text := visible_text(anchor))}) <= 1,
        is_heading=any(_heads(anchor) for anchor in link.anchors),
        group=group,
    )


def _name(link: Link) -> str:
    """Return the shortest name that says something: a menu's word, not the teaser that leads there too."""
    names = [" ".join(text.split()) for anchor in link.anchors for text in _names(anchor)]
    fitting = [name for name in names if re.search(r"[^\W\d_]", name)]
    return min(fitting, key=lambda name: (rank_of_name(fold_name(name)) == 0, len(name)), default="")


def _names(anchor: etree._Element) -> Iterator[str]:
    printed = visible_text(anchor)
    if printed:
        yield printed
        return
    for element in (anchor, *anchor.iter("img")):
        yield from (element.get(attribute) or "" for attribute in ("alt", "title", "aria-label"))


def _group(anchor: etree._Element, judged: dict[etree._Element, bool]) -> etree._Element | None:
    """Return the smallest element around a link that is a menu: three short links or more, and little besides.

    `judged` keeps what was found of an element for the other links in it.
    """
    for element in anchor.iterancestors():
        if element.tag in ("body", "html"):
            return None
        if element not in judged and len(inside := list(element.iter(*_LINKS))) >= FEWEST_OF_GROUP:
            judged[element] = _is_menu(element, inside)
        if element in judged:
            return element if judged[element] else None
    return None


def _heads(anchor: etree._Element) -> bool:
    """Tell whether a link is the heading of a block: «Спорт» above the latest of the rubric."""
    above = [one.tag for one, _ in zip(anchor.iterancestors(), range(2), strict=False)]
    return len(visible_text(anchor).split()) <= WORDS_OF_HEADING and any(tag in _HEADINGS for tag in above)


def _is_menu(element: etree._Element, anchors: Iterable[etree._Element]) -> bool:
    texts = [visible_text(anchor) for anchor in anchors]
    short = sum(len(text) <= LONGEST_NAME and len(text.split()) <= MOST_WORDS - 2 for text in texts)
    linked = sum(map(len, texts))
    return short >= 0.8 * len(texts) and len(visible_text(element)) <= 1.6 * linked + 60


def _share_below(url: str, paths: tuple[str, ...]) -> float:
    """Return which share of the articles' paths lies in the folder that an address names."""
    folder = _folder(url)
    if not paths or not folder:
        return 0.0
    return sum(path.startswith(folder) for path in paths) / len(paths)


def _folder(url: str) -> str:
    parts = urlsplit(url)
    path = re.sub(r"/(?:index|list|all)?(?:\.\w{2,5})?/?$", "", _path(url))
    path = re.sub(r"\.(?:html?|php|shtml|aspx?)$", "", path)
    return f"{path}/" if path and not parts.query else ""


def _path(url: str) -> str:
    return unquote(urlsplit(url).path, errors="replace").lower()


def _ranked(candidates: list[_Candidate], articles: tuple[str, ...], platform: Platform) -> list[tuple[_Candidate, int]]:
    taken = {fold(article) for article in articles}
    possible = [one for one in candidates if _is_possible(one, taken)]
    ranks = [(one, _rank(one, platform)) for one in possible]
    known = Counter((one.group, _kind(one.link.url)) for one, rank in ranks if rank in (MAIN, RUBRIC) and one.words)
    return [(one, rank or UNSURE) for one, rank in ranks if rank or _stands_among(one, known)]


def _is_possible(candidate: _Candidate, articles: set[str]) -> bool:
    """Tell whether a link can be a section by its name. One that reads as an article is one, unless a menu holds it.

    An article in a menu is named in another way elsewhere: «Комментарии» here, its headline there.
    """
    name = candidate.name
    if not name and not candidate.words:
        return False
    if is_service_name(fold_name(name)) or NEXT_WORDS.fullmatch(fold_name(name)):
        return False
    if len(name) > LONGEST_NAME or len(name.split()) > MOST_WORDS:
        return False
    return fold(candidate.link.url) not in articles or (candidate.in_menu and candidate.has_one_name and candidate.words > 0)


def _rank(candidate: _Candidate, platform: Platform) -> int:
    """Return the rank of a candidate by what is known of itself, 0 where nothing is."""
    url, words, proved = candidate.link.url, candidate.words, candidate.proved
    parts = urlsplit(url)
    is_listed = says_list(url) or platform.is_listing(parts.path + (f"?{parts.query}" if parts.query else ""))
    if words == EVERYTHING:
        return EVERYTHING
    if words == ARCHIVE:
        return ARCHIVE
    if words == MAIN:
        return EVERYTHING if proved >= SHARE_OF_ALL else MAIN
    is_kept = candidate.in_menu or candidate.is_heading or len(candidate.link.anchors) > 1
    if words == RUBRIC:
        return RUBRIC if is_kept or proved or is_listed else 0
    if proved >= SHARE_OF_ALL and len(_folder(url).split("/")) == 3:
        return MAIN
    return RUBRIC if proved or (is_listed and is_kept) else 0


def _stands_among(candidate: _Candidate, known: Mapping[_Kin, int]) -> bool:
    """Tell whether an unknown name stands in a menu among rubrics whose addresses are made like its own."""
    if candidate.group is None or not candidate.name:
        return False
    return known.get((candidate.group, _kind(candidate.link.url)), 0) >= FEWEST_RUBRICS


def _kind(url: str) -> tuple[str, ...]:
    """Return what the addresses of sibling sections have in common: the folders above, and the keys of the query."""
    parts = urlsplit(url)
    shape = shape_of(url)
    if parts.query:
        return shape
    segments = [segment for segment in parts.path.split("/") if segment]
    return (*segments[:-1], re.sub(r"^[^.]*", "", segments[-1]) if segments else "", str(len(segments)))


def _section(candidate: _Candidate, rank: int) -> SectionLink:
    return SectionLink(
        url=candidate.link.url,
        name=candidate.name,
        rank=rank,
        is_archive=rank == ARCHIVE or "архив" in candidate.name.lower() or "archive" in candidate.link.url.lower(),
    )
