"""What a newsroom wrote and when it printed it: Block, Text, Publication. No markup, no addresses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True)
class Block:
    """One block of an article's text. `kind` is paragraph, subheading, item, row or quote; a row has cells."""

    kind: str
    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Text:
    """One wording of an article: what a careful reader of the newspaper would copy out of the page."""

    headline: str
    lead: str
    blocks: tuple[Block, ...]
    section: str
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    caption: str = ""
    photographer: str = ""

    @property
    def body(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def first_paragraph(self) -> str:
        return next(block.text for block in self.blocks if block.kind == "paragraph")

    def with_blocks(self, blocks: Iterable[Block]) -> "Text":
        return replace(self, blocks=tuple(blocks))


@dataclass(frozen=True, kw_only=True)
class Publication:
    """An article in the life of its outlet.

    `texts` are its wordings with the moment each was first printed, oldest first; the first moment is `published_at`.
    `story` is one label for all articles that carry one release, else the article's own. `traits` name what is special
    about how this one is printed ("undated", "lead repeats paragraph" …): the shape of the outlet gives them meaning.
    """

    number: int
    slug: str
    texts: tuple[tuple[datetime, Text], ...]
    story: str
    deleted_at: datetime | None = None
    traits: frozenset[str] = frozenset()

    @property
    def published_at(self) -> datetime:
        return self.texts[0][0]

    def text(self, moment: datetime) -> Text:
        """Return the wording printed at that moment (the first one before anything was printed)."""
        return next((text for since, text in reversed(self.texts) if since <= moment), self.texts[0][1])

    def is_out(self, moment: datetime) -> bool:
        return self.published_at <= moment

    def is_gone(self, moment: datetime) -> bool:
        return self.deleted_at is not None and self.deleted_at <= moment
