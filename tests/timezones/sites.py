"""An invented outlet at a moment: its home page, its articles and its feed, with the clock habits of real ones."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from archive.article import Capture, Outlet
from scraper.timezones import Clues

HOME = "https://zarya.example/"
NOW = datetime(2026, 11, 23, 9, 0, 20, tzinfo=UTC)
HEADLINES = (
    "В Верхнесытске открыли новый мост через реку Сыть",
    "Школьники собрали две тонны макулатуры за неделю",
    "Депутаты утвердили бюджет города на три года",
    "Хоккеисты выиграли третий матч подряд",
    "Ветерану из Нижней Сыти исполнилось сто лет",
    "На улице Заводской заменят водопроводные трубы",
)
AGES_MINUTES = (37, 161, 1013, 1321, 1607, 2903)
"""How long before NOW the articles came out."""

TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Работы шли два года, и жители соседних улиц успели привыкнуть к объезду через старую плотину.",
        "Теперь дорога до больницы занимает десять минут, а автобус ходит каждые полчаса.",
        "На открытие пришли строители, школьники и те, кто помнит прежнюю переправу.",
    )
)


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What an outlet prints of its time. `feed` and `told` write a moment for machines; None where there is none."""

    prints_clock: bool = False
    prints_times: bool = True
    feed: Callable[[datetime], str] | None = None
    told: Callable[[datetime], str] | None = None
    says_modified: bool = False
    footer: str = ""
    newest_minutes: int = AGES_MINUTES[0]


def rfc822(moment: datetime, label: str) -> str:
    """Return a wall clock as a feed prints it, under any label."""
    return moment.strftime(f"%a, %d %b %Y %H:%M:%S {label}")


def moments(habits: Habits) -> list[datetime]:
    ages = (habits.newest_minutes, *AGES_MINUTES[1:])
    return [(NOW - timedelta(minutes=age)).replace(second=0) for age in ages]


def clues(zone: str, habits: Habits, *, place: str = "Верхнесытск", region: str = "") -> Clues:
    """Return what a first look at the outlet brings, if its clock goes by `zone`."""
    local = ZoneInfo(zone)
    outlet = Outlet(slug="zarya", title="Заря Притомья", homepage=HOME, place=place, region=region)
    samples = tuple(_article(number, moment, local, habits) for number, moment in list(enumerate(moments(habits)))[:3])
    listings = (_feed(habits, local),) if habits.feed else ()
    return Clues(outlet=outlet, home=_home(local, habits), samples=samples, listings=listings)


def _home(local: ZoneInfo, habits: Habits) -> Capture:
    clock = f'<div class="clock">Сегодня {NOW.astimezone(local):%d.%m.%Y, %H:%M}</div>' if habits.prints_clock else ""
    items = "".join(
        f'<div class="item"><a href="/news/{100 - number}.html">{headline}</a> <i>{_printed(moment, local, habits)}</i></div>'
        for number, (headline, moment) in enumerate(zip(HEADLINES, moments(habits), strict=True))
    )
    return _capture(HOME, f"<html><body>{clock}<h1>Заря</h1>{items}<div>{habits.footer}</div></body></html>")


def _printed(moment: datetime, local: ZoneInfo, habits: Habits) -> str:
    return f"{moment.astimezone(local):%d.%m.%Y %H:%M}" if habits.prints_times else f"{moment.astimezone(local):%d.%m.%Y}"


def _article(number: int, moment: datetime, local: ZoneInfo, habits: Habits) -> Capture:
    told = habits.told(moment.astimezone(local)) if habits.told else ""
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{told}"}}</script>' if told else ""
    page = (
        f"<html><head><title>{HEADLINES[number]} - Заря</title>{data}</head><body><h1>{HEADLINES[number]}</h1>"
        f'<p class="date">{_printed(moment, local, habits)}</p>{TEXT}</body></html>'
    )
    headers = (("Last-Modified", rfc822(moment + timedelta(seconds=21), "GMT")),) if habits.says_modified else ()
    return _capture(f"{HOME}news/{100 - number}.html", page, headers)


def _feed(habits: Habits, local: ZoneInfo) -> Capture:
    assert habits.feed
    items = "".join(
        f"<item><title>{headline}</title><link>{HOME}news/{100 - number}.html</link>"
        f"<pubDate>{habits.feed(moment.astimezone(local))}</pubDate></item>"
        for number, (headline, moment) in enumerate(zip(HEADLINES, moments(habits), strict=True))
    )
    return _capture(f"{HOME}rss.xml", f"<rss version='2.0'><channel><title>Заря</title>{items}</channel></rss>", kind="feed")


def _capture(url: str, text: str, headers: tuple[tuple[str, str], ...] = (), kind: str = "page") -> Capture:
    return Capture(id=url, url=url, captured_at=NOW, status=200, headers=headers, body=text.encode(), kind=kind)
