"""The command line as a person meets it: what it says when all is well, and when something is not."""

import json
import re
from dataclasses import replace

import pytest

from podshivka.rereading import Done, fingerprint_of
from scraper.registry import load
from tests.crawls import crawl, new_archive, rows, run
from tests.serving import Answer, Server, outlet_toml, registry_of


@pytest.fixture
def server():
    with Server() as running:
        running.serve_article("/news/1", "Первая новость города")
        running.serve_feed({"/news/1": "Первая новость города"})
        yield running


@pytest.fixture
def folder(server, tmp_path):
    return new_archive(tmp_path / "a", registry_of(outlet_toml(server, feeds=["/rss"])))


def test_init_makes_an_archive_that_every_command_accepts(tmp_path):
    folder = tmp_path / "new"
    made = run(tmp_path, "init", str(folder), "--region", "Оренбургская область")
    assert made.returncode == 0, made.stderr
    for name in ("outlets.toml", "archive.db", "datasette-metadata.json", "decisions.jsonl", "captures", "memory", "state"):
        assert (folder / name).exists(), name
    listed = run(folder, "outlets", "list")
    assert "Гвардеец труда" in listed.stdout
    for command in (["status"], ["problems"], ["outlets", "check", "--offline"], ["schedule", "cron"], ["reread"]):
        done = run(folder, *command)
        assert done.returncode == 0, (command, done.stderr)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["crawl", "zarechni"], "outlet 'zarechni' is not in outlets.toml; did you mean 'zarechny'?"),
        (["crawl", "--since", "31.01.2024"], "'31.01.2024' is not a day; write it like 2024-01-31"),
        (["crawl", "--kind", "lates"], "'lates' is not one of 'latest', 'backfill'"),
        (["read", "nowhere.html"], "'nowhere.html' does not exist"),
    ],
)
def test_bad_arguments_say_what_to_write_instead_and_exit_2(folder, arguments, says):
    done = run(folder, *arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_without_an_archive_is_said_with_what_to_do(tmp_path):
    for command in (["crawl"], ["status"], ["serve"], ["problems"]):
        done = run(tmp_path, *command)
        assert done.returncode == 2
        assert "podshivka init DIR" in done.stderr and done.stderr.count("\n") == 1


def test_init_refuses_a_folder_with_other_things_in_it(tmp_path):
    (tmp_path / "thesis.txt").write_text("do not touch")
    done = run(tmp_path, "init", str(tmp_path))
    assert done.returncode == 2 and "thesis.txt" in done.stderr
    assert (tmp_path / "thesis.txt").read_text() == "do not touch"


def test_an_unknown_region_names_the_nearest(tmp_path):
    done = run(tmp_path, "init", str(tmp_path / "new"), "--region", "Оренбурская область")
    assert done.returncode == 2 and "Оренбургская область" in done.stderr
    assert not (tmp_path / "new").exists()


def test_every_mistake_in_the_registry_is_one_line_and_nothing_is_crawled(folder, server):
    text = (folder / "outlets.toml").read_text("utf-8")
    (folder / "outlets.toml").write_text(text.replace("timezone", "timezon").replace("feeds", "feds"), "utf-8")
    done = run(folder, "crawl")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 2
    assert "timezone" in done.stderr and "feeds" in done.stderr
    assert server.hits == []


def test_a_clock_that_is_no_moment_is_refused_before_anything_is_fetched(folder, server):
    done = run(folder, "crawl", now="yesterday")
    assert done.returncode == 2 and "PODSHIVKA_NOW='yesterday'" in done.stderr
    assert server.hits == []


def test_a_crawl_ends_with_a_table_or_with_json_and_plain_lines_meanwhile(folder):
    done = run(folder, "crawl")
    assert done.returncode == 0
    assert re.search(r"zarechny +latest .* finished", done.stdout)
    assert "zarechny latest: started" in done.stderr and "\x1b" not in done.stderr
    (row,) = crawl(folder)
    assert {"outlet", "kind", "crawl", "outcome", "requests", "new", "revised", "unchanged", "gone", "failed"} <= row.keys()


def test_status_and_problems_tell_how_it_stands(folder):
    crawl(folder)
    done = run(folder, "status")
    assert re.search(r"zarechny +1 +2026-11-23 .* latest +finished", done.stdout), done.stdout
    assert "No problems on record." in run(folder, "problems").stdout


def test_an_inactive_outlet_is_crawled_only_when_named(folder, server):
    text = (folder / "outlets.toml").read_text("utf-8")
    (folder / "outlets.toml").write_text(text + "\nactive = false\n", "utf-8")
    assert crawl(folder) == []
    assert crawl(folder, "zarechny")[0]["new"] == 1


def test_an_outlet_taken_out_of_the_registry_keeps_its_articles(folder, server):
    crawl(folder)
    (folder / "outlets.toml").write_text(registry_of(outlet_toml(server, "another", feeds=["/rss2"])), "utf-8")
    server.serve_feed({"/news/9": "Другая новость города"}, "/rss2")
    server.serve_article("/news/9", "Другая новость города")
    crawl(folder)
    assert rows(folder, "select count(*) as n from articles where outlet = 'zarechny'") == [{"n": 1}]
    assert rows(folder, "select active from outlets where slug = 'zarechny'") == [{"active": 0}]


def test_all_due_leaves_alone_what_was_crawled_just_now(folder):
    assert len(crawl(folder, "--all-due")) == 1
    assert crawl(folder, "--all-due", now="2026-11-23T09:10:00+00:00") == []
    assert len(crawl(folder, "--all-due", now="2026-11-24T09:00:00+00:00")) == 1


def test_schedules_name_the_archive_and_the_command(folder):
    cron = run(folder, "schedule", "cron").stdout
    units = run(folder, "schedule", "systemd").stdout
    for text in (cron, units):
        assert f"--archive {folder}" in text and "crawl --all-due" in text
    assert re.search(r"^7,22,37,52 \* \* \* \* ", cron, re.MULTILINE)
    assert "[Timer]" in units and "OnCalendar=" in units


def test_read_prints_an_article_of_a_saved_page_as_json(server, tmp_path):
    page = tmp_path / "page.html"
    page.write_bytes(server.routes["/news/1"].body)
    arguments = ["--url", "https://zarechny.example/news/1", "--timezone", "Asia/Yekaterinburg", "--json"]
    done = run(tmp_path, "read", str(page), *arguments, "--captured-at", "2026-11-23T12:00:00Z")
    assert done.returncode == 0, done.stderr
    row = json.loads(done.stdout)
    assert row["id"] == "page" and row["headline"] == "Первая новость города"
    assert row["published_at"] == "2026-11-23T05:00:00Z" and row["published_date"] == "2026-11-23"
    assert row["date_precision"] == "minute" and row["problems"] == []


def test_reread_changes_nothing_when_the_reader_is_the_same_and_adds_no_revision(folder):
    crawl(folder)
    before = rows(folder, "select * from articles"), rows(folder, "select * from revisions")
    done = run(folder, "reread")
    assert done.returncode == 0 and "1 unchanged" in done.stdout, done.stdout + done.stderr
    assert (rows(folder, "select * from articles"), rows(folder, "select * from revisions")) == before


def test_check_tells_by_what_pages_read_and_what_is_dropped(folder):
    crawl(folder)
    checked = run(folder, "outlets", "check", "--offline")
    assert re.search(r"zarechny +1 +0% +100% +0%", checked.stdout), checked.stdout
    assert "No line is dropped." in run(folder, "outlets", "check", "--dropped").stdout
    memory = 'outlet = "zarechny"\npinned = ["Первая новость города"]\n'
    (folder / "memory" / "zarechny.toml").write_text(memory, "utf-8")
    dropped = run(folder, "outlets", "check", "--dropped", "zarechny")
    assert "zarechny: Первая новость города\n    pinned; on 1 of the newest pages, as http" in dropped.stdout, dropped.stdout


LEFT_OUT = {
    "by its wording": "Подписывайтесь на наш канал в мессенджере и узнавайте новости первыми.",
    "by where it stands": "Плотину отсыпали щебнем, который возили с карьера за рекой три недели на двух самосвалах",
    "as a signature": "Отделение ГИБДД по Заречному району.",
}


@pytest.mark.parametrize(("why", "line"), LEFT_OUT.items(), ids=["call", "caption", "signature"])
def test_check_lists_the_sentences_left_out_and_why(server, folder, why, line):
    page = server.routes["/news/1"]
    first, rest = page.body.decode().split("</p>", 1)
    text, end = rest.rsplit("</p>", 1)
    caption = f"</p><p><img src='/dam.jpg'><br><i>{LEFT_OUT['by where it stands']}</i></p>"
    added = f"{first}{caption}<p>{LEFT_OUT['by its wording']}</p>{text}</p><p>{LEFT_OUT['as a signature']}</p>{end}"
    server.routes["/news/1"] = replace(page, body=added.encode())
    crawl(folder)
    dropped = run(folder, "outlets", "check", "--dropped")
    assert f"zarechny: {line}\n    {why}; on 1 of the newest pages, as http" in dropped.stdout, dropped.stdout
    assert line not in rows(folder, "select body from articles")[0]["body"]


def test_check_lists_nothing_of_a_page_that_is_no_article(server, folder):
    call = "Подписывайтесь на наш канал в мессенджере и узнавайте новости первыми."
    text = "Страница, которую вы ищете, могла быть удалена или перенесена в другой раздел нашего сайта."
    server.routes["/news/1"] = Answer(f"<title>404</title><h1>Страница не найдена</h1><p>{text}</p><p>{call}</p>".encode())
    crawl(folder)
    assert call not in run(folder, "outlets", "check", "--dropped").stdout


def test_reread_shows_what_changed_before_and_after(folder):
    crawl(folder)
    import sqlite3

    with sqlite3.connect(folder / "archive.db") as database:
        database.execute("update articles set body = body || char(10) || char(10) || 'Подписывайтесь'")
        database.execute("update revisions set body = body || char(10) || char(10) || 'Подписывайтесь'")
    done = run(folder, "reread")
    assert "1 rewritten" in done.stdout and "left out: Подписывайтесь" in done.stdout


def test_reread_goes_on_where_it_was_stopped(folder):
    crawl(folder)
    assert run(folder, "reread").returncode == 0
    assert not (folder / "state" / "reread").exists()
    outlets = load(folder / "outlets.toml").outlets
    done = Done(folder / "state" / "reread", fingerprint_of(folder, outlets), from_start=False)
    (article,) = rows(folder, "select id from articles")
    with done:
        done.add(article["id"])
    again = run(folder, "reread")
    assert "0 articles and pages read again" in again.stdout and "1 more were read again" in again.stdout
    with Done(folder / "state" / "reread", "another reader", from_start=False) as other:
        other.add(article["id"])
    assert "1 articles and pages read again" in run(folder, "reread").stdout


def test_reread_mends_a_row_that_an_older_reader_wrote(folder):
    crawl(folder)
    rows(folder, "select 1")
    import sqlite3

    with sqlite3.connect(folder / "archive.db") as database:
        database.execute("update articles set headline = 'Заречный вестник', reader_version = '0'")
        database.execute("update revisions set headline = 'Заречный вестник', reader_version = '0'")
    done = run(folder, "reread")
    assert "1 rewritten" in done.stdout
    assert rows(folder, "select headline from articles") == [{"headline": "Первая новость города"}]
    assert rows(folder, "select count(*) as n from revisions") == [{"n": 1}]
