"""The registry (outlets.toml) of the served region. Written by hand here, so that it shows what an archivist would type."""

import json
from collections.abc import Iterable

from podshivka.region.outlet import FictionalOutlet

HEAD = """# The outlets of the bundled region. They are fictional, and answer only while the region is served.
[defaults]
contact = "archive@podshivka.example"
"""


def outlets_toml(outlets: Iterable[tuple[FictionalOutlet, str]]) -> str:
    """Return the registry of outlets, each given with the address it is served at."""
    return "\n".join([HEAD, *(_entry(outlet, base) for outlet, base in outlets)])


def _entry(outlet: FictionalOutlet, base: str) -> str:
    keys = {
        "slug": outlet.slug,
        "title": outlet.title,
        "homepage": f"{base}/",
        "place": outlet.place,
        "region": outlet.region,
        "timezone": outlet.timezone,
        "feeds": [base + path for path in outlet.feeds],
        "sitemaps": [base + path for path in outlet.sitemaps],
        "sections": [base + path for path in outlet.sections],
        "delay_seconds": outlet.delay_seconds,
    }
    # JSON strings, lists and numbers are TOML as they stand.
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in keys.items() if value != []]
    return "[[outlet]]\n" + "\n".join(lines) + "\n"
