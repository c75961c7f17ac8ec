"""The region's prose and calendar: the same words for the same seed, nothing left unfilled, lengths of real news."""

import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from podshivka.region import Region
from podshivka.region.clock import Clock
from podshivka.region.edits import edit, reprint
from podshivka.region.prose import Storyline, storylines, write
from podshivka.region.russian import agree, relative, slug

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ALL_STORYLINES = [line for lines in storylines().values() for line in lines]


def test_a_region_of_the_same_moment_is_the_same_to_the_last_letter(region: Region) -> None:
    again = Region(NOW)
    assert [outlet.publications for outlet in again.outlets] == [outlet.publications for outlet in region.outlets]


def test_another_seed_writes_other_texts(region: Region) -> None:
    other = Region(NOW, seed=7)
    assert [outlet.publications for outlet in other.outlets] != [outlet.publications for outlet in region.outlets]


def test_a_region_is_written_in_under_two_seconds() -> None:
    started = datetime.now(UTC)
    Region(NOW)
    assert datetime.now(UTC) - started < timedelta(seconds=2)


def test_a_region_wants_a_moment_with_a_zone() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        Region(NOW.replace(tzinfo=None))


@pytest.mark.parametrize("storyline", ALL_STORYLINES, ids=lambda line: f"{line.topic}-{line.name}")
def test_every_storyline_writes_whole_texts(storyline: Storyline) -> None:
    for seed in range(12):
        text = write(storyline, Random(seed), NOW)
        words = len(text.body.split())
        assert 80 <= words <= 500, f"{words} words"
        assert not re.search(
            r"[{}<>|]|[ \t]{2}|\s[.,]", f"{text.headline}\n{text.lead}\n" + "\n".join(b.text for b in text.blocks)
        )


def test_there_are_a_dozen_topics() -> None:
    assert len(storylines()) >= 12


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "дом"), (2, "дома"), (5, "домов"), (11, "домов"), (14, "домов"), (21, "дом"), (112, "домов"), (104, "дома")],
)
def test_a_noun_agrees_with_its_number(number: int, form: str) -> None:
    assert agree(number, "дом", "дома", "домов") == form


@pytest.mark.parametrize(
    ("days", "words"), [(0, "сегодня, 10:15"), (1, "вчера, 10:15"), (2, "21 ноября, 10:15"), (30, "24 октября, 10:15")]
)
def test_dates_are_relative_only_while_they_are_fresh(days: int, words: str) -> None:
    now = datetime(2026, 11, 23, 18, 0)
    assert relative(now.replace(hour=10, minute=15) - timedelta(days=days), now) == words


def test_a_slug_is_cut_at_a_whole_word() -> None:
    assert slug("Щёлкинский мост — открыт, ура!", longest=20) == "shchelkinskij-most"


def test_an_edit_changes_a_text_and_a_reprint_keeps_most_of_it() -> None:
    text = write(storylines()["roads"][0], Random(1), NOW)
    for seed in range(20):
        assert edit(text, Random(seed)) != text
    for place in range(4):
        shared = set(reprint(text, place, "Имя Фамилия").body.split("\n\n")) & set(text.body.split("\n\n"))
        assert len(shared) >= len(text.blocks) - 2


def test_the_clock_jumps_and_runs_on() -> None:
    clock = Clock(NOW)
    clock.set(NOW + timedelta(days=2))
    first = clock.now()
    assert timedelta(0) <= first - NOW - timedelta(days=2) < timedelta(seconds=5)
    assert clock.now() >= first
