"""What an archivist does with a site: adds it by its address, crawls the latest and the back issues. And what came of it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from podshivka.region.figures import Figures
from podshivka.region.score import compare
from tests.crawls import new_archive, rows, run
from tests.platforms.site import Site

LATER = "2026-11-23T12:30:00+00:00"
"""The second visit: the same afternoon."""

REGISTRY = '[defaults]\ncontact = "archive@example.org"\ndelay_seconds = 0\n'

LEAST_HEADLINES, LEAST_BODY, LEAST_DATES = 0.98, 0.96, 0.9
"""Shares of articles that read as printed; of bodies, the F1 of four-word shingles."""

MOST_AGAIN = 6
"""Requests of a second visit, the articles that came meanwhile left out."""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """One site, walked from its bare address.

    `requests` are those that its server counted, robots.txt left out, until the back issues were there; `again` those of a
    visit after it published some more, these articles left out too.
    """

    site: Site
    folder: Path
    outlet: dict[str, Any]
    said: str
    figures: Figures
    requests: int
    again: int
    problems: tuple[str, ...]

    @property
    def per_article(self) -> float:
        return self.requests / (len(self.site.items) - self.site.late)

    def faults(self) -> list[str]:
        """Return what is wrong with it, one sentence each."""
        wanted, figures = self.site, self.figures
        stated = {name: (self.outlet.get(name), getattr(wanted, name)) for name in ("title", "timezone", "place")}
        stated["platform"] = (self.outlet.get("platform", "generic"), wanted.platform)
        for listing, is_there in (("feeds", wanted.has_feed), ("sitemaps", wanted.has_sitemap)):
            stated[listing] = (bool(self.outlet.get(listing)), is_there)
        shares = {
            "headlines": (figures.headline, LEAST_HEADLINES),
            "bodies": (figures.body_f1, LEAST_BODY),
            "dates": (figures.dates, LEAST_DATES),
        }
        costs = {
            "requests an article": (self.per_article, wanted.most_requests),
            "requests of a second visit": (self.again, MOST_AGAIN),
        }
        return [
            *(f"{name} is {found!r}, not {true!r}" for name, (found, true) in stated.items() if found != true),
            *(f"missing: {url}" for url in figures.missing),
            *(f"no article, but kept as one: {url}" for url in figures.unexpected),
            *([f"kept twice: {figures.duplicates}"] if figures.duplicates else []),
            *(
                f"{name}: {found or 0:.3f}, less than {least}"
                for name, (found, least) in shares.items()
                if (found or 0) < least
            ),
            *(f"{name}: {found:.2f}, more than {most}" for name, (found, most) in costs.items() if found > most),
            *(f"problem: {one}" for one in self.problems),
        ]


def walk(site: Site, folder: Path) -> Walk:
    """Add the site, crawl it, crawl its back issues; let it publish, crawl it again."""
    new_archive(folder, REGISTRY)
    with site.serve() as server:
        added = run(folder, "outlets", "add", server.home, "--title", site.title, "--place", site.place, "--yes")
        assert added.returncode == 0, f"{added.stdout}\n{added.stderr}"
        told = [run(folder, "crawl"), run(folder, "crawl", "--kind", "backfill")]
        requests = _counted(server.paths())
        fresh = site.publish()
        told.append(run(folder, "crawl", now=LATER))
        again = _counted(server.paths()) - requests - len(fresh)
    (outlet,) = tomllib.loads((folder / "outlets.toml").read_text("utf-8"))["outlet"]
    return Walk(
        site=site,
        folder=folder,
        outlet=outlet,
        said="\n".join(f"{one.stdout}{one.stderr}" for one in (added, *told)),
        figures=compare(folder / "archive.db", site.truth(outlet["slug"])),
        requests=requests,
        again=again,
        problems=tuple(f"{row['url']}: {row['message']}" for row in rows(folder, "select url, message from problems")),
    )


def _counted(paths: list[str]) -> int:
    return sum(path != "/robots.txt" for path in paths)
