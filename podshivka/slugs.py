"""The short name of an outlet, from its address or its title. Pure."""

import contextlib
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

LONGEST_SLUG = 40

LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәөүҗңһ",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch _ y _ e yu ya a o u zh n h".replace("_", "").split(" "),
        strict=True,
    )
)
"""How Russian and Tatar letters are written in addresses."""


def slug_of(homepage: str, title: str, taken: Iterable[str] = ()) -> str:
    """Return a slug nobody has: the host without its ending, for a bare number the title, else the number.

    >>> slug_of("https://www.gtsmi.ru/", ""), slug_of("https://oren.aif.ru/", ""), slug_of("http://xn--80aahjj1e.xn--p1ai/", "")
    ('gtsmi', 'oren-aif', 'gazeta')
    >>> slug_of("http://127.0.0.1:8101/", "Степные вести"), slug_of("http://127.0.0.1:8101/", "Step", ["step"])
    ('stepnye-vesti', 'step-2')
    """
    parts = urlsplit(homepage)
    host = parts.hostname or ""
    is_number = re.fullmatch(r"[\d.]+|localhost|.*:.*", host) is not None
    named = transliterated(title) if is_number else transliterated(_host_name(host) + parts.path.rstrip("/"))
    slug = named[:LONGEST_SLUG].strip("-._") or transliterated(f"{host}-{parts.port or 80}")
    known = set(taken)
    return next(one for one in (slug, *(f"{slug}-{number}" for number in range(2, 10_000))) if one not in known)


def _host_name(host: str) -> str:
    """Return a host without www and its ending, its letters as a reader sees them."""
    with contextlib.suppress(UnicodeError):  # a host that only looks like punycode keeps its letters
        host = host.encode("ascii").decode("idna")
    labels = host.removeprefix("www.").split(".")
    return ".".join(labels[:-1] if len(labels) > 1 else labels)


def transliterated(text: str) -> str:
    """Return text in small Latin letters, digits and hyphens.

    >>> transliterated("«Гвардеец труда» — Новотроицк")
    'gvardeets-truda-novotroitsk'
    """
    written = "".join(LETTERS.get(letter, letter) for letter in text.lower())
    return re.sub(r"[^a-z0-9]+", "-", written).strip("-")
