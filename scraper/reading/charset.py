"""Bytes become text: which charset a Russian page is really in, whatever its header and <meta> say."""

import codecs
import re
from collections.abc import Iterable

from bs4.dammit import EncodingDetector

CYRILLIC_CHARSETS = ("windows-1251", "koi8-r", "ibm866")
"""The single-byte charsets that Russian sites and feeds have used; the first is by far the commonest and wins a tie."""

PAIRS = re.compile(
    "ст|но|то|на|ен|ов|ни|ра|во|ко|по|ре|пр|ро|не|ли|го|ал|ер|ос|от|та|ка|ет|ан|ва|де|ле|ел|ом|ор|ло|ма|ин|ат|ол|ти|ри|ит|"
    "тр|ск|ог|ой|ый|ая|ых|ем|ми|да|бо|об"
)
"""The commonest pairs of letters in Russian news: half of a right text is made of them, a twentieth of a wrong one."""
CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў]")
ODD_CASE = re.compile("[а-яё][А-ЯЁ]")
MIXED_SCRIPTS = re.compile("[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
FOREIGN = re.compile("[^\\x00-\\x7fА-Яа-яЁёІіЇїЄєҐґЎў\u00a0«»“”„‘’–—…№©®°•·€§±ЂЃѓЉЊЌЋЏђљњќћџЈј]")

META_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]{3,20})""", re.I)
XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]{3,20})["']""", re.I)
HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w:.-]{3,20})""", re.I)
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")

ASCII = bytes(range(128))
INSIDE_ASCII = re.compile(rb"(?<=[\x00-\x7f])[\x00-\x7f]+(?=[\x00-\x7f])")
"""Markup and Latin words but for their edges, which may touch a Cyrillic letter: every charset reads them alike."""
BYTES_JUDGED = 300_000
LETTERS_JUDGED = 20_000
CLEARLY_RUSSIAN = 0.5
"""What a right decoding scores for each byte that is not ASCII, and more; of 370 pages none scored above 0.2 in a wrong one."""
BYTES_OF_HEAD = 16_384
VALID_PER_BROKEN = 20
"""A page with this many good UTF-8 letters for each broken byte is UTF-8 with a scar, not another charset."""
MARGIN = 1.15
"""How much better another charset must score than the declared one before the page's own word is put aside."""


def decode(content: bytes, content_type: str = "") -> str:
    """Return the text of a page or feed; never raises, what no charset explains becomes U+FFFD.

    Valid UTF-8 wins over any declaration; then the declared charset if it gives Russian at least as well as its rivals;
    then windows-1251, koi8-r or ibm866 by the letters they give; then BeautifulSoup's opinion.
    """
    for mark, charset in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(charset, "replace")
    charset = _silent_utf16(content)
    if charset:
        return content.decode(charset, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_charset(content, content_type), "replace")


_BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def _silent_utf16(content: bytes) -> str:
    """Name UTF-16 without a byte order mark: every other byte of an ASCII opening is zero."""
    head = content[:64]
    if len(head) < 8:
        return ""
    if head[:8:2].count(0) == 0 and head[1:8:2].count(0) == 4:
        return "utf-16-le"
    if head[:8:2].count(0) == 4 and head[1:8:2].count(0) == 0:
        return "utf-16-be"
    return ""


def _charset(content: bytes, content_type: str) -> str:
    sample = content[:BYTES_JUDGED]
    declared = [name for name in declared_charsets(content, content_type) if name != "utf-8"]
    letters = INSIDE_ASCII.sub(b" ", sample)[:LETTERS_JUDGED]
    if declared and _russian(letters.decode(declared[0], "replace")) >= CLEARLY_RUSSIAN * _high(letters) > 0:
        return declared[0]
    if _is_scarred_utf8(sample):
        return "utf-8"
    scores = {name: _russian(letters.decode(name, "replace")) for name in [*declared, *CYRILLIC_CHARSETS]}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] <= 0:
        return _second_opinion(sample, declared)
    for name in declared:
        if scores[name] * MARGIN >= scores[best]:
            return name
    return best


def _is_scarred_utf8(sample: bytes) -> bool:
    good = MULTIBYTE.findall(sample)
    broken = _high(sample) - sum(map(len, good))
    return len(good) >= VALID_PER_BROKEN * max(broken, 1)


def _high(sample: bytes) -> int:
    """Return how many bytes are not ASCII."""
    return len(sample.translate(None, ASCII))


def declared_charsets(content: bytes, content_type: str = "") -> list[str]:
    """Return the charsets the response names and Python knows: header first, then XML declaration, then <meta>."""
    head = content[:BYTES_OF_HEAD]
    named = HEADER_CHARSET.findall(content_type)
    named += [name.decode("ascii", "replace") for name in XML_CHARSET.findall(head) + META_CHARSET.findall(head)]
    return list(dict.fromkeys(_known(named)))


def _known(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        try:
            b"a".decode(name, "replace")  # refuses what is no charset of pages: hex, zip, idna, undefined
            yield codecs.lookup(name).name
        except (LookupError, UnicodeError):
            continue


def _russian(text: str) -> float:
    """Score how Russian a decoding is: wrong charsets give pairs that no word has, sTRANGE cASE and symbols."""
    letters = len(CYRILLIC.findall(text))
    if not letters:
        return 0.0
    good = 2 * len(PAIRS.findall(text.lower()))
    bad = 3 * len(ODD_CASE.findall(text)) + 3 * len(MIXED_SCRIPTS.findall(text)) + 2 * len(FOREIGN.findall(text))
    return good + 0.1 * letters - bad


def _second_opinion(sample: bytes, declared: list[str]) -> str:
    """Ask BeautifulSoup where no Cyrillic charset fits: pages in Western charsets, declared or not."""
    for name in EncodingDetector(sample, known_definite_encodings=declared, is_html=True).encodings:
        try:
            sample.decode(name)
        except (LookupError, UnicodeError):
            continue
        return name
    return CYRILLIC_CHARSETS[0]
