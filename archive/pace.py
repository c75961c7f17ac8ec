"""The pace of each host, shared by all crawls of all processes: when it may be asked again, and what is under way to it.

Times are seconds since 1970 of the real clock, whatever PODSHIVKA_NOW says; the caller brings the clock.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from archive.workers import Worker, is_alive

LONGEST_FLIGHT_SECONDS = 180.0
"""A response takes at most the download time-out (60 s); a flight older than this was cancelled and is forgotten."""

LONGEST_PACE_SECONDS = 3660.0
"""No pace is slower; a next moment farther away comes from a clock that was set back, and is not waited for."""

LONGEST_PAUSE_SECONDS = 25 * 3600.0
"""Retry-After is obeyed up to a day; a longer pause comes from a clock that was set back."""

ASK_AGAIN_SECONDS = 0.02
"""How soon to ask again when only the answer to another request is waited for."""

SCHEMA = """
create table if not exists hosts (host text primary key, next_at real not null default 0, paused_until real not null default 0);
create table if not exists flights (token text primary key, host text not null, worker text not null, started real not null);
"""


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Decide something while nobody else does."""
    db.execute("begin immediate")
    try:
        yield db
    except BaseException:
        if db.in_transaction:
            db.execute("rollback")
        raise
    db.execute("commit")


class Pace:
    """The limiter. Two tables in frontier.db."""

    def __init__(self, db: sqlite3.Connection, worker: Worker) -> None:
        self._db = db
        self.worker = worker
        db.executescript(SCHEMA)

    def depart(self, host: str, token: str, concurrency: int, delay: float, clock: Callable[[], float]) -> float:
        """Ask to send a request now. Return 0.0 when it may go, else the seconds to wait before asking again.

        With a concurrency of 1 the delay runs from the end of one response to the next request, so that no jitter of the
        network can bring two arrivals nearer than the delay.
        """
        with transaction(self._db) as db:
            now = clock()
            row = db.execute("select next_at, paused_until from hosts where host = ?", [host]).fetchone()
            wait = _wait(row["next_at"], row["paused_until"], now) if row else 0.0
            if wait > 0:
                return wait
            if self._flying(db, host, now) >= concurrency:
                return ASK_AGAIN_SECONDS
            db.execute("insert into flights values (?, ?, ?, ?)", [token, host, self.worker.id, now])
            self._not_before(db, host, now + delay)
        return 0.0

    def arrive(self, host: str, token: str, delay: float, clock: Callable[[], float]) -> None:
        """Tell that a response has come (or will not come): the delay runs from here."""
        with transaction(self._db) as db:
            db.execute("delete from flights where token = ?", [token])
            self._not_before(db, host, clock() + delay)

    def slow_down(self, host: str, delay: float, clock: Callable[[], float]) -> None:
        """Hold a longer delay from now on: robots.txt has just asked for it."""
        with transaction(self._db) as db:
            self._not_before(db, host, clock() + delay)

    def pause(self, host: str, seconds: float, clock: Callable[[], float]) -> None:
        """Leave a host alone for that long: it said so (Retry-After)."""
        with transaction(self._db) as db:
            db.execute(
                "insert into hosts (host, paused_until) values (?, ?) on conflict (host) do update set"
                " paused_until = max(paused_until, excluded.paused_until)",
                [host, clock() + seconds],
            )

    def forget(self, worker: str) -> None:
        """Forget the requests of a process that ended."""
        self._db.execute("delete from flights where worker = ?", [worker])

    def _not_before(self, db: sqlite3.Connection, host: str, moment: float) -> None:
        db.execute(
            "insert into hosts (host, next_at) values (?, ?) on conflict (host) do update set next_at ="
            " case when next_at - excluded.next_at between 0 and ? then next_at else excluded.next_at end",
            [host, moment, LONGEST_PACE_SECONDS],
        )

    def _flying(self, db: sqlite3.Connection, host: str, now: float) -> int:
        """Count the requests under way to a host; those of killed processes and cancelled ones are forgotten."""
        for token, worker, started in db.execute(
            "select token, worker, started from flights where host = ?", [host]
        ).fetchall():
            is_dead = worker != self.worker.id and not is_alive(self.worker.folder, worker)
            if is_dead or not 0 <= now - started < LONGEST_FLIGHT_SECONDS:
                db.execute("delete from flights where token = ?", [token])
        return int(db.execute("select count(*) from flights where host = ?", [host]).fetchone()[0])


def _wait(next_at: float, paused_until: float, now: float) -> float:
    pace = next_at - now
    pause = paused_until - now
    return max(pace if pace <= LONGEST_PACE_SECONDS else 0.0, pause if pause <= LONGEST_PAUSE_SECONDS else 0.0)
