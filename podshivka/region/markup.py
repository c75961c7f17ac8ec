"""Small pieces of HTML that every fictional outlet needs. What is typical of one CMS stands in its own file."""

from collections.abc import Callable, Iterable, Mapping
from html import escape
from itertools import groupby

from podshivka.region.text import Block


def esc(text: str) -> str:
    """Escape text for HTML, leaving quotes: newsrooms type them as they are."""
    return escape(text, quote=False)


def attr(text: str) -> str:
    return escape(text, quote=True)


def paragraph(text: str) -> str:
    return f"<p>{esc(text)}</p>"


def article_blocks(
    blocks: Iterable[Block],
    render: Callable[[str], str] = paragraph,
    inserts: Mapping[int, str] | None = None,
    subheading: str = "h3",
) -> str:
    """Return the HTML of an article's blocks; `inserts` are pieces that are not the article's, by the block they follow."""
    inserts = inserts or {}
    html, position = [], 0
    for kind, run in groupby(blocks, key=lambda block: block.kind):
        same = list(run)
        if kind in ("item", "row"):
            position += len(same)
            html.append(_list(same) if kind == "item" else _table(same))
            html += [inserts[index] for index in range(position - len(same) + 1, position + 1) if index in inserts]
            continue
        for block in same:
            position += 1
            html.append(_single(block, render, subheading))
            if position in inserts:
                html.append(inserts[position])
    return "\n".join(html)


def _single(block: Block, render: Callable[[str], str], subheading: str) -> str:
    if block.kind == "subheading":
        return f"<{subheading}>{esc(block.text)}</{subheading}>"
    if block.kind == "quote":
        return f"<blockquote>{render(block.text)}</blockquote>"
    return render(block.text)


def _list(blocks: list[Block]) -> str:
    return "<ul>" + "".join(f"\n<li>{esc(block.text)}</li>" for block in blocks) + "\n</ul>"


def _table(blocks: list[Block]) -> str:
    rows = ("".join(f"<td>{esc(cell)}</td>" for cell in block.cells) for block in blocks)
    return '<table border="1" cellpadding="4">' + "".join(f"\n<tr>{row}</tr>" for row in rows) + "\n</table>"


def cut(text: str, longest: int, ending: str = "...") -> str:
    """Return the text cut at a word, as teasers and og:description are.

    >>> cut("Мост через Ташлу закроют", 12)
    'Мост через...'
    """
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(" ,.:;—-") + ending
