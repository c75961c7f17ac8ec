"""Writing when others write too: wait with a word, never end in "database is locked"."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

READER_PATIENCE_MS = 60_000
"""How long SQLite itself waits on our behalf where nobody can be told; in WAL mode a reader waits only for a recovery."""

SAY_AFTER_SECONDS = 2.0
"""A save takes milliseconds; whoever waits longer should know for what."""

POLL_MS = 250

WAITING = "waiting for another process that writes to this archive"

Say = Callable[[str], None]


def log(message: str) -> None:
    """Say it to the log: what happens when nobody gave another ear."""
    logging.getLogger("podshivka").warning(message)


def connect(path: Path) -> sqlite3.Connection:
    """Open archive.db for writing: durable, foreign keys enforced, transactions ours (`writing`)."""
    connection = sqlite3.connect(path, isolation_level=None, timeout=READER_PATIENCE_MS / 1000)
    connection.row_factory = sqlite3.Row
    connection.execute("pragma synchronous = full")
    connection.execute("pragma foreign_keys = on")
    return connection


@contextmanager
def writing(connection: sqlite3.Connection, say: Say = log) -> Iterator[sqlite3.Connection]:
    """One transaction that holds the write lock from its first statement; rolled back when the block raises.

    Waits as long as it takes for other writers, and says so once after SAY_AFTER_SECONDS.
    """
    _take_lock(connection, say)
    try:
        yield connection
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    connection.execute("commit")


def _take_lock(connection: sqlite3.Connection, say: Say) -> None:
    connection.execute(f"pragma busy_timeout = {POLL_MS}")
    started, has_said = time.monotonic(), False
    while not _begins(connection):
        if not has_said and time.monotonic() - started >= SAY_AFTER_SECONDS:
            say(WAITING)
            has_said = True
    connection.execute(f"pragma busy_timeout = {READER_PATIENCE_MS}")


def use_wal(connection: sqlite3.Connection) -> None:
    """Switch the file to WAL. SQLite does not wait for others here, whatever busy_timeout says; so we do."""
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if not _is_busy(error):
                raise
            time.sleep(POLL_MS / 1000)
        else:
            return


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _begins(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if not _is_busy(error):
            raise
        return False
    return True
