"""What was learned of an outlet: lines of its template, and how its addresses are made. A file that a person can correct."""

import hashlib
import json
import os
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = "memory"
HEADING = """\
# What Podshivka learned of the pages of {outlet}. Lines that it prints around its articles are left out of every article.
# learned: found by Podshivka on several pages, written again whenever it learns anew.
# pinned:  added by a person, stays.          kept: a person says these belong to articles; never dropped.
"""
ADDRESSES_HEADING = """\
# How the addresses of {outlet} are made: # stands for a number, s for joined words, w for one word.
# article_addresses: what its articles have; other_addresses: what its lists, forms and services have.
# identity_keys: other values of this key, other articles; noise_keys: whatever their value, the same article.
# pages: on how many pages it was seen; since: the day it was learned. pinned = true: a person's word, never changed.
"""


class MemoryFileError(Exception):
    """A memory file that a person has broken. Raised by load_memory; names the file and what to mend."""


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One thing learned, with the number of pages that support it. `pinned`: a person says so, no page changes it."""

    value: str
    pages: int = 0
    since: date | None = None
    pinned: bool = False


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is remembered of one outlet. `lines` are dropped by reading, `pinned` too; `kept` never are.

    `articles` and `others` are shapes of addresses (see scraper.shapes.written), `identity` and `noise` query keys.
    """

    outlet: str
    lines: frozenset[str] = field(default_factory=frozenset)
    pinned: frozenset[str] = field(default_factory=frozenset)
    kept: frozenset[str] = field(default_factory=frozenset)
    articles: tuple[Learned, ...] = ()
    others: tuple[Learned, ...] = ()
    identity: tuple[Learned, ...] = ()
    noise: tuple[Learned, ...] = ()

    @property
    def template(self) -> frozenset[str]:
        """Return the lines to drop."""
        return (self.lines | self.pinned) - self.kept

    @property
    def noise_keys(self) -> frozenset[str]:
        """Return the query keys that tell no articles of this outlet apart."""
        return frozenset(one.value for one in self.noise)

    @property
    def memory_hash(self) -> str:
        """Return 16 hex digits of SHA-256 of the lines to drop, empty where there are none.

        Two readings of one capture may be compared only when their reader version and this are equal.
        """
        if not self.template:
            return ""
        return hashlib.sha256("\n".join(sorted(self.template)).encode()).hexdigest()[:16]


_LINES = (("learned", "lines"), ("pinned", "pinned"), ("kept", "kept"))
_RULES = (
    ("article_addresses", "articles", "shape"),
    ("other_addresses", "others", "shape"),
    ("identity_keys", "identity", "key"),
    ("noise_keys", "noise", "key"),
)
"""Of each part of the file: its key, the field of Memory, for rules also what names the value of one."""


def merged(known: Iterable[Learned], found: Iterable[Learned]) -> tuple[Learned, ...]:
    """Return what is known with what was found: pages are added up, the first day and a person's word stay."""
    by_value = {one.value: one for one in known}
    for one in found:
        before = by_value.get(one.value)
        by_value[one.value] = replace(before, pages=before.pages + one.pages) if before else one
    return tuple(sorted(by_value.values(), key=lambda one: one.value))


def dumps(memory: Memory) -> str:
    """Return the memory as the TOML text of its file, lines sorted so that a change is a small difference."""
    parts = [HEADING.format(outlet=memory.outlet), f"outlet = {_quoted(memory.outlet)}\n"]
    parts += [_array(name, map(_quoted, sorted(getattr(memory, field)))) for name, field in _LINES]
    if any(getattr(memory, field) for _, field, _ in _RULES):
        parts += [ADDRESSES_HEADING.format(outlet=memory.outlet)]
        parts += [_array(key, (_rule(one, name) for one in getattr(memory, field))) for key, field, name in _RULES]
    return "\n".join(parts)


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _array(name: str, items: Iterable[str]) -> str:
    rows = "".join(f"    {item},\n" for item in items)
    return f"{name} = [\n{rows}]\n" if rows else f"{name} = []\n"


def _rule(one: Learned, name: str) -> str:
    since = f", since = {one.since.isoformat()}" if one.since else ""
    pinned = ", pinned = true" if one.pinned else ""
    return f"{{ {name} = {_quoted(one.value)}, pages = {one.pages}{since}{pinned} }}"


def loads(text: str, name: str = "memory") -> Memory:
    """Read the text of a memory file. Raises MemoryFileError where it is no TOML, or says what we do not understand."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MemoryFileError(f"{name}: not valid TOML: {error}") from error
    known = ["outlet", *(key for key, _ in _LINES), *(key for key, _, _ in _RULES)]
    unknown = set(found) - set(known)
    if unknown:
        raise MemoryFileError(f"{name}: unknown key {min(unknown)!r}; known are {', '.join(known)}")
    if not isinstance(found.get("outlet"), str):
        raise MemoryFileError(f"{name}: outlet is missing; write the slug of the outlet")
    lines = {field: _lines(found.get(key, []), key, name) for key, field in _LINES}
    rules = {field: _rules(found.get(key, []), word, f"{name}: {key}") for key, field, word in _RULES}
    return Memory(outlet=found["outlet"], **lines, **rules)  # type: ignore[arg-type]


def _lines(value: object, key: str, name: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise MemoryFileError(f"{name}: {key} is not a list of lines in quotes")
    return frozenset(value)


def _rules(value: object, word: str, where: str) -> tuple[Learned, ...]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise MemoryFileError(f'{where} is not a list of entries like {{ {word} = "…", pages = 3 }}')
    return tuple(_learned(one, word, where) for one in value)


def _learned(value: dict[str, Any], word: str, where: str) -> Learned:
    known = {word: str, "pages": int, "since": date, "pinned": bool}
    for key, found in value.items():
        if key not in known:
            raise MemoryFileError(f"{where}: unknown key {key!r} in an entry; known are {', '.join(known)}")
        if not isinstance(found, known[key]) or (key == "pages" and isinstance(found, bool)):
            raise MemoryFileError(f'{where}: {key} must be as in {{ {word} = "…", pages = 3, since = 2026-01-31 }}')
    if not value.get(word):
        raise MemoryFileError(f"{where}: an entry without {word}")
    return Learned(value=value[word], **{key: value[key] for key in ("pages", "since", "pinned") if key in value})


def load_memory(folder: Path, outlet: str) -> Memory | None:
    """Read what an archive folder remembers of an outlet; None where nothing was learned yet."""
    path = folder / FOLDER / f"{outlet}.toml"
    if not path.exists():
        return None
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise MemoryFileError(f"{path}: not UTF-8 text; save it again as UTF-8") from error
    return loads(text, str(path))


def save_memory(folder: Path, memory: Memory) -> Path:
    """Write an outlet's memory file in one move, so that a reader never sees half of it."""
    path = folder / FOLDER / f"{memory.outlet}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.new")
    draft.write_text(dumps(memory), "utf-8")
    os.replace(draft, path)
    return path
