"""What a host sees of us: robots.txt first, then one request at a time, never faster than its pace."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from archive.due import Found
from archive.frontier import Frontier
from tests.crawls import NOW, crawl, new_archive, rows, run, start
from tests.serving import Answer, Hit, Server, outlet_toml, registry_of

CLOSED = b"User-agent: *\nDisallow: /closed/\n"


@pytest.fixture
def server():
    with Server() as running:
        yield running


def articles(server: Server, *paths: str) -> list[str]:
    for path in paths:
        server.serve_article(path, f"Новость со страницы {path.strip('/').replace('/', ' ')}")
    return list(paths)


def feed_of(server: Server, paths: list[str]) -> None:
    server.serve_feed({path: f"Новость со страницы {path.strip('/')}" for path in paths})


def test_twenty_disallowed_and_twenty_allowed_addresses_at_once_on_a_cold_host(server, tmp_path):
    server.routes["/robots.txt"] = Answer(CLOSED, wait_seconds=1.0)
    paths = articles(server, *(f"/{place}/{number}" for number in range(20) for place in ("closed", "news")))
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, delay=0.05, concurrency=8, feeds=["/rss"])))
    frontier = Frontier(folder / "state")  # known from before: no feed is asked first, all pages meet the cold host
    frontier.add("zarechny", "latest", [Found(url=server.home + path[1:]) for path in paths], datetime.fromisoformat(NOW))
    frontier.close()
    server.routes["/rss"] = Answer(status=304)
    (result,) = crawl(folder)
    assert server.hits[0].path == "/robots.txt"
    assert server.paths("/closed/") == []
    assert len(server.paths("/news/")) == 20
    assert result["refused"] == 20 and result["new"] == 20
    assert len(server.paths("/robots.txt")) == 1


def test_the_delay_holds_from_the_first_page_on(server, tmp_path):
    server.routes["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.4\n", wait_seconds=0.2)
    feed_of(server, articles(server, *(f"/news/{n}" for n in range(4))))
    crawl(new_archive(tmp_path / "a", registry_of(outlet_toml(server, delay=0.1, feeds=["/rss"]))))
    assert len(server.hits) == 6
    assert min(server.gaps()) >= 0.4


def both_kinds_of(server: Server, folder: Path) -> Path:
    feed_of(server, articles(server, *(f"/news/{n}" for n in range(6))))
    server.serve_sitemap(articles(server, *(f"/old/{n}" for n in range(6))))
    return new_archive(folder, registry_of(outlet_toml(server, delay=0.2, feeds=["/rss"], sitemaps=["/sitemap.xml"])))


def assert_all_once_and_never_hurried(server: Server) -> None:
    asked = [path for path in server.paths("/news/") + server.paths("/old/") if not path.endswith("/")]  # folders: as rubrics
    assert sorted(asked) == [f"/{p}/{n}" for p in ("news", "old") for n in range(6)]
    assert min(server.gaps()) >= 0.2


def test_latest_and_backfill_of_one_host_at_once_in_two_processes_keep_one_pace(server, tmp_path):
    folder = both_kinds_of(server, tmp_path / "a")
    with ThreadPoolExecutor(2) as both:
        done = list(both.map(lambda kind: run(folder, "crawl", "--kind", kind), ["latest", "backfill"]))
    assert [one.returncode for one in done] == [0, 0], [one.stderr for one in done]
    assert_all_once_and_never_hurried(server)


def test_latest_and_backfill_of_one_host_at_once_in_one_process_keep_one_pace(server, tmp_path):
    folder = both_kinds_of(server, tmp_path / "a")
    script = (
        "import sys; from pathlib import Path; from podshivka.crawling import Job, crawl, exit_code;"
        "sys.exit(exit_code(crawl(Path(sys.argv[1]), [Job(outlet='zarechny', kind=k) for k in ('latest', 'backfill')],"
        " lambda crawls: None)))"
    )
    done = subprocess.run([sys.executable, "-c", script, folder], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert_all_once_and_never_hurried(server)


@pytest.mark.parametrize("answer", [Answer(status=500), Answer(status=429)])
def test_a_host_whose_robots_txt_is_out_of_reach_is_not_visited_and_the_crawl_says_so(server, tmp_path, answer):
    server.routes["/robots.txt"] = answer
    feed_of(server, articles(server, "/news/1"))
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))
    (result,) = crawl(folder, code=1)
    assert server.paths() == ["/robots.txt"]
    assert f"robots.txt of {server.home[7:-1]} answers {answer.status}" in result["message"]
    server.routes["/robots.txt"] = Answer(status=404)
    (result,) = crawl(folder, now="2026-11-23T10:00:00+00:00")
    assert result["new"] == 1


def test_a_missing_robots_txt_leaves_everything_free(server, tmp_path):
    feed_of(server, articles(server, "/news/1"))
    (result,) = crawl(new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"]))))
    assert result["new"] == 1


def test_retry_after_is_waited_for_by_all_requests_to_the_host(server, tmp_path):
    answered: list[float] = []

    def busy_once(hit: Hit) -> Answer:
        answered.append(hit.at)
        return Answer(status=503, headers={"Retry-After": "1"}) if len(answered) == 1 else page

    feed_of(server, articles(server, "/news/1", "/news/2"))
    page = server.routes["/news/1"]
    server.routes["/news/1"] = busy_once
    (result,) = crawl(new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"]))))
    assert result["new"] == 2
    after = min(hit.at for hit in server.hits if hit.at > answered[0])
    assert after - answered[0] >= 1.0


def test_we_say_who_we_are_and_whom_to_write_to(server, tmp_path):
    feed_of(server, articles(server, "/news/1"))
    crawl(new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"]))))
    agents = {hit.headers["user-agent"] for hit in server.hits}
    assert len(agents) == 1
    agent = agents.pop()
    assert agent.startswith("Podshivka/") and "archive@example.org" in agent


def test_robots_txt_is_captured_like_everything_else(server, tmp_path):
    server.routes["/robots.txt"] = Answer(CLOSED)
    feed_of(server, articles(server, "/news/1"))
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))
    crawl(folder)
    kinds = [row["kind"] for row in rows(folder, "select kind from captures order by rowid")]
    assert kinds == ["robots", "feed", "page"]


def test_ctrl_c_ends_cleanly_with_exit_code_3_and_the_next_crawl_goes_on(server, tmp_path):
    feed_of(server, articles(server, *(f"/news/{n}" for n in range(12))))
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, delay=0.3, feeds=["/rss"])))
    running = start(folder, "crawl")
    while len(server.paths("/news/")) < 2 and running.poll() is None:
        pass
    running.send_signal(2)
    try:
        _, errors = running.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        running.kill()
        raise
    assert running.returncode == 3, errors
    assert "the next crawl goes on from here" in errors
    assert not list((folder / "captures").rglob("*.open"))
    crawl(folder)
    assert sorted(server.paths("/news/")) == sorted(f"/news/{n}" for n in range(12)), "each page is fetched once"
    assert rows(folder, "select count(*) as n from articles") == [{"n": 12}]
