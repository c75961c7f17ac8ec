"""Which regions a text speaks of: their names, their towns, telephone and postal codes. Pure."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from scraper.timezones.names import Key, folded, key_of, keys_of
from scraper.timezones.places import Town, region_patterns, regions, towns, towns_named

LARGE_TOWN = 15_000
"""People; the names of smaller places are too often words, surnames and other places."""

HEAD_OF_DISTRICT = 5_000
"""People; the towns that districts are named by are smaller, and the word beside them makes sure."""

NO_TOWNS = frozenset(
    "пушкин чехов жуков жуковский киров кировск королев калинин калининский гагарин горький маркс энгельс вольск ленинск "
    "кропоткин чапаевск петров павлово павловск михайловск михайловка никольск никольское владимир александров алексин "
    "сергиев заречный радужный северный южный восточный западный центральный советский советск октябрьский октябрьск "
    "первомайский первомайск красногвардейский отрадный лесной свободный нагорный береговой приморский степной горный "
    "московский ленинский кировский дачное солнцево мир победа заря луч труд клин бор гай сокол сосновка луга дно шуя урай "
    "ровно полярный озерный озерки парнас бабушкин щербинка рыбное строитель дружба правда родники гражданка колпино фили "
    "люблино измайлово донской невский ивановское ивановка семенов семеновское".split()
)
"""Names of towns that a text has for other reasons: people, adjectives, common words."""

FEDERAL = frozenset({"48", "66"})
"""Moscow and Saint Petersburg: papers of every region speak of them."""

WEIGHTS = {"region": 2.0, "town": 0.8, "phone": 4.0, "post": 4.0}
FEDERAL_WEIGHT = 0.3

_WORDS = re.compile(r"[А-ЯЁ][а-яё]+(?:(?:-на-|[- ])[А-ЯЁ][а-яё]+){0,2}")
_DISTRICT = re.compile(
    r"([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?ск)(?:ий|ого|ому|им|ом)\s+(?:муниципальн\w+\s+|городск\w+\s+)?(?:район|округ)"
)
_PHONE = re.compile(
    r"(?<!\d)(?:\+7|8)?[\s-]?\(\s?(\d{3})[\d\s-]{0,5}\)\s?\d|(?<!\d)(?:\+7|8)[\s-](\d{3})(?:\d{0,2}[\s-]?\d){2,}"
)
_POST = re.compile(
    r"(?<!\d)(\d{3})\d{3}(?!\d),?\s{1,2}(?:Росси|РФ|г\.|гор|пос|с\.|р\.|респ|[А-ЯЁ][а-яё]+)|(?:индекс|"
    r"адрес\w*)\W{1,3}(\d{3})\d{3}(?!\d)"
)
_KNOWN_WORD = 4


@cache
def _large() -> dict[Key, Town]:
    found: dict[Key, Town] = {}
    for town in sorted(towns(), key=lambda town: -town.population):
        if town.population >= LARGE_TOWN and not any(folded(name) in NO_TOWNS for name in town.names):
            for name in town.names:
                found.setdefault(key_of(name), town)
    return found


def regions_in(texts: Iterable[str]) -> dict[str, float]:
    """Return how much some texts speak of each region, by its code: more mentions count less and less.

    >>> found = regions_in(["462359, г. Новотроицк, тел. 8 (3537) 67-12-34. Жители Новотроицка и Орска просят"])
    >>> max(found, key=found.get)
    '55'
    """
    counts: Counter[tuple[str, str, str]] = Counter()
    for text in texts:
        counts.update(_mentions(text))
    weights: dict[str, float] = defaultdict(float)
    for (region, kind, _), count in counts.items():
        weight = WEIGHTS[kind] * (FEDERAL_WEIGHT if region in FEDERAL else 1.0)
        weights[region] += weight * math.log2(1 + count)
    return dict(weights)


def _mentions(text: str) -> Iterable[tuple[str, str, str]]:
    plain = folded(text)
    for region, pattern in region_patterns():
        for match in pattern.finditer(plain):
            yield region.code, "region", match.group()
    for match in _WORDS.finditer(text):
        if town := _town(match.group()):
            yield town.region, "town", town.names[0]
    for match in _DISTRICT.finditer(text):
        if town := _head_of_district(match.group(1) + "ий"):
            yield town.region, "town", town.names[0]
    for pattern, kind in ((_PHONE, "phone"), (_POST, "post")):
        for match in pattern.finditer(text):
            code = match.group(1) or match.group(2)
            for named in _coded(kind).get(code, ()):
                yield named, kind, code


@cache
def _town(words: str) -> Town | None:
    """Return the large town that one to three capitalised words name, in any case."""
    parts = re.split(r"(?<=\w)(?= )", words)
    for length in range(len(parts), 0, -1):
        for start in range(len(parts) - length + 1):
            phrase = "".join(parts[start : start + length]).strip()
            if len(phrase) >= _KNOWN_WORD and folded(phrase) not in NO_TOWNS:
                for key in keys_of(phrase):
                    if key in _large() and sum(map(len, key)) >= _KNOWN_WORD:
                        return _large()[key]
    return None


@cache
def _head_of_district(adjective: str) -> Town | None:
    """Return the town that a district is named by: «Бузулукский район»."""
    if folded(adjective) in NO_TOWNS:
        return None
    named = [town for town in towns_named(adjective) if town.population >= HEAD_OF_DISTRICT]
    return named[0] if named and not any(folded(name) in NO_TOWNS for name in named[0].names) else None


@cache
def _coded(kind: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for region in regions().values():
        for code in region.codes if kind == "phone" else region.postal:
            found[code].append(region.code)
    return {code: tuple(same) for code, same in found.items()}
