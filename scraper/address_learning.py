"""How an outlet makes its addresses, learned from its pages: what names an article, and what is noise.

The same article under two addresses that differ in one query key: noise. Other articles: the key is their identity. Where
only the folders differ (/society/123-most and /culture/123-most) the folders are noise; their key is written "/". Where two
kinds of addresses carry one number (/news/123-most and /index.php?newsid=123) both kinds are written, "… = …".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Outlet
from archive.learned import Learned, merged
from archive.memory import Memory
from scraper.copies import original_of
from scraper.shapes import JOINT, is_plain_word, shape_of, wide_shape_of, written

FOLDERS = "/"
"""The key under which memory says that the folders of an address are noise."""

FEWEST_ARTICLES = 5
"""With fewer articles known the shape of their addresses is no measure."""

FEWEST_OTHERS = 5
"""So many pages of one shape of address that are no article, and none that is, answer for all of that shape."""

FIRST_YEAR, LAST_YEAR = 1990, 2049
"""Numbers that are years name no article."""

_NUMBER = re.compile(r"(?<!\d)\d{3,9}(?!\d)")
_AT_HEAD = re.compile(r"^(\d{3,9})(?=[-_.]|$)")
_AT_END = re.compile(r"(?:^|[-_])(\d{3,9})(?:\.\w{2,5})?$")
_ESCAPE = re.compile(r"%[0-9A-F]{2}")

FEWEST_PAIRS = 2
"""So many pairs of addresses must show that a key is noise, and none the contrary."""


class AddressLearning:
    """What is known of an outlet's addresses, and what this crawl adds to it."""

    def __init__(self, outlet: Outlet, memory: Memory | None = None) -> None:
        self.outlet = outlet
        self._known = memory or Memory(outlet=outlet.slug)
        self._pairs: dict[str, dict[tuple[str, str], str]] = {}
        self._numbers: dict[int, dict[str, str]] = {}
        self._noise: Counter[str] = Counter()
        self._identity: Counter[str] = Counter()
        self._articles: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._lists: set[str] = set()
        self._shapes = Counter(dict.fromkeys((one.value for one in self._known.articles), FEWEST_PAIRS))
        self._noise_keys = self._work_out()
        self._numbered = _shapes_in(self._noise_keys)

    def is_article_shape(self, url: str) -> bool:
        """Tell whether several articles of the outlet have addresses of this shape."""
        return self._shapes[written(url)] >= FEWEST_PAIRS

    def may_be_article(self, url: str) -> bool:
        """Tell the same where articles are known; where hardly any is yet, whether the address names or numbers something."""
        if self._shapes.total() < FEWEST_ARTICLES:
            return not is_plain_word(shape_of(url))
        return self.is_article_shape(url)

    def is_of_list(self, url: str) -> bool:
        """Tell whether pages with addresses of this shape have proved to be lists of articles: issues, subjects, months."""
        return written(url) in self._lists

    def is_other_shape(self, url: str) -> bool:
        """Tell whether an address need not be asked for: several of this shape were something else, and none an article."""
        shape = written(url)
        if self._shapes[shape] or shape in self._lists or is_plain_word(shape_of(url)):
            return False
        known = {one.value: FEWEST_OTHERS if one.pinned else one.pages for one in self._known.others}
        return known.get(shape, 0) + self._others[shape] >= FEWEST_OTHERS

    def list_of_articles(self, url: str) -> None:
        """Note the address of a page that proved to be a list of articles."""
        self._lists.add(written(url))

    def article(self, url: str, article: str, *, is_new: bool) -> bool:
        """Note the address of an article, by its id; return whether the outlet's noise is another now."""
        if is_new:
            self._articles[written(url)] += 1
            self._shapes[written(url)] += 1
        for base, key, value in _without_each(url):
            known = self._pairs.setdefault(base, {})
            for (other_key, other_value), other in known.items():
                if key and (other_key, other_value) != (key, value) and other_key in ("", key):
                    self._compare(key, is_same=other == article)
                elif not key and other_key:
                    self._compare(other_key, is_same=other == article)
            known.setdefault((key, value), article)
        self._compare_numbers(url, article)
        before, self._noise_keys = self._noise_keys, self._work_out()
        self._numbered = _shapes_in(self._noise_keys)
        return before != self._noise_keys

    def other(self, url: str) -> None:
        """Note the address of a page that is no article."""
        self._others[written(url)] += 1

    def ident(self, url: str) -> str:
        """Return what an address comes to once noise and the forms of copies are left out.

        >>> known = Memory(outlet="g", noise=(Learned(value="cat", pages=3),))
        >>> learning = AddressLearning(Outlet(slug="g", title="Г", homepage="https://g.ru/"), known)
        >>> learning.ident("https://g.ru/?id=7&cat=2") == learning.ident("https://g.ru/?id=7")
        True
        """
        copy = original_of(url, self.outlet)
        folded = fold(copy[1] if copy else url)
        path, _, query = folded.partition("?")
        if self._numbered and (number := number_of(url)) and _wide(url) in self._numbered:
            return f"{path.partition('/')[0]}#{number}"
        pairs = [pair for pair in query.split("&") if pair and pair.partition("=")[0] not in self._noise_keys]
        if FOLDERS in self._noise_keys and (name := _name_of(path)):
            path = f"{path.partition('/')[0]}/{name}"
        return path + (f"?{'&'.join(pairs)}" if pairs else "")

    def learned(self, known: Memory | None, today: date) -> Memory:
        """Return a memory with what this crawl has learned added to it."""
        known = known or Memory(outlet=self.outlet.slug)
        return replace(
            known,
            articles=merged(known.articles, _learned(self._articles, today)),
            others=merged(known.others, _learned(self._others, today)),
            identity=merged(known.identity, _learned(self._identity, today)),
            noise=merged(known.noise, _learned(self._noise, today)),
        )

    def _compare_numbers(self, url: str, article: str) -> None:
        number, shape = number_of(url), _wide(url)
        if not number:
            return
        known = self._numbers.setdefault(number, {})
        for other_shape, other in known.items():
            if other_shape != shape:
                self._compare(" = ".join(sorted((shape, other_shape))), is_same=other == article)
        known.setdefault(shape, article)

    def _compare(self, key: str, *, is_same: bool) -> None:
        (self._noise if is_same else self._identity)[key] += 1

    def _work_out(self) -> frozenset[str]:
        """Return the keys that are noise: a person says so, or enough pairs and none against."""
        against = {one.value for one in self._known.identity} | set(self._identity)
        found = {one.value: one.pages for one in self._known.noise}
        pinned = {one.value for one in self._known.noise if one.pinned}
        total = Counter(found) + self._noise
        return frozenset(pinned | {key for key, pairs in total.items() if pairs >= FEWEST_PAIRS and key not in against})


