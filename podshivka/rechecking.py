"""`outlets check`: the sites of known outlets are looked at again, side by side, and what changed is told."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from archive.article import Outlet
from podshivka.asking import ask_all
from podshivka.showing import plain
from scraper.clock import now
from scraper.fetching import Fetch
from scraper.rechecking import Examined, examine


def check_again(folder: Path, outlets: Sequence[Outlet]) -> list[Examined]:
    """Look at the sites of some outlets again; those that were not reached before Ctrl-C are left out."""
    asked = ask_all(folder, [(outlet, partial(_examined, outlet)) for outlet in outlets])
    for one in asked:
        if one.error is not None:
            raise one.error
    return [one.answer for one in asked if one.answer is not None]


async def _examined(outlet: Outlet, fetch: Fetch) -> Examined:
    return await examine(outlet, fetch, now())


def show(console: Console, examined: Sequence[Examined]) -> None:
    """Print how each listing answers, then what changed."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("outlet", "listing", "address", "answers", "listed"):
        table.add_column(name, overflow="fold", no_wrap=name in ("outlet", "listing"))
    for one in examined:
        slug = one.outlet.slug
        rows = [(slug, each.kind, each.url, each.fault or "works", str(each.listed or "")) for each in one.listings]
        if one.fault or not rows:
            rows.insert(0, (slug, "home page", one.outlet.homepage, one.fault or "works", ""))
        for row in rows:
            table.add_row(*(escape(plain(cell)) for cell in row), style="red" if row[3] != "works" else "")
    console.print(table)
    for one in examined:
        for line in one.changes:
            console.print(plain(f"{one.outlet.slug}: {line}"), markup=False, soft_wrap=True)
