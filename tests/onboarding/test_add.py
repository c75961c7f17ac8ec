"""`outlets add`: an address is enough, and where it is not, one line says why."""

import json
import signal
import socket
import time
from contextlib import ExitStack

import pytest

from scraper.registry import load
from tests.crawls import crawl, new_archive, rows, run, start
from tests.onboarding.sites import links, newspaper, page
from tests.serving import Answer, Server

REGISTRY = """\
# Мой реестр: не трогать комментарии!
[defaults]
contact = "archive@example.org"  # почта
delay_seconds = 0.02

[[outlet]]
title = "Старая газета"   # порядок ключей — мой
slug = "old"
homepage = "https://old-gazette.example/"
active = false
"""


@pytest.fixture
def folder(tmp_path):
    return new_archive(tmp_path / "archive", REGISTRY)


@pytest.fixture
def server():
    with Server() as running:
        yield running


def add(folder, *arguments):
    return run(folder, "outlets", "add", *arguments, "--yes")


def test_an_address_is_enough_and_the_file_keeps_all_that_was_in_it(folder, server):
    newspaper(server)
    done = add(folder, server.home, "--place", "Орск")
    assert done.returncode == 0, done.stderr
    text = (folder / "outlets.toml").read_text("utf-8")
    assert text.startswith(REGISTRY)
    _, added = load(folder / "outlets.toml").outlets
    assert (added.slug, added.title, added.place) == ("zarechnyy-vestnik", "Заречный вестник", "Орск")
    assert added.timezone == "Asia/Yekaterinburg"
    assert added.feeds == (server.home + "rss",)
    assert "# Added 2026-11-23 by" in text
    assert "Команда" in done.stdout and "В Заречном открыли новый мост через реку" in done.stdout


def test_what_the_archivist_says_is_not_overruled(folder, server):
    newspaper(server)
    said = {"slug": "zv", "title": "Вестник", "place": "Заречный", "region": "Омская область", "timezone": "Asia/Omsk"}
    assert add(folder, server.home, *(word for key, value in said.items() for word in (f"--{key}", value))).returncode == 0
    added = load(folder / "outlets.toml").outlets[-1]
    assert {key: getattr(added, key) for key in said} == said


def test_the_first_crawl_asks_for_nothing_a_second_time(folder, server):
    paths = newspaper(server, sitemap=True, robots="User-agent: *\nDisallow: /admin/\nSitemap: {home}sitemap.xml")
    server.routes["/robots.txt"].body = server.routes["/robots.txt"].body.replace(b"{home}", server.home.encode())
    assert add(folder, server.home).returncode == 0
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    asked = server.paths()
    assert sorted(set(asked) - {"/about"}) == sorted(["/", "/robots.txt", "/rss", "/news/", "/sitemap.xml", *paths])
    assert len(asked) == len(set(asked))
    assert rows(folder, "select count(*) as n from articles") == [{"n": 6}]


def test_an_outlet_without_feed_and_sitemap_is_found_by_its_menu(folder, server):
    paths = newspaper(server, feed=False)
    done = add(folder, server.home)
    assert done.returncode == 0, done.stderr
    added = load(folder / "outlets.toml").outlets[-1]
    assert (added.feeds, added.sitemaps, added.sections) == ((), (), (server.home + "news/",))
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles") == [{"n": len(paths)}]
    assert not {"/about", "/contacts"} & set(server.paths())


def test_a_home_page_without_articles_is_entered_by_its_menu(folder, server):
    paths = newspaper(server, feed=False)
    names = {"/town/": "Общество", "/sport/": "Спорт", "/about": "О газете"}
    menu = "<ul>" + "".join(f'<li><a href="{path}">{name}</a></li>' for path, name in names.items()) + "</ul>"
    server.routes["/"] = page(f"<h1>Заречный вестник</h1>{menu}<p>Добро пожаловать на сайт районной газеты!</p>")
    server.routes["/town/"] = page(f"{menu}<h1>Общество</h1>{links(paths[:4])}")
    server.routes["/sport/"] = page(f"{menu}<h1>Спорт</h1>{links(paths)}")
    done = add(folder, server.home)
    assert done.returncode == 0, done.stderr
    crawl(folder)
    crawl(folder, "--kind", "backfill")
    assert rows(folder, "select count(*) as n from articles") == [{"n": len(paths)}]


