"""A line of a page and where it stands: the values that the parts of reading pass to each other."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import wraps
from itertools import accumulate
from typing import Any, TypeVar

from lxml import etree

from scraper.reading.text import clean, fold

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class Place:
    """A block-level element that holds text: what its name, id and classes say, and where it hangs.

    The lines inside it, those of inner places too, are neighbours: `lines` of them, from the order `start` on.
    `zone` is what its own names declare it to be, `inherited` what those around it do; None until somebody asks (see `zones`);
    so are `dressed`, its small and slanted elements by their text (see `elsewhere`).
    """

    element: etree._Element
    parent: "Place | None"
    tag: str
    names: str
    level: int
    hidden: bool
    depth: int
    start: int = 0
    lines: int = 0
    zone: str | None = None
    inherited: str | None = None
    dressed: dict[str, list[etree._Element]] | None = None

    @property
    def path(self) -> str:
        """Return the way from <body>, as a person would point at it: `body/div#main/div.news-text/p`."""
        steps = []
        place: Place | None = self
        while place is not None:
            steps.append(_step(place))
            place = place.parent
        return "/".join(reversed(steps))

    def ancestors(self) -> "list[Place]":
        """Return this place and everything around it, innermost first."""
        found = []
        place: Place | None = self
        while place is not None:
            found.append(place)
            place = place.parent
        return found


def _step(place: Place) -> str:
    element = place.element
    name = element.get("id")
    if name and not any(letter.isdigit() for letter in name):
        return f"{place.tag}#{clean(name)}"
    classes = [word for word in (element.get("class") or "").split() if not any(letter.isdigit() for letter in word)]
    return ".".join([place.tag, *classes])


@dataclass(slots=True, eq=False)
class Block:
    """One line of the page: its text, its place, and how many of its characters are links or bold.

    `breaks` is the number of <br> between it and the line before in the same place, 0 where a block-level element began.
    `names` are the classes of the inline elements in it, `stamp` is what a <time> in it says to machines, `link_density` is
    the share of its letters in links, `answers` what it was asked before (see `asked_once`).
    """

    order: int
    text: str
    place: Place
    link_chars: int = 0
    bold_chars: int = 0
    links: int = 0
    breaks: int = 0
    names: str = ""
    stamp: str = ""
    link_density: float = 0.0
    answers: dict[object, Any] = field(default_factory=dict)
    _folded: str | None = None

    @property
    def folded(self) -> str:
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded


def asked_once(question: Callable[[Block], T]) -> Callable[[Block], T]:
    """Let a question about a line be answered once: the parts of reading ask the same ones again and again."""

    @wraps(question)
    def ask(block: Block) -> T:
        answers = block.answers
        if question in answers:
            return answers[question]  # type: ignore[no-any-return]
        answer = answers[question] = question(block)
        return answer

    return ask


CARRIERS = frozenset(
    "p li ul ol dl dt dd tr tbody thead tfoot table blockquote h1 h2 h3 h4 h5 h6 span center font b strong i em a".split()
)
"""Elements that carry lines; what is around them is the lines' place."""


def around(block: Block) -> Place:
    """Return the place of a line: what stands around the elements that carry it and nothing else."""
    place = block.place
    while place.parent is not None and (place.tag in CARRIERS or place.lines == 1):
        place = place.parent
    return place


def holds(place: Place, block: Block) -> bool:
    """Say whether a line stands inside a place."""
    return place.start <= block.order < place.start + place.lines


def all_around(blocks: Iterable[Block]) -> list[Place]:
    """Return every place that holds one of the lines, each once, inner ones first."""
    found: dict[int, Place] = {}
    for block in blocks:
        place: Place | None = block.place
        while place is not None and id(place) not in found:
            found[id(place)] = place
            place = place.parent
    return list(found.values())


def sums_of(values: Iterable[float]) -> list[float]:
    """Return the running sums of the lines' values, from 0 on: what a place's lines come to is then a difference."""
    return list(accumulate(values, initial=0.0))


def sum_in(place: Place, sums: Sequence[float]) -> float:
    """Return what the lines inside a place come to. `sums` are those of all the page's lines."""
    return sums[place.start + place.lines] - sums[place.start]


def shared(one: Block, other: Block) -> Place | None:
    """Return the smallest place that holds two lines."""
    place: Place | None = one.place
    while place is not None and not holds(place, other):
        place = place.parent
    return place


def is_nearer(block: Block, one: Block, other: Block) -> bool:
    """Say whether a line shares a smaller place with `one` than with `other`."""
    with_one, with_other = shared(block, one), shared(block, other)
    return with_one is not None and (with_other is None or with_one.depth > with_other.depth)


def kind(block: Block) -> tuple[str, ...]:
    """Return what a line's place and the place around it are called: lines of one list are of one kind."""
    place, parent = block.place, block.place.parent
    return (place.tag, place.names, parent.tag, parent.names) if parent else (place.tag, place.names)
