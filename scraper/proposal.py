"""What exploring a site gives: a proposed outlet, how sure each of its facts is, and sample readings. Or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from archive.article import Outlet

SURE, LIKELY, UNSURE = 0.95, 0.7, 0.5
"""Shares of certainty: printed by the site itself and seen to work; likely; a guess that a person should look at."""


class NoOutlet(Exception):
    """There is nothing to add. Raised by explore; the message is one clear line for the archivist.

    `kind` is unreachable, closed (by robots.txt), moved, walled, parked, empty, article (not a home page), or known.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, kw_only=True)
class Hints:
    """What the archivist says of an outlet, "" where nothing is said. It is never overruled.

    `catalogued` are the keys that the archivist left out and the catalogue of known outlets fills in.
    """

    slug: str = ""
    title: str = ""
    place: str = ""
    region: str = ""
    timezone: str = ""
    catalogued: frozenset[str] = frozenset()

    def why(self, key: str) -> str:
        """Return where the value of a key comes from."""
        return "the catalogue of known outlets says so" if key in self.catalogued else "you said so"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One fact of the proposal. `key` is a key of outlets.toml, or charset; `share` from 0 to 1 is how sure it is."""

    key: str
    value: str
    share: float
    why: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One article as it reads. `problem` says why it does not; moments are as the reader understood them."""

    url: str
    headline: str = ""
    start: str = ""
    words: int = 0
    byline: str = ""
    section: str = ""
    published_at: datetime | None = None
    published_date: date | None = None
    published_printed: str = ""
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A proposed outlet. `notes` are comments for outlets.toml by key."""

    outlet: Outlet
    charset: str
    findings: tuple[Finding, ...]
    samples: tuple[Sample, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    def finding(self, key: str) -> Finding | None:
        """Return what was found out about a key of outlets.toml."""
        return next((one for one in self.findings if one.key == key), None)
