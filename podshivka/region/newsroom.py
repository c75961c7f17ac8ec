"""What all outlets of the region write and when: drawn once from a seed, around the present moment. No markup, no addresses."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from podshivka.region.edits import edit, reprint
from podshivka.region.names import names
from podshivka.region.prose import Storyline, storylines, write
from podshivka.region.russian import slug
from podshivka.region.text import Publication, Text

OPENS_AT, CLOSES_AT = time(7, 0), time(21, 59)
FUTURE = timedelta(hours=48)
"""How far beyond the present moment the region's newsrooms have written already."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What one outlet prints. `bulletins` are (topic, storyline) printed every day under one headline, `daily` days back.

    `edits` and `deletions` count those that happen after the present moment; `old_edits` happened before it.
    """

    slug: str
    timezone: str
    topics: tuple[str, ...]
    before: int = 18
    after: int = 2
    bulletins: tuple[tuple[str, str], ...] = ()
    bulletin_days: int = 5
    first_number: int = 1200
    step: int = 3
    edits: int = 1
    deletions: int = 0
    old_edits: int = 0


@dataclass(frozen=True)
class Release:
    """A text sent to several outlets, that print it hours apart, the first as it came."""

    label: str
    topic: str
    storyline: str
    outlets: tuple[str, ...]
    hours_ago: float


RELEASES = (
    Release("release-bridge", "roads", "bridge closed", ("trud", "step", "yaik"), 30),
    Release("release-storm", "weather", "storm warning", ("gorod", "nov", "kray"), 9),
    Release("release-quarantine", "school", "quarantine", ("step", "budni", "gorod", "ogni"), 54),
    Release("release-clinic", "health", "clinic", ("nov", "znamya", "lenta"), 101),
    Release("release-factory", "economy", "factory", ("yaik", "trud", "kray"), 150),
    Release("release-harvest", "agriculture", "harvest", ("znamya", "slovo", "budni", "ogni"), 76),
    Release("release-heating", "heating", "breakdown", ("lenta", "gorod"), 20),
    Release("release-festival", "culture", "festival", ("kamenka", "nov", "step"), 200),
    Release("release-late", "roads", "winter cleaning", ("trud", "gorod", "yaik"), -5),
)  # fmt: skip


class Newsroom:
    """Writes the publications of every outlet from one seed and one present moment; the order of asking does not matter."""

    def __init__(self, now: datetime, seed: int) -> None:
        self.now, self._seed = now, seed

    def publications(self, plan: Plan) -> tuple[Publication, ...]:
        """Return what the outlet prints before and after the present moment, numbered in order of publication."""
        dice = self._dice(plan.slug)
        drafts = [*self._articles(plan, dice), *self._bulletins(plan, dice), *self._releases(plan)]
        drafts.sort(key=lambda draft: draft[0])
        return self._with_history(plan, _number(plan, drafts), dice)

    def _dice(self, name: str) -> Random:
        return Random(f"{self._seed} {name}")  # noqa: S311 - fiction, not secrets

    def _articles(self, plan: Plan, dice: Random) -> Iterable[tuple[datetime, Text, str]]:
        zone = ZoneInfo(plan.timezone)
        lines = _rotation(plan.topics, {story for _, story in plan.bulletins}, dice)
        for index, moment in enumerate(_moments(self.now.astimezone(zone), plan.before, plan.after, dice)):
            line = lines[index % len(lines)]
            yield moment, write(line, dice, moment), f"{plan.slug}-{index}"

    def _bulletins(self, plan: Plan, dice: Random) -> Iterable[tuple[datetime, Text, str]]:
        today = self.now.astimezone(ZoneInfo(plan.timezone))
        for topic, name in plan.bulletins:
            hour, minute = dice.randint(8, 17), dice.randint(0, 59)
            for days_ago in range(-1, plan.bulletin_days):
                moment = (today - timedelta(days=days_ago)).replace(hour=hour, minute=minute, second=0, microsecond=0)
                yield moment, write(_storyline(topic, name), dice, moment), f"{plan.slug}-{topic}-{moment:%Y%m%d}"

    def _releases(self, plan: Plan) -> Iterable[tuple[datetime, Text, str]]:
        for release in RELEASES:
            if plan.slug in release.outlets:
                yield self._release(release, plan)

    def _release(self, release: Release, plan: Plan) -> tuple[datetime, Text, str]:
        dice = self._dice(release.label)
        first = _whole_minute(self.now - timedelta(hours=release.hours_ago))
        text = write(_storyline(release.topic, release.storyline), dice, first.astimezone(ZoneInfo("Asia/Yekaterinburg")))
        place = release.outlets.index(plan.slug)
        moment = first + timedelta(minutes=43 * place)
        author = names().journalists[(len(release.label) + place) % len(names().journalists)]
        return moment.astimezone(ZoneInfo(plan.timezone)), reprint(text, place, author.nom), release.label

    def _with_history(self, plan: Plan, publications: list[Publication], dice: Random) -> tuple[Publication, ...]:
        """Let some of them be edited or deleted: old ones before the present moment, recent ones after it."""
        recent = [index for index, item in enumerate(publications) if item.published_at <= self.now - timedelta(hours=3)]
        chosen = dice.sample(recent[-14:], plan.edits + plan.deletions + plan.old_edits)
        for place, index in enumerate(chosen):
            item = publications[index]
            later = _whole_minute(self.now + timedelta(hours=dice.uniform(2, 20)))
            if place < plan.edits:
                publications[index] = _edited(item, later, dice)
            elif place < plan.edits + plan.deletions:
                publications[index] = replace(item, deleted_at=later)
            else:
                earlier = item.published_at + (self.now - item.published_at) * dice.uniform(0.1, 0.5)
                publications[index] = _edited(item, _whole_minute(earlier), dice)
        return tuple(publications)


def _edited(item: Publication, moment: datetime, dice: Random) -> Publication:
    return replace(item, texts=(*item.texts, (moment, edit(item.texts[-1][1], dice))))


def _storyline(topic: str, name: str) -> Storyline:
    return next(line for line in storylines()[topic] if line.name == name)


def _rotation(topics: Sequence[str], but: set[str], dice: Random) -> list[Storyline]:
    """Return storylines so that topics alternate, each with all its storylines before one comes again."""
    shuffled = {topic: [line for line in storylines()[topic] if line.name not in but] for topic in topics}
    for lines in shuffled.values():
        dice.shuffle(lines)
    longest = max(len(lines) for lines in shuffled.values())
    return [shuffled[topic][turn] for turn in range(longest) for topic in topics if turn < len(shuffled[topic])]


def _moments(now: datetime, before: int, after: int, dice: Random) -> list[datetime]:
    """Return publication moments in working hours: `before` going back from now, `after` in the hours that follow."""
    moments: list[datetime] = []
    day = now
    while len(moments) < before:
        day -= timedelta(hours=dice.uniform(5, 40))
        moments.append(min(_in_working_hours(day, dice), now - timedelta(minutes=dice.randint(20, 59))))
    moments += [now + FUTURE * dice.uniform(0.05, 0.95) for _ in range(after)]
    return sorted(_whole_minute(moment) for moment in moments)


def _in_working_hours(moment: datetime, dice: Random) -> datetime:
    if OPENS_AT <= moment.time() <= CLOSES_AT:
        return moment
    return moment.replace(hour=dice.randint(OPENS_AT.hour, CLOSES_AT.hour))


def _whole_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _number(plan: Plan, drafts: Sequence[tuple[datetime, Text, str]]) -> list[Publication]:
    used: dict[str, int] = {}
    publications = []
    for index, (moment, text, story) in enumerate(drafts):
        name = slug(text.headline)
        used[name] = used.get(name, 0) + 1
        publications.append(
            Publication(
                number=plan.first_number + plan.step * index,
                slug=name if used[name] == 1 else f"{name}-{used[name]}",
                texts=((moment, text),),
                story=story,
            )
        )
    return publications


def typeset(publications: Iterable[Publication], letters: Mapping[str, str]) -> tuple[Publication, ...]:
    """Return the publications as an outlet with other typographic habits prints them: straight quotes, hyphens for dashes."""
    return tuple(
        replace(item, texts=tuple((since, _typeset_text(text, letters)) for since, text in item.texts)) for item in publications
    )


def _typeset_text(text: Text, letters: Mapping[str, str]) -> Text:
    def swap(line: str) -> str:
        for letter, other in letters.items():
            line = line.replace(letter, other)
        return line

    return replace(
        text,
        headline=swap(text.headline),
        lead=swap(text.lead),
        caption=swap(text.caption),
        blocks=tuple(replace(block, text=swap(block.text), cells=tuple(map(swap, block.cells))) for block in text.blocks),
    )
