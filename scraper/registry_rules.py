"""What outlets.toml may say: its keys, the type and the words of each, what holds unsaid, and what to write instead."""

import ipaddress
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from archive.article import Outlet
from scraper.addresses import clean
from scraper.platforms import AUTO, platforms

PUBLIC = ("full", "snippet", "metadata")
LONGEST_DELAY_SECONDS = 3600
HIGHEST_CONCURRENCY = 8

REQUIRED = ("slug", "title", "homepage")

ZONE_HINTS = {
    "msk": "Europe/Moscow",
    "мск": "Europe/Moscow",
    "yekt": "Asia/Yekaterinburg",
    "orenburg": "Asia/Yekaterinburg",
    "ufa": "Asia/Yekaterinburg",
    "chelyabinsk": "Asia/Yekaterinburg",
    "perm": "Asia/Yekaterinburg",
    "tyumen": "Asia/Yekaterinburg",
    "kazan": "Europe/Moscow",
    "izhevsk": "Europe/Samara",
    "москва": "Europe/Moscow",
    "казань": "Europe/Moscow",
    "самара": "Europe/Samara",
    "саратов": "Europe/Saratov",
    "екатеринбург": "Asia/Yekaterinburg",
    "оренбург": "Asia/Yekaterinburg",
    "уфа": "Asia/Yekaterinburg",
    "челябинск": "Asia/Yekaterinburg",
}
"""What people write for a zone that is named after another city, or in Russian."""

PRIVATE_SUFFIXES = (".local", ".localdomain", ".lan", ".internal", ".intranet", ".corp", ".home", ".home.arpa")

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HEADER = re.compile(r"[\x20-\x7e]*")


@dataclass(frozen=True, kw_only=True)
class Defaults:
    """What holds for every outlet that does not say otherwise: the `[defaults]` of outlets.toml."""

    delay_seconds: float = 2.0
    concurrency: int = 1
    backfill_per_day: int = 5000
    user_agent: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Mistake:
    """One thing wrong in outlets.toml: in which entry, at which key, and what to write."""

    entry: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.entry, self.key, self.message) if part)


class _Wrong(Exception):
    """A value that a rule does not accept. Raised by the rules below, always caught in _checked."""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word nearest in spelling, any case, or that begins so; "" when none is near.

    >>> nearest("homepge", ["title", "homepage"])
    'homepage'
    >>> nearest("delay", ["delay_seconds", "contact"])
    'delay_seconds'
    """
    by_folded = {one.casefold(): one for one in known}
    word = word.strip().casefold()
    found = get_close_matches(word, by_folded, n=1, cutoff=0.6)
    found = found or [one for one in by_folded if len(word) >= 3 and one.startswith(word)]
    return by_folded[found[0]] if found else ""


def agent_with(contact: str) -> str:
    """Return the user agent that says who asks and whom to write to.

    >>> agent_with("archive@example.org").startswith("Podshivka/")
    True
    >>> agent_with("archive@example.org").endswith(" (+archive@example.org)")
    True
    """
    try:
        agent = f"Podshivka/{version('podshivka')}"
    except PackageNotFoundError:  # run from a source tree that is not installed
        agent = "Podshivka"
    return f"{agent} (+{contact})" if contact else agent


def resolve(values: dict[str, Any], defaults: Defaults) -> Outlet:
    """Return the outlet of checked values, with the defaults where it says nothing. An empty text says nothing."""
    pace = {key: getattr(defaults, key) for key in ("delay_seconds", "concurrency", "backfill_per_day")}
    contact = values.get("contact") or defaults.contact
    agent = values.get("user_agent") or defaults.user_agent or agent_with(contact)
    return Outlet(**{**pace, **values, "contact": contact, "user_agent": agent})


def check_top(document: dict[str, Any]) -> list[Mistake]:
    """Return what is wrong with the tables of the file."""
    mistakes = [
        Mistake("", "", f"unknown table {key!r}{_or_rather(key, ('outlet', 'defaults'))}")
        for key in document
        if key not in ("outlet", "defaults")
    ]
    if not isinstance(document.get("defaults", {}), dict):
        mistakes.append(Mistake("", "defaults", "must be a table: write [defaults] on a line of its own"))
    outlets = document.get("outlet", [])
    if not isinstance(outlets, list) or not all(isinstance(one, dict) for one in outlets):
        mistakes.append(Mistake("", "outlet", "every outlet begins with [[outlet]], in double brackets"))
    return mistakes


def check_defaults(table: dict[str, Any]) -> tuple[dict[str, Any], list[Mistake]]:
    """Return the values of [defaults] that are right, and what is wrong with the others."""
    return _checked(table, "[defaults]", {key: RULES[key] for key in DEFAULT_KEYS})


def check_outlet(table: dict[str, Any], position: int) -> tuple[dict[str, Any], list[Mistake]]:
    """Return the values of an [[outlet]] that are right, and what is wrong with the others."""
    slug = table.get("slug")
    entry = f'outlet {position} "{slug}"' if isinstance(slug, str) and slug else f"outlet {position}"
    values, mistakes = _checked(table, entry, RULES)
    mistakes += [Mistake(entry, key, "is missing") for key in REQUIRED if key not in table]
    return values, mistakes


def _checked(table: dict[str, Any], entry: str, rules: dict[str, Callable[[Any], Any]]) -> tuple[dict[str, Any], list[Mistake]]:
    values, mistakes = {}, []
    for key, value in table.items():
        if key not in rules:
            mistakes.append(Mistake(entry, "", f"unknown key {key!r}{_or_rather(key, rules)}"))
            continue
        try:
            values[key] = rules[key](value)
        except _Wrong as wrong:
            mistakes.append(Mistake(entry, key, str(wrong)))
    return values, mistakes


def _or_rather(word: str, known: Iterable[str]) -> str:
    known = list(known)
    meant = nearest(word, known)
    return f"; did you mean {meant!r}?" if meant else f"; known: {', '.join(known)}"


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"must be text in quotes, not {_shown(value)}")
    return value.strip()


def _required_text(value: Any) -> str:
    text = _text(value)
    if not text:
        raise _Wrong("must not be empty")
    return text


def _slug(value: Any) -> str:
    text = _text(value)
    if not _SLUG.fullmatch(text):
        raise _Wrong(f"{text!r} must be small Latin letters, digits and hyphens, like 'gtsmi' or 'oren-ria56'")
    return text


def _address(value: Any) -> str:
    text = _text(value)
    if "://" not in text:
        raise _Wrong(f"{text!r} is no address; write it in full, like 'https://gtsmi.ru/'")
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https"):
        raise _Wrong(f"{text!r} must begin with http:// or https://")
    if "@" in parts.netloc:
        raise _Wrong(f"{parts.scheme}://…@{parts.netloc.rpartition('@')[2]} holds a name or password; leave it out")
    address = clean(text)
    if not address or any(letter.isspace() for letter in text):
        raise _Wrong(f"{text!r} is no address that can be visited; look for a wrong host, port or space")
    if _is_private(urlsplit(address).hostname or ""):
        raise _Wrong(f"{text!r} is a private address, not a site on the internet")
    return address


def _is_private(host: str) -> bool:
    """Loopback stays allowed: demo and tests crawl there."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host != "localhost" and ("." not in host or host.endswith(PRIVATE_SUFFIXES))
    return not number.is_loopback and not number.is_global


