"""Writing outlets.toml: what is written is read back, and what stood there stays."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from archive.article import Outlet
from scraper.registry import Defaults, append, loads, render
from scraper.registry_rules import RULES

STEP = Outlet(slug="step", title='«Степь» \\ "вести"\tи\x7f', homepage="https://step.example/", timezone="Asia/Omsk")


def test_an_empty_registry_explains_every_key_in_both_languages() -> None:
    text = render(())
    assert loads(text).outlets == ()
    for key in RULES:
        assert key in text
    assert "Реестр изданий" in text and "The registry" in text


def test_only_what_differs_from_the_default_is_written() -> None:
    entry = append("", [STEP])
    assert [line.partition(" ")[0] for line in entry.split("\n") if line] == [
        "[[outlet]]",
        "slug",
        "title",
        "homepage",
        "timezone",
    ]


def test_adding_an_outlet_keeps_the_text_that_is_there() -> None:
    text = "# моё\n\n[defaults]\ncontact = 'a@b.example'  # почта"
    longer = append(text, [STEP, replace(STEP, slug="ogni", homepage="https://ogni.example/")])
    assert longer.startswith(text)
    assert [outlet.slug for outlet in loads(longer).outlets] == ["step", "ogni"]


def test_the_made_user_agent_is_not_written_down() -> None:
    outlets = loads(render([STEP], Defaults(contact="a@b.example"))).outlets
    assert "user_agent" not in append("", outlets, Defaults(contact="a@b.example"))


TEXTS = st.text(alphabet=st.characters(exclude_categories=("Cs",)), min_size=1).map(str.strip).filter(bool)


@given(
    title=TEXTS,
    note=TEXTS,
    feeds=st.lists(st.sampled_from(["https://step.example/rss", "https://step.example/feed/?a=1"]), unique=True).map(tuple),
    closed=st.none() | st.dates(min_value=date(1000, 1, 1)),
    active=st.booleans(),
    delay_seconds=st.floats(min_value=0, max_value=3600),
    concurrency=st.integers(min_value=1, max_value=8),
    user_agent=st.sampled_from(["", "Stepnoy/1"]),
    contact=st.sampled_from(["", "a@b.example"]),
    public=st.sampled_from(["full", "snippet", "metadata"]),
)
def test_what_is_written_is_read_back(**values: object) -> None:
    defaults = Defaults(delay_seconds=1.5, contact="c@d.example")
    outlet = replace(STEP, **values)  # type: ignore[arg-type]
    once = loads(render([outlet], defaults))
    assert once.defaults == defaults
    assert replace(once.outlets[0], user_agent="", contact="") == replace(outlet, user_agent="", contact="")
    assert loads(render(once.outlets, defaults)) == once
