"""Moments as the archive writes them: UTC, to the second, `2026-11-25T09:30:00Z`; and the day it is at an outlet then."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def stamp(moment: datetime) -> str:
    """Return the moment as text. Raises ValueError for one without a zone, which could mean any of 24 hours.

    >>> stamp(datetime(2026, 11, 25, 9, 30, tzinfo=UTC))
    '2026-11-25T09:30:00Z'
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no zone")
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def moment(text: str) -> datetime:
    """Return the moment a stamp stands for.

    >>> moment("2026-11-25T09:30:00Z")
    datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.timezone.utc)
    """
    return datetime.fromisoformat(text)


def local_day(moment: datetime, timezone: str) -> date:
    """Return which day it is at that moment in a zone.

    >>> local_day(datetime(2026, 11, 25, 20, 30, tzinfo=UTC), "Asia/Yekaterinburg")
    datetime.date(2026, 11, 26)
    """
    return moment.astimezone(ZoneInfo(timezone)).date()
