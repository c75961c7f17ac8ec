"""Outlets are added by address: explored side by side, written into outlets.toml, and what was fetched is kept."""

import fcntl
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from archive.addresses import fold
from archive.article import Capture, Outlet
from archive.frontier import Frontier
from archive.memory import load_memory
from archive.store import Archive
from podshivka.slugs import slug_of
from scraper.addresses import clean, is_own
from scraper.clock import now
from scraper.fetching import Fetch
from scraper.onboard import explore
from scraper.proposal import Hints, NoOutlet, Proposal
from scraper.registry import Registry, RegistryError, append, catalogue, loads
from scraper.registry_rules import check_outlet, resolve

_PASSWORD = re.compile(r"//[^/@]*@")


@dataclass(kw_only=True)
class Candidate:
    """One address that is to become an outlet. `outcome` is waiting, proposed, refused, added, declined or stopped.

    `kind` is that of a refusal: one of NoOutlet's, or error.
    """

    url: str
    outcome: str = "waiting"
    kind: str = ""
    message: str = ""
    proposal: Proposal | None = None
    captures: Sequence[tuple[Capture, str]] = field(default_factory=tuple)
    requests: int = 0
    articles: int = 0

    def refuse(self, kind: str, message: str) -> None:
        """Note why nothing is added."""
        self.outcome, self.kind, self.message = "refused", kind, message


def explore_all(folder: Path, urls: Sequence[str], hints: Hints) -> list[Candidate]:
    """Explore the sites at some addresses side by side; return what came of each, in order. Raises RegistryError."""
    registry = loads(_text_of(folder))
    found: dict[str, Candidate] = {}
    waiting: list[tuple[Candidate, tuple[str, ...]]] = []
    for typed in urls:
        candidate = Candidate(url=_PASSWORD.sub("//…@", typed))
        addresses = _addresses(typed, candidate)
        if addresses and fold(addresses[0]) in found:
            continue
        found[fold(addresses[0]) if addresses else typed] = candidate
        if addresses and not _refused_as_known(candidate, addresses[0], registry):
            waiting.append((candidate, addresses))
    if waiting:
        _ask(folder, waiting, hints, registry)
    return list(found.values())


def _addresses(typed: str, candidate: Candidate) -> tuple[str, ...]:
    """Return the addresses to try for what was typed: without a scheme, https first and http where that does not answer."""
    schemes = ("",) if "://" in typed else ("https://", "http://")
    urls = tuple(scheme + typed.strip() for scheme in schemes)
    _, mistakes = check_outlet({"slug": "new", "title": "?", "homepage": urls[0]}, 1)
    if mistakes:
        candidate.refuse("unreachable", mistakes[0].message)
        return ()
    return tuple(clean(url) for url in urls)


def _refused_as_known(candidate: Candidate, url: str, registry: Registry) -> bool:
    known = next((one for one in registry.outlets if is_own(url, one)), None)
    if known is not None:
        candidate.refuse("known", f"already in outlets.toml: {known.slug} ({known.title}), {known.homepage}")
    return known is not None


def _ask(folder: Path, waiting: Sequence[tuple[Candidate, tuple[str, ...]]], hints: Hints, registry: Registry) -> None:
    from podshivka.asking import ask_all  # brings Scrapy along

    questions = [
        (provisional(urls[0], registry), partial(_explore_first, urls, with_catalogue(hints, urls[0]))) for _, urls in waiting
    ]
    for (candidate, _), asked in zip(waiting, ask_all(folder, questions), strict=True):
        candidate.captures, candidate.requests = asked.captures, asked.requests
        if isinstance(asked.error, NoOutlet):
            candidate.refuse(asked.error.kind, str(asked.error))
        elif asked.error is not None:  # one site that we stumble over does not cost the others
            candidate.refuse("error", f"an error in Podshivka itself, please report it: {asked.error!r}")
        elif asked.answer is None:
            candidate.outcome, candidate.message = "stopped", "stopped before it was explored; nothing is written"
        elif not _refused_as_known(candidate, asked.answer.outlet.homepage, registry):
            candidate.outcome, candidate.proposal = "proposed", asked.answer


