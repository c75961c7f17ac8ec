"""Two ids prove to be one article: the older stays, everything known of the younger moves to it."""

import sqlite3

from archive.identity import Match, insert_or_take, known, move_canonical, row_text
from archive.revising import show_current
from archive.revisions import is_same_piece
from archive.rows import insert, update
from archive.saving import mark_seen, move_key, story_of
from archive.stories import join_stories, settle


def follow_redirect(connection: sqlite3.Connection, source: str, target: str, at: str) -> None:
    """Write what a redirect between two addresses says about articles; nothing when the target is no known article.

    A target nobody has read yet proves nothing (dead articles are often sent to the home page); when it is read and is the
    article, `save` moves the canonical address.
    """
    from_match, to_match = known(connection, source), known(connection, target)
    if to_match is None:
        return
    if from_match is None:
        insert_or_take(connection, source, to_match.article, "redirect")
    elif from_match.article == to_match.article:
        _follow_within(connection, from_match, to_match, target)
    elif _are_one(connection, from_match.article, to_match.article):
        kept = merge(connection, from_match.article, to_match.article, at)
        move_canonical(connection, kept, to_match.url)


def _follow_within(connection: sqlite3.Connection, source: Match, target: Match, url: str) -> None:
    if source.url == target.url:
        return
    if source.kind == "canonical":
        move_canonical(connection, source.article, url)
    elif source.kind == "alias":
        update(connection, "article_urls", {"url": source.url}, {"kind": "redirect"})


def _are_one(connection: sqlite3.Connection, one: str, other: str) -> bool:
    rows = connection.execute("select outlet, headline, lead, body from articles where id in (?, ?)", [one, other]).fetchall()
    return rows[0]["outlet"] == rows[1]["outlet"] and is_same_piece(row_text(rows[0]), row_text(rows[1]))


def merge(connection: sqlite3.Connection, one: str, other: str, at: str) -> str:
    """Make two articles one and return the id that stays: the one seen first."""
    rows = connection.execute(
        "select * from articles where id in (?, ?) order by first_seen_at, search_key", [one, other]
    ).fetchall()
    kept, dropped = rows
    story = _join(connection, kept, dropped, at)
    _move_rows(connection, kept["id"], dropped["id"], at)
    if dropped["last_seen_at"] > kept["last_seen_at"]:
        _take_details(connection, kept["id"], dropped)
    for table in NAMES:
        connection.execute(f"delete from {table} where article = ?", [dropped["id"]])  # noqa: S608
    connection.execute("delete from articles where id = ?", [dropped["id"]])
    mark_seen(connection, kept["id"], dropped["last_seen_at"])
    move_key(connection, kept["id"])
    show_current(connection, kept["id"])
    settle(connection, story)
    return str(kept["id"])


def _join(connection: sqlite3.Connection, kept: sqlite3.Row, dropped: sqlite3.Row, at: str) -> str:
    join_stories(connection, kept["story"], dropped["story"], at, f"{dropped['id']} and {kept['id']} are one article")
    update(connection, "articles", {"copied_from": dropped["id"]}, {"copied_from": None})
    return story_of(connection, kept["id"])


def _move_rows(connection: sqlite3.Connection, kept: str, dropped: str, at: str) -> None:
    connection.execute("update article_urls set kind = 'former' where article = ? and kind = 'canonical'", [dropped])
    for table in ("article_urls", "former_ids"):
        update(connection, table, {"article": dropped}, {"article": kept})
    insert(connection, "former_ids", {"id": dropped, "article": kept, "since": at})
    for table in ("article_captures", "absences"):
        connection.execute(f"update or ignore {table} set article = ? where article = ?", [kept, dropped])  # noqa: S608
        connection.execute(f"delete from {table} where article = ?", [dropped])  # noqa: S608
    offset = connection.execute("select count(*) from revisions where article = ?", [kept]).fetchone()[0]
    connection.execute("update revisions set article = ?, number = number + ? where article = ?", [kept, offset, dropped])


NAMES = ("article_authors", "article_tags")
DETAILS = (
    "section", "language", "published_at", "published_date", "published_year", "published_month", "published_printed",
    "date_precision", "modified_at", "image_url", "memory_hash",
)  # fmt: skip


def _take_details(connection: sqlite3.Connection, kept: str, dropped: sqlite3.Row) -> None:
    """The outlet's newest word counts for section, dates, authors and tags."""
    update(connection, "articles", {"id": kept}, {name: dropped[name] for name in DETAILS})
    for table in NAMES:
        connection.execute(f"delete from {table} where article = ?", [kept])  # noqa: S608
        update(connection, table, {"article": dropped["id"]}, {"article": kept})
