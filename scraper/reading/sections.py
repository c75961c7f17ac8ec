"""In which section an article stands: breadcrumbs, labels near the headline, names that the page's menus know."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from scraper.reading.blocks import Block, shared
from scraper.reading.boilerplate import is_service
from scraper.reading.crumbs import crumbs_of, is_trail, linked_texts, links_in, names_around
from scraper.reading.dates import PrintedDate, is_only_date, printed_dates
from scraper.reading.frame import Frame
from scraper.reading.names import NOBODY, PERSON, is_person
from scraper.reading.page import FEWEST_IN_MENU, MENU_WORDS, Page
from scraper.reading.teasers import LONGEST_STAMP, is_stamp
from scraper.reading.text import clean, fold
from scraper.reading.titles import SITE_WORD, printed_pieces
from scraper.reading.tree import text_of
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import OUTSIDE, Zones, plain_names

SECTION = re.compile(
    r"(?:^|\s)(?:rubric\w*|rubrik\w*|section|category|categories|cats?|razdel|theme|topic|news section|"
    r"post category|kicker|overline|eyebrow|post popup parts)(?=\s|$)"
)
LABELLED_SECTION = re.compile(
    r"(?:^|\W)(?:рубрик[аи]|категори[яи]|раздел|тема|section|category|опубликован[оа] в(?: рубрик[еу])?|posted in|"
    r"filed under)(?:\s*:\s*|(?<= в)\s|(?<=рубрике)\s|(?<= in)\s|(?<= under)\s|\s(?=«))",
    re.I,
)
QUOTED = re.compile(r"«[^»]{2,40}»")
AFTER_SECTION = re.compile(r"\s*[,/;|·•]\s*|\s+(?:прочт|просмотр|автор|дата|теги|метки|коммент|опубл|views|by\b)", re.I)
TOP_OF_SITE = frozenset(("главная", "главная страница", "home", "на главную", "сайт", "все новости", "архив", "вы здесь"))
PLAIN = frozenset(("новости", "news", "статьи", "лента новостей"))
"""What outlets call the section of everything; taken where nothing else is said."""
NO_SECTION = re.compile(
    r"комментари|версия|печат|подпис|rss|сегодня|поиск|(?:19|20)\d\d|\.(?:ru|рф|com|info|net)\b|навигаци|сейчас на|перейти|"
    r"чита(?:йте|ть)|(?:\.\.\.|…)$|^(?:реклам|контакт|вход|регистрац|о (?:нас|редакции|газете|сайте|проекте)|адрес|гостев|"
    r"advert|subscri|contact|log ?in|sign|about|search|menu|next|prev|след\b|пред\b|ещ[её]\b|лента\b|все\b|другие\b)|"
    r"^(?:новость|статья|материал|публикация|рубрика|раздел|категория|тема|теги|метки|просмотр|подробно|detail)$|"
    r"^(?:следующ|предыдущ|прошл|вперед|назад)|"
    r"^(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)$",
    re.I,
)
PIECES = re.compile(r"\s*(?:[|•·,/»›>→—–]|::)\s*|\s{2,}|\d[\d.:]{3,}")
"""What parts a section's name from the date and the counters beside it."""
OF_AUTHOR = re.compile(r"(?:^|[\s_-])(?:author|vcard|fn|user|username|byline)(?=[\s_-]|$)", re.I)
PARTS = re.compile(r"\s+[/|•·]\s+")
UNNAMED = re.compile(
    r"\d|:|^(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|автор|фото|источник|текст)\b|«|газет|редакц|агентств",
    re.I,
)
LONGEST_SECTION = 5
"""Words."""
LONGEST_LABEL = 60
MOST_LABELLED = 12
"""Lines of a box with a label, the label too."""
SECTION_WORDS = 4
MOST_KICKED = 5
"""Lines of a box that holds a headline and what is set around it."""
ABBREVIATED = 5
"""Letters: AFP, ТАСС."""
MEDIA = frozenset(("фоторепортаж", "фото", "видео"))
"""Sections too, though elsewhere they are buttons."""
LABEL = 12
"""Letters before a date that a line begins with: «Среда, 15 октября»."""
MOSTLY_LINKED = 0.7
ABOVE, BELOW = 10, 12
LOOSE = frozenset(("html", "body", "table", "tbody", "tr"))
CLOSE = 3
"""A heading that shares so near a place with the headline, and none that lays out the page, is its section's."""
NEAR = 4
"""So near the headline, or below the text, a line that a menu knows is the section's name."""
ELSEWHERE = OUTSIDE - {"tags"}


