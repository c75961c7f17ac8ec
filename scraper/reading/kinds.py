"""Pages that read well and are no article: listings, searches, home pages, contacts, a "not found" that answers 200."""

import re
from urllib.parse import urlsplit

from scraper.addresses import clean
from scraper.reading.blocks import Block
from scraper.reading.headline import SURE
from scraper.reading.parts import Parts
from scraper.reading.text import fold

NOT_FOUND = re.compile(
    r"(?:страниц\w|материал|новость|статья|запись|документ|файл)\s(?:\w+\s){0,2}не\s(?:найден|существует)\w*|"
    r"страница удалена|"
    r"ошибка\s(?:№\s?)?404|404\s?[-–—:|.]?\s?(?:not found|ошибка|страница|error)|(?:page|file|article) not found|"
    r"^\W*404\W*$|"
    r"ничего не (?:найдено|нашлось)|запрашиваемая страница|нет такой страницы|такой страницы (?:нет|не существует)",
    re.I,
)
SERVICE_PAGE = re.compile(
    r"^(?:контакты(?: и реквизиты)?(?: редакции| газеты| издания| сайта)?|контактная информация|"
    r"о нас|о газете|о проекте|о редакции|о сайте|об издании|редакция|реклама|"
    r"рекламодателям|размещение рекламы|прайс лист|"
    r"архив(?: новостей| номеров| газеты| материалов)?|карта сайта|поиск(?: по сайту)?|результаты поиска.*|"
    r"поиск по запросу.*|обратная связь|авторы|наши авторы|подписка|вход|"
    r"регистрация|авторизация|политика конфиденциальности.*|правила.*сайта|пользовательское соглашение|"
    r"календарь(?: событий)?|гостевая книга|"
    r"материалы за .*|новости за .*|публикации за .*|contacts?|about(?: us)?|search(?: results.*)?|archive|sitemap|"
    r"login|privacy policy)$"
)
LISTING_PATH = re.compile(
    r"/(?:search|poisk|tags?|teg|author|authors|avtor|category|kategoriya|rubrika|archive|arhiv|calendar|login|"
    r"register|user|users|profile|page)(?:/|$)|/page/\d+/?$|"
    r"[?&](?:q|s|search|query|tag|text)=[^&]|[?&](?:PAGEN_\d+|page)=(?!1(?:&|$))\d",
    re.I,
)
SHORT_BODY = 600
LITTLE_BODY = 250
FEWEST_TEASERS = 6
TEASER_WORDS = 4
CERTAIN = 5.0


def why_none(parts: Parts, url: str) -> str:
    """Return why a page is no article, in words for the archivist; empty where it may be one."""
    headline, title = parts.headline.text, parts.page.title
    size = sum(len(line.text) for line in parts.lines)
    if size < SHORT_BODY and (NOT_FOUND.search(headline) or NOT_FOUND.search(title)):
        return f"the page says that there is nothing here: {(headline or title)[:80]!r}"
    address = urlsplit(clean(url))
    if address.netloc and address.path in ("", "/") and not address.query:
        return "the address is the site's home page"
    if SERVICE_PAGE.match(fold(headline)):
        return f"a page of the site, not an article: {headline[:80]!r}"
    return _why_listing(parts, url, size)


def _why_listing(parts: Parts, url: str, size: int) -> str:
    lines, blocks = parts.lines, parts.page.blocks
    teasers = [block for block in blocks if _is_teaser(block)]
    named = _is_named(parts)
    if parts.witnesses.is_article:
        return ""
    if len(teasers) < FEWEST_TEASERS:
        if not lines and len(parts.cards) >= FEWEST_TEASERS and not named:
            return f"a list of articles: {len(parts.cards)} cards of other articles, and no text of its own"
        return ""
    if LISTING_PATH.search(url) and size < 4 * SHORT_BODY and not named:
        return f"a list of articles: its address says so, and {len(teasers)} headlines lead elsewhere"
    if size < LITTLE_BODY and (not lines or lines[0].block.order > teasers[2].order) and not named:
        return f"a list of articles: {len(teasers)} headlines lead elsewhere, and there is no text"
    summaries = sum(len(blocks[order].text) for order in parts.cards)
    if summaries > 2 * size and size < SHORT_BODY and not named:
        return f"a list of articles: {len(teasers)} headlines with their summaries"
    orders = {block.order for block in teasers}
    headed = sum(bool(orders & {line.block.order - 1, line.block.order - 2}) for line in lines)
    if headed >= max(3, len(lines) / 2) and not named:
        return f"a list of articles: {headed} of its {len(lines)} lines stand under headlines that lead elsewhere"
    return ""


def _is_named(parts: Parts) -> bool:
    """Say whether the page bears a headline of its own, as long as headlines are, in its heading and its <title>."""
    headline, size = parts.headline, len(parts.headline.text.split())
    if headline.block is not None and headline.block.place.level == 1 and size > TEASER_WORDS:
        return True
    return (headline.score >= SURE and size >= TEASER_WORDS) or (headline.score >= CERTAIN and size == TEASER_WORDS - 1)


def _is_teaser(block: Block) -> bool:
    return block.link_density > 0.8 and not block.place.hidden and len(block.folded.split()) >= TEASER_WORDS
