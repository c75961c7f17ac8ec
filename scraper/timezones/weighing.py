"""How well each zone explains what was seen: one likelihood for each kind of evidence. Pure.

The figures are judgements, made so that evidence of one kind cannot outvote a named town, and agreement of two kinds can.
Their source: machine dates of regional outlets, of which a third in the east bear Moscow's offset or UTC's.
"""

import math
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

Offset = Callable[[str, datetime], float]
"""Hours east of UTC that a zone has at a moment."""

HIT, SERVER, UTC_SERVER, OTHER = 0.85, 0.06, 0.03, 0.001
"""A clock shows the outlet's own hour, Moscow's (where its server stands), UTC, or whatever."""

MOSCOW_HOURS = 3.0

HOURS = (
    0.012, 0.01, 0.01, 0.01, 0.012, 0.02, 0.03, 0.04, 0.06, 0.065, 0.068, 0.068,
    0.066, 0.066, 0.066, 0.066, 0.066, 0.062, 0.055, 0.045, 0.036, 0.03, 0.022, 0.015,
)  # fmt: skip
"""Which share of its articles a regional newsroom prints in each hour of its own day."""

TOMORROW, ONE_MORE = 0.005, 0.3
"""How often the newest article bears a moment to come, and how often one more does."""

USUAL_AGE_HOURS, SHORTEST_AGE_HOURS = 12.0, 2.0
LEAST = 0.005
"""The least likelihood of an age: outlets pause for weeks."""

FEWEST_INSTANTS = 8
WEIGHT_OF_HOURS, MOST_OF_HOURS = 0.2, 1.5
"""Newsrooms schedule and work at night: their hours count little, and never more than this much (nats)."""


def clock(hours: float, offset: float, sureness: float = 1.0) -> float:
    """Return how likely a zone with that offset shows a clock so many hours ahead of UTC.

    >>> clock(5, 5) > 10 * clock(5, 3)
    True
    """
    hit = HIT * sureness
    if hours == offset:
        return hit
    if hours == MOSCOW_HOURS:
        return SERVER + (HIT - hit) / 2
    return UTC_SERVER if hours == 0 else OTHER + (HIT - hit) / 50


def label(stated: float, offset: float) -> float:
    """Return how likely an outlet states that offset where nothing else is known of its machine dates."""
    if stated == 0:
        return 0.1
    if stated == offset:
        return 0.9 if stated == MOSCOW_HOURS else 0.55
    return 0.33 if stated == MOSCOW_HOURS else 0.0015


def difference(hours: float, stated: float, offset: float) -> float:
    """Return how likely the printed clock is `hours` ahead of the machine's, which bears the label `stated`.

    >>> difference(5, 0, 5) > 100 * difference(5, 0, 3)
    True
    """
    if hours == 0:
        if stated == offset:
            return 0.9 if stated == MOSCOW_HOURS else 0.6
        return {0.0: 0.1, MOSCOW_HOURS: 0.3}.get(stated, 0.003)
    is_moscow = stated == MOSCOW_HOURS
    likely = 0.0005
    if offset == hours + stated:
        likely += 0.3 if stated == 0 else 0.1 if is_moscow else 0.02
    if offset == hours and stated != 0:
        likely += 0.05 if is_moscow else 0.01
    return likely


def newest(aheads: Iterable[float], offset: float) -> float:
    """Return how likely printed wall clocks are, each so many hours ahead of UTC's at the capture.

    Nobody prints tomorrow's news, but for an announcement now and then. The newest article is about as old as the articles are
    apart, at night older.
    """
    aheads = sorted(aheads)
    ages = [offset - ahead for ahead in aheads]
    future = sum(age < -0.2 for age in ages)
    if future:
        return TOMORROW * ONE_MORE ** (future - 1)
    apart = (aheads[-1] - aheads[0]) / (len(aheads) - 1) if len(aheads) > 1 else USUAL_AGE_HOURS
    by_day = min(max(2 * apart, SHORTEST_AGE_HOURS), USUAL_AGE_HOURS)
    age = max(min(ages), 0.0)
    return 0.5 * math.exp(-age / by_day) / by_day + 0.5 * math.exp(-age / USUAL_AGE_HOURS) / USUAL_AGE_HOURS + LEAST


def hours_of_day(instants: Iterable[datetime], zone: str, offset: Offset) -> float:
    """Return the log-likelihood of moments in UTC as a newsroom's working day, damped."""
    logs = [math.log(HOURS[int(at.hour + offset(zone, at)) % 24]) for at in instants]
    return WEIGHT_OF_HOURS * sum(logs) if len(logs) >= FEWEST_INSTANTS else 0.0


def capped(scores: dict[str, float], most: float) -> dict[str, float]:
    """Return log-scores squeezed so that the best and the worst are at most `most` apart."""
    best = max(scores.values(), default=0.0)
    worst = min(scores.values(), default=0.0)
    scale = min(1.0, most / (best - worst)) if best > worst else 1.0
    return {zone: (score - best) * scale for zone, score in scores.items()}


def hours(span: timedelta) -> float:
    return span / timedelta(hours=1)
