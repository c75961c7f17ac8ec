"""What exploration heard becomes a proposal: each fact with how sure it is and why, and notes for outlets.toml. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Outlet
from scraper.home_page import HomePage
from scraper.listings_chosen import Heard, Sections
from scraper.platforms import AUTO
from scraper.proposal import LIKELY, SURE, UNSURE, Finding, Hints, Proposal, Sample


@dataclass(frozen=True, kw_only=True)
class Explored:
    """All that was heard of one site."""

    outlet: Outlet
    page: HomePage
    home: Heard
    feeds: Sequence[Heard]
    sitemaps: Sequence[Heard]
    sections: Sections
    main: Heard | None
    zone: Finding
    samples: Sequence[Sample]


def propose(hints: Hints, explored: Explored, now: datetime) -> Proposal:
    """Return the proposal. What the archivist said is not overruled."""
    title = _title(hints, explored)
    zone = explored.zone
    if hints.timezone:
        zone = Finding(key="timezone", value=hints.timezone, share=1.0, why=hints.why("timezone"))
    outlet = replace(
        explored.outlet,
        title=title.value,
        timezone=zone.value,
        language=explored.page.language or "ru",
        feeds=tuple(one.url for one in explored.feeds),
        sitemaps=tuple(one.url for one in explored.sitemaps),
        sections=explored.sections.urls,
    )
    findings = (title, zone, *_of_page(explored), *_of_listings(explored), _of_samples(explored.samples))
    return Proposal(
        outlet=outlet,
        charset=explored.page.charset,
        findings=findings,
        samples=tuple(explored.samples),
        notes=_notes(findings, now),
    )


def _title(hints: Hints, explored: Explored) -> Finding:
    if hints.title:
        return Finding(key="title", value=hints.title, share=1.0, why=hints.why("title"))
    host = urlsplit(explored.outlet.homepage).netloc.removeprefix("www.")
    if explored.page.title and explored.page.title != host:
        return Finding(key="title", value=explored.page.title, share=LIKELY, why="the home page prints it")
    return Finding(key="title", value=host, share=UNSURE, why="the home page prints no name; this is its host")


def _of_page(explored: Explored) -> Iterator[Finding]:
    platform, page = explored.outlet.platform, explored.page
    if platform == AUTO:
        yield Finding(key="platform", value=platform, share=UNSURE, why="none that is known; pages are read by general rules")
    else:
        yield Finding(key="platform", value=platform, share=SURE, why="its marks are in the home page")
    yield Finding(key="language", value=page.language, share=SURE, why="the home page is written in it")
    yield Finding(key="charset", value=page.charset, share=SURE, why="the bytes of the home page; nothing to set")


def _of_listings(explored: Explored) -> Iterator[Finding]:
    for feed in explored.feeds:
        part = "all that is new" if feed.is_whole else "a part of what is new"
        why = f"{len(feed.entries)} articles, of {part}"
        yield Finding(key="feeds", value=feed.url, share=SURE if feed.is_whole else LIKELY, why=why)
    for sitemap in explored.sitemaps:
        part = "the back issues" if sitemap.is_whole else "a part of the articles"
        count = sum(1 for _ in sitemap.entries)
        yield Finding(
            key="sitemaps", value=sitemap.url, share=SURE if sitemap.is_whole else LIKELY, why=f"{part}; {count} addresses read"
        )
    share = SURE if explored.sections.is_whole else LIKELY
    for url in explored.sections.urls:
        why = explored.sections.why
        if explored.main is not None and fold(url) == fold(explored.main.url):
            why = f"{why}; {len(explored.main.entries)} articles on its first page"
        yield Finding(key="sections", value=url, share=share, why=why)


def _of_samples(samples: Sequence[Sample]) -> Finding:
    read = sum(not one.problem for one in samples)
    share = read / max(len(samples), 1)
    return Finding(key="samples", value=f"{read} of {len(samples)}", share=share, why="pages tried that read as articles")


def _notes(findings: Sequence[Finding], now: datetime) -> dict[str, str]:
    """Return the comments for outlets.toml: who wrote this, and why the less sure facts are as they are."""
    notes = {"": f"Added {now:%Y-%m-%d} by `podshivka outlets add`."}
    for one in findings:
        if one.key in ("timezone", "sections", "feeds", "sitemaps") and one.why != "you said so":
            doubt = "" if one.share >= LIKELY else "please check: "
            notes.setdefault(one.key, f"{doubt}{one.why}")
    return notes
