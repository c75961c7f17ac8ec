"""One look at an article becomes rows: found or founded, revised or only seen. Runs inside the transaction of Archive.save."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from archive.article import Article, Capture
from archive.identity import Match, find, free_id, record_addresses, row_text
from archive.moments import local_day, moment, stamp
from archive.revising import add_revision, dates, reading_columns, rewrite_revision, show_current
from archive.revisions import Decision, Reading, body_hash, words
from archive.rows import insert, update
from archive.stories import settle, story_for

KEYS_A_DAY = 1 << 20
"""search_key = ordinal of the local day × 2^20 + n: newest first is the order of keys, and a key fits a double exactly."""

ReadAgain = Callable[[Capture], object]
"""Reads an earlier capture as today's are read; whatever is no Article means that it cannot be read."""


@dataclass(frozen=True, kw_only=True)
class Saved:
    """What became of a look: `outcome` is new, revised or unchanged."""

    article_id: str
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Known:
    """The article a look is at, as stored: its current text, who read it, from which capture, and when that was seen."""

    match: Match
    reading: Reading
    capture: str | None
    number: int
    seen_at: str

    @property
    def is_judged(self) -> bool:
        """Only a look at the canonical address can show an edit: print and mobile pages print the same text otherwise."""
        return self.match.kind == "canonical"


class UnknownOutlet(Exception):
    """An article of an outlet that is not in the archive. Raised by complete; Archive turns it into an ArchiveError."""


def timezone_of(connection: sqlite3.Connection, outlet: str) -> str:
    """Return an outlet's time zone. Raises UnknownOutlet."""
    row = connection.execute("select timezone from outlets where slug = ?", [outlet]).fetchone()
    if row is None:
        raise UnknownOutlet(f"outlet {outlet!r} is not in the archive; see: podshivka outlets check")
    return str(row["timezone"])


def complete(connection: sqlite3.Connection, article: Article) -> Article:
    """Add the local day to an article whose minute is known. Raises UnknownOutlet."""
    timezone = timezone_of(connection, article.outlet)
    if article.published_at is None or article.published_date is not None:
        return article
    return replace(article, published_date=local_day(article.published_at, timezone))


def look_up(connection: sqlite3.Connection, article: Article) -> Known | None:
    """Return what is stored about the article a look is at; None for a new one."""
    match = find(connection, article)
    if match is None:
        return None
    row = connection.execute(
        "select a.headline, a.lead, a.body, a.byline, a.reader_version, a.memory_hash, a.capture, r.number, r.seen_at"
        " from articles a join revisions r on r.article = a.id and r.number = a.revision_count where a.id = ?",
        [match.article],
    ).fetchone()
    reading = Reading(text=row_text(row), reader_version=row["reader_version"] or "", memory_hash=row["memory_hash"] or "")
    return Known(match=match, reading=reading, capture=row["capture"], number=row["number"], seen_at=row["seen_at"])


def write_new(connection: sqlite3.Connection, article: Article, seen_at: datetime) -> str:
    """Write an article nobody knew, in its story; return its id."""
    id = free_id(connection, article.url)
    region, timezone = connection.execute("select region, timezone from outlets where slug = ?", [article.outlet]).fetchone()
    count = len(words(article.body))
    joined = story_for(connection, body_hash(article.body), count)
    if joined is None:
        insert(connection, "stories", _founded(id, article))
    row = {
        "search_key": new_search_key(connection, _key_day(article.published_date, seen_at, timezone)),
        "id": id,
        "outlet": article.outlet,
        "region": region,
        "url": article.url,
        "first_seen_at": stamp(seen_at),
        "last_seen_at": stamp(seen_at),
        "story": joined or id,
        "relation": "identical" if joined else "original",
        "revision_count": 1,
        "capture": article.capture or None,
    }
    insert(connection, "articles", row | reading_columns(article) | _details(article))
    add_revision(connection, id, article, stamp(seen_at))
    _write_names(connection, id, article)
    if joined:
        settle(connection, joined)
    return id


def _founded(id: str, article: Article) -> dict[str, object]:
    published = dates(article)
    first_published = published["published_at"] or published["published_date"]
    return {
        "id": id,
        "headline": article.headline,
        "first_article": id,
        "first_published": first_published,
        "articles": 1,
        "outlets": 1,
    }


def _details(article: Article) -> dict[str, object]:
    """Return what a later look may correct without making a revision."""
    day = article.published_date
    return dates(article) | {
        "section": article.section or None,
        "language": article.language or None,
        "published_year": day.year if day else None,
        "published_month": f"{day:%Y-%m}" if day else None,
        "published_printed": article.published_printed or None,
        "date_precision": article.date_precision or None,
        "modified_at": article.modified_at and stamp(article.modified_at),
        "image_url": article.image_url or None,
    }


DATE_COLUMNS = ("published_at", "published_date", "published_year", "published_month", "published_printed", "date_precision")


def write_seen(connection: sqlite3.Connection, known: Known, article: Article, decision: Decision, seen_at: datetime) -> str:
    """Write another look at a known article; return its outcome."""
    id, at = known.match.article, stamp(seen_at)
    mark_seen(connection, id, at)
    if decision.is_unproven or not known.is_judged:
        return "unchanged"
    if decision.mended is not None:
        rewrite_revision(connection, id, known.number, decision.mended)
        update(connection, "articles", {"id": id}, reading_columns(decision.mended))
    if decision.outcome == "revised":
        add_revision(connection, id, article, at)
    if decision.mended is not None or decision.outcome == "revised":
        show_current(connection, id)
    if at >= known.seen_at:  # else a capture from before, brought in late: a revision, but it says nothing of today
        _bring_up_to_date(connection, id, article, decision)
    return decision.outcome


