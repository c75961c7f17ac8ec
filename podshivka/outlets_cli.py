"""`podshivka outlets …`: the registry as a person works with it at the terminal."""

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.table import Table

from archive.store import Archive
from podshivka import showing
from podshivka.registry_at_hand import chosen, registry_of

if TYPE_CHECKING:  # these bring Scrapy along, a second that `podshivka outlets list` need not wait for
    from podshivka.onboarding import Candidate


@click.group()
def outlets() -> None:
    """The registry: which outlets the archive knows."""


@outlets.command("list")
@click.pass_obj
def outlets_list(folder: Path) -> None:
    """List the outlets of outlets.toml.

    \b
    Example:
      podshivka outlets list
    """
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("slug", "title", "place", "region", "platform", "listings", "active"):
        table.add_column(name, no_wrap=name == "slug")
    for one in registry_of(folder):
        listings = f"{len(one.feeds)} feeds, {len(one.sitemaps)} sitemaps, {len(one.sections)} sections"
        table.add_row(one.slug, one.title, one.place, one.region, one.platform, listings, "yes" if one.active else "no")
    showing.console().print(table)


@outlets.command("add")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--slug", default="", help="The short name; without it, made of the host or the title.")
@click.option("--title", default="", help="The outlet's name; without it, as its home page prints it.")
@click.option("--place", default="", help="Its town; tells the time zone.")
@click.option("--region", default="", help="Its region.")
@click.option("--timezone", default="", help="Its time zone, like Asia/Yekaterinburg; without it, found out.")
@click.option("--yes", is_flag=True, help="Ask nothing: write what is found.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each address.")
@click.pass_obj
def outlets_add(
    folder: Path,
    urls: tuple[str, ...],
    slug: str,
    title: str,
    place: str,
    region: str,
    timezone: str,
    yes: bool,
    as_json: bool,
) -> None:
    """Add outlets by the address of their home page.

    A few pages are fetched politely: how the site lists its articles, what it runs on, its time zone; three articles are
    read for a proof. What is found is shown, asked about where it is unsure, and written into outlets.toml.

    \b
    Exit codes: 0 all were added, or you said no; 1 an address was refused, and why is said (unreachable, closed by
    robots.txt, walled, parked, empty, known already); 2 bad arguments; 3 stopped (Ctrl-C).

    \b
    Examples:
      podshivka outlets add https://gtsmi.ru/ --place Новотроицк
      podshivka outlets add gtsmi.ru orsk.ru ntsk.ru --region "Оренбургская область" --yes
    """
    from podshivka.onboarding import explore_all
    from scraper.proposal import Hints

    if len(urls) > 1 and (slug or title):
        raise click.UsageError("--slug and --title are of one outlet; give one URL with them")
    hints = Hints(slug=slug, title=title, place=place, region=region, timezone=timezone)
    _check_hints(hints, folder)
    Archive.open(folder).close()  # a missing or newer archive is said before anything is fetched
    with _patience(f"Looking at {', '.join(urls)}: a few pages, politely"):
        candidates = explore_all(folder, urls, hints)
    for one in candidates:
        if one.outcome == "proposed":
            _offer(folder, one, hints, yes=yes, as_json=as_json)
        _tell(one, as_json=as_json)
    _close(folder, candidates)


def _patience(words: str) -> AbstractContextManager[object]:
    """Say on a terminal that something is going on; a log or pipe is told when it is done."""
    return showing.errors.status(escape(showing.plain(words))) if showing.errors.is_terminal else nullcontext()


def _check_hints(hints: "object", folder: Path) -> None:
    """Refuse a slug or zone that outlets.toml would not take, before anything is fetched."""
    from scraper.registry_rules import check_outlet

    told = {key: value for key, value in vars(hints).items() if value}
    known = {one.slug for one in registry_of(folder)}
    if told.get("slug") in known:
        raise click.UsageError(f"--slug {told['slug']!r} is taken by another outlet; choose another")
    _, mistakes = check_outlet({"slug": "new", "title": "?", "homepage": "https://example.org/", **told}, 1)
    if mistakes:
        raise click.UsageError(f"--{mistakes[0].key}: {mistakes[0].message}")


