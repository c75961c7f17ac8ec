"""The links of a page as a reader sees them: one for each address, with its headline and the date printed beside it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from archive.addresses import fold
from scraper.addresses import clean

LONGEST_HEADLINE = 250
"""Characters; what is longer is a lead, or a whole card in one link."""

WORDS_OF_HEADLINE = 3
LETTERS_OF_HEADLINE = 22
"""A headline has this many words or letters; the rubrics and services of the outlets in FACTS §5 have fewer."""

GENERIC = re.compile(
    r"(?:читать|читайте|смотреть|узнать|показать|перейти)(?: (?:далее|дальше|полностью|ещ[её]|подробнее|всё|все|статью|"
    r"новость|материал|к статье|к новости|больше))*|подробн(?:ее|ости)(?: о .*)?|далее|дальше|ещ[её]|полный текст|"
    r"продолжение|вс[её]|комментари\w+|(?:оставить|добавить|показать|посмотреть|скрыть).* комментари.*|обсудить|сохранить.*|"
    r"распечатать|печать|версия для печати|поделиться|фото|видео|"
    r"(?:все|предыдущие|следующ\w+|остальные|другие|старые|архив)(?: \w+)? (?:материал\w*|новост\w+|стат[ьеи]\w*|запис\w+|"
    r"публикаци\w+|выпуск\w*|номер\w*|страниц\w+)(?: .*)?|"
    r"read more|more|continue reading.*|comments?|share|print",
    re.IGNORECASE,
)
"""Words of links that are no headline, once signs and numbers are off: «Подробнее…», «Читать далее →», «Комментарии (5)»."""

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_CLOCK = r"(?:[\s,|/–—-]*(?:в\s+)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d))"
DATE = re.compile(
    rf"(?<![\d.:/-])(?:(?:[01]?\d|2[0-3]):[0-5]\d[\s,|/–—-]+)?(?:"
    rf"(?:0?[1-9]|[12]\d|3[01])\s+(?:{_MONTHS})(?:,?\s+(?:19|20)\d\d(?:\s*г(?:ода|\.)?)?)?"
    rf"|(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)(?:(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:сегодня|вчера)(?={_CLOCK})"
    rf"){_CLOCK}?",
    re.IGNORECASE,
)
"""Dates that mean one day: with a month in words, with a year in figures, or today and yesterday with a clock."""

_DATE_FIRST = re.compile(rf"(?:{DATE.pattern}|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))[\s,.|–—-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = re.compile(r"[\W\d_]+$|^[\W\d_]+")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|headline|header|heading|name|zagolovok|caption-title)(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "select", "button"})


@dataclass
class Link:
    """An address of the page, with the anchors that lead to it in the order of the page."""

    url: str
    anchors: list[etree._Element] = field(default_factory=list)

    @property
    def headline(self) -> str:
        """Return the longest text that is no «Подробнее»; one marked as title goes before it, an image's after it."""
        named = [found for anchor in self.anchors for found in _names(anchor)]
        fitting = [(min(rank, 1 + is_headline(text)), len(text), text) for rank, text in named if text]
        return max(fitting)[2] if fitting else ""


def parse_html(text: str) -> etree._Element | None:
    """Return the root of a page, or None when there is nothing in it."""
    try:
        root: etree._Element = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except etree.ParserError:  # "Document is empty"
        return None
    return root


def links_of(root: etree._Element, url: str) -> list[Link]:
    """Return the page's links in the order of the page, each address once, with or without www. and closing slash."""
    base = clean(next((one.get("href", "") for one in root.iter("base")), ""), url) or url
    links: dict[str, Link] = {}
    for anchor in root.iter("a", "area"):
        href = anchor.get("href", "")
        address = "" if href.startswith("#") else clean(href, base)
        if address:
            links.setdefault(fold(address), Link(address)).anchors.append(anchor)
    return list(links.values())


def is_in_menu(anchor: etree._Element) -> bool:
    """Tell whether an anchor stands in a menu, a footer or a pager, by the elements and names around it."""
    return any(one.tag in ("nav", "footer") or _MENU.search(_names_of(one)) is not None for one in anchor.iterancestors())


_MENU = re.compile(
    r"(?:^|\s)(?:(?:main|top|left|right|bottom|foot|head|side)[-_]?)?(?:menu|nav|navbar|navigation|navi|breadcrumbs?|"
    r"footer|pagination|pager|pages|paginator)(?:\s|$)",
    re.IGNORECASE,
)


def _names_of(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}" if isinstance(element.tag, str) else ""


