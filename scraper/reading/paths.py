"""Paths to elements, as an outlet's memory holds them: `div#main/div.news-text`. Found on a page, and made from its places."""

import re
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from scraper.reading.blocks import Place

NAME = re.compile(r"[^\W\d][\w-]*")
TAG = re.compile(r"[a-z][a-z0-9]*")
VARIES = re.compile(
    r"\d|^(?:first|last|odd|even|active|current|open|clearfix|clear|hidden|show|hover|focus|selected|animated|loaded|ng-.*|"
    r"is-.*|has-.*|js-.*|tag-.*|category-.*|format-.*|status-.*|type-.*|author-.*)$",
    re.I,
)
"""Classes and ids that tell one page from another of one outlet, or one moment from another, rather than a place."""


def elements_at(root: etree._Element, path: str) -> list[etree._Element]:
    """Return the elements at a path, in the order of the page."""
    found: list[etree._Element] = _compiled(path)(root)
    return found


@lru_cache(maxsize=512)
def _compiled(path: str) -> etree.XPath:
    # «//div» looks at each element for its children: what it means for numbers, and four times as slow
    start = "//" if "[" in path.partition("/")[0] else "descendant-or-self::"
    return etree.XPath(start + "/".join(map(_condition, path.split("/"))), smart_strings=False)


def _condition(step: str) -> str:
    """Write a step as XPath. Its names hold nothing but letters, digits, - and _ (see archive.layouts.PATH)."""
    step, _, number = step.rstrip("]").partition("[")
    tag, id, classes = parsed(step)
    conditions = [f"@id='{id}'"] if id else []
    for name in classes:
        conditions += [f"contains(@class, '{name}')", f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"]
    return tag + "".join(f"[{one}]" for one in (*conditions, *filter(None, [number])))


def parsed(step: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a step's tag, id and classes.

    >>> parsed("div#main.news.wide")
    ('div', 'main', ('news', 'wide'))
    """
    head, *classes = step.split(".")
    tag, _, id = head.partition("#")
    return tag, id, tuple(classes)


def step_of(place: Place) -> str:
    """Return the step that leads to a place: its tag, with those of its names that are the same on every page."""
    element = place.element
    id = element.get("id") or ""
    classes = sorted({name for name in (element.get("class") or "").split() if _lasts(name)})
    return f"{place.tag}#{id}" if _lasts(id) else ".".join([place.tag, *classes])


def _lasts(name: str) -> bool:
    return NAME.fullmatch(name) is not None and not VARIES.search(name)


def paths_to(place: Place) -> Iterator[str]:
    """Yield paths to a place, from the shortest that ends in a named step to the whole way from the root.

    Where nothing on the way is named, as in layouts made of tables, the only path is that way by numbers.
    """
    steps: list[str] = []
    found: Place | None = place
    is_named = False
    while found is not None and TAG.fullmatch(found.tag):
        steps.insert(0, step_of(found))
        is_named = is_named or "." in steps[0] or "#" in steps[0] or found.tag in ("h1", "article", "main", "time")
        if is_named:
            yield "/".join(steps)
        found = found.parent
    if not is_named and found is None and steps:
        yield "/".join(map(_numbered, reversed(place.ancestors())))


def _numbered(place: Place) -> str:
    number = 1 + sum(1 for _ in place.element.itersiblings(place.tag, preceding=True))
    return f"{place.tag}[{number}]" if place.parent else place.tag
