"""What crawls did: their rows, the days of an outlet, problems, and the answers `status` prints."""

import sqlite3
from dataclasses import asdict, dataclass
from datetime import datetime

from archive.article import Problem
from archive.moments import local_day, moment, stamp
from archive.rows import insert, update
from archive.saving import timezone_of

OUTCOMES = ("finished", "failed", "stopped")
"""finished: nothing was lost. failed: something was, see problems. stopped: it ended before it was through."""


@dataclass(frozen=True, kw_only=True)
class CrawlCounts:
    """What a crawl counted. `failed` are addresses given up and pages unread; `listed` what feeds and sitemaps named."""

    requests: int = 0
    captures: int = 0
    listed: int = 0
    new: int = 0
    revised: int = 0
    unchanged: int = 0
    gone: int = 0
    failed: int = 0


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """A crawl as stored; `outcome` is None while it runs, or when it was killed."""

    id: str
    outlet: str
    kind: str
    started_at: datetime
    finished_at: datetime | None
    outcome: str | None
    requests: int
    captures: int
    new: int
    revised: int
    unchanged: int
    gone: int
    failed: int
    message: str


@dataclass(frozen=True, kw_only=True)
class StoredProblem:
    """A problem as stored, with the crawl and outlet it belongs to."""

    id: int
    crawl: str | None
    outlet: str | None
    url: str
    stage: str
    message: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OutletStatus:
    """An outlet as `status` prints it."""

    slug: str
    title: str
    active: bool
    articles: int
    newest: str | None
    requests_per_article: float | None
    last_crawl: Crawl | None
    problems: int


def start(connection: sqlite3.Connection, outlet: str, kind: str, at: datetime) -> str:
    """Write that a crawl begins; return its id, which tells when, of whom and of what kind."""
    timezone_of(connection, outlet)
    first = f"{stamp(at).replace('-', '').replace(':', '')}-{outlet}-{kind}"
    id, number = first, 1
    row = {"outlet": outlet, "kind": kind, "started_at": stamp(at)}
    while not insert(connection, "crawls", {"id": id} | row, or_ignore=True):
        number += 1
        id = f"{first}-{number}"
    return id


def finish(connection: sqlite3.Connection, id: str, *, outcome: str, at: datetime, counts: CrawlCounts, message: str) -> None:
    """Write how a crawl ended, and add it to its outlet's day: the local day on which it began."""
    if outcome not in OUTCOMES:
        raise ValueError(f"outcome {outcome!r} is not one of {', '.join(OUTCOMES)}")
    columns = {name: value for name, value in asdict(counts).items() if name != "listed"}
    row = {"finished_at": stamp(at), "outcome": outcome, "message": message or None}
    update(connection, "crawls", {"id": id}, row | columns)
    outlet, started_at = connection.execute("select outlet, started_at from crawls where id = ?", [id]).fetchone()
    day = local_day(moment(started_at), timezone_of(connection, outlet)).isoformat()
    connection.execute(
        "insert into outlet_days (outlet, day, crawls, failed, listed, new, gone) values (?, ?, 1, ?, ?, ?, ?)"
        " on conflict (outlet, day) do update set crawls = crawls + 1, failed = failed + excluded.failed,"
        " listed = listed + excluded.listed, new = new + excluded.new, gone = gone + excluded.gone",
        [outlet, day, int(outcome != "finished"), counts.listed, counts.new, counts.gone],
    )


def last_crawl(connection: sqlite3.Connection, outlet: str, kind: str | None) -> Crawl | None:
    """Return an outlet's last crawl (of a kind)."""
    row = connection.execute(
        "select * from crawls where outlet = ?1 and (?2 is null or kind = ?2) order by started_at desc, rowid desc limit 1",
        [outlet, kind],
    ).fetchone()
    return _crawl(row) if row else None


def _crawl(row: sqlite3.Row) -> Crawl:
    counted = ("requests", "captures", "new", "revised", "unchanged", "gone", "failed")
    return Crawl(
        id=row["id"],
        outlet=row["outlet"],
        kind=row["kind"],
        started_at=moment(row["started_at"]),
        finished_at=moment(row["finished_at"]) if row["finished_at"] else None,
        outcome=row["outcome"],
        message=row["message"] or "",
        **{name: row[name] or 0 for name in counted},
    )


def requests_since(connection: sqlite3.Connection, outlet: str, kind: str, since: datetime) -> int:
    """Count the requests of an outlet's crawls of a kind that began since then."""
    row = connection.execute(
        "select coalesce(sum(requests), 0) from crawls where outlet = ? and kind = ? and started_at > ?",
        [outlet, kind, stamp(since)],
    ).fetchone()
    return int(row[0])


def new_articles(connection: sqlite3.Connection, outlet: str, since: datetime) -> int:
    """Count an outlet's articles first seen since then."""
    row = connection.execute(
        "select count(*) from articles where outlet = ? and first_seen_at >= ?", [outlet, stamp(since)]
    ).fetchone()
    return int(row[0])


def write_problem(
    connection: sqlite3.Connection, problem: Problem, *, crawl: str | None, outlet: str | None, at: datetime
) -> None:
    """Put on record what could not be fetched, read or saved."""
    insert(connection, "problems", {"crawl": crawl, "outlet": outlet, "at": stamp(at)} | asdict(problem))


def problems(connection: sqlite3.Connection, crawl: str | None) -> list[StoredProblem]:
    """Return the problems of a crawl, or all, oldest first."""
    rows = connection.execute("select * from problems where ?1 is null or crawl = ?1 order by id", [crawl]).fetchall()
    return [StoredProblem(**dict(row) | {"at": moment(row["at"])}) for row in rows]


def status(connection: sqlite3.Connection) -> list[OutletStatus]:
    """Return how each outlet stands, by slug."""
    rows = connection.execute(
        "select slug, title, active, (select count(*) from articles where outlet = slug) as articles,"
        " (select max(published_date) from articles where outlet = slug) as newest,"
        " (select sum(requests) * 1.0 / nullif(sum(new), 0) from crawls where outlet = slug) as requests_per_article"
        " from outlets order by slug"
    ).fetchall()
    return [_status(connection, row) for row in rows]


def _status(connection: sqlite3.Connection, row: sqlite3.Row) -> OutletStatus:
    last = last_crawl(connection, row["slug"], None)
    count = connection.execute("select count(*) from problems where crawl = ?", [last.id]).fetchone()[0] if last else 0
    return OutletStatus(**dict(row) | {"active": bool(row["active"]), "last_crawl": last, "problems": count})
