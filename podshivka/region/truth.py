"""What an archive of the region should hold: every article with what a careful reader finds of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from podshivka.region.outlet import FictionalOutlet
from podshivka.region.text import Publication


@dataclass(frozen=True, kw_only=True)
class TrueArticle:
    """One article as its outlet has printed it so far.

    `leads` are the right answers, best first (an empty one where the page's lead is only a repeat). `published_at` (UTC) is
    None unless the outlet prints a clock, `published_date` is the local day; both None where nothing is printed.
    `revisions` are (headline, body) of every wording so far, oldest first. `is_gone`: the outlet no longer serves it.
    Articles that were deleted before the region opened are not here at all.
    """

    outlet: str
    url: str
    other_urls: tuple[str, ...]
    headline: str
    leads: tuple[str, ...]
    body: str
    authors: tuple[str, ...]
    section: str
    tags: tuple[str, ...]
    published_at: datetime | None
    published_date: date | None
    date_precision: str
    story: str
    revisions: tuple[tuple[str, str], ...]
    is_gone: bool
    language: str = "ru"

    @property
    def lead(self) -> str:
        return self.leads[0]


def true_articles(outlet: FictionalOutlet, base: str, now: datetime) -> list[TrueArticle]:
    """Return the articles the outlet has published by that moment, oldest first, the gone ones too."""
    out = (item for item in outlet.publications if item.is_out(now))
    return [_true_article(outlet, item, base, now) for item in sorted(out, key=lambda item: item.published_at)]


def _true_article(outlet: FictionalOutlet, item: Publication, base: str, now: datetime) -> TrueArticle:
    shape = outlet.shape
    wordings = [shape.printed(item, text) for since, text in item.texts if since <= now]
    last = wordings[-1]
    return TrueArticle(
        outlet=outlet.slug,
        url=base + shape.address(item, now),
        other_urls=tuple(base + path for path in shape.other_addresses(item, now)),
        headline=last.headline,
        leads=last.leads,
        body=last.body,
        authors=last.authors,
        section=last.section,
        tags=last.tags,
        published_at=item.published_at.astimezone(UTC) if last.precision == "minute" else None,
        published_date=outlet.local(item.published_at).date() if last.precision else None,
        date_precision=last.precision,
        story=item.story,
        revisions=tuple((wording.headline, wording.body) for wording in wordings),
        is_gone=item.is_gone(now),
    )
