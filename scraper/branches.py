"""Branches of a site that are no part of its newspaper: classifieds, vacancies, firms, the cinema, horoscopes, a forum.

A city portal prints them with headlines, days and texts like its news. They are told by what the site's own menus call them,
and by the usual words of their addresses. Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from archive.addresses import fold
from archive.article import Outlet
from scraper.menu_words import fold_name

LONGEST_NAME = 100
"""Letters of a link with the white space in it; what is longer names no branch."""

_NAMES = {
    "advertising": re.compile(
        r"(?:(?:все|свежие|новые|частные|бесплатные|городские|последние) )?объявлени[яй](?: .{1,30})?|"
        r"доска(?: .{1,30})?|барахолка|купл(?:я|ю)[- ]+прода(?:жа|м)|купи-продай|"
        r"знакомства|(?:интернет-?)?магазин\w*|товары(?: и услуги)?|прайс-?листы"
    ),
    "service": re.compile(
        r"(?:(?:все|свежие|новые|городские|последние) )?вакансии(?: .{1,30})?|работа|поиск работы|резюме|"
        r"(?:вакансии|работа) и .{3,20}|"
        r"(?:(?:каталог|справочник|реестр|список)\w* )?(?:фирм\w*|организаци\w+|предприяти\w+|компани\w+|учреждени\w+)|"
        r"справочник(?: .{1,30})?|каталог(?: .{1,30})?|(?:городской )?форум\w*|гостевая(?: книга)?|чат|"
        r"гороскоп\w*(?: .{1,30})?|курсы? валют\w*|погода(?: (?:в|на) .{1,30})?|прогноз погоды.{0,20}|"
        r"(?:кино|театр)?афиша(?: .{1,20})?|кино|кинотеатр\w*|киноафиша|(?:теле)?программа(?: (?:передач|тв))?|тв-?программа|"
        r"расписани[ея](?: .{1,30})?|кроссворд\w*|сканворд\w*|анекдот\w*|блоггеры|пользователи|участники|"
        r"classifieds|jobs|vacancies|forum|weather|horoscopes?|cinema"
    ),
    "gallery": re.compile(
        r"фото(?:галере\w+|альбом\w*|архив\w*|графии|репортаж\w*)?|видео(?:галере\w+|архив\w*|репортаж\w*|ролики|сюжеты)?|"
        r"галере[яи]|photos?|videos?|gallery"
    ),
}
"""By kind: what a menu calls such a branch, folded."""

_OPEN = re.compile(
    r"афиша.*|кино|погода.*|каталог.*|справочник|организаци\w+|предприяти\w+|компани\w+|учреждени\w+|магазин\w*|доска почета|"
    r"фото.*|видео.*|галере.*|photos?|videos?|gallery|расписани.*|театр.*|(?:пользователи|участники|блоггеры)"
)
"""Names under which a newspaper may keep articles too: there a page is one where it bears a date of its own."""

_SEGMENTS = {
    "advertising": frozenset(
        "board doska doska-obyavlenij doska-obyavleniy obyavleniya obyavlenie objavleniya objavlenie classifieds baraholka "
        "znakomstva".split()
    ),
    "service": frozenset(
        "job jobs vakansii vakansiya vacancy vacancies rezume resume firms firmy firma companies organizations organizacii "
        "organizatsii spravochnik-organizacij yellow-pages yellowpages goroskop goroskopy horoscope forum guestbook "
        "gostevaya".split()
    ),
}
"""First segments of such a branch's addresses."""


_FIRST_SEGMENT = re.compile(r"(?:(?:https?:)?//[^/?#]*)?/([\w-]+)(?=[/?#.]|$)", re.A)


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A branch: its folder, and with `pairs` what its query has. `is_open`: a page in it that bears a date may be an article.

    So is one that lies deeper: «Работа» at /news/rabota/ is a rubric.
    """

    kind: str
    name: str
    folder: str
    pairs: frozenset[str] = frozenset()
    is_open: bool = False

    def holds(self, url: str) -> bool:
        """Tell whether an address lies in this branch; the branch's own page does not."""
        path, pairs = _taken_apart(url)
        if self.pairs:
            return path == self.folder and self.pairs < pairs
        return path.startswith(f"{self.folder}/")


def branches(links: Iterable[tuple[str, str]], outlet: Outlet) -> tuple[Branch, ...]:
    """Return the branches that (address, text) of a site's links name. Those of other sites hold none of its addresses.

    What outlets.toml has among the outlet's sections is none, whatever its name.

    >>> newspaper = Outlet(slug="a", title="А", homepage="https://a.ru/")
    >>> [found] = branches([("https://a.ru/news/", "Новости"), ("https://a.ru/board/", "Объявления (12)")], newspaper)
    >>> found.holds("https://a.ru/board/804.html"), found.holds("https://a.ru/news/804.html"), found.kind
    (True, False, 'advertising')
    """
    found: dict[tuple[str, frozenset[str]], Branch] = {}
    sections = {_taken_apart(url) for url in outlet.sections}
    for url, text in links:
        kind = kind_of_name(text)
        path, pairs = _taken_apart(url) if kind else ("", frozenset[str]())
        if kind and (pairs or "/" in path) and (path, pairs) not in sections:
            is_open = path.count("/") > 1 or _OPEN.fullmatch(fold_name(text)) is not None
            branch = Branch(kind=kind, name=" ".join(text.split()), folder=path, pairs=pairs, is_open=is_open)
            found.setdefault((path, pairs), branch)
    return tuple(found.values())


def first_segment(address: str) -> str:
    """Return the first segment of an address's path without its ending, "" where it has none or is not written plainly.

    >>> first_segment("https://a.ru/board/804.html"), first_segment("/Board.html"), first_segment("board/")
    ('board', 'board', '')
    """
    found = _FIRST_SEGMENT.match(address)
    return found[1].lower() if found else ""


def kind_of_name(text: str) -> str:
    """Return the kind of branch that a link's text names, "" for none.

    >>> kind_of_name("Доска объявлений"), kind_of_name("Объявлен конкурс")
    ('advertising', '')
    """
    return _named(text) if len(text) <= LONGEST_NAME else ""


@lru_cache(maxsize=1024)  # a menu is the same on every page of an outlet
def _named(text: str) -> str:
    name = fold_name(text)
    return next((kind for kind, pattern in _NAMES.items() if pattern.fullmatch(name)), "")


def branch_of(url: str, known: Iterable[Branch], outlet: Outlet) -> Branch | None:
    """Return the branch that an address lies in: one that links have named, or one that its first segment names."""
    named = next((one for one in known if one.holds(url)), None)
    if named is not None:
        return named
    segments = [unquote(one).lower() for one in urlsplit(url).path.split("/") if one]
    kind = next((kind for kind, words in _SEGMENTS.items() if segments[1:] and segments[0] in words), "")
    if not kind:
        return None
    folder = f"{fold(url).partition('/')[0]}/{segments[0]}"
    if (folder, frozenset()) in {_taken_apart(one) for one in outlet.sections}:
        return None
    return Branch(kind=kind, name=segments[0], folder=folder)


def _taken_apart(url: str) -> tuple[str, frozenset[str]]:
    """Return the folded path of an address without its ending, and the pairs of its query."""
    path, _, query = fold(url).partition("?")
    path = re.sub(r"(?:/index)?\.(?:html?|php|aspx?)$", "", path.rstrip("/")) if not query else path
    return path, frozenset(pair for pair in query.split("&") if pair)
