"""What is known but not yet fetched, when it is due, and the pace of each host. Survives kill -9; may be deleted.

One SQLite file that all processes on an archive share. Every statement that decides something is one transaction, so two
crawls never lease one address twice, and no host is visited faster than its pace by all of them together.
"""

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from archive.addresses import fold
from archive.due import LINKS, NUMBERS, Found, Known, ListingState, RobotsCopy, Window
from archive.locking import use_wal
from archive.pace import Pace, transaction
from archive.trails import Trails
from archive.workers import Worker, is_alive

LISTINGS = ("feed", "section", "sitemap")
"""Kinds of addresses that every crawl visits anew. The others are `page`, and `archive`: a step of a trail (archive.trails)."""

RANKS = {"feed": 0, "section": 1, "sitemap": 2, "archive": 5}
LATEST_PAGES, OTHER_PAGES, PAGES_OF_LINKS, PAGES_OF_NUMBERS = 3, 4, 6, 7
"""In which order addresses are leased: the news first, then the articles of a step before the next step back in time."""

ADDED = "added"
"""The `via` of listings that onboarding has just read: the first crawl need not ask them again."""

AT_ONCE = "1970-01-01T00:00:00.000000+00:00"
"""When an address is due that waits for nothing: also by a clock that was set back since it was found."""

JUST_ANSWERED = timedelta(hours=1)

LISTED_STILL = timedelta(days=1)
"""What was refused, missing, unread or given up and is listed after so long is asked for again: it may have been mended.

A step back in time that was given up is asked for again by the next crawl of back issues.
"""

FEWEST_OF_SITEMAP = 12
"""A sitemap that names fewer articles is one of sections and service pages."""

NEWS = "news"
"""The reason noted for a sitemap that gives its addresses the day of publication: crawls of the latest visit it too."""

SETTLED = ("done", "redirected", "refused", "gone", "not_article", "unread", "given_up", "spared")
"""States in which an address is not fetched again without a reason; the only other state is `due`. `spared`: what is known
already answers it."""

VERSION = 4
"""Of the tables below. A file of another version is emptied and refilled: it holds nothing that cannot be found again."""

SCHEMA = """
create table if not exists addresses (
    key text primary key, url text not null, outlet text not null, kind text not null, via text not null,
    state text not null default 'due', attempts integer not null default 0, hops integer not null default 0,
    due_at text not null, found_at text not null, day text, entry text, feed_capture text, modified text,
    etag text, last_modified text, fetched_at text, status integer, reason text, target text, listed integer, worker text,
    rank integer not null, position integer not null default 0, trail text, step integer not null default 0,
    first_day text, source text, fresh integer not null default 0, ident text, in_sitemap integer not null default 0
) without rowid;
create index if not exists addresses_due on addresses (outlet, state, worker, rank, position, day desc, step, found_at, key);
create index if not exists addresses_trail on addresses (trail, step) where trail is not null;
create index if not exists addresses_ident on addresses (ident) where ident is not null;
create index if not exists addresses_in_sitemap on addresses (outlet, kind, state) where in_sitemap;
create index if not exists addresses_target on addresses (target) where target is not null;
create index if not exists addresses_worker on addresses (worker) where worker is not null;
create table if not exists robots (
    authority text primary key, fetched_at text not null, status integer not null, body blob not null, etag text,
    last_modified text
);
"""


