"""outlets.toml: what it may say, and one helpful line for each mistake."""

from datetime import date
from pathlib import Path

import pytest

from scraper.registry import Defaults, RegistryError, load, loads

GOOD = """
[defaults]
delay_seconds = 3
contact = "archive@stepnoy.example"

[[outlet]]
slug = "step"
title = "Степные вести"
homepage = "https://STEP-vesti.example"
place = "Степной"
region = "Оренбургская область"
timezone = "Asia/Yekaterinburg"
language = "ru"
platform = "wordpress"
feeds = ["https://step-vesti.example/feed/"]
sitemaps = ["https://step-vesti.example/sitemap.xml"]
sections = ["https://step-vesti.example/новости/"]
active = false
closed = 2024-01-31
former_homepages = ["http://степь.рф/"]
rights = "Редакция"
public = "snippet"
note = "закрыта в 2024 году"
delay_seconds = 5.5
concurrency = 2
user_agent = "Stepnoy/1"
contact = "other@stepnoy.example"

[[outlet]]
slug = "ogni"
title = "Огни"
homepage = "http://127.0.0.1:8041/"
"""


def one(**lines: str) -> str:
    """An outlets.toml with one good outlet, in which some keys are written otherwise; an empty line leaves a key out."""
    stated = {"slug": '"step"', "title": '"Степные вести"', "homepage": '"https://step-vesti.example/"'} | lines
    return "[[outlet]]\n" + "\n".join(f"{key} = {value}" for key, value in stated.items() if value)


def mistakes(text: str) -> list[str]:
    with pytest.raises(RegistryError) as caught:
        loads(text)
    return str(caught.value).splitlines()


def test_every_key_reaches_the_outlet() -> None:
    outlet = loads(GOOD).outlets[0]
    assert outlet.slug == "step" and outlet.title == "Степные вести" and outlet.homepage == "https://step-vesti.example/"
    assert outlet.place == "Степной" and outlet.region == "Оренбургская область" and outlet.timezone == "Asia/Yekaterinburg"
    assert outlet.feeds == ("https://step-vesti.example/feed/",) and outlet.sitemaps[0].endswith("/sitemap.xml")
    assert outlet.sections == ("https://step-vesti.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/",)
    assert outlet.former_homepages == ("http://xn--e1auee6c.xn--p1ai/",)
    assert (outlet.active, outlet.closed, outlet.public, outlet.platform) == (False, date(2024, 1, 31), "snippet", "wordpress")
    assert (outlet.delay_seconds, outlet.concurrency, outlet.user_agent) == (5.5, 2, "Stepnoy/1")
    assert outlet.rights == "Редакция" and outlet.note.startswith("закрыта") and outlet.contact == "other@stepnoy.example"


def test_defaults_hold_where_an_outlet_says_nothing() -> None:
    registry = loads(GOOD)
    outlet = registry.outlets[1]
    assert registry.defaults == Defaults(delay_seconds=3.0, contact="archive@stepnoy.example")
    assert (outlet.delay_seconds, outlet.concurrency, outlet.contact) == (3.0, 1, "archive@stepnoy.example")
    assert (outlet.active, outlet.closed, outlet.public, outlet.platform) == (True, None, "full", "auto")


def test_the_user_agent_names_us_and_whom_to_write_to() -> None:
    agent = loads(GOOD).outlets[1].user_agent
    assert agent.startswith("Podshivka") and agent.endswith(" (+archive@stepnoy.example)")
    assert loads(one()).outlets[0].user_agent.startswith("Podshivka")
    assert loads(one(contact='"red@step.example"')).outlets[0].user_agent.endswith("(+red@step.example)")


def test_a_default_user_agent_goes_before_the_made_one() -> None:
    text = '[defaults]\nuser_agent = "Stepnoy/2 (+https://archive.example)"\n' + one(contact='"x@y.example"')
    assert loads(text).outlets[0].user_agent == "Stepnoy/2 (+https://archive.example)"


