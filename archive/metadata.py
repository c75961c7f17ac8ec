"""datasette-metadata.json and docs/tables.md, generated from the registry of columns."""

import json
import os
from pathlib import Path
from typing import Any

from archive.columns import Table, Words, tables

NAME = "datasette-metadata.json"
DATABASE = "archive"
"""Datasette calls a database after its file: archive.db."""

STYLE = "/-/static-plugins/podshivka/archive.css"
"""Served by the plugin, from archive/publish/static."""

TITLE = Words(russian="Подшивка", english="Podshivka")
ABOUT = Words(
    russian="Архив региональной прессы: материалы, их редакции и перепечатки, и снимки страниц, из которых они прочитаны.",
    english="An archive of the regional press: articles, their revisions and reprints, and the captures they were read from.",
)

INTERNAL_TABLES = ("_sqlite_migrations",)


def metadata() -> dict[str, Any]:
    """Return the metadata of an archive for Datasette: Russian first, English after it."""
    described = {table.name: _table_metadata(table) for table in tables()}
    hidden = {name: {"hidden": True} for name in INTERNAL_TABLES}
    database = {"title": TITLE.both(), "description": ABOUT.both("\n\n"), "tables": described | hidden}
    return {
        "title": TITLE.both(),
        "description": ABOUT.both("\n\n"),
        "extra_css_urls": [STYLE],
        "databases": {DATABASE: database},
    }


def _table_metadata(table: Table) -> dict[str, Any]:
    settings = {
        "label_column": table.label,
        "sort": table.sort,
        "sort_desc": table.sort_desc,
        "facets": list(table.facets),
        "size": table.size,
        "hidden": table.hidden,
    }
    return {
        "title": table.title.both(),
        "description": table.about.both("\n\n"),
        **{name: value for name, value in settings.items() if value},
        "columns": {name: words.both() for name, words in table.columns.items()},
    }


def metadata_text() -> str:
    """Return datasette-metadata.json as it is written."""
    return json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n"


def write_metadata(folder: Path) -> None:
    """Write it into an archive folder in one move, so that a starting Datasette never reads half of it."""
    draft = folder / f"{NAME}.{os.getpid()}.new"
    draft.write_text(metadata_text(), "utf-8")
    os.replace(draft, folder / NAME)


def tables_page() -> str:
    """Return docs/tables.md: every table and column in both languages."""
    parts = ["# The tables of archive.db", "", "Written by `make docs` from archive/columns.toml."]
    for table in tables():
        parts += ["", f"## {table.name}: {table.title.both()}", "", table.about.russian, "", table.about.english, ""]
        parts += ["| column | по-русски | in English |", "|---|---|---|"]
        parts += [f"| {name} | {words.russian} | {words.english} |" for name, words in table.columns.items()]
    return "\n".join(parts) + "\n"
