"""What an address alone shows: which are surely no article's. In doubt it may be one; reading decides."""

import re
from urllib.parse import unquote, urlsplit

from archive.addresses import fold
from archive.article import Outlet
from archive.learned import Learned
from archive.memory import Memory
from scraper.platforms import platform_named
from scraper.shapes import is_plain_word, shape_of, written

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

LISTS = {
    "tag": "tag tags teg tegi metka metki тег теги метка метки keyword keywords hashtag".split(),
    "author": "author authors avtor avtory user users profile profiles автор авторы".split(),
    "search": "search poisk поиск".split(),
}
"""By kind: segments after which one more is a list: /tag/мост/, /author/ivanov/."""

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

PAGES = {
    "listing": (
        "news novosti vse-novosti all-news allnews lenta last latest articles article stati statyi statii blog blogs "
        "blogi archive "
        "archives arhiv arxiv archiv новости архив статьи"
    ),
    "home": "home main index glavnaya default главная",
    "gallery": "video videos photo photos foto gallery galleries galereya photogallery audio",
    "contacts": "contacts contact kontakty kontakti kontaktyi feedback контакты",
    "advertising": "reklama reklamodatelyam advert advertising ads ad price prays prices tarify реклама",
    "service": (
        "afisha events polls vote opros oprosy forum guestbook gb chat faq games pogoda weather kurs kurs-valyut "
        "currency goroskop "
        "horoscope tv tvprogram radio about about-us o-nas onas o-gazete o-redakcii o-redaktsii o-proekte o-sayte redakciya "
        "redaktsiya redaction vakansii vacancy job rules pravila terms privacy privacy-policy policy cookies "
        "politika-konfidencialnosti politika-konfidentsialnosti soglashenie sitemap karta-sajta karta-sayta map podpiska "
        "subscription shop pdf о-нас о-газете редакция афиша"
    ),
}
"""By kind: whole paths, with or without an ending, from the menus of regional outlets."""

_LEGAL = re.compile(
    r"(?:politika|soglasie|polozhenie|pravila)[-_].*(?:konfiden|personal|obrabotk|cookie|ispolzovani)"
    r"|polzovatelsk\w*[-_]soglashen|privacy|terms-of|cookie"
)

CATEGORIES = frozenset({"category", "categories", "rubric", "rubrics", "rubrika", "rubriki", "kategoriya", "рубрика"})

REASONS = {
    "home": "the home page",
    "tag": "a list by tag, author or search",
    "author": "a list by tag, author or search",
    "search": "a list by tag, author or search",
    "listing": "a further page of a listing",
    "calendar": "a page of a calendar",
    "login": "a form or service page",
    "form": "a form or service page",
}

_ENDING = re.compile(r"\.(?:html?|shtml|php\d?|aspx?|jsp|cgi)$")
_NAMES_ARTICLE = re.compile(r"\d{3,}|\w+[-_]\w+[-_]\w+")
_PAGE_SEGMENT = re.compile(r"(?:page|stranica|str)[-_=]?\d{1,5}|страница-?\d+")
_PAGE_PAIR = re.compile(r"(?:paged?|pg|start|limitstart|offset|cstart)=\d*|page\d+")
_TRAP_PAIR = re.compile(r"(?:pagen|showall)_\d+=")
_FEED_PAIR = re.compile(r"feed=\w+|format=feed|type=(?:rss|atom)")
_DATE_PAIR = re.compile(r"(?:date|day|month|monthnum|year|from|to)=[\d.\-/]*|m=(?:19|20)\d{2,6}")
_PART_OF_DATE = re.compile(r"(?:d|day|den|m|mon|month|mes|y|year|god)=\d{1,4}")
_YEAR_PAIR = re.compile(r"\w+=(?:19|20)\d\d")
_LIST_PAIRS = {
    "tag": re.compile(r"tags?=.+"),
    "author": re.compile(r"(?:authors?|user(?:name)?|avtor)=.+"),
    "listing": re.compile(r"(?:cat|category|cat_?id|rubric|rubrika|rub|razdel|section|section_id)=.+"),
}
"""Pairs that name a list where nothing stands beside them but a page's number: `?tag=мост`, `?rubric=3&page=2`."""

_SORT_PAIR = re.compile(r"(?:sort|order|orderby|dir|view|limit|per-page|per_page|count)=[\w,-]*")
_LOGIN_PAIR = re.compile(
    r"(?:login|logout|register|forgot_password|auth)=.*|(?:do|action|view|task)=(?:login|register|lostpassword)"
)
_FORM_PAIR = re.compile(r"do=(?:feedback|rules|stats|search|pm|favorites|lastcomments|rss)")
"""DataLife's services at one address with its articles: `/index.php?do=feedback`."""

