"""Which archive folder this process works on, and its archive and frontier, opened once for all spiders."""

import atexit
from pathlib import Path

from scrapy.settings import BaseSettings

from archive.frontier import Frontier
from archive.store import Archive

_archives: dict[Path, Archive] = {}
_frontiers: dict[Path, Frontier] = {}


def folder_of(settings: BaseSettings) -> Path:
    """Return the archive folder: the setting PODSHIVKA_ARCHIVE, which is the current directory when nothing is said."""
    return Path(settings["PODSHIVKA_ARCHIVE"]).resolve()


def archive_of(settings: BaseSettings) -> Archive:
    """Return this process's archive. Raises ArchiveError when the folder holds none."""
    folder = folder_of(settings)
    if folder not in _archives:
        _archives[folder] = Archive.open(folder)
    return _archives[folder]


def frontier_of(settings: BaseSettings) -> Frontier:
    """Return this process's frontier."""
    folder = folder_of(settings)
    if folder not in _frontiers:
        _frontiers[folder] = Frontier(folder / "state")
    return _frontiers[folder]


@atexit.register
def close_all() -> None:
    """Close what is open: leases go back, WARC files lose their `.open`."""
    for held in (_frontiers, _archives):
        while held:
            held.popitem()[1].close()
