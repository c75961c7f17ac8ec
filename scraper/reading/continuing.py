"""An article on several pages: which further pages it has, and how their texts are put together. Pure.

Seen: «Страницы: 1 2 3» under WordPress's `<!--nextpage-->` (`/slug/2/`), DataLife's page breaks (`/page,2,1,5942-slug.html`),
Joomla's contents beside the text (`?start=1`), `?page=2`. The pagers of comments and of lists below the text look the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree

from archive.addresses import fold as folded_address
from archive.article import Address, Article, Outlet
from scraper.addresses import clean, is_own
from scraper.page_links import links_of, visible_text
from scraper.reading.blocks import Block
from scraper.reading.boilerplate import is_end
from scraper.reading.charset import decode
from scraper.reading.elsewhere import opens_comment
from scraper.reading.page import Page, parse_page
from scraper.reading.parts import Parts, take_apart
from scraper.reading.text import fold
from scraper.reading.zones import own_zone, plain_names

MOST_PAGES = 30
"""Pages of one article; a pager that goes further belongs to a list. Bitrix answers `?PAGEN_1=2511` with page one again."""

NUMBER = re.compile(r"\W*(?:(?:страница|стр|часть|page|part)\W*)?(\d{1,2})\W*", re.IGNORECASE)
ONWARD = re.compile(
    r"\W*(?:(?:на )?(?:следующ\w+|след)\.?(?: страниц\w+| стр| часть)?|вперед|дал(?:ее|ьше)|"
    r"(?:читать |смотреть )?(?:продолжение|окончание|дальше|далее)(?: (?:статьи|материала|текста|на следующей странице))?|"
    r"next(?: page)?|continue)?\W*",
    re.IGNORECASE,
)
"""What the way to the next page says: words of going on, or an arrow alone."""

PAGER_NAMES = re.compile(
    r"(?:^|\s)(?:(?:page|post|entry|article|news|story|text|content|multi|link) (?:links?|pages?|pagination|pager|nav|index|"
    r"numbers?|page links|page numbers)|nextpage|pagelinks|wp link pages|articleindex|toc|pagebreak|multipage)(?=\s|$)"
)
"""Names that systems give to the pager of one article: WordPress's page-links, Joomla's article-index."""

PAGE_KEYS = frozenset({"page", "p", "pg", "str", "part", "pages", "paged", "stranica", "start", "limitstart", "news_page"})
EMPTY_KEYS = frozenset({"showall", "limitstart"})
"""Joomla prints them without a value beside the page's number."""

_WORD = r"(?:page|p|part|str|stranica|stranitsa|chast)"
_TAIL = re.compile(rf"(?:[/_,.-]{_WORD}[-_=/,]?|[/_,-])(\d{{1,2}})")
_ENDING = re.compile(r"(?:\.(?:html?|shtml|php|aspx?))?/?$")
_DLE = re.compile(r"(?P<folder>.*/)page,(?P<page>\d{1,2}),(?P<other>\d{1,2}),(?P<name>[^/]+)")
_TEASER_WORDS, _FEWEST_TEASERS, _FARTHEST = 4, 3, 40
_LONG = 40
"""Letters of a paragraph that no author writes twice; a shorter one («— Да.») may stand on every page."""


def continuations(content: bytes, url: str, outlet: Outlet, content_type: str = "") -> tuple[str, ...]:
    """Return the further pages of the article at `url`, in order; empty where it has none.

    Asked of a page in the middle, it returns the pages behind it. Where the last page fetched prints more of them (a pager
    that shows only its neighbours), ask again with that page. Pages between two printed ones are filled in.

    >>> page = b'<h1>X</h1><div><p>' + b'Text of the page, and more of it here. ' * 9 + b'</p><a href="/x/2/">2</a></div>'
    >>> continuations(page, "https://gtsmi.ru/x/", Outlet(slug="g", title="G", homepage="https://gtsmi.ru/"))
    ('https://gtsmi.ru/x/2/',)
    """
    page = parse_page(decode(content, content_type))
    if page is None:
        return ()
    links = list(_page_links(page, clean(url), outlet))
    if not links:
        return ()
    parts = take_apart(page, site=frozenset({fold(outlet.title)}))
    own = {number: address for number, address, anchor in reversed(links) if _is_own_pager(anchor, parts)}
    if not own or max(own) > MOST_PAGES or min(own) > _page_of(clean(url)) + 1:
        return ()
    return tuple(_filled(own))


def _page_links(page: Page, url: str, outlet: Outlet) -> Iterator[tuple[int, str, etree._Element]]:
    """Yield (number, address, anchor) of links that may lead to further pages of this article."""
    here = _page_of(url)
    links = [link for link in links_of(page.root, url) if is_own(link.url, outlet) and folded_address(link.url) != url]
    first = _first_page(url, links)
    for link in links:
        printed = _number_after(link.url, first)
        if printed is None or folded_address(link.url) in (folded_address(url), folded_address(first)):
            continue
        for anchor in link.anchors:
            number = _number_told(anchor, printed, here)
            if number > here:
                yield number, link.url, anchor
                break


