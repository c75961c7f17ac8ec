"""`podshivka reread`: stored captures read again with today's reader."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive.article import Outlet
from archive.frontier import Frontier
from archive.memory import load_memory
from archive.rereading import Reread
from archive.store import Archive
from podshivka.reading_ahead import Ahead
from podshivka.showing import errors
from podshivka.stored_reading import Rereader
from scraper.clock import now
from scraper.reading.composing import READER_VERSION

MOST_EXAMPLES = 5
LONGEST_SHOWN = 160
STATE = "reread"
"""The file in state/ that says how far a run came that was stopped."""


@dataclass
class Outcome:
    """What reading again came to. `skipped`: what a run that was stopped had read; `is_stopped`: this one was too."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: list[Reread] = field(default_factory=list)
    skipped: int = 0
    is_stopped: bool = False

    def line(self) -> str:
        """Return it for a terminal."""
        counts = ", ".join(f"{self.counts[name]} {name}" for name in ("rewritten", "unchanged", "new", "unread"))
        said = [f"{sum(self.counts.values())} articles and pages read again: {counts}."]
        if self.skipped:
            said.append(f"{self.skipped} more were read again by the run that was stopped before; this one went on from there.")
        if self.is_stopped:
            said.append("Stopped before the end; nothing is lost. Run it again to go on.")
        return "\n".join([*said, *(line for one in self.examples for line in _example(one))])


def _example(one: Reread) -> list[str]:
    """Return what changed in an article: each part that did, before and after."""
    lines = [f"  {one.outcome}: {one.url}"]
    if one.before is None or one.after is None:
        return lines
    for part in ("headline", "lead", "byline"):
        before, after = getattr(one.before, part), getattr(one.after, part)
        if before != after:
            lines += [f"    {part} before: {_short(before)}", f"    {part} now:    {_short(after)}"]
    old, new = one.before.body.split("\n\n"), one.after.body.split("\n\n")
    gone, added = [text for text in old if text not in new], [text for text in new if text not in old]
    lines += [f"    left out: {_short(text)}" for text in gone[:2]] + [f"    added:    {_short(text)}" for text in added[:2]]
    return lines


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def reread(folder: Path, outlets: list[Outlet], *, from_start: bool = False) -> Outcome:
    """Read the stored pages of these outlets again, one transaction an article, on all cores.

    Ctrl-C loses nothing: the next run with the same reader and memory goes on where this one stopped, but for `from_start`.
    """
    outcome = Outcome()
    frontier = Frontier(folder / "state")
    try:
        with Archive.open(folder) as archive, _progress() as progress:
            rereader = Rereader(archive, frontier, outlets)
            works = [(outlet.slug, work) for outlet in outlets for work in archive.to_reread(outlet.slug)]
            done = Done(folder / "state" / STATE, fingerprint_of(folder, outlets), from_start=from_start)
            left = [(slug, work) for slug, work in works if work.key not in done]
            outcome.skipped = len(works) - len(left)
            task = progress.add_task("reading", total=len(works), completed=outcome.skipped)
            with done, Ahead(folder, outlets, [id for _, work in left for id in work.captures], rereader) as ahead:
                for slug, work in left:
                    one = archive.reread_one(work, ahead.read)
                    if one is not None:
                        _note(archive, outcome, one, slug)
                    done.add(work.key)  # only now: a run killed before has said all that it will not read again
                    progress.update(task, advance=1, description=slug)
            done.end()
    except KeyboardInterrupt:
        outcome.is_stopped = True
    finally:
        frontier.close()
    return outcome


def _note(archive: Archive, outcome: Outcome, one: Reread, outlet: str) -> None:
    outcome.counts[one.outcome] += 1
    if one.problem:
        archive.problem(one.problem, crawl=None, outlet=outlet, at=now())
    is_telling = one.before is not None or one.outcome == "new"
    if is_telling and len(outcome.examples) < MOST_EXAMPLES:
        outcome.examples.append(one)


def fingerprint_of(folder: Path, outlets: Iterable[Outlet]) -> str:
    """Return what must be the same for a stopped run to be gone on with: the reader, the outlets, what is known of them."""
    memories = (load_memory(folder, outlet.slug) for outlet in outlets)
    told = [f"{outlet!r} {memory.memory_hash if memory else ''}" for outlet, memory in zip(outlets, memories, strict=True)]
    return hashlib.sha256("\n".join([READER_VERSION, *told]).encode()).hexdigest()


class Done:
    """What a run has read again, a line each, in a file that ends with it."""

    def __init__(self, path: Path, fingerprint: str, *, from_start: bool) -> None:
        self._path = path
        lines = path.read_text("utf-8").splitlines() if path.exists() and not from_start else []
        self._keys = set(lines[1:]) if lines[:1] == [fingerprint] else set()
        self._file = path.open("a" if self._keys else "w", encoding="utf-8")
        if not self._keys:
            self._file.write(f"{fingerprint}\n")

    def __contains__(self, key: str) -> bool:
        return key in self._keys

    def __enter__(self) -> "Done":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, key: str) -> None:
        """Note one; it is on disk at once, though a lost line would only be read twice."""
        self._file.write(f"{key}\n")
        self._file.flush()

    def end(self) -> None:
        """The run is complete: the next one starts anew."""
        self._path.unlink(missing_ok=True)


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=errors, transient=True)
