"""Where a listing goes on: its next page, and its last one. Pure.

Only addresses that a page prints are followed; a platform's habit is asked where a page prints none.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from archive.addresses import fold
from archive.article import Outlet
from scraper.addresses import clean, is_own
from scraper.calendars import DAY_KEYS, MONTH_KEYS, YEAR_KEYS, period_of
from scraper.json_fragments import html_of_json, is_json
from scraper.page_links import Link, links_of, parse_html, text_of, visible_text
from scraper.platforms import AUTO, platform_named, recognise
from scraper.reading.charset import decode

NEXT_WORDS = re.compile(
    r"(?:след(?:ующ\w+)?\.?|дал(?:ее|ьше)|впер[её]д|ещ[её]|(?:показать|загрузить|смотреть|читать|посмотреть) ещ[её]|"
    r"больше|(?:более )?(?:старые|ранние|предыдущие|следующие|остальные|другие)|older|next|more|load more|show more)"
    r"(?: (?:страниц\w*|запис\w*|новост\w*|материал\w*|публикаци\w*|стат[ьеи]\w*|результат\w*|стр\w*|posts?|page|"
    r"entries|news))?",
    re.IGNORECASE,
)
"""What a link to the next page says, once signs are off: «Следующая», «Показать ещё», «Более старые записи»."""

NEXT_SIGNS = frozenset({"»", "›", ">", "→", ">>", "⟩", "⇒", "▶", "►", "...»"})
NEXT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:next|older|load-?more|show-?more|more-?news|nav-previous|pagination-next)(?:$|[\s_-])", re.I
)
"""Classes of such links. WordPress calls the way to older entries `nav-previous`."""

DATA_ADDRESSES = ("data-url", "data-href", "data-next", "data-next-url", "data-page-url", "data-link", "data-action")
"""Attributes in which buttons that load more keep their address."""

FARTHEST_PAGE = 100_000
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")
_PAGE_WORD = r"(?:page|pages|p|pg|str|stranica|страница|list|paged?)"
_PAGE_TAIL = re.compile(rf"/?(?:{_PAGE_WORD}[-_/=]?)?(\d{{1,6}})?(/|\.html?|\.php)?$", re.IGNORECASE)
_PAGE_KEY = re.compile(r"page\w*|pg|p|pagen_\d+|paged|cstart|str|stranica|start|limitstart|offset|skip|from", re.IGNORECASE)
_OFFSET_KEY = re.compile(r"start|limitstart|offset|skip|from", re.IGNORECASE)
_BARE_PAGE = re.compile(r"(page)(\d{1,5})", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}")
_ONE_AND_TWO = re.compile(r"(?:^|\D)1\W+2(?:\D|$)")
_FURTHER = re.compile(rf"/{_PAGE_WORD}[-_/=]?\d{{1,6}}/?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class NextPage:
    """Where a listing goes on. `number` is the page's own number, 0 where none shows; `last` the last page's, and its address.

    `is_printed` is False where the address is a platform's habit and no link of the page.
    """

    url: str
    number: int = 0
    last: int = 0
    last_url: str = ""
    is_printed: bool = True


def next_page(
    content: bytes,
    url: str,
    outlet: Outlet,
    content_type: str = "",
    *,
    number: int = 1,
    articles: Collection[str] = (),
) -> NextPage | None:
    """Return where the listing at `url`, page `number` of it, goes on; None at its end.

    `articles` are the addresses that the page lists: a teaser's «Далее» leads to one of them, never to a next page.

    >>> page = b'<a href="/news/">1</a> <a href="/news/?page=2">2</a> <a href="/news/?page=9">9</a>'
    >>> gazette = Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/")
    >>> found = next_page(page, "https://gtsmi.ru/news/", gazette)
    >>> found.url, found.last
    ('https://gtsmi.ru/news/?page=2', 9)
    """
    text = decode(content, content_type)
    if is_json(text):
        return _after_json(text, url, outlet, number)
    root = parse_html(text)
    if root is None:
        return None
    not_pages = {fold(one) for one in (url, *articles)}
    all_links = [link for link in links_of(root, url) if fold(link.url) not in not_pages]
    links = [link for link in all_links if _may_go_on(link.url, url, outlet)]
    numbered = _numbered(links) or _numbered_otherwise(all_links, url, outlet)
    here, last = max(number, _number_of(url)), max(numbered, default=0)
    printed = _marked_next(root, url, links) or numbered.get(here + 1, "") or _worded_next(links, url, here)
    printed = printed or _kept_in_data(root, url, outlet, here)
    if printed:
        return NextPage(url=printed, number=here + 1, last=max(last, here), last_url=numbered.get(last, ""))
    if numbered or here > 1:
        return None
    platform = recognise(text) if outlet.platform == AUTO else platform_named(outlet.platform)
    usual = clean(platform.page(url, 2))
    return NextPage(url=usual, number=2, is_printed=False) if usual else None


def _after_json(text: str, url: str, outlet: Outlet, number: int) -> NextPage | None:
    """Return where an answer to a script says that it goes on."""
    root = parse_html(html_of_json(text, url) or "<p></p>")
    marked = [element for element in root.iter("a") if element.get("rel") == "next"] if root is not None else []
    address = clean(marked[0].get("href") or "", url) if marked else ""
    if address and is_own(address, outlet) and fold(address) != fold(url):
        return NextPage(url=address, number=number + 1)
    if root is None or marked:
        return None
    kept = _kept_in_data(root, url, outlet, number)
    return NextPage(url=kept, number=number + 1) if kept else None


def _may_go_on(candidate: str, listing: str, outlet: Outlet) -> bool:
    """Tell whether an address can be another page of a listing: the outlet's own, no other day's, the same but for a number."""
    if not is_own(candidate, outlet) or fold(candidate) == fold(listing) or not _is_page_of(candidate, listing):
        return False
    there, here = period_of(candidate), period_of(listing)
    return there is None or (here is not None and (there.day, there.unit) == (here.day, here.unit))


def _marked_next(root: etree._Element, url: str, links: Iterable[Link]) -> str:
    """Return what the page itself marks as its next page: rel=next."""
    pages = {fold(link.url): link.url for link in links}
    for element in root.iter("link", "a"):
        if "next" in (element.get("rel") or "").lower().split():
            address = clean(element.get("href") or "", url)
            if address and (fold(address) in pages or (element.tag == "link" and _is_page_of(address, url))):
                return address if fold(address) != fold(url) else ""
    return ""


def _numbered(links: Iterable[Link]) -> dict[int, str]:
    """Return the pages that links with bare numbers lead to, by number."""
    found: dict[int, str] = {}
    for link in links:
        for anchor in link.anchors:
            text = visible_text(anchor).strip("[]() .…")
            if _NUMBER.fullmatch(text) and 0 < int(text) < FARTHEST_PAGE:
                found.setdefault(int(text), link.url)
    return found


def _numbered_otherwise(links: Iterable[Link], url: str, outlet: Outlet) -> dict[int, str]:
    """Return the pages of a pager with a key of its own (`?curPos=16`): links with numbers that add one numeric pair each.

    Two at least are printed, or the one stands beside the page's own number: «1 2». A vote or a day stands otherwise.
    """
    here = urlsplit(url)
    pairs = dict(parse_qsl(here.query))
    by_key: dict[str, dict[int, str]] = {}
    beside_one: set[str] = set()
    for link in links:
        parts = urlsplit(link.url)
        added = {key: value for key, value in parse_qsl(parts.query) if pairs.get(key) != value}
        if (parts.netloc, parts.path) != (here.netloc, here.path) or len(added) != 1 or not is_own(link.url, outlet):
            continue
        ((key, value),) = added.items()
        if value.isdecimal() and key.lower() not in (*YEAR_KEYS, *MONTH_KEYS, *DAY_KEYS):
            by_key.setdefault(key, {}).update(_numbered([link]))
            beside_one.update(fold(link.url) for anchor in link.anchors if _ONE_AND_TWO.search(_text_around(anchor)))
    best = max(by_key.values(), key=len, default={})
    is_pager = len(best) > 1 or (best and pairs) or fold(best.get(2, "")) in beside_one
    return best if is_pager else {}


def _text_around(anchor: etree._Element) -> str:
    parent = anchor.getparent()
    return visible_text(parent) if parent is not None else ""


def _worded_next(links: Iterable[Link], url: str, here: int) -> str:
    """Return the page that «Следующая» or an arrow leads to; a number in its path must be the next one."""
    for link in links:
        number = _number_of(link.url)
        is_forward = number > here or _offset_of(link.url) > _offset_of(url)
        in_query = bool(urlsplit(link.url).query)
        if (is_forward if in_query else number in (here, here + 1)) and any(_says_next(anchor) for anchor in link.anchors):
            return link.url
    return ""


def _kept_in_data(root: etree._Element, url: str, outlet: Outlet, here: int) -> str:
    """Return the address that a button keeps for the script that loads more."""
    for element in root.iter("button", "div", "span", "a", "section", "ul"):
        for name in DATA_ADDRESSES:
            address = clean(element.get(name) or "", url) if element.get(name) else ""
            if not address or not is_own(address, outlet) or fold(address) == fold(url):
                continue
            if _may_go_on(address, url, outlet):
                is_forward = _number_of(address) > here or _offset_of(address) > _offset_of(url)
                return address if is_forward else ""
            if _says_next(element):  # a script's own address: /ajax/news?before=48050
                return address
    return ""


def _says_next(anchor: etree._Element) -> bool:
    text = text_of(anchor)
    if text in NEXT_SIGNS or NEXT_WORDS.fullmatch(_SIGNS.sub("", text)):
        return True
    hints = (
        anchor.get("title") or "",
        anchor.get("aria-label") or "",
        *(image.get("alt") or "" for image in anchor.iter("img")),
    )
    if any(NEXT_WORDS.fullmatch(_SIGNS.sub("", hint)) for hint in hints if hint):
        return True
    parent = anchor.getparent()
    names = [element.get("class") or "" for element in (anchor, parent) if element is not None]
    return any(NEXT_NAMES.search(name) for name in names)


def _is_page_of(candidate: str, listing: str) -> bool:
    """Tell whether an address is another page of a listing: the same but for a page's number.

    >>> _is_page_of("https://a.ru/news/page/2/", "https://a.ru/news/")
    True
    >>> _is_page_of("https://a.ru/news/?PAGEN_1=3", "https://a.ru/news/?PAGEN_1=2")
    True
    >>> _is_page_of("https://a.ru/sport/page/2/", "https://a.ru/news/")
    False
    """
    there, here = urlsplit(candidate), urlsplit(listing)
    if there.query == here.query and _FURTHER.fullmatch(there.path.removeprefix(here.path.rstrip("/"))):
        return there.path.startswith(here.path.rstrip("/"))  # /2026/12/page/2/, where 12 is no page
    return _without_page(candidate) == _without_page(listing)


def _without_page(url: str) -> tuple[str, str, frozenset[tuple[str, str]]]:
    parts = urlsplit(url)
    path = unquote(parts.path)
    folder, slash, tail = path.rstrip("/").rpartition("/")
    cut = _PAGE_TAIL.search(tail)
    if cut and cut.group(1) and cut.start() == 0:  # /news/2, /news/page2.html
        path = re.sub(rf"/{_PAGE_WORD}$", "", folder, flags=re.IGNORECASE)
    elif cut and cut.group(1) and tail[cut.start()] in "-_":
        path = folder + slash + tail[: cut.start()]
    elif numbered := re.search(r"[-_]\d{1,5}(\.html?|\.php)$", tail):  # /news-2.html
        path = folder + slash + tail[: numbered.start()] + numbered.group(1)
    path = re.sub(r"/index\.(?:php|html?)$", "", path).rstrip("/")
    pairs = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_page_pair(key, value)]
    return parts.netloc.removeprefix("www."), path, frozenset(pairs)


def _is_page_pair(key: str, value: str) -> bool:
    return bool((_PAGE_KEY.fullmatch(key) and value.isdecimal()) or (_BARE_PAGE.fullmatch(key) and not value))


def _number_of(url: str) -> int:
    """Return the number of the page that an address names; 1 where it names none, or counts what is skipped."""
    parts = urlsplit(url)
    for key, value in parse_qsl(parts.query, keep_blank_values=True):
        if _PAGE_KEY.fullmatch(key) and not _OFFSET_KEY.fullmatch(key) and value.isdecimal() and int(value) < FARTHEST_PAGE:
            return int(value)
        if bare := _BARE_PAGE.fullmatch(key):
            return int(bare.group(2))
    if period_of(url) is not None:  # /2026/12/: a month
        return 1
    tail = unquote(parts.path).rstrip("/").rpartition("/")[2]
    cut = _PAGE_TAIL.search(tail)
    if cut and cut.group(1) and (cut.start() == 0 or tail[cut.start()] in "-_"):
        return int(cut.group(1))
    numbered = re.search(r"[-_](\d{1,5})(?:\.html?|\.php)$", tail)
    return int(numbered.group(1)) if numbered else 1


def _offset_of(url: str) -> int:
    """Return how many articles an address skips (`?start=20`), 0 where it does not say."""
    pairs = parse_qsl(urlsplit(url).query)
    return next((int(value) for key, value in pairs if _OFFSET_KEY.fullmatch(key) and value.isdecimal()), 0)
