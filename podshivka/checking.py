"""What the archive knows of its outlets, crawls and problems, as tables for a terminal."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from archive.article import Outlet
from archive.frontier import Frontier
from archive.store import Archive, OutletStatus
from podshivka.showing import console, plain

WELL = ("done", "due", "redirected")


def check(folder: Path, outlets: Iterable[Outlet]) -> tuple[Table, bool]:
    """Return how each feed, sitemap and section answered last, and whether all is well."""
    frontier = Frontier(folder / "state")
    table = _table("outlet", "listing", "address", "state", "last asked", "listed")
    is_well = True
    try:
        for outlet in outlets:
            known = frontier.listings(outlet.slug)
            if not known:
                table.add_row(outlet.slug, "", outlet.homepage, "not crawled yet", "never", "")
            for one in known:
                mark = "" if one.state in WELL and not one.reason else "red"
                is_well = is_well and not mark
                state = f"{one.state}: {one.reason}" if one.reason else one.state
                row = (outlet.slug, one.kind, one.url, state, (one.fetched_at or "never")[:16], str(one.listed or ""))
                table.add_row(*(escape(plain(cell)) for cell in row), style=mark)
    finally:
        frontier.close()
    return table, is_well


def status_table(folder: Path) -> Table:
    """Return how each outlet stands: last crawl, articles, what is due."""
    with Archive.open(folder) as archive:
        outlets = archive.status()
    frontier = Frontier(folder / "state")
    try:
        standing = frontier.standing()
    finally:
        frontier.close()
    table = _table(
        "outlet", "articles", "newest", "due", "unread", "given up", "requests/article", "last crawl", "outcome", "problems"
    )
    for one in outlets:
        table.add_row(*_status_row(one, standing.get(one.slug, {})), style="" if one.active else "dim")
    return table


def _status_row(one: OutletStatus, pages: dict[str, int]) -> list[str]:
    last = one.last_crawl
    moment = f"{last.started_at:%Y-%m-%d %H:%M} {last.kind}" if last else "never"
    outcome = (last.outcome or "running or killed") if last else ""
    counts = [str(pages.get(state, 0) or "·") for state in ("due", "unread", "given_up")]
    counts += [f"{one.requests_per_article:.1f}" if one.requests_per_article else "·"]
    return [one.slug, str(one.articles), one.newest or "", *counts, moment, outcome, str(one.problems or "·")]


def show_problems(folder: Path, crawl: str | None, *, as_json: bool) -> None:
    """Print what went wrong, oldest first."""
    with Archive.open(folder) as archive:
        problems = archive.problems(crawl)
    if as_json:
        for one in problems:
            row = {"crawl": one.crawl, "outlet": one.outlet, "url": one.url, "stage": one.stage, "message": one.message}
            sys.stdout.write(json.dumps(row | {"at": one.at.isoformat()}, ensure_ascii=False) + "\n")
        return
    out = console()
    for one in problems:
        text = f"{one.at:%Y-%m-%d %H:%M} {one.outlet or ''} {one.stage}: {one.url}\n    {one.message}"
        out.print(plain(text), markup=False, soft_wrap=True)
    if not problems:
        out.print("No problems on record" + (f" for crawl {crawl}." if crawl else "."), markup=False)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    return table
