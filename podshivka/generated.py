"""What is generated from the code and checked by a test: datasette-metadata.json, docs/commands.md, docs/tables.md."""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from archive.metadata import metadata, tables_page
from podshivka.cli import cli

ROOT = Path(__file__).parent.parent


def commands_page() -> str:
    """Return docs/commands.md: the help of every command, as the terminal prints it."""
    parts = ["# The commands", "", "Written by `make docs` from the commands' own help."]
    for path, command in _walk(cli, ("podshivka",)):
        context = click.Context(command, info_name=" ".join(path), max_content_width=100, terminal_width=100)
        parts += ["", f"## {' '.join(path)}", "", "```", command.get_help(context).rstrip(), "```"]
    return "\n".join(parts) + "\n"


def _walk(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, child in sorted(command.commands.items()):
            yield from _walk(child, (*path, name))


def pages() -> dict[str, str]:
    """Return path → text of everything generated."""
    return {
        "datasette-metadata.json": json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n",
        "docs/commands.md": commands_page(),
        "docs/tables.md": tables_page(),
    }


def main() -> None:
    """Write them anew."""
    for path, text in pages().items():
        (ROOT / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
