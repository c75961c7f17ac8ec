"""A known outlet is looked at again: does each of its listings work, and what would be proposed otherwise today?"""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from archive.addresses import fold
from archive.article import Outlet
from scraper.fetching import Fetch, remembering
from scraper.listening import NotHeard, listen
from scraper.onboard import explore
from scraper.platforms import AUTO
from scraper.proposal import LIKELY, SURE, Hints, NoOutlet, Proposal


@dataclass(frozen=True, kw_only=True)
class Listing:
    """How a feed, sitemap or section of the registry answers now. `fault` is "" where it works."""

    kind: str
    url: str
    listed: int = 0
    fault: str = ""


@dataclass(frozen=True, kw_only=True)
class Examined:
    """What a second look at an outlet found. `changes` are lines for the archivist; `fault` is why its site gives nothing."""

    outlet: Outlet
    listings: tuple[Listing, ...] = ()
    changes: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_well(self) -> bool:
        return not self.fault and not any(one.fault for one in self.listings)


async def examine(outlet: Outlet, fetch: Fetch, now: datetime) -> Examined:
    """Explore the site of an outlet anew and hold it against the registry. Each address is asked for once."""
    once = remembering(fetch)
    listings = tuple([await _listing(kind, url, outlet, once) for kind, url in _registered(outlet)])
    try:
        proposal = await explore(outlet.homepage, Hints(place=outlet.place, region=outlet.region), once, now)
    except NoOutlet as error:
        return Examined(outlet=outlet, listings=listings, fault=str(error))
    return Examined(outlet=outlet, listings=listings, changes=tuple(differences(outlet, proposal)))


def _registered(outlet: Outlet) -> list[tuple[str, str]]:
    kinds = (("feed", outlet.feeds), ("sitemap", outlet.sitemaps), ("section", outlet.sections))
    return [(kind, url) for kind, urls in kinds for url in urls]


async def _listing(kind: str, url: str, outlet: Outlet, fetch: Fetch) -> Listing:
    try:
        heard, nested = await listen(fetch, url, kind, outlet)
    except NotHeard as error:
        return Listing(kind=kind, url=url, fault=str(error))
    listed = len(heard.entries) + len(nested)
    return Listing(kind=kind, url=url, listed=listed, fault="" if listed else "lists nothing")


def differences(outlet: Outlet, proposal: Proposal) -> list[str]:
    """Return what would be proposed otherwise today, a line each; nothing where a person's choice is as good.

    >>> gazette = Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/")
    >>> fed = Outlet(slug="g", title="Г", homepage="https://gtsmi.ru/", feeds=("https://gtsmi.ru/rss",))
    >>> differences(gazette, Proposal(outlet=fed, charset="utf-8", findings=(), samples=()))
    ['a feed that is not in outlets.toml: https://gtsmi.ru/rss']
    """
    today = proposal.outlet
    lines = [f"a feed that is not in outlets.toml: {url}" for url in _new(today.feeds, outlet.feeds)]
    lines += [f"a sitemap that is not in outlets.toml: {url}" for url in _new(today.sitemaps, outlet.sitemaps)]
    if not (outlet.feeds or outlet.sitemaps or outlet.sections):
        lines += [f"a section that is not in outlets.toml: {url}" for url in today.sections]
    if fold(today.homepage) != fold(outlet.homepage) or today.homepage.partition(":")[0] != outlet.homepage.partition(":")[0]:
        lines.append(f"homepage: {outlet.homepage} answers at {today.homepage}")
    if AUTO not in (outlet.platform, today.platform) and outlet.platform != today.platform:
        lines.append(f"platform: {outlet.platform} in outlets.toml, the site looks like {today.platform}")
    title, zone = proposal.finding("title"), proposal.finding("timezone")
    if title is not None and title.share >= LIKELY and not _are_alike(title.value, outlet.title):
        lines.append(f"title: {outlet.title} in outlets.toml, the home page says {title.value}")
    if zone is not None and zone.share >= SURE and _differ_now(zone.value, outlet.timezone):
        lines.append(f"timezone: {outlet.timezone} in outlets.toml, the site looks like {zone.value} ({zone.why})")
    return lines


def _new(found: tuple[str, ...], known: tuple[str, ...]) -> list[str]:
    keys = {fold(url) for url in known}
    return [url for url in found if fold(url) not in keys]


def _are_alike(one: str, other: str) -> bool:
    first, second = ("".join(char for char in text.lower().replace("ё", "е") if char.isalnum()) for text in (one, other))
    return first in second or second in first


def _differ_now(one: str, other: str) -> bool:
    """Tell whether two zones have another hour; those of one hour are told apart by people only."""
    moment = datetime(2026, 1, 15)
    return ZoneInfo(one).utcoffset(moment) != ZoneInfo(other).utcoffset(moment)
