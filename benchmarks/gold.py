"""Sets of pages with what a person found in them: the formats that benchmarks/reading.py takes."""

import gzip
import json
import re
import sys
import unicodedata
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+")


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


def normal(text: str | None) -> str:
    """Fold a headline or a name for comparison."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text or "").casefold().replace("ё", "е")))


def names(byline: str | list[str] | None) -> frozenset[str]:
    """Return the folded names of a byline."""
    parts = byline if isinstance(byline, list) else re.split(r"\s*[;,|]\s*|\s+(?:and|и)\s+", byline or "")
    bare = (re.sub(r"^(?:by|автор)\b[:\s]*", "", str(one).strip(), flags=re.I) for one in parts)
    return frozenset(normal(one) for one in bare) - {""}
