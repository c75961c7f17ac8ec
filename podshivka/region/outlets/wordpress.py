# ruff: noqa: E501 - markup is as long as sites print it
"""«Город на Яике»: WordPress with a news theme. Addresses /2026/11/slug/, short links /?p=ID that redirect, ?amp=1.

JSON-LD prints UTC and labels it +03:00; the page prints the local time. The sitemap index lists posts, pages, tags and authors;
the feed carries the full text in content:encoded.
"""

import json
import re
from datetime import UTC

from podshivka.region.listings import Item, rfc822, rss, sitemap, sitemap_index
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed, redirect
from podshivka.region.russian import MONTHS, slug
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="gorod", timezone="Asia/Yekaterinburg", before=27, after=3, edits=2, deletions=1, old_edits=2, first_number=8810, step=7,
    topics=("culture", "economy", "fires", "interview", "health", "roads", "nature"),
)  # fmt: skip
FULL_TEXT = ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
STATIC = {
    "/o-nas/": ("О нас", "<p>Мы пишем о городе с 2009 года. Адрес редакции: улица Степная, 1.</p>"),
    "/reklama/": ("Реклама на сайте", "<p>Прайс-лист высылаем по запросу.</p>"),
}


class WordPress:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/feed/":
            return listing(outlet, visit, _feed(outlet, visit), "application/rss+xml; charset=UTF-8")
        if visit.path.startswith("/wp-sitemap"):
            return _sitemap(outlet, visit)
        if visit.path in STATIC:
            title, content = STATIC[visit.path]
            return page(_frame(outlet, visit, title, f'<h1 class="entry-title">{title}</h1>{content}'))
        if visit.path.startswith(("/tag/", "/author/")) or visit.address == "/":
            return page(_frame(outlet, visit, "Архив", _archive(outlet, visit)), stable=True)
        short = re.fullmatch(r"/\?p=(\d+)", visit.address)
        if short and (publication := outlet.find(short[1], visit.now)):
            return redirect(visit, self.address(publication, visit.now))
        found = re.fullmatch(r"/\d{4}/\d\d/([a-z0-9-]+)(/?)", visit.path)
        publication = outlet.find_slug(found[1], visit.now) if found else None
        if not publication or not found:
            return page(_frame(outlet, visit, "Страница не найдена", "<h1>Ничего не найдено</h1>"), status=404)
        if not found[2]:
            return redirect(visit, self.address(publication, visit.now))
        if visit.query == "amp=1":
            return page(_amp(outlet, visit, publication))
        return page(
            _frame(outlet, visit, publication.text(visit.now).headline, _post(outlet, visit, publication), publication),
            stable=True,
        )

    def address(self, publication: Publication, now: object) -> str:
        return f"/{publication.published_at:%Y/%m}/{publication.slug}/"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (
            f"/?p={publication.number}",
            f"{path}?amp=1",
            path.rstrip("/"),
            f"{path}?erid=2VtzqxQ9",
            f"{path}?utm_campaign=push",
        )

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=True)


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = []
    for item in outlet.listed(visit.now)[:20]:
        text = item.text(visit.now)
        full = article_blocks(text.blocks).replace("]]>", "")
        tail = f'<p>Запись <a href="{visit.base}{outlet.shape.address(item, visit.now)}">{esc(text.headline)}</a> впервые появилась на сайте.</p>'
        items.append(
            Item(
                url=f"{visit.base}{outlet.shape.address(item, visit.now)}",
                guid=f"{visit.base}/?p={item.number}",
                headline=text.headline,
                published=rfc822(item.published_at.astimezone(UTC)),
                summary=f"<p>{esc(cut(text.lead or text.first_paragraph, 150, ' […]'))}</p>",
                section=text.section,
                extra=f"<dc:creator><![CDATA[{text.authors[0]}]]></dc:creator>\n<content:encoded><![CDATA[{full}{tail}]]></content:encoded>",
            )
        )
    built = rfc822(outlet.last_change(visit.now).astimezone(UTC))
    return rss(outlet.title, visit.base, items, namespaces=FULL_TEXT, built=built)


