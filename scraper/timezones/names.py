"""Names of places as keys: every case of a Russian place name leads to the same one. Pure."""

import re
from collections.abc import Iterator
from itertools import product

MARKS = re.compile(
    r"(?:^|(?<=[\s,(]))(?:г|гор|город(?:ской округ|а|е|ское поселение)?|городское поселение|муниципальн\w+ (?:район|округ|"
    r"образование)|"
    r"р\.?\s?п|пгт|п\.г\.т|пос|п|поселок|поселке|рабочий поселок|с|село|селе|сельское поселение|д|дер|деревня|ст|ст-ца|"
    r"станица|станице|хутор|х|аул|мкр|наукоград|зато|район\w*|р-н|округ\w*)(?:\.|(?=[\s,)]|$))\s*"
)
"""Words that stand beside a name and are no part of it: «г. Орск», «пос. Энергетик», «Адамовский район»."""

_ENDINGS = tuple(
    "ыми ими ого его ому ему ами ями ах ях ой ей ый ий ая яя ое ее ые ие ую юю ом ем ым им ых их ам ям ью "
    "а я о е ы и у ю ь й".split()
)
_NOMINATIVE = ("ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ой", "а", "я", "о", "е", "ы", "и", "ь", "й")
_ADJECTIVES = ("ск", "овск", "евск", "инск", "енск", "анск", "янск", "ьск")
"""What makes a town's name an adjective: Самара, Самарский; Ивановка, Ивановский; Пенза, Пензенский."""
SHORTEST_STEM = 3

Key = tuple[str, ...]


PREPOSITIONS = re.compile(r"^(?:в|во|из|по|для|на|у)\s+")


def folded(name: str) -> str:
    """Return a name in lower case, ё as е, with single spaces.

    >>> folded(" Нижний  Новгород"), folded("Орёл")
    ('нижний новгород', 'орел')
    """
    return " ".join(name.lower().replace("ё", "е").replace("–", "-").split())


def key_of(name: str) -> Key:
    """Return the key of a name in the nominative: its words without their endings.

    >>> key_of("Нижний Новгород"), key_of("Орск")
    (('нижн', 'новгород'), ('орск',))
    """
    return tuple(_cut(word, _NOMINATIVE) for word in _words(name))


def keys_of(name: str, *, with_adjectives: bool = False) -> Iterator[Key]:
    """Yield the keys a name in any case may have, the likeliest first; with adjectives («Новотроицкий район») its town's too.

    >>> ("набережн", "челн") in keys_of("Набережных Челнах"), ("самар",) in keys_of("Самарский", with_adjectives=True)
    (True, True)
    """
    stems = [tuple(_stems(word, with_adjectives)) for word in _words(name)]
    if stems:
        yield from dict.fromkeys(product(*stems))


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", folded(name)) if word]


def _stems(word: str, with_adjectives: bool) -> Iterator[str]:
    yield _cut(word, _NOMINATIVE)
    cuts = [word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM]
    yield from (_fleeting(cut) for cut in cuts)
    if with_adjectives:
        for cut in cuts:
            for suffix in _ADJECTIVES:
                if cut.endswith(suffix) and len(cut) - len(suffix) >= SHORTEST_STEM:
                    yield _fleeting(cut.removesuffix(suffix))
                    yield cut.removesuffix(suffix) + "к"
    yield word


def _cut(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return _fleeting(word.removesuffix(ending))
    return _fleeting(word)


def _fleeting(stem: str) -> str:
    """Елец, Ельца; Череповец, Череповца."""
    return re.sub(r"(?:ец|ьц)$", "ц", stem) if len(stem) > SHORTEST_STEM else stem
