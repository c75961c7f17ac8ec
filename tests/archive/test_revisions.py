import pytest

from archive.article import Article
from archive.revisions import Reading, Text, compare, decide, is_same_piece, needs_earlier_capture, text_of, words
from tests.archive.making import BODY, article

OLD = Text(headline="Мост открыт", body="В среду открыли мост.")
NEW = Text(headline="Мост открыт", body="В четверг открыли мост.")


def reading(text: Text, version: str = "1", memory: str = "") -> Reading:
    return Reading(text=text, reader_version=version, memory_hash=memory)


def as_article(text: Text, version: str = "1") -> Article:
    return article(headline=text.headline, body=text.body, reader_version=version)


@pytest.mark.parametrize(
    ("stored", "fresh", "again", "outcome", "mended", "unproven"),
    [
        (None, reading(OLD), None, "new", False, False),
        (reading(OLD), reading(OLD), None, "unchanged", False, False),
        (reading(OLD), reading(OLD, "2"), None, "unchanged", False, False),
        (reading(OLD), reading(NEW), None, "revised", False, False),
        (reading(OLD), reading(NEW, "2"), as_article(NEW, "2"), "unchanged", True, False),
        (reading(OLD), reading(NEW, "2"), as_article(OLD, "2"), "revised", True, False),
        (reading(OLD), reading(NEW, memory="m"), None, "unchanged", False, True),
        (reading(OLD), reading(NEW, "2"), as_article(OLD, "1"), "unchanged", False, True),
    ],
)
def test_only_the_outlets_own_change_is_a_revision(
    stored: Reading | None, fresh: Reading, again: Article | None, outcome: str, mended: bool, unproven: bool
) -> None:
    decision = decide(stored, fresh, again)
    assert (decision.outcome, decision.mended is not None, decision.is_unproven) == (outcome, mended, unproven)


def test_earlier_capture_is_needed_only_when_texts_differ_and_readers_too() -> None:
    assert needs_earlier_capture(reading(OLD), reading(NEW, "2"))
    assert not needs_earlier_capture(reading(OLD), reading(NEW))
    assert not needs_earlier_capture(reading(OLD), reading(OLD, "2", "m"))


@pytest.mark.parametrize(
    ("later", "parts", "added", "removed"),
    [
        (OLD, (), 0, 0),
        (NEW, ("body",), 1, 1),
        (Text(headline="Мост закрыт", body=OLD.body), ("headline",), 1, 1),
        (Text(headline=OLD.headline, lead="Срочно", body=OLD.body), ("lead",), 1, 0),
        (Text(headline=OLD.headline, body=OLD.body, byline="И. Петров"), ("byline",), 0, 0),
        (Text(headline=OLD.headline, body="Открыли мост в среду."), ("body",), 0, 0),
        (Text(headline="Мост «открыт»", body=""), ("headline", "body"), 0, 4),
    ],
)
def test_change_names_parts_and_counts_words(later: Text, parts: tuple[str, ...], added: int, removed: int) -> None:
    change = compare(OLD, later)
    assert (change.parts, change.words_added, change.words_removed) == (parts, added, removed)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Text(headline="Другой заголовок", body=BODY), True),
        (Text(headline="Другой заголовок", body=BODY.split("\n\n")[0]), True),
        (Text(headline=text_of(article()).headline, body="Совсем другие слова"), True),
        (Text(headline="Степной маяк: главная", body="Погода, афиша, объявления, расписание электричек"), False),
        (Text(headline="", body=""), False),
    ],
)
def test_one_piece_shares_its_headline_or_half_of_its_words(other: Text, same: bool) -> None:
    assert is_same_piece(text_of(article()), other) is same


def test_words_are_russian_words() -> None:
    assert words("Всё-таки — 3,5 млн «рублей»…") == ["всё-таки", "3", "5", "млн", "рублей"]
