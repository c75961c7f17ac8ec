import json
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import schema
from archive.columns import tables
from archive.metadata import INTERNAL_TABLES, metadata, metadata_text
from archive.rows import insert
from archive.schema import APPLICATION_ID, is_archive, migrations
from archive.store import Archive, ArchiveError
from tests.archive.making import NOON, article, column, new_archive

ROOT = Path(__file__).parents[2]
SHADOWS = ("articles_fts_data", "articles_fts_idx", "articles_fts_docsize", "articles_fts_config")


def shape(database: Database) -> list[tuple[object, ...]]:
    return sorted(tuple(row) for row in database.conn.execute("select type, name, tbl_name, sql from sqlite_master"))


def test_schema_after_one_migration_at_a_time_equals_a_fresh_one() -> None:
    fresh, old = Database(memory=True), Database(memory=True)
    migrations.apply(fresh)
    for later in migrations.pending(Database(memory=True))[1:]:
        migrations.apply(old, stop_before=later.name)
        old.conn.commit()
    migrations.apply(old)
    assert shape(old) == shape(fresh)
    assert not migrations.pending(old)


def test_no_migration_transforms_a_table() -> None:
    assert ".transform(" not in Path(schema.__file__).read_text("utf-8")


def test_archive_is_marked_durable_and_in_wal_mode(archive: Archive) -> None:
    expected = {"application_id": APPLICATION_ID, "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert {name: column(archive, f"pragma {name}")[0] for name in expected} == expected


def test_every_table_is_titled_and_every_column_described_in_both_languages() -> None:
    database = Database(memory=True)
    migrations.apply(database)
    made = {name: list(database[name].columns_dict) for name in database.table_names()}
    made = {name: columns for name, columns in made.items() if name not in (*INTERNAL_TABLES, *SHADOWS)}
    described = {table.name: list(table.columns) for table in tables()}
    assert described == made
    for table in tables():
        for words in (table.title, table.about, *table.columns.values()):
            assert any("а" <= letter <= "я" for letter in words.russian.lower()), words
            assert words.english
            assert not any("а" <= letter <= "я" for letter in words.english.lower()), words


def test_facets_sort_and_label_name_columns_of_their_own_table() -> None:
    for table in tables():
        named = {*table.facets, table.sort, table.sort_desc, table.label} - {""}
        assert named <= table.columns.keys(), table.name


def test_articles_are_shown_newest_first() -> None:
    assert metadata()["databases"]["archive"]["tables"]["articles"]["sort_desc"] == "search_key"


def test_metadata_file_at_the_top_is_the_generated_one() -> None:
    assert (ROOT / "datasette-metadata.json").read_text("utf-8") == metadata_text()


def test_archive_folder_has_everything_init_promises(archive: Archive) -> None:
    names = {path.name for path in archive.folder.iterdir()} - {"archive.db-wal", "archive.db-shm"}
    assert names == {"archive.db", "datasette-metadata.json", "decisions.jsonl", "memory", "captures", "state", "releases"}
    assert json.loads((archive.folder / "datasette-metadata.json").read_text("utf-8")) == metadata()


def test_metadata_is_written_again_by_a_migration(archive: Archive) -> None:
    file = archive.folder / "datasette-metadata.json"
    file.write_text("{}")
    with Archive.open(archive.folder):
        assert file.read_text() == "{}"  # a person's own file stays
    archive.db.conn.execute("drop table articles_fts")
    for trigger in ("insert", "delete", "update"):
        archive.db.conn.execute(f"drop trigger articles_fts_{trigger}")
    archive.db.conn.execute("delete from _sqlite_migrations where name = 'm003_search'")
    with Archive.open(archive.folder):
        assert file.read_text("utf-8") == metadata_text()


def test_folder_with_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "письмо.txt").write_text("не архив")
    with pytest.raises(ArchiveError, match=r"not empty \(письмо.txt is in it\)"):
        Archive.create(tmp_path)


def test_creating_an_archive_twice_opens_it(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        archive.save(article(), crawl=None, seen_at=NOON)
    with Archive.create(tmp_path) as again:
        assert column(again, "select count(*) from articles") == [1]


def test_folder_without_archive_says_what_to_try(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="podshivka init DIR"):
        Archive.open(tmp_path)


def test_foreign_database_is_not_taken_for_an_archive(tmp_path: Path) -> None:
    foreign = sqlite3.connect(tmp_path / "archive.db")
    foreign.execute("create table articles (id)")
    foreign.commit()
    with pytest.raises(ArchiveError, match="not an archive of Podshivka"):
        Archive.open(tmp_path)
    assert not is_archive(foreign)
    assert [row[0] for row in foreign.execute("select name from sqlite_master")] == ["articles"]
    foreign.close()


def test_archive_of_a_newer_version_is_refused(archive: Archive) -> None:
    row = {"migration_set": "podshivka", "name": "m999_from_the_future", "applied_at": "2030-01-01"}
    insert(archive.db.conn, "_sqlite_migrations", row)
    with pytest.raises(ArchiveError, match="m999_from_the_future"):
        Archive.open(archive.folder)


def test_facets_of_a_search_can_be_counted_from_the_covering_index_alone(archive: Archive) -> None:
    plan = archive.db.conn.execute(
        "explain query plan select region, count(*) from articles indexed by articles_facets where search_key in"
        " (select rowid from articles_fts where articles_fts match 'мост') group by region"
    ).fetchall()
    assert any("COVERING INDEX articles_facets" in row[3] for row in plan), [row[3] for row in plan]
