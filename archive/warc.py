"""One capture as WARC 1.1 records (ISO 28500), one gzip member each, and back. Bytes only: files are in captures.py."""

import hashlib
import uuid
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from io import BytesIO
from typing import BinaryIO
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.article import Capture
from archive.moments import moment, stamp

Headers = tuple[tuple[str, str], ...]

NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

REFRAMED = frozenset({"transfer-encoding", "content-length"})
"""Headers that described the wire; chunking is undone, so the length is stated anew."""

OURS = {"Podshivka-Kind": "kind", "Podshivka-Outlet": "outlet", "Podshivka-Crawl": "crawl"}
"""Header fields of our own (WARC 1.1 §4 allows them): with them the captures table can be rebuilt from the files alone."""

CHUNK_BYTES = 1 << 16


@dataclass(frozen=True, kw_only=True)
class Original:
    """The earlier capture whose payload a revisit record stands for."""

    id: str
    url: str
    captured_at: str


@dataclass(frozen=True, kw_only=True)
class Stored:
    """A capture as its record holds it. With `refers_to` (the id of the original) its body is empty here."""

    capture: Capture
    sha256: str
    refers_to: str | None = None


class DamagedRecord(Exception):
    """Bytes that are no whole WARC record of a response. Raised by parse; names what was found."""


class _Block(StatusAndHeaders):  # type: ignore[misc]
    """An HTTP header block that keeps the bytes as received; warcio would percent-encode what is not ASCII."""

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        self.headers_buff = b"".join(_line_bytes(line) for line in self.to_str().rstrip("\r\n").split("\r\n")) + b"\r\n"


def _line_bytes(line: str) -> bytes:
    try:
        return line.encode("latin-1") + b"\r\n"
    except UnicodeEncodeError:
        return line.encode() + b"\r\n"


def sha256(body: bytes) -> str:
    """Return the hash under which a payload is known: SHA-256, hex."""
    return hashlib.sha256(body).hexdigest()


def warcinfo_member(filename: str, at: datetime, software: str) -> bytes:
    """Return the first record of a file: who wrote it, and by which standard."""
    fields = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    content = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    headers = {
        "WARC-Record-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, filename).urn}>",
        "WARC-Filename": filename,
        "WARC-Date": stamp(at),
        "WARC-Block-Digest": _digest(content),
    }
    writer, buffer = _writer()
    record = writer.create_warc_record("", "warcinfo", payload=BytesIO(content), length=len(content), warc_headers_dict=headers)
    writer.write_record(record)
    return buffer.getvalue()


def response_member(capture: Capture, original: Original | None) -> bytes:
    """Return the response record; a revisit record when an earlier capture holds the payload (or the server said 304)."""
    block = _response_block(capture)
    headers = _record_headers(capture)
    writer, buffer = _writer()
    if original is None:
        headers |= {
            "WARC-Payload-Digest": _digest(capture.body),
            "WARC-Block-Digest": _digest(block.headers_buff + capture.body),
        }
        payload = BytesIO(capture.body)
        record = writer.create_warc_record(
            capture.url, "response", payload=payload, length=len(capture.body), http_headers=block, warc_headers_dict=headers
        )
    else:
        record = _revisit(writer, capture, block, original, headers | {"WARC-Block-Digest": _digest(block.headers_buff)})
    writer.write_record(record)
    return buffer.getvalue()


def _revisit(writer: WARCWriter, capture: Capture, block: _Block, original: Original, headers: dict[str, str]) -> ArcWarcRecord:
    headers |= {"WARC-Refers-To": f"<{original.id}>"}
    if capture.status != HTTPStatus.NOT_MODIFIED:
        digest = _digest(capture.body)
        return writer.create_revisit_record(capture.url, digest, original.url, original.captured_at, block, headers)
    headers |= {
        "WARC-Profile": NOT_MODIFIED_PROFILE,
        "WARC-Refers-To-Target-URI": original.url,
        "WARC-Refers-To-Date": original.captured_at,
    }
    return writer.create_warc_record(capture.url, "revisit", http_headers=block, warc_headers_dict=headers)


def request_member(capture: Capture, request_headers: Headers, method: str) -> bytes:
    """Return the request record that belongs to a capture."""
    address = urlsplit(capture.url)
    path = (address.path or "/") + (f"?{address.query}" if address.query else "")
    host = () if any(name.lower() == "host" for name, _ in request_headers) else (("Host", address.netloc),)
    block = _Block(f"{method} {path} HTTP/1.1", _clean((*host, *request_headers)), is_http_request=True)
    block.compute_headers_buffer()
    headers = {
        "WARC-Record-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, capture.id + '#request').urn}>",
        "WARC-Date": stamp(capture.captured_at),
        "WARC-Concurrent-To": f"<{capture.id}>",
        "WARC-Payload-Digest": _digest(b""),
        "WARC-Block-Digest": _digest(block.headers_buff),
    }
    writer, buffer = _writer()
    writer.write_record(writer.create_warc_record(capture.url, "request", http_headers=block, warc_headers_dict=headers))
    return buffer.getvalue()


