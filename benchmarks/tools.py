"""The readers that benchmarks/reading.py measures: each returns headline, lead, body, published and byline of a page."""

import contextlib
import re
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from gold import Page

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
