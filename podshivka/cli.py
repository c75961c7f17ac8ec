"""The command line: each command a thin door to a function."""

import logging
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.logging import RichHandler

from archive.article import CaptureError
from archive.captures import CaptureMissing
from archive.memory import MemoryFileError
from archive.store import Archive, ArchiveError
from podshivka import showing
from podshivka.outlets_cli import outlets
from podshivka.registry_at_hand import chosen, registry_of
from scraper.clock import ClockError, now
from scraper.registry import RegistryError, load

EXPECTED = (ArchiveError, RegistryError, ClockError, CaptureError, CaptureMissing, MemoryFileError)
"""Errors whose message is written for the person at the terminal; they end a command with exit code 2."""


class Day(click.ParamType[date]):
    """A day as 2024-01-31."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day; write it like 2024-01-31", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    *("--archive", "folder"),
    type=click.Path(file_okay=False, path_type=Path),
    envvar="PODSHIVKA_ARCHIVE",
    default=".",
    help="The archive folder; without it PODSHIVKA_ARCHIVE, or the current directory.",
)
@click.version_option(package_name="podshivka")
@click.pass_context
def cli(context: click.Context, folder: Path) -> None:
    """An archive of the regional press: crawl it, keep every page, read it, search it.

    \b
    First steps:
      podshivka demo
      podshivka init my-archive --region "Оренбургская область"
      podshivka --archive my-archive crawl
      podshivka --archive my-archive serve
    """
    context.obj = folder
    now()  # a clock that is no moment is said before anything is done
    level = os.environ.get("PODSHIVKA_LOG_LEVEL") or "WARNING"
    handler = RichHandler(level=level, console=showing.errors, show_path=False, show_time=False)
    logging.basicConfig(format="%(name)s: %(message)s", handlers=[handler])


def main() -> None:
    """Run the command line. Expected errors are one line on stderr and exit code 2."""
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except click.Abort:
        sys.exit(3)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except EXPECTED as error:
        click.echo(f"podshivka: {error}", err=True)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(3)
    except BrokenPipeError:  # `podshivka problems | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--region", help="Adopt the known outlets of a region from the catalogue.")
def init(folder: Path, region: str | None) -> None:
    """Make a new archive.

    \b
    Example:
      podshivka init orenburg --region "Оренбургская область"
    """
    from scraper.registry import adopt, render

    adopted = adopt(region) if region else ()
    if (folder / "outlets.toml").exists():
        raise ArchiveError(f"{folder.resolve()} is an archive already, with a registry of its own; name a new folder")
    with Archive.create(folder) as archive:
        (folder / "outlets.toml").write_text(render(adopted), encoding="utf-8")
        archive.sync_outlets(load(folder / "outlets.toml").outlets)
    click.echo(f"{folder}: a new archive with {len(adopted)} outlets.")
    click.echo(f"Next: write your address into `contact` in {folder / 'outlets.toml'}; outlets are added there too.")
    click.echo(f"Then: podshivka --archive {folder} outlets list, and: podshivka --archive {folder} crawl")


cli.add_command(outlets)


@cli.command()
@click.argument("slugs", nargs=-1, metavar="[OUTLET]...")
@click.option("--kind", type=click.Choice(["latest", "backfill"]), default="latest", help="What is new, or back issues.")
@click.option("--since", type=Day(), help="Back issues of this day and later (where a listing tells the day).")
@click.option("--until", type=Day(), help="Back issues of this day and earlier.")
@click.option("--all-due", is_flag=True, help="Only outlets whose next visit is due; for cron.")
@click.option("--json", "as_json", is_flag=True, help="End with one JSON object a line for each crawl.")
@click.pass_obj
def crawl(
    folder: Path,
    slugs: tuple[str, ...],
    kind: str,
    since: date | None,
    until: date | None,
    all_due: bool,
    as_json: bool,
) -> None:
    """Crawl outlets now: all active ones, or those named.

    \b
    Exit codes: 0 all due addresses were fetched, refused by rule, or are due again; 1 something was lost, and is named;
    2 bad arguments; 3 stopped before the end (Ctrl-C, disk full); the next crawl goes on.

    \b
    Examples:
      podshivka crawl
      podshivka crawl gtsmi --kind backfill --since 2024-01-01
    """
    from podshivka.crawling import Job, exit_code
    from podshivka.crawling import crawl as run
    from podshivka.scheduling import due_outlets

    wanted = chosen(registry_of(folder), slugs)
    Archive.open(folder).close()  # a missing or newer archive is said before anything is fetched
    if all_due:
        wanted = due_outlets(folder, wanted)
    jobs = [Job(outlet=one.slug, kind=kind, since=since, until=until) for one in wanted]
    if not jobs:
        click.echo(
            "Nothing to crawl: no active outlet is due." if all_due else "Nothing to crawl: no active outlets.",
            err=True,
        )
        return
    if not all(one.contact or one.user_agent.count("+") for one in wanted):
        click.echo("podshivka: no `contact` in outlets.toml: outlets cannot write to you about this crawl", err=True)
    with showing.Watcher() as watcher:
        crawls = run(folder, jobs, watcher)
    showing.close(crawls, as_json=as_json)
    sys.exit(exit_code(crawls))


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", default="", help="The address the page had.")
@click.option("--timezone", default="Europe/Moscow", show_default=True, help="The outlet's time zone.")
@click.option("--captured-at", default="", help="When the page was saved (ISO 8601); relative dates need it.")
@click.option("--together", is_flag=True, help="The pages are of one outlet: learn its template from all of them first.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def read(files: tuple[Path, ...], url: str, timezone: str, captured_at: str, together: bool, as_json: bool) -> None:
    """Read saved pages, without archive or network.

    \b
    Example:
      podshivka read page.html --url https://gtsmi.ru/news/read/29413 --timezone Asia/Yekaterinburg --json
    """
    from podshivka.reading_files import show_files

    moment = _moment(captured_at)
    if not show_files(files, url=url, timezone=timezone, captured_at=moment, together=together, as_json=as_json):
        sys.exit(1)


@cli.command()
@click.option("--outlet", "slug", default="", help="Only this outlet.")
@click.option("--from-start", is_flag=True, help="Do not go on where a run that was stopped came to.")
@click.pass_obj
def reread(folder: Path, slug: str, from_start: bool) -> None:
    """Read the stored pages again with today's reader. Rewrites revisions, adds none; pages once unread may become articles.

    Reads on all cores. Ctrl-C loses nothing: the next run goes on from there.

    \b
    Exit codes: 0 all were read again, 2 bad arguments, 3 stopped (Ctrl-C).

    \b
    Example:
      podshivka reread --outlet gtsmi
    """
    from podshivka.rereading import reread as run

    outlets = chosen(registry_of(folder), (slug,) if slug else (), inactive_too=True)
    outcome = run(folder, outlets, from_start=from_start)
    click.echo(showing.plain(outcome.line()))
    if outcome.is_stopped:
        sys.exit(3)


@cli.command()
@click.pass_obj
def status(folder: Path) -> None:
    """What is going on: for each outlet its last crawl, its articles, and what is still due.

    \b
    Example:
      podshivka status
    """
    from podshivka.checking import status_table

    showing.console().print(status_table(folder))


@cli.command()
@click.option("--crawl", "crawl_id", default=None, help="Only those of one crawl.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@click.pass_obj
def problems(folder: Path, crawl_id: str | None, as_json: bool) -> None:
    """What went wrong: addresses that could not be fetched, pages that could not be read.

    \b
    Example:
      podshivka problems --crawl 20261125T090000Z-gtsmi-latest
    """
    from podshivka.checking import show_problems

    show_problems(folder, crawl_id, as_json=as_json)


@cli.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.pass_obj
def serve(folder: Path, port: int, host: str) -> None:
    """Publish the archive with Datasette, with the right settings.

    \b
    Example:
      podshivka serve --port 8001
    """
    from archive.publish.serve import arguments

    Archive.open(folder).close()  # migrations, and a clear word when this is no archive
    command = [sys.executable, "-m", "datasette", *arguments(folder, port=port, host=host)]
    os.execv(sys.executable, command)  # noqa: S606  Datasette takes this process's place: one process id, one Ctrl-C


@cli.command()
@click.option("--no-serve", is_flag=True, help="Print the figures and exit, without Datasette.")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True)
@click.option("--keep", type=click.Path(path_type=Path), help="Keep the demo's archive in this new folder.")
@click.option("--by-address", is_flag=True, help="Add each outlet by its address alone, as a stranger's.")
def demo(no_serve: bool, port: int, keep: Path | None, by_address: bool) -> None:
    """Serve a fictional region on this machine, crawl it, let time pass, crawl again, and compare with the truth.

    \b
    Example:
      podshivka demo
      podshivka demo --by-address
    """
    from podshivka.demo import run

    sys.exit(run(serve=not no_serve, port=port, keep=keep, by_address=by_address))


@cli.group()
def schedule() -> None:
    """Print what makes this machine crawl by itself."""


@schedule.command("cron")
@click.pass_obj
def schedule_cron(folder: Path) -> None:
    """Print a crontab line.

    \b
    Example:
      (crontab -l; podshivka --archive /srv/orenburg schedule cron) | crontab -
    """
    from podshivka.scheduling import cron_line

    click.echo(cron_line(folder.resolve()))


@schedule.command("systemd")
@click.pass_obj
def schedule_systemd(folder: Path) -> None:
    """Print a systemd service and timer.

    \b
    Example:
      podshivka --archive /srv/orenburg schedule systemd
    """
    from podshivka.scheduling import systemd_units

    click.echo(systemd_units(folder.resolve()))


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"--captured-at {text!r} is not a moment; write it like 2026-11-23T09:00:00Z") from None
