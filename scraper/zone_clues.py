"""The time zone of a site that is being explored, as a finding. Pure."""

from collections.abc import Sequence

from archive.article import Capture, Outlet
from scraper.proposal import Finding
from scraper.timezones import Clues, find_zone

MOST_REASONS = 2
"""Of a zone, the weightiest; more do not fit on a line."""


def zone_of(outlet: Outlet, home: Capture, samples: Sequence[Capture], listings: Sequence[Capture]) -> Finding:
    """Return the zone, how sure it is, and why. What the outlet's own `timezone` says is ignored."""
    zone = find_zone(Clues(outlet=outlet, home=home, samples=tuple(samples), listings=tuple(listings)))
    return Finding(key="timezone", value=zone.name, share=zone.share, why="; ".join(zone.reasons[:MOST_REASONS]))