def _offer(folder: Path, candidate: "Candidate", hints: object, *, yes: bool, as_json: bool) -> None:
    """Show a proposal, ask what is unsure, and write it."""
    from podshivka import proposals
    from podshivka.onboarding import add
    from podshivka.questions import agreed
    from scraper.proposal import NoOutlet

    if not as_json:
        proposals.show(showing.console(), candidate)
    if not yes and not agreed(candidate):
        candidate.outcome, candidate.message = "declined", "nothing is written"
        return
    try:
        add(folder, candidate)
    except NoOutlet as refusal:  # two addresses of one outlet, or another process has just added it
        candidate.refuse(refusal.kind, str(refusal))


def _tell(candidate: "Candidate", *, as_json: bool) -> None:
    from podshivka import proposals

    if as_json:
        click.echo(proposals.as_json(candidate))
    elif candidate.outcome == "added" and candidate.proposal is not None:
        outlet = candidate.proposal.outlet
        kept = f"; {candidate.articles} articles of it are in the archive already" if candidate.articles else ""
        click.echo(showing.plain(f"added: {outlet.slug} ({outlet.title}){kept}"))
    elif candidate.outcome == "declined":
        click.echo(showing.plain(f"{candidate.url}: nothing is written"))
    if candidate.outcome in ("refused", "stopped"):
        click.echo(showing.plain(f"{candidate.url}: {candidate.message}"), err=True)


def _close(folder: Path, candidates: "list[Candidate]") -> None:
    added = [one.proposal.outlet.slug for one in candidates if one.outcome == "added" and one.proposal]
    if added:
        click.echo(f"Next: podshivka --archive {folder} crawl {' '.join(added)}", err=True)
    if any(one.outcome == "stopped" for one in candidates):
        sys.exit(3)
    if any(one.outcome == "refused" for one in candidates):
        sys.exit(1)


@outlets.command("check")
@click.argument("slugs", nargs=-1, metavar="[OUTLET]...")
@click.option("--offline", is_flag=True, help="Ask no network: tell how each listing answered the last crawl.")
@click.option(
    "--dropped",
    is_flag=True,
    help="Only list the lines left out of texts, and by what: learned, pinned, a rule; asks no network.",
)
@click.pass_obj
def outlets_check(folder: Path, slugs: tuple[str, ...], offline: bool, dropped: bool) -> None:
    """Look at the sites of known outlets again, and tell what changed.

    Each feed, sitemap and section of outlets.toml is asked for; then the site is explored as `outlets add` does. A new feed,
    another platform, title or time zone is told; outlets.toml is never changed. Then the newest pages of each are read, and
    the shares told that were read by what is learned of the outlet (memory/OUTLET.toml), without it, and not at all.

    \b
    Exit codes: 0 every listing works; 1 one does not, or a site gives nothing; 2 bad arguments; 3 stopped (Ctrl-C).

    \b
    Examples:
      podshivka outlets check gtsmi
      podshivka outlets check --offline
      podshivka outlets check --dropped gtsmi
    """
    wanted = chosen(registry_of(folder), slugs)
    if dropped:
        from podshivka.reading_shares import dropped_lines, dropped_text

        click.echo(dropped_text(dropped_lines(folder, wanted)))
        return
    if offline:
        from podshivka.checking import check

        table, is_well = check(folder, wanted)
        showing.console().print(table)
    else:
        from podshivka.rechecking import check_again, show

        Archive.open(folder).close()
        with _patience(f"Looking at {len(wanted)} outlets: a few pages of each, politely"):
            examined = check_again(folder, wanted) if wanted else []
        show(showing.console(), examined)
        if len(examined) < len(wanted):
            sys.exit(3)
        is_well = all(one.is_well for one in examined)
    from podshivka.reading_shares import shares_of, shares_table

    with _patience("Reading their newest pages"):
        shares = shares_of(folder, wanted)
    click.echo()
    showing.console().print(shares_table(shares))
    if not is_well:
        sys.exit(1)


@outlets.command("explain")
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.pass_obj
def outlets_explain(folder: Path, urls: tuple[str, ...]) -> None:
    """Say of any address what it is to this archive: an article or not, and why; how it was found; what became of it.

    Asks no network.

    \b
    Example:
      podshivka outlets explain https://gtsmi.ru/news/read/29413
    """
    from podshivka.explaining import explain

    Archive.open(folder).close()
    for number, url in enumerate(urls):
        if number:
            click.echo()
        click.echo(showing.plain("\n".join(explain(folder, url).lines())))
