"""Text as it is kept and text as it is compared: two ways to normalise a line, used by every part of the reader."""

import re
import unicodedata

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
"""Soft hyphens, zero-width marks and writing directions: editors paste them, readers do not see them."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
WORD = re.compile(r"\w+")


def clean(text: str) -> str:
    """Return one line as it is kept: NFC, one space between words, nothing invisible; quotes and dashes as printed.

    >>> clean("  Дожди\\u00a0 и\\u00ad \\n ветер ")
    'Дожди и ветер'
    """
    if text.isascii():
        return " ".join(text.split()) if text.isprintable() else SPACES.sub(" ", CONTROL.sub("", text)).strip()
    text = unicodedata.normalize("NFC", text).translate(INVISIBLE)
    return SPACES.sub(" ", CONTROL.sub("", text)).strip()


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
