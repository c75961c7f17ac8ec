"""Evidence: a log-score for each zone of Russia, with its reason in words. Pure."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from scraper.timezones.places import zone_shares


@dataclass(frozen=True)
class Evidence:
    """What one kind of evidence says: a log-score for each zone, and the reason in words."""

    scores: Mapping[str, float]
    reason: str


def by_offset(likelihood: Callable[[float], float], moment: datetime, reason: str, weight: float = 1.0) -> Evidence:
    """Return evidence that only the hours ahead of UTC at a moment decide."""
    return Evidence(scored(lambda zone: likelihood(offset_of(zone, moment)), weight), reason)


def scored(likelihood: Callable[[str], float], weight: float = 1.0) -> dict[str, float]:
    """Return the log of a likelihood for each zone of Russia."""
    return {zone: weight * math.log(likelihood(zone)) for zone in zone_shares()}


@lru_cache(maxsize=65536)
def offset_of(zone: str, moment: datetime) -> float:
    """Return the hours a zone is ahead of UTC at a moment (aware, or naive UTC)."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return (aware.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()) / timedelta(hours=1)
