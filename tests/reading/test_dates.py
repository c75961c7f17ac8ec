"""Dates as outlets print them: every form seen on 89 regional outlets, against the day of the capture."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.reading.dates import is_only_date, read_moment, without_date

CAPTURED = datetime(2025, 11, 14, 9, 0, tzinfo=UTC)
ORENBURG = "Asia/Yekaterinburg"


def local(text, captured_at=CAPTURED, timezone=ORENBURG):
    """Read a date and return the local wall clock, or the day, or None."""
    moment = read_moment(text, captured_at=captured_at, timezone=timezone)
    if moment is None:
        return None
    return moment.at.astimezone(ZoneInfo(timezone)).strftime("%Y-%m-%d %H:%M") if moment.at else moment.day.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("03.11.2025 18:57", "2025-11-03 18:57"),
        ("03.11.2025 |17:17", "2025-11-03 17:17"),
        ("03.11.2025|15:33", "2025-11-03 15:33"),
        ("3.11.25 11:51", "2025-11-03 11:51"),
        ("03/11/2025 10:00", "2025-11-03 10:00"),
        ("03-11-2025, 09:33", "2025-11-03 09:33"),
        ("2025-11-03 10:04:28", "2025-11-03 10:04"),
        ("2025.11.03 14:26", "2025-11-03 14:26"),
        ("14:39 | 03.11.2025", "2025-11-03 14:39"),
        ("[11:48/03.11.2025]", "2025-11-03 11:48"),
        ("3 ноября 2025 г. (13:17)", "2025-11-03 13:17"),
        ("3 ноября 2025 / 15:22", "2025-11-03 15:22"),
        ("3 ноября 2025 года в 9:05", "2025-11-03 09:05"),
        ("10:11 03 ноября 2025", "2025-11-03 10:11"),
        ("11:52, 3 ноября 2025 2664", "2025-11-03 11:52"),
        ("3 Ноября 2025 (понедельник)", "2025-11-03"),
        ("Понедельник, 03 Ноябрь 2025 12:43", "2025-11-03 12:43"),
        ("Степь, 03 ноября 2025, 11:10 — Диетологи", "2025-11-03 11:10"),
        ("Mon, 03 Nov 2025 23:53:30", "2025-11-03 23:53"),
        ("Опубликовано: 3 ноября 2025", "2025-11-03"),
        ("03.11.2025.версия для печати", "2025-11-03"),
        ("3 листопада 2025, 18:47", "2025-11-03 18:47"),
        ("November 3, 2025 6:45 PM", "2025-11-03 18:45"),
        ("ср, 05/14/2025 - 10:22", "2025-05-14 10:22"),
        ("пн, 03/02/2015 - 17:45", "2015-03-02 17:45"),
        ("вт, 03/02/2015 - 17:45", "2015-02-03 17:45"),
        ("14 май 2023 ел, 10:20", "2023-05-14 10:20"),
        ("15.08.2014 0:00:00", "2014-08-15"),
        ("3. November 2025, um 18:45 Uhr", "2025-11-03 18:45"),
        ("7 гыйнвар 2025, 10:15", "2025-01-07 10:15"),
        ("21 juillet 2025 à 14:05", "2025-07-21 14:05"),
        ("1er juin 2025", "2025-06-01"),
        ("3 de marzo de 2025", "2025-03-03"),
        ("14 luglio 2025", "2025-07-14"),
        ("12 de outubro de 2025", "2025-10-12"),
        ("3 października 2025, 10:15", "2025-10-03 10:15"),
    ],
)
def test_a_whole_date_is_read_in_every_form(text, expected):
    assert local(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("сегодня в 05:46", "2025-11-14 05:46"),
        ("Вчера, 15:20", "2025-11-13 15:20"),
        ("18:21 / сегодня", "2025-11-14 18:21"),
        ("позавчера", "2025-11-12"),
        ("15 минут назад", "2025-11-14 13:45"),
        ("5 часов назад", "2025-11-14"),
        ("два дня назад", "2025-11-12"),
        ("неделю назад", "2025-11-07"),
        ("только что", "2025-11-14 14:00"),
        ("14 янв | 17:10", "2025-01-14 17:10"),
        ("4 Декабря , 12:28", "2024-12-04 12:28"),
        ("15 ноября 10:00", "2025-11-15 10:00"),
        ("16 ноября 10:00", "2024-11-16 10:00"),
        ("21 марта, среда", "2018-03-21"),
        ("27.10 | 15:00", "2025-10-27 15:00"),
        ("29 февраля, 10:00", "2024-02-29 10:00"),
    ],
)
def test_what_is_not_printed_is_taken_from_the_capture(text, expected):
    assert local(text) == expected


def test_today_is_the_outlets_day_not_the_servers():
    late = datetime(2025, 11, 14, 20, 30, tzinfo=UTC)  # already the 15th in Kamchatka
    assert local("сегодня, 08:00", late, "Asia/Kamchatka") == "2025-11-15 08:00"
    assert local("сегодня, 23:00", late, "Europe/Moscow") == "2025-11-14 23:00"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-11-03T10:00:00Z", "2025-11-03 15:00"),
        ("2025-11-03T10:00:00+03:00", "2025-11-03 12:00"),
        ("Mon, 03 Nov 2025 10:00:00 +0300", "2025-11-03 12:00"),
        ("03.11.2025 - 21:52 (по МСК)", "2025-11-03 23:52"),
        ("03.11.2025 21:52 МСК+2", "2025-11-03 21:52"),
        ("03.11.2025 23:30 GMT", "2025-11-04 04:30"),
    ],
)
def test_a_zone_that_is_printed_counts(text, expected):
    assert local(text) == expected


def test_a_zone_is_that_of_the_date_not_of_today():
    moment = read_moment("06.01.2012 12:13", captured_at=CAPTURED, timezone="Asia/Irkutsk")
    assert moment.at == datetime(2012, 1, 6, 3, 13, tzinfo=UTC)  # +9 then, +8 now


@pytest.mark.parametrize(
    "text", ["", "14:56", "Новости", "32.13.2025", "31 февраля 2025", "цена 10.50 рублей за литр", "№ 84, стр. 1"]
)
def test_what_names_no_day_is_no_date(text):
    assert read_moment(text, captured_at=CAPTURED, timezone=ORENBURG) is None


def test_precision_is_the_day_where_no_clock_is_printed():
    moment = read_moment("9 ноября 2025 г.", captured_at=CAPTURED, timezone=ORENBURG)
    assert (moment.at, moment.day, moment.precision) == (None, date(2025, 11, 9), "day")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 января 2012 г. (13:17)", True),
        ("Опубликовано: 03.11.2025 18:57", True),
        ("11:52, 6 января 2012 2664", True),
        ("17 января в Орске пошёл снег", False),
        ("Совещание состоялось 03.11.2025", False),
        ("Иван Петров, 03.11.2025", False),
        ("12 345 рублей", False),
    ],
)
def test_a_line_that_is_only_a_date_is_told_from_a_sentence(text, expected):
    assert is_only_date(text) is expected


def test_a_date_glued_to_a_line_is_cut_and_a_day_in_a_sentence_is_not():
    assert without_date("В области сошёл с рельсов вагон 06.01.12 08:49") == "В области сошёл с рельсов вагон"
    assert without_date("Депутаты соберутся 9 ноября") == "Депутаты соберутся 9 ноября"


@given(st.text(alphabet="0123456789 .:/-,|()абвгянвчера назд сегодня мартюлк+TZ", max_size=80))
def test_no_text_makes_reading_a_date_fail(text):
    moment = read_moment(text, captured_at=CAPTURED, timezone=ORENBURG)
    assert moment is None or (moment.precision == "minute") == (moment.at is not None)
