"""A crash is tested by a crash: a real process, killed with -9 between the WARC file and the row, and in mid-save."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.store import Archive
from tests.archive.making import column, new_archive

WORK = """
import itertools, os, signal, sys
from pathlib import Path
from archive import keeping, saving
from archive.store import Archive
from tests.archive.making import HOUR, NOON, article, page

folder, run, where = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
die_at = 2 + run % 3

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

archive = Archive.open(folder, say=lambda message: None)
for number in itertools.count(1):
    if number == die_at and where == "before the row":
        keeping.write_row = die
    if number == die_at and where == "in mid-save":
        saving.link_captures = die
    if number == die_at and where == "in mid-record":
        from archive import captures
        real = captures._write_all
        captures._write_all = lambda file, content: (real(file, content[: 20 + 37 * run]), die())
    url = f"https://stepnoy.example/news/{run}-{number}"
    capture = page(url, f"<h1>{run} {number}</h1>".encode() * 50, at=NOON + run * HOUR)
    print("keeping", capture.id, flush=True)
    archive.keep(capture)
    print("kept", capture.id, flush=True)
    archive.save(article(url=url, body=f"Материал {run} {number}", capture=capture.id), crawl=None, seen_at=NOON + run * HOUR)
    print("saved", url, flush=True)
"""


def work(folder: Path, run: int, where: str) -> list[tuple[str, str]]:
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(folder), str(run), where],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    return [(line.split()[0], line.split()[1]) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("where", ["before the row", "in mid-save", "in mid-record"])
def test_kill_9_ten_times_loses_no_capture_and_stores_none_twice(tmp_path: Path, where: str) -> None:
    new_archive(tmp_path).close()
    told = [line for run in range(10) for line in work(tmp_path, run, where)]
    kept = {id for word, id in told if word == "kept"}
    begun = {id for word, id in told if word == "keeping"}
    saved = {url for word, url in told if word == "saved"}
    assert len(saved) >= 10  # every run got somewhere before it died
    with Archive.open(tmp_path, say=lambda message: None) as archive:
        ids = [str(id) for id in column(archive, "select id from captures")]
        assert kept <= set(ids) <= begun
        if where == "before the row":  # on disk, fsynced, without a row: none of these may be lost either
            assert set(ids) == begun
        assert len(ids) == len(set(ids))
        assert all(archive.capture(id).id == id for id in ids)
        assert saved == set(column(archive, "select url from articles"))
        assert column(archive, "select count(*) from revisions") == [len(saved)]
        assert column(archive, "pragma integrity_check") == ["ok"]
        assert archive.db.conn.execute("pragma foreign_key_check").fetchall() == []
    files = list((tmp_path / "captures").rglob("*.warc.gz*"))
    assert not [path for path in files if path.suffix == ".open"]
    check = subprocess.run([sys.executable, "-m", "warcio.cli", "check", *map(str, files)], capture_output=True, check=False)
    assert check.returncode == 0, check.stdout
