#!/usr/bin/env python3
"""Measure readers on the same pages in one run: how much of the article they find, what they take besides, and at what cost.

    python benchmarks/reading.py FOLDER [FOLDER ...] [--tool NAME ...] [--passes N] [--json]

FOLDER is one of
  - a clone of github.com/scrapinghub/article-extraction-benchmark: ground-truth.json and html/ID.html.gz;
  - the dataset/ of github.com/dobbersc/fundus-evaluation: ground_truth.json and html/NAME.html.gz;
  - pages of your own: pages/ID.html (or .html.gz), and gold.json as {"ID": {...}} or gold/ID.json, each with some of
    body (text, or a list of paragraphs), headline, headline_alternatives, published, byline, url, site, timezone, captured_at.

Peers are measured where they are installed: pip install '.[bench]'. Every tool runs in a process of its own, gets the bytes of
a page and its address, and is timed by CPU seconds of reading alone, the fastest of the passes for each page. They take turns,
pass by pass: a machine that slows down for a while slows them all.

Body: shingles of 4 words, precision and recall averaged over pages, F1 of the averages, as in article-extraction-benchmark.
Where the lead stands apart from the body, the better of body and lead + body counts; paragraphs in [ ] are optional, and are
taken as text. Headline: equal after NFKC, lower case, ё as е, without punctuation. Day and set of names in the byline: equal.
"""

import argparse
import contextlib
import gzip
import json
import re
import resource
import subprocess
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import mean
from typing import Any

WORD = re.compile(r"\w+")
WARM_UP = 3
"""Pages read before the clock runs: imports on first use and compiled patterns are nobody's reading."""


@dataclass(frozen=True)
class Page:
    """A page with what a person found in it; what the set does not say is empty."""

    id: str
    content: bytes = field(repr=False)
    url: str = ""
    site: str = ""
    timezone: str = "Europe/Moscow"
    captured_at: str = ""
    body: str = ""
    headlines: tuple[str, ...] = ()
    published: str = ""
    authors: frozenset[str] = frozenset()


# --- the sets ---


def load(folder: Path) -> list[Page]:
    """Read a folder of pages with gold. Exits with a line that says what is missing."""
    for truth, pages in (
        ("ground-truth.json", "html"),
        ("ground_truth.json", "html"),
        ("gold.json", "pages"),
        ("gold", "pages"),
    ):
        if (folder / truth).exists() and (folder / pages).is_dir():
            files = {_id_of(path.name): path for path in sorted((folder / pages).iterdir())}
            found = [_page(id, files[id], row) for id, row in _rows(folder / truth).items() if id in files]
            if found:
                return found
    sys.exit(f"{folder}: no pages with gold; it needs html/ and ground-truth.json, or pages/ and gold.json (see --help)")


def _rows(path: Path) -> dict[str, dict[str, Any]]:
    if path.is_dir():
        return {_id_of(one.name): json.loads(one.read_text("utf-8")) for one in sorted(path.glob("*.json"))}
    return {_id_of(key): row for key, row in json.loads(path.read_text("utf-8")).items()}


def _id_of(name: str) -> str:
    return re.sub(r"\.(?:html?|json)$", "", name.removesuffix(".gz"))


def _page(id: str, path: Path, row: dict[str, Any]) -> Page:
    content = path.read_bytes()
    said = partial(_first, row)
    body = said("articleBody", "body", "paragraphs", "reference")
    text = "\n\n".join(body) if isinstance(body, list) else body
    byline = said("byline", "authors", "author")
    return Page(
        id=id,
        content=gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content,
        url=said("url"),
        site=said("site") or re.sub(r"_\d+$", "", id),
        timezone=said("timezone", "timezone_of_outlet") or "Europe/Moscow",
        captured_at=str(said("captured_at", "crawl_date")),
        body=re.sub(r"<[^>]+>", "", text) if "reference" in row else text,
        headlines=tuple(one for one in (said("headline", "title"), *(row.get("headline_alternatives") or ())) if one),
        published=str(said("published", "published_iso", "date"))[:10],
        authors=names(byline),
    )


def _first(row: dict[str, Any], *keys: str) -> Any:
    return next((row[key] for key in keys if row.get(key)), "")


# --- the tools: each returns a reader of one page, as a dict of headline, lead, body, published, byline ---

Reader = Callable[[Page], dict[str, Any]]


