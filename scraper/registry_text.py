"""How outlets.toml is written: a head that explains every key, and entries that state what differs from the default."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date

from archive.article import Outlet
from scraper.registry_rules import DEFAULT_KEYS, RULES, Defaults, agent_with

HEAD = """\
# Реестр изданий: что обходит этот архив. Одно издание — одна таблица [[outlet]].
# The registry: which outlets this archive crawls. One outlet is one [[outlet]] table.
#
# Обязательно / required:
#   slug              короткое имя латиницей, больше не меняется · short name, never changed later
#   title             название · title
#   homepage          адрес главной страницы · address of the home page
# По желанию / optional:
#   place, region     город и регион · town and region
#   timezone          часовой пояс, например Asia/Yekaterinburg · time zone (Europe/Moscow)
#   language          код языка · language code (ru)
#   platform          auto или имя платформы · auto or the name of a platform (auto)
#   feeds             ленты RSS и Atom · feeds
#   sitemaps          карты сайта · sitemaps
#   sections          страницы рубрик, если лент нет · section pages, where there is no feed
#   active            false: пока не обходить · false: do not crawl for now (true)
#   closed            день, когда издание закрылось, например 2024-01-31 · the day the outlet closed
#   former_homepages  прежние адреса · former addresses
#   rights            кому принадлежат тексты · who holds the rights
#   public            full, snippet или metadata: что показывать всем · what everyone may see (full)
#   note              заметка для себя · a note of your own
#   delay_seconds, concurrency, backfill_per_day, user_agent, contact:
#                     как в [defaults], но для одного издания · as in [defaults], for one
#
# Удалённая запись не скрывает собранных материалов. · Removing an entry never hides its articles.
"""

UNSAID = Defaults()
NO_NOTES: Mapping[str, str] = {}
LONGEST_LINE = 120
ALWAYS = ("slug", "title", "homepage", "timezone")
_OUTLET_UNSAID = {field.name: field.default for field in fields(Outlet)}

DEFAULTS_NOTES = {
    "delay_seconds": "секунд между запросами к одному сайту · seconds between two requests to a host",
    "concurrency": "одновременных запросов к сайту · requests to a host at once",
    "backfill_per_day": "запросов в сутки за архивом одного издания, 0: без предела · requests a day for back issues",
    "user_agent": "пусто: Podshivka/версия (+contact) · empty: Podshivka/version (+contact)",
    "contact": "почта или страница для владельцев сайтов · mail or page for the owners of the sites",
}


def render(outlets: Iterable[Outlet], defaults: Defaults = UNSAID) -> str:
    """Return a whole outlets.toml. `loads` reads it back to the same outlets."""
    lines = [f"{key} = {_value(getattr(defaults, key))}  # {DEFAULTS_NOTES[key]}" for key in DEFAULT_KEYS]
    head = HEAD + "\n[defaults]\n" + "\n".join(lines) + "\n"
    return append(head, outlets, defaults)


def append(text: str, outlets: Iterable[Outlet], defaults: Defaults = UNSAID, notes: Mapping[str, str] = NO_NOTES) -> str:
    """Return the text of an outlets.toml with entries added at its end; nothing that is there changes, nor its line ends.

    `notes` are comments by key, see `render_outlet`.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    text = text if not text or text.endswith("\n") else text + end
    return text + "".join(f"\n{render_outlet(outlet, defaults, notes)}".replace("\n", end) for outlet in outlets)


def render_outlet(outlet: Outlet, defaults: Defaults = UNSAID, notes: Mapping[str, str] = NO_NOTES) -> str:
    """Return one [[outlet]] table; what is as by default is left out, except what every reader looks for.

    `notes` are comments by key, that of "" stands above the table.

    >>> from archive.article import Outlet
    >>> step = Outlet(slug="step", title="Степь", homepage="https://step.example/", timezone="Asia/Omsk")
    >>> print(render_outlet(step, notes={"": "Added by hand.", "timezone": "Омск is in it"}), end="")
    # Added by hand.
    [[outlet]]
    slug = "step"
    title = "Степь"
    homepage = "https://step.example/"
    timezone = "Asia/Omsk"  # Омск is in it
    """
    lines = [_line(key, getattr(outlet, key), notes.get(key, "")) for key in RULES if _is_worth_saying(key, outlet, defaults)]
    head = f"# {_on_one_line(notes[''])}\n" if notes.get("") else ""
    return f"{head}[[outlet]]\n" + "\n".join(lines) + "\n"


def _line(key: str, value: object, note: str) -> str:
    """Return `key = value  # note`; a note that makes the line too long stands above it, a long list has a line an address."""
    line = f"{key} = {_value(value)}"
    if isinstance(value, tuple) and len(line) > LONGEST_LINE:
        line = f"{key} = [\n" + "".join(f"  {_quoted(one)},\n" for one in value) + "]"
    if not note:
        return line
    comment = f"# {_on_one_line(note)}"
    return f"{line}  {comment}" if "\n" not in line and len(line) + len(comment) < LONGEST_LINE else f"{comment}\n{line}"


def _on_one_line(text: str) -> str:
    """Return text that may stand in a TOML comment, which no control character may."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _is_worth_saying(key: str, outlet: Outlet, defaults: Defaults) -> bool:
    value = getattr(outlet, key)
    if key == "user_agent":
        return value not in ("", defaults.user_agent or agent_with(outlet.contact))
    if key == "contact":
        return value not in ("", defaults.contact)
    if key in DEFAULT_KEYS:
        return bool(value != getattr(defaults, key))
    return key in ALWAYS or bool(value != _OUTLET_UNSAID[key])


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_quoted(one) for one in value) + "]"
    return _quoted(str(value))


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are TOML's, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
