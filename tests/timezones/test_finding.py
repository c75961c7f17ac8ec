"""The zone of an outlet in an invented town, from its clocks alone, whatever its machine dates say."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest

from archive.article import Capture, Outlet
from podshivka.region.region import Region
from scraper.listing import ListingError
from scraper.sections import read_section
from scraper.timezones import Clues, Zone, find_zone
from tests.timezones.sites import HOME, NOW, Habits, clues, rfc822

ZONES = (
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
MOSCOW_HOURS = timezone(timedelta(hours=3))


def same_clock(zone: Zone, name: str) -> bool:
    moment = NOW.replace(tzinfo=None)
    return ZoneInfo(zone.name).utcoffset(moment) == ZoneInfo(name).utcoffset(moment)


def as_utc(moment: datetime) -> str:
    return rfc822(moment.astimezone(UTC), "GMT")


def as_moscow_label(moment: datetime) -> str:
    """Return the local wall clock under Moscow's offset: the commonest lie."""
    return rfc822(moment, "+0300")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    "habits",
    [
        pytest.param(Habits(prints_clock=True, prints_times=False), id="clock at the top"),
        pytest.param(Habits(prints_clock=True, feed=as_moscow_label), id="clock at the top, feed lies"),
        pytest.param(Habits(feed=as_utc), id="printed times, feed in UTC"),
        pytest.param(
            Habits(prints_times=False, feed=lambda moment: rfc822(moment, f"{moment:%z}")), id="feed with its own offset"
        ),
        pytest.param(Habits(says_modified=True), id="printed times, Last-Modified"),
    ],
)
def test_agreement_with_an_absolute_moment_tells_the_zone(zone: str, habits: Habits) -> None:
    assert same_clock(find_zone(clues(zone, habits)), zone)


@pytest.mark.parametrize("zone", ["Europe/Moscow", "Asia/Yekaterinburg", "Asia/Irkutsk", "Asia/Vladivostok"])
def test_moments_written_in_moscow_beside_printed_local_times_tell_the_zone(zone: str) -> None:
    habits = Habits(told=lambda moment: moment.astimezone(MOSCOW_HOURS).isoformat())
    assert same_clock(find_zone(clues(zone, habits)), zone)


def test_lie_about_the_offset_alone_leaves_a_doubt() -> None:
    found = find_zone(clues("Asia/Yekaterinburg", Habits(prints_times=False, feed=as_moscow_label, newest_minutes=700)))
    assert found.name == "Europe/Moscow" and found.share < 0.9
    assert found.others


def test_utc_labelled_as_moscow_is_seen_through_in_the_urals_and_is_doubtful() -> None:
    found = find_zone(clues("Asia/Yekaterinburg", Habits(feed=lambda moment: rfc822(moment.astimezone(UTC), "+0300"))))
    assert same_clock(found, "Asia/Yekaterinburg") and found.share < 0.9


def test_printed_time_after_the_capture_shuts_out_the_west() -> None:
    found = find_zone(clues("Asia/Krasnoyarsk", Habits()))
    moscow = dict(found.others).get("Europe/Moscow", 0.0)
    assert not same_clock(found, "Europe/Moscow") and moscow < 0.1


def test_named_town_stands_against_a_server_in_moscow() -> None:
    habits = Habits(prints_clock=True, prints_times=False, feed=as_moscow_label)
    assert find_zone(clues("Europe/Moscow", habits, place="Новотроицк")).name == "Asia/Yekaterinburg"


def test_clock_stands_against_a_village_that_bears_the_invented_town_s_name() -> None:
    habits = Habits(prints_clock=True, feed=as_utc)
    assert same_clock(find_zone(clues("Europe/Moscow", habits, place="Лесогорск", region="Лесогорский край")), "Europe/Moscow")


def test_phone_and_postal_code_in_the_footer_tell_the_region() -> None:
    footer = "Адрес редакции: 630099, г. Верхнесытск, ул. Мира, 4. Телефон: 8 (383) 223-22-22"
    found = find_zone(clues("Asia/Novosibirsk", Habits(prints_times=False, footer=footer)))
    assert found.name == "Asia/Novosibirsk" and "Новосибирская область" in " ".join(found.reasons)


