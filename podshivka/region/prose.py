"""Storylines become articles: templates of prose/*.toml with slots, agreement and choices. Same seed, same words.

A template is Russian text with
  `<a|b>`            one of the wordings,
  `{town.loc}`       a form of a slot; `{role!c}` begins with a capital letter,
  `{n:дом|дома|домов}` the noun that agrees with a number, `{who:сказал|сказала}` with a person,
and a block of it begins with "# " (subheading), "- " (item), "| " (table row), "> " (quote) or "? " (left out one time in
three).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from string import Formatter
from typing import Any

from podshivka.region.names import Person, names
from podshivka.region.russian import MONTHS_IN, WEEKDAYS_ON, agree, day_month, digits
from podshivka.region.text import Block, Text

CHOICE = re.compile(r"<([^<>]*\|[^<>]*)>")
CHOICE_BAR = re.compile(r"\|(?![^{}]*\})")
MARKS = {"# ": "subheading", "- ": "item", "> ": "quote"}
OPTIONAL_KEPT = 0.67
BACKGROUND_PARAGRAPHS = (0, 0, 1, 1, 2, 3, 4)
"""How many paragraphs of background an article gets, by lot: most are short, some are long reads."""


@dataclass(frozen=True, kw_only=True)
class Storyline:
    """One kind of event of a topic, as its TOML table tells it."""

    topic: str
    name: str
    section: str
    tags: tuple[str, ...]
    slots: Mapping[str, Any]
    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    caption: str = ""
    background: tuple[str, ...] = ()


@dataclass(frozen=True)
class Number:
    """A number in a text: printed with spaces or a decimal comma, and agreeing with nouns."""

    value: float

    def __format__(self, spec: str) -> str:
        if spec:
            return agree(int(self.value), *spec.split("|"))
        return digits(self.value) if isinstance(self.value, int) else f"{self.value:.1f}".replace(".", ",")


class _Grammar(Formatter):
    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion == "c":
            return str(value)[:1].upper() + str(value)[1:]
        return super().convert_field(value, conversion)

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Person) and format_spec:
            return format_spec.split("|")[value.is_woman]
        return str(super().format_field(value, format_spec))


@cache
def storylines() -> dict[str, tuple[Storyline, ...]]:
    """Return the storylines by topic (the stem of the topic's file)."""
    folder = files(__package__).joinpath("prose")
    topics = sorted((file for file in folder.iterdir() if file.name != "names.toml"), key=lambda file: file.name)
    return {file.name.removesuffix(".toml"): tuple(_read(file.name, file.read_text("utf-8"))) for file in topics}


def _read(name: str, content: str) -> Iterable[Storyline]:
    topic = tomllib.loads(content)
    for story in topic["story"]:
        yield Storyline(
            topic=name.removesuffix(".toml"),
            name=story["name"],
            section=topic["section"],
            tags=tuple(story.get("tags", topic["tags"])),
            slots=topic.get("slots", {}) | story.get("slots", {}),
            headline=story["headline"],
            lead=story["lead"],
            paragraphs=tuple(story["paragraphs"]),
            caption=story.get("caption", ""),
            background=() if story["name"] == "bulletin" else tuple(topic.get("background", ())),
        )


def write(storyline: Storyline, dice: Random, moment: datetime, fixed: Mapping[str, Any] | None = None) -> Text:
    """Write an article of that storyline for its local moment; `fixed` slots win over drawn ones."""
    slots = _draw(storyline, dice, moment) | dict(fixed or {})
    writer = names().journalists[dice.randrange(len(names().journalists))]
    photographer = names().journalists[dice.randrange(len(names().journalists))]
    return Text(
        headline=_fill(storyline.headline, slots, dice),
        lead=_fill(storyline.lead, slots, dice),
        blocks=tuple(_block(line) for line in _lines(storyline, slots, dice)),
        section=storyline.section,
        tags=storyline.tags,
        authors=(writer.nom,),
        caption=_fill(storyline.caption, slots, dice),
        photographer=photographer.nom,
    )


def _lines(storyline: Storyline, slots: Mapping[str, Any], dice: Random) -> Iterable[str]:
    count = min(dice.choice(BACKGROUND_PARAGRAPHS), len(storyline.background))
    *opening, last = storyline.paragraphs
    for template in (*opening, *dice.sample(storyline.background, count), last):
        optional = template.startswith("? ")
        if not optional or dice.random() < OPTIONAL_KEPT:
            yield _fill(template.removeprefix("? "), slots, dice)


def _block(line: str) -> Block:
    if line.startswith("| "):
        cells = tuple(cell.strip() for cell in line.strip("| ").split("|"))
        return Block("row", " ".join(cells), cells)
    kind = MARKS.get(line[:2], "paragraph")
    return Block(kind, line if kind == "paragraph" else line[2:])


def _fill(template: str, slots: Mapping[str, Any], dice: Random) -> str:
    chosen = CHOICE.sub(lambda found: dice.choice(CHOICE_BAR.split(found[1])), template)
    return _Grammar().vformat(chosen, (), slots)


def _draw(storyline: Storyline, dice: Random, moment: datetime) -> dict[str, Any]:
    people = dice.sample(names().people, 4)
    towns = dice.sample(names().towns, 2)
    villages = dice.sample(names().villages, 3)
    streets = dice.sample(names().streets, 3)
    slots: dict[str, Any] = {
        "who": people[0], "who2": people[1], "who3": people[2], "who4": people[3],
        "town": towns[0], "town2": towns[1], "district": dice.choice(names().districts),
        "village": villages[0], "village2": villages[1], "village3": villages[2],
        "street": streets[0], "street2": streets[1], "street3": streets[2],
    }  # fmt: skip
    return slots | _calendar(moment) | {name: _one_of(values, dice) for name, values in storyline.slots.items()}


def _calendar(moment: datetime) -> dict[str, Any]:
    day = moment.date()
    return {
        "today": day_month(day),
        "yesterday": day_month(day - timedelta(days=1)),
        "tomorrow": day_month(day + timedelta(days=1)),
        "next_week": day_month(day + timedelta(days=7)),
        "on_weekday": WEEKDAYS_ON[day.weekday()],
        "in_month": f"в {MONTHS_IN[day.month - 1]}",
        "year": str(day.year),
        "last_year": str(day.year - 1),
        "next_year": str(day.year + 1),
    }


def _one_of(values: Any, dice: Random) -> Any:
    if isinstance(values, list):
        return dice.choice(values)
    if "person" in values:
        return dice.choice([person for person in names().people if person.is_woman == (values["person"] == "woman")])
    low, high = values["from"], values["to"]
    return Number(dice.randint(low, high) if isinstance(low, int) else round(dice.uniform(low, high), 1))
