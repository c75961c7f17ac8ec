"""What was learned of an outlet: lines of its template, how its addresses are made, where the parts of its articles stand.

A file that a person can read and correct.
"""

import hashlib
import os
import tomllib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from archive.layouts import Layout, dumped, layout_of
from archive.learned import Learned, array, entries_of, entry_text, quoted

FOLDER = "memory"
HEADING = """\
# What Podshivka learned of the pages of {outlet}. Lines that it prints around its articles are left out of every article.
# learned: found by Podshivka, with the number of articles it was seen in and the first day.
# pinned:  added by a person, stays.          kept: a person says these belong to articles; never dropped.
"""
ADDRESSES_HEADING = """\
# How the addresses of {outlet} are made: # stands for a number, s for joined words, w for one word.
# article_addresses: what its articles have; other_addresses: what its lists, forms and services have.
# identity_keys: other values of this key, other articles; noise_keys: whatever their value, the same article.
# pages: on how many pages it was seen; since: the day it was learned. pinned = true: a person's word, never changed.
"""
LAYOUTS = "layouts"
LAYOUTS_HEADING = """\
# Where the parts of the articles of {outlet} stand on its pages, each with the number of pages that support it and the first
# day on which it was seen. A path is steps to an element inside another: tag, #id, .classes; the first may be anywhere.
# Correct a path and add pinned = true: then it stays. Without [[layouts]] every page is read as a stranger's is.
"""


class MemoryFileError(Exception):
    """A memory file that a person has broken. Raised by load_memory; names the file and what to mend."""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """What is remembered of one outlet. `lines` are dropped by reading, `pinned` too; `kept` never are.

    `articles` and `others` are shapes of addresses (see scraper.shapes.written), `identity` and `noise` query keys,
    `layouts` where the parts of its articles stand.
    """

    outlet: str
    lines: tuple[Learned, ...] = ()
    pinned: frozenset[str] = field(default_factory=frozenset)
    kept: frozenset[str] = field(default_factory=frozenset)
    articles: tuple[Learned, ...] = ()
    others: tuple[Learned, ...] = ()
    identity: tuple[Learned, ...] = ()
    noise: tuple[Learned, ...] = ()
    layouts: tuple[Layout, ...] = ()

    @cached_property
    def template(self) -> frozenset[str]:
        """Return the lines to drop."""
        return (frozenset(one.value for one in self.lines) | self.pinned) - self.kept

    @property
    def noise_keys(self) -> frozenset[str]:
        """Return the query keys that tell no articles of this outlet apart."""
        return frozenset(one.value for one in self.noise)

    @cached_property
    def memory_hash(self) -> str:
        """Return 16 hex digits of SHA-256 of what reading uses (lines to drop, layouts), empty where there is nothing.

        Two readings of one capture may be compared only when their reader version and this are equal.
        """
        used = [*sorted(self.template), *(f"{one.since} {one.text}" for one in self.layouts)]
        return hashlib.sha256("\n".join(used).encode()).hexdigest()[:16] if used else ""


_LINES = ("pinned", "kept")
_RULES = (
    ("article_addresses", "articles", "shape"),
    ("other_addresses", "others", "shape"),
    ("identity_keys", "identity", "key"),
    ("noise_keys", "noise", "key"),
)
"""Of each part of the file: its key, the field of Memory, for rules also what names the value of one."""


def dumps(memory: Memory) -> str:
    """Return the memory as the TOML text of its file, lines sorted so that a change is a small difference."""
    parts = [HEADING.format(outlet=memory.outlet), f"outlet = {quoted(memory.outlet)}\n"]
    parts += [array("learned", (entry_text(one, "line") for one in memory.lines))]
    parts += [array(name, map(quoted, sorted(getattr(memory, name)))) for name in _LINES]
    if any(getattr(memory, field) for _, field, _ in _RULES):
        parts += [ADDRESSES_HEADING.format(outlet=memory.outlet)]
        parts += [array(key, (entry_text(one, name) for one in getattr(memory, field))) for key, field, name in _RULES]
    if memory.layouts:
        parts += [LAYOUTS_HEADING.format(outlet=memory.outlet), *map(dumped, memory.layouts)]
    return "\n".join(parts)


def loads(text: str, name: str = "memory") -> Memory:
    """Read the text of a memory file. Raises MemoryFileError where it is no TOML, or says what we do not understand."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MemoryFileError(f"{name}: not valid TOML: {error}") from error
    known = ["outlet", "learned", *_LINES, *(key for key, _, _ in _RULES), LAYOUTS]
    unknown = set(found) - set(known)
    if unknown:
        raise MemoryFileError(f"{name}: unknown key {min(unknown)!r}; known are {', '.join(known)}")
    if not isinstance(found.get("outlet"), str):
        raise MemoryFileError(f"{name}: outlet is missing; write the slug of the outlet")
    lines = {key: _lines(found.get(key, []), key, name) for key in _LINES}
    try:
        learned = entries_of(_entries(found.get("learned", [])), "line", f"{name}: learned")
        rules = {field: entries_of(found.get(key, []), word, f"{name}: {key}") for key, field, word in _RULES}
        layouts = tuple(layout_of(one, f"{name}: {LAYOUTS}") for one in found.get(LAYOUTS, []))
    except ValueError as error:
        raise MemoryFileError(str(error)) from error
    return Memory(outlet=found["outlet"], lines=learned, layouts=layouts, **lines, **rules)  # type: ignore[arg-type]


def _entries(value: Any) -> Any:
    """Take bare lines, as a person may write them, for entries."""
    return [{"line": one} if isinstance(one, str) else one for one in value] if isinstance(value, list) else value


def _lines(value: object, key: str, name: str) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise MemoryFileError(f"{name}: {key} is not a list of lines in quotes")
    return frozenset(value)


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
