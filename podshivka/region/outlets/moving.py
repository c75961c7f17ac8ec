# ruff: noqa: E501 - markup is as long as sites print it
"""«Яик-информ»: an agency that moves from /news/ID to /novosti/slug a day after the region opens; old addresses then redirect.

Machine dates print the local clock (+05) with Moscow's zone behind it. The feed is windows-1251 with yandex:full-text. Articles
begin with the agency's dateline and end with «Источник», «Фото» and «Ранее мы писали»; <article> wraps the article and teasers.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed, redirect
from podshivka.region.russian import MONTHS, day_month
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="yaik", timezone="Asia/Yekaterinburg", before=27, after=3, edits=1, deletions=1, old_edits=2, first_number=30120, step=5,
    topics=("officials", "economy", "roads", "crime", "health", "heating", "nature", "fires"),
)  # fmt: skip
MOVES_AFTER = timedelta(hours=24)
NAMESPACE = ' xmlns:yandex="http://news.yandex.ru" xmlns:media="http://search.yahoo.com/mrss/"'


class Moving:
    def __init__(self, moves_at: datetime) -> None:
        self._moves_at = moves_at

    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/rss_news.php":
            return listing(outlet, visit, _feed(outlet, visit), "text/xml; charset=windows-1251")
        if visit.path == "/sitemap.xml":
            entries = ((f"{visit.base}{self.address(item, visit.now)}", "") for item in outlet.listed(visit.now))
            return listing(outlet, visit, sitemap(entries))
        if visit.path in ("/", "/news", "/novosti"):
            return page(_frame(outlet, visit, "Новости", _list(outlet, visit)), stable=True)
        publication = self._find(outlet, visit)
        if not publication:
            return page(_frame(outlet, visit, "Ошибка", "<h1>Страница не найдена</h1>"), status=404)
        address = self.address(publication, visit.now)
        if visit.path != address:
            return redirect(visit, address)
        return page(
            _frame(outlet, visit, publication.text(visit.now).headline, _article(outlet, visit, publication), publication)
        )

    def _find(self, outlet: FictionalOutlet, visit: Visit) -> Publication | None:
        if by_number := re.fullmatch(r"/news/(\d+)/?", visit.path):
            return outlet.find(by_number[1], visit.now)
        by_slug = re.fullmatch(r"/novosti/([a-z0-9-]+)", visit.path)
        return outlet.find_slug(by_slug[1], visit.now) if by_slug and visit.now >= self._moves_at else None

    def address(self, publication: Publication, now: datetime) -> str:
        return f"/novosti/{publication.slug}" if now >= self._moves_at else f"/news/{publication.number}"

    def other_addresses(self, publication: Publication, now: datetime) -> tuple[str, ...]:
        address = self.address(publication, now)
        old = (f"/news/{publication.number}",) if now >= self._moves_at else ()
        return (*old, f"{address}?utm_source=rss", f"{address}?from=dzen")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=False)


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = []
    for item in outlet.listed(visit.now)[:25]:
        text = item.text(visit.now)
        full = "\n".join(esc(block.text) for block in text.blocks)
        items.append(
            Item(
                url=f"{visit.base}{outlet.shape.address(item, visit.now)}?utm_source=rss",
                guid=f"yaik-{item.number}",
                headline=text.headline,
                published=rfc822(item.published_at, "+0300"),
                summary=esc(text.lead),
                author=text.authors[0],
                section=text.section,
                extra=f"<yandex:genre>message</yandex:genre>\n<yandex:full-text>{full}</yandex:full-text>",
            )
        )
    return rss(outlet.title, visit.base, items, charset="windows-1251", namespaces=NAMESPACE)


def _machine(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}+03:00"


def _visible(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _article(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    changes = [outlet.local(since) for since, _ in publication.texts if since <= visit.now]
    updated = (
        f' · обновлено: <time datetime="{_machine(changes[-1])}">{_visible(changes[-1])}</time>' if len(changes) > 1 else ""
    )
    also = outlet.neighbours(publication, visit.now, 4)
    lead = f'<p class="announce">{esc(text.lead)}</p>' if text.lead else ""
    return f"""<article itemscope itemtype="http://schema.org/NewsArticle">
