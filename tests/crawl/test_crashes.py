"""kill -9 at any moment: no article lost, none stored twice, no page asked for again that was saved."""

import os
import random
import signal
import time

import pytest

from tests.crawls import crawl, new_archive, rows, run, start
from tests.serving import Server, outlet_toml, registry_of

ARTICLES = 14


@pytest.mark.parametrize("seed", range(5))
def test_two_kills_in_mid_crawl_lose_nothing_and_store_nothing_twice(tmp_path, seed):
    chance = random.Random(seed)
    with Server() as server:
        paths = [f"/news/{number}" for number in range(ARTICLES)]
        for path in paths:
            server.serve_article(path, f"Новость номер {path.rpartition('/')[2]} о делах города")
        server.serve_feed({path: "Новость" for path in paths})
        folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, delay=0.02, feeds=["/rss"])))
        for _ in range(2):
            seen, running = len(server.hits), start(folder, "crawl")
            while len(server.hits) < seen + chance.randint(2, 6) and running.poll() is None:
                time.sleep(0.001)
            time.sleep(chance.random() * 0.03)
            os.kill(running.pid, signal.SIGKILL)
            running.communicate()
        crawl(folder)
        assert rows(folder, "select count(*) as n, count(distinct url) as d from articles") == [{"n": ARTICLES, "d": ARTICLES}]
        assert rows(folder, "select count(*) as n from revisions") == [{"n": ARTICLES}]
        assert max(server.paths().count(path) for path in paths) <= 2
        assert not list((folder / "captures").rglob("*.open"))
        kept = rows(folder, "select count(*) as n from captures where kind = 'page'")[0]["n"]
        assert kept >= ARTICLES
        assert run(folder, "reread").returncode == 0, "every kept page can be fetched back and read"


def test_crawls_a_reread_and_eight_readers_at_once_never_meet_a_locked_database(tmp_path):
    with Server() as server:
        for kind in ("news", "old"):
            for number in range(12):
                server.serve_article(f"/{kind}/{number}", f"Материал {kind} номер {number} о делах города")
        server.serve_feed({f"/news/{n}": "Новость" for n in range(12)})
        server.serve_sitemap([f"/old/{n}" for n in range(12)])
        entry = outlet_toml(server, delay=0.03, feeds=["/rss"], sitemaps=["/sitemap.xml"])
        folder = new_archive(tmp_path / "a", registry_of(entry))
        crawls = [start(folder, "crawl", "--kind", kind) for kind in ("latest", "backfill")]
        again = [start(folder, "reread")]
        readers = [start(folder, "status") for _ in range(8)]
        for one in crawls + again + readers:
            _, errors = one.communicate(timeout=90)
            assert one.returncode == 0, errors
            assert "locked" not in errors
        assert rows(folder, "select count(*) as n from articles") == [{"n": 24}]
