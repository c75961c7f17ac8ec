"""A line of a page and where it stands: the values that the parts of reading pass to each other."""

from dataclasses import dataclass

from lxml import etree

from scraper.reading.text import clean, fold


@dataclass(slots=True, eq=False)
class Place:
    """A block-level element that holds text: what its name, id and classes say, and where it hangs.

    `lines` counts the lines of text inside it, those of inner places too.
    """

    element: etree._Element
    parent: "Place | None"
    tag: str
    names: str
    level: int
    hidden: bool
    depth: int
    lines: int = 0

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
    `names` are the classes of the inline elements in it, `stamp` is what a <time> in it says to machines.
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
    _folded: str | None = None

    @property
    def folded(self) -> str:
        if self._folded is None:
            self._folded = fold(self.text)
        return self._folded

    @property
    def link_density(self) -> float:
        return min(1.0, self.link_chars / len(self.text)) if self.text else 0.0


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
    found: Place | None = block.place
    while found is not None and found.depth >= place.depth:
        if found is place:
            return True
        found = found.parent
    return False


def shared(one: Block, other: Block) -> Place | None:
    """Return the smallest place that holds two lines."""
    places = {id(place) for place in other.place.ancestors()}
    return next((place for place in one.place.ancestors() if id(place) in places), None)


def is_nearer(block: Block, one: Block, other: Block) -> bool:
    """Say whether a line shares a smaller place with `one` than with `other`."""
    with_one, with_other = shared(block, one), shared(block, other)
    return with_one is not None and (with_other is None or with_one.depth > with_other.depth)


def kind(block: Block) -> tuple[str, ...]:
    """Return what a line's place and the place around it are called: lines of one list are of one kind."""
    place, parent = block.place, block.place.parent
    return (place.tag, place.names, parent.tag, parent.names) if parent else (place.tag, place.names)