def test_each_address_is_judged_for_itself_and_json_tells_of_each(folder, server):
    with Server() as other:
        newspaper(server)
        newspaper(other)
        nobody = "http://127.0.0.1:1/"
        done = run(folder, "outlets", "add", server.home, nobody, other.home, "--yes", "--json")
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(one["url"], one["outcome"], one["kind"]) for one in told] == [
        (server.home, "added", ""),
        (nobody, "refused", "unreachable"),
        (other.home, "added", ""),
    ]
    assert [one["slug"] for one in told if one["outcome"] == "added"] == ["zarechnyy-vestnik", "zarechnyy-vestnik-2"]
    assert told[0]["requests"] <= 8 and len(told[0]["samples"]) == 3
    assert {one["certainty"] for one in told[0]["findings"]} <= {"sure", "likely", "unsure"}
    assert len(load(folder / "outlets.toml").outlets) == 3


def test_without_yes_a_person_is_asked_and_may_say_no(folder, server):
    newspaper(server)
    line_in = run_with_input(folder, "\nn\n", server.home)
    assert line_in.returncode == 0, line_in.stderr
    assert "Write it into outlets.toml?" in line_in.stdout
    assert (folder / "outlets.toml").read_text("utf-8") == REGISTRY
    answered = run_with_input(folder, "Новый вестник\ny\n", server.home)
    assert answered.returncode == 0, answered.stderr
    added = load(folder / "outlets.toml").outlets[-1]
    assert added.title == "Новый вестник"


def run_with_input(folder, text, *arguments):
    import subprocess

    from tests.crawls import command

    line, environment = command(folder, "outlets", "add", *arguments)
    return subprocess.run(line, env=environment, input=text, capture_output=True, text=True, timeout=60, check=False)


NO_OUTLETS = (
    ({"/": Answer(status=403)}, "walled", "answers 403"),
    ({"/": Answer(status=401)}, "walled", "asks for a login"),
    ({"/": Answer(status=404)}, "unreachable", "answers 404"),
    ({"/": page("<h1>Домен gazeta.example продаётся</h1><p>Купить этот домен</p>")}, "parked", "for sale"),
    ({"/": page("<h1>Сайт на реконструкции</h1><p>Скоро откроемся!</p>")}, "parked", "construction"),
    ({"/": page("<h1>Welcome to nginx!</h1>")}, "parked", "default page"),
    ({"/": page("<h1>Сайт заблокирован хостером</h1><p>Обратитесь к администратору.</p>")}, "parked", "hoster"),
    ({"/": page("<h1>Столовая №5</h1><p>Работаем с 9 до 17. <a href='/menu'>Меню</a></p>")}, "empty", "no article"),
    ({"/": page("<p>Вход</p><form><input type=password></form>")}, "walled", "login"),
    ({"/": page("<script src=/captcha.js></script><p>Подтвердите, что вы не робот</p>")}, "walled", "captcha"),
    ({"/": Answer(b"%PDF-1.4", headers={"Content-Type": "application/pdf"})}, "empty", "application/pdf"),
    ({"/": Answer(b"hi"), "/robots.txt": Answer(b"User-agent: *\nDisallow: /")}, "closed", "robots.txt"),
    ({"/": Answer(status=301, headers={"Location": "https://other.example/"})}, "moved", "https://other.example/"),
    ({"/": Answer(status=302, headers={"Location": "/"})}, "unreachable", "circle"),
)


def test_a_site_that_is_no_outlet_gets_one_clear_line_and_nothing_is_written(folder):
    with ExitStack() as stack:
        servers = [stack.enter_context(Server(routes)) for routes, _, _ in NO_OUTLETS]
        done = add(folder, *(server.home for server in servers), "--json")
    assert done.returncode == 1
    told = [json.loads(line) for line in done.stdout.splitlines()]
    for (_, kind, says), one in zip(NO_OUTLETS, told, strict=True):
        assert (one["outcome"], one["kind"], says in one["message"]) == ("refused", kind, True), (says, one)
    assert len(done.stderr.strip().splitlines()) == len(NO_OUTLETS)
    assert (folder / "outlets.toml").read_text("utf-8") == REGISTRY
    assert not rows(folder, "select 1 from captures")


def test_a_wall_before_the_articles_is_said(folder, server):
    for path in newspaper(server):
        server.routes[path] = Answer(status=403)
    done = add(folder, server.home)
    assert done.returncode == 1
    assert "none of the 6 pages tried reads as an article" in done.stderr and "403" in done.stderr


def test_a_host_that_is_silent_or_speaks_something_else_is_said(folder):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        mute.close()
        for url, says in (
            (f"http://127.0.0.1:{port}/", "refuses the connection"),
            ("http://no-such-gazette.invalid/", "no host"),
        ):
            done = add(folder, url)
            assert (done.returncode, says in done.stderr) == (1, True), done.stderr
    assert (folder / "outlets.toml").read_text("utf-8") == REGISTRY


