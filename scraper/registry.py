"""outlets.toml → Outlet. Strict: what is not understood is refused, every mistake at once, one line each.

The one door to the registry: what the file may say is in scraper.registry_rules, how it is written in registry_text.
"""

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from archive.addresses import fold
from archive.article import Outlet
from scraper.registry_rules import Defaults, Mistake, check_defaults, check_outlet, check_top, nearest, resolve
from scraper.registry_text import append, render

CATALOGUE_FIRST = "orenburg.toml"
"""The region the archive began with comes first; the others follow by file name."""

_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class RegistryError(Exception):
    """outlets.toml cannot be used as it stands, or the catalogue has no such region. Raised by load, loads and adopt.

    The message has one line for each mistake: file, entry, key, and what to write instead.
    """


@dataclass(frozen=True, kw_only=True)
class Registry:
    """The outlets of an archive in the order of the file; the defaults are already applied to each."""

    outlets: tuple[Outlet, ...]
    defaults: Defaults = Defaults()


def load(path: Path) -> Registry:
    """Read outlets.toml. Raises RegistryError."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise RegistryError(f"{path}: there is no such file; `podshivka init DIR` makes an archive with one") from None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise RegistryError(f"{path}: line {line}: not UTF-8; save the file in the encoding UTF-8") from None
    return loads(text, path.name)


def loads(text: str, name: str = "outlets.toml") -> Registry:
    """Read the text of an outlets.toml; `name` is what messages call it. Raises RegistryError.

    An outlet without a `user_agent` gets the default one; where there is none either, Podshivka/version (+contact).
    """
    defaults, stated = _parse(text, name)
    return Registry(outlets=tuple(resolve(values, defaults) for values in stated), defaults=defaults)


def catalogue() -> tuple[Outlet, ...]:
    """Return the known regional outlets that ship with the package: facts, without user agent and contact."""
    return tuple(outlet for outlets in _catalogue().values() for outlet in outlets)


def adopt(region: str) -> tuple[Outlet, ...]:
    """Return the catalogue's outlets of a region, named as there or by its file ("orenburg"), any case.

    Raises RegistryError naming the nearest region.
    """
    by_name: dict[str, tuple[Outlet, ...]] = {}
    for file_name, outlets in _catalogue().items():
        by_name |= {outlets[0].region.casefold(): outlets, file_name.removesuffix(".toml"): outlets}
    adopted = by_name.get(region.strip().casefold())
    if adopted:
        return adopted
    regions = list(dict.fromkeys(outlets[0].region for outlets in by_name.values()))
    meant = nearest(region, regions) or nearest(region, by_name)
    hint = f"did you mean {meant!r}?" if meant else f"known: {', '.join(regions)}"
    raise RegistryError(f"the catalogue has no region {region!r}; {hint}")


def _catalogue() -> dict[str, tuple[Outlet, ...]]:
    folder = files("scraper") / "catalogue"
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".toml"))
    names.sort(key=lambda name: name != CATALOGUE_FIRST)
    return {
        name: tuple(Outlet(**values) for values in _parse((folder / name).read_text(encoding="utf-8"), name)[1])
        for name in names
    }


def _parse(text: str, name: str) -> tuple[Defaults, list[dict[str, Any]]]:
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(f"{name}: {_where_and_what(str(error), text)}") from None
    mistakes = check_top(document)
    if not mistakes:
        defaults, mistakes = check_defaults(document.get("defaults", {}))
        stated = []
        for position, table in enumerate(document.get("outlet", []), start=1):
            values, found = check_outlet(table, position)
            stated.append(values)
            mistakes += found
        mistakes += _twins(stated)
    if mistakes:
        raise RegistryError("\n".join(f"{name}: {mistake}" for mistake in mistakes))
    return Defaults(**defaults), stated


def _where_and_what(message: str, text: str) -> str:
    """Turn tomllib's message around: the line first, as every editor wants it."""
    place = _TOML_PLACE.search(message)
    if not place:
        return f"not TOML: {message}"
    line, column = place.groups()
    where = f"line {line}, column {column}" if line else f"line {text.count(chr(10)) + 1} (end of the file)"
    return f"{where}: not TOML: {message[: place.start()]}"


def _twins(stated: list[dict[str, Any]]) -> list[Mistake]:
    """Two outlets under one slug or one home page would take each other's articles."""
    mistakes = []
    for key in ("slug", "homepage"):
        seen: dict[str, str] = {}
        for position, values in enumerate(stated, start=1):
            value = values.get(key, "")
            known = fold(value) if key == "homepage" else value
            if known and known in seen:
                mistakes.append(Mistake(f"outlet {position}", key, f"{value!r} is already the {key} of {seen[known]}"))
            elif known:
                seen[known] = f'outlet {position} "{values.get("slug", "")}"'
    return mistakes


__all__ = ["Defaults", "Registry", "RegistryError", "adopt", "append", "catalogue", "load", "loads", "render"]
