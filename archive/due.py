"""The values that travel in and out of the frontier."""

from dataclasses import dataclass
from datetime import date, datetime

LINKS = "links"
"""The `via` of pages that only other articles link to: asked for last."""

NUMBERS = "numbers"
"""The `via` of pages that nothing names: their number is one below a known one."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """An address as it is discovered. `day` orders and filters back issues; `entry` is what the listing said, as JSON.

    Of a step of a calendar `first_day` and `day` are its first and last day. `trail`, `step` and `position` say where on
    which trail it was found, `source` which listing names it. `ident` is what
    the address comes to once its outlet's noise is left out: two addresses of one `ident` are fetched once.
    `in_sitemap`: a sitemap names it.
    """

    url: str
    kind: str = "page"
    day: date | None = None
    first_day: date | None = None
    entry: str | None = None
    feed_capture: str | None = None
    modified: str | None = None
    hops: int = 0
    trail: str | None = None
    step: int = 0
    position: int = 0
    source: str | None = None
    ident: str | None = None
    in_sitemap: bool = False


@dataclass(frozen=True, kw_only=True)
class Known:
    """A leased address: what a request needs to be made and judged. `reason` is what became of it the last time."""

    key: str
    url: str
    outlet: str
    kind: str
    via: str
    attempts: int
    hops: int
    day: date | None
    entry: str | None
    feed_capture: str | None
    modified: str | None
    etag: str | None
    last_modified: str | None
    listed: int | None
    trail: str | None = None
    step: int = 0
    position: int = 0
    source: str | None = None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ListingState:
    """How a listing answered last; `listed` is how many addresses it named then."""

    url: str
    kind: str
    state: str
    reason: str
    fetched_at: str | None
    listed: int | None


@dataclass(frozen=True, kw_only=True)
class RobotsCopy:
    """The last robots.txt of an authority, with its validators; `status` 0 stands for unreachable."""

    fetched_at: datetime
    status: int
    body: bytes
    etag: str | None = None
    last_modified: str | None = None


REACHES_BACK = (
    "coalesce(kind != 'archive' or first_day is not null or (select max(p.day) from addresses p where p.trail = addresses.trail"
    " and p.step = addresses.step - 1 and p.kind = 'page') >= ?, 1)"
)
"""A further page of a listing is taken while the page before it, or one nobody knows the days of, reached into the window."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Which addresses a crawl takes: those found by these kinds of crawl, of these local days where the day is known."""

    via: tuple[str, ...] = ("latest", "backfill")
    since: date | None = None
    until: date | None = None

    def condition(self) -> tuple[str, list[str]]:
        """Return the SQL for it, with its values. A page whose day nobody knows yet is taken: reading will tell."""
        clause, values = f"via in ({','.join('?' * len(self.via))})", list(self.via)
        if self.since:
            clause += f" and (kind not in ('page', 'archive') or day is null or day >= ?) and {REACHES_BACK}"
            values += [self.since.isoformat()] * 2
        if self.until:
            clause += " and (kind != 'page' or day is null or day <= ?) and (first_day is null or first_day <= ?)"
            values += [self.until.isoformat()] * 2
        return clause, values
