from dataclasses import replace

from archive.store import Archive
from tests.archive.making import HOUR, NOON, article, column

MATCH = "select rowid from articles_fts where articles_fts match ? order by rowid"


def check_index(archive: Archive) -> None:
    """FTS5 compares the index with the articles itself, and raises when they differ."""
    archive.db.conn.execute("insert into articles_fts(articles_fts, rank) values ('integrity-check', 1)")


def test_new_article_is_found_by_headline_lead_and_body(archive: Archive) -> None:
    archive.save(article(headline="Паводок", lead="Вода прибывает", body="Дамба держится"), crawl=None, seen_at=NOON)
    keys = column(archive, "select search_key from articles")
    assert all(column(archive, MATCH, word) == keys for word in ("паводок", "прибывает", "ДАМБА"))


def test_revised_article_is_found_by_its_new_text_only(archive: Archive) -> None:
    archive.save(article(body="Дорогу закрыли"), crawl=None, seen_at=NOON)
    archive.save(article(body="Дорогу открыли"), crawl=None, seen_at=NOON + HOUR)
    assert column(archive, MATCH, "закрыли") == []
    assert len(column(archive, MATCH, "открыли")) == 1
    check_index(archive)


def test_index_follows_a_corrected_date(archive: Archive) -> None:
    archive.save(article(published_at=NOON - 50 * HOUR, date_precision="minute"), crawl=None, seen_at=NOON)
    archive.save(article(published_at=NOON - 100 * HOUR, date_precision="minute"), crawl=None, seen_at=NOON + HOUR)
    assert column(archive, MATCH, "мост") == column(archive, "select search_key from articles")
    check_index(archive)


def test_deleted_article_leaves_the_index(archive: Archive) -> None:
    archive.save(article(1), crawl=None, seen_at=NOON)
    archive.save(article(2), crawl=None, seen_at=NOON)
    conn = archive.db.conn
    conn.execute("pragma foreign_keys = off")
    conn.execute("delete from articles where url like '%/1'")
    assert len(column(archive, MATCH, "мост")) == 1
    check_index(archive)


def test_seeing_an_article_again_does_not_touch_the_index(archive: Archive) -> None:
    archive.save(article(), crawl=None, seen_at=NOON)
    before = column(archive, "select hex(block) from articles_fts_data order by id")
    archive.saw("https://stepnoy.example/news/1", NOON + HOUR)
    archive.save(replace(article(), section="Дороги"), crawl=None, seen_at=NOON + 2 * HOUR)
    assert column(archive, "select last_seen_at from articles") == ["2026-11-25T09:00:00Z"]
    assert column(archive, "select hex(block) from articles_fts_data order by id") == before