def _podshivka(pages: list[Page], *, memory: bool = False) -> Reader:
    from archive.article import Article, Capture, Outlet
    from archive.memory import Memory
    from scraper.reading import read
    from scraper.reading.learning import learn

    def capture(page: Page) -> Capture:
        moment = datetime.fromisoformat(page.captured_at).astimezone() if page.captured_at else datetime.now(UTC)
        headers = (("Content-Type", "text/html"),)
        return Capture(id=page.id, url=page.url, captured_at=moment, status=200, headers=headers, body=page.content)

    def outlet(page: Page) -> Outlet:
        home = "/".join(page.url.split("/")[:3])
        return Outlet(slug="bench", title="", homepage=f"{home}/" if home else "", timezone=page.timezone)

    memories: dict[str, Memory] = {}
    if memory:
        sites = defaultdict(list)
        for page in pages:
            sites[page.site].append(page)
        memories = {site: learn([capture(one) for one in own], outlet(own[0])) for site, own in sites.items()}

    def run(page: Page) -> dict[str, Any]:
        found = read(capture(page), outlet(page), memories.get(page.site))
        if not isinstance(found, Article):
            return {}
        day = found.published_date.isoformat() if found.published_date else ""
        texts = {"headline": found.headline, "lead": found.lead, "body": found.body, "byline": found.byline}
        return {**texts, "published": day, "by_rules": found.by_rules}

    return run


def _trafilatura(_: list[Page]) -> Reader:
    from trafilatura import bare_extraction

    def run(page: Page) -> dict[str, Any]:
        found = bare_extraction(page.content, url=page.url or None, with_metadata=True, include_comments=False)
        if found is None:
            return {}
        return {"headline": found.title, "body": found.text, "published": found.date, "byline": found.author}

    return run


def _newspaper4k(_: list[Page]) -> Reader:
    from newspaper import Article as Newspaper

    def run(page: Page) -> dict[str, Any]:
        found = Newspaper(page.url or "https://example.org/", fetch_images=False)
        found.download(input_html=_text(page))
        found.parse()
        moment = str(found.publish_date or "")
        return {"headline": found.title, "body": found.text, "published": moment, "byline": "; ".join(found.authors)}

    return run


def _readability(_: list[Page]) -> Reader:
    from lxml.html import fromstring
    from readability import Document

    def run(page: Page) -> dict[str, Any]:
        found = Document(_text(page))
        return {"headline": found.short_title(), "body": " ".join(fromstring(found.summary()).itertext())}

    return run


def _resiliparse(_: list[Page]) -> Reader:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    def run(page: Page) -> dict[str, Any]:
        tree = HTMLTree.parse(_text(page))
        return {"headline": tree.title, "body": extract_plain_text(tree, main_content=True)}

    return run