def _bring_up_to_date(connection: sqlite3.Connection, id: str, article: Article, decision: Decision) -> None:
    correct_details(connection, id, article)
    if decision.outcome == "revised":
        update(connection, "articles", {"id": id}, {"memory_hash": article.memory_hash or None})
        settle(connection, story_of(connection, id))


def mark_seen(connection: sqlite3.Connection, id: str, at: str) -> None:
    """Note that the outlet served the article then; moments may come in any order."""
    row = connection.execute("select first_seen_at, last_seen_at from articles where id = ?", [id]).fetchone()
    if at > row["last_seen_at"]:
        update(connection, "articles", {"id": id}, {"last_seen_at": at})
    if at < row["first_seen_at"]:
        update(connection, "articles", {"id": id}, {"first_seen_at": at})
        move_key(connection, id)


def story_of(connection: sqlite3.Connection, id: str) -> str:
    """Return the story of an article."""
    return str(connection.execute("select story from articles where id = ?", [id]).fetchone()[0])


def correct_details(connection: sqlite3.Connection, id: str, article: Article, *, keep_dates: bool = True) -> None:
    """Bring section, dates, tags and names up to what this look says; a day once printed stays when a look misses it."""
    stored = connection.execute("select * from articles where id = ?", [id]).fetchone()
    details = _details(article)
    if keep_dates and _says_less(stored, details):
        details = {name: value for name, value in details.items() if name not in DATE_COLUMNS}
    changed = {name: value for name, value in details.items() if stored[name] != value}
    if changed:
        update(connection, "articles", {"id": id}, changed)
    if "published_date" in changed:
        move_key(connection, id)
    if changed.keys() & {"published_at", "published_date"}:
        settle(connection, stored["story"])
    _write_names(connection, id, article)


def _says_less(stored: sqlite3.Row, details: dict[str, object]) -> bool:
    """This look found no date where one is known, or only the day of the known minute."""
    if details["published_date"] is None:
        return True
    is_same_day = stored["published_date"] == details["published_date"]
    return is_same_day and stored["published_at"] is not None and details["published_at"] is None


def _write_names(connection: sqlite3.Connection, id: str, article: Article) -> None:
    authors = [(id, number, author.name, author.role) for number, author in enumerate(article.authors, 1)]
    stored = connection.execute("select * from article_authors where article = ? order by position", [id]).fetchall()
    if authors != [tuple(row) for row in stored]:
        connection.execute("delete from article_authors where article = ?", [id])
        connection.executemany("insert into article_authors (article, position, name, role) values (?, ?, ?, ?)", authors)
    tags = dict.fromkeys((id, tag) for tag in article.tags)
    if set(tags) != {tuple(row) for row in connection.execute("select * from article_tags where article = ?", [id])}:
        connection.execute("delete from article_tags where article = ?", [id])
        connection.executemany("insert into article_tags (article, tag) values (?, ?)", list(tags))


def link_captures(
    connection: sqlite3.Connection, id: str, article: Article, feed_capture: str | None, further: Iterable[str] = ()
) -> None:
    """Write which captures show the article; `further` are those of its further pages."""
    shown = [(article.capture, "page")] if article.capture else []
    for capture, role in [*shown, *((one, "continuation") for one in further)]:
        insert(connection, "article_captures", {"article": id, "capture": capture, "role": role}, or_ignore=True)
    if feed_capture:  # the frontier may remember a feed that this archive no longer has: it was restored from a backup
        connection.execute(
            "insert or ignore into article_captures (article, capture, role) select ?, id, 'feed' from captures where id = ?",
            [id, feed_capture],
        )


def link_addresses(connection: sqlite3.Connection, id: str, article: Article, known: Known | None) -> None:
    """Write which addresses it has."""
    record_addresses(connection, id, article, known.match if known else None)


def _key_day(published: date | None, first_seen: datetime, timezone: str) -> date:
    seen = local_day(first_seen, timezone)
    return published if published and published <= seen else seen


def new_search_key(connection: sqlite3.Connection, day: date) -> int:
    """Return the next free key of a day."""
    start = day.toordinal() * KEYS_A_DAY
    row = connection.execute(
        "select max(search_key) from articles where search_key between ? and ?", [start, start + KEYS_A_DAY - 1]
    ).fetchone()
    return start + 1 if row[0] is None else int(row[0]) + 1


def move_key(connection: sqlite3.Connection, id: str) -> None:
    """Give an article a key of the day it belongs to, where its key is of another."""
    row = connection.execute(
        "select a.search_key, a.published_date, a.first_seen_at, o.timezone from articles a"
        " join outlets o on o.slug = a.outlet where a.id = ?",
        [id],
    ).fetchone()
    published = date.fromisoformat(row["published_date"]) if row["published_date"] else None
    day = _key_day(published, moment(row["first_seen_at"]), row["timezone"])
    if row["search_key"] // KEYS_A_DAY != day.toordinal():
        update(connection, "articles", {"id": id}, {"search_key": new_search_key(connection, day)})
