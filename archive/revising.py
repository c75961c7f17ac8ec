"""The rows of revisions: adding one, rewriting all as read today, keeping numbers and differences right."""

import sqlite3
from collections.abc import Iterable

from archive.article import Article
from archive.identity import row_text
from archive.moments import stamp
from archive.revisions import Change, body_hash, compare, text_of, words
from archive.rows import Row, insert, update


def text_columns(article: Article) -> dict[str, object]:
    """Return the columns that articles and revisions share, as this article has them."""
    return {
        "headline": article.headline,
        "lead": article.lead,
        "body": article.body,
        "byline": article.byline,
        "body_hash": body_hash(article.body),
        "reader_version": article.reader_version or None,
    }


def reading_columns(article: Article) -> dict[str, object]:
    """Return what the articles table says about the current text."""
    return text_columns(article) | {"words": len(words(article.body)), "memory_hash": article.memory_hash or None}


def dates(article: Article) -> dict[str, object]:
    """Return the outlet's word on when it published, as columns of articles and revisions."""
    day = article.published_date
    return {
        "published_at": article.published_at and stamp(article.published_at),
        "published_date": day.isoformat() if day else None,
    }


def add_revision(connection: sqlite3.Connection, id: str, article: Article, seen_at: str) -> int:
    """Add the article's text as its newest revision; return how many there are."""
    number = connection.execute("select count(*) from revisions where article = ?", [id]).fetchone()[0] + 1
    row = {"id": f"{id}-{number}", "article": id, "number": number, "seen_at": seen_at, "capture": article.capture or None}
    insert(connection, "revisions", row | text_columns(article) | dates(article) | _difference(connection, id, article))
    return int(number)


def _difference(connection: sqlite3.Connection, id: str, article: Article) -> dict[str, object]:
    row = connection.execute("select * from revisions where article = ? order by number desc limit 1", [id]).fetchone()
    return change_columns(compare(row_text(row), text_of(article))) if row else change_columns(None)


def change_columns(change: Change | None) -> dict[str, object]:
    """Return the difference to the revision before; all null for the first."""
    if change is None:
        return {"changed": None, "words_added": None, "words_removed": None}
    return {
        "changed": ", ".join(change.parts),
        "words_added": change.words_added,
        "words_removed": change.words_removed,
    }


def rewrite_revision(connection: sqlite3.Connection, id: str, number: int, article: Article) -> None:
    """Replace the text of a revision by the same capture as read today; `renumber` then mends differences and the article."""
    update(connection, "revisions", {"article": id, "number": number}, text_columns(article) | dates(article))


def renumber(connection: sqlite3.Connection, id: str) -> sqlite3.Row:
    """Number an article's revisions by when they were seen, and say anew what each changed; return the current one.

    A text equal to the one before it is no revision (two ids were one article, or only our reading differed): it goes,
    its capture stays in article_captures.
    """
    rows = connection.execute("select * from revisions where article = ? order by seen_at, number", [id]).fetchall()
    kept = list(_without_repeats(rows))
    numbered = [_numbered(id, number, kept) for number in range(1, len(kept) + 1)]
    if [dict(row) for row in rows] != numbered:
        connection.execute("delete from revisions where article = ?", [id])
        for row in numbered:
            insert(connection, "revisions", row)
    return kept[-1]


def _without_repeats(rows: Iterable[sqlite3.Row]) -> Iterable[sqlite3.Row]:
    before = None
    for row in rows:
        if before is None or row_text(before) != row_text(row):
            yield row
            before = row


def _numbered(id: str, number: int, rows: list[sqlite3.Row]) -> Row:
    row = rows[number - 1]
    change = compare(row_text(rows[number - 2]), row_text(row)) if number > 1 else None
    return dict(row) | {"id": f"{id}-{number}", "article": id, "number": number} | change_columns(change)


def show_current(connection: sqlite3.Connection, id: str) -> None:
    """Make the article's row carry its newest revision's text, and their count."""
    current = renumber(connection, id)
    names = ("headline", "lead", "body", "byline", "body_hash", "capture", "reader_version")
    total = connection.execute("select count(*) from revisions where article = ?", [id]).fetchone()[0]
    row = {name: current[name] for name in names}
    update(connection, "articles", {"id": id}, row | {"words": len(words(current["body"])), "revision_count": total})
