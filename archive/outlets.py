"""The rows of outlets, kept as the registry states them."""

import sqlite3
from collections.abc import Iterable

from archive.article import Outlet
from archive.rows import insert, update


def sync_outlets(connection: sqlite3.Connection, outlets: Iterable[Outlet]) -> None:
    """Bring the rows up to the registry; an outlet that left it keeps its row, inactive. Articles follow a corrected region."""
    listed = {one.slug: outlet_row(one) for one in outlets}
    stored = {row["slug"]: dict(row) for row in connection.execute("select * from outlets")}
    for slug in stored.keys() - listed.keys():
        update(connection, "outlets", {"slug": slug}, {"active": 0})
    for slug, row in listed.items():
        if slug not in stored:
            insert(connection, "outlets", row)
        elif row != stored[slug]:
            update(connection, "outlets", {"slug": slug}, row)
            _correct_region(connection, stored[slug], row)


def _correct_region(connection: sqlite3.Connection, before: dict[str, object], row: dict[str, object]) -> None:
    if before["region"] != row["region"]:
        update(connection, "articles", {"outlet": row["slug"]}, {"region": row["region"]})


def outlet_row(outlet: Outlet) -> dict[str, object]:
    """Return an outlet as its row."""
    return {
        "slug": outlet.slug,
        "title": outlet.title,
        "homepage": outlet.homepage,
        "place": outlet.place or None,
        "region": outlet.region or None,
        "timezone": outlet.timezone,
        "language": outlet.language,
        "platform": outlet.platform,
        "active": int(outlet.active),
        "rights": outlet.rights or None,
    }
