"""Who made an article: names near the headline or below the text, told apart by role; witnesses where nothing is printed."""

import re
from collections.abc import Collection, Iterable, Iterator

from archive.article import Author
from scraper.reading.blocks import Block, asked_once
from scraper.reading.boilerplate import is_credit, is_end
from scraper.reading.date_forms import MONTH
from scraper.reading.frame import Frame
from scraper.reading.names import AGENCY, NOBODY, PERSON, has_first_name, is_person, persons_in, split_names
from scraper.reading.page import Page
from scraper.reading.text import clean, fold
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import Zones, plain_names

ABOVE, BELOW = 5, 8
LONGEST_LINE = 140
MOST_AUTHORS = 12
NOT_A_NAME = re.compile(
    rf"{MONTH.replace('?P<month>', '?:')}|(?:©|\([cс]\)).*$|[\d.:,—–|/•·()-]+|фото(?:\s+автора|\s+из\s.*)?", re.I
)
MOSTLY = 0.75
"""Of a line's letters that must be names where nothing but their look says so."""

AUTHOR_NAME = re.compile(r"(?:^|\s)(?:authors?|byline|avtor|writer|autor|creator|by|signature|podpis|sign)(?=\s|$)")
AUTHOR_WORD = re.compile(
    r"^(?:автор(?:ы| текста| статьи| материала)?|текст(?: и фото| и видео)?|подготовил[аи]?|материал подготовил[аи]?|"
    r"записал[аи]?|беседовал[аи]?|опубликовал[аи]?|корреспондент|интервью вел[аи]?|written by|author|"
    r"by)\s*[:—–-]?\s+(?P<names>.+)$",
    re.I,
)
AUTHOR_INSIDE = re.compile(r"[\s|,·•/]автор(?:ы| текста| статьи| материала)?\s*:\s*(?P<names>[^|·•/]+)$", re.I)
"""Behind a date or a rubric in one line: «12.03.2026, 10:15 | Автор: Анна Ким»."""
DATELINE = re.compile(r"^[А-ЯЁ][^()]{2,60}\((?P<inside>[^()]{5,80})\)\s*[–—-]")
AFTER_NAMES = re.compile(r"\s*(?:[—–|•·]|\d{1,2}[.:]|\bфото\b|,\s*(?:г\.|специально|корр|наш)).*$", re.I)


def find_authors(
    page: Page,
    witnesses: Witnesses,
    zones: Zones,
    frame: Frame,
    opening: Iterable[str],
    *,
    site: Collection[str] = (),
    listed: str = "",
) -> tuple[Author, ...]:
    """Return authors first, then photographers and agencies, each once. `listed` is the feed's author."""
    ends = (block.order for block in page.blocks[frame.end + 1 :] if is_end(block.text))
    talk = next(ends, len(page.blocks))  # from here on readers speak, and sign
    near = [block for block in page.blocks[max(0, frame.top - ABOVE) : talk] if _near(block, zones, frame)]
    names = list(_printed(near, zones)) or [name for line in opening for name in _dateline(line)]
    told = told_authors((*witnesses.authors, listed), site)
    people = [Author(name=name) for name in names] or [author for author in told if author.role == "author"]
    others = [author for author in told if author.role != "author"]
    shots = [Author(name=name, role="photographer") for name in _photographers(page, zones, frame)]
    return _unique([*people, *shots, *others])


def told_authors(names: Iterable[str], site: Collection[str]) -> tuple[Author, ...]:
    """Return the authors that a page's data or a feed names; `site` are the folded names of the site."""
    return _unique(_told(names, site))


def _unique(authors: Iterable[Author]) -> tuple[Author, ...]:
    found: dict[tuple[str, str], Author] = {}
    for author in authors:
        found.setdefault((fold(author.name), author.role), author)
    return tuple(found.values())[:MOST_AUTHORS]


@asked_once
def is_byline(block: Block) -> bool:
    """Say whether a line only says who wrote the article."""
    return len(block.text) <= LONGEST_LINE and next(_names_of(block), None) is not None


def _near(block: Block, zones: Zones, frame: Frame) -> bool:
    is_above = frame.top - ABOVE <= block.order < frame.top
    if not (is_above or frame.is_between(block.order) or frame.end < block.order <= frame.end + BELOW):
        return False
    if block.place.hidden or len(block.text) > LONGEST_LINE:
        return False
    return zones.of(block.place) not in ("comments", "related", "menu")


def _printed(blocks: Iterable[Block], zones: Zones) -> Iterator[str]:
    for block in blocks:
        names = list(_names_of(block))
        if names:
            yield from names
            return


def _names_of(block: Block) -> Iterator[str]:
    text = block.text
    if is_credit(text):
        return
    worded = AUTHOR_WORD.match(text) or AUTHOR_INSIDE.search(text)
    if worded:
        yield from _people(worded["names"])
        return
    named = AUTHOR_NAME.search(plain_names(f"{block.place.names} {block.names}")) is not None
    people = persons_in(text)
    if named and not people and PERSON.fullmatch(text) and not NOBODY.match(text):
        people = [text]
    if people and (named or len(" ".join(people)) >= MOSTLY * len(NOT_A_NAME.sub("", text).strip())):
        yield from people


def _people(text: str) -> Iterator[str]:
    for part in split_names(AFTER_NAMES.sub("", text)):
        if is_person(part):
            yield part
        elif PERSON.match(part):
            found = PERSON.match(part)
            if found and found.end() > 0.6 * len(part):
                yield found[0]


def _dateline(first_line: str) -> Iterator[str]:
    """Yield the name an agency prints in its dateline: «Москва, Январь 06 (Новый Регион, Андрей Романов) – …» (nr2.ru)."""
    match = DATELINE.match(first_line)
    if match:
        yield from (part for part in split_names(match["inside"]) if is_person(part) and has_first_name(part))


def _told(texts: Iterable[str], site: Collection[str]) -> Iterator[Author]:
    for text in texts:
        for part in split_names(re.sub(r"^(?:by|автор)\b[:\s]*", "", clean(text), flags=re.I)):
            folded = fold(part)
            if not folded or folded in site or NOBODY.match(part) or re.search(r"https?:|www\.|@|\.\w{2,3}$", part):
                continue
            if is_person(part):
                yield Author(name=part)
            elif AGENCY.search(part):
                yield Author(name=part, role="agency")


def _photographers(page: Page, zones: Zones, frame: Frame) -> Iterator[str]:
    top = frame.headline if frame.headline >= 0 else frame.start
    for block in page.blocks[max(0, top) : frame.end + BELOW + 1]:
        if is_credit(block.text) and zones.of(block.place) not in ("comments", "related", "menu"):
            yield from persons_in(block.text)
