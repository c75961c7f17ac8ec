"""HTML inside JSON: what a «Показать ещё» button loads is often {"html": "<div>…", "next": 48030}. Pure."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

DEEPEST = 6
NEXT_NAMES = re.compile(r"next(?:[_-]?(?:page|url|link|href|id|offset|cursor))?|more(?:[_-]?url)?", re.IGNORECASE)
"""Names under which such an answer says where it goes on."""


def is_json(text: str) -> bool:
    """Tell whether a document begins as JSON does."""
    return text.lstrip("\ufeff \r\n\t")[:1] in ("{", "[")


def html_of_json(text: str, url: str) -> str:
    """Return the HTML that a JSON document carries, with the way on as a link (rel=next) at its end; "" where it has none.

    >>> html_of_json('{"html": "<a href=/news/1>X</a>", "next": 30}', "https://gtsmi.ru/ajax?before=50")
    '<div><a href=/news/1>X</a><a rel="next" href="https://gtsmi.ru/ajax?before=30">next</a></div>'
    """
    try:
        document = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return ""
    fragments = [value for _, value in _values(document, "", 0) if isinstance(value, str) and _holds_links(value)]
    if not fragments:
        return ""
    onward = next((address for name, value in _values(document, "", 0) if (address := _onward(name, value, url))), "")
    link = f'<a rel="next" href="{html.escape(onward)}">next</a>' if onward else ""
    return f"<div>{''.join(fragments)}{link}</div>"


def _holds_links(text: str) -> bool:
    return "<a " in text and "href" in text


def _values(value: Any, name: str, depth: int) -> Iterator[tuple[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for key, inside in value.items():
            yield from _values(inside, str(key), depth + 1)
    elif isinstance(value, list):
        for inside in value:
            yield from _values(inside, name, depth + 1)
    else:
        yield name, value


def _onward(name: str, value: Any, url: str) -> str:
    """Return the address that a named value stands for: an address itself, or the number that takes the place of ours."""
    if not NEXT_NAMES.fullmatch(name) or isinstance(value, bool) or not value:
        return ""
    if isinstance(value, str) and not value.isdecimal():
        return value if "/" in value or value.startswith("?") else ""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    numbered = [key for key, old in pairs if old.isdecimal()]
    if len(numbered) != 1 or not str(value).isdecimal():
        return ""
    query = urlencode([(key, str(value) if key == numbered[0] else old) for key, old in pairs])
    return parts._replace(query=query).geturl()
