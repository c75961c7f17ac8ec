"""Where the article stands among the lines of its page: what dates, names and tags are looked for around."""

from dataclasses import dataclass

STRANGERS = 5
"""How many lines into the text a line that is none of it may still be a date or a name."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Where the article stands on its page, in the order of lines. -1 where there is no such line.

    `lines` are the orders of the text's own lines: a date or a name may stand among the first of them (below a caption
    taken for text), but is none of them.
    """

    headline: int
    start: int
    end: int
    lines: frozenset[int] = frozenset()

    @property
    def top(self) -> int:
        return self.headline if self.headline >= 0 else self.start

    def is_between(self, order: int) -> bool:
        """Say whether a line stands between headline and text, or is one of the strangers among the text's first lines."""
        if order <= self.start:
            return self.top <= order
        return order <= min(self.start + STRANGERS, self.end) and order not in self.lines