_SEARCH_KEYS = frozenset({"search", "searchword", "query", "search_query", "words"})
_LOGINS = frozenset({"login", "logout", "signin", "signup", "register", "registration", "auth", "oauth", "wp-login.php"})
_DAY_SEGMENT = re.compile(r"(?:19|20)\d\d-\d{1,2}(?:-\d{1,2})?|\d{1,2}[-.]\d{1,2}[-.](?:19|20)\d\d")
_YEAR, _MONTH, _DAY = re.compile(r"(?:19|20)\d\d"), re.compile(r"0?[1-9]|1[0-2]"), re.compile(r"0?[1-9]|[12]\d|3[01]")
_TELLTALE = re.compile(r"[?&]newsid=\d|^/\?p=\d+$|^/news/read/\d+/?$|^/node/\d+/?$")
"""What names an article on every site where it is seen: DataLife's key, WordPress's short form, Drupal's node."""
_UCOZ_PAGE = re.compile(r"\d{1,4}-0-\d{1,4}")
"""uCoz: page 2 of a module, `/news/1-0-2`; an entry of its catalogues has four numbers."""
_FURTHER_PAGE = re.compile(r"page,(?:[2-9]|\d\d+|1,(?:[2-9]|\d\d+)),.+")
"""DataLife: a further page of an article (`page,2,1,5942-most.html`) or of its comments."""

_Shown = tuple[str, str]
_NOTHING: _Shown = ("", "")


def surely_not_article(url: str, outlet: Outlet) -> str:
    """Return why a clean address is surely no article of the outlet, or "" when it may be one.

    >>> newspaper = Outlet(slug="gtsmi", title="Гвардеец труда", homepage="https://gtsmi.ru/")
    >>> surely_not_article("https://gtsmi.ru/tag/most/", newspaper)
    'a list by tag, author or search'
    >>> surely_not_article("https://gtsmi.ru/news/read/29413", newspaper)
    ''
    """
    return other_kind(url, outlet)[1]


def other_kind(url: str, outlet: Outlet) -> tuple[str, str]:
    """Return (kind, reason) of an address that is surely no article's, ("", "") when it may be one.

    The kind is home, listing, tag, author, search, calendar, contacts, advertising, gallery, login or service.
    """
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    platform = platform_named(outlet.platform)
    if fold(url) in {fold(home) for home in (outlet.homepage, *outlet.former_homepages)}:
        return _shown("home")
    if platform.is_article(target):
        return _NOTHING
    segments = [_decoded(segment).lower() for segment in parts.path.split("/") if segment]
    shown = _shown_by_query(segments, parts.query) or _shown_by_path(segments, bool(parts.query))
    if platform.is_listing(target):
        kind = shown[0] if shown else "listing"
        return kind, f"a listing or form of {platform.name}"
    return shown or _NOTHING


def is_of_article(url: str, outlet: Outlet, memory: Memory | None = None) -> bool:
    """Tell whether an address has the shape of the outlet's articles: by its platform, or by what was learned of it."""
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    if platform_named(outlet.platform).is_article(target) or _TELLTALE.search(target):
        return True
    articles, others = learned_of(url, memory)
    return articles >= FEWEST_LEARNED and articles > others


FEWEST_LEARNED = 2
"""Pages of one shape from which on it is the outlet's habit."""

PINNED = 1_000_000
"""What a person says outweighs all pages."""


def learned_of(url: str, memory: Memory | None) -> tuple[int, int]:
    """Return on how many pages of an address's shape an article was found, and on how many something else."""
    if memory is None:
        return 0, 0
    shape = written(url)
    return _pages(memory.articles, shape), _pages(memory.others, shape)


def is_folder_of_articles(url: str, memory: Memory | None) -> bool:
    """Tell whether an address is bare words, and articles are known below it: /news/selo where /news/selo/# are articles."""
    folder = urlsplit(url).path.rstrip("/") + "/"
    if memory is None or folder == "/" or urlsplit(url).query or not is_plain_word(shape_of(url)):
        return False
    return sum(one.pages for one in memory.articles if one.value.startswith(folder)) >= FEWEST_LEARNED


def _pages(learned: tuple[Learned, ...], shape: str) -> int:
    return next((PINNED if one.pinned else one.pages for one in learned if one.value == shape), 0)


def _shown(kind: str, reason: str = "") -> _Shown:
    return ("service" if kind == "form" else kind), reason or REASONS[kind]


def _decoded(segment: str) -> str:
    try:
        return unquote(segment, errors="strict")
    except UnicodeDecodeError:
        return unquote(segment, encoding="windows-1251", errors="replace")