def find_section(page: Page, witnesses: Witnesses, zones: Zones, frame: Frame, *, site: Collection[str], headline: str) -> str:
    """Return the section, empty where nothing names one. `headline` and `site` are folded."""
    plain = ""
    for text in _told(page, witnesses, zones, frame, headline):
        text = text.strip(" ,:;/|»›→—–")
        if not _is_section(text, site, headline) or fold(text) in page.home_names:
            continue
        if fold(text) not in PLAIN:
            return text
        plain = plain or text
    return plain


def _told(page: Page, witnesses: Witnesses, zones: Zones, frame: Frame, headline: str) -> Iterator[str]:
    """Yield what may be the section's name, the surest first."""
    top = frame.headline if frame.headline >= 0 else frame.start
    around = [block for block in page.blocks[max(0, top - ABOVE) : frame.end + BELOW] if not block.place.hidden]
    own = [block for block in around if zones.of(block.place) not in ELSEWHERE]
    yield from witnesses.sections
    yield from (name for block in own for name in linked_as(block, "category"))
    yield from _last_crumb(
        [block for block in page.blocks[: frame.start] if is_trail(block, page.home_names, headline)], page, headline
    )
    yield from _labels((block for block in own if block.order not in frame.lines), page)
    above, below = page.blocks[max(0, top - NEAR) : frame.start], page.blocks[frame.end + 1 : frame.end + 1 + NEAR]
    yield from _beside_date([block for block in _right_above(page, top) if not block.links])
    yield from _known([block for block in (*reversed(above), *below) if block in own], page)
    yield from _beside_date([*page.blocks[max(0, top - 1) : top], *page.blocks[top + 1 : frame.start]])
    yield from _between(page.blocks[max(0, top - 2) : top])
    yield from _kicker(page, top)
    yield from _of_title(page, headline)
    yield from _headings(page, top)


def _right_above(page: Page, top: int) -> Sequence[Block]:
    """Return the line above the headline, and the one above that where a button stands between: «Печать»."""
    reach = 2 if top > 1 and is_service(page.blocks[top - 1].text) else 1
    return page.blocks[max(0, top - reach) : top]


def linked_as(block: Block, relation: str) -> Iterator[str]:
    """Yield the texts of a line's links that say of themselves what they lead to: rel="category tag", rel="tag"."""
    if not block.links:
        return
    is_box = "taxonomy category" in plain_names(names_around(block))  # WordPress blocks say rel="tag" of both
    for link, text in links_in(block):
        relations = ["category"] if is_box else (link.get("rel") or "").lower().split()
        if relation in relations and (relation == "category" or "category" not in relations):
            yield text


def _known(blocks: Iterable[Block], page: Page) -> Iterator[str]:
    """Yield what stands near the headline, or below the text, and names a link elsewhere on the page: menus name sections."""
    for block in blocks:
        if len(block.text) <= LONGEST_LABEL and not _is_listed(block, page):
            links = linked_texts(block)
            yield from (link for link in links if page.links[fold(link)] > 1 and fold(link) in page.menu)
            names = (piece.strip() for piece in PIECES.split(block.text) if "«" not in piece)
            names = (name for name in names if name not in links and len(name.split()) <= MENU_WORDS and not is_person(name))
            names = (name for name in names if "№" not in name)
            yield from (name for name in names if page.links[fold(name)])


