"""The values that travel from the web to the archive: Outlet, Capture, Article and what may come instead of one."""

import zlib
from dataclasses import dataclass
from datetime import date, datetime

LARGEST_CONTENT_BYTES = 32 * 1024 * 1024
"""A page that unpacks to more than this is a mistake or an attack (a gzip bomb); regional outlets print 10 to 500 KB."""


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """A newspaper or site that publishes, as the registry states it."""

    slug: str
    title: str
    homepage: str
    place: str = ""
    region: str = ""
    timezone: str = "Europe/Moscow"
    language: str = "ru"
    platform: str = "auto"
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    active: bool = True
    closed: date | None = None
    former_homepages: tuple[str, ...] = ()
    rights: str = ""
    public: str = "full"
    note: str = ""
    delay_seconds: float = 2.0
    concurrency: int = 1
    backfill_per_day: int = 5000
    user_agent: str = ""
    contact: str = ""


class CaptureError(Exception):
    """A stored response whose content cannot be undone (damaged or unknown Content-Encoding, too large)."""


@dataclass(frozen=True, kw_only=True)
class Capture:
    """One response as received.

    `body` is the entity body as transferred: Content-Encoding kept, chunking removed. `captured_at` is an aware UTC
    moment. `kind` is one of page, feed, sitemap, section, robots, redirect, error. `id` is the WARC-Record-ID.
    """

    id: str
    url: str
    captured_at: datetime
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    kind: str = "page"
    outlet: str | None = None
    crawl: str | None = None

    def header(self, name: str) -> str:
        """Return the first header of that name, any case, or an empty string."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def content_type(self) -> str:
        return self.header("Content-Type")

    def content(self) -> bytes:
        """Return the body with its Content-Encoding undone.

        Raises CaptureError when the encoding is unknown or damaged, or the content exceeds LARGEST_CONTENT_BYTES.
        """
        body = self.body
        for encoding in reversed(self.header("Content-Encoding").lower().replace(" ", "").split(",")):
            body = _undo(encoding, body)
        return body


def _undo(encoding: str, body: bytes) -> bytes:
    if encoding in ("", "identity") or not body:
        return body
    if encoding in ("gzip", "x-gzip"):
        return _inflate(body, zlib.MAX_WBITS | 16)
    if encoding == "deflate":
        try:
            return _inflate(body, zlib.MAX_WBITS)
        except CaptureError:
            return _inflate(body, -zlib.MAX_WBITS)  # many servers send the raw stream, RFC 9110 §8.4.1.2 warns
    raise CaptureError(f"Content-Encoding {encoding!r} is not one of gzip, deflate, identity")


def _inflate(body: bytes, window_bits: int) -> bytes:
    machine = zlib.decompressobj(window_bits)
    try:
        content = machine.decompress(body, LARGEST_CONTENT_BYTES)
    except zlib.error as error:
        raise CaptureError(f"the compressed body is damaged: {error}") from error
    if machine.unconsumed_tail:
        raise CaptureError(f"the body unpacks to more than {LARGEST_CONTENT_BYTES} bytes")
    if not machine.eof:
        raise CaptureError("the compressed body ends before its end: it was cut off on the way")
    return content


@dataclass(frozen=True, kw_only=True)
class Author:
    """A name of the byline. `role` is author, photographer, agency or editor."""

    name: str
    role: str = "author"


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address of an article. `kind` is canonical, former, alias, redirect, amp, print or mobile."""

    url: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Article:
    """One piece as one outlet published it, as read from one capture.

    `url` is its canonical address, `addresses` the others the page names. `body` is paragraphs joined by a blank line,
    NFC, plain text; `lead` is empty when the outlet prints none and is not repeated in the body. `published_at` and
    `modified_at` are aware UTC moments; with `date_precision` "day" `published_at` is None and `published_date` (the
    local day at the outlet) is set; where nothing is printed, both are None and `date_precision` is empty.
    `date_precision` is minute, day or empty. `published_printed` is the outlet's own wording. `by_rules` says whether
    the outlet's memory told where its parts stand; it is not stored.
    """

    outlet: str
    url: str
    headline: str
    body: str
    lead: str = ""
    authors: tuple[Author, ...] = ()
    section: str = ""
    tags: tuple[str, ...] = ()
    language: str = "ru"
    published_at: datetime | None = None
    published_date: date | None = None
    published_printed: str = ""
    date_precision: str = ""
    modified_at: datetime | None = None
    image_url: str = ""
    addresses: tuple[Address, ...] = ()
    capture: str = ""
    reader_version: str = ""
    memory_hash: str = ""
    by_rules: bool = False

    @property
    def byline(self) -> str:
        """Return the names joined by "; "; photographers and agencies are authors with another role and stay out."""
        return "; ".join(author.name for author in self.authors if author.role == "author")


@dataclass(frozen=True, kw_only=True)
class NotArticle:
    """A page that reads well but is no article: a listing, a search, a home page. Kept as a capture, never a loss."""

    url: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Problem:
    """What could not be fetched, read or saved, in words for the archivist. `stage` is fetch, read or save."""

    url: str
    stage: str
    message: str