class Frontier:
    """state/frontier.db. Moments are aware datetimes of the archive's clock. `pace` is the limiter of hosts."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.worker = Worker(folder / "workers")
        self._db = sqlite3.connect(folder / "frontier.db", timeout=60, isolation_level=None)
        self._db.row_factory = sqlite3.Row
        use_wal(self._db)
        self._db.execute("pragma synchronous = normal")
        self._prepare()
        self.pace = Pace(self._db, self.worker)
        self.trails = Trails(self._db)
        self._forget_the_dead()

    def _prepare(self) -> None:
        """Make the tables; those of another version go, and are refilled by the next crawls."""
        with transaction(self._db) as db:
            if db.execute("pragma user_version").fetchone()[0] != VERSION:
                for table in ("addresses", "trails", "trail_listed"):
                    db.execute(f"drop table if exists {table}")
                db.execute(f"pragma user_version = {VERSION}")
        self._db.executescript(SCHEMA)

    def free(self, outlet: str) -> None:
        """Give back what this process still holds of an outlet; it is due as before."""
        self._db.execute("update addresses set worker = null where worker = ? and outlet = ?", [self.worker.id, outlet])

    def close(self) -> None:
        """Give back what is still leased, and end."""
        self._db.execute("update addresses set worker = null where worker = ?", [self.worker.id])
        self.pace.forget(self.worker.id)
        self._db.close()
        self.worker.close()

    def _forget_the_dead(self) -> None:
        """Free what killed processes had leased: at once, not after a time-out, so that a crawl goes on where it was cut."""
        held = self._db.execute(
            "select worker from addresses where worker is not null union select worker from flights"
        ).fetchall()
        for (worker,) in held:
            if worker != self.worker.id and not is_alive(self.worker.folder, worker):
                with transaction(self._db) as db:
                    db.execute("update addresses set worker = null where worker = ?", [worker])
                self.pace.forget(worker)

    # Addresses

    def add(self, outlet: str, via: str, found: Iterable[Found], now: datetime) -> int:
        """Add what was discovered; return how many addresses are new. What is known keeps its state.

        An address that backfill found and a feed lists too becomes one of `latest`: the news never waits. What a feed says
        of an address replaces what a section page or a sitemap said: it has the date.
        """
        new = 0
        with transaction(self._db) as db:
            for one in found:
                if self._is_known_otherwise(one):
                    continue
                values = _values(one, outlet, via, now)
                names = ", ".join(values)
                new += db.execute(
                    f"insert into addresses ({names}) values ({', '.join('?' * len(values))}) on conflict (key) do nothing",  # noqa: S608
                    list(values.values()),
                ).rowcount
                self._bring_up_to_date(values, via, now)
        return new

    def _is_known_otherwise(self, one: Found) -> bool:
        """Tell whether a page is known already under an address that differs by nothing but its outlet's noise.

        One that came to nothing (missing, refused, no article) answers for no other.
        """
        if one.kind != "page" or not one.ident:
            return False
        row = self._db.execute(
            "select key from addresses where ident = ? and (state in ('due', 'done') or key = ?) order by key = ? desc limit 1",
            [one.ident, fold(one.url), fold(one.url)],
        ).fetchone()
        return row is not None and row["key"] != fold(one.url)

    def _bring_up_to_date(self, values: dict[str, object], via: str, now: datetime) -> None:
        key, day = values["key"], values["day"]
        if via == "latest":
            self._db.execute(
                "update addresses set via = 'latest', rank = ? where key = ? and state = 'due' and kind = 'page'",
                [LATEST_PAGES, key],
            )
        self._db.execute(
            "update addresses set state = 'due', due_at = ? where key = ? and kind = 'page' and worker is null"
            " and state in ('refused', 'gone', 'unread', 'given_up') and fetched_at < ?",
            [AT_ONCE, key, _text(now - LISTED_STILL)],
        )
        self._db.execute("update addresses set day = coalesce(day, ?) where key = ? and state = 'due'", [day, key])
        if values["in_sitemap"]:
            self._db.execute("update addresses set in_sitemap = 1 where key = ?", [key])
        if values["feed_capture"]:
            self._db.execute(
                "update addresses set day = coalesce(?, day), entry = ?, feed_capture = ? where key = ?"
                " and state = 'due' and feed_capture is null",
                [day, values["entry"], values["feed_capture"], key],
            )

    def visit_again(self, outlet: str, via: str, listings: Iterable[Found], now: datetime) -> None:
        """Make the listings of an outlet due now, whatever became of them before.

        What onboarding read within the last hour is fresh still: it is only noted that a crawl has taken it over.
        """
        listings = list(listings)
        self.add(outlet, via, listings, now)
        with transaction(self._db) as db:
            for one in listings:
                key = fold(one.url)
                taken = db.execute(
                    "update addresses set via = ? where key = ? and via = ? and state = 'done' and fetched_at > ?",
                    [via, key, ADDED, _text(now - JUST_ANSWERED)],
                ).rowcount
                if not taken:
                    db.execute(
                        "update addresses set state = 'due', attempts = 0, hops = ?, due_at = ?, url = ?, kind = ?, rank = ?,"
                        " outlet = ?, via = ?, trail = ?, step = ?, position = ? where key = ? and worker is null",
                        [
                            *(one.hops, AT_ONCE, one.url, one.kind, _rank(one.kind, via), outlet, via),
                            *(one.trail, one.step, one.position, key),
                        ],
                    )

    def ask_again(self, url: str, via: str, now: datetime) -> None:
        """Make a page due once more, for a reason: it may have moved. Not one that has answered within the last hour."""
        self._db.execute(
            "update addresses set state = 'due', attempts = 0, hops = 0, due_at = ?, via = ?, rank = ? where key = ?"
            " and kind = 'page' and state = 'done' and worker is null and fetched_at < ?",
            [AT_ONCE, via, _rank("page", via), fold(url), _text(now - JUST_ANSWERED)],
        )

    def steps_again(self, outlet: str, now: datetime) -> None:
        """Make the steps back in time that were given up due again."""
        self._db.execute(
            "update addresses set state = 'due', due_at = ? where outlet = ? and kind = 'archive' and state = 'given_up'"
            " and fetched_at < ?",
            [AT_ONCE, outlet, _text(now - LISTED_STILL)],
        )

    def sitemap_to_read(self, url: str, modified: str) -> bool:
        """Tell whether a nested sitemap has to be asked for: not when its index says it is as old as what we read."""
        row = self._db.execute("select state, modified from addresses where key = ?", [fold(url)]).fetchone()
        return row is None or row["state"] != "done" or not modified or row["modified"] != modified

    def note_modified(self, url: str, modified: str) -> None:
        self._db.execute("update addresses set modified = ? where key = ?", [modified or None, fold(url)])

    def lease(self, outlet: str, window: Window, now: datetime) -> Known | None:
        """Take the next due address. Held until settled, retried or freed.

        Listings come first, then pages, those of the latest before all others and the newest first; then the next step back
        in time, and last of all pages that only articles link to.
        """
        clause, values = window.condition()
        with transaction(self._db) as db:
            row = db.execute(
                f"select * from addresses where outlet = ? and state = 'due' and worker is null and due_at <= ? and {clause}"  # noqa: S608
                " order by rank, position, day desc, step, found_at, key limit 1",
                [outlet, _text(now), *values],
            ).fetchone()
            if row is None:
                return None
            db.execute("update addresses set worker = ? where key = ?", [self.worker.id, row["key"]])
        return _known(row)

    def take(self, url: str) -> Known | None:
        """Lease one address whatever its turn; None when another process has it."""
        with transaction(self._db) as db:
            row = db.execute("select * from addresses where key = ? and worker is null", [fold(url)]).fetchone()
            if row is None:
                return None
            db.execute("update addresses set worker = ? where key = ?", [self.worker.id, row["key"]])
        return _known(row)

    def next_due(self, outlet: str, window: Window) -> datetime | None:
        """Return the moment when the next unleased address of the outlet is due, or None."""
        clause, values = window.condition()
        row = self._db.execute(
            f"select min(due_at) from addresses where outlet = ? and state = 'due' and worker is null and {clause}",  # noqa: S608
            [outlet, *values],
        ).fetchone()
        return datetime.fromisoformat(row[0]) if row[0] else None

    def settle(
        self,
        key: str,
        state: str,
        now: datetime,
        *,
        status: int | None = None,
        reason: str = "",
        target: str = "",
        listed: int | None = None,
        day: date | None = None,
        is_fresh: bool = False,
    ) -> None:
        """Record what became of an address; it is not fetched again without a reason.

        `target` is a redirect's address, `day` what reading found out, `is_fresh` that the page was an article nobody knew.
        """
        assert state in SETTLED, state
        self._db.execute(
            "update addresses set state = ?, worker = null, attempts = 0, fetched_at = ?, status = ?, reason = ?, target = ?,"
            " listed = coalesce(nullif(?, 0), listed), day = coalesce(?, day), fresh = max(fresh, ?) where key = ?",
            [
                *(state, _text(now), status, reason or None, fold(target) if target else None, listed),
                *(day.isoformat() if day else None, is_fresh, key),
            ],
        )

    def note_validators(self, key: str, etag: str, last_modified: str) -> None:
        """Keep what a later request can be conditional on. Written once all that the answer said is in the frontier."""
        self._db.execute(
            "update addresses set etag = ?, last_modified = ? where key = ?", [etag or None, last_modified or None, key]
        )

    def retry(self, key: str, due_at: datetime, *, reason: str, status: int | None = None, counts: bool = True) -> None:
        """Make an address due again later. With `counts` False the attempt was the host's wish, not a failure."""
        self._db.execute(
            "update addresses set state = 'due', worker = null, attempts = attempts + ?, due_at = ?, status = ?, reason = ?"
            " where key = ?",
            [int(counts), _text(due_at), status, reason, key],
        )

    def postpone(self, outlet: str, authority: str, until: datetime) -> None:
        """Put off all that is due at `scheme://host:port`: one answer spoke for all of it."""
        self._db.execute(
            "update addresses set due_at = max(due_at, ?) where outlet = ? and state = 'due' and substr(url, 1, ?) = ?",
            [_text(until), outlet, len(authority) + 1, f"{authority}/"],
        )

    def rename(self, key: str, url: str) -> None:
        """The same address in another dress (https for http, a slash more): ask there from now on."""
        self._db.execute(
            "update addresses set url = ?, hops = hops + 1, worker = null, etag = null, last_modified = null where key = ?",
            [url, key],
        )

    def redirected_here(self, url: str) -> tuple[str, ...]:
        """Return the addresses that redirect to this one, directly or by others."""
        rows = self._db.execute(
            "with recursive chain(key, url) as (select key, url from addresses where target = ? union"
            " select a.key, a.url from addresses a join chain on a.target = chain.key) select url from chain order by url",
            [fold(url)],
        )
        return tuple(row[0] for row in rows)

    def feed_said(self, url: str) -> tuple[str | None, str | None]:
        """Return the entry (JSON) and the capture of the feed that listed the address."""
        row = self._db.execute("select entry, feed_capture from addresses where key = ?", [fold(url)]).fetchone()
        return (row["entry"], row["feed_capture"]) if row else (None, None)

    def sitemaps(self, outlet: str) -> list[tuple[str, str]]:
        """Return the sitemaps of an outlet that must be asked themselves, as (url, NEWS or "").

        Those that their index gives a date are left out: reading the index tells whether they changed.
        """
        rows = self._db.execute(
            "select url, coalesce(reason, '') from addresses where outlet = ? and kind = 'sitemap' and modified is null"
            " and state in ('done', 'due')",
            [outlet],
        )
        return [(row[0], row[1]) for row in rows]

    def listings(self, outlet: str) -> list[ListingState]:
        """Return how the feeds, sections and sitemaps of an outlet answered last."""
        rows = self._db.execute(
            "select url, kind, state, reason, fetched_at, listed from addresses where outlet = ?"
            " and kind in ('feed', 'section', 'sitemap') order by kind, url",
            [outlet],
        )
        return [ListingState(**dict(row) | {"reason": "" if row["reason"] == NEWS else row["reason"] or ""}) for row in rows]

    def asked(self, outlet: str) -> list[tuple[str, bool]]:
        """Return the pages of an outlet that have answered, each with whether it is an article."""
        rows = self._db.execute(
            "select url, state = 'done' from addresses where outlet = ? and kind = 'page' and state != 'due'", [outlet]
        )
        return [(row[0], bool(row[1])) for row in rows]

    def articles(self, outlet: str) -> list[tuple[str, bool]]:
        """Return the addresses of an outlet's articles, each with whether a further page of a listing has named it first."""
        rows = self._db.execute(
            "select url, trail is not null and step > 1 from addresses where outlet = ? and kind = 'page' and state = 'done'",
            [outlet],
        )
        return [(row[0], bool(row[1])) for row in rows]

    def remaining(self, outlet: str) -> int:
        """Return about how many pages of an outlet are still to be fetched: those due, and those that open trails may name."""
        due, steps = self._db.execute(
            "select coalesce(sum(kind = 'page'), 0), coalesce(sum(kind = 'archive'), 0) from addresses"
            " where outlet = ? and state = 'due'",
            [outlet],
        ).fetchone()
        return int(due) + self.trails.expected(outlet) if steps else int(due)

    def has_articles_of_sitemaps(self, outlet: str) -> bool:
        """Tell whether sitemaps named articles of the outlet, a dozen at least: the pages themselves have shown it."""
        row = self._db.execute(
            "select count(*) from addresses where outlet = ? and kind = 'page' and state = 'done' and in_sitemap",
            [outlet],
        ).fetchone()
        return bool(row[0] >= FEWEST_OF_SITEMAP)

    def standing(self) -> dict[str, dict[str, int]]:
        """Return for each outlet how many pages are in each state."""
        standing: dict[str, dict[str, int]] = {}
        for outlet, state, count in self._db.execute(
            "select outlet, state, count(*) from addresses where kind = 'page' group by outlet, state"
        ):
            standing.setdefault(outlet, {})[state] = count
        return standing

    # What one article is

    def siblings(self, ident: str, url: str) -> tuple[str, ...]:
        """Return the other addresses that come to the same once the outlet's noise is left out."""
        rows = self._db.execute("select url from addresses where ident = ? and key != ? order by url", [ident, fold(url)])
        return tuple(row[0] for row in rows)

    def identify(self, outlet: str, ident_of: Callable[[str], str | None]) -> int:
        """Work out anew what each page's address comes to; return how many due addresses are spared by that.

        Of several due addresses that come to one, one is fetched: the one that was found first.
        """
        pages = self._db.execute(
            "select key, url, state from addresses where outlet = ? and kind = 'page' order by state = 'due', found_at",
            [outlet],
        ).fetchall()
        spared, taken = 0, set()
        with transaction(self._db) as db:
            for page in pages:
                ident = ident_of(page["url"])
                db.execute("update addresses set ident = ? where key = ?", [ident, page["key"]])
                if ident and ident in taken:
                    spared += db.execute(
                        "update addresses set state = 'spared', reason = 'the same page as an address already asked for'"
                        " where key = ? and state = 'due' and worker is null",
                        [page["key"]],
                    ).rowcount
                elif ident and page["state"] in ("due", "done"):
                    taken.add(ident)
        return spared

    def spare(self, outlet: str, via: str, reason: str) -> int:
        """Leave out the pages that are due and were found so; return how many."""
        return self._db.execute(
            "update addresses set state = 'spared', reason = ? where outlet = ? and via = ? and kind = 'page'"
            " and state = 'due' and worker is null",
            [reason, outlet, via],
        ).rowcount

    # robots.txt

    def robots(self, authority: str) -> RobotsCopy | None:
        """Return the last robots.txt of `scheme://host:port`, or None."""
        row = self._db.execute("select * from robots where authority = ?", [authority]).fetchone()
        if row is None:
            return None
        return RobotsCopy(
            fetched_at=datetime.fromisoformat(row["fetched_at"]),
            status=row["status"],
            body=row["body"],
            etag=row["etag"],
            last_modified=row["last_modified"],
        )

    def keep_robots(self, authority: str, copy: RobotsCopy) -> None:
        self._db.execute(
            "insert or replace into robots values (?, ?, ?, ?, ?, ?)",
            [authority, _text(copy.fetched_at), copy.status, copy.body, copy.etag, copy.last_modified],
        )


