"""The register of traps: where each stands and what is true there. traps.toml holds them, docs/region.md shows them."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from podshivka.region.markup import esc
from podshivka.region.outlet import FictionalOutlet
from podshivka.region.region import Region, Served
from podshivka.region.truth import TrueArticle

SHOWN_AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""The moment of the demo: the addresses of docs/region.md are those of a region opened then."""
EXAMPLES = 3


@dataclass(frozen=True, kw_only=True)
class Trap:
    name: str
    outlet: str
    truth: str
    marker: str = ""
    address: str = ""


@cache
def traps() -> tuple[Trap, ...]:
    lists = tomllib.loads(files(__package__).joinpath("traps.toml").read_text("utf-8"))
    return tuple(Trap(**entry) for entry in lists["trap"])


def addresses(trap: Trap, outlet: FictionalOutlet, served: Served) -> list[str]:
    """Return the paths of the outlet's articles where the trap stands at the region's moment, newest first."""
    if trap.address:
        return [trap.address]
    articles = [article for article in reversed(served.truth()) if article.outlet == outlet.slug and not article.is_gone]
    base = served.homepages()[outlet.slug].rstrip("/")
    return [
        article.url.removeprefix(base)
        for article in articles
        if _pattern(trap.marker, article).search(served.look(article.url).content.decode(outlet.charset))
    ]


def _pattern(marker: str, article: TrueArticle) -> re.Pattern[str]:
    return re.compile(marker.replace("{headline}", re.escape(esc(article.headline.rstrip(".?!")))), re.DOTALL)


def table(region: Region) -> Iterable[str]:
    """Return the lines of a Markdown table of all traps, with the addresses of some pages each."""
    outlets = {outlet.slug: outlet for outlet in region.outlets}
    yield "| outlet | trap | what is true | pages |"
    yield "|---|---|---|---|"
    with region.serve() as served:
        for trap in traps():
            found = addresses(trap, outlets[trap.outlet], served)
            shown = ", ".join(f"`{path}`" for path in found[:EXAMPLES])
            more = f" and {len(found) - EXAMPLES} more" if len(found) > EXAMPLES else ""
            yield f"| {trap.outlet} | {_cell(trap.name)} | {_cell(trap.truth)} | {_cell(shown)}{more} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
