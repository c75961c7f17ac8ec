"""Who made an article: names near the headline or below the text, told apart by role; witnesses where nothing is printed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from archive.article import Author
from scraper.reading.blocks import Block, Place, asked_once, kind
from scraper.reading.boilerplate import is_credit, is_end
from scraper.reading.crumbs import linked_texts
from scraper.reading.date_forms import DIGIT, MONTH
from scraper.reading.elsewhere import opens_comment
from scraper.reading.frame import Frame
from scraper.reading.names import (
    AGENCY,
    LATIN_PERSON,
    NOBODY,
    PATRONYMIC_ONLY,
    PERSON,
    has_first_name,
    is_collective,
    is_person,
    letter_writers,
    offices_in,
    persons_in,
    photographers_in,
    signatories,
    split_names,
)
from scraper.reading.page import Page
from scraper.reading.text import clean, fold
from scraper.reading.tree import text_of
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import Zones, plain_names

ABOVE, BELOW = 5, 8
BOX_LINES = 4
LONGEST_LINE = 140
MOST_AUTHORS = 12
NOT_A_NAME = re.compile(r"(?:©|\([cс]\)).*$|[\d.:,—–|/•·()-]+|фото(?:\s+автора|\s+из\s.*)?", re.I)
MONTH_NAME = re.compile(MONTH.replace("?P<month>", "?:"), re.I)
WRITES = re.compile(
    r"^[^,]{5,40}, (?:(?:наш|внештатн|специальн|юн|собственн)\w* )*(?:корреспондент|собкор|журналист|селькор)\w*\W*$", re.I
)
"""What stands behind a name, and says that he writes for the paper."""
MOSTLY = 0.75
"""Of a line's letters that must be names where nothing but their look says so."""

AUTHOR_NAME = re.compile(
    r"(?:^|\s)(?:\w*authors?|auth|byline|\w*avtor|avt|writer|autor|au|auteur|creator|by|who|signature|podpis|sign|"
    r"user ?name|(?:fa|bi|icon|ico|glyphicon|dashicons) (?:admin )?(?:users?|pencil|author|person|edit)(?: \w{1,6})?)(?=\s|$)"
)
AUTHOR_ADDRESS = re.compile(r"/(?:users?|authors?|avtory?|profiles?)/[^/?#]", re.I)
"""Where the link of an author's name leads, on sites that say so nowhere else."""
AUTHOR_WORD = re.compile(
    r"^(?:автор(?:ы| текста| статьи| материала)?|текст(?: и фото| и видео)?|подготовил[аи]?|материал подготовил[аи]?|"
    r"записал[аи]?|написал(?:[аи]|\(а\))?|рассказал[аи]?|спрашивал[аи]?|собрал[аи]?|"
    r"(?:беседу )?в[её]л[аи]?|беседовал[аи]?|опубликовано?|опубликовал[аи]?|корреспондент|интервью вел[аи]?|written by|author|"
    r"by|von|par|por|di|door|red\.)\s*[:—–-]?\s+(?P<names>.+)$",
    re.I,
)
AUTHOR_INSIDE = re.compile(r"[\s|,·•/]автор(?:ы| текста| статьи| материала)?\s*:\s*(?P<names>[^|·•/]+)(?=$|[|·•/])", re.I)
"""Behind a date or a rubric in one line: «12.03.2026, 10:15 | Автор: Анна Ким»."""
DATELINE = re.compile(r"^[А-ЯЁ][^()]{2,60}\((?P<inside>[^()]{5,80})\)\s*[–—-]")
AFTER_NAMES = re.compile(
    r"\s*(?:[—–|•·]|\d{1,2}[.:]|\b(?:фото|снимки|иллюстраци|(?:видео)?оператор|монтаж|режисс[её]р)\w*|,\s*(?:г\.|специально|корр|наш)|\S+@\S+|"
    r"\b(?:guest|staff|special|contributing|senior|chief|digital|columnist|reporter|correspondent|for the)\b).*$",
    re.I,
)
BY = re.compile(r"(?:by|von|par|por|di|door|опубликовано)\s", re.I)
"""Words that begin sentences too: what follows them must be a name whole."""
CREW = re.compile(
    r"^\W*(?:(?:видео)?оператор|монтаж|видео|камера|режисс[её]р|художник|корректор|в[её]рстка|дизайн)\w*\s*[:—–-]", re.I
)
"""Who filmed, cut and drew is no author of the text."""
ROW = re.compile(r"\b(?:odd|even|first|last)\b|\d+")
"""What tells one row of a list from another."""
OF_EDITORS = re.compile(r"от редакции\b", re.I)
LAST = 2
"""Lines, the last of the text and the next, where the writer of a letter stands."""
MOST_SIGNATORIES = 3
"""More lines of names at the end of a text are a list: of winners, of a delegation."""


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
    near = [block for block in near if not _is_labelled_photo(page.blocks[max(0, block.order - 1) : block.order])]
    names = list(_printed(_surest_first(near, frame), frame)) or [name for line in opening for name in _dateline(line)]
    names = names or next(filter(None, map(letter_writers, _ends_of_letters(page, frame))), [])
    told = told_authors((*witnesses.authors, listed), site)
    stated = [author.name for author in told if author.role == "author"]
    names = [next((one for one in stated if name.startswith(one)), name) for name in names]  # what is glued to a name goes
    people = [Author(name=name) for name in names] or [author for author in told if author.role == "author"]
    others = [author for author in told if author.role != "author"]
    shots = [Author(name=name, role="photographer") for name in _photographers(page, zones, frame)]
    below = [block for block in near if 0 < block.order - frame.end <= MOST_SIGNATORIES]
    offices = [Author(name=name, role="agency") for block in below for name in offices_in(block.text)]
    return _unique([*people, *shots, *offices, *others])


