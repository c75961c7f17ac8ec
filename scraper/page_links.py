"""The links of a page as a reader sees them: one for each address, with its headline and the date printed beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from archive.addresses import fold
from scraper.addresses import clean
from scraper.link_dates import DATE, pieces_of
from scraper.reading.tree import without_ends

LONGEST_HEADLINE = 250
"""Characters; what is longer is a lead, or a whole card in one link."""

WORDS_OF_HEADLINE = 3
LETTERS_OF_HEADLINE = 22
"""A headline has this many words or letters; the rubrics and services of regional outlets have fewer."""

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

_DATE_FIRST = re.compile(rf"(?:{DATE.pattern}|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d))[\s,.|–—-]*", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SIGNS = re.compile(r"[\W\d_]+$|^[\W\d_]+")
_TITLE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|headline|header|heading|name|zagolovok|caption-title)(?:$|[\s_-])", re.IGNORECASE
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


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
        whole = without_ends(text).encode()  # lxml would drop the links behind an early </html>
        root: etree._Element = html.document_fromstring(whole, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
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
    return " ".join(" ".join(pieces_of(element)).split())


def text_of(element: etree._Element) -> str:
    """Return what an element says, a button or a choice of a list too, which are no text of the page."""
    return visible_text(element) or " ".join(" ".join(element.itertext()).split())