def test_an_empty_registry_is_a_registry() -> None:
    assert loads("").outlets == ()
    assert loads("# ничего\n[defaults]\n").defaults == Defaults()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (one(tittle='"x"'), """outlet 1 "step": unknown key 'tittle'; did you mean 'title'?"""),
        (one(Homepage='"x"'), """outlet 1 "step": unknown key 'Homepage'; did you mean 'homepage'?"""),
        ("[defaults]\ndelay = 3", """[defaults]: unknown key 'delay'; did you mean 'delay_seconds'?"""),
        (
            "[defaults]\ntimezone = 'x'",
            "[defaults]: unknown key 'timezone'; known: delay_seconds, concurrency, backfill_per_day, user_agent, contact",
        ),
        ("[[outlets]]\nslug = 'x'", "unknown table 'outlets'; did you mean 'outlet'?"),
        ("[outlet]\nslug = 'x'", "outlet: every outlet begins with [[outlet]], in double brackets"),
        ("defaults = 2", "defaults: must be a table: write [defaults] on a line of its own"),
        (one(title=""), 'outlet 1 "step": title: is missing'),
        (one(slug=""), "outlet 1: slug: is missing"),
        (one(title='""'), 'outlet 1 "step": title: must not be empty'),
        (one(title="7"), 'outlet 1 "step": title: must be text in quotes, not 7'),
        (one(slug='"Степь"'), "'Степь' must be small Latin letters, digits and hyphens"),
        (one(slug='"../etc"'), "'../etc' must be small Latin letters, digits and hyphens"),
        (one(homepage='"step-vesti.example"'), "write it in full, like 'https://gtsmi.ru/'"),
        (one(homepage='"ftp://step-vesti.example/"'), "must begin with http:// or https://"),
        (one(homepage='"https://step vesti.example/"'), "is no address that can be visited"),
        (one(homepage='"https://step-vesti.example:порт/"'), "is no address that can be visited"),
        (one(homepage='"https://192.168.1.5/"'), "is a private address"),
        (one(homepage='"https://gazeta/"'), "is a private address"),
        (one(homepage='"https://gazeta.local/"'), "is a private address"),
        (one(timezone='"Asia/Yekaterinburgh"'), "unknown time zone 'Asia/Yekaterinburgh'; did you mean 'Asia/Yekaterinburg'?"),
        (one(timezone='"Yekaterinburg"'), "did you mean 'Asia/Yekaterinburg'?"),
        (one(timezone='"Asia/Orenburg"'), "did you mean 'Asia/Yekaterinburg'?"),
        (one(timezone='"Екатеринбург"'), "did you mean 'Asia/Yekaterinburg'?"),
        (one(timezone='"MSK"'), "did you mean 'Europe/Moscow'?"),
        (one(timezone='"+05:00"'), "write it like 'Europe/Moscow'"),
        (one(platform='"Wordpres"'), "unknown platform 'Wordpres'; did you mean 'wordpress'?"),
        (one(platform='"1С"'), "unknown platform '1С'; known: auto, "),
        (one(feeds='"https://step-vesti.example/rss"'), 'feeds: must be a list in brackets, like ["https://gtsmi.ru/rss"]'),
        (one(feeds='["/rss"]'), "feeds: '/rss' is no address; write it in full"),
        (one(active='"yes"'), "active: must be true or false, without quotes, not 'yes'"),
        (one(closed='"2024-01-31"'), "closed: must be a day, without quotes, like 2024-01-31"),
        (one(closed="2024-01-31T10:00:00"), "closed: must be a day"),
        (one(public='"ful"'), "public: 'ful' is none of full, snippet, metadata; did you mean 'full'?"),
        (one(public='"нет"'), "public: 'нет' is none of full, snippet, metadata"),
        (one(language='"русский"'), "language: 'русский' is no language code; write it like 'ru'"),
        (one(delay_seconds='"2"'), "delay_seconds: must be a number of seconds, like 2 or 0.5, not '2'"),
        (one(delay_seconds="-1"), "delay_seconds: must be from 0 to 3600 seconds, not -1"),
        (one(delay_seconds="nan"), "delay_seconds: must be from 0 to 3600 seconds, not nan"),
        (one(delay_seconds="true"), "delay_seconds: must be a number of seconds, like 2 or 0.5, not true"),
        (one(concurrency="0"), "concurrency: must be a whole number from 1 to 8, not 0"),
        (one(concurrency="1.5"), "concurrency: must be a whole number from 1 to 8, not 1.5"),
        (one(user_agent='"Архив"'), "user_agent: 'Архив' is sent in a header: only Latin letters"),
        (one(contact='"a\\r\\nX: y"'), "is sent in a header: only Latin letters"),
    ],
)
def test_a_mistake_is_one_line_with_file_entry_key_and_the_right_word(text: str, line: str) -> None:
    (found,) = mistakes(text)
    assert found.startswith("outlets.toml: ")
    assert line in found


def test_a_password_is_refused_and_not_repeated() -> None:
    (found,) = mistakes(one(homepage='"https://ivan:tajna@step-vesti.example/"'))
    assert "holds a name or password" in found and "step-vesti.example" in found
    assert "tajna" not in found and "ivan" not in found


def test_all_mistakes_are_told_at_once() -> None:
    text = one(tittle='"x"', timezone='"Moscow"', delay_seconds="-1") + "\n" + one(slug='"x"', homepage='"y"')
    assert len(mistakes(text)) == 4


def test_a_slug_is_one_outlets_alone() -> None:
    text = one() + "\n" + one(homepage='"https://drugaya.example/"')
    assert mistakes(text) == ["""outlets.toml: outlet 2: slug: 'step' is already the slug of outlet 1 "step\""""]


def test_a_home_page_is_one_outlets_alone_with_or_without_www() -> None:
    (found,) = mistakes(one() + "\n" + one(slug='"drugaya"', homepage='"http://www.step-vesti.example"'))
    assert "homepage" in found and 'outlet 1 "step"' in found


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[[outlet]]\nslug =\n", "line 2, column 7"),
        ("[[outlet]\n", "line 1, column"),
        ('[[outlet]]\ntitle = "Огни', "line 2"),
        ('[[outlet]]\nslug = "a"\nslug = "b"\n', "line 3"),
    ],
)
def test_what_is_no_toml_names_its_line(text: str, place: str) -> None:
    (found,) = mistakes(text)
    assert found.startswith(f"outlets.toml: {place}") and "not TOML" in found


def test_a_file_from_a_windows_editor_is_read_or_explained(tmp_path: Path) -> None:
    path = tmp_path / "outlets.toml"
    path.write_bytes(b"\xef\xbb\xbf" + one().replace("\n", "\r\n").encode())
    assert load(path).outlets[0].title == "Степные вести"
    path.write_bytes(one().encode("windows-1251"))
    with pytest.raises(RegistryError, match="line 3: not UTF-8; save the file in the encoding UTF-8"):
        load(path)


def test_a_missing_file_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="podshivka init"):
        load(tmp_path / "outlets.toml")
