"""Text as it is kept and text as it is compared: two ways to normalise a line, used by every part of the reader."""

import re
import unicodedata

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
"""Controls, soft hyphens, zero-width marks and writing directions: editors paste them, readers do not see them."""
WORD = re.compile(r"\w+")


def clean(text: str) -> str:
    """Return one line as it is kept: NFC, one space between words, nothing invisible; quotes and dashes as printed.

    >>> clean("  Дожди\\u00a0 и\\u00ad \\n ветер ")
    'Дожди и ветер'
    """
    text = " ".join(text.split())
    if text.isascii() and text.isprintable():
        return text
    text = unicodedata.normalize("NFC", text)
    return text if text.isprintable() else " ".join(UNSEEN.sub("", text).split())


def words(text: str) -> list[str]:
    """Return the words of a line as they are compared: NFKC, lower case, ё as е, no punctuation.

    >>> words("«Ёлка» — 2012 г.")
    ['елка', '2012', 'г']
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return WORD.findall(text.casefold().replace("ё", "е"))


def fold(text: str) -> str:
    """Return the words of a line joined by one space: equal folds are the same line in other clothes."""
    return " ".join(words(text))
