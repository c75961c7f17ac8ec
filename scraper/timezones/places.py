"""The places of Russia with their time zones: towns of GeoNames, and the regions with their phone and postal codes. Pure.

The data are in towns.tsv and regions.tsv beside this file; README.md says where they come from.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scraper.timezones.names import MARKS, PREPOSITIONS, Key, folded, key_of, keys_of


@dataclass(frozen=True)
class Region:
    """A region. `codes` are the first three digits of its phone numbers, `postal` those of its postal codes."""

    code: str
    name: str
    zone: str
    capital: str
    codes: tuple[str, ...]
    postal: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Town:
    """A town or village; `region` is its region's code. `names` are its spellings, the likeliest first."""

    names: tuple[str, ...]
    region: str
    population: int
    zone: str


@cache
def regions() -> dict[str, Region]:
    """Return the regions by code."""
    found = {}
    for code, name, zone, capital, codes, postal, others in _rows("regions.tsv", 7):
        found[code] = Region(code, name, zone, capital, _list(codes), tuple(_ranges(postal)), _list(others.replace(";", ",")))
    return found


@cache
def towns() -> tuple[Town, ...]:
    """Return the towns in the order of their names."""
    known = regions()
    return tuple(
        Town(tuple(names.split("|")), region, int(population), zone or known[region].zone)
        for names, region, population, zone in _rows("towns.tsv", 4)
    )


def _rows(name: str, width: int) -> Iterator[list[str]]:
    for line in (files("scraper.timezones") / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield (line.split("\t") + [""] * width)[:width]


def _list(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part)


def _ranges(text: str) -> Iterator[str]:
    for part in _list(text):
        first, _, last = part.partition("-")
        yield from (str(number) for number in range(int(first), int(last or first) + 1))


@cache
def zone_shares() -> dict[str, float]:
    """Return every zone of Russia with its share of the people who live in these towns."""
    people: dict[str, int] = defaultdict(int)
    for town in towns():
        people[town.zone] += town.population
    total = sum(people.values())
    return {zone: count / total for zone, count in sorted(people.items(), key=lambda item: -item[1])}


@cache
def region_shares() -> dict[str, dict[str, float]]:
    """Return for every zone its regions by code, each with its share of the zone's people."""
    people: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in towns():
        people[town.zone][town.region] += town.population
    return {zone: {code: count / sum(counts.values()) for code, count in counts.items()} for zone, counts in people.items()}


@cache
def towns_by_key() -> dict[Key, tuple[Town, ...]]:
    """Return the towns by the key of their names, the largest first."""
    found: dict[Key, list[Town]] = defaultdict(list)
    for town in sorted(towns(), key=lambda town: -town.population):
        for key in dict.fromkeys(map(key_of, town.names)):
            found[key].append(town)
    return {key: tuple(same) for key, same in found.items()}


def towns_named(name: str) -> tuple[Town, ...]:
    """Return the towns of a name, the largest first: by the very name, else by a case or an adjective of it.

    >>> [town.region for town in towns_named("г. Новотроицк")], towns_named("Новотроицкий район")[0].names
    (['55'], ('Новотроицк', 'Новотроитск'))
    """
    plain = _bare(name)
    if not plain:
        return ()
    same = tuple(town for town in towns_by_key().get(key_of(plain), ()) if is_named(town, plain))
    if same:
        return same
    for with_adjectives in (False, True):
        for key in keys_of(plain, with_adjectives=with_adjectives):
            if key in towns_by_key():
                return towns_by_key()[key]
    return ()


def is_named(town: Town, name: str) -> bool:
    """Tell whether a text is the very name of a town, not another form of it."""
    return _bare(name) in map(folded, town.names)


def _bare(name: str) -> str:
    return MARKS.sub("", PREPOSITIONS.sub("", folded(name))).strip(" .")


def region_named(name: str) -> Region | None:
    """Return the region that a text names, in any case: «Оренбургская область», «в Татарстане», «Башкирия»; None for others."""
    plain = folded(name)
    return next((region for region, pattern in region_patterns() if pattern.search(plain)), None)


@cache
def region_patterns() -> tuple[tuple[Region, re.Pattern[str]], ...]:
    """Return the regions, each with a pattern for its names in a folded text."""
    return tuple((region, re.compile("|".join(_patterns(region)))) for region in regions().values())


_KINDS = {"область": r"(?:обл|ао\b)", "край": r"кра[йяею]", "округ": r"(?:округ|ао\b)"}


def _patterns(region: Region) -> Iterator[str]:
    """Yield the patterns of a region: an adjective with its kind, the name of a republic, what else people call it."""
    words = folded(region.name).replace("(", "").replace(")", "").split()
    kind = words[-1]
    if kind in _KINDS:
        adjective = re.sub(r"(?:ая|ий|ый|ой)$", "", words[0])
        yield rf"(?<![\w-]){re.escape(adjective)}\w{{2,3}}\s+(?:автономн\w+\s+(?=о)|(?=ао\b))?{_KINDS[kind]}"
    elif words[0] == "республика":
        yield rf"республик\w*\s+{_any_case(' '.join(words[1:]))}"
    else:
        yield rf"(?<![\w-]){_any_case(folded(region.name))}"
    for other in region.others:
        yield rf"(?<![\w-]){_any_case(folded(other))}"


def _any_case(name: str) -> str:
    """Return a pattern for a name in any case.

    >>> bool(re.fullmatch(_any_case("татарстан"), "татарстане")), bool(re.match(_any_case("саха"), "сахар"))
    (True, False)
    """
    words = name.split()
    return r"\s+".join(rf"{re.escape(re.sub(r'(?:ая|ие|ый|ий|[аяоеыьй])$', '', word))}{_CASES}(?!\w)" for word in words)


_CASES = r"(?:ого|ому|ыми|ими|ая|ой|ую|ий|ый|ым|им|ом|ем|ей|ах|ам|ью|ии|ию|ия|[аяоеуюыийь])?"