@pytest.mark.parametrize(
    ("source", "zone"),
    [
        ('<div data-tz="Asia/Omsk"></div>', "Asia/Omsk"),
        ("<p>Время местное (МСК+4)</p>", "Asia/Krasnoyarsk"),
        ("<script>BX.message({'SERVER_TZ_OFFSET':'36000'})</script>", "Asia/Vladivostok"),
        ('<script>var pageData = {"clock":"13:00"}</script>', "Europe/Samara"),
    ],
)
def test_source_that_names_its_clock_is_believed(source: str, zone: str) -> None:
    assert same_clock(find_zone(clues("Europe/Moscow", Habits(prints_times=False, footer=source))), zone)


def test_known_outlets_of_the_same_region_count_where_nothing_else_does() -> None:
    plain = clues("Asia/Omsk", Habits(prints_times=False), region="Сытская область")
    known = Outlet(slug="a", title="", homepage="https://a.example/", region="Сытская область", timezone="Asia/Omsk")
    assert find_zone(replace(plain, known=(known,))).name == "Asia/Omsk"
    assert find_zone(replace(plain, known=(replace(known, region="Иная область"),))).name == "Europe/Moscow"


def test_day_at_the_top_near_midnight_shuts_out_zones() -> None:
    late = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    page = "<html><body><div class=date>вторник, 24 ноября 2026 г.</div><p>Заря</p></body></html>"
    home = Capture(id="h", url=HOME, captured_at=late, status=200, body=page.encode())
    found = find_zone(Clues(outlet=Outlet(slug="z", title="", homepage=HOME), home=home))
    assert ZoneInfo(found.name).utcoffset(datetime(2026, 11, 24)) >= timedelta(hours=4)  # type: ignore[operator]


def test_captures_that_show_nothing_do_no_harm() -> None:
    empty = Capture(id="h", url=HOME, captured_at=NOW, status=200)
    torn = replace(
        empty, id="t", headers=(("Content-Encoding", "gzip"), ("Last-Modified", "soon")), body=b"\x1f\x8b", kind="feed"
    )
    found = find_zone(Clues(outlet=Outlet(slug="z", title="", homepage=HOME), home=empty, samples=(torn,), listings=(torn,)))
    assert found.name == "Europe/Moscow" and found.share < 0.7


UNKNOWABLE = {"lenta"}
"""It prints no clock and states all its moments in UTC, so they are right in any zone."""


@pytest.mark.parametrize("with_place", [True, False], ids=["place given", "no place"])
def test_bundled_region_s_zones_are_found_from_its_pages(with_place: bool) -> None:
    region = Region(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    wrong = {}
    with region.serve() as served:
        homes = served.homepages()
        for outlet in region.outlets:
            home = homes[outlet.slug]

            def capture(url: str, kind: str = "page") -> Capture:
                reply = served.look(url)
                modified = format_datetime(reply.modified.astimezone(UTC), usegmt=True) if reply.modified else ""
                headers = (("Content-Type", reply.content_type), *((("Last-Modified", modified),) if modified else ()))
                return Capture(
                    id=url, url=url, captured_at=served.now, status=200, headers=headers, body=reply.content, kind=kind
                )

            place, name = (outlet.place, outlet.region) if with_place else ("", "")
            asked = Outlet(slug=outlet.slug, title=outlet.title, homepage=home, place=place, region=name)
            first = capture(home)
            try:
                urls = [entry.url for entry in read_section(first.body, home, asked, first.content_type).entries[:3]]
            except ListingError:
                urls = []
            feeds = tuple(capture(home.rstrip("/") + path, "feed") for path in outlet.feeds)
            found = find_zone(Clues(outlet=asked, home=first, samples=tuple(map(capture, urls)), listings=feeds))
            if not same_clock(found, outlet.timezone):
                wrong[outlet.slug] = found.share
    assert set(wrong) <= UNKNOWABLE and all(share < 0.7 for share in wrong.values())
