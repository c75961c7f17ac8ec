"""The time zone of an outlet: what its place, its texts and its clocks say, weighed together. Pure."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from archive.article import Capture, Outlet
from scraper.timezones.clocks import shown
from scraper.timezones.evidence import Evidence, offset_of
from scraper.timezones.places import zone_shares
from scraper.timezones.placing import of_known, of_place, of_texts
from scraper.timezones.telling import of_clocks, of_days, of_hours, of_last_modified, of_machines, of_newest, of_source


@dataclass(frozen=True, kw_only=True)
class Clues:
    """What is known of an outlet whose zone is asked for. Its `place` and `region` count, its `timezone` does not.

    `samples` are captures of articles; `listings` are feeds (kind feed) and section pages. `known` are outlets whose zone is
    known already: those of the same region or place count.
    """

    outlet: Outlet
    home: Capture | None = None
    samples: tuple[Capture, ...] = ()
    listings: tuple[Capture, ...] = ()
    known: tuple[Outlet, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Zone:
    """The likeliest zone. `share` (0 to 1) is how sure its clock is: the share of all zones with the same hour today.

    `reasons` are lines for a person, the weightiest first; `others` are other clocks, each by its best-known zone.
    """

    name: str
    share: float
    reasons: tuple[str, ...] = ()
    others: tuple[tuple[str, float], ...] = ()


def find_zone(clues: Clues) -> Zone:
    """Return the zone of an outlet, and how sure it is.

    >>> find_zone(Clues(outlet=Outlet(slug="g", title="", homepage="https://gtsmi.ru/", place="Новотроицк"))).name
    'Asia/Yekaterinburg'
    """
    evidence = list(_evidence(clues))
    scores = {zone: sum(one.scores[zone] for one in evidence) for zone in zone_shares()}
    best = max(scores.values())
    weights = {zone: math.exp(score - best) for zone, score in scores.items()}
    total = sum(weights.values())
    now = _now(clues)
    by_hour: dict[float, dict[str, float]] = {}
    for zone, weight in weights.items():
        by_hour.setdefault(offset_of(zone, now), {})[zone] = weight / total
    ranked = sorted(by_hour.values(), key=lambda same: -sum(same.values()))
    name = max(ranked[0], key=lambda zone: ranked[0][zone])
    others = ((max(same, key=lambda zone: same[zone]), round(sum(same.values()), 3)) for same in ranked[1:4])
    return Zone(
        name=name,
        share=round(sum(ranked[0].values()), 3),
        reasons=tuple(_reasons(evidence, name)),
        others=tuple((zone, share) for zone, share in others if share >= 0.005),
    )


def _reasons(evidence: list[Evidence], name: str) -> Iterator[str]:
    """Yield the reasons that speak for the zone or against it, the weightiest first."""
    weighed = [(one.scores[name] - sum(one.scores.values()) / len(one.scores), one.reason) for one in evidence if one.reason]
    yield from (reason for weight, reason in sorted(weighed, key=lambda item: -abs(item[0])) if abs(weight) > 0.05)


def _now(clues: Clues) -> datetime:
    captures = [one for one in (clues.home, *clues.samples, *clues.listings) if one is not None]
    return max((one.captured_at for one in captures), default=datetime(2026, 1, 1, tzinfo=UTC))


def _evidence(clues: Clues) -> Iterator[Evidence]:
    yield of_place(clues.outlet)
    yield from of_known(clues.outlet, clues.known)
    captures = [one for one in (clues.home, *clues.samples, *clues.listings) if one is not None]
    if not captures:
        return
    yield from of_texts(captures)
    seen = shown(clues.home, clues.samples, clues.listings, clues.outlet)
    yield from of_clocks(seen)
    yield from of_machines(seen)
    yield from of_newest(seen)
    yield from of_last_modified(seen)
    yield from of_days(seen)
    yield from of_source(captures)
    yield from of_hours(seen)
