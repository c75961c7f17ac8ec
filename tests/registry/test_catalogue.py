"""The catalogue: every entry valid, Orenburg first, nothing promised that was not seen."""

from importlib.resources import files

import pytest

from archive.addresses import fold
from scraper.addresses import host_of, is_own
from scraper.registry import RegistryError, adopt, append, catalogue, loads

NAMES = sorted(one.name for one in (files("scraper") / "catalogue").iterdir() if one.name.endswith(".toml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_the_catalogue_is_a_registry_of_one_region(name: str) -> None:
    registry = loads((files("scraper") / "catalogue" / name).read_text(encoding="utf-8"), name)
    assert registry.outlets
    assert len({outlet.region for outlet in registry.outlets}) == 1
    for outlet in registry.outlets:
        assert outlet.region and outlet.timezone
        assert "проверено" not in outlet.title and "(" not in outlet.title[:1] and "?" not in outlet.title


def test_all_together_are_one_registry() -> None:
    outlets = catalogue()
    assert len({outlet.slug for outlet in outlets}) == len({fold(outlet.homepage) for outlet in outlets}) == len(outlets)
    assert len(loads(append("", outlets)).outlets) == len(outlets)


def test_feeds_and_sections_are_the_outlets_own() -> None:
    for outlet in catalogue():
        assert all(is_own(url, outlet) for url in (*outlet.feeds, *outlet.sections)), host_of(outlet.homepage)


def test_orenburg_comes_first() -> None:
    outlets = catalogue()
    assert outlets[0].slug == "gtsmi" and outlets[0].title == "Гвардеец труда" and outlets[0].platform == "newsread"
    orenburg = adopt("оренбургская область")
    assert outlets[: len(orenburg)] == orenburg == adopt("Orenburg")
    assert len(orenburg) >= 20


def test_an_adopted_outlet_leaves_pace_and_contact_to_the_archive() -> None:
    text = append('[defaults]\ncontact = "a@b.example"\n', adopt("Саратовская область"))
    assert all(outlet.user_agent.endswith("(+a@b.example)") for outlet in loads(text).outlets)


def test_an_unknown_region_names_the_nearest() -> None:
    with pytest.raises(RegistryError, match="did you mean 'Оренбургская область'"):
        adopt("Оренбурская область")
    with pytest.raises(RegistryError, match="did you mean 'saratov'"):
        adopt("Saratof")
    with pytest.raises(RegistryError, match="known: Оренбургская область, "):
        adopt("Марс")
