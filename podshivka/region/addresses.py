"""Addresses of the region's outlets that a visitor may meet, each with what it truly is; and how often we say the same.

What is no article is written down here by hand, by outlet, as its newsroom would; articles and their copies are the truth's.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.addresses import fold
from archive.article import Outlet
from podshivka.explaining import explain
from podshivka.region.region import Served
from scraper.addresses import is_own
from scraper.page_links import links_of, parse_html
from scraper.reading.charset import decode
from scraper.registry import loads

OTHERS = {
    "trud": {"listing": r"/news(?:\?section=\d+)?", "contacts": r"/contacts", "service": r"/pdf"},
    "step": {
        "login": r"/index\.php\?do=lostpassword",
        "contacts": r"/index\.php\?do=feedback",
        "listing": r"/news/",
        "calendar": r"/\d{4}/(?:\d\d/)?",
        "author": r"/user/\w+/",
        "tag": r"/tags/[^/]+/",
    },
    "nov": {
        "listing": r"/news/(?:\?PAGEN_1=\d+)?",
        "service": r"/about/",
        "search": r"/search/",
        "calendar": r"/news/calendar\.php\?day=[\d-]+",
        "soft404": r"/news/detail\.php\?ELEMENT_ID=1",
    },
    "gorod": {
        "service": r"/o-nas/",
        "advertising": r"/reklama/",
        "listing": r"/category/[\w-]+/",
        "author": r"/author/[\w-]+/",
        "tag": r"/tag/[^/]+/",
    },
    "kamenka": {"calendar": r"/news/\d{4}-\d\d(?:-\d\d)?", "listing": r"/news/(?:\d+-0-\d+)?", "login": r"/(?:register|login)"},
    "slovo": {"listing": r"/section\.php\?id=\d+&p=\d+", "service": r"/redakciya\.php"},
    "lenta": {},
    "ogni": {"listing": r"/news/", "service": r"/forum/", "gallery": r"/photo/"},
    "kray": {"listing": r"/(?:online|daily)/", "tag": r"/tags/[^/]+/"},
    "budni": {"listing": r"/novosti", "contacts": r"/kontakty", "author": r"/novosti/itemlist/user/\d+", "tag": r"/tag/[^/]+"},
    "yaik": {"listing": r"/(?:news|arhiv)"},
    "znamya": {"listing": r"/news(?:/\w+)?", "tag": r"/tag/[^/]+"},
}
"""By outlet and kind: the whole path and query of what is no article."""

MOST_PAGES = 40
"""Pages of each outlet that are looked at for links."""

MOST_OF_A_KIND = 12
"""Addresses of one kind of one outlet: a calendar without end must not outnumber everything."""


@dataclass(frozen=True, kw_only=True)
class TrueAddress:
    """An address and what it is: article, copy (of an article, for printing or by a needless key) or a kind of OTHERS."""

    outlet: str
    url: str
    kind: str

    @property
    def is_article(self) -> bool:
        return self.kind in ("article", "copy")


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How many addresses were explained rightly, of how many, and the wrong ones as (address, what was said)."""

    right: int
    of: int
    wrong: tuple[tuple[TrueAddress, str], ...]

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0


def addresses(served: Served) -> list[TrueAddress]:
    """Return the addresses of the region that are linked, listed or named as traps, each once, with what they are."""
    found = [*_of_articles(served)]
    for outlet in loads(served.outlets_toml()).outlets:
        found += _of_outlet(served, outlet)
    return list({fold(one.url): one for one in reversed(found)}.values())


def _of_articles(served: Served) -> Iterator[TrueAddress]:
    for article in served.truth():
        if not article.is_gone:
            yield from (TrueAddress(outlet=article.outlet, url=url, kind="copy") for url in article.other_urls)
            yield TrueAddress(outlet=article.outlet, url=article.url, kind="article")


def _of_outlet(served: Served, outlet: Outlet) -> Iterator[TrueAddress]:
    """Yield what the outlet's pages link to and is no article, its home page and its feeds."""
    slug, base = outlet.slug, outlet.homepage.rstrip("/")
    counts = dict.fromkeys(OTHERS[slug], 0)
    yield TrueAddress(outlet=slug, url=outlet.homepage, kind="home")
    yield from (TrueAddress(outlet=slug, url=url, kind="service") for url in (*outlet.feeds, *outlet.sitemaps))
    traps = [f"{base}/news/detail.php?ELEMENT_ID=1"] if slug == "nov" else []
    for url in (*outlet.sections, *_linked(served, outlet), *traps):
        kind = _kind(OTHERS[slug], url.removeprefix(base))
        if kind and counts[kind] < MOST_OF_A_KIND:
            counts[kind] += 1
            yield TrueAddress(outlet=slug, url=url, kind=kind)


def _kind(kinds: dict[str, str], target: str) -> str:
    return next((kind for kind, pattern in kinds.items() if re.fullmatch(pattern, target)), "")


def _linked(served: Served, outlet: Outlet) -> list[str]:
    """Return the outlet's own addresses that its home page, its newest articles and what these link to link to."""
    newest = [one.url for one in served.truth() if one.outlet == outlet.slug and not one.is_gone][-8:]
    waiting, found = [outlet.homepage, *newest], dict[str, str]()
    for _ in range(MOST_PAGES):
        if not waiting:
            break
        url = waiting.pop(0)
        for link in _links(served, url, outlet):
            if fold(link) not in found:
                found[fold(link)] = link
                waiting.append(link)
    return list(found.values())


def _links(served: Served, url: str, outlet: Outlet) -> Iterable[str]:
    reply = served.look(url)
    root = parse_html(decode(reply.content, reply.content_type)) if reply.status == 200 and reply.content.strip() else None
    return [link.url for link in links_of(root, url) if is_own(link.url, outlet)] if root is not None else []


def explained(folder: Path, known: Iterable[TrueAddress]) -> Answered:
    """Ask an archive folder of the region about each address, and count the right answers: an article, or surely none."""
    right, wrong = 0, []
    for one in known:
        verdict = explain(folder, one.url).verdict
        if verdict.is_article is one.is_article:
            right += 1
        else:
            wrong.append((one, f"{verdict.kind}, {verdict.is_article}: {'; '.join(verdict.reasons)}"))
    return Answered(right=right, of=right + len(wrong), wrong=tuple(wrong))
