"""A small site of one platform, on loopback: what it publishes, what it answers, and the truth about it.

A site of tests/platforms/sites states how its platform addresses, lists, pages and prints. The prose is the demo region's.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, unquote
from zoneinfo import ZoneInfo

from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.russian import slug
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.crawls import NOW
from tests.serving import Answer, Hit, Server

PRESENT = datetime.fromisoformat(NOW)

TOPICS = (
    *("agriculture", "crime", "culture", "economy", "fires", "health", "heating", "interview", "letters", "nature"),
    *("obituary", "officials", "roads", "school", "sport"),
)
"""What all sites write of: with a few topics only, an outlet of forty articles prints one paragraph in ten of them."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One answer of a site. `body` is encoded in the site's charset; `location` is for redirects."""

    body: str | bytes = ""
    status: int = 200
    kind: str = "text/html"
    location: str = ""


class Site:
    """What all sites share. A subclass states its facts and answers `answer`, `address` and `article`.

    `slug` seeds the prose; `rubrics` are what the menu names (without them, the topics' own). `items` are the publications,
    newest first; the last `late` of them come with `publish`. `has_feed` and `has_sitemap` say what a careful visitor can
    find; `base` is the address of the running server without its last slash. `most_requests` are those that an article may
    cost, onboarding and back issues included.
    """

    slug: ClassVar[str]
    platform: ClassVar[str]
    title: ClassVar[str]
    place: ClassVar[str]
    region: ClassVar[str]
    timezone: ClassVar[str]
    topics: ClassVar[tuple[str, ...]] = TOPICS
    rubrics: ClassVar[tuple[str, ...]] = ()
    count: ClassVar[int] = 32
    first_number: ClassVar[int] = 1200
    charset: ClassVar[str] = "utf-8"
    tells_charset: ClassVar[bool] = True
    has_feed: ClassVar[bool] = False
    has_sitemap: ClassVar[bool] = False
    robots: ClassVar[str] = ""
    days_between: ClassVar[float] = 1.0
    most_requests: ClassVar[float] = 1.5
    late: ClassVar[int] = 0

    def __init__(self) -> None:
        self.base = ""
        plan = Plan(
            slug=self.slug, timezone=self.timezone, topics=self.topics, before=self.count, after=0, edits=0,
            first_number=self.first_number,
        )  # fmt: skip
        written = _spread(Newsroom(PRESENT, 20261123).publications(plan), self.days_between)
        self.written = tuple(map(self._in_rubric, reversed(written)))
        self.items = self.written[self.late :]

    def publish(self) -> tuple[Publication, ...]:
        """Print the last articles too; return them."""
        self.items = self.written
        return self.written[: self.late]

    def _in_rubric(self, item: Publication) -> Publication:
        """Put an article under one of the site's own rubrics, where its topic has none of its own here."""
        ((since, text),) = item.texts
        if not self.rubrics or text.section in self.rubrics:
            return item
        own = self.rubrics[sum(map(ord, text.section)) % len(self.rubrics)]
        return replace(item, texts=((since, replace(text, section=own)),))

    # What a site states

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        """Return what an address answers; None where nothing is there. `path` is unquoted, `target` as it was asked for."""
        raise NotImplementedError

    def address(self, item: Publication) -> str:
        """Return path and query of an article."""
        raise NotImplementedError

    def others(self, item: Publication) -> tuple[str, ...]:
        """Return its other addresses: print, mobile, with noise."""
        return ()

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        """Return what a careful reader finds of the article; sites that print less of it override this."""
        return TrueArticle(
            outlet="",
            url=self.base + self.address(item),
            other_urls=tuple(self.base + one for one in self.others(item)),
            headline=text.headline,
            leads=(text.lead,),
            body=text.body,
            authors=text.authors,
            section=text.section,
            tags=text.tags,
            published_at=item.published_at.astimezone(UTC),
            published_date=self.local(item).date(),
            date_precision="minute",
            story=item.story,
            revisions=((text.headline, text.body),),
            is_gone=False,
        )

    def missing(self) -> Page:
        """Return what an unknown address answers."""
        return Page(status=404, body="<html><body><h1>404</h1><p>Страница не найдена</p></body></html>")

    # What sites use

    def truth(self, outlet: str) -> list[TrueArticle]:
        """Return what an archive should hold of this site, under the slug that the archive gave it."""
        return [replace(self.truth_of(item, self.text(item)), outlet=outlet) for item in self.items]

    def text(self, item: Publication) -> Text:
        return item.text(PRESENT)

    def local(self, item: Publication) -> datetime:
        """Return the moment of publication on the outlet's own clock."""
        return item.published_at.astimezone(ZoneInfo(self.timezone))

    def find(self, number: str | int) -> Publication | None:
        return next((item for item in self.items if item.number == int(number)), None)

    def find_slug(self, name: str) -> Publication | None:
        return next((item for item in self.items if item.slug == name), None)

    def sections(self) -> dict[str, str]:
        """Return the names of the sections by their slug, in order of first use."""
        return {slug(self.text(item).section): self.text(item).section for item in reversed(self.items)}

    def of_section(self, name: str) -> list[Publication]:
        return [item for item in self.items if slug(self.text(item).section) == name]

    def of_day(self, year: int, month: int, day: int = 0) -> list[Publication]:
        """Return what appeared on a day, or in a month where no day is given."""
        moments = [(item, self.local(item)) for item in self.items]
        return [one for one, at in moments if (at.year, at.month) == (year, month) and (not day or at.day == day)]

    def serve(self) -> Server:
        """Return a server of this site, not yet started; the site knows its address from here on."""
        server = Server()
        server.routes = _Routes(self)
        self.base = server.home.rstrip("/")
        return server


class _Routes(dict[str, Any]):
    """All addresses of a site, as the server asks for them."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site = site

    def get(self, target: str, default: Any = None) -> Any:
        return lambda hit: _answer(self.site, target, hit)


def _answer(site: Site, target: str, hit: Hit) -> Answer:
    if target == "/robots.txt":
        return Answer(site.robots.format(base=site.base).encode(), status=200 if site.robots else 404)
    raw_path, _, raw_query = target.partition("?")
    path = unquote(raw_path, encoding=site.charset, errors="replace")
    query = dict(parse_qsl(raw_query, keep_blank_values=True, encoding=site.charset, errors="replace"))
    page = site.answer(path, query, target) or site.missing()
    body = page.body if isinstance(page.body, bytes) else page.body.encode(site.charset, "xmlcharrefreplace")
    kind = f"{page.kind}; charset={site.charset}" if site.tells_charset and page.kind == "text/html" else page.kind
    headers = {"Content-Type": kind} | ({"Location": page.location} if page.location else {})
    return Answer(body, status=page.status, headers=headers)


def moved(location: str) -> Page:
    return Page(status=301, location=quote(location, safe="/?&=:%,;#"))


def part(items: Sequence[Publication], number: int, size: int) -> list[Publication]:
    """Return page `number` of a list, the first one being 1."""
    return list(items[(number - 1) * size : number * size])


def pages_of(items: Sequence[Publication], size: int) -> int:
    return max(1, -(-len(items) // size))


def _spread(publications: Sequence[Publication], days_between: float) -> list[Publication]:
    """Move older publications farther back, so that a site reaches over months; the clock of each stays."""
    spread = []
    for item in publications:
        since, text = item.texts[0]
        back = timedelta(days=int((PRESENT - since).days * (days_between - 1)))
        spread.append(replace(item, texts=((since - back, text),)))
    return sorted(spread, key=lambda item: item.published_at)
