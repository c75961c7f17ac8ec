"""WARC files on disk: append, fetch by offset, mend what a dead process left. Rows about them are the store's."""

import fcntl
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from http import HTTPStatus
from pathlib import Path

from archive.article import Capture, CaptureError
from archive.warc import (
    DamagedRecord,
    Headers,
    Original,
    Stored,
    members,
    parse,
    request_member,
    response_member,
    warcinfo_member,
)

FOLDER = "captures"
LARGEST_FILE_BYTES = 1_000_000_000
"""One gigabyte, as the WARC guidelines (ISO 28500 annex C) recommend."""

OPEN = ".open"
SOFTWARE = "Podshivka (https://pypi.org/project/podshivka/)"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a record is: `file` is relative to captures/ and without `.open`; offset and length in bytes."""

    file: str
    offset: int
    length: int


class CaptureMissing(CaptureError):
    """A capture whose record is not where its row says. Raised by fetch; names the file, the offset and what to try."""


class Writer:
    """The WARC file of this process: `.open` and locked while in use, so that others know its writer lives."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self._path: Path | None = None
        self._file = -1
        self._size = 0
        self._month = ""
        self._is_settled = True

    @contextmanager
    def append(
        self, capture: Capture, original: Original | None, request_headers: Headers = (), method: str = "GET"
    ) -> Iterator[Place]:
        """Write the capture's records and fsync; the block then writes the row.

        A block that fails leaves a record without a row: the file stays `.open` and is mended at the next start.
        """
        response = response_member(capture, original)
        offset = self._write(capture, response + request_member(capture, request_headers, method))
        assert self._path is not None
        name = self._path.relative_to(self.folder).as_posix().removesuffix(OPEN)
        self._is_settled, was_settled = False, self._is_settled
        yield Place(file=name, offset=offset, length=len(response))
        self._is_settled = was_settled

    def _write(self, capture: Capture, records: bytes) -> int:
        month = capture.captured_at.astimezone(UTC).strftime("%Y/%m")
        if self._path is None or month != self._month or self._size >= LARGEST_FILE_BYTES:
            self.close()
            self._begin(capture, month)
        offset = self._size
        self._append(records)
        return offset

    def _begin(self, capture: Capture, month: str) -> None:
        folder = self.folder / month
        folder.mkdir(parents=True, exist_ok=True)
        self._path, self._file = _create(folder, capture.captured_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ"))
        self._month, self._size, self._is_settled = month, 0, True
        _sync_folders(folder, self.folder)
        self._append(warcinfo_member(self._path.name.removesuffix(OPEN), capture.captured_at, SOFTWARE))

    def _append(self, content: bytes) -> None:
        """All or nothing: what a full disk cut off is taken back, so that the next record starts where this one did."""
        try:
            _write_all(self._file, content)
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            os.lseek(self._file, self._size, os.SEEK_SET)
            raise
        self._size += len(content)

    def close(self) -> None:
        """Give the file its final name, unless a record in it has no row."""
        if self._path is None:
            return
        if self._is_settled:
            _finish(self._path)
        os.close(self._file)
        self._path = None


def _create(folder: Path, moment: str) -> tuple[Path, int]:
    """Make a new locked file. Between making and locking another process may mend it away: then make another."""
    while True:
        path = folder / f"podshivka-{moment}-{os.getpid()}-{secrets.token_hex(4)}.warc.gz{OPEN}"
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o644)
        if _is_ours(path, file):
            return path, file
        os.close(file)


def _is_ours(path: Path, file: int) -> bool:
    """Lock the open file; tell whether we have it and it is still what the path names."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.fstat(file).st_ino == path.stat().st_ino
    except (BlockingIOError, FileNotFoundError):
        return False


def _write_all(file: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(file, view) :]


def _finish(path: Path) -> None:
    os.rename(path, path.with_name(path.name.removesuffix(OPEN)))
    _sync_folders(path.parent)


def _sync_folders(*folders: Path) -> None:
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def fetch(folder: Path, place: Place, original: Callable[[str], Place]) -> Capture:
    """Read a capture back; the body of a revisit comes from its original, whose place `original` tells by id.

    Raises CaptureMissing.
    """
    stored = _at(folder, place)
    if stored.refers_to is None or stored.capture.status == HTTPStatus.NOT_MODIFIED:
        return stored.capture
    return replace(stored.capture, body=_at(folder, original(stored.refers_to)).capture.body)


def _at(folder: Path, place: Place) -> Stored:
    try:
        stored = parse(_bytes_at(folder / FOLDER, place))
    except DamagedRecord as error:
        raise CaptureMissing(f"captures/{place.file} at byte {place.offset}: {error}; see: podshivka verify") from error
    if stored is None:
        raise CaptureMissing(f"captures/{place.file} at byte {place.offset} holds another record; see: podshivka verify")
    return stored


def _bytes_at(captures: Path, place: Place) -> bytes:
    for name in (place.file, place.file + OPEN, place.file):  # its writer may be closing it between two looks
        try:
            with (captures / name).open("rb") as file:
                file.seek(place.offset)
                return file.read(place.length)
        except FileNotFoundError:
            continue
    raise CaptureMissing(f"captures/{place.file} is missing; bring it back from a backup")


def repair(folder: Path, adopt: Callable[[Stored, Place], bool], last_row: Callable[[str], int]) -> Iterator[str]:
    """Mend the files that dead processes left `.open`, and say what was done, one sentence a file.

    Each is cut to its last whole record and renamed. `adopt` is given every capture in it and tells whether it had no row
    yet; `last_row` gives the highest offset that rows name in a file, -1 for none: what rows point to is never cut.
    """
    for path in sorted((folder / FOLDER).glob(f"*/*/*.warc.gz{OPEN}")):
        try:
            file = os.open(path, os.O_RDWR)
        except FileNotFoundError:
            continue
        try:
            if _is_ours(path, file):
                yield _mend(folder / FOLDER, path, file, adopt, last_row)
        finally:
            os.close(file)


def _mend(captures: Path, path: Path, file: int, adopt: Callable[[Stored, Place], bool], last_row: Callable[[str], int]) -> str:
    name = path.relative_to(captures).as_posix().removesuffix(OPEN)
    found, adopted, end = 0, 0, 0
    for place, stored in _whole(path, name):
        end = place.offset + place.length
        if stored is not None:
            found += 1
            adopted += adopt(stored, place)
    torn = os.fstat(file).st_size - end
    if last_row(name) >= end:
        return f"captures/{name} is damaged at byte {end}: rows point behind it, so it was left as it is; see: podshivka verify"
    os.ftruncate(file, end)
    os.fsync(file)
    if not found:
        path.unlink()
        return f"captures/{name}: a process ended before its first capture was whole; the empty file is gone"
    _finish(path)
    return (
        f"captures/{name}: its process ended without closing it; {found} captures are whole, {adopted} of them had no row"
        f" and got one, {torn} bytes of an unfinished record were cut"
    )


def _whole(path: Path, name: str) -> Iterator[tuple[Place, Stored | None]]:
    with path.open("rb") as file:
        for offset, member in members(file):
            try:
                stored = parse(member)
            except DamagedRecord:
                return
            yield Place(file=name, offset=offset, length=len(member)), stored
