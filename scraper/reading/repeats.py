"""A block printed more than once on one page is kept once; what the author repeated on purpose stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scraper.reading.blocks import Block, around
from scraper.reading.text import WORD, fold, words

FEWEST_WORDS = 4
"""A shorter phrase said twice in a line is speech: «Нет, нет и ещё раз нет»."""
FEWEST_AT_START = 6
"""As above, where the line goes on after the repeated phrase."""
WORDS_COMPARED = 160
AROUND_HEADLINE = 3
"""Words that a site may print around a headline it repeats: a section, "Видео:", a number."""
LONG_COPY = 150
SHORT_COPY = 40
"""A copy in another place of the page needs this many letters, one among its equals in the same place LONG_COPY."""
QUOTE_NAME = re.compile(r"quote|citat|vrez|vynos|pull|lead|intro|anons", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the article's text as it will be kept, and the block it was read from."""

    text: str
    block: Block
    folded: str


def line_of(block: Block, text: str | None = None) -> Line:
    """Return a block as a line; `text` where it is to be kept in other words than printed."""
    if text is None or text == block.text:
        return Line(text=block.text, block=block, folded=block.folded)
    return Line(text=text, block=block, folded=fold(text))


def once(text: str, folded: str | None = None) -> str:
    """Return a line without the phrase it opens with printed again: all of it, or all but its last printing.

    `folded` is the line folded, where that is known.

    >>> once("В Орске прошёл большой праздник «В Орске прошёл большой праздник» В Орске  прошёл большой праздник.")
    'В Орске прошёл большой праздник'
    >>> once("Нет, нет и ещё раз нет")
    'Нет, нет и ещё раз нет'
    """
    said = words(text) if folded is None else folded.split()
    size, times = _period(said[:WORDS_COMPARED])
    if times < 2:
        return text
    spans = [(match.start(), match.end()) for match in WORD.finditer(text)]
    if len(said) != len(spans):  # a character that folds into two words; such a line is left alone
        return text
    if size * times == len(said):
        return text[: spans[size][0]].rstrip(" «„“\"'(—–-|/·•:;,").strip()
    if size < FEWEST_AT_START:
        return text
    rest = text[spans[size * (times - 1) - 1][1] :].lstrip(" .!?…:;,»”)/|·•")
    return rest.lstrip('" ') if rest.count('"') % 2 else rest


def _period(said: Sequence[str]) -> tuple[int, int]:
    """Return the length of the phrase a line opens with and how many times it stands there in a row."""
    for size in range(len(said) // 2, FEWEST_WORDS - 1, -1):
        if said[0] == said[size] and said[:size] == said[size : 2 * size]:
            smaller, again = _period(said[:size])
            if again > 1:
                size = smaller
            times = 1
            while said[times * size : (times + 1) * size] == said[:size]:
                times += 1
            return size, times
    return len(said), 1


def is_again(folded: str, headline: str) -> bool:
    """Say whether a line is the headline once more, bare or with a few words of the site around it."""
    if folded == headline:
        return True
    extra = len(folded.split()) - len(headline.split())
    if not 0 < extra <= AROUND_HEADLINE or len(headline.split()) < FEWEST_WORDS:
        return False
    return f" {headline} " in f" {folded} " and len(headline) > 0.7 * len(folded)


def without_headline(lines: Sequence[Line], headline: str) -> list[Line]:
    """Drop the lines that only print the headline (folded) again; a first sentence that begins with it stays."""
    short = len(headline.split()) < FEWEST_WORDS
    kept: list[Line] = []
    for line in lines:
        text = once(line.text, line.folded)
        line = line if text == line.text else line_of(line.block, text)
        at_top = not kept and is_again(line.folded, headline)
        if line.folded and not at_top and (short or line.folded != headline):
            kept.append(line)
    return kept


def without_copies(lines: Sequence[Line]) -> list[Line]:
    """Drop the second printing of paragraphs: a copy of the body, a pull quote; refrains and equal rows stay."""
    first: dict[str, int] = {}
    dropped: set[int] = set()
    run: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        earlier = first.setdefault(line.folded, index)
        if run and (earlier == index or earlier != run[-1][1] + 1):
            dropped |= _copied(run, lines)
            run = []
        if earlier != index:
            run.append((index, earlier))
    dropped |= _copied(run, lines)
    kept = [line for index, line in enumerate(lines) if index not in dropped]
    texts = [f" {line.folded} " for line in kept]
    return [line for line in kept if not _is_pull_quote(line, texts)]


def _copied(run: Sequence[tuple[int, int]], lines: Sequence[Line]) -> set[int]:
    """Return the indexes of a run of repeated lines where it is a copy rather than a refrain or a table's equal rows."""
    if not run:
        return set()
    letters = sum(len(lines[index].folded) for index, _ in run)
    apart = any(around(lines[index].block) is not around(lines[earlier].block) for index, earlier in run)
    is_copy = letters >= SHORT_COPY if apart else letters >= LONG_COPY * max(1, len(run) / 2)
    return {index for index, _ in run} if is_copy else set()


def _is_pull_quote(line: Line, texts: Sequence[str]) -> bool:
    """Say whether a line set apart says a sentence of another paragraph again."""
    if len(line.folded) < SHORT_COPY:
        return False
    place, parent = line.block.place, line.block.place.parent
    names = f"{place.names} {parent.names if parent else ''}"
    if place.tag != "blockquote" and not QUOTE_NAME.search(names):
        return False
    wanted = f" {line.folded} "
    return any(wanted in text and len(text) > len(wanted) for text in texts)