def _names(anchor: etree._Element) -> Iterator[tuple[int, str]]:
    """Yield the texts an anchor gives its target, each with a rank: 2 marked as title, 1 text, 0 attributes."""
    marked = [one for one in anchor.iter(etree.Element) if one.tag in _HEADINGS or _is_title(one)]
    if marked:
        yield 2, _headline(visible_text(marked[0]))
    else:
        around = [one for one, _ in zip(anchor.iterancestors(), range(3), strict=False)]
        rank = 2 if any(one.tag in _HEADINGS or _is_title(one) for one in around) else 1
        yield rank, _headline(visible_text(anchor))
    yield 0, _headline(anchor.get("title", ""))
    for image in anchor.iter("img"):
        yield 0, _headline(image.get("alt", ""))


def _is_title(element: etree._Element) -> bool:
    return _TITLE_CLASS.search(_names_of(element)) is not None


def _headline(text: str) -> str:
    """Return a headline without the date in front of it, "" for «Подробнее» and its kin."""
    text = " ".join(text.split())
    while (dated := _DATE_FIRST.match(text)) and dated.end():
        text = text[dated.end() :]
    words = _SIGNS.sub("", text)
    return "" if not words or len(text) > LONGEST_HEADLINE or GENERIC.fullmatch(words) else text


def is_headline(text: str) -> bool:
    """Tell whether a link's text has the length of a headline."""
    return len(_WORD.findall(text)) >= WORDS_OF_HEADLINE or len(text) >= LETTERS_OF_HEADLINE


def visible_text(element: etree._Element) -> str:
    """Return the text of an element with a space between its parts, without scripts."""
    pieces = []
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in _UNSEEN and part.text:
            pieces.append(part.text)
        if part is not element and part.tail:
            pieces.append(part.tail)
    return " ".join(" ".join(pieces).split())


def dates_beside(links: Iterable[Link]) -> dict[str, str]:
    """Return for each address the one date printed in its block, as printed; addresses with none or several are left out.

    A block is the largest element around a link that holds no other of these links. On flat pages (rows of a table, lines
    between breaks) it is what stands between the link before and this one, if at least half of the links have a date there.
    """
    links = list(links)
    owners = _owners(links)
    blocks = {link.url: _block(link.anchors[0], owners, link.url) for link in links}
    inside = {link.url: _only_date(blocks[link.url], link.headline) for link in links}
    found = {url: printed for url, printed in inside.items() if printed}
    if len(found) * 2 >= len(links):
        return found
    before = {url: _date_before(block, owners) for url, block in blocks.items() if url not in found}
    before = {url: printed for url, printed in before.items() if printed}
    return found | before if len(before) * 2 >= len(links) else found


def _owners(links: list[Link]) -> dict[etree._Element, str | None]:
    """Return for each element around the links whose it is; None when it holds several."""
    owners: dict[etree._Element, str | None] = {}
    for link in links:
        for anchor in link.anchors:
            for element in (anchor, *anchor.iterancestors()):
                owners[element] = link.url if owners.get(element, link.url) == link.url else None
    return owners


def _block(anchor: etree._Element, owners: dict[etree._Element, str | None], url: str) -> etree._Element:
    block = anchor
    for element in anchor.iterancestors():
        if owners.get(element) != url or element.tag == "body":
            break
        block = element
    return block


def _only_date(block: etree._Element, headline: str) -> str:
    text = visible_text(block)
    printed = _dates_in(text.replace(headline, " \u00b6 ") if headline else text)
    machine = {one.get("datetime", "").strip() for one in block.iter("time")} - {""}
    if len(printed) == 1 and re.search(r"\d{4}", printed[0]):
        return printed[0]
    return machine.pop() if len(machine) == 1 else printed[0] if len(printed) == 1 else ""


def _date_before(block: etree._Element, owners: dict[etree._Element, str | None]) -> str:
    """Read backwards from the block to the link before it."""
    pieces: list[str] = []
    sibling = block.getprevious()
    while sibling is not None:
        pieces.append(sibling.tail or "")
        if sibling in owners:
            break
        pieces.append(visible_text(sibling) if isinstance(sibling.tag, str) and sibling.tag not in _UNSEEN else "")
        sibling = sibling.getprevious()
    else:
        parent = block.getparent()
        pieces.append((parent.text or "") if parent is not None else "")
    printed = _dates_in(" ".join(reversed(pieces)))
    return printed[-1] if len(printed) == 1 else ""


def _dates_in(text: str) -> list[str]:
    return list(dict.fromkeys(" ".join(match.group().split()) for match in DATE.finditer(text)))
