"""Platforms: found by name, recognised by their pages, open to other packages."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import ClassVar

import pytest

from scraper import platforms as package
from scraper.platforms import OURS, Platform, platform_named, platforms, recognise
from scraper.registry import loads


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ('<link rel="stylesheet" href="https://a.example/wp-content/themes/news/style.css">', "wordpress"),
        ('<script src="/bitrix/js/main/core.js"></script>', "bitrix"),
        ('<script src="/engine/classes/js/dle_js.js"></script><script>var dle_root = "/";</script>', "dle"),
        ('<div id="news-id-5942">Мост открыт</div>', "dle"),
        ('<img src="https://s23.ucoz.net/counter.gif">', "ucoz"),
        ('<meta name="generator" content="Joomla! 1.5 - Open Source Content Management">', "joomla"),
        ("<script>jQuery.extend(Drupal.settings, {});</script>", "drupal"),
        ('<a href="/news/read/29413">Мост открыт</a>', "newsread"),
        ('<a href="/news/29413">Мост открыт, а WordPress и Bitrix тут ни при чём</a>', "generic"),
        ("", "generic"),
    ],
)
def test_a_page_shows_its_platform(page: str, name: str) -> None:
    assert recognise(page).name == name


def test_every_platform_says_how_it_is_recognised_and_who_uses_it() -> None:
    for platform in OURS:
        assert platform.__doc__ and "Recognised by" in platform.__doc__ and "Seen: " in platform.__doc__


def test_auto_is_generic_until_a_page_is_seen() -> None:
    assert platform_named("auto").name == "generic"


@pytest.fixture
def another_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    point = EntryPoint("stepcms", f"{__name__}:StepCms", "podshivka.platforms")
    monkeypatch.setattr(package, "entry_points", lambda group: [point] if group == "podshivka.platforms" else [])
    platforms.cache_clear()
    yield
    platforms.cache_clear()


class StepCms(Platform):
    name: ClassVar[str] = "stepcms"

    def recognises(self, page: str) -> bool:
        return "StepCMS" in page


@pytest.mark.usefixtures("another_package")
def test_another_package_may_add_a_platform() -> None:
    assert recognise('<script src="/bitrix/js/a.js"></script> StepCMS').name == "stepcms"
    assert (
        loads('[[outlet]]\nslug="a"\ntitle="А"\nhomepage="https://a.example"\nplatform="stepcms"').outlets[0].platform
        == "stepcms"
    )
