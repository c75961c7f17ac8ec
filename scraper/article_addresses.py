"""What an address alone shows: which are surely no article's. In doubt it may be one; reading decides."""

import re
from urllib.parse import unquote, urlsplit

from archive.addresses import fold
from archive.article import Outlet
from scraper.platforms import platform_named

FILES = frozenset(
    [
        *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "rtf", "odt", "ods", "djvu", "zip", "rar", "7z", "gz", "exe"),
        *("apk", "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "bmp", "tif", "tiff", "avif", "mp3", "ogg", "wav"),
        *("mp4", "avi", "mov", "flv", "webm", "wmv", "m3u8", "swf", "css", "js", "json", "xml", "rss", "atom", "ics"),
        *("woff", "woff2", "ttf", "torrent"),
    ]
)

FEEDS = frozenset({"feed", "rss", "rss2", "atom"})
"""Last segments: /feed/, /news/rss."""

LISTS = frozenset(
    [
        *("tag", "tags", "teg", "tegi", "metka", "metki", "тег", "теги", "метка", "метки", "keyword", "keywords"),
        *("author", "authors", "avtor", "avtory", "user", "users", "profile", "profiles", "автор", "авторы"),
        *("search", "poisk", "поиск"),
    ]
)
"""Segments after which one more is a list: /tag/мост/, /author/ivanov/."""

SERVICES = frozenset(
    [
        *("login", "logout", "signin", "signup", "register", "registration", "auth", "oauth", "account", "cabinet", "lk"),
        *("personal", "user", "users", "profile", "cart", "basket", "admin", "administrator", "bitrix", "engine"),
        *("wp-admin", "wp-login.php", "wp-json", "wp-content", "wp-includes", "cgi-bin", "xmlrpc.php", "captcha"),
        *("banner", "banners", "click", "redirect", "subscribe", "unsubscribe", "search", "poisk", "поиск", "forum"),
    ]
)
"""First segments under which no site keeps articles."""

OFTEN_SERVICES = frozenset({"rss", "feed", "feeds", "atom", "turbo", "ajax", "api", "go", "out", "calendar", "favorites"})
"""First segments that are services, unless what follows names an article: one paper's news are under /feed/ecology/."""

PAGES = frozenset(
    [
        *("news", "novosti", "vse-novosti", "all-news", "allnews", "lenta", "last", "latest", "articles", "article"),
        *("stati", "statyi", "statii", "blog", "blogs", "blogi", "archive", "archives", "arhiv", "arxiv", "archiv"),
        *("video", "videos", "photo", "photos", "foto", "gallery", "galleries", "galereya", "photogallery", "audio"),
        *("afisha", "events", "polls", "vote", "opros", "oprosy", "forum", "guestbook", "gb", "chat", "faq", "games"),
        *("pogoda", "weather", "kurs", "kurs-valyut", "currency", "goroskop", "horoscope", "tv", "tvprogram", "radio"),
        *("contacts", "contact", "kontakty", "kontakti", "kontaktyi", "feedback", "about", "about-us", "o-nas", "onas"),
        *("o-gazete", "o-redakcii", "o-redaktsii", "o-proekte", "o-sayte", "redakciya", "redaktsiya", "redaction"),
        *("reklama", "reklamodatelyam", "advert", "advertising", "ads", "ad", "price", "prays", "prices", "tarify"),
        *("vakansii", "vacancy", "job", "rules", "pravila", "terms", "privacy", "privacy-policy", "policy", "cookies"),
        *("politika-konfidencialnosti", "politika-konfidentsialnosti", "soglashenie", "sitemap", "karta-sajta"),
        *("karta-sayta", "map", "home", "main", "index", "glavnaya", "default", "podpiska", "subscription", "shop"),
        *("новости", "контакты", "реклама", "архив", "статьи", "главная", "о-нас", "о-газете", "редакция", "афиша"),
    ]
)
"""Whole paths, with or without an ending: the menus of regional outlets."""

_LEGAL = re.compile(
    r"(?:politika|soglasie|polozhenie|pravila)[-_].*(?:konfiden|personal|obrabotk|cookie|ispolzovani)"
    r"|polzovatelsk\w*[-_]soglashen|privacy|terms-of|cookie"
)

CATEGORIES = frozenset({"category", "categories", "rubric", "rubrics", "rubrika", "rubriki", "kategoriya", "рубрика"})

