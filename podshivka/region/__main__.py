"""Serves the region by hand: `python -m podshivka.region`."""

import time
from datetime import UTC, datetime

import click

from podshivka.region.region import Region
from podshivka.region.traps import SHOWN_AT, table


@click.command()
@click.option("--now", default=None, help="Where the region's clock starts (ISO 8601 with a zone); now, if not given.")
@click.option("--ports", default="", help="Ports for the outlets, comma-separated, in order; free ones where none is given.")
@click.option("--traps", "show_traps", is_flag=True, help="Print the table of traps (Markdown) and end.")
def main(now: str | None, ports: str, show_traps: bool) -> None:
    """Serve the fictional region on loopback until Ctrl-C, e.g. `python -m podshivka.region --now 2026-11-23T12:00+05:00`."""
    if show_traps:
        click.echo("\n".join(table(Region(SHOWN_AT))))
        return
    moment = datetime.fromisoformat(now) if now else datetime.now(UTC)
    with Region(moment).serve([int(port) for port in ports.split(",") if port]) as served:
        click.echo(served.outlets_toml())
        for slug, homepage in served.homepages().items():
            click.echo(f"{slug:10} {homepage}", err=True)
        click.echo("Ctrl-C ends it.", err=True)
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            click.echo("closed", err=True)


if __name__ == "__main__":
    main()