def _writer() -> tuple[WARCWriter, BytesIO]:
    buffer = BytesIO()
    return WARCWriter(buffer, gzip=True, warc_version="1.1"), buffer


def _digest(content: bytes) -> str:
    return f"sha256:{sha256(content)}"


def _record_headers(capture: Capture) -> dict[str, str]:
    ours = {name: getattr(capture, attribute) for name, attribute in OURS.items()}
    return {
        "WARC-Record-ID": f"<{capture.id}>",
        "WARC-Date": stamp(capture.captured_at),
        **{name: value for name, value in ours.items() if value},
    }


def _response_block(capture: Capture) -> _Block:
    headers = [(name, value) for name, value in _clean(capture.headers) if name.lower() not in REFRAMED]
    if capture.status not in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
        headers.append(("Content-Length", str(len(capture.body))))
    block = _Block(f"{capture.status} {_reason(capture.status)}", headers, protocol="HTTP/1.1")
    block.compute_headers_buffer()
    return block


def _reason(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"


def _clean(headers: Headers) -> list[tuple[str, str]]:
    """No header value may end the line it stands on."""
    return [(name.strip(" \t"), " ".join(value.split("\n")).replace("\r", " ").strip(" \t")) for name, value in headers]


def members(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield (offset, bytes) of each whole gzip member from the start of the file; stop at the first that is torn."""
    offset, pending = 0, b""
    while True:
        machine, member = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
        while not machine.eof:
            piece = pending or file.read(CHUNK_BYTES)
            pending = b""
            if not piece:
                return
            try:
                machine.decompress(piece)
            except zlib.error:
                return
            member += piece[: len(piece) - len(machine.unused_data)]
        pending = machine.unused_data
        yield offset, bytes(member)
        offset += len(member)


def parse(member: bytes) -> Stored | None:
    """Read one record; None for one that is no response or revisit (warcinfo, request).

    Raises DamagedRecord when the bytes are no whole record.
    """
    _check_whole(member)
    try:
        record = next(iter(ArchiveIterator(BytesIO(member), no_record_parse=True)))
        content = record.raw_stream.read()
    except (StopIteration, EOFError, ArchiveLoadFailed, zlib.error) as error:
        raise DamagedRecord(f"no whole WARC record: {error}") from error
    if record.rec_type not in ("response", "revisit"):
        return None
    if len(content) != int(record.rec_headers.get_header("Content-Length", "0")):
        raise DamagedRecord("the record is shorter than it says")
    return _stored(record, content)


def _check_whole(member: bytes) -> None:
    """Raise DamagedRecord unless a gzip member is whole and its check sum right; who stops reading early never looks at it."""
    machine = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        machine.decompress(member)
    except zlib.error as error:
        raise DamagedRecord(f"no whole WARC record: {error}") from error
    if not machine.eof:
        raise DamagedRecord("no whole WARC record: it is cut off")


def _stored(record: ArcWarcRecord, content: bytes) -> Stored:
    fields = record.rec_headers
    status, headers, body = _split(content)
    capture = Capture(
        id=fields.get_header("WARC-Record-ID").strip("<>"),
        url=fields.get_header("WARC-Target-URI"),
        captured_at=moment(fields.get_header("WARC-Date")),
        status=status,
        headers=headers,
        body=body,
        kind=fields.get_header("Podshivka-Kind") or "page",
        outlet=fields.get_header("Podshivka-Outlet"),
        crawl=fields.get_header("Podshivka-Crawl"),
    )
    if record.rec_type == "response" or status == HTTPStatus.NOT_MODIFIED:
        digest = sha256(body)
    else:
        digest = fields.get_header("WARC-Payload-Digest", "").removeprefix("sha256:")
    return Stored(capture=capture, sha256=digest, refers_to=fields.get_header("WARC-Refers-To", "").strip("<>") or None)


def _split(content: bytes) -> tuple[int, Headers, bytes]:
    """Return status, headers and body of an HTTP response block; header bytes are read as latin-1, as RFC 9110 §5.5 has it."""
    head, _, body = content.partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    return int(status_line.split(" ")[1]), tuple(_pairs(lines)), body


def _pairs(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        name, _, value = line.partition(":")
        yield name, value.strip(" \t")
