# ruff: noqa: E501 - markup is as long as sites print it
"""«Металлург»: the engine with /news/read/ID; neither feed nor sitemap, pages printed as ?page=2.

Traps: a missing article answers 200 with «Новость не найдена», a page beyond the end is an empty list, days without end are linked
with arrows, the site's own name is the h1 of every page, the lead is printed before the text once more.
"""

import re
from datetime import date, timedelta

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part

STATIC = {
    "/about": ("О газете", "<p>Газета «Металлург» выходит с 1941 года, по средам и пятницам.</p>"),
    "/contacts": ("Контакты", "<p>456910, Челябинская область, г. Сатка, ул. Солнечная, 2. Телефон: 8 (35161) 4-00-00.</p>"),
    "/ads": ("Объявления", "<p>Продам дом. Куплю рога. Сдам гараж.</p>"),
}


class NewsReadSite(Site):
    slug = "metallurg"
    platform = "newsread"
    late = 2
    title = "Металлург"
    place = "Сатка"
    region = "Челябинская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("ЖКХ", "Письма", "Криминал", "Спорт")
    count = 38
    first_number = 29311

    def address(self, item: Publication) -> str:
        return f"/news/read/{item.number}"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"{self.address(item)}?print=1", f"{self.address(item)}/")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        number = int(query["page"]) if query.get("page", "").isdigit() else 1
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(title, f"<h2>{title}</h2><div class='text'>{text}</div>")
        if path == "/":
            return self.page(
                self.title,
                f'<div class="lenta">{"".join(map(self.row, self.items[:8]))}<a href="/news" class="more">Все новости</a></div>',
            )
        if path == "/news":
            return self.list("Новости", list(self.items), path, number)
        if found := re.fullmatch(r"/news/list/(\d)", path):
            names = list(self.sections())
            return (
                self.list(self.sections()[names[int(found[1]) - 1]], self.of_section(names[int(found[1]) - 1]), path, number)
                if 0 < int(found[1]) <= len(names)
                else None
            )
        if found := re.fullmatch(r"/news/date/(\d{4})-(\d\d)-(\d\d)", path):
            return self.day(date(*map(int, found.groups())))
        if found := re.fullmatch(r"/news/read/(\d+)/?", path):
            item = self.find(found[1])
            return (
                self.read(item, "print" in query)
                if item
                else self.page("Новость не найдена", "<h2>Ошибка</h2><div class='text'>Новость не найдена или удалена.</div>")
            )
        return None

    def missing(self) -> Page:
        return Page(status=404, body=self.frame("Страница не найдена", "<h2>Страница не найдена</h2>"))

    def page(self, title: str, content: str) -> Page:
        return Page(body=self.frame(title, content))

    def list(self, title: str, items: list[Publication], path: str, number: int) -> Page:
        last, shown = pages_of(items, 10), part(items, number, 10)
        numbers = "".join(
            f'<span class="current">{one}</span>' if one == number else f'<a href="{path}?page={one}">{one}</a>'
            for one in range(max(1, number - 3), min(last, number + 3) + 1)
        )
        forward = f'<a href="{path}?page={number + 1}">&rarr;</a>' if number < last else ""
        return self.page(
            title,
            f'<h2>{esc(title)}</h2><div class="lenta">{"".join(map(self.row, shown)) or "Новостей нет"}</div><div class="paginator">{numbers}{forward}</div>',
        )

    def day(self, day: date) -> Page:
        items = self.of_day(day.year, day.month, day.day)
        before, after = day - timedelta(days=1), day + timedelta(days=1)
        return self.page(
            f"{day:%d.%m.%Y}",
            f'<h2>Новости за {day:%d.%m.%Y}</h2><div class="lenta">{"".join(map(self.row, items)) or "В этот день новостей не было"}</div><a href="/news/date/{before}">&larr; {before:%d.%m}</a> <a href="/news/date/{after}">{after:%d.%m} &rarr;</a>',
        )

    def row(self, item: Publication) -> str:
        text = self.text(item)
        return f'<div class="item"><span class="date">{self.local(item):%d-%m-%Y %H:%M}</span> <a href="{self.address(item)}">{esc(text.headline)}</a><div class="announce">{esc(cut(text.first_paragraph, 130))}</div></div>\n'

    def read(self, item: Publication, is_print: bool) -> Page:
        text = self.text(item)
        lead = f'<div class="announce">{esc(text.lead)}</div>' if text.lead else ""
        author = f'<p class="author">{esc(text.authors[0])}</p>' if text.authors else ""
        content = f'<h2>{esc(text.headline)}</h2><ul class="info"><li>{self.local(item):%d-%m-%Y %H:%M}</li><li>{esc(text.section)}</li></ul>{lead}<div class="text">{article_blocks(text.blocks)}{author}</div>'
        if is_print:
            return Page(
                body=f'<html><head><meta charset="utf-8"><title>{esc(text.headline)}</title></head><body onload="print()">{content}</body></html>'
            )
        day = self.local(item).date()
        return self.page(
            text.headline,
            f'{content}<p><a href="{self.address(item)}?print=1">Распечатать</a> <a href="/news/date/{day}">Новости за этот день</a></p>',
        )

    def frame(self, title: str, content: str) -> str:
        menu = "".join(
            f'<li><a href="/news/list/{number}">{esc(name)}</a></li>' for number, name in enumerate(self.sections().values(), 1)
        )
        best = "".join(f'<li><a href="{self.address(one)}">{esc(self.text(one).headline)}</a></li>' for one in self.items[3:7])
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)} — Металлург</title><link rel="stylesheet" href="/css/main.css"></head><body>
<div class="head"><h1><a href="/">Металлург</a></h1><div class="clock">Сегодня понедельник, 23 ноября 2026 г.</div></div><ul class="menu"><li><a href="/news">Новости</a></li>{menu}<li><a href="/ads">Объявления</a></li><li><a href="/about">О газете</a></li><li><a href="/contacts">Контакты</a></li></ul>
<div class="content">{content}</div><div class="side"><h3>Читаемое</h3><ul>{best}</ul><a href="https://vk.example/metallurg">Мы ВКонтакте</a></div>
<div class="footer">© ООО «Редакция газеты «Металлург», 2026. Настоящий сайт использует файлы cookie. 12+</div></body></html>"""
