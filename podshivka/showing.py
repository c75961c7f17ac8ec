"""How crawls look on a terminal, in a log, and at the end."""

import json
import sys
import time
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.live import Live
from rich.table import Table

if TYPE_CHECKING:  # crawling brings Scrapy along, a second that `podshivka status` need not wait for
    from podshivka.crawling import Progress

COLUMNS = ("requests", "captures", "listed", "found", "new", "revised", "unchanged", "gone", "refused", "failed", "remaining")
HEARTBEAT_SECONDS = 30.0
STYLES = {"finished": "green", "failed": "red", "stopped": "yellow", "running": "cyan"}

PLAIN_WIDTH = 150
"""Columns where the output is no terminal: a log or a pipe has no edge to fold at."""


def console(*, stderr: bool = False) -> Console:
    """Return a console that does not fold tables at 80 columns when its output goes to a file."""
    made = Console(stderr=stderr, highlight=False)
    return made if made.is_terminal else Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH)


errors = console(stderr=True)


def plain(text: str) -> str:
    """Return text of strangers without control characters: a page must not steer the terminal of who reads about it.

    >>> plain("\x1b[2Jпусто")
    '�[2Jпусто'
    """
    return "".join("\ufffd" if unicodedata.category(char) == "Cc" and char not in "\n\t" else char for char in text)


def crawl_table(crawls: "Iterable[Progress]", *, only_busy: bool = False) -> Table:
    """Return the crawls as a table; `only_busy` leaves out those that still wait."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("outlet")
    table.add_column("crawl")
    for name in COLUMNS:
        table.add_column(name, justify="right")
    table.add_column("per new", justify="right")
    table.add_column("time", justify="right")
    table.add_column("outcome")
    for one in crawls:
        if only_busy and one.outcome == "waiting":
            continue
        counts = (str(one.counts[name] or "·") for name in COLUMNS)
        outcome = f"[{STYLES.get(one.outcome, 'white')}]{one.outcome}[/]"
        per_new = f"{one.counts['requests'] / one.counts['new']:.1f}" if one.counts["new"] else "·"
        table.add_row(one.job.outlet, one.job.kind, *counts, per_new, f"{one.seconds:.0f} s", outcome)
    return table


class Watcher:
    """Shows progress: a live table on a terminal, otherwise a line when a crawl starts, ends, or every half a minute."""

    def __init__(self, console: Console = errors) -> None:
        self.console = console
        self.live = Live(console=console, refresh_per_second=4, transient=True) if console.is_terminal else None
        self.said: dict[int, str] = {}
        self.spoke_at = time.monotonic()

    def __enter__(self) -> "Watcher":
        if self.live:
            self.live.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self.live:
            self.live.stop()

    def __call__(self, crawls: "list[Progress]") -> None:
        if self.live:
            self.live.update(crawl_table(crawls, only_busy=True))
            return
        is_time = time.monotonic() - self.spoke_at > HEARTBEAT_SECONDS
        for number, one in enumerate(crawls):
            before = self.said.get(number, "waiting")
            if before == "waiting" != one.outcome:
                self.console.print(f"{one.job.outlet} {one.job.kind}: started", soft_wrap=True)
            if one.outcome not in ("waiting", "running", before) or (is_time and one.outcome == "running"):
                self.console.print(line_of(one), soft_wrap=True)
            self.said[number] = one.outcome
        if is_time:
            self.spoke_at = time.monotonic()


def line_of(one: "Progress") -> str:
    """Return one plain line about a crawl."""
    counts = " ".join(f"{name}={one.counts[name]}" for name in COLUMNS if one.counts[name])
    return f"{one.job.outlet} {one.job.kind}: {one.outcome} {counts}".rstrip()


def close(crawls: "list[Progress]", *, as_json: bool) -> None:
    """Print how it ended: a table, or one JSON object a line; losses are named on stderr."""
    if as_json:
        for one in crawls:
            sys.stdout.write(json.dumps(one.row(), ensure_ascii=False) + "\n")
    else:
        console().print(crawl_table(crawls))
    for one in crawls:
        if one.outcome == "failed":
            lost = f"{one.counts['failed']} addresses lost" if one.counts["failed"] else "not fully visited"
            why = f" ({one.message})" if one.message else ""
            _say(f"{one.job.outlet}: {lost}{why}; see: podshivka problems --crawl {one.crawl}")
        elif one.message and one.outcome == "finished":
            _say(f"{one.job.outlet}: {one.message}")
        elif one.outcome == "stopped":
            _say(f"{one.job.outlet}: {one.message or 'stopped'}; the next crawl goes on from here")


def _say(text: str) -> None:
    errors.print(plain(text), soft_wrap=True, markup=False)
