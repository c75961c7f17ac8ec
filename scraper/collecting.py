"""From the capture of a feed, sitemap or section page to addresses for the frontier. Pure."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

from archive.article import Capture, Outlet
from archive.due import Found
from scraper.addresses import in_scheme_of, is_own
from scraper.copies import original_of
from scraper.discover import Entry, Nested, read_feed, read_section, read_sitemap, surely_not_article
from scraper.reading.dates import read_moment


def read_listing(kind: str, capture: Capture, outlet: Outlet) -> Iterator[Entry | Nested]:
    """Read a listing of that kind (feed, section or sitemap). Raises ListingError or CaptureError."""
    content = capture.content()
    if kind == "feed":
        return iter(read_feed(content, capture.url, capture.content_type).entries)
    if kind in ("section", "archive"):
        return iter(read_section(content, capture.url, outlet, capture.content_type).entries)
    return read_sitemap(content, capture.url)


def pages(batch: list[Entry | Nested], kind: str, capture: Capture, outlet: Outlet) -> list[Found]:
    """Return the addresses of a listing that are the outlet's own and may be articles.

    Print and AMP copies are left out: the articles they copy are listed too. Only a feed that lists copies means them.
    """
    wanted = (one for one in batch if isinstance(one, Entry) and is_wanted(one, outlet))
    found = (found_by(one, kind, capture, outlet) for one in wanted if kind == "feed" or not _is_copy(one, outlet))
    return [replace(one, url=in_scheme_of(outlet.homepage, one.url)) for one in found]


def is_wanted(entry: Entry, outlet: Outlet) -> bool:
    """Tell whether an address is worth a request. In doubt it is: reading decides what is an article."""
    return bool(entry.url) and is_own(entry.url, outlet) and not surely_not_article(entry.url, outlet)


def _is_copy(entry: Entry, outlet: Outlet) -> bool:
    copy = original_of(entry.url, outlet)
    return copy is not None and copy[0] != "mobile"


def found_by(entry: Entry, kind: str, capture: Capture, outlet: Outlet) -> Found:
    """Return what the frontier keeps of an entry: the day orders back issues, the rest is a witness for reading."""
    printed = entry.published or entry.modified
    moment = read_moment(printed, captured_at=capture.captured_at, timezone=outlet.timezone) if printed else None
    is_witness = kind == "feed" or bool(entry.published or entry.headline)
    return Found(
        url=entry.url,
        day=moment.day if moment else None,
        entry=entry_to_text(entry) if is_witness else None,
        feed_capture=capture.id if kind == "feed" else None,
    )


def entry_to_text(entry: Entry) -> str:
    """Return an entry as JSON, without what is empty."""
    return json.dumps({name: value for name, value in asdict(entry).items() if value}, ensure_ascii=False)


def entry_from_text(text: str | None) -> Entry | None:
    """Return the entry that `entry_to_text` wrote, None for nothing."""
    if not text:
        return None
    said: dict[str, Any] = json.loads(text)
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    return Entry(**values)
