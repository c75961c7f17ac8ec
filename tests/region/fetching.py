"""Asking a served outlet for an address as a browser without redirects would."""

import gzip
import http.client
from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    content: bytes


def fetch(url: str, method: str = "GET", **headers: str) -> Answer:
    """Send one request; header names are given with underscores. gzip is undone."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        address = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
        connection.request(method, address, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        content = response.read()
        received = dict(response.getheaders())
    finally:
        connection.close()
    if received.get("Content-Encoding") == "gzip" and content:
        content = gzip.decompress(content)
    return Answer(response.status, received, content)
