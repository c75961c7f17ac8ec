from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from archive.article import Address, Article, Author, Capture, Problem
from archive.store import Archive, ArchiveError
from tests.archive.making import BODY, DAY, HOUR, NOON, OUTLETS, article, column, kept

KEYS_A_DAY = 2**20


def save(archive: Archive, one: Article, at: datetime = NOON, **more: object) -> str:
    return archive.save(one, crawl=None, seen_at=at, **more).outcome  # type: ignore[arg-type]


def key_days(archive: Archive) -> list[date]:
    keys = column(archive, "select search_key from articles order by url")
    return [date.fromordinal(int(str(key)) // KEYS_A_DAY) for key in keys]


def the_row(archive: Archive, table: str = "articles") -> dict[str, object]:
    (row,) = archive.db.query(f"select * from {table}")
    return dict(row)


def test_journey_of_an_article_into_its_rows(archive: Archive) -> None:
    capture = kept(archive, "https://stepnoy.example/news/1")
    feed = kept(archive, "https://stepnoy.example/rss")
    one = article(
        lead="Движение открыто",
        authors=(Author(name="И. Петров"), Author(name="А. Ли"), Author(name="О. Кан", role="photographer")),
        tags=("мосты", "дороги"),
        section="Дороги",
        published_at=datetime(2026, 11, 24, 20, 30, tzinfo=UTC),
        published_printed="25 ноября, 01:30",
        date_precision="minute",
        image_url="https://stepnoy.example/most.jpg",
        addresses=(Address(url="https://stepnoy.example/news/1?amp=1", kind="amp"),),
        capture=capture,
        memory_hash="abc",
    )
    saved = archive.save(one, crawl=None, seen_at=NOON, feed_capture=feed)
    row = the_row(archive)
    assert (saved.outcome, saved.article_id) == ("new", row["id"])
    expected = {
        "outlet": "stepnoy",
        "region": "Оренбургская область",
        "byline": "И. Петров; А. Ли",
        "published_at": "2026-11-24T20:30:00Z",
        "published_date": "2026-11-25",  # already the next day in Orenburg
        "published_year": 2026,
        "published_month": "2026-11",
        "first_seen_at": "2026-11-25T07:00:00Z",
        "last_seen_at": "2026-11-25T07:00:00Z",
        "relation": "original",
        "revision_count": 1,
        "capture": capture,
        "memory_hash": "abc",
        "story": row["id"],
        "missing_since": None,
    }
    assert {name: row[name] for name in expected} == expected
    assert column(archive, "select name || ' ' || role from article_authors order by position") == [
        "И. Петров author", "А. Ли author", "О. Кан photographer",
    ]  # fmt: skip
    assert set(column(archive, "select tag from article_tags")) == {"мосты", "дороги"}
    assert set(column(archive, "select role || ' ' || capture from article_captures")) == {f"page {capture}", f"feed {feed}"}
    assert set(column(archive, "select kind || ' ' || url from article_urls")) == {
        "canonical https://stepnoy.example/news/1", "amp https://stepnoy.example/news/1?amp=1",
    }  # fmt: skip
    revision = the_row(archive, "revisions")
    assert (revision["id"], revision["number"], revision["changed"], revision["body"]) == (f"{row['id']}-1", 1, None, one.body)


def test_article_of_an_unknown_outlet_is_refused(archive: Archive) -> None:
    with pytest.raises(ArchiveError, match="'nowhere' is not in the archive"):
        save(archive, article(outlet="nowhere"))
    assert column(archive, "select count(*) from articles") == [0]


def test_same_text_again_is_only_seen(archive: Archive) -> None:
    assert [save(archive, article(), NOON + hours * HOUR) for hours in range(3)] == ["new", "unchanged", "unchanged"]
    row = the_row(archive)
    assert (row["first_seen_at"], row["last_seen_at"]) == ("2026-11-25T07:00:00Z", "2026-11-25T09:00:00Z")
    assert column(archive, "select count(*) from revisions") == [1]


def test_changed_text_is_a_revision_and_changing_back_another(archive: Archive) -> None:
    texts = ("Пострадали трое.", "Пострадали пятеро.", "Пострадали трое.")
    outcomes = [save(archive, article(body=body), NOON + hours * HOUR) for hours, body in enumerate(texts)]
    assert outcomes == ["new", "revised", "revised"]
    assert column(archive, "select body from revisions order by number") == list(texts)
    assert column(archive, "select changed from revisions order by number") == [None, "body", "body"]
    assert column(archive, "select words_added from revisions order by number") == [None, 1, 1]
    row = the_row(archive)
    assert (row["body"], row["revision_count"], row["words"]) == ("Пострадали трое.", 3, 2)


def test_changed_section_tags_and_authors_are_no_revision(archive: Archive) -> None:
    save(archive, article(tags=("а", "б"), authors=(Author(name="О. Кан", role="photographer"),)))
    later = article(tags=("б", "в"), section="Дороги", authors=(Author(name="Э. Ким", role="photographer"),))
    assert save(archive, later, NOON + HOUR) == "unchanged"
    assert the_row(archive)["section"] == "Дороги"
    assert set(column(archive, "select tag from article_tags")) == {"б", "в"}
    assert column(archive, "select name from article_authors") == ["Э. Ким"]


# our change or theirs


def test_change_of_our_reader_is_no_revision(archive: Archive) -> None:
    first = kept(archive, "https://stepnoy.example/news/1")
    save(archive, article(capture=first, body="Текст. Читайте также"))
    asked: list[str] = []

    def read_again(capture: Capture) -> Article:
        asked.append(capture.id)
        return article(capture=capture.id, body="Текст.", reader_version="2")

    second = kept(archive, "https://stepnoy.example/news/1", b"<h1>page!</h1>", at=NOON + HOUR)
    fresh = article(capture=second, body="Текст.", reader_version="2")
    assert save(archive, fresh, NOON + HOUR, read_again=read_again) == "unchanged"
    assert asked == [first]
    revision = the_row(archive, "revisions")
    assert (revision["body"], revision["reader_version"], revision["capture"]) == ("Текст.", "2", first)
    assert the_row(archive)["body"] == "Текст."


def test_change_of_reader_and_outlet_at_once_shows_only_the_outlets(archive: Archive) -> None:
    first = kept(archive, "https://stepnoy.example/news/1")
    save(archive, article(capture=first, body="Трое. Читайте также", memory_hash="old"))
    second = kept(archive, "https://stepnoy.example/news/1", b"<h1>new</h1>", at=NOON + HOUR)
    fresh = article(capture=second, body="Пятеро.", memory_hash="new")

    def read_again(capture: Capture) -> Article:
        return article(capture=capture.id, body="Трое.", memory_hash="new")

    assert save(archive, fresh, NOON + HOUR, read_again=read_again) == "revised"
    assert column(archive, "select body from revisions order by number") == ["Трое.", "Пятеро."]
    assert column(archive, "select words_added || ' ' || words_removed from revisions where number = 2") == ["1 1"]
    assert (the_row(archive)["body"], the_row(archive)["memory_hash"]) == ("Пятеро.", "new")


@pytest.mark.parametrize("has_capture", [True, False])
def test_difference_nobody_can_judge_accuses_nobody_and_is_said(archive: Archive, has_capture: bool) -> None:
    first = kept(archive, "https://stepnoy.example/news/1") if has_capture else ""
    save(archive, article(capture=first, body="Трое."))

    def cannot_read(capture: Capture) -> Problem:
        return Problem(url=capture.url, stage="read", message="no headline")

    fresh = article(body="Пятеро.", reader_version="2")
    assert save(archive, fresh, NOON + HOUR, read_again=cannot_read) == "unchanged"
    assert the_row(archive)["body"] == "Трое."
    assert "nobody can say whether the outlet changed it" in archive.problems()[0].message


def test_print_page_with_another_text_is_no_revision(archive: Archive) -> None:
    print_page = Address(url="https://stepnoy.example/news/1?print=Y", kind="print")
    save(archive, article(addresses=(print_page,)))
    shown = replace(article(), url=print_page.url, lead="Иначе напечатано")
    assert save(archive, shown, NOON + HOUR) == "unchanged"
    assert the_row(archive)["url"] == "https://stepnoy.example/news/1"


# search_key and dates


def day_of(number: int = 1, **more: object) -> Article:
    return article(number, date_precision="day", **more)


@pytest.mark.parametrize(
    ("one", "day"),
    [
        (article(published_at=datetime(2026, 11, 23, 20, 0, tzinfo=UTC), date_precision="minute"), date(2026, 11, 24)),
        (day_of(published_date=date(2026, 11, 20)), date(2026, 11, 20)),
        (day_of(published_date=date(1931, 5, 1)), date(1931, 5, 1)),
        (article(), date(2026, 11, 25)),
        (day_of(published_date=date(2027, 1, 1)), date(2026, 11, 25)),  # dated after we saw it
    ],
)
def test_search_key_is_of_the_local_day_of_publication(archive: Archive, one: Article, day: date) -> None:
    save(archive, one)
    assert key_days(archive) == [day]


def test_first_seen_day_is_the_outlets_own(archive: Archive) -> None:
    save(archive, article(), datetime(2026, 11, 25, 19, 30, tzinfo=UTC))
    assert key_days(archive) == [date(2026, 11, 26)]


def test_articles_of_one_day_have_keys_in_order_of_coming(archive: Archive) -> None:
    for number in (1, 2, 3):
        save(archive, article(number))
    keys = [int(str(key)) for key in column(archive, "select search_key from articles order by url")]
    assert keys == [keys[0], keys[0] + 1, keys[0] + 2]


def test_corrected_date_moves_the_key_and_nothing_else(archive: Archive) -> None:
    save(archive, article(1))
    save(archive, day_of(number=2, published_date=date(2026, 11, 20)))
    before = the_row(archive, "(select id, body, story from articles where url like '%/2')")
    assert save(archive, day_of(number=2, published_date=date(2026, 11, 10)), NOON + HOUR) == "unchanged"
    assert key_days(archive) == [date(2026, 11, 25), date(2026, 11, 10)]
    assert the_row(archive, "(select id, body, story from articles where url like '%/2')") == before


def test_date_once_printed_stays_when_a_later_look_misses_it(archive: Archive) -> None:
    exact = article(published_at=NOON - 5 * DAY, date_precision="minute", published_printed="20 ноября, 12:00")
    save(archive, exact)
    save(archive, article(), NOON + HOUR)
    save(archive, day_of(published_date=date(2026, 11, 20)), NOON + HOUR)
    row = the_row(archive)
    assert (row["published_at"], row["date_precision"]) == ("2026-11-20T07:00:00Z", "minute")
    assert key_days(archive) == [date(2026, 11, 20)]


def test_day_alone_leaves_the_moment_null(archive: Archive) -> None:
    save(archive, day_of(published_date=date(2026, 11, 20)))
    row = the_row(archive)
    assert (row["published_at"], row["published_date"], row["date_precision"]) == (None, "2026-11-20", "day")


def test_moment_without_a_zone_is_refused(archive: Archive) -> None:
    with pytest.raises(ValueError, match="has no zone"):
        save(archive, article(), datetime(2026, 11, 25, 7, 0))


def test_capture_brought_in_late_takes_its_place_among_the_revisions(archive: Archive) -> None:
    save(archive, article(body="Второй текст", section="Новая"), NOON)
    assert save(archive, article(body="Первый текст", section="Старая"), NOON - 10 * DAY) == "revised"
    assert column(archive, "select body from revisions order by number") == ["Первый текст", "Второй текст"]
    row = the_row(archive)
    assert (row["body"], row["section"], row["first_seen_at"]) == ("Второй текст", "Новая", "2026-11-15T07:00:00Z")
    assert key_days(archive) == [date(2026, 11, 15)]


# addresses


@pytest.mark.parametrize(
    "url",
    [
        "https://stepnoy.example/news/1",
        "http://stepnoy.example/news/1",
        "https://www.stepnoy.example/news/1/",
        "http://www.stepnoy.example/news/1",
    ],
)
def test_scheme_www_and_slash_make_no_other_article(archive: Archive, url: str) -> None:
    save(archive, article())
    assert save(archive, article(url=url, body="Иной текст"), NOON + HOUR) == "revised"
    assert column(archive, "select count(*) from articles") == [1]


def test_query_that_is_the_identity_makes_another_article(archive: Archive) -> None:
    save(archive, article(url="https://stepnoy.example/?id=1"))
    assert save(archive, article(2, url="https://stepnoy.example/?id=2")) == "new"


def test_outlet_that_went_to_https_keeps_its_articles(archive: Archive) -> None:
    save(archive, article(url="http://stepnoy.example/news/1"))
    assert save(archive, article(), NOON + HOUR) == "unchanged"
    assert the_row(archive)["url"] == "https://stepnoy.example/news/1"
    assert archive.saw("http://stepnoy.example/news/1", NOON + DAY)


def test_same_text_and_day_under_another_address_is_an_alias(archive: Archive) -> None:
    save(archive, article())
    assert save(archive, article(url="https://stepnoy.example/sport/1"), NOON + HOUR) == "unchanged"
    assert column(archive, "select kind from article_urls where url like '%sport%'") == ["alias"]
    assert column(archive, "select count(*) from articles") == [1]
    assert archive.saw("https://stepnoy.example/sport/1", NOON + 2 * HOUR)


@pytest.mark.parametrize(
    "other",
    [
        article(url="https://stepnoy.example/2", headline="Другой заголовок"),
        article(url="https://volga.example/1", outlet="volga"),
        day_of(url="https://stepnoy.example/2", published_date=date(2026, 11, 24)),
    ],
)
def test_same_text_with_another_headline_outlet_or_day_is_another_article(archive: Archive, other: Article) -> None:
    save(archive, article())
    assert save(archive, other) == "new"


def test_short_text_is_not_recognised_elsewhere(archive: Archive) -> None:
    save(archive, article(body="Подробности позже."))
    assert save(archive, article(url="https://stepnoy.example/2", body="Подробности позже.")) == "new"


def test_a_short_text_of_the_same_minute_is_the_same_article(archive: Archive) -> None:
    short = {"body": "Подробности позже.", "published_at": NOON, "date_precision": "minute"}
    save(archive, article(**short))
    assert save(archive, article(**short | {"url": "https://stepnoy.example/news/1?cat=2"})) == "unchanged"
    later = short | {"url": "https://stepnoy.example/2", "published_at": NOON + HOUR}
    assert save(archive, article(**later)) == "new"


def test_page_that_names_a_new_canonical_address_moves_to_it(archive: Archive) -> None:
    save(archive, article())
    moved = article(
        url="https://stepnoy.example/novosti/most", addresses=(Address(url="https://stepnoy.example/news/1", kind="alias"),)
    )
    assert save(archive, moved, NOON + HOUR) == "unchanged"
    row = the_row(archive)
    assert row["url"] == "https://stepnoy.example/novosti/most"
    assert dict(archive.db.conn.execute("select url, kind from article_urls").fetchall()) == {
        "https://stepnoy.example/news/1": "former",
        "https://stepnoy.example/novosti/most": "canonical",
    }
    assert save(archive, article(url="https://stepnoy.example/novosti/most", body="Правка"), NOON + 2 * HOUR) == "revised"


def test_redirect_seen_on_the_way_moves_the_article_and_its_id_stays(archive: Archive) -> None:
    first = archive.save(article(), crawl=None, seen_at=NOON)
    came = (Address(url="https://stepnoy.example/news/1", kind="redirect"),)
    moved = article(url="https://stepnoy.example/novosti/most", headline="Мост открыт", addresses=came)
    again = archive.save(moved, crawl=None, seen_at=NOON + HOUR)
    assert (again.article_id, again.outcome) == (first.article_id, "revised")


def test_tag_that_names_one_address_on_every_page_joins_nothing(archive: Archive) -> None:
    everywhere = (Address(url="https://stepnoy.example/amp/", kind="amp"),)
    save(archive, article(1, addresses=everywhere))
    other = article(2, headline="Ярмарка мёда", body="В парке торгуют мёдом, воском и прополисом", addresses=everywhere)
    assert save(archive, other) == "new"
    assert column(archive, "select count(*) from revisions") == [2]


def test_page_under_an_address_another_claimed_by_mistake_is_an_article_of_its_own(archive: Archive) -> None:
    claimed = "https://stepnoy.example/news/2"
    save(archive, article(1, addresses=(Address(url=claimed, kind="mobile"),)))
    assert save(archive, article(2, headline="Ярмарка мёда", body="В парке торгуют мёдом, воском, прополисом")) == "new"
    assert column(archive, "select kind from article_urls where url = ?", claimed) == ["canonical"]


def test_address_used_again_for_another_piece_gets_an_id_of_its_own(archive: Archive) -> None:
    first = archive.save(article(), crawl=None, seen_at=NOON)
    came = (Address(url="https://stepnoy.example/news/1", kind="redirect"),)
    archive.save(article(url="https://stepnoy.example/novosti/most", addresses=came), crawl=None, seen_at=NOON + HOUR)
    honey = article(headline="Ярмарка мёда", body="В парке торгуют мёдом, воском и прополисом")
    again = archive.save(honey, crawl=None, seen_at=NOON + DAY)
    assert again.outcome == "new"
    assert again.article_id != first.article_id
    assert archive.save(honey, crawl=None, seen_at=NOON + DAY).article_id == again.article_id


def test_not_modified_changes_only_when_it_was_seen(archive: Archive) -> None:
    save(archive, article())
    before = the_row(archive)
    assert archive.saw("https://stepnoy.example/news/1", NOON + DAY)
    assert the_row(archive) == before | {"last_seen_at": "2026-11-26T07:00:00Z"}
    assert not archive.saw("https://stepnoy.example/news/404", NOON)


# stories


def test_same_text_elsewhere_joins_the_story_of_the_first(archive: Archive) -> None:
    first = archive.save(article(published_at=NOON - HOUR, date_precision="minute"), crawl=None, seen_at=NOON)
    there = article(outlet="volga", url="https://volga.example/9", headline="Мост", published_at=NOON, date_precision="minute")
    second = archive.save(there, crawl=None, seen_at=NOON + HOUR)
    rows = {row["id"]: row for row in archive.db.query("select id, story, relation, similarity, copied_from from articles")}
    assert rows[first.article_id] | {"id": 0} == {
        "id": 0, "story": first.article_id, "relation": "original", "similarity": None, "copied_from": None,
    }  # fmt: skip
    assert rows[second.article_id] | {"id": 0} == {
        "id": 0, "story": first.article_id, "relation": "identical", "similarity": 1.0, "copied_from": first.article_id,
    }  # fmt: skip
    story = the_row(archive, "stories")
    assert (story["articles"], story["outlets"], story["first_published"]) == (2, 2, "2026-11-25T06:00:00Z")


def test_earlier_original_that_comes_later_takes_first_place(archive: Archive) -> None:
    copy = archive.save(article(published_at=NOON, date_precision="minute"), crawl=None, seen_at=NOON)
    source = article(outlet="volga", url="https://volga.example/9", published_at=NOON - DAY, date_precision="minute")
    first = archive.save(source, crawl=None, seen_at=NOON + HOUR)
    assert dict(archive.db.conn.execute("select id, copied_from from articles").fetchall()) == {
        copy.article_id: first.article_id, first.article_id: None,
    }  # fmt: skip
    story = the_row(archive, "stories")
    assert (story["id"], story["first_article"]) == (copy.article_id, first.article_id)


def test_corrected_date_changes_who_was_first(archive: Archive) -> None:
    save(archive, article(published_at=NOON - HOUR, date_precision="minute"))
    other = article(outlet="volga", url="https://volga.example/9", published_at=NOON, date_precision="minute")
    save(archive, other)
    save(archive, replace(other, published_at=NOON - DAY), NOON + HOUR)
    assert column(archive, "select relation from articles where outlet = 'volga'") == ["original"]
    assert column(archive, "select relation from articles where outlet = 'stepnoy'") == ["identical"]


def test_short_text_founds_a_story_of_its_own(archive: Archive) -> None:
    save(archive, article(body="Подробности позже."))
    save(archive, article(outlet="volga", url="https://volga.example/9", body="Подробности позже."))
    assert column(archive, "select articles from stories") == [1, 1]


# outlets


def test_outlet_that_left_the_registry_keeps_its_row_and_articles(archive: Archive) -> None:
    save(archive, article())
    archive.sync_outlets(OUTLETS[1:])
    assert dict(archive.db.conn.execute("select slug, active from outlets").fetchall()) == {"stepnoy": 0, "volga": 1}
    assert column(archive, "select count(*) from articles") == [1]


def test_corrected_region_reaches_the_articles(archive: Archive) -> None:
    save(archive, article())
    archive.sync_outlets([replace(OUTLETS[0], region="Оренбуржье", rights="CC BY")])
    assert the_row(archive)["region"] == "Оренбуржье"
    assert column(archive, "select rights from outlets where slug = 'stepnoy'") == ["CC BY"]


def test_every_article_is_in_exactly_one_story_and_every_link_holds(archive: Archive) -> None:
    for number in range(6):
        save(archive, article(number, body=BODY if number % 2 else f"{number} {BODY}"))
    assert column(archive, "select count(*) from articles a join stories s on s.id = a.story") == [6]
    assert archive.db.conn.execute("pragma foreign_key_check").fetchall() == []
