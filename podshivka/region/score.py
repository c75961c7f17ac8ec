"""An archive.db against the truth of the region, and the table that shows it. What counts as right stands in figures.py."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from rich.console import Group
from rich.table import Table

from archive.addresses import fold
from podshivka.region.figures import Figures, Reading, figures
from podshivka.region.region import Served
from podshivka.region.truth import TrueArticle

SHOWN = (
    ("recall", "recall"), ("precision", "precision"), ("headline", "headline"), ("body_f1", "body F1"), ("lead", "lead"),
    ("dates", "dates"), ("byline", "byline"), ("section", "section"),
)  # fmt: skip


def compare(archive_db: Path, truth: Served | Sequence[TrueArticle]) -> Figures:
    """Compare the articles of an archive.db with the truth (of the served region's present moment)."""
    articles = truth.truth() if isinstance(truth, Served) else truth
    return figures(articles, archived(archive_db))


def archived(archive_db: Path) -> list[Reading]:
    """Return the articles of an archive.db; the file is only read."""
    connection = sqlite3.connect(f"file:{archive_db}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        urls: dict[str, set[str]] = {}
        for article, url in connection.execute("select article, url from article_urls"):
            urls.setdefault(article, set()).add(fold(url))
        return [_reading(row, urls.get(row["id"], set())) for row in connection.execute("select * from articles")]
    finally:
        connection.close()


def _reading(row: sqlite3.Row, urls: set[str]) -> Reading:
    moment, day = row["published_at"], row["published_date"]
    return Reading(
        outlet=row["outlet"],
        urls=frozenset(urls | {fold(row["url"])}),
        headline=row["headline"] or "",
        lead=row["lead"] or "",
        body=row["body"] or "",
        byline=row["byline"] or "",
        section=row["section"] or "",
        published_at=datetime.fromisoformat(moment.replace("Z", "+00:00")) if moment else None,
        published_date=date.fromisoformat(day) if day else None,
    )


def figures_table(ours: Figures, naive: Figures | None = None, truth: Sequence[TrueArticle] = ()) -> Group:
    """Return what rich prints: a row per outlet and one for all, the naive reader's below, and what nobody looks for yet."""
    table = Table(title="Against the truth")
    table.add_column("outlet")
    for title in ("articles", "found", "twice", *(title for _, title in SHOWN)):
        table.add_column(title, justify="right")
    for slug, row in ours.by_outlet.items():
        table.add_row(slug, *_cells(row))
    table.add_section()
    table.add_row("all", *_cells(ours), style="bold")
    if naive:
        table.add_row("a naive reader", *_cells(naive), style="dim")
    return Group(table, *([changes(truth)] if truth else []))


def changes(truth: Iterable[TrueArticle]) -> str:
    """Return one line that says how much was edited and deleted.

    >>> changes([])
    'edits and deletions: 0 edits and 0 deletions happened; not looked for yet'
    """
    articles = list(truth)
    edits, gone = sum(len(item.revisions) - 1 for item in articles), sum(item.is_gone for item in articles)
    return f"edits and deletions: {edits} edits and {gone} deletions happened; not looked for yet"


def _cells(figures: Figures) -> list[str]:
    counts = [str(figures.articles), str(figures.found), str(figures.duplicates)]
    return counts + [_share(getattr(figures, name)) for name, _ in SHOWN]


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