def _values(one: Found, outlet: str, via: str, now: datetime) -> dict[str, object]:
    return {
        "key": fold(one.url),
        "url": one.url,
        "outlet": outlet,
        "kind": one.kind,
        "via": via,
        "rank": _rank(one.kind, via),
        "hops": one.hops,
        "due_at": AT_ONCE,
        "found_at": _text(now),
        "day": one.day.isoformat() if one.day else None,
        "first_day": one.first_day.isoformat() if one.first_day else None,
        "entry": one.entry,
        "feed_capture": one.feed_capture,
        "modified": one.modified,
        "trail": one.trail,
        "step": one.step,
        "position": one.position if one.kind == "archive" else 0,
        "source": one.source,
        "ident": one.ident,
        "in_sitemap": one.in_sitemap,
    }


def _rank(kind: str, via: str) -> int:
    if kind != "page":
        return RANKS[kind]
    return {"latest": LATEST_PAGES, LINKS: PAGES_OF_LINKS, NUMBERS: PAGES_OF_NUMBERS}.get(via, OTHER_PAGES)


def _known(row: sqlite3.Row) -> Known:
    names = ("key", "url", "outlet", "kind", "via", "attempts", "hops", "entry", "feed_capture", "modified")
    values = {name: row[name] for name in (*names, "etag", "last_modified", "listed", "trail", "step", "position", "source")}
    return Known(day=date.fromisoformat(row["day"]) if row["day"] else None, reason=row["reason"] or "", **values)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