def number_of(url: str) -> int:
    """Return the number by which an address names an article, of three digits or more and no year; 0 for none.

    It stands at the head or the end of the last segment, else in the query. Numbers inside a slug are the headline's.

    >>> number_of("https://a.ru/news/society/652-sud-vzyskal-705-tysyach-za-ukus/")
    652
    >>> number_of("https://a.ru/index.php?option=com_content&view=article&id=18691:most&catid=112")
    18691
    >>> number_of("https://a.ru/2026/11/most/")
    0
    """
    parts = urlsplit(url)
    name = parts.path.rstrip("/").rpartition("/")[2]
    for pattern in (_AT_HEAD, _AT_END):
        if (found := pattern.search(name)) and not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return int(found[1])
    numbers = (int(one) for one in _NUMBER.findall(_ESCAPE.sub(" ", parts.query)))
    return max((one for one in numbers if not FIRST_YEAR <= one <= LAST_YEAR), default=0)


def _wide(url: str) -> str:
    """Return the shape of an address, its folders and numbers folded: all sections' articles have one."""
    return "/".join(re.sub(r"=\d.*", "=#", part) for part in wide_shape_of(url))


def _shapes_in(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(shape for key in keys for shape in key.split(" = ") if " = " in key)


def _without_each(url: str) -> Iterator[tuple[str, str, str]]:
    """Yield (the address without one of its parts, the part's key, its value), and the address as it is with an empty key."""
    folded = fold(url)
    path, _, query = folded.partition("?")
    yield folded, "", ""
    pairs = [pair for pair in query.split("&") if pair]
    for number, pair in enumerate(pairs):
        key, _, value = pair.partition("=")
        rest = "&".join(pairs[:number] + pairs[number + 1 :])
        yield path + (f"?{rest}" if rest else ""), key, value
    if not pairs and (name := _name_of(path)):
        yield f"{path.partition('/')[0]}//{name}", FOLDERS, path.rpartition("/")[0]


def _name_of(path: str) -> str:
    """Return the last segment where it names one article: it has a number, or four words joined."""
    name = path.rstrip("/").rpartition("/")[2]
    return name if _names_one(name) else ""


def _names_one(name: str) -> bool:
    return sum(letter.isdecimal() for letter in name) >= 3 or len(JOINT.findall(name)) >= 3


def _learned(counts: Counter[str], today: date) -> tuple[Learned, ...]:
    return tuple(Learned(value=value, pages=pages, since=today) for value, pages in sorted(counts.items()))
