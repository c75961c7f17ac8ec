"""What places say of an outlet's zone: its town and region as given, outlets nearby, and the places its pages name. Pure."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from archive.addresses import fold as fold_address
from archive.article import Capture, Outlet
from scraper.page_links import parse_html, visible_text
from scraper.timezones.clocks import text_of
from scraper.timezones.evidence import Evidence, scored
from scraper.timezones.mentions import regions_in
from scraper.timezones.names import folded
from scraper.timezones.places import Town, is_named, region_named, region_shares, regions, towns_named, zone_shares

COINCIDENCE = ((50_000, 0.01), (5_000, 0.04), (0, 0.2))
"""How often a town's name, by the people there, means another place than the one on the map: an unknown village, a fiction."""

STRANGERS = 0.4
"""The same for a zone that other outlets of the region live in: a region may have two, and they may be wrong."""

LOOSE, UNKNOWN_REGION = 0.3, 0.5
"""The same where only another form of the name is known («Притомск», Притомский), or the region given is none we know."""

TEXT_READ = 40_000
"""Letters of each page that are searched for names."""

WEIGHT_OF_MENTION, MOST_MENTIONED = 0.65, 12.0
"""How much each mention makes a region likelier (nats), and how many count: pages full of names prove no more."""


def of_place(outlet: Outlet) -> Evidence:
    """Weigh the place and region as given; without either every zone by its people."""
    named = towns_named(re.split(r"[,(;]", outlet.place)[0])
    spoken = outlet.place if not named or re.search(r"[,(;]", outlet.place) else ""  # «Орск, Оренбургская область»
    region = region_named(outlet.region) or region_named(spoken)
    there = [town for town in named if region is not None and town.region == region.code]
    people = zone_shares()
    if there:
        return _placed(_by_people(there), 0.005, f"{outlet.place} is in {region.name if region else ''}: {there[0].zone}")
    if region is not None:
        return _placed({region.zone: 1.0}, 0.02, f"the region is {region.name}: {region.zone}")
    if not named:
        return Evidence(scored(lambda zone: people[zone]), "")
    coincidence = next(share for least, share in COINCIDENCE if named[0].population >= least)
    if not is_named(named[0], outlet.place):
        coincidence = max(coincidence, LOOSE)
    coincidence = max(coincidence, UNKNOWN_REGION) if outlet.region else coincidence
    where = regions()[named[0].region].name
    return _placed(_by_people(named), coincidence, f"{outlet.place} is a place in {where}: {named[0].zone}")


def of_known(outlet: Outlet, known: Iterable[Outlet]) -> Iterator[Evidence]:
    """Weigh the zones of known outlets of the same region, or of the same place where no region is given."""
    near = [one for one in known if fold_address(one.homepage) != fold_address(outlet.homepage) and _is_near(one, outlet)]
    zones = Counter(one.timezone for one in near if one.timezone in zone_shares())
    if zones:
        people, total = zone_shares(), zones.total()
        common = zones.most_common(1)[0][0]
        scores = scored(lambda zone: (1 - STRANGERS) * zones[zone] / total / people[zone] + STRANGERS)
        yield Evidence(scores, f"other outlets of {outlet.region or outlet.place} live in {common}")


def _is_near(one: Outlet, outlet: Outlet) -> bool:
    if one.region and outlet.region:
        return folded(one.region) == folded(outlet.region)
    return bool(outlet.place) and folded(one.place) == folded(outlet.place)


def _by_people(towns: Iterable[Town]) -> dict[str, float]:
    """Return the zones of towns of one name by their people; a town ten times larger is a hundred times likelier."""
    weights: Counter[str] = Counter()
    for town in towns:
        weights[town.zone] += max(town.population, 100) ** 2
    total = weights.total()
    return {zone: weight / total for zone, weight in weights.items()}


def _placed(zones: Mapping[str, float], coincidence: float, reason: str) -> Evidence:
    people = zone_shares()
    return Evidence(scored(lambda zone: (1 - coincidence) * zones.get(zone, 0.0) + coincidence * people[zone]), reason)


def of_texts(captures: Iterable[Capture]) -> Iterator[Evidence]:
    """Weigh the regions, towns, telephone and postal codes that pages mention."""
    roots = (parse_html(text_of(capture)) for capture in captures if capture.kind not in ("feed", "sitemap"))
    weights = regions_in(visible_text(root)[:TEXT_READ] for root in roots if root is not None)
    if not weights:
        return
    likely = {code: math.exp(WEIGHT_OF_MENTION * min(weights.get(code, 0.0), MOST_MENTIONED)) for code in regions()}
    strongest = regions()[max(weights, key=lambda code: weights[code])]
    yield Evidence(
        scored(lambda zone: sum(share * likely[code] for code, share in region_shares()[zone].items())),
        f"its pages name {strongest.name} most: {strongest.zone}",
    )
