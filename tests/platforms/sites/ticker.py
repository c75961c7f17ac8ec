# ruff: noqa: E501 - markup is as long as sites print it
"""«Кама-пресс»: an agency. /lenta/ is a ticker of one line an item; items have addresses of their own and are one paragraph long.

Lists grow by a button whose address a script takes (data-url="/lenta/?offset=12"). Traps: facets (?sort=, ?view=), stories of the day,
authors, tags, AMP copies, m=1, an RSS of sport only, sitemap.xml that holds the last six days.
"""

from dataclasses import replace
from datetime import timedelta

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, esc
from podshivka.region.russian import slug
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.platforms.site import PRESENT, Page, Site

SIZE = 12


class TickerSite(Site):
    slug = "kamapress"
    platform = "generic"
    late = 2
    title = "Кама-пресс"
    place = "Набережные Челны"
    region = "Татарстан"
    timezone = "Europe/Moscow"
    rubrics = ("Спорт", "Криминал", "Финансы", "Погода", "Дороги")
    count = 60
    first_number = 70410
    has_feed = True
    has_sitemap = True
    robots = "User-agent: *\nDisallow: /search/\nSitemap: {base}/sitemap.xml\n"

    def address(self, item: Publication) -> str:
        return (
            f"/lenta/{item.number}.shtml"
            if self.is_note(item)
            else f"/{slug(self.text(item).section)}/{item.number}-{item.slug}/"
        )

    def is_note(self, item: Publication) -> bool:
        return item.number // 3 % 3 > 0

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"{self.address(item)}?amp=1", f"{self.address(item)}?m=1")

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        told = super().truth_of(item, text)
        if not self.is_note(item):
            return told
        body = text.first_paragraph
        return replace(told, leads=("",), body=body, revisions=((text.headline, body),), authors=(), tags=())

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        offset = int(query["offset"]) if query.get("offset", "").isdigit() else 0
        if path == "/":
            long = [item for item in self.items if not self.is_note(item)][:6]
            cards = "".join(
                f'<article class="card"><a href="{self.address(item)}"><h3>{esc(self.text(item).headline)}</h3></a><span>{self.local(item):%H:%M, %d.%m.%Y}</span></article>'
                for item in long
            )
            return Page(
                body=self.frame(
                    "Главная",
                    f'<section class="top">{cards}</section><aside class="ticker">{self.lines(self.items[:10])}<a href="/lenta/">Вся лента</a></aside>',
                )
            )
        if path == "/lenta/":
            return self.list("Лента новостей", list(self.items), path, offset)
        if path == "/rss/sport.xml":
            sport = [item for item in self.items if self.text(item).section == "Спорт"][:10]
            return Page(
                body=rss(
                    f"{self.title}: спорт",
                    self.base,
                    [
                        Item(
                            url=self.base + self.address(item),
                            headline=self.text(item).headline,
                            published=rfc822(item.published_at),
                        )
                        for item in sport
                    ],
                ),
                kind="application/rss+xml",
            )
        if path == "/sitemap.xml":
            fresh = [item for item in self.items if PRESENT - item.published_at < timedelta(days=6)]
            return Page(
                body=sitemap((self.base + self.address(item), f"{self.local(item):%Y-%m-%dT%H:%M:%S+03:00}") for item in fresh),
                kind="application/xml",
            )
        if (name := path.strip("/")) in self.sections():
            return self.list(self.sections()[name], self.of_section(name), path, offset)
        if path.startswith(("/tag/", "/author/", "/search/", "/themes/")):
            return self.list("Тема", list(self.items[4:9]), path, offset)
        if path in ("/contacts/", "/ad/"):
            return Page(
                body=self.frame(
                    "Контакты", "<h1>Контакты</h1><p>423800, Набережные Челны, пр. Мира, 10. Телефон 8 (8552) 30-00-00.</p>"
                )
            )
        item = next((one for one in self.items if self.address(one) == path), None)
        return self.article(item, "amp" in query) if item else None

    def lines(self, items: tuple[Publication, ...] | list[Publication]) -> str:
        return "".join(
            f'<div class="ticker__item"><time datetime="{self.local(item):%Y-%m-%dT%H:%M:%S+03:00}">{self.local(item):%H:%M}</time> <a href="{self.address(item)}">{esc(self.text(item).headline)}</a></div>\n'
            for item in items
        )

    def list(self, title: str, items: list[Publication], path: str, offset: int) -> Page:
        more = (
            f'<button class="btn js-load-more" data-url="{path}?offset={offset + SIZE}">Показать ещё</button>'
            if offset + SIZE < len(items)
            else ""
        )
        facets = f'<div class="sort"><a href="{path}?sort=popular">Популярные</a> <a href="{path}?sort=date&amp;view=list">Списком</a></div>'
        return Page(body=self.frame(title, f"<h1>{esc(title)}</h1>{facets}{self.lines(items[offset : offset + SIZE])}{more}"))

    def article(self, item: Publication, is_amp: bool) -> Page:
        text, at = self.text(item), self.local(item)
        body = (
            f"<p>{esc(text.first_paragraph)}</p>"
            if self.is_note(item)
            else (f'<p class="lead">{esc(text.lead)}</p>' if text.lead else "") + article_blocks(text.blocks)
        )
        content = f'<article class="material"><h1>{esc(text.headline)}</h1><div class="meta"><time datetime="{at:%Y-%m-%dT%H:%M:%S+03:00}">{at:%d.%m.%Y %H:%M}</time> <a href="/{slug(text.section)}/">{esc(text.section)}</a></div><div class="material__text">{body}</div></article>'
        canonical = f'<link rel="canonical" href="{self.base}{self.address(item)}"><link rel="amphtml" href="{self.base}{self.address(item)}?amp=1">'
        tags = "" if self.is_note(item) else "".join(f'<a href="/tag/{slug(tag)}/">#{esc(tag)}</a> ' for tag in text.tags)
        if is_amp:
            return Page(
                body=f'<!doctype html><html amp><head><meta charset="utf-8"><title>{esc(text.headline)}</title>{canonical}</head><body>{content}</body></html>'
            )
        return Page(
            body=self.frame(
                text.headline,
                f'{content}<div class="tags">{tags}</div><aside class="ticker"><h4>Лента</h4>{self.lines(self.items[:5])}</aside>',
                canonical,
            )
        )

    def frame(self, title: str, content: str, head: str = "") -> str:
        menu = "".join(f'<a href="/{code}/">{esc(name)}</a>' for code, name in self.sections().items())
        return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{esc(title)} | Кама-пресс</title>{head}<link rel="alternate" type="application/rss+xml" title="Спорт" href="/rss/sport.xml"></head><body>
<header><a class="logo" href="/">Кама-пресс</a><nav><a href="/lenta/">Лента</a>{menu}<a href="/themes/">Темы</a><a href="/author/redakciya/">Авторы</a></nav></header><main>{content}</main>
<footer>Информационное агентство «Кама-пресс». <a href="/contacts/">Контакты</a> <a href="/ad/">Реклама</a> 16+</footer></body></html>"""
