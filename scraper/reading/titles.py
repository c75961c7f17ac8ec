"""<title> taken apart: which of its pieces are the site's, and which dash is the author's own."""

import re
from collections.abc import Collection, Sequence

from scraper.reading.text import fold

STRONG = re.compile(r"\s*(?:\|+|:{2,}|/{2,}|(?<=\s)»(?=\s)|·|•|\s\\\s|\s[«<>→]\s)\s*")
"""Signs that systems put between headline, section and site; authors do not."""
WEAK = re.compile(
    r"\s+[-–—/:]\s+|(?<=[\w»”\"])\s*/\s+|(?<=[.!?])\s+(?=[А-ЯЁA-Z«\"])|,\s+(?=[a-z0-9-]+\.(?:ru|рф|com|info|net|org|"
    r"su|ua|by|kz)\b)"
)
"""Signs that both use: cut only where something else says that what follows is the site's."""
DIVIDED = re.compile(r"\s+[-–—/:]\s+")
SITE_WORD = re.compile(
    r"(?:^|\W)(?:новости|новостей|газета|сайт|портал|агентство|иа|информагентство|журнал|телеканал|радио|издание|"
    r"редакция|вести|лента|"
    r"news|online|онлайн|официальный|главная|статьи|статья|публикации|мобильная версия|\w+\.(?:ru|рф|com|info|net|"
    r"org|su|ua|by|kz))(?:\W|$)",
    re.I,
)
USUAL_WORDS = 6
"""A piece of this many words is a headline's length; names of sites and sections are shorter."""
MOST_PIECES = 8
LONGEST_SITE = 7
"""Words: the longest names of sites seen in <title>, "Приднестровье информационное агентство ИА Тирас" among them."""


def pieces(title: str) -> list[str]:
    """Return the pieces of a title, folded, and every run of neighbouring ones, longest first."""
    folds = [folded for part in printed_pieces(title) if (folded := fold(part))][:MOST_PIECES]
    runs = {" ".join(folds[start:end]) for start in range(len(folds)) for end in range(start + 1, len(folds) + 1)}
    return sorted(runs, key=lambda run: (-len(run), run))


def printed_pieces(title: str) -> list[str]:
    """Return the pieces of a title as printed, in order."""
    return [part.strip() for strong in STRONG.split(title) for part in WEAK.split(strong) if part.strip()]


def parts(title: str) -> list[str]:
    """Return the pieces of a title that no sign divides but the full stop of a headline in two sentences, folded."""
    return [fold(part) for strong in STRONG.split(title) for part in DIVIDED.split(strong)]


def site_names(title: str) -> set[str]:
    """Return the pieces at either end of a title that name the site, folded: «Новости Липовки», «газета города»."""
    printed = printed_pieces(title)
    longest = max((len(piece) for piece in printed), default=0)
    ends = [piece for piece in (printed[0], printed[-1]) if len(piece) < longest] if len(printed) > 1 else []
    return {fold(piece) for piece in ends if _is_site(piece, ())}


def cut_title(title: str, site: Collection[str]) -> str:
    """Return a title without the site's name and section, for a page that prints its headline nowhere else.

    `site` are the folded names of the site. Where nothing marks a piece as the site's, the author's dash stays.

    >>> cut_title("Бурятия — край озёр | Байкал Daily", set())
    'Бурятия — край озёр'
    >>> cut_title("Лёд вскрылся - Новости Орска", set())
    'Лёд вскрылся'
    >>> cut_title("Бурятия — край озёр", set())
    'Бурятия — край озёр'
    """
    strong = [part.strip() for part in STRONG.split(title) if part.strip()]
    candidates = [part for part in strong if not _is_site(part, site)] or strong
    best = max(candidates, key=lambda part: len(part.split()), default="")
    return _without_tail(best, site).strip()


def _is_site(piece: str, site: Collection[str]) -> bool:
    folded = fold(piece)
    return folded in site or (len(folded.split()) <= LONGEST_SITE and SITE_WORD.search(piece) is not None)


def _without_tail(text: str, site: Collection[str]) -> str:
    for match in reversed(list(WEAK.finditer(text))):
        tail = text[match.end() :]
        if not _is_site(tail, site):
            break
        text = text[: match.start()]
    return text


def agreement(folded: str, runs: Sequence[str]) -> float:
    """Return 0 to 1: how well a line agrees with a title's pieces (see `pieces`), 0 where it is none of them.

    A line that goes on after a piece ("… (фото)", a date, a counter) agrees by its beginning, one that stops before the
    piece does nearly as well.
    """
    words = len(folded.split())
    for run in runs:
        if folded == run or (folded.startswith(run) and len(run) > 0.6 * len(folded) and words > 2):
            return min(1.0, (len(run.split()) + 1) / USUAL_WORDS)
    whole = f"{runs[0]} " if runs else ""
    return 0.8 * min(1.0, words / USUAL_WORDS) if words > 2 and whole.startswith(f"{folded} ") else 0.0
