"""One region for all tests of it: opened once, its moment fixed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from podshivka.region import Region, Served

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def region() -> Region:
    return Region(NOW)


@pytest.fixture(scope="module")
def served(region: Region) -> Iterator[Served]:
    with region.serve() as served:
        yield served