def _beside_date(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield what shares a line with the date beside the headline: a link, or a name behind a sign; no number, no person."""
    for block in blocks:
        if len(block.text) > LONGEST_STAMP or not any(_is_at_edge(found, block.text) for found in printed_dates(block.text)):
            continue
        names = [link for link in _links_of_none(block) if not block.text[: block.text.find(link)].rstrip().endswith(":")]
        yield from (name for name in (*names, *PARTS.split(block.text)) if not _is_other_than_section(name))


def _is_other_than_section(name: str) -> bool:
    """Say whether what stands beside a date is a number, an agency's letters, a login or a person."""
    is_abbreviated = name.isupper() and len(name) <= ABBREVIATED
    return is_abbreviated or bool(UNNAMED.search(name) or NOBODY.match(name)) or is_person(name)


def _is_at_edge(found: PrintedDate, text: str) -> bool:
    return found.start < LABEL or len(text) - found.end < LABEL


def _between(above: Sequence[Block]) -> Iterator[str]:
    """Yield the short line that stands between a date and the headline."""
    if len(above) < 2 or not is_stamp(above[0]) or above[1].links or len(above[1].folded.split()) > SECTION_WORDS:
        return
    if not UNNAMED.search(above[1].text) and not is_person(above[1].text):
        yield above[1].text


def _kicker(page: Page, top: int) -> Iterator[str]:
    """Yield the short line that stands right above the headline in a small box of both."""
    for block in page.blocks[max(0, top - 1) : top]:
        box = shared(block, page.blocks[top])
        is_small = box is not None and box.lines <= MOST_KICKED and box.names and box.tag not in LOOSE
        is_name = not block.links and not block.place.hidden and len(block.folded.split()) <= SECTION_WORDS
        if is_small and is_name and not UNNAMED.search(block.text) and not PERSON.fullmatch(block.text):
            yield block.text


def _links_of_none(block: Block) -> Iterator[str]:
    """Yield the texts of a line's links that do not say that they lead to an author."""
    for link, text in links_in(block):
        around = link.getparent()
        told = f"{link.get('rel') or ''} {link.get('class') or ''} {around.get('class') or '' if around is not None else ''}"
        if not OF_AUTHOR.search(told):
            yield text


def _is_listed(block: Block, page: Page) -> bool:
    """Say whether a line is one of many links in a row: of a menu, not beside one."""
    box = block.place.parent

    def is_like(other: Block) -> bool:
        return other.place.parent is box and other.link_density > MOSTLY_LINKED

    above = takewhile(is_like, reversed(page.blocks[: block.order]))
    below = takewhile(is_like, page.blocks[block.order + 1 :])
    alike = sum(1 for _ in above) + sum(1 for _ in below) + is_like(block)
    return alike >= FEWEST_IN_MENU


def _of_title(page: Page, headline: str) -> Iterator[str]:
    """Yield the pieces of <title> that a link on the page also bears: sections have links, headlines are long.

    The end of a title that begins with the headline is the site's name.
    """
    names = printed_pieces(page.title)
    if names and headline.startswith(fold(names[0])):
        names = names[1:-1]
    yield from (name for name in names if page.links[fold(name)] and not SITE_WORD.search(name))


def _is_section(text: str, site: Collection[str], headline: str) -> bool:
    folded = fold(text)
    if not folded or folded in site or folded in TOP_OF_SITE or folded == headline or folded.isdigit():
        return False
    if len(folded.split()) > LONGEST_SECTION or (is_service(text) and folded not in MEDIA) or is_only_date(text):
        return False
    return not NO_SECTION.search(text)


def _last_crumb(blocks: Sequence[Block], page: Page, headline: str) -> Iterator[str]:
    """Yield the last crumb that is neither the article itself, nor a day, nor the way home."""
    for name in reversed([name for block in blocks if block.folded != headline for name in crumbs_of(block)]):
        folded = fold(name)
        is_itself = headline.startswith(folded) or folded.startswith(headline)
        is_none = is_itself or NO_SECTION.search(name) or is_only_date(name) or is_person(name)
        if folded and not is_none and not folded.isdigit() and folded not in TOP_OF_SITE | page.home_names:
            yield name
            return


def _labels(blocks: Iterable[Block], page: Page) -> Iterator[str]:
    for block in blocks:
        labelled = LABELLED_SECTION.search(block.text)
        if labelled:
            after = block.text[labelled.end() :]
            name = QUOTED.match(after) or AFTER_SECTION.split(after)
            yield next((link for link in linked_texts(block) if after.startswith(link)), name[0].strip("«»"))
            yield from (below.text for below in labelled_box(block, page)[:1] if not after)
        elif SECTION.search(plain_names(_names_of_small(block))) and not block.place.level and not _is_listed(block, page):
            yield from linked_texts(block)[:1] or _named_inside(block) or [block.text]


def _names_of_small(block: Block) -> str:
    """Return what a line and the boxes of few lines around it are called: Word calls all of a text Section1."""
    places = (place for place in (block.place, block.place.parent) if place is not None and place.lines <= MOST_KICKED)
    return " ".join([block.names, *(place.names for place in places)])


def _named_inside(block: Block) -> list[str]:
    """Return the texts of those inline elements of a line that call themselves the section's."""
    spans = (
        span for span in block.place.element.iter("span", "em", "b") if SECTION.search(plain_names(span.get("class") or ""))
    )
    return [text for span in spans if (text := clean(text_of(span))) and text in block.text]


def labelled_box(label: Block, page: Page) -> list[Block]:
    """Return the short lines below a label in its box: Drupal prints «Рубрика:» in one element, the name in the next."""
    box = label.place.parent
    if box is None or box.start != label.order or not 1 < box.lines <= MOST_LABELLED:
        return []
    below = page.blocks[label.order + 1 : box.start + box.lines]
    return below if all(len(block.text) <= LONGEST_LABEL and not block.place.hidden for block in below) else []


def _headings(page: Page, top: int) -> Iterator[str]:
    """Yield the heading right above the headline; of one a line farther away, what names a link elsewhere on the page."""
    for block in reversed(page.blocks[max(0, top - 2) : top]):
        text = block.text.split(" / ")[-1]
        around = shared(block, page.blocks[top]) if block.order == top - 1 else None
        is_beside = around is not None and around.tag not in LOOSE and around.depth >= page.blocks[top].place.depth - CLOSE
        if block.place.level and not block.place.hidden and (is_beside or page.links[fold(text)] > (block.links > 0)):
            yield text