def _addresses(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _Wrong(f'must be a list in brackets, like ["https://gtsmi.ru/rss"], not {_shown(value)}')
    return tuple(dict.fromkeys(_address(one) for one in value))


def _zone(value: Any) -> str:
    text = _text(value)
    if text not in _zones():
        raise _Wrong(f"unknown time zone {text!r}{_nearest_zone(text)}")
    return text


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _nearest_zone(text: str) -> str:
    city = text.rpartition("/")[2].replace(" ", "_")
    by_city = {zone.rpartition("/")[2]: zone for zone in sorted(_zones()) if zone.startswith(("Europe/", "Asia/"))}
    meant = ZONE_HINTS.get(city.casefold()) or nearest(text, by_city.values()) or by_city.get(nearest(city, by_city), "")
    return f"; did you mean {meant!r}?" if meant else "; write it like 'Europe/Moscow' or 'Asia/Yekaterinburg'"


def _platform(value: Any) -> str:
    text = _text(value)
    known = (AUTO, *platforms())
    if text not in known:
        raise _Wrong(f"unknown platform {text!r}{_or_rather(text, known)}")
    return text


def _public(value: Any) -> str:
    text = _text(value)
    if text not in PUBLIC:
        raise _Wrong(f"{text!r} is none of {', '.join(PUBLIC)}{_or_rather(text, PUBLIC) if nearest(text, PUBLIC) else ''}")
    return text


def _language(value: Any) -> str:
    text = _text(value)
    if not _LANGUAGE.fullmatch(text):
        raise _Wrong(f"{text!r} is no language code; write it like 'ru' or 'tt' (ISO 639)")
    return text


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"must be true or false, without quotes, not {_shown(value)}")
    return value


def _day(value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _Wrong(f"must be a day, without quotes, like 2024-01-31, not {_shown(value)}")
    return value


def _delay(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _Wrong(f"must be a number of seconds, like 2 or 0.5, not {_shown(value)}")
    if not math.isfinite(value) or not 0 <= value <= LONGEST_DELAY_SECONDS:
        raise _Wrong(f"must be from 0 to {LONGEST_DELAY_SECONDS} seconds, not {value}")
    return float(value)


def _concurrency(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= HIGHEST_CONCURRENCY:
        raise _Wrong(f"must be a whole number from 1 to {HIGHEST_CONCURRENCY}, not {_shown(value)}")
    return value


def _budget(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Wrong(f"must be a whole number of requests a day, 0 for no limit, not {_shown(value)}")
    return value


def _header(value: Any) -> str:
    text = _text(value)
    if not _HEADER.fullmatch(text):
        raise _Wrong(f"{text!r} is sent in a header: only Latin letters, digits and signs on one line")
    return text


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "a table" if isinstance(value, dict) else "a list" if isinstance(value, list) else repr(value)


RULES: dict[str, Callable[[Any], Any]] = {
    "slug": _slug,
    "title": _required_text,
    "homepage": _address,
    "place": _text,
    "region": _text,
    "timezone": _zone,
    "language": _language,
    "platform": _platform,
    "feeds": _addresses,
    "sitemaps": _addresses,
    "sections": _addresses,
    "active": _yes_or_no,
    "closed": _day,
    "former_homepages": _addresses,
    "rights": _text,
    "public": _public,
    "note": _text,
    "delay_seconds": _delay,
    "concurrency": _concurrency,
    "backfill_per_day": _budget,
    "user_agent": _header,
    "contact": _header,
}
"""The keys of an [[outlet]] in the order they are written, each with its rule."""

DEFAULT_KEYS = ("delay_seconds", "concurrency", "backfill_per_day", "user_agent", "contact")