def with_catalogue(hints: Hints, url: str) -> Hints:
    """Fill in what the archivist left out and the catalogue knows of the outlet at an address.

    >>> with_catalogue(Hints(title="Труд"), "http://www.gtsmi.ru/").place, with_catalogue(Hints(), "https://gtsmi.example/").place
    ('Новотроицк', '')
    """
    known = next((one for one in catalogue() if is_own(url, one)), None)
    if known is None:
        return hints
    host = urlsplit(known.homepage).netloc.removeprefix("www.")
    facts = {"title": known.title, "place": known.place, "region": known.region, "timezone": known.timezone}
    missing = {key: value for key, value in facts.items() if value and value != host and not getattr(hints, key)}
    return replace(hints, catalogued=frozenset(missing), **missing)


async def _explore_first(urls: Sequence[str], hints: Hints, fetch: Fetch) -> Proposal:
    """Explore the first of some addresses that answers."""
    for url in urls[:-1]:
        try:
            return await explore(url, hints, fetch, now())
        except NoOutlet as refusal:
            if refusal.kind != "unreachable":
                raise
    return await explore(urls[-1], hints, fetch, now())


def provisional(url: str, registry: Registry) -> Outlet:
    """Return the outlet as which a site is asked: with the pace and user agent that the registry has for all."""
    return resolve({"slug": "new", "title": "?", "homepage": url}, registry.defaults)


def add(folder: Path, candidate: Candidate) -> Outlet:
    """Write a proposed outlet into outlets.toml, then bring what was fetched into the archive.

    The slug is made unique, the file keeps all that is in it. Raises RegistryError where the file would not be one any more,
    and OSError where the disk is full.
    """
    assert candidate.proposal is not None
    with _alone(folder):
        text = _text_of(folder)
        registry = loads(text)
        if _refused_as_known(candidate, candidate.proposal.outlet.homepage, registry):
            raise NoOutlet(candidate.kind, candidate.message)
        outlet = _named(candidate.proposal.outlet, registry)
        longer = append(text, [outlet], registry.defaults, candidate.proposal.notes)
        written = next(one for one in loads(longer).outlets if one.slug == outlet.slug)
        _replace_file(folder / "outlets.toml", longer)
    candidate.outcome = "added"
    candidate.proposal = replace(candidate.proposal, outlet=written)
    candidate.articles = hand_over(folder, written, candidate.captures)
    return written


def _named(proposed: Outlet, registry: Registry) -> Outlet:
    taken = [one.slug for one in registry.outlets]
    if proposed.slug != "new":
        if proposed.slug in taken:
            raise RegistryError(f"--slug {proposed.slug!r} is taken by another outlet; choose another")
        slug = proposed.slug
    else:
        slug = slug_of(proposed.homepage, proposed.title, taken)
    return resolve({"slug": slug, **_stated(proposed)}, registry.defaults)


def _stated(outlet: Outlet) -> dict[str, object]:
    keys = ("title", "homepage", "place", "region", "timezone", "language", "platform", "feeds", "sitemaps", "sections")
    return {key: getattr(outlet, key) for key in keys}


def hand_over(folder: Path, outlet: Outlet, captures: Sequence[tuple[Capture, str]]) -> int:
    """Keep what exploring fetched, and enter it as a crawl would have; return how many articles were saved."""
    from podshivka.taking import take

    with Archive.open(folder) as archive:
        archive.sync_outlets(loads(_text_of(folder)).outlets)
        frontier = Frontier(folder / "state")
        try:
            return take(archive, frontier, outlet, captures, None, load_memory(folder, outlet.slug))
        finally:
            frontier.close()


def _text_of(folder: Path) -> str:
    """Return outlets.toml with its line ends as they are. Raises RegistryError."""
    path = folder / "outlets.toml"
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RegistryError(f"{path}: not UTF-8; save the file in the encoding UTF-8") from None


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time add to outlets.toml. An editor that has it open is not kept from saving."""
    (folder / "state").mkdir(exist_ok=True)
    with (folder / "state" / "outlets.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _replace_file(path: Path, text: str) -> None:
    """Write a file whole or not at all: another process sees the old one or the new one."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".outlets-", suffix=".toml")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, path.stat().st_mode & 0o777)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
