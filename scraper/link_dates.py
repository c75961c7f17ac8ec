"""Which day a listing prints beside each of its links; nothing where it is not clear."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from lxml import etree

LETTERS_BESIDE_DATE = 18
"""A date stands alone when its line has no more letters than this besides («Опубликовано», a rubric); in a longer line
it belongs to what the line tells («С 23 ноября по мосту запретят движение»)."""

_MONTHS = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
_CLOCK = r"(?:[\s,|/–—-]*(?:в\s+)?(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d))"
DATE = re.compile(
    rf"(?<![\d.:/-])(?:(?:[01]?\d|2[0-3]):[0-5]\d[\s,|/–—-]+)?(?:"
    rf"(?:0?[1-9]|[12]\d|3[01])\s+(?:{_MONTHS})(?:,?\s+(?:19|20)\d\d(?:\s*г(?:ода|\.)?)?)?"
    rf"|(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)(?:(?:19|20)\d\d|\d\d)(?!\d)"
    rf"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:сегодня|вчера)(?={_CLOCK})"
    rf"){_CLOCK}?",
    re.IGNORECASE,
)
"""Dates that mean one day: with a month in words, with a year in figures, or today and yesterday with a clock."""

LONE_CLOCK = re.compile(r"\s*(?:в\s+)?((?:[01]?\d|2[0-3]):[0-5]\d)(?::[0-5]\d)?\s*", re.IGNORECASE)
"""A clock in an element of its own belongs to the day beside it; uCoz hides it in the day's title: <span title="14:05">."""

_LETTER = re.compile(r"[^\W\d_]")
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "select", "button"})

Owners = dict[etree._Element, str | None]


def pieces_of(element: etree._Element) -> Iterator[str]:
    """Yield the texts inside an element in their order, without scripts."""
    for part in element.iter():
        if isinstance(part.tag, str) and part.tag not in _UNSEEN and part.text:
            yield part.text
        if part is not element and part.tail:
            yield part.tail


def dates_beside(anchors: Mapping[str, list[etree._Element]]) -> dict[str, str]:
    """Return for each address (with its anchors) the one date printed in its block, as printed.

    A block is the largest element around a link that holds no other of these links. Where no block has a date (rows of a
    table, lines between breaks), it is the date before each link or the date after it, whichever the ends of the list show.
    """
    owners = _owners(anchors)
    blocks = {url: _block(found[0], owners, url) for url, found in anchors.items()}
    dates = {url: _date_inside(block) for url, block in blocks.items()}
    if not any(dates.values()) and blocks:
        dates = _dates_between(blocks, owners)
    return {url: printed for url, printed in dates.items() if printed}


def _owners(anchors: Mapping[str, list[etree._Element]]) -> Owners:
    """Return for each element around the links whose it is; None when it holds several."""
    owners: Owners = {}
    for url, found in anchors.items():
        for anchor in found:
            for element in (anchor, *anchor.iterancestors()):
                owners[element] = url if owners.get(element, url) == url else None
    return owners


def _block(anchor: etree._Element, owners: Owners, url: str) -> etree._Element:
    block = anchor
    for element in anchor.iterancestors():
        if owners.get(element) != url or element.tag == "body":
            break
        block = element
    return block


def _date_inside(block: etree._Element) -> str:
    """Return the date a block prints; what it prints without a year gives way to <time datetime>."""
    printed = [_with_clock(date, _clocks_over(block)) for date in _alone(pieces_of(block))]
    machine: set[str] = {one.get("datetime", "").strip() for one in block.iter("time")} - {""}
    if len(machine) == 1 and not (len(printed) == 1 and re.search(r"\d{4}", printed[0])):
        return machine.pop()
    return printed[0] if len(printed) == 1 else ""


def _dates_between(blocks: dict[str, etree._Element], owners: Owners) -> dict[str, str]:
    before = {url: _alone(_beside(block, owners, forward=False)) for url, block in blocks.items()}
    after = {url: _alone(_beside(block, owners, forward=True)) for url, block in blocks.items()}
    first, last = next(iter(blocks)), next(reversed(blocks))
    if bool(before[first]) == bool(after[last]):
        return {}
    return {url: found[0] for url, found in (before if before[first] else after).items() if len(found) == 1}


def _beside(block: etree._Element, owners: Owners, *, forward: bool) -> Iterator[str]:
    """Yield the texts between a block and the link before or after it."""
    if forward and block.tail:
        yield block.tail
    for sibling in block.itersiblings(preceding=not forward):
        if not forward and sibling.tail:
            yield sibling.tail
        if sibling in owners:
            return
        if isinstance(sibling.tag, str) and sibling.tag not in _UNSEEN:
            yield from pieces_of(sibling)
        if forward and sibling.tail:
            yield sibling.tail
    parent = block.getparent()
    if not forward and parent is not None and parent.text:
        yield parent.text


def _alone(pieces: Iterable[str]) -> list[str]:
    """Return the dates that stand alone, each once, without the page's clock («Сегодня 20 ноября 2026 г.»)."""
    dates: dict[str, None] = {}
    clocks: dict[str, None] = {}
    for piece in pieces:
        if alone := LONE_CLOCK.fullmatch(piece):
            clocks[alone[1]] = None
        for match in DATE.finditer(piece):
            before, after = piece[: match.start()], piece[match.end() :]
            if len(_LETTER.findall(before + after)) <= LETTERS_BESIDE_DATE and "сегодня" not in before.lower():
                dates[" ".join(match.group().split())] = None
    return [_with_clock(date, clocks) for date in dates] if len(dates) == 1 else list(dates)


def _with_clock(date: str, clocks: Collection[str]) -> str:
    """Return a day with the one clock that stands beside it; several are other articles'."""
    return f"{date}, {next(iter(clocks))}" if len(clocks) == 1 and ":" not in date else date


def _clocks_over(block: etree._Element) -> set[str]:
    """Return the clocks that the block's days have in their title."""
    dated = (
        element for element in block.iter("span", "time", "abbr", "div", "td") if DATE.fullmatch((element.text or "").strip())
    )
    return {alone[1] for element in dated if (alone := LONE_CLOCK.fullmatch(element.get("title") or ""))}