def test_an_encrypted_address_of_a_plain_site_is_said(folder, server):
    newspaper(server)
    done = add(folder, server.home.replace("http:", "https:"))
    assert done.returncode == 1
    assert "no safe connection" in done.stderr and "http://" in done.stderr


def test_an_address_without_scheme_is_tried_both_ways(folder, server):
    newspaper(server)
    done = add(folder, server.home.removeprefix("http://"))
    assert done.returncode == 0, done.stderr
    assert load(folder / "outlets.toml").outlets[-1].homepage == server.home


def test_a_known_outlet_is_not_asked_at_all(folder, server):
    newspaper(server)
    assert add(folder, server.home).returncode == 0
    before = len(server.hits)
    done = add(folder, server.home + "news/")
    assert done.returncode == 1
    assert "already in outlets.toml: zarechnyy-vestnik" in done.stderr
    assert len(server.hits) == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["http://a.example/", "http://b.example/", "--slug", "a"], "give one URL"),
        (["http://a.example/", "--timezone", "Asia/Orenburg"], "did you mean 'Asia/Yekaterinburg'?"),
        (["http://a.example/", "--slug", "old"], "taken by another outlet"),
    ],
)
def test_bad_arguments_are_said_before_anything_is_asked(folder, arguments, says):
    done = add(folder, *arguments)
    assert done.returncode == 2 and says in done.stderr


def test_addresses_that_no_archive_should_visit_are_refused(folder):
    urls = ("http://192.168.0.1/", "ftp://gazeta.example/", "http://user:secret@gazeta.example/", "http:///")
    done = add(folder, *urls)
    assert done.returncode == 1 and "secret" not in done.stderr
    assert len(done.stderr.splitlines()) == len(urls)
    assert (folder / "outlets.toml").read_text("utf-8") == REGISTRY


def test_a_site_that_stumbles_once_is_asked_again(folder, server):
    newspaper(server)
    home, times = server.routes["/"], []

    def stumbles(hit):
        times.append(hit.at)
        return home if len(times) > 1 else Answer(status=503, headers={"Retry-After": "1"})

    server.routes["/"] = stumbles
    assert add(folder, server.home).returncode == 0
    assert times[1] - times[0] >= 1.0


def test_an_entrance_page_with_one_link_is_passed(folder, server):
    newspaper(server)
    server.routes["/main/"] = server.routes["/"]
    server.routes["/"] = page('<a href="/main/"><img src="/logo.gif" alt="Войти на сайт"></a>')
    assert add(folder, server.home).returncode == 0
    added = load(folder / "outlets.toml").outlets[-1]
    assert (added.homepage, added.feeds) == (server.home, (server.home + "rss",))


def test_the_address_of_an_article_is_answered_with_that_of_the_home_page(folder, server):
    newspaper(server)
    done = add(folder, server.home + "news/106")
    assert done.returncode == 1
    assert "one article («В Заречном открыли новый мост через реку»)" in done.stderr
    assert done.stderr.strip().endswith(f"add the home page: {server.home}")
    assert add(folder, server.home + "news/").returncode == 0


def test_crawl_delay_and_robots_hold_from_the_first_page_on(folder, server):
    newspaper(server, robots="User-agent: *\nCrawl-delay: 0.3\nDisallow: /rss\nDisallow: /news/106")
    done = add(folder, server.home)
    assert done.returncode == 0, done.stderr
    assert server.paths()[0] == "/robots.txt"
    assert min(server.gaps()) >= 0.29
    assert not {"/rss", "/news/106"} & set(server.paths())


def test_line_ends_and_a_byte_order_mark_do_not_matter(folder, server):
    newspaper(server)
    windows = "\ufeff" + REGISTRY.replace("\n", "\r\n")
    (folder / "outlets.toml").write_bytes(windows.encode("utf-8"))
    assert add(folder, server.home).returncode == 0
    text = (folder / "outlets.toml").read_bytes().decode("utf-8")
    assert text.lstrip("\ufeff").startswith(windows.lstrip("\ufeff"))
    assert "\n" not in text.replace("\r\n", "")
    assert len(load(folder / "outlets.toml").outlets) == 2


def test_ctrl_c_ends_it_at_once_and_nothing_is_written(folder, server):
    newspaper(server)
    server.routes["/rss"].wait_seconds = 30.0
    process = start(folder, "outlets", "add", server.home, "--yes")
    wait_for(lambda: "/rss" in server.paths())
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode == 3, said
    assert "nothing is written" in said and "Traceback" not in said
    assert time.monotonic() - began < 10
    assert (folder / "outlets.toml").read_text("utf-8") == REGISTRY


def wait_for(is_so, seconds=20.0):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
