"""Stored captures read again with today's reader: revisions are rewritten and none added; unread pages may become articles."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from archive.article import Article, Problem
from archive.identity import row_text
from archive.moments import moment
from archive.revising import reading_columns, rewrite_revision, show_current
from archive.revisions import Text
from archive.rows import update
from archive.saving import complete, correct_details, story_of
from archive.stories import settle

MOST_LATELY = 1000
"""Articles found last that are looked through when a new line of a template is learned; `reread` takes all."""


@dataclass(frozen=True, kw_only=True)
class Reread:
    """What became of an article or page: `outcome` is rewritten, unchanged, new or unread; unread has a `problem`.

    `before` and `after` are its current text, where that was rewritten in other words.
    """

    url: str
    outcome: str
    problem: Problem | None = None
    before: Text | None = None
    after: Text | None = None


@dataclass(frozen=True, kw_only=True)
class Again:
    """An article to read again: (number, capture) of each revision, and the latest capture when it showed no new text."""

    article: str
    outlet: str
    url: str
    revisions: tuple[tuple[int, str], ...]
    latest: str | None

    @property
    def captures(self) -> tuple[str, ...]:
        """Return the captures that are read, in order."""
        return (*(capture for _, capture in self.revisions), *filter(None, [self.latest]))

    @property
    def key(self) -> str:
        return self.article


@dataclass(frozen=True, kw_only=True)
class Page:
    """A captured page that belongs to no article."""

    capture: str
    url: str
    crawl: str | None
    captured_at: datetime

    @property
    def captures(self) -> tuple[str, ...]:
        return (self.capture,)

    @property
    def key(self) -> str:
        return self.capture


def articles_to_read(connection: sqlite3.Connection, outlet: str | None) -> Iterator[Again]:
    """Yield the articles whose captures are here, oldest first."""
    rows = connection.execute(
        "select id, outlet, url from articles where ?1 is null or outlet = ?1 order by search_key", [outlet]
    ).fetchall()
    yield from _again(connection, rows)


def articles_with(connection: sqlite3.Connection, outlet: str, lines: Collection[str]) -> Iterator[Again]:
    """Yield those of an outlet's articles found last in whose text one of the lines stands."""
    rows = connection.execute(
        "select id, outlet, url, lead, body from articles where outlet = ? order by first_seen_at desc, rowid desc limit ?",
        [outlet, MOST_LATELY],
    ).fetchall()
    yield from _again(connection, [row for row in rows if any(line in f"{row['lead']}\n{row['body']}" for line in lines)])


def _again(connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]) -> Iterator[Again]:
    for row in rows:
        revisions = connection.execute(
            "select number, capture from revisions where article = ? and capture is not null order by number", [row["id"]]
        ).fetchall()
        if not revisions:
            continue
        latest = connection.execute(
            "select c.id from article_captures a join captures c on c.id = a.capture where a.article = ? and a.role = 'page'"
            " and not exists (select 1 from article_urls u where u.url = c.url and u.kind in ('amp', 'print', 'mobile'))"
            " order by c.captured_at desc, c.rowid desc limit 1",
            [row["id"]],
        ).fetchone()
        has_later = latest is not None and latest["id"] != revisions[-1]["capture"]
        yield Again(
            article=row["id"],
            outlet=row["outlet"],
            url=row["url"],
            revisions=tuple((one["number"], one["capture"]) for one in revisions),
            latest=latest["id"] if has_later else None,
        )


def unread_pages(connection: sqlite3.Connection, outlet: str | None) -> list[Page]:
    """Return the captures of pages that belong to no article, in order of their moment."""
    rows = connection.execute(
        "select id, url, crawl, captured_at from captures where kind = 'page' and status = 200 and (?1 is null or outlet = ?1)"
        " and not exists (select 1 from article_captures where capture = captures.id) order by captured_at, rowid",
        [outlet],
    ).fetchall()
    return [Page(capture=row["id"], url=row["url"], crawl=row["crawl"], captured_at=moment(row["captured_at"])) for row in rows]


def newest_pages(connection: sqlite3.Connection, outlet: str, most: int) -> list[str]:
    """Return the captures of an outlet's pages that answered well, the newest first, each address once."""
    rows = connection.execute(
        "select id, max(captured_at) from captures where outlet = ? and kind = 'page' and status = 200"
        " group by url order by max(captured_at) desc, max(rowid) desc limit ?",
        [outlet, most],
    )
    return [row["id"] for row in rows.fetchall()]


def text_now(connection: sqlite3.Connection, id: str) -> Text:
    """Return the current text of an article."""
    return row_text(connection.execute("select headline, lead, body, byline from articles where id = ?", [id]).fetchone())


def unread(url: str, results: Iterable[object]) -> Reread:
    """Return the verdict on an article of which a revision can no longer be read: it stays as it is, and that is said."""
    problem = next((one for one in results if isinstance(one, Problem)), None)
    return Reread(url=url, outcome="unread", problem=problem or Problem(url=url, stage="read", message=NO_ARTICLE_NOW))


NO_ARTICLE_NOW = "a stored revision of this article no longer reads as one; it stays as it was read before"


def feeds_of(connection: sqlite3.Connection, capture: str) -> list[str]:
    """Return the captures of feeds that listed the article which a capture shows, newest first."""
    rows = connection.execute(
        "select f.capture from article_captures p join article_captures f on f.article = p.article and f.role = 'feed'"
        " join captures c on c.id = f.capture where p.capture = ? order by c.captured_at desc, c.rowid desc",
        [capture],
    )
    return [row["capture"] for row in rows.fetchall()]


def further_of(connection: sqlite3.Connection, capture: str) -> list[str]:
    """Return the captures of the further pages of the article that a capture shows, fetched by the same crawl, in order."""
    rows = connection.execute(
        "select f.id from captures p join article_captures a on a.capture = p.id and a.role = 'page'"
        " join article_captures b on b.article = a.article and b.role = 'continuation'"
        " join captures f on f.id = b.capture where p.id = ? and f.crawl is p.crawl and f.captured_at >= p.captured_at"
        " order by f.captured_at, f.rowid",
        [capture],
    )
    return [row["id"] for row in rows.fetchall()]


def rewrite(connection: sqlite3.Connection, id: str, texts: dict[int, Article], latest: Article | None) -> bool:
    """Rewrite revisions (by number) and the article's row in place; tell whether anything changed.

    `latest` is the newest look at the article, which says its section, dates and names; without, its newest revision does.
    """
    before = _fingerprint(connection, id)
    for number, article in texts.items():
        rewrite_revision(connection, id, number, complete(connection, article))
    current = connection.execute("select max(number) from revisions where article = ?", [id]).fetchone()[0]
    if current in texts:
        update(connection, "articles", {"id": id}, reading_columns(texts[current]))
    newest = latest or texts.get(current)
    if newest is not None:
        correct_details(connection, id, complete(connection, newest), keep_dates=False)
    show_current(connection, id)
    settle(connection, story_of(connection, id))
    return before != _fingerprint(connection, id)


READERS = ("reader_version", "memory_hash")
"""Who read a text: that another did changes nothing of the article."""


def _fingerprint(connection: sqlite3.Connection, id: str) -> list[tuple[object, ...]]:
    tables = (("articles", "id"), ("revisions", "article"), ("article_authors", "article"), ("article_tags", "article"))
    return [
        tuple(row[name] for name in row.keys() if name not in READERS)  # noqa: SIM118
        for table, key in tables
        for row in connection.execute(f"select * from {table} where {key} = ? order by rowid", [id])  # noqa: S608
    ]