def _ends_of_letters(page: Page, frame: Frame) -> Iterator[str]:
    """Yield the lines where the writer of a letter may stand: the last, the next, the one before what the editors answer."""
    yield from (block.text for block in page.blocks[max(0, frame.end) :][:LAST])
    lines = [page.blocks[order] for order in sorted(frame.lines)]
    yield from (line.text for line, below in pairwise(lines) if OF_EDITORS.match(below.text))


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


def signed_lines(blocks: Sequence[Block]) -> int:
    """Return how many lines at the end of a text sign it: authors, officials, «Соб. инф.»; none where they are a list."""
    count = 2 if len(blocks) > 2 and _signs_in_two(blocks[-2], blocks[-1]) else 0
    while count < len(blocks) and _signs(blocks[-1 - count]):
        count += 1
    return count if count <= min(MOST_SIGNATORIES, len(blocks) - 1) else 0


def _signs_in_two(one: Block, other: Block) -> bool:
    """Say whether two short lines are a name and the office or place behind it."""
    return one.text.endswith(",") and one.place.tag != "li" and bool(signatories(f"{one.text} {other.text}"))


def _signs(block: Block) -> bool:
    text = block.text
    if block.place.tag in ("li", "tr", "dd") or (block.place.tag == "td" and not block.breaks) or len(text) > LONGEST_LINE:
        return False
    return is_collective(text) or bool(signatories(text)) or (AUTHOR_WORD.match(text) is not None and is_byline(block))


def _near(block: Block, zones: Zones, frame: Frame) -> bool:
    is_above = frame.top - ABOVE <= block.order < frame.top
    if not (is_above or frame.is_between(block.order) or frame.end < block.order <= frame.end + BELOW):
        return False
    if (
        block.place.hidden
        or (len(block.text) > LONGEST_LINE and "|" not in block.text)
        or (block.order > frame.end and opens_comment(block))
    ):
        return False
    return zones.of(block.place) not in ("comments", "related", "menu")


def _is_labelled_photo(above: Sequence[Block]) -> bool:
    """Say whether the line above is a label for who took the picture: «Фото:»."""
    return bool(above) and above[0].text.endswith(":") and is_credit(above[0].text)


def _surest_first(blocks: Sequence[Block], frame: Frame) -> list[Block]:
    """Return lines above the text, then those below it, then strangers inside: a pull quote names who spoke, not who wrote."""
    return sorted(blocks, key=lambda block: (frame.start < block.order <= frame.end, block.order))


