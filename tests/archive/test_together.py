"""Several processes on one archive: writers wait for each other with a word, readers for nobody."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archive.locking import WAITING
from archive.store import Archive
from tests.archive.making import NOON, article, column, new_archive

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from archive.store import Archive
from tests.archive.making import NOON, article, page

name = sys.argv[2]
with Archive.open(Path(sys.argv[1])) as archive:
    for number in range(60):
        capture = page(f"https://stepnoy.example/{name}/{number}", b"<p>%d</p>" % number)
        archive.keep(capture)
        # every second article is the same for both writers: they race for it
        url = capture.url if number % 2 else f"https://stepnoy.example/shared/{number}"
        archive.save(article(url=url, body=f"Материал {url}", capture=capture.id), crawl=None, seen_at=NOON)
"""

MAKER = """
import sys
from pathlib import Path
from archive.store import Archive

Archive.create(Path(sys.argv[1])).close()
"""

READER = """
import sqlite3, sys, time
connection = sqlite3.connect(f"file:{sys.argv[1]}/archive.db?mode=ro", uri=True)
seen, end = 0, time.monotonic() + 110
while seen < 90 and time.monotonic() < end:
    seen = connection.execute("select count(*) from articles").fetchone()[0]
    connection.execute("select count(*) from articles_fts where articles_fts match 'материал'").fetchall()
    connection.execute("select * from captures order by captured_at desc limit 5").fetchall()
"""


def start(program: str, *arguments: object) -> "subprocess.Popen[str]":
    line = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.Popen(line, cwd=ROOT, stderr=subprocess.PIPE, text=True)


def test_two_writers_and_eight_readers_at_once_meet_no_lock(tmp_path: Path) -> None:
    new_archive(tmp_path).close()
    readers = [start(READER, tmp_path) for _ in range(8)]
    writers = [start(WRITER, tmp_path, name) for name in ("one", "two")]
    for process in (*writers, *readers):
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
        assert "locked" not in errors
    with Archive.open(tmp_path) as archive:
        assert column(archive, "select count(*) from captures") == [120]
        assert column(archive, "select count(*) from articles") == [90]
        assert column(archive, "select max(revision_count) from articles") == [1]
        assert column(archive, "select count(*) from articles a join stories s on s.id = a.story") == [90]


def test_writer_waits_past_any_timeout_and_says_for_what(tmp_path: Path) -> None:
    said: list[tuple[float, str]] = []
    with new_archive(tmp_path) as archive:
        archive._say = lambda message: said.append((time.monotonic(), message))
        holder = start(
            "import sqlite3, sys, time\n"
            "c = sqlite3.connect(sys.argv[1] + '/archive.db', isolation_level=None)\n"
            "c.execute('begin immediate'); print('held', flush=True); time.sleep(4); c.execute('commit')",
            tmp_path,
        )
        _wait_until_held(tmp_path)
        began = time.monotonic()
        archive.save(article(), crawl=None, seen_at=NOON)
        holder.wait(timeout=30)
        assert [message for _, message in said] == [WAITING]
        assert 1.5 < said[0][0] - began < 3.5
        assert column(archive, "select count(*) from articles") == [1]


def _wait_until_held(folder: Path) -> None:
    probe = sqlite3.connect(folder / "archive.db", isolation_level=None, timeout=0)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            probe.execute("begin immediate")
            probe.execute("rollback")
        except sqlite3.OperationalError:
            probe.close()
            return
    raise AssertionError("the other process never took the lock")


def test_failed_save_leaves_nothing_behind_and_the_lock_free(tmp_path: Path) -> None:
    with new_archive(tmp_path) as archive:
        archive.db.conn.execute(
            "create temp trigger full before insert on main.article_urls begin select raise(abort, 'full'); end"
        )
        with pytest.raises(sqlite3.IntegrityError, match="full"):
            archive.save(article(), crawl=None, seen_at=NOON)
        archive.db.conn.execute("drop trigger full")
        assert column(archive, "select count(*) from articles") == [0]
        assert archive.save(article(), crawl=None, seen_at=NOON).outcome == "new"


def test_two_processes_may_make_one_archive_at_once(tmp_path: Path) -> None:
    processes = [start(MAKER, tmp_path / "archive") for _ in range(4)]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    with Archive.open(tmp_path / "archive") as archive:
        assert column(archive, "select count(*) from _sqlite_migrations") == [3]
