from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.store import Archive
from tests.archive.making import new_archive


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with new_archive(tmp_path / "archive") as opened:
        yield opened
