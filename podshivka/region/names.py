"""The people and places of the fictional region, with their Russian forms. The lists are prose/names.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Person:
    """Forms of a full name: nominative, genitive, dative, accusative, instrumental; `last` is the surname alone."""

    nom: str
    gen: str
    dat: str
    acc: str
    ins: str
    is_woman: bool

    @property
    def last(self) -> str:
        return self.nom.split()[-1]

    @property
    def initials(self) -> str:
        first, last = self.nom.split()
        return f"{first[0]}. {last}"

    def __str__(self) -> str:
        return self.nom


@dataclass(frozen=True)
class Town:
    """Forms of a town's name, and of its adjective (masculine nominative, genitive, plural nominative)."""

    nom: str
    gen: str
    dat: str
    loc: str
    adj: str
    adj_gen: str
    adj_pl: str

    def __str__(self) -> str:
        return self.nom


@dataclass(frozen=True)
class District:
    """Forms of a district's name: nominative, genitive, prepositional."""

    nom: str
    gen: str
    loc: str

    def __str__(self) -> str:
        return self.nom


@dataclass(frozen=True)
class Names:
    people: tuple[Person, ...]
    journalists: tuple[Person, ...]
    towns: tuple[Town, ...]
    districts: tuple[District, ...]
    villages: tuple[str, ...]
    streets: tuple[str, ...]


@cache
def names() -> Names:
    lists = tomllib.loads(files(__package__).joinpath("prose/names.toml").read_text("utf-8"))
    return Names(
        people=tuple(_person(line) for line in lists["people"]),
        journalists=tuple(_person(line) for line in lists["journalists"]),
        towns=tuple(Town(*line.split("|")) for line in lists["towns"]),
        districts=tuple(District(*line.split("|")) for line in lists["districts"]),
        villages=tuple(lists["villages"]),
        streets=tuple(lists["streets"]),
    )


def _person(line: str) -> Person:
    nom, gen, dat, acc, ins, gender = line.split("|")
    return Person(nom, gen, dat, acc, ins, gender == "f")
