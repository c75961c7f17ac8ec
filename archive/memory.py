"""What was learned of an outlet's pages: lines of its template, in a file that a person can read, correct and pin."""

import hashlib
import json
import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = "memory"
HEADING = """\
# Lines that {outlet} prints around its articles; reading leaves them out of every article.
# learned: found by Podshivka on several pages, written again whenever it learns anew.
# pinned:  added by a person, stays.          kept: a person says these belong to articles; never dropped.
"""


class MemoryFileError(Exception):
    """A memory file that a person has broken. Raised by load_memory; names the file and what to mend."""


@dataclass(frozen=True, kw_only=True)
class Memory:
    """The template of one outlet. `lines` are dropped by reading, `pinned` too; `kept` never are."""

    outlet: str
    lines: frozenset[str] = field(default_factory=frozenset)
    pinned: frozenset[str] = field(default_factory=frozenset)
    kept: frozenset[str] = field(default_factory=frozenset)

    @property
    def template(self) -> frozenset[str]:
        """Return the lines to drop."""
        return (self.lines | self.pinned) - self.kept

    @property
    def memory_hash(self) -> str:
        """Return 16 hex digits of SHA-256 of the lines to drop, empty where there are none.

        Two readings of one capture may be compared only when their reader version and this are equal.
        """
        if not self.template:
            return ""
        return hashlib.sha256("\n".join(sorted(self.template)).encode()).hexdigest()[:16]


def dumps(memory: Memory) -> str:
    """Return the memory as the TOML text of its file, lines sorted so that a change is a small difference."""
    parts = [HEADING.format(outlet=memory.outlet), f"outlet = {json.dumps(memory.outlet, ensure_ascii=False)}\n"]
    parts += [_array(name, getattr(memory, field)) for name, field in _FIELDS]
    return "\n".join(parts)


_FIELDS = (("learned", "lines"), ("pinned", "pinned"), ("kept", "kept"))


def _array(name: str, lines: frozenset[str]) -> str:
    if not lines:
        return f"{name} = []\n"
    rows = "".join(f"    {json.dumps(line, ensure_ascii=False)},\n" for line in sorted(lines))
    return f"{name} = [\n{rows}]\n"


def loads(text: str, name: str = "memory") -> Memory:
    """Read the text of a memory file. Raises MemoryFileError where it is no TOML, or says what we do not understand."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MemoryFileError(f"{name}: not valid TOML: {error}") from error
    unknown = set(found) - {"outlet", *(key for key, _ in _FIELDS)}
    if unknown:
        raise MemoryFileError(f"{name}: unknown key {min(unknown)!r}; known are outlet, learned, pinned, kept")
    if not isinstance(found.get("outlet"), str):
        raise MemoryFileError(f"{name}: outlet is missing; write the slug of the outlet")
    return Memory(outlet=found["outlet"], **{field: _lines(found.get(key, []), key, name) for key, field in _FIELDS})


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
    draft = path.with_suffix(".toml.new")
    draft.write_text(dumps(memory), "utf-8")
    os.replace(draft, path)
    return path
