"""The ways back in time: the further pages of a listing, or the days and months of a calendar, followed step by step.

A trail is what one listing, or the calendar, leads to. Its steps are addresses of the kind `archive` in the frontier; here
stands how far it was followed, what it has listed so far, and why it ended.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.pace import transaction

SCHEMA = """
create table if not exists trails (
    trail text primary key, outlet text not null, position integer not null, mode text not null default '',
    barren integer not null default 0, steps integer not null default 0, fruitful integer not null default 0,
    listed integer not null default 0,
    last integer not null default 0, last_url text not null default '', state text not null default 'open', reason text
) without rowid;
create table if not exists trail_listed (trail text not null, key text not null, primary key (trail, key)) without rowid;
"""


@dataclass(frozen=True, kw_only=True)
class Trail:
    """A trail as it stands. `mode` is "" before its first step, then full or check; `barren` counts the last steps in a row
    that listed nothing new, `fruitful` all that listed something; `last` is the number of its last page where a page prints
    it, and `last_url` its address; `state` is open or ended.
    """

    trail: str
    outlet: str
    position: int
    mode: str
    barren: int
    steps: int
    fruitful: int
    listed: int
    last: int
    last_url: str
    state: str
    reason: str | None

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def was_fruitful(self) -> bool:
        """Whether it was followed to its end and listed articles on the way: what it lists is known then."""
        return not self.is_open and self.mode == "full" and self.listed > 0


class Trails:
    """The trails in state/frontier.db; the frontier's connection is theirs."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        db.executescript(SCHEMA)

    def open(self, trail: str, outlet: str, position: int) -> Trail:
        """Return a trail, making it where it is new."""
        self._db.execute("insert or ignore into trails (trail, outlet, position) values (?, ?, ?)", [trail, outlet, position])
        return self.get(trail)

    def get(self, trail: str) -> Trail:
        """Return a trail. Raises KeyError for one that was never opened."""
        found = self.find(trail)
        if found is None:
            raise KeyError(trail)
        return found

    def find(self, trail: str) -> Trail | None:
        """Return a trail, None where it was never opened."""
        row = self._db.execute("select * from trails where trail = ?", [trail]).fetchone()
        return Trail(**dict(row)) if row else None

    def of(self, outlet: str) -> list[Trail]:
        """Return the trails of an outlet, in the order in which they are followed."""
        rows = self._db.execute("select * from trails where outlet = ? order by position, trail", [outlet])
        return [Trail(**dict(row)) for row in rows]

    def note(self, trail: str, keys: Iterable[str]) -> int:
        """Note what a step lists; return how much of it no earlier step of this trail had listed."""
        with transaction(self._db) as db:
            return sum(
                db.execute("insert or ignore into trail_listed values (?, ?)", [trail, key]).rowcount for key in set(keys)
            )

    def follow(self, trail: str, *, listed: int, is_barren: bool) -> Trail:
        """Count a step; return the trail as it stands now."""
        self._db.execute(
            "update trails set steps = steps + 1, listed = listed + ?1, fruitful = fruitful + (?1 > 0),"
            " barren = case when ?2 then barren + 1 else 0 end where trail = ?3",
            [listed, is_barren, trail],
        )
        return self.get(trail)

    def note_last(self, trail: str, last: int, last_url: str) -> None:
        """Note the last page that a page of the listing prints; the highest number ever printed counts."""
        self._db.execute(
            "update trails set last = ?, last_url = ? where trail = ? and last <= ?", [last, last_url, trail, last]
        )

    def set_mode(self, trail: str, mode: str) -> None:
        """Note how the trail is followed: full, or check where other listings should have named all of it."""
        self._db.execute("update trails set mode = ?, barren = 0 where trail = ?", [mode, trail])

    def move(self, trail: str, position: int) -> None:
        """Give a trail another turn, with the steps that are due."""
        with transaction(self._db) as db:
            db.execute("update trails set position = ? where trail = ?", [position, trail])
            db.execute("update addresses set position = ? where trail = ? and kind = 'archive'", [position, trail])

    def reopen(self, trail: str) -> None:
        self._db.execute("update trails set state = 'open', barren = 0, reason = null where trail = ?", [trail])

    def end(self, trail: str, reason: str) -> None:
        """End a trail; what was still due of it is spared."""
        with transaction(self._db) as db:
            db.execute("update trails set state = 'ended', reason = ? where trail = ?", [reason, trail])
            db.execute(
                "update addresses set state = 'spared', reason = ? where trail = ? and kind = 'archive' and state = 'due'"
                " and worker is null",
                [reason, trail],
            )

    def fruits(self, trail: str, step: int) -> tuple[int, int]:
        """Return how many of the pages first found at a step were asked for, and how many of those were new articles."""
        row = self._db.execute(
            "select count(*), coalesce(sum(fresh), 0) from addresses where trail = ? and step = ? and kind = 'page'"
            " and state != 'due'",
            [trail, step],
        ).fetchone()
        return row[0], row[1]

    def expected(self, outlet: str) -> int:
        """Return about how many more articles the open trails of an outlet will name, by what their steps named so far."""
        rows = self._db.execute(
            "select t.last - max(t.steps + 1, 1) as pages, (select count(*) from addresses a where a.trail = t.trail"
            " and a.kind = 'archive' and a.state = 'due') as due, t.steps,"
            " (select count(*) from trail_listed l where l.trail = t.trail) as listed"
            " from trails t where t.outlet = ? and t.state = 'open'",
            [outlet],
        )
        return sum(round(max(row["pages"], row["due"]) * row["listed"] / (row["steps"] + 1)) for row in rows.fetchall())

    def is_covered(self, trail: str) -> bool:
        """Tell whether all that a trail has listed so far was named by a sitemap, or by another trail followed to its end."""
        row = self._db.execute(
            "select count(*), coalesce(sum(exists (select 1 from trail_listed o join trails t on t.trail = o.trail"
            " where o.key = l.key and o.trail != l.trail and t.mode = 'full' and t.state = 'ended') or exists"
            " (select 1 from addresses a where a.key = l.key and a.in_sitemap)), 0)"
            " from trail_listed l where l.trail = ?",
            [trail],
        ).fetchone()
        return bool(row[0] == row[1] > 0)

    def oldest_day(self, outlet: str) -> date | None:
        """Return the day of the oldest article that was read, None where no day is known."""
        row = self._db.execute(
            "select min(day) from addresses where outlet = ? and kind = 'page' and state = 'done'", [outlet]
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None
