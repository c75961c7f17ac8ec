"""What an archive folder knows of one address: its article, its last answer, its problems, its place in the queue. Only reads.

The files are opened read-only, so that looking something up never waits for a crawl, makes nothing and changes nothing.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.addresses import fold
from archive.identity import known, variants


@dataclass(frozen=True, kw_only=True)
class QueueRow:
    """An address as the frontier knows it. `source` is the address of the listing that names it, "" where nobody noted one."""

    url: str
    outlet: str
    kind: str
    via: str
    state: str
    reason: str
    status: int | None
    attempts: int
    found_at: str
    due_at: str
    fetched_at: str
    target: str
    source: str
    entry: str | None


@dataclass(frozen=True, kw_only=True)
class ArticleRow:
    """The article that an address leads to. `kind` is what the address is to it: canonical, alias, print, redirect …"""

    id: str
    url: str
    headline: str
    published: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The last answer of an address that is kept as a capture."""

    capture: str
    kind: str
    status: int
    captured_at: str


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """The last problem on record with an address."""

    stage: str
    message: str
    at: str


def queue_row(folder: Path, url: str) -> QueueRow | None:
    """Return what the frontier knows of an address, None where it knows nothing, or was deleted."""
    with _reading(folder / "state" / "frontier.db") as db:
        row = db.execute("select * from addresses where key = ?", [fold(url)]).fetchone() if db else None
        if db is None or row is None:
            return None
        source = db.execute("select url from addresses where key = ?", [row["source"]]).fetchone() if row["source"] else None
    texts: dict[str, Any] = {name: row[name] or "" for name in ("reason", "fetched_at", "target")}
    names = ("url", "outlet", "kind", "via", "state", "status", "attempts", "found_at", "due_at", "entry")
    return QueueRow(**{name: row[name] for name in names}, **texts, source=source["url"] if source else row["source"] or "")


def article_row(folder: Path, url: str) -> ArticleRow | None:
    """Return the article that has or had this address, None where the archive knows none."""
    with _reading(folder / "archive.db") as db:
        match = known(db, url) if db else None
        if db is None or match is None:
            return None
        row = db.execute(
            "select id, url, headline, coalesce(published_at, published_date, '') as published from articles where id = ?",
            [match.article],
        ).fetchone()
    return ArticleRow(**dict(row), kind=match.kind) if row else None


def last_answer(folder: Path, url: str) -> Answer | None:
    """Return the last kept answer of an address that has a text; None where there is none."""
    forms = variants(url)
    with _reading(folder / "archive.db") as db:
        row = (
            db
            and db.execute(
                f"select id as capture, kind, status, captured_at from captures where url in ({','.join('?' * len(forms))})"  # noqa: S608
                " and status != 304 and kind != 'robots' order by captured_at desc, rowid desc limit 1",
                forms,
            ).fetchone()
        )
    return Answer(**dict(row)) if row else None


def last_trouble(folder: Path, url: str) -> Trouble | None:
    """Return the last problem on record with an address, None where there was none."""
    forms = variants(url)
    with _reading(folder / "archive.db") as db:
        row = (
            db
            and db.execute(
                f"select stage, message, at from problems where url in ({','.join('?' * len(forms))})"  # noqa: S608
                " order by id desc limit 1",
                forms,
            ).fetchone()
        )
    return Trouble(**dict(row)) if row else None


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection | None]:
    """Open a database for reading; None where the file is not there."""
    if not path.exists():
        yield None
        return
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=30)
    connection.row_factory = sqlite3.Row
    try:
        yield connection
    finally:
        connection.close()