def _printed(blocks: Sequence[Block], frame: Frame) -> Iterator[str]:
    """Yield the names of the first line that gives any, and of the lines right below that are like it."""
    last = office = None
    for block in blocks:
        if last is not None and not _goes_on(last, office, block):
            if office is None and block.order == last.order + 1 and not block.links:
                office = block
                continue
            return
        names = list(_names_of(block, by_address=frame.is_between(block.order))) or (
            signatories(block.text) if 0 < block.order - frame.end <= MOST_SIGNATORIES else []
        )
        if names:
            yield from names
            last, office = block, None
        elif last is not None:
            return


def _goes_on(one: Block, office: Block | None, other: Block) -> bool:
    """Say whether two lines are of one list: neighbours called the same, or names in cards, an office between them."""
    if [ROW.sub("", name) for name in kind(one)] != [ROW.sub("", name) for name in kind(other)]:
        return False
    if office is None:
        return one.place.parent is other.place.parent and other.order == one.order + 1
    return bool(one.place.names) and other.order == office.order + 1


def _names_of(block: Block, *, by_address: bool = False) -> Iterator[str]:
    """Yield who wrote the article by one line; `by_address` as in `_inside`."""
    text = block.text
    if is_credit(text) or CREW.match(text):
        return
    worded = AUTHOR_WORD.match(text) or AUTHOR_INSIDE.search(text)
    if worded:
        found = list(_people(worded["names"])) or [name for name in linked_texts(block) if is_person(name)]
        yield from found
        if found or not BY.match(text):
            return
    inline = list(_inside(block, by_address))
    if inline:
        yield from inline
        return
    named = _is_named(block)
    people = signatories(text) or [name for name in persons_in(text) if not PATRONYMIC_ONLY.fullmatch(name)]
    if named and not people and (PERSON.fullmatch(text) or LATIN_PERSON.match(text)) and not NOBODY.match(text):
        people = [] if AGENCY.search(text) else [text]
    if people and (named or len(" ".join(people)) >= MOSTLY * len(_without_date(text)) or WRITES.search(text)):
        yield from people


def _without_date(text: str) -> str:
    """Return what may be names of a line: months go where a day stands beside them, and the «в» before a clock."""
    rest = NOT_A_NAME.sub("", MONTH_NAME.sub("", text) if DIGIT.search(text) else text)
    return " ".join(word for word in rest.split() if len(word) > 1 or word.isupper())


def _is_named(block: Block) -> bool:
    """Say whether the classes of a line, or of the small box it stands in, say that it names the author."""
    boxes = [place for place in block.place.ancestors()[:3] if place is block.place or place.lines <= BOX_LINES]
    names = " ".join([block.names, *(f"{place.names} {_relation(place)}" for place in boxes)])
    return _names_author(names)


@lru_cache(maxsize=4096)
def _names_author(names: str) -> bool:
    return AUTHOR_NAME.search(plain_names(names)) is not None


def _relation(place: Place) -> str:
    return "author" if place.element.get("itemprop") == "author" else ""


def _inside(block: Block, by_address: bool) -> Iterator[str]:
    """Yield the names in those inline elements of a line that call themselves the author's: <span class="sourceauthor">.

    `by_address`: a link may say so by where it leads.
    """
    if not (block.links or _names_author(block.names)):
        return
    for element in block.place.element.iter("a", "span", "b", "strong", "i", "em"):
        relations = f"{element.get('class') or ''} {element.get('rel') or ''} {element.get('itemprop') or ''}"
        is_named = len(relations) > 2 and _names_author(relations)
        is_named = is_named or (by_address and AUTHOR_ADDRESS.search(element.get("href") or "") is not None)
        text = clean(text_of(element)) if is_named else ""
        if text and text in block.text:
            yield from (part for part in split_names(text) if is_person(part))


def _people(text: str) -> Iterator[str]:
    for part in split_names(AFTER_NAMES.sub("", text).rstrip(" .,")):
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
        if zones.of(block.place) in ("comments", "related", "menu"):
            continue
        if is_credit(block.text):
            yield from persons_in(block.text)
        elif block.order > frame.end or frame.is_between(block.order):
            yield from photographers_in(block.text) if len(block.text) <= LONGEST_LINE else ()
