# ruff: noqa: E501 - markup is as long as sites print it
"""«Голос Прикамья»: an engine of its own make that prints three addresses of every article, all answered 200, none called canonical.

The home page and «Все новости» link to /novosti/5120-slug.html, a rubric to /rubriki/RUBRIC/5120-slug.html, boxes to /?news=5120. Lists go on
with /novosti/stranica-2/. Traps: ?from=main, ?sort=, /avtory/, /tegi/, /poisk/, print=1, an afisha with days ahead, comments pages.
"""

import re

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import MONTHS, slug
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part

SIZE = 8


class ThreefoldSite(Site):
    slug = "prikamye"
    platform = "generic"
    late = 2
    title = "Голос Прикамья"
    place = "Сарапул"
    region = "Удмуртия"
    timezone = "Europe/Samara"
    rubrics = ("Общество", "Происшествия", "Культура", "Спорт")
    count = 44
    most_requests = 1.6  # that the rubrics' addresses are the list's own costs a pair or two to learn
    first_number = 5120
    charset = "windows-1251"

    def address(self, item: Publication) -> str:
        return f"/novosti/{item.number}-{item.slug}.html"

    def in_rubric(self, item: Publication) -> str:
        return f"/rubriki/{slug(self.text(item).section)}/{item.number}-{item.slug}.html"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (self.in_rubric(item), f"/?news={item.number}", f"{self.address(item)}?print=1")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path == "/" and query.get("news", "").isdigit():
            item = self.find(query["news"])
            return self.article(item, is_print=False) if item else None
        if path == "/":
            return self.page(
                "Главная",
                f'<div class="glavnoe">{self.teasers(list(self.items[:6]), "main")}</div><a href="/novosti/">Все новости</a>',
            )
        if found := re.fullmatch(r"/novosti/(?:stranica-(\d+)/)?", path):
            return self.listed("Все новости", list(self.items), "/novosti/", int(found[1] or 1))
        if found := re.fullmatch(r"/rubriki/([a-z-]+)/(?:stranica-(\d+)/)?", path):
            items = self.of_section(found[1])
            return self.listed(self.sections()[found[1]], items, f"/rubriki/{found[1]}/", int(found[2] or 1)) if items else None
        if found := re.fullmatch(r"/(?:novosti|rubriki/[a-z-]+)/(\d+)-[a-z0-9-]+\.html", path):
            item = self.find(found[1])
            return (
                self.article(item, is_print="print" in query)
                if item and path in (self.address(item), self.in_rubric(item))
                else None
            )
        if path.startswith(("/avtory/", "/tegi/", "/poisk/")):
            return self.page("Список", self.teasers(list(self.items[3:8]), ""))
        if path.startswith("/afisha/"):
            return self.page(
                "Афиша",
                '<h1>Афиша</h1><ul><li><a href="/afisha/2026-11-28/">28 ноября</a></li><li><a href="/afisha/2026-12-05/">5 декабря</a></li></ul><p>Дом культуры «Заря»: концерт в 18:00.</p>',
            )
        if path in ("/redakciya/", "/reklama/"):
            return self.page(
                "Редакция",
                "<h1>Редакция</h1><p>427960, Удмуртская Республика, г. Сарапул, ул. Раскольникова, 152. Телефон: 8 (34147) 4-00-00.</p>",
            )
        return None

    def missing(self) -> Page:
        return Page(status=404, body=self.frame("404", "<h1>Такой страницы нет</h1>"))

    def page(self, title: str, content: str) -> Page:
        return Page(body=self.frame(title, content))

    def listed(self, title: str, items: list[Publication], path: str, number: int) -> Page | None:
        last = pages_of(items, SIZE)
        if number > last:
            return None
        numbers = " ".join(
            f'<span class="tut">{one}</span>'
            if one == number
            else f'<a href="{path}{f"stranica-{one}/" if one > 1 else ""}">{one}</a>'
            for one in range(1, last + 1)
        )
        place = "rubric" if path.startswith("/rubriki/") else ""
        return self.page(
            title,
            f'<h1>{esc(title)}</h1><div class="sort"><a href="{path}?sort=popular">популярные</a></div>{self.teasers(part(items, number, SIZE), place)}<div class="stranicy">{numbers}</div>',
        )

    def teasers(self, items: list[Publication], place: str) -> str:
        found = []
        for item in items:
            text, at = self.text(item), self.local(item)
            url = self.in_rubric(item) if place == "rubric" else self.address(item) + ("?from=main" if place == "main" else "")
            found.append(
                f'<div class="zametka"><div class="kogda">{at:%d.%m.%Y, %H:%M}</div><a class="zag" href="{url}">{esc(text.headline)}</a><p>{esc(cut(text.first_paragraph, 140))}</p></div>\n'
            )
        return "".join(found)

    def article(self, item: Publication, *, is_print: bool) -> Page:
        text, at = self.text(item), self.local(item)
        lead = f'<p class="lid">{esc(text.lead)}</p>' if text.lead else ""
        author = f'<div class="avtor">Автор: {esc(text.authors[0])}</div>' if text.authors else ""
        body = f'<h1>{esc(text.headline)}</h1><div class="kogda">{at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}</div>{lead}<div class="tekst">{article_blocks(text.blocks)}</div>{author}'
        if is_print:
            return Page(body=f"<html><head><title>{esc(text.headline)}</title></head><body>{body}</body></html>")
        tags = " ".join(f'<a href="/tegi/{slug(tag)}/">{esc(tag)}</a>' for tag in text.tags)
        return self.page(
            text.headline,
            f'{body}<div class="tegi">{tags}</div><a href="{self.address(item)}?print=1">Версия для печати</a><h3>Комментарии</h3><p>Пользователь Света: давно пора.</p>',
        )

    def frame(self, title: str, content: str) -> str:
        menu = "".join(f'<li><a href="/rubriki/{code}/">{esc(name)}</a></li>' for code, name in self.sections().items())
        box = "".join(
            f'<li><a href="/?news={item.number}">{esc(self.text(item).headline)}</a></li>' for item in self.items[4:8]
        )
        return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><title>{esc(title)} | Голос Прикамья</title></head><body>
<div class="shapka"><a href="/"><img src="/img/logo.gif" alt="Голос Прикамья"></a></div><ul class="menu"><li><a href="/novosti/">Все новости</a></li>{menu}<li><a href="/afisha/">Афиша</a></li><li><a href="/redakciya/">Редакция</a></li><li><a href="/reklama/">Реклама</a></li></ul>
<div class="centr">{content}</div><div class="pravo"><h4>Самое читаемое</h4><ul>{box}</ul><form action="/poisk/"><input name="q"></form></div><div class="podval">© «Голос Прикамья», 1918-2026. 12+</div></body></html>"""