TOOLS: dict[str, tuple[str, Callable[[list[Page]], Reader]]] = {
    "podshivka": ("scraper", _podshivka),
    "podshivka+memory": ("scraper", partial(_podshivka, memory=True)),
    "trafilatura": ("trafilatura", _trafilatura),
    "newspaper4k": ("newspaper", _newspaper4k),
    "readability": ("readability", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
}
"""By name: the module that must be installed, and what makes the reader."""


def _text(page: Page) -> str:
    """Decode a page for the tools that take no bytes, by the charset that the page itself names."""
    named = re.search(rb"charset\s*=\s*[\"']?\s*([\w-]+)", page.content[:4096])
    for charset in (named[1].decode() if named else "utf-8", "utf-8", "windows-1251"):
        with contextlib.suppress(LookupError, UnicodeDecodeError):
            return page.content.decode(charset)
    return page.content.decode("utf-8", "replace")


def work(tool: str, folder: Path) -> None:
    """Serve one tool: for each line on stdin read all pages once, and answer with the CPU seconds of each.

    The last line is an object: the readings by page, the peak memory in MB, and what it failed on.
    """
    pages = load(folder)
    reader = TOOLS[tool][1](pages)
    found: dict[str, dict[str, Any]] = {}
    failures: dict[str, str] = {}
    for page in pages[:WARM_UP]:
        with contextlib.suppress(Exception):
            reader(page)
    for _ in sys.stdin:
        spent = []
        for page in pages:
            started = time.process_time()
            try:
                found[page.id] = reader(page)
            except Exception as error:  # a peer's failure on a page is a result of the measurement
                found[page.id], failures[page.id] = {}, f"{type(error).__name__}: {error}"
            spent.append(time.process_time() - started)
        print(json.dumps(spent), flush=True)
    print(json.dumps({"readings": found, "peak_mb": _peak(), "failures": failures}))


def _peak() -> float:
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / 1024**2 if sys.platform == "darwin" else size / 1024


# --- the score ---


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


def normal(text: str | None) -> str:
    """Fold a headline or a name for comparison."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text or "").casefold().replace("ё", "е")))


def names(byline: str | list[str] | None) -> frozenset[str]:
    """Return the folded names of a byline."""
    parts = byline if isinstance(byline, list) else re.split(r"\s*[;,|]\s*|\s+(?:and|и)\s+", byline or "")
    bare = (re.sub(r"^(?:by|автор)\b[:\s]*", "", str(one).strip(), flags=re.I) for one in parts)
    return frozenset(normal(one) for one in bare) - {""}


# --- the command ---


class Worker:
    """A tool in a process of its own, that reads all pages when told to. `fastest` are the least CPU seconds of each page."""

    def __init__(self, tool: str, folder: Path) -> None:
        self.tool = tool
        self.fastest: list[float] = []
        command = [sys.executable, __file__, str(folder), "--worker", tool]
        self.process = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def read_all(self) -> bool:
        """Have every page read once; False where the tool has ended before its time."""
        assert self.process.stdin is not None and self.process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            print(file=self.process.stdin, flush=True)
        answer = self.process.stdout.readline()
        if answer:
            spent = json.loads(answer)
            self.fastest = list(map(min, spent, self.fastest or spent))
        return bool(answer)

    def result(self) -> dict[str, Any] | None:
        """End the process and return what it found; None, and its last words, where it failed."""
        output, errors = self.process.communicate()
        if self.process.returncode:
            print(f"{self.tool}: failed: {errors.strip().splitlines()[-1:]}", file=sys.stderr)
            return None
        found: dict[str, Any] = json.loads(output.splitlines()[-1])
        return found


def measure(folder: Path, tools: Iterable[str], passes: int) -> list[dict[str, Any]]:
    """Measure the tools on one folder; CPU as pages per second relative to trafilatura's.

    The tools take turns, pass by pass: a machine that slows down for a while slows them all.
    """
    pages = load(folder)
    workers = [Worker(tool, folder) for tool in tools]
    running = list(workers)
    for _ in range(passes):
        running = [worker for worker in running if worker.read_all()]
    rows = []
    peer = next((worker.fastest for worker in workers if worker.tool == "trafilatura"), [])
    for worker in workers:
        result = worker.result()
        if result is None:
            continue
        for id, error in result["failures"].items():
            print(f"{worker.tool}: {id}: {error}", file=sys.stderr)
        figures = score(pages, result["readings"])
        cpu = sum(worker.fastest)
        named = {"set": folder.name, "pages": len(pages), "tool": worker.tool}
        rows.append(
            {**named, **figures, "cpu": cpu, "peak_mb": result["peak_mb"], "times_as_fast": _ratio(peer, worker.fastest)}
        )
        ruled = [at for at, page in enumerate(pages) if result["readings"][page.id].get("by_rules")]
        if ruled:
            there = [peer[at] for at in ruled] if peer else []
            ratio = _ratio(there, [worker.fastest[at] for at in ruled])
            rows[-1] |= {"by_rules": len(ruled), "times_as_fast_by_rules": ratio}
    return rows


def _ratio(peer: Sequence[float], own: Sequence[float]) -> float | None:
    """Return how many times as many pages a second were read in `own` seconds as in the peer's; None without a peer."""
    return sum(peer) / sum(own) if peer and sum(own) else None


def show(rows: list[dict[str, Any]]) -> None:
    """Print the figures as a table."""
    head = ("tool", "P", "R", "F1", "exact", "headline", "day", "byline", "ms/page", "×trafilatura", "peak MB")
    print(f"\n{rows[0]['set']}: {rows[0]['pages']} pages" if rows else "nothing was measured")
    lines = [head]
    for row in rows:
        shares = [f"{row[name]:.3f}" for name in ("precision", "recall", "f1", "exact")]
        told = [row.get(name, "–") for name in ("headline", "day", "byline")]
        ratio = f"{row['times_as_fast']:.1f}" if row["times_as_fast"] else "–"
        lines.append((row["tool"], *shares, *told, f"{1000 * row['cpu'] / row['pages']:.1f}", ratio, f"{row['peak_mb']:.0f}"))
    widths = [max(len(line[at]) for line in lines) for at in range(len(head))]
    for line in lines:
        print(
            "  ".join(
                cell.ljust(width) if at == 0 else cell.rjust(width)
                for at, (cell, width) in enumerate(zip(line, widths, strict=True))
            )
        )
    for row in rows:
        if "by_rules" in row:
            ratio = row["times_as_fast_by_rules"]
            than = f", {ratio:.1f} times as fast as trafilatura reads these" if ratio else ""
            print(f"{row['tool']}: {row['by_rules']} pages by learned rules{than}")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--tool", action="append", choices=TOOLS, help="only this tool (may be repeated)")
    parser.add_argument("--passes", type=int, default=3, help="how often each page is read (default 3)")
    parser.add_argument("--json", action="store_true", help="one JSON object for each set and tool")
    parser.add_argument("--worker", choices=TOOLS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        work(options.worker, options.folders[0])
        return
    wanted = options.tool or list(TOOLS)
    tools = [name for name in wanted if find_spec(TOOLS[name][0])]
    for name in wanted:
        if name not in tools:
            print(f"{name} is not installed: pip install '.[bench]'", file=sys.stderr)
    for folder in options.folders:
        rows = measure(folder, tools, options.passes)
        for row in rows if options.json else ():
            print(json.dumps(row, ensure_ascii=False))
        if not options.json:
            show(rows)


if __name__ == "__main__":
    main()
