"""What every table and column means, read from columns.toml: the one registry of descriptions, facets and order."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("columns.toml")


@dataclass(frozen=True, kw_only=True)
class Words:
    """The same words in two languages."""

    russian: str
    english: str

    def both(self, between: str = " / ") -> str:
        """Return Russian first, English after it."""
        return f"{self.russian}{between}{self.english}"


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table as people meet it. `columns` are in the order of the registry; `label` names the column that titles a row."""

    name: str
    title: Words
    about: Words
    columns: dict[str, Words]
    label: str = ""
    sort: str = ""
    sort_desc: str = ""
    facets: tuple[str, ...] = ()
    size: int = 0
    hidden: bool = False


@cache
def tables() -> tuple[Table, ...]:
    """Return all tables of the registry, in its order. A key nobody knows raises TypeError: columns.toml is ours to mend."""
    found = tomllib.loads(SOURCE.read_text("utf-8"))
    return tuple(_table(name, entry) for name, entry in found.items())


def _table(name: str, entry: dict[str, object]) -> Table:
    columns, facets = entry.pop("columns"), entry.pop("facets", ())
    title, about = _words(entry.pop("title")), _words(entry.pop("about"))
    assert isinstance(columns, dict)
    words = {column: _words(pair) for column, pair in columns.items()}
    return Table(name=name, title=title, about=about, columns=words, facets=tuple(facets), **entry)  # type: ignore[arg-type]


def _words(pair: object) -> Words:
    assert isinstance(pair, list) and len(pair) == 2, f"columns.toml: {pair!r} is not a pair of Russian and English"
    return Words(russian=pair[0], english=pair[1])
