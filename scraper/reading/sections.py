"""In which section an article stands and under which tags: breadcrumbs, labels near the headline, lines of tags."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from scraper.reading.blocks import Block
from scraper.reading.boilerplate import is_service
from scraper.reading.dates import is_only_date
from scraper.reading.frame import Frame
from scraper.reading.page import Page
from scraper.reading.text import clean, fold
from scraper.reading.titles import SITE_WORD, printed_pieces
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import Zones, plain_names

CRUMBS = re.compile(r"(?:^|\s)(?:breadcrumbs?|kroshki|crumbs?|path|pathway|bread|speedbar|navchain)(?=\s|$)")
SECTION = re.compile(
    r"(?:^|\s)(?:rubric\w*|rubrik\w*|section|category|categories|cat|razdel|theme|topic|heading|news section|"
    r"post category|kicker|overline|eyebrow)(?=\s|$)"
)
CRUMB_SIGN = re.compile(r"\s*[/»›>→|\\]+\s*|\s::\s")
LABELLED_SECTION = re.compile(
    r"(?:^|\W)(?:рубрик[аи]|категори[яи]|раздел|section|category|опубликовано в|posted in|filed under)(?:\s*:\s*|"
    r"(?<= в)\s|(?<= in)\s|(?<= under)\s)",
    re.I,
)
HOME = re.compile(r"(?:главная(?: страница)?|home)\s*[/»›>→|\\]", re.I)
LABELLED_TAGS = re.compile(r"^(?:теги|тэги|метки|ключевые слова|темы|tags?|topics?)(?: к \w+)?\s*:\s*(?P<names>.*)$", re.I)
TOP_OF_SITE = frozenset(("главная", "главная страница", "home", "на главную", "сайт", "новости", "все новости"))
NO_SECTION = re.compile(
    r"комментари|версия|печат|подпис|rss|сегодня|поиск|(?:19|20)\d\d|\.(?:ru|рф|com|info|net)\b|"
    r"^(?:январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)$",
    re.I,
)
LONGEST_SECTION, LONGEST_TAG = 5, 6
"""Words."""
MOST_TAGS = 25
"""More than this is the site's cloud, not the article's tags."""
ABOVE, BELOW = 10, 12


def find_section(page: Page, witnesses: Witnesses, frame: Frame, site: Collection[str], headline: str) -> str:
    """Return the section, empty where nothing names one. `headline` and `site` are folded."""
    for text in _told(page, witnesses, frame, headline):
        text = text.strip(" ,:;/|»›→—–")
        if _is_section(text, site, headline):
            return text
    return ""


def _told(page: Page, witnesses: Witnesses, frame: Frame, headline: str) -> Iterator[str]:
    """Yield what may be the section's name, the surest first."""
    top = frame.headline if frame.headline >= 0 else frame.start
    yield from witnesses.sections
    yield from _last_crumbs([block for block in page.blocks[: frame.start] if _is_trail(block)])
    yield from _headings(page, top)
    yield from _of_title(page, headline)
    yield from _labels([block for block in page.blocks[max(0, top - ABOVE) : frame.end + 4] if not block.place.hidden])


def _is_trail(block: Block) -> bool:
    return _names_crumbs(_names(block)) or HOME.match(block.text) is not None


@lru_cache(maxsize=2048)
def _names_crumbs(names: str) -> bool:
    return CRUMBS.search(plain_names(names)) is not None


def _of_title(page: Page, headline: str) -> Iterator[str]:
    """Yield the pieces of <title> that a link on the page also bears: sections have links, headlines are long.

    The end of a title that begins with the headline is the site's name.
    """
    names = printed_pieces(page.title)
    if names and headline.startswith(fold(names[0])):
        names = names[1:-1]
    yield from (name for name in names if page.links[fold(name)] and not SITE_WORD.search(name))


def _names(block: Block) -> str:
    parent = block.place.parent
    return f"{block.place.names} {parent.names if parent else ''} {block.names}"


def _is_section(text: str, site: Collection[str], headline: str) -> bool:
    folded = fold(text)
    if not folded or folded in site or folded in TOP_OF_SITE or folded == headline or folded.isdigit():
        return False
    if len(folded.split()) > LONGEST_SECTION or is_service(text) or is_only_date(text):
        return False
    return not NO_SECTION.search(text)


def links_of(block: Block) -> list[str]:
    """Return the texts of the links in a line's own element, in order."""
    texts = (clean("".join(link.itertext())) for link in block.place.element.iter("a"))
    return [text for text in texts if text and text in block.text]


def _last_crumbs(blocks: list[Block]) -> Iterator[str]:
    names = [name for block in blocks for name in (*links_of(block), *CRUMB_SIGN.split(block.text))]
    whole = {block.text for block in blocks if len(links_of(block)) > 1}
    yield from (name for name in reversed(names) if name not in whole)


def _labels(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        labelled = LABELLED_SECTION.search(block.text)
        if labelled:
            after = block.text[labelled.end() :]
            yield next((link for link in links_of(block) if after.startswith(link)), re.split(r"\s*[,/;|]\s*", after)[0])
        elif SECTION.search(plain_names(_names(block))) and not block.place.level:
            yield from links_of(block)[:1] or [block.text]


def _headings(page: Page, top: int) -> Iterator[str]:
    for block in reversed(page.blocks[max(0, top - 2) : top]):
        if block.place.level and not block.place.hidden:
            yield block.text.split(" / ")[-1]


def find_tags(page: Page, witnesses: Witnesses, zones: Zones, frame: Frame) -> tuple[str, ...]:
    """Return the tags printed below the text, else those the page tells machines."""
    found: list[str] = []
    for block in page.blocks[max(0, frame.end - 1) : frame.end + BELOW + 1]:
        labelled = LABELLED_TAGS.match(block.text)
        if zones.of(block.place) != "tags" and not labelled:
            continue
        links = links_of(block)
        if links and len(links) <= MOST_TAGS:
            found += links
        elif labelled:
            found += re.split(r"\s*[,;]\s*", labelled["names"])
    kept = [tag.strip(" ,;#.") for tag in found if 0 < len(tag.split()) <= LONGEST_TAG]
    return tuple(dict.fromkeys(tag for tag in kept or witnesses.tags if tag))[:MOST_TAGS]
