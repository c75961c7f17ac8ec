"""Serves the region's outlets over HTTP on loopback, one port each, and writes down every request."""

import gzip
import hashlib
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import urlsplit

from podshivka.region.clock import Clock
from podshivka.region.outlet import FictionalOutlet, Reply, Visit
from podshivka.region.visits import Hit, Rules


class OutletServer(ThreadingHTTPServer):
    """One outlet on one port of 127.0.0.1 (0: a free one)."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, outlet: FictionalOutlet, clock: Clock, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.outlet, self.clock = outlet, clock
        self.rules = Rules(outlet.robots)
        self.hits: list[Hit] = []
        self._failures: dict[str, int] = {}
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, name=outlet.slug, daemon=True)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    def reply(self, address: str) -> Reply:
        """Return what the outlet answers to that path and query now, without counting it as a request."""
        if address == "/robots.txt":
            return _robots(self.outlet)
        parts = urlsplit(address)
        visit = Visit(path=parts.path, query=parts.query, now=self.clock.now(), base=self.base)
        return self.outlet.shape.answer(self.outlet, visit)

    def fault(self, address: str) -> Reply | None:
        """Return the failure this address answers with this time, if it is one that fails."""
        fault = self.outlet.faults.get(address)
        if fault is None:
            return None
        with self._lock:
            self._failures[address] = self._failures.get(address, 0) + 1
            if fault.times is not None and self._failures[address] > fault.times:
                return None
        headers = (("Retry-After", str(fault.retry_after)),) if fault.retry_after is not None else ()
        return Reply(status=fault.status, headers=headers, content=b"<html><body><h1>Error</h1></body></html>")

    def note(self, hit: Hit) -> None:
        with self._lock:
            self.hits.append(hit)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    server: OutletServer

    def do_GET(self) -> None:
        self._answer()

    def do_HEAD(self) -> None:
        self._answer()

    def _answer(self) -> None:
        arrived = time.monotonic()
        reply = self.server.fault(self.path) or self.server.reply(self.path)
        validators = _validators(self.server.outlet, reply)
        is_known = reply.status == 200 and _is_current(self.headers, validators)
        status = 304 if is_known else reply.status
        self.server.note(self._hit(arrived, status, dict(reply.headers)))
        encoding, content = _encoded(self.server.outlet, reply, self.headers.get("Accept-Encoding", ""))
        headers = [*reply.headers, *validators.items()]
        if not is_known:
            headers += [("Content-Type", reply.content_type), ("Content-Length", str(len(content))), *encoding]
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        if not is_known and self.command != "HEAD":
            self.wfile.write(content)

    def _hit(self, arrived: float, status: int, headers: Mapping[str, str]) -> Hit:
        return Hit(
            outlet=self.server.outlet.slug,
            method=self.command,
            address=self.path,
            user_agent=self.headers.get("User-Agent", ""),
            has_etag="If-None-Match" in self.headers,
            has_modified_since="If-Modified-Since" in self.headers,
            status=status,
            arrived=arrived,
            robots_allowed=self.server.rules.allow(self.path),
            retry_after=float(headers.get("Retry-After", 0)),
        )

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: `hits` is the log."""


def _robots(outlet: FictionalOutlet) -> Reply:
    if outlet.robots is None:
        return Reply(status=404, content=b"not found", content_type="text/plain")
    return Reply(content=outlet.robots.encode(), content_type="text/plain; charset=utf-8")


def _validators(outlet: FictionalOutlet, reply: Reply) -> dict[str, str]:
    if not (outlet.validates and reply.stable and reply.status == 200):
        return {}
    validators = {"ETag": f'"{hashlib.sha256(reply.content).hexdigest()[:20]}"'}
    if reply.modified:
        validators["Last-Modified"] = _http_date(reply.modified)
    return validators


def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _is_current(headers: Message, validators: Mapping[str, str]) -> bool:
    """Judge If-None-Match before If-Modified-Since, as RFC 9110 §13.2.2 says."""
    if asked := headers.get("If-None-Match"):
        return validators.get("ETag", "-") in asked
    since, modified = headers.get("If-Modified-Since"), validators.get("Last-Modified")
    return bool(since and modified and parsedate_to_datetime(modified) <= parsedate_to_datetime(since))


def _encoded(outlet: FictionalOutlet, reply: Reply, accepted: str) -> tuple[list[tuple[str, str]], bytes]:
    if outlet.gzips and "gzip" in accepted and reply.content:
        return [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")], gzip.compress(reply.content, mtime=0)
    return [], reply.content
