#!/usr/bin/env python3
"""Measure readers on the same pages in one run: how much of the article they find, what they take besides, and at what cost.

    python benchmarks/reading.py FOLDER [FOLDER ...] [--tool NAME ...] [--passes N] [--json]

FOLDER is one of
  - a clone of github.com/scrapinghub/article-extraction-benchmark: ground-truth.json and html/ID.html.gz;
  - the dataset/ of github.com/dobbersc/fundus-evaluation: ground_truth.json and html/NAME.html.gz;
  - pages of your own: pages/ID.html (or .html.gz), and gold.json as {"ID": {...}} or gold/ID.json, each with some of
    body (text, or a list of paragraphs), headline, headline_alternatives, published, byline, url, site, timezone, captured_at.

Peers are measured where they are installed: pip install '.[bench]'. Every tool runs in a process of its own, gets the bytes of
a page and its address, and is timed by CPU seconds of reading alone, the fastest of the passes for each page. They take turns,
pass by pass: a machine that slows down for a while slows them all.

Body: shingles of 4 words, precision and recall averaged over pages, F1 of the averages, as in article-extraction-benchmark.
Where the lead stands apart from the body, the better of body and lead + body counts; paragraphs in [ ] are optional, and are
taken as text. Headline: equal after NFKC, lower case, ё as е, without punctuation. Day and set of names in the byline: equal.
"""

import argparse
import contextlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from gold import load
from scoring import score
from tools import TOOLS

WARM_UP = 3
"""Pages read before the clock runs: imports on first use and compiled patterns are nobody's reading."""


def work(tool: str, folder: Path) -> None:
    """Serve one tool: for each line on stdin read all pages once, and answer with the CPU seconds of each.

    The last line is an object: the readings by page, the peak memory in MB, and what it failed on.
    """
    pages = load(folder)
    reader = TOOLS[tool][1](pages)
    found: dict[str, dict[str, Any]] = {}
    failures: dict[str, str] = {}
    for page in pages[:WARM_UP]:
        with contextlib.suppress(Exception):
            reader(page)
    for _ in sys.stdin:
        spent = []
        for page in pages:
            started = time.process_time()
            try:
                found[page.id] = reader(page)
            except Exception as error:  # a peer's failure on a page is a result of the measurement
                found[page.id], failures[page.id] = {}, f"{type(error).__name__}: {error}"
            spent.append(time.process_time() - started)
        print(json.dumps(spent), flush=True)
    print(json.dumps({"readings": found, "peak_mb": _peak(), "failures": failures}))


def _peak() -> float:
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024**2 if sys.platform == "darwin" else size / 1024


class Worker:
    """A tool in a process of its own, that reads all pages when told to. `fastest` are the least CPU seconds of each page."""

    def __init__(self, tool: str, folder: Path) -> None:
        self.tool = tool
        self.fastest: list[float] = []
        command = [sys.executable, __file__, str(folder), "--worker", tool]
        self.errors = tempfile.TemporaryFile("w+")  # noqa: SIM115  # a pipe that nobody reads would stop a tool that says much
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True
        )

    def read_all(self) -> bool:
        """Have every page read once; False where the tool has ended before its time."""
        assert self.process.stdin is not None and self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            print(file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if answer:
            spent = json.loads(answer)
            self.fastest = list(map(min, spent, self.fastest or spent))
        return bool(answer)

    def result(self) -> dict[str, Any] | None:
        """End the process and return what it found; None, and its last words, where it failed."""
        output, _ = self.process.communicate()
        self.errors.seek(0)
        said = self.errors.read().strip().splitlines()
        self.errors.close()
        if self.process.returncode:
            print(f"{self.tool}: failed: {said[-1:]}", file=sys.stderr)
            return None
        found: dict[str, Any] = json.loads(output.splitlines()[-1])
        return found


def measure(folder: Path, tools: Iterable[str], passes: int) -> list[dict[str, Any]]:
    """Measure the tools on one folder; CPU as pages per second relative to trafilatura's.

    The tools take turns, pass by pass: a machine that slows down for a while slows them all.
    """
    pages = load(folder)
    workers = [Worker(tool, folder) for tool in tools]
    running = list(workers)
    for _ in range(passes):
        running = [worker for worker in running if worker.read_all()]
    rows = []
    peer = next((worker.fastest for worker in workers if worker.tool == "trafilatura"), [])
    for worker in workers:
        result = worker.result()
        if result is None:
            continue
        for id, error in result["failures"].items():
            print(f"{worker.tool}: {id}: {error}", file=sys.stderr)
        figures = score(pages, result["readings"])
        cpu = sum(worker.fastest)
        named = {"set": folder.name, "pages": len(pages), "tool": worker.tool}
        rows.append(
            {**named, **figures, "cpu": cpu, "peak_mb": result["peak_mb"], "times_as_fast": _ratio(peer, worker.fastest)}
        )
        ruled = [at for at, page in enumerate(pages) if result["readings"][page.id].get("by_rules")]
        if ruled:
            there = [peer[at] for at in ruled] if peer else []
            ratio = _ratio(there, [worker.fastest[at] for at in ruled])
            rows[-1] |= {"by_rules": len(ruled), "times_as_fast_by_rules": ratio}
    return rows


def _ratio(peer: Sequence[float], own: Sequence[float]) -> float | None:
    """Return how many times as many pages a second were read in `own` seconds as in the peer's; None without a peer."""
    return sum(peer) / sum(own) if peer and sum(own) else None


def show(rows: list[dict[str, Any]]) -> None:
    """Print the figures as a table."""
    head = ("tool", "P", "R", "F1", "exact", "headline", "day", "byline", "ms/page", "×trafilatura", "peak MB")
    print(f"\n{rows[0]['set']}: {rows[0]['pages']} pages" if rows else "nothing was measured")
    lines = [head]
    for row in rows:
        shares = [f"{row[name]:.3f}" for name in ("precision", "recall", "f1", "exact")]
        told = [row.get(name, "–") for name in ("headline", "day", "byline")]
        ratio = f"{row['times_as_fast']:.1f}" if row["times_as_fast"] else "–"
        lines.append((row["tool"], *shares, *told, f"{1000 * row['cpu'] / row['pages']:.1f}", ratio, f"{row['peak_mb']:.0f}"))
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    for line in lines:
        print(
            "  ".join(
                cell.ljust(width) if at == 0 else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
        )
    for row in rows:
        if "by_rules" in row:
            ratio = row["times_as_fast_by_rules"]
            than = f", {ratio:.1f} times as fast as trafilatura reads these" if ratio else ""
            print(f"{row['tool']}: {row['by_rules']} pages by learned rules{than}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--tool", action="append", choices=TOOLS, help="only this tool (may be repeated)")
    parser.add_argument("--passes", type=int, default=3, help="how often each page is read (default 3)")
    parser.add_argument("--json", action="store_true", help="one JSON object for each set and tool")
    parser.add_argument("--worker", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker, options.folders[0])
        return
    wanted = options.tool or list(TOOLS)
    tools = [name for name in wanted if find_spec(TOOLS[name][0])]
    for name in wanted:
        if name not in tools:
            print(f"{name} is not installed: pip install '.[bench]'", file=sys.stderr)
    for folder in options.folders:
        rows = measure(folder, tools, options.passes)
        for row in rows if options.json else ():
            print(json.dumps(row, ensure_ascii=False))
        if not options.json:
            show(rows)


if __name__ == "__main__":
    main()
