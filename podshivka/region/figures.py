"""How well readings agree with the truth: recall, precision, headline, body, lead, date, byline, section. Pure counting.

Body: 4-word shingles, precision and recall averaged over articles, F1 of the averages (the definition of the scrapinghub
article-extraction-benchmark). Outlets differ in whether a lead belongs to the body, so the better of body and lead + body
counts. An article edited since it was read is compared with the wording it agrees with best: whether edits are noticed is
another question. Articles that are gone count as right when the archive has them and are not missed when it has not.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from statistics import mean

from archive.addresses import fold
from podshivka.region.truth import TrueArticle

WORD = re.compile(r"\w+")
SHINGLE_WORDS = 4


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What somebody made of one page: the fields of an archive's row that are compared with the truth."""

    outlet: str
    urls: frozenset[str]
    headline: str = ""
    lead: str = ""
    body: str = ""
    byline: str = ""
    section: str = ""
    published_at: datetime | None = None
    published_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Shares between 0 and 1; None where there was nothing to compare. `articles` are those that had to be found."""

    articles: int
    found: int
    recall: float | None
    precision: float | None
    duplicates: int
    headline: float | None
    body_precision: float | None
    body_recall: float | None
    body_f1: float | None
    lead: float | None
    dates: float | None
    byline: float | None
    section: float | None
    by_outlet: dict[str, "Figures"] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    unexpected: tuple[str, ...] = ()


def figures(truth: Sequence[TrueArticle], readings: Sequence[Reading]) -> Figures:
    """Return the figures of all outlets together, and of each."""
    slugs = sorted({article.outlet for article in truth} | {reading.outlet for reading in readings})
    by_outlet = {
        slug: _figures([item for item in truth if item.outlet == slug], [item for item in readings if item.outlet == slug], {})
        for slug in slugs
    }
    return _figures(truth, readings, by_outlet)


def _figures(truth: Sequence[TrueArticle], readings: Sequence[Reading], by_outlet: dict[str, Figures]) -> Figures:
    by_url = {fold(url): article for article in truth for url in (article.url, *article.other_urls)}
    pairs, unexpected = _matched(by_url, readings)
    wanted = [article for article in truth if not article.is_gone]
    found = {article.url for article, _ in pairs}
    firsts = list({article.url: (article, reading) for article, reading in reversed(pairs)}.values())
    bodies = [_best_body(article, reading) for article, reading in firsts]
    precision, recall = (
        _mean(tp / (tp + fp) if tp else 0 for tp, fp, _ in bodies),
        _mean(tp / (tp + fn) for tp, _, fn in bodies),
    )
    return Figures(
        articles=len(wanted),
        found=len(found),
        recall=_mean(article.url in found for article in wanted),
        precision=len(pairs) / len(readings) if readings else None,
        duplicates=len(pairs) - len(found),
        headline=_mean(_headline_is_right(article, reading) for article, reading in firsts),
        body_precision=precision,
        body_recall=recall,
        body_f1=2 * precision * recall / (precision + recall or 1) if precision is not None and recall is not None else None,
        lead=_mean(_normal(reading.lead) in {_normal(lead) for lead in article.leads} for article, reading in firsts),
        dates=_mean(_date_is_right(article, reading) for article, reading in firsts),
        byline=_mean(
            _names(reading.byline) == _names("; ".join(article.authors)) for article, reading in firsts if article.authors
        ),
        section=_mean(_normal(reading.section) == _normal(article.section) for article, reading in firsts if article.section),
        by_outlet=by_outlet,
        missing=tuple(article.url for article in wanted if article.url not in found),
        unexpected=tuple(unexpected),
    )


def _matched(
    by_url: dict[str, TrueArticle], readings: Iterable[Reading]
) -> tuple[list[tuple[TrueArticle, Reading]], list[str]]:
    pairs, unexpected = [], []
    for reading in readings:
        article = next((by_url[url] for url in sorted(reading.urls) if url in by_url), None)
        if article:
            pairs.append((article, reading))
        else:
            unexpected.append(min(reading.urls))
    return pairs, unexpected


def _mean(values: Iterable[float]) -> float | None:
    numbers = list(values)
    return mean(numbers) if numbers else None


def _headline_is_right(article: TrueArticle, reading: Reading) -> bool:
    return _normal(reading.headline) in {_normal(headline) for headline, _ in article.revisions}


def _date_is_right(article: TrueArticle, reading: Reading) -> bool:
    """Ask for the exact minute where a clock is printed, for the day where only a day is, for nothing where nothing is."""
    if article.date_precision == "minute":
        found = reading.published_at
        return found is not None and found.astimezone(UTC).replace(second=0, microsecond=0) == article.published_at
    return reading.published_at is None and reading.published_date == article.published_date


def _best_body(article: TrueArticle, reading: Reading) -> tuple[int, int, int]:
    texts = (reading.body, f"{reading.lead}\n\n{reading.body}")
    counts = [_body_counts(body, text) for _, body in article.revisions for text in texts]
    return max(counts, key=_agreement)


def _body_counts(true_body: str, text: str) -> tuple[int, int, int]:
    true, read = _shingles(true_body), _shingles(text)
    return (true & read).total(), (read - true).total(), (true - read).total()


def _agreement(counts: tuple[int, int, int]) -> float:
    shared, surplus, lacking = counts
    return 2 * shared / (2 * shared + surplus + lacking) if shared else 0.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(
        tuple(words[start : start + SHINGLE_WORDS]) for start in range(max(1, len(words) - SHINGLE_WORDS + 1)) if words
    )


def _normal(text: str) -> str:
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")))


def _names(byline: str) -> set[str]:
    return {_normal(name) for name in re.split(r"\s*[;,]\s*", byline)} - {""}
