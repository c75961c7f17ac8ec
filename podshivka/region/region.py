"""The region as a whole: which outlets it has, and how they are opened to visitors."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from urllib.parse import urljoin, urlsplit

from podshivka.region.clock import Clock
from podshivka.region.newsroom import Newsroom
from podshivka.region.outlet import FictionalOutlet, Reply
from podshivka.region.outlets import (
    bitrix,
    datalife,
    district_family,
    federal_family,
    joomla,
    json_page,
    moving,
    seed_engine,
    table_layout,
    ucoz,
    undeclared_koi8,
    wordpress,
)
from podshivka.region.registry import outlets_toml
from podshivka.region.server import OutletServer
from podshivka.region.truth import TrueArticle, true_articles
from podshivka.region.visits import Hit, violations

SHAPES = (
    seed_engine, datalife, bitrix, wordpress, ucoz, table_layout, json_page, undeclared_koi8,
    federal_family, joomla, moving, district_family,
)  # fmt: skip
SEED = 1703


class Region:
    """Fictional outlets with articles before and after one present moment; the same moment and seed give the same region."""

    def __init__(self, now: datetime, seed: int = SEED) -> None:
        if now.tzinfo is None:
            raise ValueError(f"{now.isoformat()} has no time zone")
        newsroom = Newsroom(now, seed)
        self.now = now
        self.outlets: tuple[FictionalOutlet, ...] = tuple(shape.found(newsroom) for shape in SHAPES)

    @contextmanager
    def serve(self, ports: Sequence[int] = ()) -> Iterator["Served"]:
        """Serve every outlet on a port of 127.0.0.1 (free ones, where `ports` names none) until the block ends."""
        clock = Clock(self.now)
        wanted = [*ports, *[0] * len(self.outlets)]
        servers = [OutletServer(outlet, clock, port) for outlet, port in zip(self.outlets, wanted, strict=False)]
        for server in servers:
            server.start()
        try:
            yield Served(servers, clock)
        finally:
            for server in servers:
                server.stop()


class Served:
    """The region while it is open."""

    def __init__(self, servers: Sequence[OutletServer], clock: Clock) -> None:
        self._servers, self._clock = servers, clock

    @property
    def now(self) -> datetime:
        return self._clock.now()

    def set_time(self, moment: datetime) -> None:
        """Let the region's clock jump to an aware moment and run on from there."""
        self._clock.set(moment)

    def homepages(self) -> dict[str, str]:
        return {server.outlet.slug: f"{server.base}/" for server in self._servers}

    def addresses(self) -> list[tuple[str, str, str, str, str]]:
        """Return (slug, home page, title, town, region) of each outlet: what an archivist knows who never saw its pages."""
        outlets = [(one.outlet, f"{one.base}/") for one in self._servers]
        return [(outlet.slug, homepage, outlet.title, outlet.place, outlet.region) for outlet, homepage in outlets]

    def timezones(self) -> dict[str, str]:
        return {server.outlet.slug: server.outlet.timezone for server in self._servers}

    def outlets_toml(self) -> str:
        """Return the registry of the region's outlets, as an archivist would have written it."""
        return outlets_toml([(server.outlet, server.base) for server in self._servers])

    def truth(self) -> list[TrueArticle]:
        """Return what an archive should hold that has crawled everything at the region's present time."""
        now = self.now
        return [article for server in self._servers for article in true_articles(server.outlet, server.base, now)]

    @property
    def hits(self) -> list[Hit]:
        """Every request so far, in order of arrival."""
        return sorted((hit for server in self._servers for hit in server.hits), key=lambda hit: hit.arrived)

    def violations(self, delay_by_outlet: Mapping[str, float] | None = None) -> list[str]:
        """Return what was impolite so far: robots.txt not asked first or not obeyed, a gap below the pace of the outlet.

        The pace is the larger of the outlet's Crawl-delay and `delay_by_outlet` (where it says nothing: the registry's).
        """
        asked = delay_by_outlet or {}
        paces = {
            server.outlet.slug: max(asked.get(server.outlet.slug, server.outlet.delay_seconds), server.rules.crawl_delay)
            for server in self._servers
        }
        return violations(self.hits, paces)

    def look(self, url: str) -> Reply:
        """Return what an address answers now, redirects followed, without a request that would be counted."""
        for _ in range(5):
            server = next(server for server in self._servers if url.startswith(f"{server.base}/"))
            parts = urlsplit(url)
            reply = server.reply(f"{parts.path}?{parts.query}" if parts.query else parts.path)
            location = dict(reply.headers).get("Location")
            if not location:
                return reply
            url = urljoin(url, location)
        raise ValueError(f"{url} redirects in a circle")
