# ruff: noqa: E501 - markup is as long as sites print it
"""«Знамя Заречья»: a district paper of a regional holding, one engine for all of them. Addresses /news/section/slug-ID.

gzip, ETag on pages. The lead is the first words of paragraph one; the whole body stands once more in a hidden block; JSON-LD tells
the truth here. The text of a section's first articles is offered again by "next article" blocks below.
"""

import json
import re

from podshivka.region.listings import Item, rfc822, rss, sitemap, sitemap_index
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import slug
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="znamya", timezone="Europe/Moscow", before=15, after=2, edits=1, deletions=0, old_edits=1, first_number=7001, step=9,
    bulletins=(("weather", "bulletin"),), bulletin_days=7,
    topics=("agriculture", "culture", "school", "obituary", "nature", "letters"),
)  # fmt: skip
LEAD_WORDS = 14


class DistrictFamily:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/rss":
            return listing(outlet, visit, _feed(outlet, visit), "application/rss+xml; charset=utf-8")
        if visit.path == "/sitemap.xml":
            return listing(
                outlet, visit, sitemap_index([(f"{visit.base}/sitemap/{part}.xml", "") for part in ("news", "sections")])
            )
        if visit.path == "/sitemap/sections.xml":
            return listing(
                outlet, visit, sitemap((f"{visit.base}/news/{slug(section)}", "") for section in _sections(outlet, visit))
            )
        if visit.path == "/sitemap/news.xml":
            entries = (
                (f"{visit.base}{self.address(item, visit.now)}", f"{item.texts[-1][0]:%Y-%m-%d}")
                for item in outlet.listed(visit.now)
            )
            return listing(outlet, visit, sitemap(entries))
        if visit.path in ("/", "/news") or re.fullmatch(r"/news/[a-z0-9-]+", visit.path):
            return page(_frame(outlet, visit, "Все новости", _cards(outlet, visit, outlet.listed(visit.now)[:16])), stable=True)
        found = re.fullmatch(r"/news/[a-z0-9-]+/[a-z0-9-]+-(\d+)", visit.path)
        publication = outlet.find(found[1], visit.now) if found else None
        if not publication:
            return page(_frame(outlet, visit, "Страница не найдена", "<h1>К сожалению, страница не найдена</h1>"), status=404)
        return page(
            _frame(outlet, visit, publication.text(visit.now).headline, _article(outlet, visit, publication), publication),
            stable=True,
        )

    def address(self, publication: Publication, now: object) -> str:
        return f"/news/{slug(publication.texts[0][1].section)}/{publication.slug}-{publication.number}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (f"{path}?utm_source=tg", f"{path}?erid=2SDnjd")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, leads=(_lead(text), ""), tags=True)


def _lead(text: Text) -> str:
    return " ".join(text.first_paragraph.split()[:LEAD_WORDS]) + "..."


def _sections(outlet: FictionalOutlet, visit: Visit) -> list[str]:
    return sorted({item.text(visit.now).section for item in outlet.listed(visit.now)})


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{outlet.shape.address(item, visit.now)}",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=esc(_lead(item.text(visit.now))),
            author=item.text(visit.now).authors[0],
            section=item.text(visit.now).section,
            extra=f"<turbo:content><![CDATA[{_turbo(item.text(visit.now))}]]></turbo:content>",
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(outlet.title, visit.base, items, namespaces=' xmlns:turbo="http://turbo.yandex.ru"')


def _turbo(text: Text) -> str:
    return f"<header><h1>{esc(text.headline)}</h1></header>{article_blocks(text.blocks)}"


