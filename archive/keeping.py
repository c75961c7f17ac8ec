"""The rows of captures: what is where in the WARC files, and which earlier capture holds the same payload."""

import sqlite3
from http import HTTPStatus

from archive.article import Capture
from archive.captures import Place
from archive.moments import stamp
from archive.rows import insert
from archive.warc import Original, Stored, sha256


def original_of(connection: sqlite3.Connection, capture: Capture) -> Original | None:
    """Return the earlier capture of the address that holds the same payload; for a 304 the last that answered 200."""
    if capture.status == HTTPStatus.NOT_MODIFIED:
        row = connection.execute(
            "select o.id, o.url, o.captured_at from captures c join captures o on o.id = coalesce(c.refers_to, c.id)"
            " where c.url = ? and c.status = 200 order by c.captured_at desc limit 1",
            [capture.url],
        ).fetchone()
    elif capture.body:
        row = connection.execute(
            "select id, url, captured_at from captures where url = ? and sha256 = ? and refers_to is null limit 1",
            [capture.url, sha256(capture.body)],
        ).fetchone()
    else:
        row = None
    return Original(**dict(row)) if row else None


def write_row(connection: sqlite3.Connection, stored: Stored, place: Place, *, or_ignore: bool = False) -> bool:
    """Write a capture's row; tell whether it is new. A second row of one id raises, unless ignored."""
    capture = stored.capture
    row = {
        "id": capture.id,
        "url": capture.url,
        "outlet": capture.outlet,
        "crawl": capture.crawl,
        "kind": capture.kind,
        "captured_at": stamp(capture.captured_at),
        "status": capture.status,
        "content_type": capture.content_type or None,
        "sha256": stored.sha256,
        "refers_to": stored.refers_to,
        "warc_file": place.file,
        "warc_offset": place.offset,
        "warc_length": place.length,
    }
    return insert(connection, "captures", row, or_ignore=or_ignore)


def place_of(connection: sqlite3.Connection, id: str) -> Place | None:
    """Return where a capture's record is; None for an unknown one."""
    row = connection.execute("select warc_file, warc_offset, warc_length from captures where id = ?", [id]).fetchone()
    return Place(file=row["warc_file"], offset=row["warc_offset"], length=row["warc_length"]) if row else None


def last_offset(connection: sqlite3.Connection, file: str) -> int:
    """Return the highest offset that rows name in a file; -1 when they name none."""
    row = connection.execute("select max(warc_offset) from captures where warc_file = ?", [file]).fetchone()
    return -1 if row[0] is None else int(row[0])