def _first_page(url: str, links: Iterable[object]) -> str:
    """Return the article's first page: `url` itself, or what is left of it without a page's number where a link leads there."""
    known = {folded_address(getattr(link, "url", "")) for link in links}
    return next((one for one in _without_number(url) if folded_address(one) in known), url)


def _without_number(url: str) -> Iterator[str]:
    parts = urlsplit(url)
    if dle := _DLE.fullmatch(unquote(parts.path)):
        yield parts._replace(path=dle["folder"] + dle["name"]).geturl()
    pairs = [pair for pair in parts.query.split("&") if pair]
    kept = [pair for pair in pairs if pair.partition("=")[0].lower() not in PAGE_KEYS | EMPTY_KEYS]
    if len(kept) < len(pairs):
        yield parts._replace(query="&".join(kept)).geturl()
    ending = _ENDING.search(parts.path)
    stem = parts.path[: ending.start()] if ending else parts.path
    if tail := re.search(rf"{_TAIL.pattern}$", stem):
        rest = stem[: tail.start()]
        yield from (parts._replace(path=rest + close).geturl() for close in (ending.group() if ending else "", "/", ""))


def _page_of(url: str) -> int:
    """Return the number of the page that an address names by a word or a key of its own, 1 where it names none."""
    parts = urlsplit(url)
    if dle := _DLE.fullmatch(unquote(parts.path)):
        return max(int(dle["page"]), int(dle["other"]))
    for key, value in parse_qsl(parts.query):
        if key.lower() in PAGE_KEYS and value.isdecimal() and int(value) <= MOST_PAGES:
            return int(value) + (key.lower() in ("start", "limitstart"))
    tail = re.search(rf"(?:[/_,.-]{_WORD}[-_=/,]?|(?<=[^/\d])/)(\d{{1,2}}){_ENDING.pattern}", parts.path)
    return int(tail[1]) if tail else 1


def _number_after(candidate: str, article: str) -> int | None:
    """Return the number that an address puts to an article's address, None where it differs otherwise.

    >>> _number_after("https://a.ru/news/most/2/", "https://a.ru/news/most/")
    2
    >>> _number_after("https://a.ru/news/page,3,1,7-most.html", "https://a.ru/news/7-most.html")
    3
    >>> _number_after("https://a.ru/news/29414", "https://a.ru/news/29413")
    """
    there, here = urlsplit(candidate), urlsplit(article)
    if there.netloc.removeprefix("www.") != here.netloc.removeprefix("www."):
        return None
    path, own = unquote(there.path), unquote(here.path)
    if path.rstrip("/") == own.rstrip("/"):
        return _number_in_query(there.query, here.query)
    if there.query != here.query:
        return None
    dle = _DLE.fullmatch(path)
    if dle and dle["folder"] + dle["name"] == own:
        return max(int(dle["page"]), int(dle["other"]))
    ending = _ENDING.search(own)
    stem = own[: ending.start()] if ending else own
    tail = _TAIL.fullmatch(_ENDING.sub("", path.removeprefix(stem))) if stem and path.startswith(stem) else None
    return int(tail[1]) if tail else None


def _number_in_query(query: str, own: str) -> int | None:
    pairs, before = (dict(parse_qsl(text, keep_blank_values=True)) for text in (query, own))
    added = {key.lower(): value for key, value in pairs.items() if before.get(key) != value}
    numbers = [value for key, value in added.items() if key in PAGE_KEYS and value.isdecimal()]
    others = [key for key, value in added.items() if not (key in PAGE_KEYS and value.isdecimal())]
    if len(numbers) != 1 or set(before) - set(pairs) or any(key not in EMPTY_KEYS for key in others):
        return None
    return int(numbers[0])


def _number_told(anchor: etree._Element, printed: int, here: int) -> int:
    """Return which page a link leads to by its words; 0 where they do not say, or say something else than the address."""
    text = visible_text(anchor)
    if number := NUMBER.fullmatch(text):
        told = int(number[1])
        return told if told in (printed, printed + 1) else 0
    rel = (anchor.get("rel") or "").lower().split()
    has_words = any(letter.isalpha() for letter in text)
    if "next" in rel or ONWARD.fullmatch(text) or (not text and anchor.find(".//img") is not None):
        return here + 1 if printed in (here, here + 1) else 0
    return printed + 1 if has_words and _named_pager(anchor) is True and printed <= MOST_PAGES else 0