def _sitemap(outlet: FictionalOutlet, visit: Visit) -> Reply:
    posts = outlet.listed(visit.now)
    tags = sorted({slug(tag) for item in posts for tag in item.text(visit.now).tags})
    authors = sorted({slug(item.text(visit.now).authors[0]) for item in posts})
    files = {
        "/wp-sitemap-posts-post-1.xml": [
            (outlet.shape.address(item, visit.now), f"{item.published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}")
            for item in posts
        ],
        "/wp-sitemap-posts-page-1.xml": [(path, "") for path in ("/", *STATIC)],
        "/wp-sitemap-taxonomies-post_tag-1.xml": [(f"/tag/{tag}/", "") for tag in tags],
        "/wp-sitemap-users-1.xml": [(f"/author/{author}/", "") for author in authors],
    }
    if visit.path == "/wp-sitemap.xml":
        return listing(outlet, visit, sitemap_index((f"{visit.base}{path}", "") for path in files))
    if visit.path not in files:
        return page(_frame(outlet, visit, "Страница не найдена", "<h1>Ничего не найдено</h1>"), status=404)
    return listing(outlet, visit, sitemap((f"{visit.base}{path}", modified) for path, modified in files[visit.path]))


def _json_ld(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    """Print moments as this theme does: the UTC clock with Moscow's zone behind it."""
    text = publication.text(visit.now)
    edited = max(since for since, _ in publication.texts if since <= visit.now)
    return json.dumps(
        {
            "@context": "https://schema.org",
            "@graph": [
                {"@type": "WebSite", "name": outlet.title, "url": f"{visit.base}/"},
                {
                    "@type": "NewsArticle",
                    "headline": cut(text.headline, 60, ""),
                    "datePublished": f"{publication.published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+03:00",
                    "dateModified": f"{edited.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+03:00",
                    "author": {"@type": "Person", "name": text.authors[0]},
                    "articleSection": text.section,
                },
            ],
        },
        ensure_ascii=False,
    )


def _post(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, moment = publication.text(visit.now), publication.published_at
    caption = (
        f'<figcaption class="wp-caption-text">{esc(text.caption)}. Фото: {esc(text.photographer)}</figcaption>'
        if text.caption
        else ""
    )
    other = outlet.neighbours(publication, visit.now, 4)
    read_also = (
        f'<p class="read-also"><strong>Читайте также:</strong> <a href="{outlet.shape.address(other[-1], visit.now)}">'
        f"{esc(other[-1].text(visit.now).headline)}</a></p>"
    )
    ads = '<div class="code-block"><p>Реклама. ООО «Ромашка-Яик», erid: 2VtzqxQ9</p></div>'
    body = article_blocks(text.blocks, inserts={2: read_also, 4: ads}, subheading="h2")
    return f"""<article id="post-{publication.number}" class="post type-post status-publish">
<header class="entry-header"><div class="cat-links"><a href="/category/novosti/" rel="category tag">{esc(text.section)}</a></div>
<h1 class="entry-title">{esc(text.headline)}</h1>
<div class="entry-meta"><span class="posted-on">{moment.day} {MONTHS[moment.month - 1]} {moment.year} в {moment:%H:%M}</span>
<span class="byline">Автор: <a class="url fn n" href="/author/{slug(text.authors[0])}/">{esc(text.authors[0])}</a></span>
<span class="reading-time">Время чтения: 2 мин</span></div></header>
<figure class="post-thumbnail"><img src="/wp-content/uploads/{publication.number}.jpg" alt="{attr(text.headline)}">{caption}</figure>
{f'<div class="entry-excerpt"><p>{esc(text.lead)}</p></div>' if text.lead else ""}
<div class="entry-content">
{body}
</div>
<footer class="entry-footer"><span class="tags-links">Метки: {", ".join(f'<a href="/tag/{slug(tag)}/" rel="tag">{esc(tag)}</a>' for tag in text.tags)}</span></footer>
</article>
<div class="subscribe"><p>Подписывайтесь на наш канал «Город на Яике» в МАХ — новости приходят раньше, чем на сайт.</p></div>
<section class="related"><h2>Похожие записи</h2>{_cards(outlet, visit, other)}</section>"""


def _cards(outlet: FictionalOutlet, visit: Visit, publications: list[Publication]) -> str:
    return "\n".join(
        f'<article class="card"><h3><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a></h3>'
        f'<time datetime="{item.published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+03:00">{item.published_at:%d.%m.%Y}</time>'
        f"<p>{esc(cut(item.text(visit.now).first_paragraph, 220, ' […]'))}</p></article>"
        for item in publications
    )


def _archive(outlet: FictionalOutlet, visit: Visit) -> str:
    return f'<h1 class="page-title">Архив</h1>{_cards(outlet, visit, outlet.listed(visit.now)[:15])}'


def _amp(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    canonical = f"{visit.base}{outlet.shape.address(publication, visit.now)}"
    return f"""<!doctype html><html amp lang="ru-RU"><head><meta charset="utf-8"><title>{esc(text.headline)}</title>
<link rel="canonical" href="{canonical}"><script async src="https://cdn.ampproject.org/v0.js"></script></head><body>
<header><a href="/">{esc(outlet.title)}</a></header><article><h1>{esc(text.headline)}</h1>
<time>{publication.published_at:%d.%m.%Y %H:%M}</time>{article_blocks(text.blocks)}</article>
<a class="amp-wp-exit" href="{canonical}">Exit mobile version</a></body></html>"""


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    head = ""
    if publication:
        text, path = publication.text(visit.now), outlet.shape.address(publication, visit.now)
        head = f"""<link rel="canonical" href="{visit.base}{path}"><link rel="shortlink" href="{visit.base}/?p={publication.number}">
<link rel="amphtml" href="{visit.base}{path}?amp=1">
<meta property="og:title" content="{attr(cut(text.headline, 45, "…"))}"><meta property="og:description" content="{attr(cut(text.first_paragraph, 110, "…"))}">
<meta property="article:published_time" content="{publication.published_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+03:00">
<script type="application/ld+json">{_json_ld(outlet, visit, publication)}</script>"""
    recent = [item for item in outlet.listed(visit.now) if item is not publication][:5]
    return f"""<!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"><title>{esc(title)} — {esc(outlet.title)}</title>
<meta name="generator" content="WordPress 6.8"><link rel="alternate" type="application/rss+xml" href="{visit.base}/feed/">{head}
<script>window._wpemojiSettings = {{"baseUrl":"/s/"}};</script></head><body class="wp-singular">
<div id="page"><header id="masthead"><p class="site-title"><a href="/" rel="home">{esc(outlet.title)}</a></p>
<p class="site-description">Ежедневно, кроме понедельника</p><nav><a href="/o-nas/">О нас</a><a href="/reklama/">Реклама</a></nav></header>
<main id="primary">{content}</main>
<aside id="secondary"><section class="widget"><h2>Свежие записи</h2>{_cards(outlet, visit, recent)}</section>
<section class="widget"><h2>Свежие комментарии</h2><ul><li>Пётр к записи «Ни слова о погоде»</li></ul></section></aside>
<footer id="colophon"><p>Сайт работает на WordPress. 16+</p><p>Мы используем файлы cookie, чтобы вам было удобнее. <a href="#">Хорошо</a></p></footer></div></body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: gzip, validators everywhere, no section page of its own."""
    return FictionalOutlet(
        slug=PLAN.slug, title="Город на Яике", place="Новосакмарск", region="Яикская область", timezone=PLAN.timezone,
        shape=WordPress(), publications=newsroom.publications(PLAN), feeds=("/feed/",), sitemaps=("/wp-sitemap.xml",),
        robots="User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\nDisallow: /?s=\n\nSitemap: /wp-sitemap.xml\n",
        gzips=True,
    )  # fmt: skip
