"""What was asked of the region, and whether it was asked politely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from protego import Protego

AGENT_TOKEN = "Podshivka"  # noqa: S105 - the name robots.txt knows us by
PACE_TOLERANCE_SECONDS = 0.02
"""Arrivals are stamped by threads of a busy machine; a gap shorter by less than this is no fault of the crawler."""


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One request as it arrived. `arrived` and `retry_after` are seconds, on the machine's monotonic clock."""

    outlet: str
    method: str
    address: str
    user_agent: str
    has_etag: bool
    has_modified_since: bool
    status: int
    arrived: float
    robots_allowed: bool
    retry_after: float = 0.0

    @property
    def is_conditional(self) -> bool:
        return self.has_etag or self.has_modified_since


class Rules:
    """The robots.txt of one outlet, judged for our agent by Protego. None: there is no robots.txt, all is allowed."""

    def __init__(self, robots: str | None) -> None:
        self._rules = Protego.parse(robots or "")

    def allow(self, address: str) -> bool:
        return address == "/robots.txt" or bool(self._rules.can_fetch(address, AGENT_TOKEN))

    @property
    def crawl_delay(self) -> float:
        return float(self._rules.crawl_delay(AGENT_TOKEN) or 0)


def violations(hits: Iterable[Hit], delays: Mapping[str, float]) -> list[str]:
    """Return what was impolite, a sentence each; `delays` are the seconds every outlet may expect between two requests."""
    by_outlet: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: hit.arrived):
        by_outlet.setdefault(hit.outlet, []).append(hit)
    return [fault for outlet, theirs in by_outlet.items() for fault in _faults(outlet, theirs, delays.get(outlet, 0.0))]


def _faults(outlet: str, hits: list[Hit], delay: float) -> list[str]:
    faults = [f"{outlet}: {hit.address} is disallowed by robots.txt" for hit in hits if not hit.robots_allowed]
    if hits[0].address != "/robots.txt":
        faults.append(f"{outlet}: {hits[0].address} was asked before robots.txt")
    for earlier, later in zip(hits, hits[1:], strict=False):
        gap, expected = later.arrived - earlier.arrived, max(delay, earlier.retry_after)
        if gap < expected - PACE_TOLERANCE_SECONDS:
            faults.append(f"{outlet}: {later.address} came {gap:.3f} s after {earlier.address}, {expected:g} s expected")
    return faults
