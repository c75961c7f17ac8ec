from dataclasses import replace
from datetime import date

from archive.article import Article, Capture, NotArticle, Problem
from archive.store import Archive
from tests.archive.making import HOUR, NOON, article, column, kept

URL = "https://stepnoy.example/news/1"


def read(capture: Capture, version: str = "1") -> Article | NotArticle | Problem:
    """A reader of our own pages: `headline|body|section`; version 2 drops the site's line."""
    if capture.body.startswith(b"listing"):
        return NotArticle(url=capture.url, reason="a listing")
    if b"|" not in capture.body:
        return Problem(url=capture.url, stage="read", message="no headline")
    headline, body, section = capture.body.decode().split("|")
    if version == "2":
        body = body.removesuffix(" Читайте также")
    return article(url=capture.url, headline=headline, body=body, section=section, capture=capture.id, reader_version=version)


def read2(capture: Capture) -> Article | NotArticle | Problem:
    return read(capture, "2")


def crawl(archive: Archive, text: str, hours: int, url: str = URL) -> None:
    capture = archive.capture(kept(archive, url, text.encode(), at=NOON + hours * HOUR))
    result = read(capture)
    if isinstance(result, Article):
        archive.save(result, crawl=None, seen_at=capture.captured_at, read_again=read)


def test_all_revisions_are_rewritten_and_none_is_added(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое. Читайте также|Происшествия", 0)
    crawl(archive, "Пожар|Пятеро. Читайте также|Происшествия", 1)
    outcomes = [one.outcome for one in archive.reread(read2)]
    assert outcomes == ["rewritten"]
    assert column(archive, "select body from revisions order by number") == ["Трое.", "Пятеро."]
    assert column(archive, "select reader_version from revisions") == ["2", "2"]
    (row,) = archive.db.query("select body, words, reader_version, revision_count from articles")
    assert row == {"body": "Пятеро.", "words": 1, "reader_version": "2", "revision_count": 2}
    assert column(archive, "select rowid from articles_fts where articles_fts match 'читайте'") == []


def test_reading_again_with_the_same_reader_changes_nothing(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое.|Происшествия", 0)
    crawl(archive, "Пожар|Трое.|Хроника", 1)
    before = list(archive.db.query("select * from articles"))
    assert [one.outcome for one in archive.reread(read)] == ["unchanged"]
    assert list(archive.db.query("select * from articles")) == before
    assert before[0]["section"] == "Хроника"  # the newest look says the section, though the text is from the first


def test_revision_that_was_only_our_reading_goes(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое. Читайте также|Происшествия", 0)
    crawl(archive, "Пожар|Трое.|Происшествия", 1)
    assert column(archive, "select revision_count from articles") == [2]
    list(archive.reread(read2))
    assert column(archive, "select revision_count from articles") == [1]
    assert column(archive, "select body from revisions") == ["Трое."]


def test_page_once_unread_becomes_an_article_and_a_listing_does_not(archive: Archive) -> None:
    crawl(archive, "без заголовка", 0)
    crawl(archive, "listing", 0, "https://stepnoy.example/all")

    def better(capture: Capture) -> Article | NotArticle | Problem:
        return read(replace(capture, body="Пожар|Трое.|".encode()) if capture.url == URL else capture)

    assert [(one.url, one.outcome) for one in archive.reread(better)] == [(URL, "new")]
    assert column(archive, "select first_seen_at from articles") == ["2026-11-25T07:00:00Z"]


def test_page_still_unread_is_reported(archive: Archive) -> None:
    crawl(archive, "без заголовка", 0)
    (one,) = archive.reread(read)
    assert one.outcome == "unread"
    assert one.problem is not None
    assert one.problem.message == "no headline"


def test_article_todays_reader_cannot_read_keeps_its_text(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое.|Происшествия", 0)
    (one,) = archive.reread(lambda capture: Problem(url=capture.url, stage="read", message="broken rule"))
    assert one.outcome == "unread"
    assert column(archive, "select body from articles") == ["Трое."]


def test_article_half_of_which_cannot_be_read_today_is_left_whole(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое. Читайте также|Происшествия", 0)
    crawl(archive, "Пожар|Пятеро. Читайте также|Происшествия", 1)
    before = list(archive.db.query("select * from revisions"))

    def half(capture: Capture) -> Article | NotArticle | Problem:
        return NotArticle(url=capture.url, reason="a stub") if "Трое" in capture.body.decode() else read2(capture)

    (one,) = archive.reread(half)
    assert one.outcome == "unread"
    assert "no longer reads as one" in str(one.problem)
    assert list(archive.db.query("select * from revisions")) == before


def test_missing_file_is_reported_and_the_rest_is_read(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое. Читайте также|Происшествия", 0)
    archive.close()
    path = next((archive.folder / "captures").rglob("*.warc.gz"))
    path.rename(path.with_suffix(".away"))
    with Archive.open(archive.folder) as opened:
        other = "https://stepnoy.example/news/2"
        crawl(opened, "Ярмарка|Мёд. Читайте также|Рынок", 1, other)
        outcomes = {one.url: one for one in opened.reread(read2)}
        assert {url: one.outcome for url, one in outcomes.items()} == {URL: "unread", other: "rewritten"}
        assert "is missing" in str(outcomes[URL].problem)


def test_date_found_by_a_better_reader_moves_the_key_and_one_no_longer_believed_goes(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое.|Происшествия", 0)

    def dated(capture: Capture) -> Article:
        found = read(capture)
        assert isinstance(found, Article)
        return replace(found, published_date=date(2026, 11, 1), date_precision="day")

    list(archive.reread(dated))
    assert column(archive, "select search_key / 1048576 from articles") == [date(2026, 11, 1).toordinal()]
    list(archive.reread(read))
    assert column(archive, "select search_key / 1048576 from articles") == [NOON.date().toordinal()]
    assert column(archive, "select published_date from articles") == [None]


def test_only_the_outlet_asked_for_is_read(archive: Archive) -> None:
    crawl(archive, "Пожар|Трое.|Происшествия", 0)
    assert list(archive.reread(read, outlet="volga")) == []


def test_earlier_capture_brought_back_by_a_better_reader_is_a_first_revision(archive: Archive) -> None:
    crawl(archive, "Трое без заголовка", 0)
    crawl(archive, "Пожар|Пятеро.|", 24)

    def better(capture: Capture) -> Article | NotArticle | Problem:
        return read(replace(capture, body="Пожар|Трое.|".encode()) if "без" in capture.body.decode() else capture)

    list(archive.reread(better))
    assert column(archive, "select body from revisions order by number") == ["Трое.", "Пятеро."]
    assert column(archive, "select seen_at from revisions order by number") == ["2026-11-25T07:00:00Z", "2026-11-26T07:00:00Z"]
