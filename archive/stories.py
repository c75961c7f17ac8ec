"""Which articles are one text. So far: bodies that are equal to the letter; every article is in exactly one story."""

import sqlite3

from archive.revisions import FEWEST_WORDS_TO_RECOGNISE
from archive.rows import update

FIRST = "coalesce(published_at, published_date, first_seen_at), first_seen_at, search_key"
"""The order of "first": the outlet's word, a bare day before the moments in it, ours where nothing is printed."""

EARLIEST_WITH_BODY = f"select story from articles where body_hash = ? order by {FIRST} limit 1"  # noqa: S608
EARLIEST_IN_STORY = f"""
    select id, headline, coalesce(published_at, published_date) as published from articles where story = ? order by {FIRST}
"""  # noqa: S608


def story_for(connection: sqlite3.Connection, body_hash: str, words: int) -> str | None:
    """Return the story that a new article with this body joins; None when it founds its own."""
    if words < FEWEST_WORDS_TO_RECOGNISE:
        return None
    row = connection.execute(EARLIEST_WITH_BODY, [body_hash]).fetchone()
    return row["story"] if row else None


def settle(connection: sqlite3.Connection, story: str) -> None:
    """Make a story say what its articles say: which is first, how many they are, of how many outlets."""
    first = connection.execute(EARLIEST_IN_STORY, [story]).fetchone()
    counts = connection.execute(
        "select count(*) as articles, count(distinct outlet) as outlets from articles where story = ?", [story]
    ).fetchone()
    row = {"headline": first["headline"], "first_article": first["id"], "first_published": first["published"]}
    update(connection, "stories", {"id": story}, row | dict(counts))
    connection.execute(
        "update articles set relation = 'original', similarity = null, copied_from = null"
        " where id = ? and relation != 'original'",
        [first["id"]],
    )
    connection.execute(
        "update articles set relation = 'identical', similarity = 1, copied_from = ?1"
        " where story = ?2 and id != ?1 and relation in ('original', 'identical') and copied_from is not ?1",
        [first["id"], story],
    )


def join_stories(connection: sqlite3.Connection, older: str, newer: str, at: str, why: str) -> None:
    """Move the articles of a story into an older one, which stays; the newer id is kept in story_merges."""
    if older == newer:
        return
    update(connection, "articles", {"story": newer}, {"story": older})
    connection.execute("insert into story_merges (old_story, new_story, at, why) values (?, ?, ?, ?)", [newer, older, at, why])
    connection.execute("delete from stories where id = ?", [newer])
