"""One thing learned of an outlet, and how a memory file writes it: its value, how many pages support it, since when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Learned:
    """One thing learned, with the number of pages that support it. `pinned`: a person says so, no page changes it."""

    value: str
    pages: int = 0
    since: date | None = None
    pinned: bool = False


def merged(known: Iterable[Learned], found: Iterable[Learned]) -> tuple[Learned, ...]:
    """Return what is known with what was found: pages are added up, the first day and a person's word stay."""
    by_value = {one.value: one for one in known}
    for one in found:
        before = by_value.get(one.value)
        by_value[one.value] = replace(before, pages=before.pages + one.pages) if before else one
    return tuple(sorted(by_value.values(), key=lambda one: one.value))


def quoted(text: str) -> str:
    """Return a TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def array(name: str, items: Iterable[str]) -> str:
    """Return a TOML array of written values, one a line."""
    rows = "".join(f"    {item},\n" for item in items)
    return f"{name} = [\n{rows}]\n" if rows else f"{name} = []\n"


def entry_text(one: Learned, name: str) -> str:
    """Return an entry as an inline table; `name` is the key of its value."""
    since = f", since = {one.since.isoformat()}" if one.since else ""
    pinned = ", pinned = true" if one.pinned else ""
    return f"{{ {name} = {quoted(one.value)}, pages = {one.pages}{since}{pinned} }}"


def entries_of(value: Any, word: str, where: str) -> tuple[Learned, ...]:
    """Read a list of entries like { path = "…", pages = 3 }, `word` being the key of its value. Raises ValueError."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ValueError(f'{where} is not a list of entries like {{ {word} = "…", pages = 3 }}')
    return tuple(_entry(one, word, where) for one in value)


def _entry(value: dict[str, Any], word: str, where: str) -> Learned:
    known = {word: str, "pages": int, "since": date, "pinned": bool}
    for key, found in value.items():
        if key not in known:
            raise ValueError(f"{where}: unknown key {key!r} in an entry; known are {', '.join(known)}")
        if not isinstance(found, known[key]) or (key == "pages" and isinstance(found, bool)):
            raise ValueError(f'{where}: {key} must be as in {{ {word} = "…", pages = 3, since = 2026-01-31 }}')
    if not value.get(word):
        raise ValueError(f"{where}: an entry without {word}")
    return Learned(value=value[word], **{key: value[key] for key in ("pages", "since", "pinned") if key in value})
