"""The shape of an address: what the addresses of one kind of page have in common. Pure.

Addresses of articles of one outlet nearly always have one shape, or a few; so have its tags, days and authors.
"""

import re
from urllib.parse import urlsplit

JOINT = re.compile(r"[-_+]|%20")
"""What joins the words of a slug."""

_ENDING = re.compile(r"\.[A-Za-z]{2,5}$")


def shape_of(url: str) -> tuple[str, ...]:
    """Return the shape of an address: folders that are words as they are, and at its end `#` for a number, `#s` for
    words with a number, `s` for joined words, `w` for one word.

    >>> shape_of("https://gtsmi.ru/news/read/29413")
    ('news', 'read', '#')
    >>> shape_of("https://orki.ru/index.php?id=60042&r=news%2Farticle")
    ('index.php', 'id=#', 'r=news%2Farticle')
    """
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    pairs = sorted(pair.partition("=")[::2] for pair in parts.query.split("&") if pair)
    shapes = [segment if (shape := _shape(segment)).startswith("w") else shape for segment in segments]
    if segments and not pairs:
        shapes[-1] = _shape(segments[-1])
    return (*shapes, *(f"{key}={'#' if value.isdigit() else value}" for key, value in pairs))


def wide_shape_of(url: str) -> tuple[str, ...]:
    """Return the shape with every folder that is a word as `w`: /society/123 and /culture/124 are one."""
    return tuple("w" if part.isalpha() and part != "s" else part for part in shape_of(url))


def _shape(segment: str) -> str:
    ending = _ENDING.search(segment)
    name = segment[: ending.start()] if ending else segment
    if re.fullmatch(r"[\d._-]+", name):
        shape = "#"
    elif re.search(r"\d{3,}", re.sub(r"%[0-9A-F]{2}", "x", name)):
        shape = "#s"
    else:
        shape = "s" if len(JOINT.findall(name)) >= 2 else "w"
    return shape + (ending.group() if ending else "")


def target_of(url: str) -> str:
    """Return an address without scheme and host, as platforms' patterns are searched in.

    >>> target_of("https://gtsmi.ru/news/?id=7")
    '/news/?id=7'
    """
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def written(url: str) -> str:
    """Return the shape of an address as memory files and people write it.

    >>> written("https://gtsmi.ru/news/read/29413")
    '/news/read/#'
    >>> written("https://orki.ru/index.php?id=60042&r=news%2Farticle")
    '/index.php?id=#&r=news%2Farticle'
    """
    shape = shape_of(url)
    pairs = len([pair for pair in urlsplit(url).query.split("&") if pair])
    path, query = (shape[:-pairs], shape[-pairs:]) if pairs else (shape, ())
    return "/" + "/".join(path) + ("?" + "&".join(query) if query else "")


def is_plain_word(shape: tuple[str, ...]) -> bool:
    """Tell whether nothing in the address numbers or names an article: /o-nas/, /news/society/."""
    return not any(part.startswith(("#", "s.")) or part == "s" or "=#" in part for part in shape)
