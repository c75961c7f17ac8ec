"""The outlets that a command is about: all of outlets.toml, or those named at the terminal."""

import difflib
from pathlib import Path

import click

from archive.article import Outlet
from archive.store import ArchiveError
from scraper.registry import load


def registry_of(folder: Path) -> tuple[Outlet, ...]:
    """Return the outlets of an archive folder. Raises ArchiveError where it is none, RegistryError where the file is broken."""
    path = folder / "outlets.toml"
    if not path.is_file():
        raise ArchiveError(
            f"{folder.resolve()} is no archive (no outlets.toml); make one: podshivka init DIR, or give --archive DIR"
        )
    return load(path).outlets


def chosen(known: tuple[Outlet, ...], slugs: tuple[str, ...], *, inactive_too: bool = False) -> list[Outlet]:
    """Return the outlets named, or all active ones. Raises click.UsageError for a name that is not in the registry."""
    if not slugs:
        return [one for one in known if one.active or inactive_too]
    by_slug = {one.slug: one for one in known}
    for slug in slugs:
        if slug not in by_slug:
            near = difflib.get_close_matches(slug, by_slug, n=1)
            hint = f"did you mean {near[0]!r}?" if near else "see: podshivka outlets list"
            raise click.UsageError(f"outlet {slug!r} is not in outlets.toml; {hint}")
    return [by_slug[slug] for slug in dict.fromkeys(slugs)]