_ENDING = re.compile(r"\.(?:html?|shtml|php\d?|aspx?|jsp|cgi)$")
_NAMES_ARTICLE = re.compile(r"\d{3,}|\w+[-_]\w+[-_]\w+")
_PAGE_SEGMENT = re.compile(r"(?:page|stranica|str)[-_=]?\d{1,5}|страница-?\d+")
_PAGE_PAIR = re.compile(r"(?:paged?|pg|start|limitstart|offset|cstart)=\d*|page\d+")
_TRAP_PAIR = re.compile(r"(?:pagen|showall)_\d+=")
_FEED_PAIR = re.compile(r"feed=\w+|format=feed|type=(?:rss|atom)")
_DATE_PAIR = re.compile(r"(?:date|day|month|monthnum|year|from|to)=[\d.\-/]*|m=(?:19|20)\d{2,6}")
_SEARCH_KEYS = frozenset({"search", "searchword", "query", "search_query", "words"})
_DAY_SEGMENT = re.compile(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?|\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d")
_YEAR, _MONTH, _DAY = re.compile(r"(?:19|20)\d\d"), re.compile(r"0?[1-9]|1[0-2]"), re.compile(r"0?[1-9]|[12]\d|3[01]")


def surely_not_article(url: str, outlet: Outlet) -> str:
    """Return why a clean address is surely no article of the outlet, or "" when it may be one.

    >>> newspaper = Outlet(slug="gtsmi", title="Гвардеец труда", homepage="https://gtsmi.ru/")
    >>> surely_not_article("https://gtsmi.ru/tag/most/", newspaper)
    'a list by tag, author or search'
    >>> surely_not_article("https://gtsmi.ru/news/read/29413", newspaper)
    ''
    """
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    platform = platform_named(outlet.platform)
    if fold(url) in {fold(home) for home in (outlet.homepage, *outlet.former_homepages)}:
        return "the home page"
    if platform.is_article(target):
        return ""
    if platform.is_listing(target):
        return f"a listing or form of {platform.name}"
    segments = [_decoded(segment).lower() for segment in parts.path.split("/") if segment]
    return _shown_by_query(segments, parts.query) or _shown_by_path(segments, bool(parts.query))


def _decoded(segment: str) -> str:
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        return unquote(segment, encoding="windows-1251", errors="replace")


def _shown_by_query(segments: list[str], query: str) -> str:
    pairs = [pair for pair in query.lower().split("&") if pair]
    keys = {pair.partition("=")[0] for pair in pairs}
    if any(_TRAP_PAIR.match(pair) for pair in pairs):
        return "a further page of a listing"
    if len(pairs) == 1 and _PAGE_PAIR.fullmatch(pairs[0]) and segments[-1:] != ["index.php"]:
        return "a further page of a listing"
    if any(_FEED_PAIR.fullmatch(pair) for pair in pairs):
        return "a feed"
    if pairs and all(_DATE_PAIR.fullmatch(pair) for pair in pairs):
        return "a page of a calendar"
    if keys & _SEARCH_KEYS or (not segments and "s" in keys):
        return "a list by tag, author or search"
    return ""


def _shown_by_path(segments: list[str], has_query: bool) -> str:
    if not segments:
        return "" if has_query else "the home page"
    last = _ENDING.sub("", segments[-1])
    if last in FEEDS or ("." in segments[-1] and segments[-1].rpartition(".")[2] in FILES):
        return "a file or a feed"
    if segments[0] in SERVICES or (segments[0] in OFTEN_SERVICES and not _NAMES_ARTICLE.search(last)):
        return "a form or service page"
    return "" if has_query else _shown_by_plain_path([*segments[:-1], last])


def _shown_by_plain_path(segments: list[str]) -> str:
    last = segments[-1]
    if "comments" in segments or last == "feedback" or last.startswith("comment-page-"):
        return "a form or service page"
    if _PAGE_SEGMENT.fullmatch(last) or (segments[-2:-1] in (["page"], ["stranica"]) and last.isdigit()):
        return "a further page of a listing"
    if _ends_a_list(segments):
        return "a list by tag, author or search"
    if (len(segments) == 1 and (last in PAGES or _LEGAL.search(last))) or (
        segments[0] in CATEGORIES and not _NAMES_ARTICLE.search(last)
    ):
        return "a section or service page"
    return "a page of a calendar" if _is_calendar(segments) else ""


def _ends_a_list(segments: list[str]) -> bool:
    """/tag/мост/, /news/author/ivanov/; a column under /authors/ivanov/o-zhizni goes deeper."""
    return any(segment in LISTS for segment in segments[-2:])


def _is_calendar(segments: list[str]) -> bool:
    """A path that ends with a month or a day: /2023/11/07, /news/2015-08-12. A lone year may be the number of an article."""
    if _DAY_SEGMENT.fullmatch(segments[-1]):
        return True
    for tail in (segments[-3:], segments[-2:]):
        patterns = (_YEAR, _MONTH, _DAY)[: len(tail)]
        if len(tail) > 1 and all(pattern.fullmatch(one) for pattern, one in zip(patterns, tail, strict=True)):
            return True
    return len(segments) == 1 and _YEAR.fullmatch(segments[0]) is not None