def _shown_by_query(segments: list[str], query: str) -> _Shown | None:
    pairs = [_decoded(pair) for pair in query.lower().split("&") if pair]
    keys = {pair.partition("=")[0] for pair in pairs}
    if any(_TRAP_PAIR.match(pair) for pair in pairs):
        return _shown("listing")
    if len(pairs) == 1 and _PAGE_PAIR.fullmatch(pairs[0]) and segments[-1:] != ["index.php"]:
        return _shown("listing")
    if any(_FEED_PAIR.fullmatch(pair) for pair in pairs):
        return _shown("service", "a feed")
    if _is_date(pairs):
        return _shown("calendar")
    if keys & _SEARCH_KEYS or (not segments and "s" in keys):
        return _shown("search")
    if any(_LOGIN_PAIR.fullmatch(pair) for pair in pairs):
        return _shown("login")
    if any(_FORM_PAIR.fullmatch(pair) for pair in pairs):
        return _shown("form")
    names_article = bool(segments) and _NAMES_ARTICLE.search(segments[-1]) is not None
    return None if names_article else _list_named(pairs)  # /news/1042-most.html?rub=3 is an article, seen from its rubric


def _is_date(pairs: list[str]) -> bool:
    if pairs and all(_DATE_PAIR.fullmatch(pair) for pair in pairs):
        return True
    is_parted = len(pairs) > 1 and all(_PART_OF_DATE.fullmatch(pair) for pair in pairs)
    return is_parted and any(_YEAR_PAIR.fullmatch(pair) for pair in pairs)


def _list_named(pairs: list[str]) -> _Shown | None:
    """Return what list a query names: by tag, author or rubric, on whatever page and in whatever order; nothing beside."""
    beside = [
        pair for pair in pairs if not (_PAGE_PAIR.fullmatch(pair) or _SORT_PAIR.fullmatch(pair) or _DATE_PAIR.fullmatch(pair))
    ]
    for kind, pattern in _LIST_PAIRS.items():
        if len(beside) == 1 and pattern.fullmatch(beside[0]):
            return _shown(kind, "a section or service page" if kind == "listing" else "")
    return None


def _shown_by_path(segments: list[str], has_query: bool) -> _Shown | None:
    if not segments:
        return None if has_query else _shown("home")
    last = _ENDING.sub("", segments[-1])
    if last in FEEDS or ("." in segments[-1] and segments[-1].rpartition(".")[2] in FILES):
        return _shown("service", "a file or a feed")
    if segments[0] in SERVICES or (segments[0] in OFTEN_SERVICES and not _NAMES_ARTICLE.search(last)):
        return _shown(_kind_of_service(segments[0]), REASONS["form"])
    return None if has_query else _shown_by_plain_path([*segments[:-1], last])


def _kind_of_service(segment: str) -> str:
    if segment in _LOGINS:
        return "login"
    if segment == "calendar":
        return "calendar"
    return next((kind for kind, words in LISTS.items() if segment in words), "service")


def _shown_by_plain_path(segments: list[str]) -> _Shown | None:
    last = segments[-1]
    if "comments" in segments or last == "feedback" or last.startswith("comment-page-"):
        return _shown("form")
    if _PAGE_SEGMENT.fullmatch(last) or (segments[-2:-1] in (["page"], ["stranica"]) and last.isdigit()):
        return _shown("listing")
    if _UCOZ_PAGE.fullmatch(last) and len(segments) > 1:
        return _shown("listing")
    if _FURTHER_PAGE.fullmatch(last):
        return _shown("listing", "a further page of an article")
    if kind := _ends_a_list(segments):
        return _shown(kind)
    page = _page_named(last) if len(segments) == 1 else ""
    if page or (segments[0] in CATEGORIES and not _NAMES_ARTICLE.search(last)):
        return _shown(page or "listing", "a section or service page")
    return _shown("calendar") if _is_calendar(segments) else None


def _ends_a_list(segments: list[str]) -> str:
    """/tag/мост/, /news/author/ivanov/; a column under /authors/ivanov/o-zhizni goes deeper."""
    return next((kind for segment in segments[-2:] for kind, words in LISTS.items() if segment in words), "")


def _page_named(last: str) -> str:
    if _LEGAL.search(last):
        return "service"
    return next((kind for kind, words in PAGES.items() if last in words.split()), "")


def _is_calendar(segments: list[str]) -> bool:
    """A path that ends with a month or a day: /2023/11/07, /news/2015-08-12. A lone year may be the number of an article."""
    if _DAY_SEGMENT.fullmatch(segments[-1]):
        return True
    for tail in (segments[-3:], segments[-2:]):
        patterns = (_YEAR, _MONTH, _DAY)[: len(tail)]
        if len(tail) > 1 and all(pattern.fullmatch(one) for pattern, one in zip(patterns, tail, strict=True)):
            return True
    return len(segments) == 1 and _YEAR.fullmatch(segments[0]) is not None
