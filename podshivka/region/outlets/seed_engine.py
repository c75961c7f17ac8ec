"""«Труженик Яика»: a small engine of its own making, as the project's first page. Addresses /news/read/ID.

The headline and the lead are printed three times over in one line, the date is "20-11-2026 11:06", author and section are
list items, a notice about metrics stands right below the text.
"""

import re
from dataclasses import replace
from datetime import datetime

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import Fault, FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import long_day
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="trud", timezone="Asia/Yekaterinburg", before=27, after=3, edits=1, deletions=1, old_edits=1, first_number=29310,
    topics=("roads", "officials", "heating", "school", "letters", "sport", "culture", "obituary", "economy"),
)  # fmt: skip
NOTICE = (
    "Сайт собирает метрические данные и персональные данные посетителей, в том числе через внешние формы. "
    "Оставаясь на сайте, вы соглашаетесь на их обработку, включая сбор и анализ метрик."
)
MISSING = 29999


class SeedEngine:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/rss":
            return _feed(outlet, visit)
        if visit.path == "/sitemap.xml":
            entries = [(f"{visit.base}{self.address(item, visit.now)}", "") for item in outlet.listed(visit.now)]
            return listing(outlet, visit, sitemap([(f"{visit.base}/", ""), *entries]))
        if visit.path in ("/", "/news"):
            return page(_section_page(outlet, visit))
        found = re.fullmatch(r"/news/read/(\d+)/?", visit.path)
        publication = found and outlet.find(found[1], visit.now)
        if not publication:
            return page(_frame(outlet, visit, "Страница не найдена", "<p>Такой страницы нет.</p>"), status=404)
        return page(_article_page(outlet, visit, publication))

    def address(self, publication: Publication, now: datetime) -> str:
        return f"/news/read/{publication.number}"

    def other_addresses(self, publication: Publication, now: datetime) -> tuple[str, ...]:
        return (f"/news/read/{publication.number}/", f"/news/read/{publication.number}?from=main")

    def printed(self, publication: Publication, text: Text) -> Printed:
        repeats_headline = "lead is headline" in publication.traits
        return printed(text, leads=("", text.headline) if repeats_headline else (text.lead,))


def _feed(outlet: FictionalOutlet, visit: Visit) -> Reply:
    items = [
        Item(
            url=f"{visit.base}/news/read/{item.number}",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=esc(item.text(visit.now).lead),
            section=item.text(visit.now).section,
        )
        for item in outlet.listed(visit.now)[:25]
    ]
    items.insert(3, Item(url=f"{visit.base}/news/read/{MISSING}", headline="Материал готовится к публикации"))
    return listing(outlet, visit, rss(outlet.title, visit.base, items), "application/rss+xml; charset=utf-8")


def _article_page(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    lead = text.headline.replace(" ", "  ", 1) if "lead is headline" in publication.traits else text.lead
    repeats = " ".join(
        f'<span itemprop="{name}">{esc(lead)}</span>' for name in ("about", "description", "alternativeHeadline")
    )
    content = f"""
<h1 class="news__title">{esc(text.headline)}</h1>
<ul class="news__info">
 <li class="news__date">{publication.published_at:%d-%m-%Y %H:%M}</li>
 <li class="news__author">{esc(text.authors[0])}</li>
 <li class="news__section"><a href="/news?section=1">{esc(text.section)}</a></li>
 <li class="news__views">Просмотров: {publication.number % 911}</li>
</ul>
<div class="news__lead">{repeats}</div>
<div class="news__text">
{article_blocks(text.blocks)}
</div>
<div class="metrics-notice">{NOTICE}</div>"""
    return _frame(outlet, visit, text.headline, content, publication)


def _section_page(outlet: FictionalOutlet, visit: Visit) -> str:
    rows = "\n".join(
        f'<div class="tease"><a href="/news/read/{item.number}">{esc(item.text(visit.now).headline)}</a>'
        f"<span>{item.published_at:%d-%m-%Y %H:%M}</span><p>{esc(cut(item.text(visit.now).first_paragraph, 120))}</p></div>"
        for item in outlet.listed(visit.now)[:20]
    )
    return _frame(outlet, visit, "Новости", rows)


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    today = outlet.local(visit.now)
    latest = [item for item in outlet.listed(visit.now) if item is not publication][:6]
    rows = "\n".join(
        f'<li><em>{item.published_at:%d-%m-%Y}</em> <a href="/news/read/{item.number}">{esc(item.text(visit.now).headline)}</a>'
        f"<p>{esc(cut(item.text(visit.now).first_paragraph, 160))}</p></li>"
        for item in latest
    )
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8">
<title>{esc(outlet.title)}. {esc(outlet.place)}</title>
<meta property="og:title" content="{attr(outlet.title)} — {attr(cut(title, 40, "…"))}">
<meta property="og:description" content="Новости города и района">
<link rel="alternate" type="application/rss+xml" href="/rss">
</head><body>
<header><a class="logo" href="/">{esc(outlet.title)}. {esc(outlet.place)}</a>
<div class="today">Сегодня {long_day(today.date())}</div>
<nav><a href="/news">Новости</a> <a href="/contacts">Контакты</a> <a href="/pdf">Архив номеров</a></nav></header>
<main>{content}</main>
<aside><h3>Последние новости</h3><ul>
{rows}
</ul></aside>
<footer><p>© {today.year} {esc(outlet.title)}. 12+. Свидетельство о регистрации СМИ ПИ № ТУ00-00000.</p>
<p>При использовании материалов ссылка обязательна.</p></footer>
</body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: no validators, no gzip, a feed that lists an address that does not exist."""
    publications = tuple(
        replace(item, traits=frozenset({"lead is headline"})) if index % 4 == 1 or not item.texts[0][1].lead else item
        for index, item in enumerate(newsroom.publications(PLAN))
    )
    return FictionalOutlet(
        slug=PLAN.slug, title="Труженик Яика", place="Верхнеяицк", region="Яикская область", timezone=PLAN.timezone,
        shape=SeedEngine(), publications=publications, feeds=("/rss",), sitemaps=("/sitemap.xml",), sections=("/news",),
        robots="User-agent: Yandex\nCrawl-delay: 10\n\nUser-agent: *\nDisallow: /search\nDisallow: /admin/\n",
        validates=False, faults={f"/news/read/{MISSING}": Fault(status=404)},
    )  # fmt: skip