<div class="path"><a href="/">Яик-информ</a> → <a href="/news">{esc(text.section)}</a></div>
<h1 itemprop="headline">{esc(text.headline)}</h1>
<div class="stamp"><time itemprop="datePublished" datetime="{_machine(publication.published_at)}">{_visible(publication.published_at)}</time>{updated}</div>
{lead}
<div itemprop="articleBody" class="body">
{article_blocks(text.blocks)}
<p class="source">Источник: пресс-служба</p>
<p class="photo-credit">Фото: {esc(text.photographer)}</p>
</div>
<p class="before">Ранее мы писали: <a href="{outlet.shape.address(also[-1], visit.now)}">{esc(also[-1].text(visit.now).headline)}</a></p>
<p class="author" itemprop="author">Автор: {esc(text.authors[0])}</p>
<div class="more">{_teasers(outlet, visit, also)}</div>
</article>"""


def _teasers(outlet: FictionalOutlet, visit: Visit, publications: list[Publication]) -> str:
    return "\n".join(
        f'<div class="teaser"><time datetime="{_machine(item.published_at)}">{item.published_at:%d.%m}</time> <a href="{outlet.shape.address(item, visit.now)}">'
        f"{esc(item.text(visit.now).headline)}</a><p>{esc(item.text(visit.now).lead)}</p></div>"
        for item in publications
    )


def _list(outlet: FictionalOutlet, visit: Visit) -> str:
    return f"<h1>Новости региона</h1>{_teasers(outlet, visit, outlet.listed(visit.now)[:20])}"


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    now = outlet.local(visit.now)
    head = ""
    if publication:
        text = publication.text(visit.now)
        head = (
            f'<link rel="canonical" href="{visit.base}{outlet.shape.address(publication, visit.now)}"><meta property="og:title" content="{attr(text.headline)}">'
            f'<meta property="og:description" content="{attr(cut(text.first_paragraph, 120))}"><meta property="og:image" content="{visit.base}/upload/{publication.number}.jpg">'
            f'<meta property="article:published_time" content="{_machine(publication.published_at)}">'
        )
    newest = [item for item in outlet.listed(visit.now) if item is not publication][:7]
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>Новости Яикской области: {esc(title)}</title>{head}</head><body>
<header><a href="/">{esc(outlet.title)}</a><div class="clock">{now:%H:%M}, {day_month(now.date())}</div><nav><a href="/news">Новости</a><a href="/arhiv">Архив</a></nav></header>
<section class="hot">{_teasers(outlet, visit, newest[:3])}</section>
<main>{content}</main>
<aside><h2>Последние новости</h2>{_teasers(outlet, visit, newest)}</aside>
<footer><p>Информационное агентство «{esc(outlet.title)}». Свидетельство ИА № ТУ00-00000. При цитировании гиперссылка обязательна. 16+</p>
<p>Настоящий ресурс применяет рекомендательные технологии.</p></footer></body></html>"""


def _with_dateline(item: Publication) -> Publication:
    return replace(item, texts=tuple((since, _datelined(text, item.published_at)) for since, text in item.texts))


def _datelined(text: Text, moment: datetime) -> Text:
    first = replace(text.blocks[0], text=f"ВЕРХНЕЯИЦК, {day_month(moment.date())}. /Яик-информ/. {text.blocks[0].text}")
    return replace(text, blocks=(first, *text.blocks[1:]))


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: a feed of full texts, a move in the middle of the story."""
    publications = tuple(_with_dateline(item) if item.number % 2 else item for item in newsroom.publications(PLAN))
    return FictionalOutlet(
        slug=PLAN.slug, title="Яик-информ", place="Верхнеяицк", region="Яикская область", timezone=PLAN.timezone,
        shape=Moving(newsroom.now + MOVES_AFTER), publications=publications, feeds=("/rss_news.php",), sitemaps=("/sitemap.xml",),
        sections=("/news",), robots="User-agent: *\nDisallow: /arhiv\nDisallow: /upload/\n",
    )  # fmt: skip
