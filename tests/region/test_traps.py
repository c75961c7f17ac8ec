"""docs/region.md tells the truth: every trap stands where it says."""

from pathlib import Path

import pytest

from podshivka.region import Region, Served
from podshivka.region.traps import SHOWN_AT, Trap, addresses, table, traps
from tests.region.conftest import NOW

DOCUMENT = Path(__file__).parents[2] / "docs" / "region.md"


@pytest.mark.parametrize("trap", traps(), ids=lambda trap: trap.name[:50])
def test_every_trap_stands_on_some_page(region: Region, served: Served, trap: Trap) -> None:
    outlet = next(outlet for outlet in region.outlets if outlet.slug == trap.outlet)
    assert addresses(trap, outlet, served)


def test_the_document_shows_the_table_as_it_is() -> None:
    assert "\n".join(table(Region(SHOWN_AT))) in DOCUMENT.read_text(encoding="utf-8"), (
        "write it anew: python -m podshivka.region --traps"
    )


def test_the_document_names_every_outlet(region: Region) -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert SHOWN_AT == NOW
    assert all(f"`{outlet.slug}`" in text and outlet.title in text for outlet in region.outlets)
