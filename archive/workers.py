"""Which processes that work on an archive are alive: each holds a lock on a file of its own, which the system frees."""

import fcntl
import os
import secrets
from pathlib import Path


class Worker:
    """This process, for the others: alive as long as it holds the lock on `state/workers/<id>`.

    A lock is used, not a process id: ids are used again, and after kill -9 nobody is left to tidy up.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.id = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._file = (folder / self.id).open("w")
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def close(self) -> None:
        (self.folder / self.id).unlink(missing_ok=True)
        self._file.close()


def is_alive(folder: Path, worker: str) -> bool:
    """Tell whether the worker of that id still runs; tidies its file away when it does not."""
    path = folder / worker
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    path.unlink(missing_ok=True)
    return False
