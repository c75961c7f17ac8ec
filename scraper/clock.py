"""The archive's clock: real time, or the moment in PODSHIVKA_NOW running on from the start of this command."""

import os
import time
from datetime import UTC, datetime, timedelta


class ClockError(Exception):
    """PODSHIVKA_NOW is not an ISO 8601 moment. Raised at the first question for the time."""


_started = time.monotonic()


def now() -> datetime:
    """Return the present moment, aware, UTC. Raises ClockError."""
    told = os.environ.get("PODSHIVKA_NOW", "").strip()
    if not told:
        return datetime.now(UTC)
    try:
        start = datetime.fromisoformat(told)
    except ValueError:
        raise ClockError(f"PODSHIVKA_NOW={told!r} is not a moment; write it like 2026-11-23T09:00:00Z, or unset it") from None
    if start.tzinfo is None:
        start = start.replace(tzinfo=UTC)
    return start.astimezone(UTC) + timedelta(seconds=time.monotonic() - _started)
