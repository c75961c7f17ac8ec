"""New, revised or unchanged, and what changed. Pure: values in, a decision out; store writes it."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

from archive.article import Article

PARTS = ("headline", "lead", "body", "byline")

FEWEST_WORDS_TO_RECOGNISE = 20
"""Shorter bodies («Подробности позже.») may well be equal by chance."""

SAME_PIECE_OVERLAP = 0.5
"""Share of the shorter text's words that the longer must have to be the same piece when only a redirect or a tag says so."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """The parts of an article that make a revision."""

    headline: str
    lead: str = ""
    body: str
    byline: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A text with who read it: texts are compared only when `reader_version` and `memory_hash` are equal."""

    text: Text
    reader_version: str = ""
    memory_hash: str = ""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What differs between two texts. Words are counted as a multiset, so a moved paragraph adds and removes none."""

    parts: tuple[str, ...]
    words_added: int
    words_removed: int


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a fresh reading means for the article.

    `outcome` is new, revised or unchanged. `mended` is the earlier capture as read today, when it must replace the stored
    text first. `is_unproven`: the texts differ, but the earlier capture could not be read again: nobody can say who changed it.
    """

    outcome: str
    mended: Article | None = None
    is_unproven: bool = False


def text_of(article: Article) -> Text:
    """Return the parts of an article that make a revision."""
    return Text(headline=article.headline, lead=article.lead, body=article.body, byline=article.byline)


def reading_of(article: Article) -> Reading:
    """Return an article's text with who read it."""
    return Reading(text=text_of(article), reader_version=article.reader_version, memory_hash=article.memory_hash)


def needs_earlier_capture(stored: Reading, fresh: Reading) -> bool:
    """Tell whether the texts differ and were not read alike: then the difference may be ours, not the outlet's."""
    return stored.text != fresh.text and not _read_alike(stored, fresh)


def decide(stored: Reading | None, fresh: Reading, again: Article | None = None) -> Decision:
    """Say what a fresh reading means. `again` is the stored text's capture as read by today's reader, None if it cannot be."""
    if stored is None:
        return Decision(outcome="new")
    if stored.text == fresh.text:
        return Decision(outcome="unchanged")
    if _read_alike(stored, fresh):
        return Decision(outcome="revised")
    if again is None or not _read_alike(reading_of(again), fresh):
        return Decision(outcome="unchanged", is_unproven=True)
    return Decision(outcome="unchanged" if text_of(again) == fresh.text else "revised", mended=again)


def _read_alike(one: Reading, other: Reading) -> bool:
    return (one.reader_version, one.memory_hash) == (other.reader_version, other.memory_hash)


def compare(earlier: Text, later: Text) -> Change:
    """Return what differs; `parts` is empty for equal texts.

    >>> compare(Text(headline="Дом сдан", body="Сдан дом."), Text(headline="Дом сдан", body="Сдан новый дом."))
    Change(parts=('body',), words_added=1, words_removed=0)
    """
    parts = tuple(part for part in PARTS if getattr(earlier, part) != getattr(later, part))
    before, after = _word_counts(earlier), _word_counts(later)
    return Change(parts=parts, words_added=(after - before).total(), words_removed=(before - after).total())


def is_same_piece(one: Text, other: Text) -> bool:
    """Tell whether two texts can be one article when only an indirect witness (a redirect, a link tag) says they are.

    Guards against sites that redirect every dead address to one page, or print one amphtml address everywhere.
    """
    if one.headline == other.headline:
        return True
    before, after = _word_counts(one), _word_counts(other)
    shorter = min(before.total(), after.total())
    return shorter > 0 and (before & after).total() >= SAME_PIECE_OVERLAP * shorter


def words(text: str) -> list[str]:
    """Return the words of a text, lower case; a hyphenated word is one.

    >>> words("В Орске — М-5 «закрыли».")
    ['в', 'орске', 'м-5', 'закрыли']
    """
    return re.findall(r"\w+(?:-\w+)*", text.lower())


def body_hash(body: str) -> str:
    """Return SHA-256 of the body, hex: equal bodies are found by it."""
    return hashlib.sha256(body.encode()).hexdigest()


def _word_counts(text: Text) -> Counter[str]:
    return Counter(words(f"{text.headline}\n{text.lead}\n{text.body}"))
