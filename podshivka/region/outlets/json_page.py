# ruff: noqa: E501 - markup is as long as sites print it
"""«Лента Белоключевска»: a page drawn by scripts. The article exists only in <script id="__NEXT_DATA__">; the HTML is a skeleton.

The embedded JSON holds other articles too (the feed of the column beside), the article's own blocks as rich text with HTML inside,
and moments in UTC. The Atom feed and a news sitemap list the addresses /news/2026/11/20/slug.
"""

import json
import re
from datetime import UTC, datetime
from html import escape
from typing import Any

from podshivka.region.listings import news_sitemap, sitemap
from podshivka.region.markup import cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.text import Block, Publication, Text

PLAN = Plan(
    slug="lenta", timezone="Asia/Yekaterinburg", before=16, after=2, edits=1, old_edits=1, first_number=90410, step=13,
    topics=("economy", "crime", "heating", "health", "interview", "sport"),
)  # fmt: skip


class JsonPage:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/atom.xml":
            return listing(outlet, visit, _atom(outlet, visit), "application/atom+xml; charset=utf-8")
        if visit.path == "/sitemap.xml":
            entries = (
                (f"{visit.base}{self.address(item, visit.now)}", _utc(item.texts[-1][0])) for item in outlet.listed(visit.now)
            )
            return listing(outlet, visit, sitemap(entries))
        if visit.path == "/sitemap-news.xml":
            recent = outlet.listed(visit.now)[:10]
            rows = [
                (f"{visit.base}{self.address(item, visit.now)}", item.text(visit.now).headline, _utc(item.published_at))
                for item in recent
            ]
            return listing(outlet, visit, news_sitemap(outlet.title, rows))
        if visit.address == "/":
            return page(
                _shell(outlet, "Новости", {"page": "/", "props": {"pageProps": {"feed": _others(outlet, visit, None)}}}),
                stable=True,
            )
        found = re.fullmatch(r"/news/\d{4}/\d\d/\d\d/([a-z0-9-]+)", visit.path)
        publication = outlet.find_slug(found[1], visit.now) if found else None
        if not publication:
            return page(_shell(outlet, "Ошибка 404", {"page": "/404", "props": {}}), status=410)
        return page(_shell(outlet, publication.text(visit.now).headline, _data(outlet, visit, publication)), stable=True)

    def address(self, publication: Publication, now: object) -> str:
        return f"/news/{publication.published_at:%Y/%m/%d}/{publication.slug}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (f"{path}?utm_source=yxnews", f"{path}?erid=LjN8K", f"{path}?from=push")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=True)


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _atom(outlet: FictionalOutlet, visit: Visit) -> bytes:
    entries = "\n".join(
        f'<entry><title>{escape(item.text(visit.now).headline)}</title><link rel="alternate" href="{visit.base}{outlet.shape.address(item, visit.now)}"/>'
        f"<id>tag:lenta.example,2026:{item.number}</id><published>{_utc(item.published_at)}</published><updated>{_utc(item.texts[-1][0])}</updated>"
        f"<author><name>{escape(item.text(visit.now).authors[0])}</name></author><summary>{escape(item.text(visit.now).lead)}</summary></entry>"
        for item in outlet.listed(visit.now)[:20]
    )
    updated = _utc(outlet.last_change(visit.now))
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(outlet.title)}</title>'
        f"<id>{visit.base}/</id><updated>{updated}</updated>\n{entries}\n</feed>\n"
    ).encode()


def _data(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> dict[str, Any]:
    text = publication.text(visit.now)
    article = {
        "id": publication.number,
        "slug": publication.slug,
        "title": text.headline,
        "subtitle": text.lead,
        "publishedAt": _utc(publication.published_at),
        "updatedAt": _utc(max(since for since, _ in publication.texts if since <= visit.now)),
        "rubric": {"title": text.section, "slug": "news"},
        "tags": [{"title": tag} for tag in text.tags],
        "authors": [{"name": name, "position": "корреспондент"} for name in text.authors],
        "cover": {"src": f"/img/{publication.number}.webp", "caption": text.caption, "credit": text.photographer},
        "content": [_block(block) for block in text.blocks]
        + [{"type": "subscribe", "html": "<p>Подписывайтесь на наш канал в МАХ</p>"}],
    }
    props = {
        "pageProps": {
            "article": article,
            "feed": _others(outlet, visit, publication),
            "today": outlet.local(visit.now).date().isoformat(),
        }
    }
    return {"props": props, "page": "/news/[...slug]", "buildId": "kQ3yaik", "isFallback": False}


def _block(block: Block) -> dict[str, Any]:
    if block.kind == "row":
        return {"type": "table-row", "cells": list(block.cells)}
    kinds = {"subheading": "heading", "item": "list-item"}
    return {
        "type": kinds.get(block.kind, block.kind),
        "html": esc(block.text) if block.kind == "item" else f"<p>{esc(block.text)}</p>",
    }


def _others(outlet: FictionalOutlet, visit: Visit, publication: Publication | None) -> list[dict[str, Any]]:
    others = [item for item in outlet.listed(visit.now) if item is not publication][:8]
    return [
        {
            "title": item.text(visit.now).headline,
            "publishedAt": _utc(item.published_at),
            "url": outlet.shape.address(item, visit.now),
            "announce": cut(item.text(visit.now).first_paragraph, 200),
        }
        for item in others
    ]


def _shell(outlet: FictionalOutlet, title: str, data: dict[str, Any]) -> str:
    embedded = json.dumps(data, ensure_ascii=False).replace("</", "<\\/")
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/>
<title>{esc(cut(title, 50, "…"))} | {esc(outlet.title)}</title><meta name="next-head-count" content="3"/><link rel="preload" href="/_next/static/css/7b.css" as="style"/></head>
<body><div id="__next"><div class="layout_root__x1"><header class="header__u2"><a href="/">{esc(outlet.title)}</a></header>
<main><div class="skeleton__k9" aria-busy="true"></div><noscript>Для просмотра сайта включите JavaScript.</noscript></main>
<footer><p>© {esc(outlet.title)}, 18+</p><p>Мы используем cookie. Продолжая пользоваться сайтом, вы соглашаетесь с этим.</p></footer></div></div>
<script id="__NEXT_DATA__" type="application/json">{embedded}</script><script src="/_next/static/chunks/main-0a.js" defer=""></script></body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: gzip, validators everywhere, a gone article answers 410."""
    return FictionalOutlet(
        slug=PLAN.slug, title="Лента Белоключевска", place="Белоключевск", region="Яикская область", timezone=PLAN.timezone,
        shape=JsonPage(), publications=newsroom.publications(PLAN), feeds=("/atom.xml",), sitemaps=("/sitemap.xml", "/sitemap-news.xml"),
        robots="User-agent: *\nDisallow: /_next/data/\nDisallow: /api/\n", gzips=True,
    )  # fmt: skip
