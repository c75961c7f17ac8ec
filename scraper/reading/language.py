"""Which language a text is in, cheaply: by its letters, and by the page's own word where letters do not tell."""

import re
from collections import Counter

# Letters that only some of the languages of the Russian regions use. Checked in this order.
SIGNS = (
    ("uk", re.compile("[їєґ]")),
    ("be", re.compile("ў")),
    ("ba", re.compile("[ҙҫҡғ]")),
    ("tt", re.compile("[җңөүһә]")),
    ("cv", re.compile("[ӑӗҫӳ]")),
    ("sah", re.compile("[ҕҥөһү]")),
)
ANY_SIGN = re.compile("[їєґўҙҫҡғҗңөүһәӑӗӳҕҥ]")
ENOUGH = 0.01
"""A letter of its own in each hundred is a language, fewer are names."""
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
LATIN = "abcdefghijklmnopqrstuvwxyz"
STATED = re.compile(r"[a-z]{2,3}")


def language_of(text: str, stated: str, usual: str) -> str:
    """Return the language code of a text: `stated` by the page, `usual` of the outlet where letters do not decide.

    >>> language_of("В Орске прошёл дождь", "en-US", "ru")
    'ru'
    """
    sample = text[:4000].lower()
    latin = sum(map(sample.count, LATIN))
    cyrillic = 0 if sample.isascii() else sum(map(sample.count, CYRILLIC))
    if cyrillic > latin:
        if not ANY_SIGN.search(sample):
            return "ru"
        counts = Counter({code: len(sign.findall(sample)) for code, sign in SIGNS})
        code, most = counts.most_common(1)[0]
        return code if most > ENOUGH * cyrillic else "ru"
    if not latin:
        return usual
    found = STATED.match(stated.lower())
    code = found[0] if found else ""
    return code if code and code not in {"ru", *dict(SIGNS)} else "en"
