import gzip
import hashlib
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive import captures
from archive.article import Capture, CaptureError
from archive.captures import CaptureMissing
from archive.store import Archive, ArchiveError
from tests.archive.making import DAY, HOUR, NOON, column, kept, new_archive, page

URL = "https://stepnoy.example/news/1"
ENCODED = (("Content-Type", "text/html"), ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"))


def warc_files(archive: Archive) -> list[Path]:
    return sorted((archive.folder / "captures").rglob("*.warc.gz*"))


def records(path: Path) -> list[tuple[str, dict[str, str], bytes]]:
    """Read a file as any other tool would; (type, WARC headers, HTTP header block)."""
    with path.open("rb") as file:
        return [
            (record.rec_type, dict(record.rec_headers.headers), str(record.http_headers or "").encode())
            for record in ArchiveIterator(file)
        ]


def warcio_check(*paths: Path) -> subprocess.CompletedProcess[str]:
    line = [sys.executable, "-m", "warcio.cli", "check", "-v", *map(str, paths)]
    return subprocess.run(line, capture_output=True, text=True, check=False)


def test_capture_is_read_back_as_it_was_kept(archive: Archive) -> None:
    body = gzip.compress("<h1>Паводок</h1>".encode("windows-1251"))
    capture = page(URL, body, headers=ENCODED, kind="page", crawl="обход-1")
    archive.keep(capture)
    back = archive.capture(capture.id)
    assert (back.id, back.url, back.captured_at, back.status) == (capture.id, URL, NOON, 200)
    assert (back.body, back.kind, back.outlet, back.crawl) == (body, "page", "stepnoy", "обход-1")
    assert back.content().decode("windows-1251") == "<h1>Паводок</h1>"
    assert back.header("content-encoding") == "gzip"


def test_headers_say_the_length_and_nothing_of_chunks(archive: Archive) -> None:
    capture = page(URL, b"12345", headers=(*ENCODED, ("Content-Length", "999")))
    archive.keep(capture)
    back = archive.capture(capture.id)
    assert [value for name, value in back.headers if name.lower() == "content-length"] == ["5"]
    assert not back.header("Transfer-Encoding")


def test_header_bytes_that_are_not_ascii_stay_as_sent(archive: Archive) -> None:
    sent = "Ð¿Ð°Ð²Ð¾Ð´Ð¾Ðº"  # «паводок» in UTF-8, as latin-1 shows it
    capture = page(URL, headers=(("Location", f"/{sent}"), ("X-Two", "a\r\nX-Injected: b")))
    archive.keep(capture)
    assert archive.capture(capture.id).header("Location") == f"/{sent}"
    assert not archive.capture(capture.id).header("X-Injected")
    archive.close()
    assert "паводок".encode() in gzip.decompress(warc_files(archive)[0].read_bytes())


def test_hash_of_the_row_is_that_of_the_body_as_transferred_and_of_the_record(archive: Archive) -> None:
    body = gzip.compress(b"text")
    archive.keep(page(URL, body, headers=ENCODED))
    digest = hashlib.sha256(body).hexdigest()
    assert column(archive, "select sha256 from captures") == [digest]
    archive.close()
    response = next(headers for kind, headers, _ in records(warc_files(archive)[0]) if kind == "response")
    assert response["WARC-Payload-Digest"] == f"sha256:{digest}"


def test_other_tools_find_every_digest_right(archive: Archive) -> None:
    for number, status in enumerate((200, 404, 301, 204, 304, 599)):
        body = b"" if status in (204, 301, 304) else b"text" * 999
        archive.keep(page(f"{URL}?id={number}", body, status=status), (("Accept", "*/*"),))
    archive.keep(page(f"{URL}?id=0", b"text" * 999, at=NOON + HOUR))
    archive.close()
    done = warcio_check(*warc_files(archive))
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("digest pass") >= 6 + 7 + 1  # responses, requests, warcinfo


def test_file_begins_with_warcinfo_and_each_response_has_its_request(archive: Archive) -> None:
    capture = page(f"{URL}?p=1")
    archive.keep(capture, (("User-Agent", "Podshivka"),))
    archive.close()
    (info, _, _), (_, response, _), (_, request, block) = records(warc_files(archive)[0])
    assert info == "warcinfo"
    assert response["WARC-Record-ID"] == request["WARC-Concurrent-To"] == f"<{capture.id}>"
    assert block.decode().split("\r\n")[:3] == ["GET /news/1?p=1 HTTP/1.1", "Host: stepnoy.example", "User-Agent: Podshivka"]


def test_each_record_is_a_gzip_member_at_the_offset_of_its_row(archive: Archive) -> None:
    ids = [kept(archive, f"{URL}?id={number}", bytes([number]) * 50) for number in range(5)]
    archive.close()
    content = warc_files(archive)[0].read_bytes()
    for id in ids:
        with Archive.open(archive.folder) as opened:
            place = opened._place(id)
        member = gzip.decompress(content[place.offset : place.offset + place.length])
        assert member.startswith(b"WARC/1.1\r\n")
        assert f"<{id}>".encode() in member


def test_unchanged_page_is_a_revisit_that_reads_back_whole(archive: Archive) -> None:
    first = kept(archive, URL, b"<p>same</p>" * 500)
    again = page(URL, b"<p>same</p>" * 500, at=NOON + HOUR, headers=(("Content-Type", "text/html"), ("Age", "3")))
    archive.keep(again)
    back = archive.capture(again.id)
    assert (back.body, back.captured_at, back.header("Age")) == (b"<p>same</p>" * 500, NOON + HOUR, "3")
    assert column(archive, "select refers_to from captures order by captured_at") == [None, first]
    archive.close()
    headers = next(headers for kind, headers, _ in records(warc_files(archive)[0]) if kind == "revisit")
    assert headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert headers["WARC-Refers-To-Target-URI"] == URL
    assert headers["WARC-Refers-To-Date"] == "2026-11-25T07:00:00Z"


def test_page_that_changed_and_changed_back_refers_to_the_first_body(archive: Archive) -> None:
    for hours, body in enumerate((b"one", b"two", b"one", b"one")):
        kept(archive, URL, body, at=NOON + hours * HOUR)
    first = column(archive, "select id from captures order by captured_at limit 1")[0]
    assert column(archive, "select refers_to from captures order by captured_at") == [None, None, first, first]


def test_same_body_at_another_address_is_stored_there_too(archive: Archive) -> None:
    kept(archive, URL, b"same")
    kept(archive, f"{URL}?print=Y", b"same")
    assert column(archive, "select refers_to from captures") == [None, None]


def test_not_modified_refers_to_what_was_not_modified_and_has_no_body(archive: Archive) -> None:
    first = kept(archive, URL, b"same")
    kept(archive, URL, b"same", at=NOON + HOUR)
    answer = page(URL, b"", at=NOON + DAY, status=304)
    archive.keep(answer)
    assert column(archive, "select refers_to from captures where status = 304") == [first]
    assert archive.capture(answer.id).body == b""
    assert archive.capture(answer.id).header("Content-Length") == ""
    archive.close()
    headers = [headers for kind, headers, _ in records(warc_files(archive)[0]) if kind == "revisit"][-1]
    assert headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
    assert headers["WARC-Refers-To"] == f"<{first}>"


def test_damaged_content_encoding_is_kept_as_it_came(archive: Archive) -> None:
    capture = page(URL, b"\x1f\x8bnot gzip at all", headers=ENCODED)
    archive.keep(capture)
    with pytest.raises(CaptureError):
        archive.capture(capture.id).content()
    assert archive.capture(capture.id).body == b"\x1f\x8bnot gzip at all"


def test_file_is_open_while_its_writer_lives_and_has_its_name_afterwards(archive: Archive) -> None:
    capture = kept(archive, URL)
    (path,) = warc_files(archive)
    assert path.name.endswith(".warc.gz.open")
    assert path.parent == archive.folder / "captures" / "2026" / "11"
    with Archive.open(archive.folder) as other:
        assert other.capture(capture).body == b"<h1>page</h1>"  # also while it is open, and not taken for a dead one's
        assert warc_files(archive) == [path]
    archive.close()
    assert warc_files(archive) == [path.with_suffix("")]


def test_new_month_and_full_file_begin_another_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(archive, URL, b"1")
    kept(archive, URL, b"2", at=datetime(2026, 12, 1, tzinfo=UTC))
    assert [path.parent.name for path in warc_files(archive)] == ["11", "12"]
    monkeypatch.setattr(captures, "LARGEST_FILE_BYTES", 100)
    kept(archive, URL, b"3", at=datetime(2026, 12, 2, tzinfo=UTC))
    assert [path.name.endswith(".open") for path in warc_files(archive)] == [False, False, True]
    assert sorted(archive.capture(str(id)).body for id in column(archive, "select id from captures")) == [b"1", b"2", b"3"]


def test_each_process_writes_files_of_its_own(tmp_path: Path) -> None:
    with new_archive(tmp_path) as one, Archive.open(tmp_path) as other:
        kept(one, URL, b"1")
        kept(other, URL, b"2")
        assert len(warc_files(one)) == 2


def test_full_disk_leaves_no_half_record(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(archive, f"{URL}?id=1", b"first")
    real_write = os.write

    def write_half(file: int, content: bytes) -> int:
        if len(content) < 30:
            raise OSError(28, "No space left on device")
        return real_write(file, content[: len(content) // 2])

    monkeypatch.setattr(os, "write", write_half)
    with pytest.raises(OSError, match="No space left"):
        kept(archive, f"{URL}?id=2", b"second")
    monkeypatch.undo()
    last = kept(archive, f"{URL}?id=3", b"third")
    assert archive.capture(last).body == b"third"
    assert column(archive, "select count(*) from captures") == [2]
    archive.close()
    assert warcio_check(*warc_files(archive)).returncode == 0


def test_unknown_capture_is_an_error_with_its_name(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="urn:uuid:none"):
        archive.capture("urn:uuid:none")


def test_missing_file_says_which(archive: Archive) -> None:
    capture = kept(archive, URL)
    archive.close()
    warc_files(archive)[0].unlink()
    with Archive.open(archive.folder) as opened, pytest.raises(CaptureMissing, match="is missing; bring it back from a backup"):
        opened.capture(capture)


def test_overwritten_record_is_not_served_as_the_capture(archive: Archive) -> None:
    capture = kept(archive, URL)
    archive.close()
    path = warc_files(archive)[0]
    with Archive.open(archive.folder) as opened:
        place = opened._place(capture)
        whole = path.read_bytes()
        for byte in range(10, place.length):  # behind the head of the gzip member, whose flags and clock say nothing
            content = bytearray(whole)
            content[place.offset + byte] ^= 0xFF
            path.write_bytes(content)
            with pytest.raises(CaptureMissing, match="podshivka verify"):
                opened.capture(capture)


def dead_file(archive: Archive, *bodies: bytes) -> Path:
    """Close an archive whose file looks as if its process had been killed."""
    for number, body in enumerate(bodies):
        kept(archive, f"{URL}?id={number}", body)
    archive.close()
    (path,) = warc_files(archive)
    return path.rename(path.with_name(path.name + ".open"))


def test_torn_tail_is_cut_and_said(archive: Archive) -> None:
    path = dead_file(archive, b"one", b"two")
    whole = path.read_bytes()
    path.write_bytes(whole + gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n" + os.urandom(500))[:-40])
    said: list[str] = []
    with Archive.open(archive.folder, say=said.append) as opened:
        assert len(said) == 1
        assert "2 captures are whole" in said[0]
        assert "bytes of an unfinished record were cut" in said[0]
        assert sorted(opened.capture(str(id)).body for id in column(opened, "select id from captures")) == [b"one", b"two"]
    assert path.with_suffix("").read_bytes() == whole
    assert warcio_check(path.with_suffix("")).returncode == 0


def test_whole_record_without_a_row_gets_its_row(archive: Archive) -> None:
    path = dead_file(archive, b"one", b"one more")
    before = archive_rows(archive)
    with Archive.open(archive.folder) as opened:
        pass
    path = path.with_suffix("")
    path.rename(path.with_name(path.name + ".open"))
    lose_rows(archive)
    with Archive.open(archive.folder, say=lambda message: None) as opened:
        rows = [dict(row) for row in opened.db.conn.execute("select * from captures order by url")]
    assert rows == before


def test_revisit_record_without_a_row_gets_its_row(archive: Archive) -> None:
    kept(archive, URL, b"same", at=NOON)
    kept(archive, URL, b"same", at=NOON + HOUR)
    archive.keep(page(URL, b"", at=NOON + DAY, status=304))
    before = archive_rows(archive, close=False)
    path = dead_file(archive)
    assert path.exists()
    lose_rows(archive)
    with Archive.open(archive.folder, say=lambda message: None) as opened:
        assert [dict(row) for row in opened.db.conn.execute("select * from captures order by captured_at")] == before


def archive_rows(archive: Archive, *, close: bool = True) -> list[dict[str, object]]:
    if not close:
        return [dict(row) for row in archive.db.conn.execute("select * from captures order by captured_at")]
    connection = sqlite3.connect(archive.folder / "archive.db")
    connection.row_factory = sqlite3.Row
    rows = [dict(row) for row in connection.execute("select * from captures order by url")]
    connection.close()
    return rows


def lose_rows(archive: Archive) -> None:
    connection = sqlite3.connect(archive.folder / "archive.db")
    connection.execute("delete from captures")
    connection.commit()
    connection.close()


def test_file_without_a_whole_capture_is_removed_and_said(archive: Archive) -> None:
    path = dead_file(archive, b"one")
    lose_rows(archive)
    path.write_bytes(path.read_bytes()[:450])
    said: list[str] = []
    with Archive.open(archive.folder, say=said.append):
        assert "before its first capture was whole" in said[0]
    assert warc_files(archive) == []


def test_damage_before_known_captures_is_said_and_nothing_is_cut(archive: Archive) -> None:
    path = dead_file(archive, b"one", os.urandom(300), b"three")
    content = bytearray(path.read_bytes())
    with Archive.open(archive.folder, say=lambda message: None) as opened:
        second = int(str(column(opened, "select warc_offset from captures order by warc_offset")[1]))
    path = path.with_suffix("").rename(path)
    content[second + 200] ^= 0xFF
    path.write_bytes(content)
    said: list[str] = []
    with Archive.open(archive.folder, say=said.append) as opened:
        assert f"damaged at byte {second}" in said[0]
        assert path.read_bytes() == content
        last = column(opened, "select id from captures order by warc_offset desc limit 1")[0]
        assert opened.capture(str(last)).body == b"three"


def test_row_that_could_not_be_written_is_written_at_the_next_start(archive: Archive) -> None:
    capture: Capture = page(URL, b"kept")
    kept(archive, f"{URL}?id=0", b"before")
    archive.db.conn.execute(
        "create temp trigger full before insert on main.captures begin select raise(abort, 'disk full'); end"
    )
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        archive.keep(capture)
    archive.db.conn.execute("drop trigger full")
    kept(archive, f"{URL}?id=9", b"after")
    archive.close()
    with Archive.open(archive.folder, say=lambda message: None) as opened:
        assert opened.capture(capture.id).body == b"kept"
        assert column(opened, "select count(*) from captures") == [3]
