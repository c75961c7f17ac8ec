"""Stored captures are read by all cores, ahead of the one process that writes what they read as."""

import multiprocessing
import os
import signal
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from archive.article import Article, Capture, NotArticle, Outlet, Problem
from archive.captures import CaptureMissing
from archive.frontier import Frontier
from archive.store import Archive
from podshivka.showing import errors
from podshivka.stored_reading import Rereader

FEW = 50
"""Captures that are read before another process has started."""
AHEAD = 32
"""Captures that other processes read ahead of what is written."""


class Ahead:
    """Reads captures in other processes, in the order given, ahead of who asks; what was not read ahead is read here."""

    def __init__(self, folder: Path, outlets: list[Outlet], ids: list[str], rereader: Rereader) -> None:
        self._rereader = rereader
        self._left = iter(dict.fromkeys(ids))
        self._futures: dict[str, Future[Article | NotArticle | Problem | None]] = {}
        self._pool: ProcessPoolExecutor | None = None
        workers = os.cpu_count() or 1
        if len(ids) > FEW and workers > 1:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(folder, outlets))
            self._submit(AHEAD)

    def __enter__(self) -> "Ahead":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, count: int) -> None:
        if self._pool:
            for id in islice(self._left, count):
                self._futures[id] = self._pool.submit(_read, id)

    def read(self, capture: Capture) -> Article | NotArticle | Problem:
        """Return what a capture reads as."""
        try:
            future = self._futures.pop(capture.id, None)
            self._submit(1)
            read_ahead = future.result() if future else None
        except BrokenProcessPool as error:  # one was killed, for want of memory as a rule: what is left is read here
            errors.print(f"a process that reads ahead has died ({error}); going on with one", markup=False)
            self._pool, read_ahead = None, None
            self._futures.clear()
        return read_ahead or self._rereader.read(capture)


_worker: Rereader | None = None


def _start(folder: Path, outlets: list[Outlet]) -> None:
    """Begin a process that reads: Ctrl-C is for the one that writes."""
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker = Rereader(Archive.open(folder), Frontier(folder / "state"), outlets)


def _read(id: str) -> Article | NotArticle | Problem | None:
    """Read a capture; None where its record is missing, which the process that writes says."""
    assert _worker is not None
    try:
        return _worker.read(_worker.archive.capture(id))
    except CaptureMissing:
        return None
