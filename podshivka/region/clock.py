"""The region's own clock: it starts where it is told and runs on with real time."""

import time
from datetime import datetime, timedelta


class Clock:
    """A clock that may be set to any moment; between two settings it keeps pace with the machine's monotonic one."""

    def __init__(self, moment: datetime) -> None:
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """Jump to an aware moment. Raises ValueError for a naive one: an outlet's zone is not the machine's."""
        if moment.tzinfo is None:
            raise ValueError(f"{moment.isoformat()} has no time zone")
        self._moment, self._started = moment, time.monotonic()

    def now(self) -> datetime:
        return self._moment + timedelta(seconds=time.monotonic() - self._started)
