"""Datasette over an archive: a real process on loopback, asked over HTTP, ended by its own process id."""

import csv
import io
import json
import re
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from archive.publish.serve import arguments
from archive.store import Archive
from tests.archive.making import HOUR, NOON, article, column, new_archive

MANY = 1205
SCRIPT = "<script>alert('заголовок')</script>"
BODY = "Первый абзац & <b>не жирный</b>.\n\nВторой абзац."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of MANY articles, one of them hostile, one merged from two."""
    folder = tmp_path_factory.mktemp("published") / "archive"
    with new_archive(folder) as archive:
        archive.db.conn.execute("pragma synchronous = off")
        for number in range(MANY - 2):
            archive.save(article(number, body=f"Материал {number}, рабочие чинят дорогу"), crawl=None, seen_at=NOON)
        lead = "<img src=x onerror=alert(1)>"
        hostile = article(url="javascript:alert(1)", headline=SCRIPT, lead=lead, body=BODY, section="<i>")
        archive.save(hostile, crawl=None, seen_at=NOON + HOUR)
        for url, hours in (("https://stepnoy.example/a", 0), ("https://stepnoy.example/b", 1)):
            archive.save(article(url=url, headline="Паводок", body=f"Вода {url}"), crawl=None, seen_at=NOON + hours * HOUR)
        archive.redirect("https://stepnoy.example/a", "https://stepnoy.example/b", NOON + 2 * HOUR)
    return folder


@contextmanager
def datasette(*line: str, cwd: Path | None = None) -> Iterator[httpx.Client]:
    port = _free_port()
    command = [sys.executable, "-m", "datasette", *line, "--port", str(port)]
    process = subprocess.Popen(command, cwd=cwd, stderr=subprocess.DEVNULL)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False) as client:
            _wait(client, process)
            yield client
    finally:
        process.terminate()
        process.wait(timeout=20)


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(client: httpx.Client, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        assert process.poll() is None, "Datasette ended"
        try:
            client.get("/-/versions.json")
            return
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("Datasette did not answer within a minute")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    line = arguments(folder, port=0)
    with datasette(*line[: line.index("--port")], *line[line.index("--port") + 2 :]) as client:
        yield client


def row_of(folder: Path, where: str) -> dict[str, object]:
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        connection.row_factory = sqlite3.Row
        return dict(connection.execute(f"select * from articles where {where}").fetchone())


def test_csv_of_a_whole_table_is_complete(client: httpx.Client, folder: Path) -> None:
    answer = client.get("/archive/articles.csv?_stream=1")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        stored = {row[0] for row in connection.execute("select id from articles")}
    assert len(rows) == len(stored) == MANY
    assert {row["id"] for row in rows} == stored
    assert next(row["body"] for row in rows if row["headline"] == SCRIPT) == BODY


def test_csv_respects_a_search(client: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/archive/articles.csv?_stream=1&_search=паводок").text)))
    assert [row["headline"] for row in rows] == ["Паводок"]


def test_table_page_shows_newest_first_with_facets_and_descriptions(client: httpx.Client) -> None:
    page = client.get("/archive/articles").text
    assert "Материалы / Articles" in page
    assert "Заголовок на странице материала / Headline on the article&#39;s page" in page
    keys = [int(key) for key in re.findall(r'class="col-search_key type-pk"><a href="/archive/articles/(\d+)"', page)]
    assert len(keys) == 20
    assert keys == sorted(keys, reverse=True)
    assert "Степной маяк" in page


def test_search_by_word_works_in_json(client: httpx.Client) -> None:
    found = client.get("/archive/articles.json?_search=паводок&_shape=array").json()
    assert [row["headline"] for row in found] == ["Паводок"]
    by_column = client.get("/archive/articles.json?_search_body=дорогу&_shape=objects").json()
    assert by_column["filtered_table_rows_count"] == MANY - 2


def test_every_table_page_and_its_csv_answer(client: httpx.Client) -> None:
    tables = [table["name"] for table in client.get("/archive.json").json()["tables"] if not table["hidden"]]
    assert len(tables) == 16
    for table in tables:
        assert client.get(f"/archive/{table}").status_code == 200, table
        assert client.get(f"/archive/{table}.csv?_stream=1").status_code == 200, table


def test_internal_tables_are_hidden(client: httpx.Client) -> None:
    hidden = {table["name"] for table in client.get("/archive.json").json()["tables"] if table["hidden"]}
    assert {"_sqlite_migrations", "articles_fts"} <= hidden


def test_id_of_an_article_leads_to_its_row(client: httpx.Client, folder: Path) -> None:
    row = row_of(folder, "headline = 'Паводок'")
    for suffix in ("", ".json"):
        answer = client.get(f"/archive/articles/{row['id']}{suffix}")
        assert answer.status_code == 302
        assert answer.headers["location"] == f"/archive/articles/{row['search_key']}{suffix}"
        assert client.get(answer.headers["location"]).status_code == 200


def test_former_id_leads_to_the_article_it_became(client: httpx.Client, folder: Path) -> None:
    row = row_of(folder, "headline = 'Паводок'")
    with closing(sqlite3.connect(folder / "archive.db")) as connection:
        (former,) = connection.execute("select id from former_ids").fetchone()
    assert client.get(f"/archive/articles/{former}").headers["location"] == f"/archive/articles/{row['search_key']}"


def test_link_of_a_story_to_its_first_article_works(client: httpx.Client) -> None:
    page = client.get("/archive/stories?_size=1").text
    link = re.search(r'href="(/archive/articles/[0-9a-f]{16})"', page)
    assert link is not None
    assert client.get(link[1]).status_code == 302


def test_row_page_links_what_belongs_to_the_article(client: httpx.Client, folder: Path) -> None:
    row = row_of(folder, "headline = 'Паводок'")
    page = client.get(f"/archive/articles/{row['search_key']}").text
    links = dict(re.findall(r'<a href="(/archive/[^"]+)">\s*(\d+) rows?</a>', page))
    assert links[f"/archive/revisions?article={row['id']}"] == "2"
    assert "0" not in links.values()
    assert "2 rows" in client.get(f"/archive/revisions?article={row['id']}").text


def test_style_that_keeps_descriptions_small_is_served(client: httpx.Client) -> None:
    (link,) = re.findall(r'href="(/-/static-plugins[^"]+)"', client.get("/archive/articles").text)
    assert "column-descriptions" in client.get(link).text


def test_unknown_id_is_not_found(client: httpx.Client) -> None:
    assert client.get("/archive/articles/0000000000000000").status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "/archive/articles",
        "/archive/articles/{search_key}",
        "/archive/revisions?article={id}",
        "/archive/stories?id={id}",
        "/archive/article_urls?article={id}",
    ],
)
def test_hostile_text_is_shown_and_never_run(client: httpx.Client, folder: Path, page: str) -> None:
    row = row_of(folder, "url like 'javascript:%'")
    shown = client.get(page.format(**row)).text
    assert SCRIPT not in shown
    assert "<img src=x" not in shown
    assert 'href="javascript:' not in shown
    assert "javascript:alert(1)" in shown or "&lt;script&gt;" in shown


def test_paragraphs_are_shown_apart_and_escaped(client: httpx.Client, folder: Path) -> None:
    row = row_of(folder, "url like 'javascript:%'")
    shown = client.get(f"/archive/articles/{row['search_key']}").text
    cell = re.search(r'<div class="article-text" style="white-space: pre-line[^"]*">(Первый.*?)</div>', shown, re.DOTALL)
    assert cell is not None
    assert cell[1] == "Первый абзац &amp; &lt;b&gt;не жирный&lt;/b&gt;.\n\nВторой абзац."


def test_sql_is_closed_to_the_public(client: httpx.Client) -> None:
    assert client.get("/archive.json?sql=select+1").status_code == 403
    assert client.get("/archive/articles.json?_where=1=1").json()["ok"] is False


def test_connections_refuse_values_that_fill_the_memory(folder: Path) -> None:
    with datasette(str(folder / "archive.db")) as client:  # plain Datasette leaves SQL open
        sql = "select length(printf('%.*c', 200000000, 'x')) as n"
        assert client.get("/archive.json", params={"sql": sql, "_shape": "array"}).json() == [{"n": None}]
        answer = client.get("/archive.json", params={"sql": "select length(replace(hex(zeroblob(9000000)), '0', 'aaaaaa'))"})
        assert (answer.status_code, answer.json()["error"]) == (400, "string or blob too big")


def test_plain_datasette_works_in_the_archive_folder(folder: Path) -> None:
    with datasette("archive.db", "-m", "datasette-metadata.json", cwd=folder) as client:
        assert "Материалы / Articles" in client.get("/archive/articles").text
        assert client.get("/archive/articles.json?_search=паводок").json()["filtered_table_rows_count"] == 1
        assert len(client.get("/archive/articles.csv?_stream=1").text.splitlines()) > MANY


def test_other_databases_are_left_alone(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("create table articles (id text primary key, body text)")
        connection.execute("insert into articles values ('0123456789abcdef', 'свой' || char(10) || 'текст')")
        connection.commit()
    with datasette(str(folder / "archive.db"), str(other)) as client:
        answer = client.get("/other/articles/0123456789abcdef")
        assert answer.status_code == 200
        assert "white-space: pre-line" not in answer.text
        sql = "select length(printf('%.*c', 20000000, 'x')) as n"
        assert client.get("/other.json", params={"sql": sql, "_shape": "array"}).json() == [{"n": 20000000}]


def test_archive_under_another_name_has_its_links_too(folder: Path, tmp_path: Path) -> None:
    row = row_of(folder, "headline = 'Паводок'")
    with closing(sqlite3.connect(folder / "archive.db")) as source, closing(sqlite3.connect(tmp_path / "old.db")) as copy:
        source.backup(copy)
    with datasette(str(tmp_path / "old.db"), "--setting", "base_url", "/press/") as client:
        answer = client.get(f"/press/old/articles/{row['id']}")
        assert answer.headers["location"] == f"/press/old/articles/{row['search_key']}"


def test_sqlite_utils_search_finds_articles(folder: Path) -> None:
    line = [sys.executable, "-m", "sqlite_utils", "search", "archive.db", "articles", "паводок", "-c", "headline"]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == [{"headline": "Паводок"}]


def test_archive_is_written_while_it_is_published(client: httpx.Client, folder: Path) -> None:
    late = article(url="https://stepnoy.example/late", headline="Свежее", body="Только что")
    with Archive.open(folder) as archive:
        archive.save(late, crawl=None, seen_at=NOON + 3 * HOUR)
        assert column(archive, "select count(*) from articles where headline = 'Свежее'") == [1]
    assert client.get("/archive/articles.json?_search=свежее").json()["filtered_table_rows_count"] == 1
