"""Saved pages are read from files, without archive or network: for trying a reader out, and for measuring it."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from archive.article import Article, Capture, Outlet, Problem
from archive.memory import Memory
from scraper.clock import now
from scraper.reading import read
from scraper.reading.learning import learn

GZIP = b"\x1f\x8b"


def read_files(
    paths: Sequence[Path],
    *,
    url: str = "",
    timezone: str = "Europe/Moscow",
    captured_at: datetime | None = None,
    together: bool = False,
) -> Iterator[dict[str, Any]]:
    """Read files as pages of one outlet and yield a row for each, as `podshivka read --json` prints it.

    `captured_at` without a zone is the outlet's time; without it, relative dates are read against this moment.
    `together` learns the template from all files first. Gzipped files are unpacked.
    """
    moment = captured_at or now()
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(timezone))
    parts = urlsplit(url)
    homepage = f"{parts.scheme}://{parts.netloc}/" if parts.netloc else ""
    outlet = Outlet(slug="files", title="", homepage=homepage, timezone=timezone)
    captures = [_capture(path, url, moment) for path in paths]
    memory = learn(captures, outlet) if together else None
    for path, capture in zip(paths, captures, strict=True):
        yield _row(_stem(path), capture, outlet, memory)


def _capture(path: Path, url: str, moment: datetime) -> Capture:
    content = path.read_bytes()
    kind = "application/json" if _stem(path, full=True).endswith(".json") else "text/html"
    digest = hashlib.sha256(content).hexdigest()[:16]
    packed = (("Content-Encoding", "gzip"),) if content.startswith(GZIP) else ()
    headers = (("Content-Type", kind), *packed)
    return Capture(id=f"file:{digest}", url=url, captured_at=moment, status=200, headers=headers, body=content)


def _stem(path: Path, *, full: bool = False) -> str:
    """Return the name of a file without .gz, and without its own suffix: 13.html.gz is 13."""
    name = path.name.removesuffix(".gz")
    return name if full else Path(name).stem


def _row(stem: str, capture: Capture, outlet: Outlet, memory: Memory | None) -> dict[str, Any]:
    result = read(capture, outlet, memory)
    if isinstance(result, Article):
        return {"id": stem, **_fields(result), "problems": []}
    reason = result.message if isinstance(result, Problem) else f"not an article: {result.reason}"
    return {"id": stem, "problems": [reason]}


def _fields(article: Article) -> dict[str, Any]:
    at, day, changed = article.published_at, article.published_date, article.modified_at
    return {
        "url": article.url,
        "headline": article.headline,
        "lead": article.lead,
        "body": article.body,
        "byline": article.byline,
        "authors": [{"name": author.name, "role": author.role} for author in article.authors],
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "published_at": _iso(at),
        "published_date": day.isoformat() if day else None,
        "published_printed": article.published_printed,
        "date_precision": article.date_precision,
        "modified_at": _iso(changed),
        "image_url": article.image_url,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None


def show_files(
    paths: Sequence[Path], *, url: str, timezone: str, captured_at: datetime | None, together: bool, as_json: bool
) -> bool:
    """Print what is read of each file; return whether every one was read."""
    is_complete = True
    for row in read_files(paths, url=url, timezone=timezone, captured_at=captured_at, together=together):
        is_complete = is_complete and not row["problems"]
        click.echo(json.dumps(row, ensure_ascii=False) if as_json else _sheet(row))
    return is_complete


def _sheet(row: dict[str, Any]) -> str:
    """Return a reading as a person wants to see it: the fields, a blank line, the text."""
    if row["problems"]:
        return f"{row['id']}: {'; '.join(row['problems'])}\n"
    names = ("headline", "lead", "byline", "published_printed", "published_at", "published_date", "section", "tags")
    shown = {name: ", ".join(row[name]) if isinstance(row[name], list) else row[name] for name in names}
    lines = [f"{name:18} {value}" for name, value in shown.items() if value]
    return "\n".join([f"== {row['id']}", *lines, "", row["body"], ""])
