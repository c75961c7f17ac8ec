"""A fictional outlet and what a request to it brings: FictionalOutlet, Shape, Visit, Reply."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Protocol
from zoneinfo import ZoneInfo

from podshivka.region.text import Publication, Text


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One request as an outlet sees it. `now` is the region's moment, `base` the outlet's scheme, host and port."""

    path: str
    query: str
    now: datetime
    base: str

    @property
    def address(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path


@dataclass(frozen=True, kw_only=True)
class Reply:
    """What an outlet answers. A `stable` reply is the same until the outlet prints something, so it may have an ETag."""

    content: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    stable: bool = False
    modified: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A failure an address answers with, `times` in a row (None: for ever) before it is served."""

    status: int
    times: int | None = None
    retry_after: int | None = None


@dataclass(frozen=True, kw_only=True)
class Printed:
    """What a careful reader finds of one wording on the page or in the listings of its outlet: the truth of an article.

    `leads` are the right answers, the best one first; where the printed lead is only the beginning of the first
    paragraph, or the headline again, the empty lead is right too. `precision` is minute, day or empty.
    """

    headline: str
    leads: tuple[str, ...]
    body: str
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    precision: str


class Shape(Protocol):
    """How a kind of site answers, and what of an article it prints."""

    def answer(self, outlet: "FictionalOutlet", visit: Visit) -> Reply: ...

    def address(self, publication: Publication, now: datetime) -> str:
        """Return the path (and query) an article has at that moment."""
        ...

    def other_addresses(self, publication: Publication, now: datetime) -> tuple[str, ...]:
        """Return the paths under which the same article is served, or which lead to it, beside its address."""
        ...

    def printed(self, publication: Publication, text: Text) -> Printed: ...


@dataclass(frozen=True, kw_only=True)
class FictionalOutlet:
    """One outlet of the region. `feeds`, `sitemaps` and `sections` are paths; `robots` None means there is no robots.txt.

    `validates`: stable replies carry ETag (and listings Last-Modified). `faults` are addresses that fail. `delay_seconds` is
    the pace an archivist would set. `charset` is what the pages are really written in, whatever they declare.
    """

    slug: str
    title: str
    place: str
    region: str
    timezone: str
    shape: Shape
    publications: tuple[Publication, ...]
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    robots: str | None = "User-agent: *\nDisallow:\n"
    gzips: bool = False
    validates: bool = True
    faults: Mapping[str, Fault] = field(default_factory=dict)
    delay_seconds: float = 0.1
    charset: str = "utf-8"

    @property
    def zone(self) -> tzinfo:
        return ZoneInfo(self.timezone)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def listed(self, now: datetime) -> list[Publication]:
        """Return what is out and not gone, newest first."""
        out = [item for item in self.publications if item.is_out(now) and not item.is_gone(now)]
        return sorted(out, key=lambda item: (item.published_at, item.number), reverse=True)

    def last_change(self, now: datetime) -> datetime:
        """Return when the outlet last printed or edited something."""
        return max(since for item in self.listed(now) for since, _ in item.texts if since <= now)

    def find(self, number: int | str, now: datetime) -> Publication | None:
        return next((item for item in self.listed(now) if item.number == int(number)), None)

    def find_slug(self, slug: str, now: datetime) -> Publication | None:
        return next((item for item in self.listed(now) if item.slug == slug), None)

    def neighbours(self, publication: Publication, now: datetime, count: int) -> list[Publication]:
        """Return other articles that a sidebar of that page would show: the newest, and some older ones."""
        others = [item for item in self.listed(now) if item is not publication]
        return others[: count - count // 3] + others[len(others) // 2 :][: count // 3]


def printed(text: Text, *, precision: str = "minute", leads: Iterable[str] | None = None, byline: bool = True,
            section: bool = True, tags: bool = False) -> Printed:  # fmt: skip
    """Return the truth of a page that prints all of that wording, but for what is said otherwise."""
    return Printed(
        headline=text.headline,
        leads=(text.lead,) if leads is None else tuple(leads),
        body=text.body,
        authors=text.authors if byline else (),
        section=text.section if section else "",
        tags=text.tags if tags else (),
        precision=precision,
    )


def page(html: str, *, charset: str = "utf-8", content_type: str = "", status: int = 200, stable: bool = False) -> Reply:
    """Return an HTML reply in that charset; what the charset lacks is written as a character reference, as browsers do."""
    return Reply(
        content=html.encode(charset, "xmlcharrefreplace"),
        content_type=content_type or f"text/html; charset={charset}",
        status=status,
        stable=stable,
    )


def listing(outlet: "FictionalOutlet", visit: Visit, content: bytes, content_type: str = "application/xml") -> Reply:
    """Return a feed or sitemap: it stays the same until the outlet's last change."""
    return Reply(content=content, content_type=content_type, stable=True, modified=outlet.last_change(visit.now))


def redirect(visit: Visit, path: str, status: int = 301) -> Reply:
    return Reply(status=status, headers=(("Location", visit.base + path),), content=b"<html><body>Moved</body></html>")
