"""How well a reading agrees with gold: shingles of the body, headline, day and byline, as benchmarks/reading.py explains."""

from collections import Counter
from collections.abc import Iterable
from statistics import mean
from typing import Any

from gold import WORD, Page, names, normal


def score(pages: Iterable[Page], readings: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return precision, recall and F1 of bodies, the share read word for word, and the hits among headline, day and byline."""
    precision, recall, exact = [], [], []
    hits: dict[str, list[bool]] = {"headline": [], "day": [], "byline": []}
    for page in pages:
        found = readings.get(page.id, {})
        body = found.get("body") or ""
        counts, text = max(
            ((_counts(page.body, text), text) for text in (body, f"{found.get('lead') or ''}\n{body}")),
            key=lambda one: _agreement(*one[0]),
        )
        both, foreign, missing = counts
        precision += [both / (both + foreign)] if both + foreign else []
        recall += [both / (both + missing)] if both + missing else []
        exact.append(WORD.findall(page.body) == WORD.findall(text))
        if page.headlines:
            hits["headline"].append(normal(found.get("headline")) in {normal(one) for one in page.headlines})
        if page.published:
            hits["day"].append(str(found.get("published") or "")[:10] == page.published)
        if page.authors:
            hits["byline"].append(names(found.get("byline")) == page.authors)
    p, r = mean(precision or [0]), mean(recall or [0])
    told = {name: f"{sum(found)}/{len(found)}" for name, found in hits.items() if found}
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0, "exact": mean(exact), **told}


def _counts(gold: str, found: str) -> tuple[int, int, int]:
    a, b = _shingles(gold), _shingles(found)
    return (a & b).total(), (b - a).total(), (a - b).total()


def _shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)) if words)


def _agreement(both: int, foreign: int, missing: int) -> float:
    return 2 * both / (2 * both + foreign + missing) if both else 0.0
