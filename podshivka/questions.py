"""What a person is asked before an outlet is written: its name and zone where they are unsure, and whether it is right."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from scraper.proposal import LIKELY, Finding, Proposal
from scraper.registry_rules import check_outlet

if TYPE_CHECKING:
    from podshivka.onboarding import Candidate

ASKED = {"title": "Its name", "timezone": "Its time zone"}


def agreed(candidate: "Candidate") -> bool:
    """Ask; tell whether the person wants the outlet. The answers are in the candidate's proposal."""
    assert candidate.proposal is not None
    for key, words in ASKED.items():
        finding = candidate.proposal.finding(key)
        if finding is not None and finding.share < (LIKELY if key == "timezone" else 0.9):
            said = f"{words} ({finding.why})"
            answer = click.prompt(said, default=finding.value, value_proc=partial(_valid, key))
            candidate.proposal = _answered(candidate.proposal, key, answer)
    return click.confirm("Write it into outlets.toml?", default=True)


def _valid(key: str, text: str) -> str:
    """Return what outlets.toml takes; click asks again otherwise."""
    stated: dict[str, Any] = {"slug": "new", "title": "?", "homepage": "https://example.org/"}
    values, mistakes = check_outlet({**stated, key: text}, 1)
    if mistakes:
        raise click.UsageError(mistakes[0].message)
    return str(values[key])


def _answered(proposal: Proposal, key: str, answer: str) -> Proposal:
    """Put a person's word in the place of what was found."""
    notes = {name: note for name, note in proposal.notes.items() if name != key}
    said = Finding(key=key, value=answer, share=1.0, why="you said so")
    findings = tuple(said if one.key == key else one for one in proposal.findings)
    changed: dict[str, Any] = {key: answer}
    return replace(proposal, outlet=replace(proposal.outlet, **changed), findings=findings, notes=notes)
