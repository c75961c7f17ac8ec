"""Reading, tested by data: every page of tests/pages beside the JSON it reads as. A new case needs no test code."""

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.article import Article, Capture, NotArticle, Outlet, Problem
from scraper.listing import Entry
from scraper.reading import read

PAGES = Path(__file__).parents[1] / "pages"
CASES = sorted(path.relative_to(PAGES).with_suffix("").as_posix() for path in PAGES.rglob("*.html"))
DEFAULTS = {
    "section": "",
    "tags": [],
    "language": "ru",
    "published_printed": "",
    "modified_at": None,
    "image_url": "",
    "addresses": [],
}


def reading(case):
    """Return what a page reads as, and what its JSON says it should."""
    told = json.loads((PAGES / f"{case}.json").read_text("utf-8"))
    address = urlsplit(told["url"])
    homepage = f"{address.scheme}://{address.netloc}/"
    outlet = Outlet(slug="outlet", title=told["title"], homepage=homepage, timezone=told["timezone"])
    capture = Capture(
        id="urn:uuid:1",
        url=told["url"],
        captured_at=datetime.fromisoformat(told["captured_at"]),
        status=200,
        headers=(("Content-Type", told.get("content_type", "text/html")),),
        body=(PAGES / f"{case}.html").read_bytes(),
    )
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in told.get("entry", {}).items()}
    entry = Entry(url=told["url"], **fields) if fields else None
    return read(capture, outlet, None, entry), told


def moment(value):
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if value else None


def as_json(article):
    return {
        "url": article.url,
        "headline": article.headline,
        "lead": article.lead,
        "body": article.body.split("\n\n"),
        "authors": [[author.name, author.role] for author in article.authors],
        "section": article.section,
        "tags": list(article.tags),
        "language": article.language,
        "published_at": moment(article.published_at),
        "published_date": article.published_date.isoformat() if article.published_date else None,
        "date_precision": article.date_precision,
        "published_printed": article.published_printed,
        "modified_at": moment(article.modified_at),
        "image_url": article.image_url,
        "addresses": [[address.url, address.kind] for address in article.addresses],
    }


@pytest.mark.parametrize("case", CASES)
def test_a_page_reads_as_its_json_says(case):
    result, told = reading(case)
    if "article" in told:
        assert isinstance(result, Article), result
        assert as_json(result) == {**DEFAULTS, **told["article"]}
    elif "not_article" in told:
        assert isinstance(result, NotArticle)
        assert result.reason == told["not_article"]
    else:
        assert isinstance(result, Problem)
        assert (result.stage, result.message) == ("read", told["problem"])


def test_every_page_has_its_json_and_every_json_its_page():
    written = {path.relative_to(PAGES).with_suffix("").as_posix() for path in PAGES.rglob("*.json")}
    assert written == set(CASES)
    assert len(CASES) >= 14
