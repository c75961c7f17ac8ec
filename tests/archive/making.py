"""Outlets, captures and articles for the archive's tests: our own words, written for them."""

import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archive.article import Article, Capture, Outlet
from archive.store import Archive

NOON = datetime(2026, 11, 25, 7, 0, tzinfo=UTC)  # 12:00 in Orenburg
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

OUTLETS = (
    Outlet(
        slug="stepnoy",
        title="Степной маяк",
        homepage="https://stepnoy.example/",
        region="Оренбургская область",
        timezone="Asia/Yekaterinburg",
    ),
    Outlet(
        slug="volga",
        title="Волжская правда",
        homepage="https://volga.example/",
        region="Самарская область",
        timezone="Europe/Samara",
    ),
)

BODY = (
    "В Степном сдали новый мост через Ташлу. Движение открыли в среду утром, первой по мосту проехала колонна школьных"
    " автобусов.\n\nСтарый мост разберут до весны, рассказали в районной администрации."
)


def new_archive(folder: Path) -> Archive:
    """Return a new archive with two outlets."""
    archive = Archive.create(folder)
    archive.sync_outlets(OUTLETS)
    return archive


def page(url: str, body: bytes = b"<h1>page</h1>", *, at: datetime = NOON, status: int = 200, **more: object) -> Capture:
    """Return a capture with an id of its own."""
    headers = (("Content-Type", "text/html; charset=utf-8"), ("ETag", '"7"'))
    fields: dict[str, object] = {"headers": headers, "outlet": "stepnoy"} | more
    return Capture(id=f"urn:uuid:{uuid.uuid4()}", url=url, captured_at=at, status=status, body=body, **fields)  # type: ignore[arg-type]


def article(number: int = 1, **more: object) -> Article:
    """Return an article; words given override its own."""
    fields: dict[str, object] = {
        "outlet": "stepnoy",
        "url": f"https://stepnoy.example/news/{number}",
        "headline": f"Новый мост № {number} открыт",
        "body": f"Материал номер {number}. {BODY}",
        "reader_version": "1",
    }
    return Article(**(fields | more))  # type: ignore[arg-type]


def kept(archive: Archive, url: str, body: bytes = b"<h1>page</h1>", *, at: datetime = NOON) -> str:
    """Keep a page and return the id of its capture."""
    capture = page(url, body, at=at)
    archive.keep(capture)
    return capture.id


def column(archive: Archive, sql: str, *values: object) -> list[object]:
    """Return the first column of a query."""
    return [row[0] for row in archive.db.conn.execute(sql, values)]