def _named_pager(anchor: etree._Element) -> bool | None:
    """Tell whether the names around a link say that it is an article's pager (True) or the comments' (False)."""
    for element in [anchor, *anchor.iterancestors()]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if element.tag in ("body", "html"):
            break
        if names and own_zone("div", names) == "comments":
            return False
        if names and PAGER_NAMES.search(plain_names(names)):
            return True
    return None


def _is_own_pager(anchor: etree._Element, parts: Parts) -> bool:
    """Tell whether a pager stands at the article's text, not below its comments or a list of other articles."""
    named = _named_pager(anchor)
    if named is not None or not parts.lines:
        return bool(named) and bool(parts.lines)
    order = _order_of(anchor, parts.page.blocks)
    last = parts.lines[-1].block.order
    if order < 0 or order <= parts.headline.order or order > last + _FARTHEST:
        return False
    between = parts.page.blocks[last + 1 : order]
    teasers = sum(block.link_density > 0.8 and len(block.folded.split()) >= _TEASER_WORDS for block in between)
    return teasers < _FEWEST_TEASERS and not any(is_end(block.text) or opens_comment(block) for block in between)


def _order_of(anchor: etree._Element, blocks: Sequence[Block]) -> int:
    """Return the order of the line that a link stands in, -1 where no line holds it."""
    text = fold(visible_text(anchor))
    around = {id(element): depth for depth, element in enumerate([anchor, *anchor.iterancestors()])}
    holding = [block for block in blocks if block.links and id(block.place.element) in around and text in block.folded]
    return min(holding, key=lambda block: around[id(block.place.element)]).order if holding else -1


def _filled(pages: dict[int, str]) -> list[str]:
    """Return the pages' addresses in order, with those between two printed ones that only their numbers part."""
    numbers = sorted(pages)
    found = [pages[numbers[0]]]
    for before, after in zip(numbers, numbers[1:], strict=False):
        found += [one for number in range(before + 1, after) if (one := _between(pages[before], before, pages[after], number))]
        found.append(pages[after])
    return list(dict.fromkeys(found))


def _between(url: str, number: int, other: str, wanted: int) -> str:
    for match in re.finditer(rf"(?<!\d){number}(?!\d)", url):
        made = f"{url[: match.start()]}{{}}{url[match.end() :]}"
        pattern = re.escape(made).replace(re.escape("{}"), r"\d+")
        if re.fullmatch(pattern, other):
            return made.replace("{}", str(wanted))
    return ""


def join(articles: Sequence[Article]) -> Article:
    """Return one article of its pages, given in order: the first one's words about itself, all texts without repeats.

    What every page prints again (headline, lead, first paragraphs, signature) stays once; a page that only says again what
    is known adds nothing. The pages' own addresses become aliases. Raises ValueError where there is no page.
    """
    if not articles:
        raise ValueError("an article has at least one page")
    first, *others = articles
    kept = _paragraphs(first)
    seen = {fold(one) for one in (*kept, first.headline, first.lead)}
    for page in others:
        added = _new_of(page, first, seen)
        seen |= {fold(one) for one in added}
        kept += added
    addresses = [one for page in others for one in (*page.addresses, Address(url=page.url, kind="alias"))]
    known = {first.url, *(one.url for one in first.addresses)}
    return replace(
        first,
        body="\n\n".join(kept),
        addresses=(*first.addresses, *{one.url: one for one in addresses if one.url not in known}.values()),
        authors=first.authors or next((page.authors for page in others if page.authors), ()),
        tags=tuple(dict.fromkeys(tag for page in articles for tag in page.tags)),
        section=first.section or next((page.section for page in others if page.section), ""),
        image_url=first.image_url or next((page.image_url for page in others if page.image_url), ""),
        modified_at=max((page.modified_at for page in articles if page.modified_at), default=None),
    )


def _paragraphs(article: Article) -> list[str]:
    return [one for one in article.body.split("\n\n") if one]


def _new_of(page: Article, first: Article, seen: set[str]) -> list[str]:
    """Return the paragraphs that a further page adds: none said before, but for short lines in the middle."""
    said = [one for one in (page.lead, *_paragraphs(page)) if one]
    headline = fold(first.headline)
    start = next((index for index, one in enumerate(said) if fold(one) not in seen and not _is_page_title(one, headline)), None)
    if start is None:
        return []
    end = next(index for index in range(len(said), 0, -1) if fold(said[index - 1]) not in seen)
    return [one for one in said[start:end] if len(one) < _LONG or fold(one) not in seen]


def _is_page_title(text: str, headline: str) -> bool:
    """Tell whether a line is the headline with the page's number: «Мост закроют. Страница 2»."""
    rest = fold(text).removeprefix(headline).strip()
    return bool(headline) and fold(text).startswith(headline) and NUMBER.fullmatch(rest) is not None
