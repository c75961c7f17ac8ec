"""How proposals look: on a terminal with the samples side by side, in a log or pipe as plain lines, as JSON."""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from rich.columns import Columns
from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from podshivka.onboarding import Candidate
from podshivka.showing import plain
from scraper.proposal import LIKELY, SURE, Proposal, Sample

STYLES = {"sure": "green", "likely": "yellow", "unsure": "red"}


NARROWEST = 24
"""Columns of a sample; three fit beside each other on a terminal of 80."""


def certainty(share: float) -> str:
    """Return how sure a share is, in a word.

    >>> certainty(0.97), certainty(0.7), certainty(0.4)
    ('sure', 'likely', 'unsure')
    """
    return "sure" if share >= SURE else "likely" if share >= LIKELY else "unsure"


def show(console: Console, candidate: Candidate) -> None:
    """Print a proposal: its facts, how sure each is and why, and the sample readings."""
    proposal = candidate.proposal
    if proposal is None:
        return
    console.print(f"[bold]{escape(plain(proposal.outlet.homepage))}[/]  ({candidate.requests} requests)", soft_wrap=True)
    console.print(_facts(proposal))
    samples = [one for one in proposal.samples if not one.problem] or list(proposal.samples)
    zone = proposal.outlet.timezone
    if console.is_terminal:
        width = max(console.width // max(len(samples), 1) - 1, NARROWEST)
        console.print(Columns([_panel(one, zone, width) for one in samples], padding=(0, 1)))
        return
    for one in samples:
        console.print("\n".join(f"    {line}" for line in _lines(one, zone)), markup=False, soft_wrap=True)
        console.print()


def _facts(proposal: Proposal) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
    for _ in range(2):
        table.add_column(no_wrap=True)
    for _ in range(2):
        table.add_column(overflow="fold")
    before = ""
    for one in proposal.findings:
        word = certainty(one.share)
        key = one.key if one.key != before else ""
        table.add_row(f"  {key}", f"[{STYLES[word]}]{word}[/]", escape(plain(one.value)), escape(plain(one.why)), style="")
        before = one.key
    return table


def _panel(sample: Sample, zone: str, width: int) -> Panel:
    headline, *rest = _lines(sample, zone)
    text = Text(overflow="fold").append(headline, style="bold").append("\n" + "\n".join(rest))
    return Panel(text, width=width)


def _lines(sample: Sample, zone: str) -> list[str]:
    """Return a sample as lines: the headline, the moment, who and where, how it begins, its address."""
    if sample.problem:
        return ["not read", plain(sample.problem), plain(sample.url)]
    about = "; ".join(part for part in (sample.section, sample.byline, f"{sample.words} words") if part)
    lines = [sample.headline, moment_of(sample, zone), about, sample.start, sample.url]
    return [" ".join(plain(line).split()) for line in lines]


def moment_of(sample: Sample, zone: str) -> str:
    """Return when a sample was published, in its outlet's zone, with the outlet's own wording where it differs."""
    if sample.published_at is not None:
        read = f"{sample.published_at.astimezone(ZoneInfo(zone)):%d.%m.%Y %H:%M}"
    elif sample.published_date is not None:
        read = f"{sample.published_date:%d.%m.%Y}, no time"
    else:
        return "no date is printed"
    printed = " ".join(sample.published_printed.split())
    return f"{read}  (printed: {printed})" if printed and printed != read else read


def row(candidate: Candidate) -> dict[str, Any]:
    """Return what `--json` prints of an address."""
    told: dict[str, Any] = {"url": candidate.url, "outcome": candidate.outcome, "kind": candidate.kind}
    told |= {"message": candidate.message, "requests": candidate.requests, "articles": candidate.articles}
    if candidate.proposal is not None:
        outlet = candidate.proposal.outlet
        keys = ("slug", "title", "homepage", "place", "region", "timezone", "language", "platform")
        told |= {key: getattr(outlet, key) for key in keys}
        told |= {key: list(getattr(outlet, key)) for key in ("feeds", "sitemaps", "sections")}
        told |= {"charset": candidate.proposal.charset}
        told["findings"] = [asdict(one) | {"certainty": certainty(one.share)} for one in candidate.proposal.findings]
        told["samples"] = [asdict(one) for one in candidate.proposal.samples]
    return told


def as_json(candidate: Candidate) -> str:
    """Return one line of JSON."""
    return json.dumps(row(candidate), ensure_ascii=False, default=_written)


def _written(value: object) -> str:
    assert isinstance(value, datetime | date)
    return value.isoformat()
