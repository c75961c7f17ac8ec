"""The demo: the bundled region is served on loopback, crawled by real commands, and compared with its truth."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.store import Archive
from podshivka import showing
from podshivka.region import Region, Served
from podshivka.region.naive import naive_figures
from podshivka.region.score import compare, figures_table
from scraper.registry import Defaults, render

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LATER = timedelta(days=3)

MOST_REQUESTS_AGAIN = "at most robots.txt and one conditional request per feed, sitemap and section"

console = showing.console()


DELAY_SECONDS = 0.1
"""Between two requests to an outlet that was added by its address: the region is no stranger's server."""


def run(*, serve: bool, port: int, keep: Path | None, by_address: bool = False) -> int:
    """Run the demo; return its exit code: 0 when every crawl ended well and nobody was treated impolitely.

    With `by_address` the region's registry is thrown away, and each outlet is added by its address alone.
    """
    if keep and keep.exists():
        console.print(f"{keep} exists already; name a new folder")
        return 2
    folder = keep or Path(tempfile.mkdtemp(prefix="podshivka-demo-")) / "archive"
    try:
        code = _crawl_and_compare(folder, by_address=by_address)
        return _show(folder, port) if serve and code in (0, 1) else code
    finally:
        if not keep:
            shutil.rmtree(folder.parent, ignore_errors=True)


def _crawl_and_compare(folder: Path, *, by_address: bool) -> int:
    region = Region(now=START)
    with region.serve() as served:
        Archive.create(folder).close()
        console.rule(f"A fictional region, {START:%d.%m.%Y}")
        codes = _add_by_address(folder, served) if by_address else _prepare(folder, served)
        codes += [_crawl(folder, kind, START) for kind in ("latest", "backfill")]
        _compare(folder, served)
        console.print(f"requests per article: {len(served.hits) / len(served.truth()):.2f}")
        codes += _again(folder, served)
        console.rule(f"Three days later, {START + LATER:%d.%m.%Y}")
        served.set_time(START + LATER)
        codes += [_crawl(folder, kind, START + LATER) for kind in ("latest", "backfill")]
        _compare(folder, served)
        rude = served.violations(dict.fromkeys(served.homepages(), DELAY_SECONDS) if by_address else None)
        for line in rude:
            console.print(f"[red]impolite:[/] {line}")
        console.print(f"robots and pace violations: {len(rude)}; requests in all: {len(served.hits)}")
    return 3 if 3 in codes else int(bool(rude) or any(codes))


def _prepare(folder: Path, served: Served) -> list[int]:
    (folder / "outlets.toml").write_text(served.outlets_toml(), encoding="utf-8")
    return []


def _add_by_address(folder: Path, served: Served) -> list[int]:
    """Add each outlet as an archivist would who knows its address, its name, its town and region."""
    defaults = Defaults(delay_seconds=DELAY_SECONDS, contact="archive@podshivka.example")
    (folder / "outlets.toml").write_text(render((), defaults), encoding="utf-8")
    return [
        _command(
            *(folder, START, "outlets", "add", homepage, "--slug", slug, "--title", title),
            *("--place", place, "--region", region, "--yes"),
        )
        for slug, homepage, title, place, region in served.addresses()
    ]


def _compare(folder: Path, served: Served) -> None:
    console.print(figures_table(compare(folder / "archive.db", served), naive_figures(served), served.truth()))


def _again(folder: Path, served: Served) -> list[int]:
    console.rule("The same crawls again, at once")
    before = len(served.hits)
    codes = [_crawl(folder, kind, START + timedelta(minutes=5)) for kind in ("latest", "backfill")]
    hits = served.hits[before:]
    unchanged = sum(hit.status == 304 for hit in hits)
    console.print(f"{len(hits)} requests, {unchanged} of them answered 304 ({MOST_REQUESTS_AGAIN})")
    return codes


def _crawl(folder: Path, kind: str, moment: datetime) -> int:
    """Run the real command, as an archivist would, with the region's clock."""
    return _command(folder, moment, "crawl", "--kind", kind)


def _command(folder: Path, moment: datetime, *arguments: str) -> int:
    environment = {**os.environ, "PODSHIVKA_NOW": moment.isoformat()}
    command = [sys.executable, "-m", "podshivka", "--archive", str(folder), *arguments]
    console.print(f"$ podshivka {shlex.join(arguments)}", markup=False, soft_wrap=True)
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603  our own command


def _show(folder: Path, port: int) -> int:
    from archive.publish.serve import arguments

    console.rule("Datasette")
    console.print(f"http://127.0.0.1:{port}/  Ctrl-C ends it.", soft_wrap=True)
    command = [sys.executable, "-m", "datasette", *arguments(folder, port=port, host="127.0.0.1")]
    try:
        return subprocess.run(command, check=False).returncode  # noqa: S603  our own command
    except KeyboardInterrupt:
        return 0
