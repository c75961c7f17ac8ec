"""Scrapy's own commands and a proxy: we fit into what people already use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.crawls import NOW, command, new_archive, rows
from tests.serving import Answer, Server, outlet_toml, registry_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def server():
    with Server() as running:
        running.serve_article("/news/1", "Первая новость города")
        running.serve_feed({"/news/1": "Первая новость города"})
        yield running


def scrapy(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    line = [sys.executable, "-m", "scrapy", *arguments]
    return subprocess.run(
        line, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, timeout=60, check=False
    )


def test_scrapy_list_names_both_spiders():
    assert scrapy("list").stdout.split() == ["backfill", "latest"]


def test_scrapy_crawl_works_from_the_checkout_and_leaves_the_same_record(server, tmp_path):
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))
    done = scrapy("crawl", "latest", "-a", "outlet=zarechny", PODSHIVKA_ARCHIVE=str(folder), PODSHIVKA_NOW=NOW)
    assert done.returncode == 0, done.stderr
    assert rows(folder, "select outcome, new, failed from crawls") == [{"outcome": "finished", "new": 1, "failed": 0}]
    assert not list((folder / "captures").rglob("*.open"))


def test_a_proxy_is_never_asked_for_this_machine(server, tmp_path):
    folder = new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))
    line, environment = command(folder, "crawl")
    environment |= {"http_proxy": "http://user:secret@127.0.0.1:9/", "no_proxy": ""}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert not any("proxy-authorization" in hit.headers for hit in server.hits)


def test_a_proxy_is_asked_for_every_other_host_and_its_password_is_not_archived(tmp_path):
    with Server() as proxy:
        home = "http://zarechny.example/"
        proxy.serve_article("/news/1", "Первая новость города")
        proxy.serve_feed({"/news/1": "Первая новость города"})
        far = {f"{home}{path[1:]}": answer for path, answer in proxy.routes.items()}
        far[f"{home}rss"] = Answer(proxy.routes["/rss"].body.replace(proxy.home.encode(), home.encode()))
        proxy.routes = far
        entry = outlet_toml(proxy, feeds=["/rss"]).replace(proxy.home, home)
        folder = new_archive(tmp_path / "a", registry_of(entry))
        line, environment = command(folder, "crawl")
        environment |= {"http_proxy": proxy.home.replace("//", "//user:secret@"), "no_proxy": ""}
        done = subprocess.run(line, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        assert proxy.paths() == [f"{home}robots.txt", f"{home}rss", f"{home}news/1"]
        assert all("proxy-authorization" in hit.headers for hit in proxy.hits)
    import gzip

    for file in (folder / "captures").rglob("*.warc.gz"):
        assert b"roxy-" not in gzip.decompress(file.read_bytes())