def _article(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, moment = publication.text(visit.now), publication.published_at
    body = article_blocks(text.blocks, subheading="h3")
    image = (
        f'<figure><img src="/img/{publication.number}.jpg" alt=""><figcaption>{esc(text.caption)}<br>Автор фото: {esc(text.photographer)}</figcaption></figure>'
        if text.caption
        else ""
    )
    following = outlet.neighbours(publication, visit.now, 3)
    return f"""<div class="page-main__content">
<div class="page-main__head"><div class="page-main__publish-date">{moment.day:02}.{moment:%m.%Y}, {moment:%H:%M}</div>
<a class="page-main__section" href="/news/{slug(text.section)}">{esc(text.section)}</a></div>
<h2 class="page-main__title">{esc(text.headline)}</h2>
<p class="page-main__lead">{esc(_lead(text))}</p>
{image}
<div class="page-main__text">
{body}
</div>
<div class="page-main__author">Автор: {esc(text.authors[0])}</div>
<div class="page-main__tags">Теги: {" ".join(f'<a href="/tag/{slug(tag)}">{esc(tag)}</a>' for tag in text.tags)}</div>
<div class="copy-text" style="display: none">
{body}
<p>Подробнее на сайте: {visit.base}{outlet.shape.address(publication, visit.now)}</p>
</div>
<div class="subscribe-block"><p>Следите за самым важным и интересным в нашем канале в МАХ «Знамя Заречья»</p></div>
</div>
<div class="next-articles"><h2>Следующая новость</h2>{"".join(_following(outlet, visit, item) for item in following)}</div>"""


def _following(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    return f"""<div class="next" data-url="{outlet.shape.address(publication, visit.now)}"><div class="next__date">{publication.published_at:%d.%m.%Y, %H:%M}</div>
<h2>{esc(text.headline)}</h2><p>{esc(text.first_paragraph)}</p><a href="{outlet.shape.address(publication, visit.now)}">Читать полностью</a></div>"""


def _cards(outlet: FictionalOutlet, visit: Visit, publications: list[Publication]) -> str:
    return "\n".join(
        f'<div class="card"><span>{item.published_at:%d.%m.%Y, %H:%M}</span><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a>'
        f"<p>{esc(cut(item.text(visit.now).first_paragraph, 120))}</p></div>"
        for item in publications
    )


def _json_ld(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    described = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text.headline,
        "datePublished": publication.published_at.isoformat(),
        "dateModified": max(since for since, _ in publication.texts if since <= visit.now).astimezone(outlet.zone).isoformat(),
        "author": [{"@type": "Person", "name": text.authors[0]}],
        "publisher": {"@type": "Organization", "name": outlet.title},
    }
    return f'<script type="application/ld+json">{json.dumps(described, ensure_ascii=False)}</script>'


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    today = outlet.local(visit.now).date()
    head = (
        f'<link rel="canonical" href="{visit.base}{outlet.shape.address(publication, visit.now)}">{_json_ld(outlet, visit, publication)}'
        f'<meta property="og:title" content="{attr(title)}"><meta property="og:description" content="{attr(_lead(publication.text(visit.now)))}">'
        if publication
        else ""
    )
    popular = outlet.listed(visit.now)[8:13]
    return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{esc(title)} | {esc(outlet.title)} | Новости Заречья</title>{head}</head><body>
<div class="modal" hidden><p>Нашли опечатку? Выделите её, нажмите Ctrl+Enter и отправьте нам уведомление. Спасибо за участие!</p></div>
<header><a class="logo" href="/"><h1>{esc(outlet.title)}</h1></a><div class="header__date">{today:%d.%m.%Y}</div></header>
<div class="container">{content}<aside><h3>Популярное</h3>{_cards(outlet, visit, popular)}</aside></div>
<footer><p>Учредители: медиахолдинг «Заречье» и администрация района.</p><p>Наименование: {esc(outlet.title)}. Регистрационный номер ЭЛ № ФС 00-00001. 12+</p>
<p>Продолжая использовать сайт, вы даёте согласие на обработку файлов cookie и пользовательских данных.</p></footer></body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: gzip and validators on everything, a daily weather bulletin under one headline."""
    return FictionalOutlet(
        slug=PLAN.slug, title="Знамя Заречья", place="Белоключевск", region="Лесогорский край", timezone=PLAN.timezone,
        shape=DistrictFamily(), publications=newsroom.publications(PLAN), feeds=("/rss",), sitemaps=("/sitemap.xml",), sections=("/news",),
        robots="User-agent: *\nDisallow: /search\nDisallow: /tag/\n\nUser-agent: Googlebot\nDisallow: /amp/\n", gzips=True,
    )  # fmt: skip
