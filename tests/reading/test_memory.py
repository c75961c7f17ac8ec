"""What is learned of an outlet: lines of its template, in a file that a person can read and correct."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from archive.article import Capture, Outlet
from archive.learned import Learned
from archive.memory import Memory, MemoryFileError, dumps, load_memory, loads, save_memory
from scraper.reading import read
from scraper.reading.learning import learn

OUTLET = Outlet(slug="zarya", title="Заря", homepage="https://zarya.ru/", timezone="Asia/Yekaterinburg")
MOTTO = "Материал вышел при поддержке общества любителей районной печати и родного края."
ARTICLES = {
    "Плотину у села чинят всерьёз": "Плотину начали чинить в понедельник, хотя первую трещину заметили ещё два года назад.",
    "Каток у школы зальют к субботе": "Воду дали пожарные, шланг одолжил завод, а коробку сколотили отцы пятиклассников.",
    "Библиотека теперь работает ночью": "Две ночи в неделю двери районной библиотеки не закрываются до самого рассвета.",
}


def capture(number, headline, paragraph, motto=MOTTO):
    html = (
        f"<html><head><meta charset='utf-8'><title>{headline} | Заря</title></head><body><h1>{headline}</h1><div class='text'>"
        + (
            f"<p>{paragraph}</p><p>— Да.</p><p>Работы закончат до первых морозов, обещают ответственные лица.</p></div>"
            f"<div class='motto'><p>{motto}</p></div></body></html>"
        )
    )
    moment = datetime(2025, 11, 14, tzinfo=UTC)
    return Capture(
        id=f"urn:uuid:{number}", url=f"https://zarya.ru/n/{number}", captured_at=moment, status=200, body=html.encode()
    )


CAPTURES = [capture(number, *article) for number, article in enumerate(ARTICLES.items())]


def test_a_line_on_three_articles_at_one_place_is_learned_and_dropped():
    memory = learn(CAPTURES, OUTLET)
    assert MOTTO in memory.template
    before, after = read(CAPTURES[0], OUTLET), read(CAPTURES[0], OUTLET, memory)
    assert before.body.endswith(MOTTO)
    assert MOTTO not in after.body
    assert after.body.startswith("Плотину начали чинить")
    assert after.memory_hash == memory.memory_hash != ""


def test_two_pages_teach_nothing():
    assert learn(CAPTURES[:2], OUTLET).lines == ()


def test_one_article_captured_three_times_teaches_nothing():
    assert learn([CAPTURES[0]] * 3, OUTLET).lines == ()


def test_a_short_line_of_speech_is_never_learned():
    assert "— Да." not in learn(CAPTURES, OUTLET).template


def test_what_a_person_pins_is_dropped_and_what_a_person_keeps_is_kept():
    memory = learn(CAPTURES, OUTLET, Memory(outlet="zarya", kept=frozenset((MOTTO,)), pinned=frozenset(("— Да.",))))
    body = read(CAPTURES[0], OUTLET, memory).body
    assert MOTTO in body
    assert "— Да." not in body


def test_a_remembered_line_is_known_in_other_clothes():
    memory = Memory(outlet="zarya", lines=(Learned(value=f"«{MOTTO.upper()}»"),))
    assert MOTTO not in read(CAPTURES[0], OUTLET, memory).body


def test_a_memory_file_reads_back_as_it_was_written(tmp_path):
    memory = Memory(
        outlet="zarya",
        lines=(Learned(value='Кавычки "лапки" и \\ черта', pages=3, since=date(2026, 1, 31)), Learned(value="Ещё строка")),
        pinned=frozenset(("Закреплено",)),
    )
    save_memory(tmp_path, memory)
    assert load_memory(tmp_path, "zarya") == memory
    assert load_memory(tmp_path, "other") is None
    assert loads(dumps(memory)) == memory


def test_the_hash_changes_with_what_is_dropped_and_with_nothing_else():
    memory = Memory(outlet="zarya", lines=(Learned(value="а", pages=3), Learned(value="б", pages=4)))
    assert (
        memory.memory_hash
        == dataclasses.replace(memory, lines=(Learned(value="б", pages=9),), pinned=frozenset(("а",))).memory_hash
    )
    assert memory.memory_hash != dataclasses.replace(memory, kept=frozenset(("а",))).memory_hash
    assert Memory(outlet="zarya").memory_hash == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("outlet = ", "not valid TOML"),
        ('outlet = "zarya"\nlerned = []', "unknown key 'lerned'"),
        ("learned = []", "outlet is missing"),
        ('outlet = "zarya"\npinned = "строка"', "pinned is not a list"),
    ],
)
def test_a_broken_memory_file_is_refused_with_what_to_mend(text, message):
    with pytest.raises(MemoryFileError, match=message):
        loads(text, "memory/zarya.toml")
