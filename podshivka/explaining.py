"""Why an address is an article of the archive, or is not: what address, page, queue and archive say of it. Works offline."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from archive.article import CaptureError, Outlet
from archive.looking_up import (
    Answer,
    ArticleRow,
    QueueRow,
    Trouble,
    article_row,
    last_answer,
    last_trouble,
    queue_row,
)
from archive.memory import Memory, load_memory
from archive.store import Archive
from podshivka.registry_at_hand import registry_of
from scraper.addresses import clean, is_own
from scraper.article_addresses import learned_of
from scraper.collecting import entry_from_text
from scraper.copies import original_of
from scraper.judging import UNSURE, Verdict, judge, judge_address
from scraper.shapes import written

LISTINGS = {"feed": "service", "sitemap": "service", "section": "listing", "archive": "listing"}
"""Kinds of addresses in the queue that are listings, and what that makes them."""

STATES = {
    "due": "waits to be asked for",
    "done": "was read",
    "redirected": "redirects",
    "refused": "was refused",
    "gone": "is not there any more",
    "not_article": "was read, and is no article",
    "unread": "was kept, and could not be read as an article",
    "given_up": "was given up",
    "spared": "needs not be asked for",
}
TRAPS = ("pagen_", "showall_")
"""Bitrix's keys that change nothing about an article."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """What is known of one address. `outlet` is None where no outlet of the registry has its host.

    `shape` is the form of the address, `learned` on how many pages of that form an article was found and on how many not.
    """

    url: str
    verdict: Verdict
    outlet: Outlet | None = None
    shape: str = ""
    learned: tuple[int, int] = (0, 0)
    queue: QueueRow | None = None
    article: ArticleRow | None = None
    answer: Answer | None = None
    trouble: Trouble | None = None

    def lines(self) -> list[str]:
        """Return it in plain words, a line for each source."""
        found = [self.url, *_said(f"  {_verdict_words(self.verdict)}", self.verdict.reasons)]
        if self.outlet:
            found.append(f"  outlet: {self.outlet.title} ({self.outlet.slug})")
            found.append(f"  address: {self.shape}{_learned_words(self.learned)}")
            found.append(f"  queue: {_queue_words(self.queue)}")
            found.append(f"  archive: {_article_words(self.article)}")
        if self.answer:
            found.append(
                f"  last answer kept: {self.answer.status}, {_minute(self.answer.captured_at)}, as a {self.answer.kind}"
            )
        if self.trouble:
            found.append(f"  problem of {_minute(self.trouble.at)}: {self.trouble.stage}: {self.trouble.message}")
        return found


def explain(folder: Path, url: str) -> Explanation:
    """Return what an archive folder knows of an address, and what to think of it.

    What is in the archive counts most, then what the address answered last, then the queue, and the address alone at last.
    Asks nobody: what was never fetched is judged by its address. Raises MemoryFileError and RegistryError where the outlet's
    memory or outlets.toml are broken.
    """
    address = clean(url)
    outlet = next((one for one in registry_of(folder) if address and is_own(address, one)), None)
    if outlet is None:
        reason = "no outlet of outlets.toml has this host" if address else "no address that a crawl can ask for"
        return Explanation(url=url, verdict=Verdict(kind=UNSURE, is_article=None, share=0.5, reasons=(reason,)))
    memory = load_memory(folder, outlet.slug)
    known = Explanation(
        url=address,
        verdict=judge_address(address, outlet, memory),
        outlet=outlet,
        shape=written(address),
        learned=learned_of(address, memory),
        queue=queue_row(folder, address),
        article=article_row(folder, address) or _article_of_original(folder, address, outlet),
        answer=last_answer(folder, address),
        trouble=last_trouble(folder, address),
    )
    return replace(known, verdict=_verdict(folder, known, outlet, memory))


def _article_of_original(folder: Path, url: str, outlet: Outlet) -> ArticleRow | None:
    """Return the article that an address shows itself to be a copy of."""
    copy = original_of(url, outlet)
    kind, original = copy or ("alias", _without_traps(url))
    found = article_row(folder, original) if original != url else None
    return replace(found, kind=kind) if found else None


def _without_traps(url: str) -> str:
    parts = urlsplit(url)
    pairs = [pair for pair in parts.query.split("&") if not pair.lower().startswith(TRAPS)]
    return parts._replace(query="&".join(pairs)).geturl()


def _verdict(folder: Path, known: Explanation, outlet: Outlet, memory: Memory | None) -> Verdict:
    """Return what the best witness says: archive, answer, queue, address."""
    if known.article:
        named = f"the archive has it: {known.article.headline[:80]!r}, article {known.article.id}"
        form = "" if known.article.kind == "canonical" else f"this address is its {known.article.kind} form"
        return Verdict(kind="article", is_article=True, share=1.0, reasons=tuple(filter(None, (named, form))))
    if known.queue and known.queue.kind in LISTINGS:
        reason = f"the crawl visits it as a {known.queue.kind}"
        return Verdict(kind=LISTINGS[known.queue.kind], is_article=False, share=0.0, reasons=(reason,))
    if known.queue and known.queue.state in ("gone", "redirected"):
        reason = known.queue.reason or f"it redirects to {known.queue.target}"
        return Verdict(kind="soft404", is_article=False, share=0.0, reasons=(reason,))
    if known.answer and known.answer.kind == "page" and 200 <= known.answer.status < 300:
        return _judged(folder, known, outlet, memory) or known.verdict
    return known.verdict


def _judged(folder: Path, known: Explanation, outlet: Outlet, memory: Memory | None) -> Verdict | None:
    """Return what the last page kept is, None where its file is not to be had."""
    assert known.answer
    with Archive.open(folder) as archive:
        try:
            capture = archive.capture(known.answer.capture)
        except CaptureError:
            return None
    return judge(capture, outlet, memory, entry_from_text(known.queue.entry) if known.queue else None)


def _verdict_words(verdict: Verdict) -> str:
    is_article = {True: "an article", False: "no article", None: "perhaps an article"}[verdict.is_article]
    kind = "" if verdict.kind in ("article", UNSURE) else f" ({verdict.kind})"
    return f"{is_article}{kind}, {verdict.share:.0%} sure it is one" if verdict.is_article is None else f"{is_article}{kind}"


def _said(first: str, reasons: tuple[str, ...]) -> list[str]:
    return [f"{first}: {reasons[0]}" if reasons else first, *(f"    {reason}" for reason in reasons[1:])]


def _learned_words(learned: tuple[int, int]) -> str:
    articles, others = learned
    return f"; of pages with such addresses {articles} were articles, {others} were not" if articles or others else ""


def _queue_words(row: QueueRow | None) -> str:
    if row is None:
        return "not in it: no listing has named this address yet"
    said = [f"{STATES.get(row.state, row.state)} (a {row.kind}, found by {row.via} on {_minute(row.found_at)})"]
    said += [f"asked last {_minute(row.fetched_at)}, answered {row.status}"] if row.fetched_at and row.status else []
    said += [row.reason] if row.reason else []
    said += [f"leads to {row.target}"] if row.target else []
    said += [f"named by {row.source}"] if row.source else []
    return "; ".join(said)


def _article_words(article: ArticleRow | None) -> str:
    if article is None:
        return "no article has this address"
    published = f", {_minute(article.published)}" if article.published else ""
    return f"article {article.id}: {article.headline}{published} ({article.kind}; {article.url})"


def _minute(moment: str) -> str:
    return moment[:16].replace("T", " ")
