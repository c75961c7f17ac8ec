# ruff: noqa: E501 - markup is as long as sites print it
"""«Маяк Приволжья»: uCoz with a feed of its news, and a catalogue of articles that the feed does not list.

Lists go on with ?page2. Traps: a calendar whose arrow leads to months without end, all of them answered 200; categories /news/1-0-3;
pages /index/0-3; profiles, guest book, photographs, `;print`; the entry's address with and without its slug.
"""

import re

from podshivka.region.listings import Item, rfc822, rss
from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import MONTHS
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part

PAGES = {
    "/index/0-2": ("О газете", "<p>Районная газета «Маяк Приволжья» выходит по четвергам.</p>"),
    "/index/0-3": ("Контакты", "<p>446250, Самарская область, п.г.т. Безенчук. Телефон: 8 (84676) 2-10-00.</p>"),
    "/gb/": ("Гостевая книга", "<p>Галина: хорошая у вас газета.</p>"),
    "/photo/": ("Фотоальбом", '<a href="/photo/1-0-12"><img src="/_ph/1/1/12.jpg" alt=""></a>'),
}


class UcozSite(Site):
    slug = "mayak"
    platform = "ucoz"
    late = 2
    title = "Маяк Приволжья"
    place = "Безенчук"
    region = "Самарская область"
    timezone = "Europe/Samara"
    rubrics = ("Село", "Образование", "Интервью", "Происшествия")
    count = 30
    first_number = 180
    has_feed = True

    def address(self, item: Publication) -> str:
        if self.in_catalogue(item):
            return f"/publ/intervju/{item.slug.replace('-', '_')}/2-1-0-{item.number}"
        at = self.local(item)
        return f"/news/{item.slug.replace('-', '_')}/{at:%Y-%m-%d}-{item.number}"

    def in_catalogue(self, item: Publication) -> bool:
        return self.text(item).section == "Интервью"

    def others(self, item: Publication) -> tuple[str, ...]:
        short = f"/news/{self.local(item):%Y-%m-%d}-{item.number}"
        return () if self.in_catalogue(item) else (short, f"{short};print", f"{self.address(item)};print")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        number = next((int(key[4:]) for key in query if re.fullmatch(r"page\d+", key)), 1)
        news = [item for item in self.items if not self.in_catalogue(item)]
        if path in PAGES:
            title, text = PAGES[path]
            return self.page(title, f'<h1>{title}</h1><div class="page-content">{text}</div>')
        if path in ("/", "/news/", "/news"):
            return self.list(news, "/news/", number)
        if path in ("/publ/", "/publ/intervju/2"):
            return self.list([item for item in self.items if self.in_catalogue(item)], path, number)
        if path in ("/news/rss/", "/news/rss"):
            return Page(body=self.feed(news), kind="text/xml; charset=utf-8")
        if path in ("/search/", "/index/8-1", "/photo/1-0-12", "/register"):
            return self.page("Информация", "<p>Доступ только для зарегистрированных пользователей.</p>")
        if found := re.fullmatch(r"/news/(\d{4})-(\d\d)(?:-(\d\d))?", path):
            year, month, day = (int(one or 0) for one in found.groups())
            if not 1 <= month <= 12:
                return None
            items = [item for item in self.of_day(year, month, day) if not self.in_catalogue(item)]
            return self.list(items, path, number, (year, month), f"Архив новостей: {MONTHS[month - 1]} {year}")
        if found := re.fullmatch(r"/news/1-0-(\d)", path):
            names = list(self.sections().values())
            return self.list(
                [item for item in news if self.text(item).section == names[int(found[1]) % len(names)]], path, number
            )
        found = re.fullmatch(r"/(?:news|publ)/(?:.+/)?(?:\d{4}-\d\d-\d\d|2-1-0)-(\d+)(;print)?", path)
        item = self.find(found[1]) if found else None
        return self.entry(item, bool(found and found[2])) if item else None

    def missing(self) -> Page:
        return Page(
            status=404, body=self.frame("Страница не найдена", "<h1>HTTP 404</h1><p>Запрашиваемая страница не существует.</p>")
        )

    def page(self, title: str, content: str, month: tuple[int, int] = (2026, 11)) -> Page:
        return Page(body=self.frame(title, content, month))

    def feed(self, news: list[Publication]) -> bytes:
        return rss(self.title, self.base, [
            Item(url=self.base + self.address(item), headline=self.text(item).headline, published=rfc822(item.published_at), summary=esc(cut(self.text(item).first_paragraph, 200)))
            for item in news[:10]
        ])  # fmt: skip

    def list(
        self, items: list[Publication], path: str, number: int, month: tuple[int, int] = (2026, 11), title: str = ""
    ) -> Page:
        last = pages_of(items, 8)
        links = " ".join(
            f'<b class="swchItemA"><span>{one}</span></b>'
            if one == number
            else f"""<a class="swchItem" href="{path}{f"?page{one}" if one > 1 else ""}" onclick="spages('{one}',this);return false;"><span>{one}</span></a>"""
            for one in range(1, last + 1)
        )
        forward = (
            f"""<a class="swchItem swchItem-next" href="{path}?page{number + 1}" onclick="spages('{number + 1}',this);return false;"><span>&raquo;</span></a>"""
            if number < last
            else ""
        )
        pager = f'<div class="catPages1" align="center" id="pagesBlock1">{links} {forward}</div>' if last > 1 else ""
        entries = "".join(map(self.teaser, part(items, number, 8)))
        return self.page(title or self.title, f'<div id="allEntries">{entries}</div>{pager}', month)

    def details(self, item: Publication) -> str:
        at = self.local(item)
        return f"""<div class="eDetails"><span class="e-reads">Просмотров: {item.number % 97}</span> | Добавил: <a href="javascript://" rel="nofollow" onclick="window.open('/index/8-1','up1');">mayak</a> | Дата: <span class="e-date" title="{at:%H:%M}">{at:%d.%m.%Y}</span> | <a href="{self.address(item)}#comments">Комментарии (0)</a></div>"""

    def teaser(self, item: Publication) -> str:
        text = self.text(item)
        return f'<div id="entryID{item.number}"><table border="0" class="eBlock" width="100%"><tr><td><div class="eTitle"><a href="{self.address(item)}">{esc(text.headline)}</a></div><div class="eMessage"><p>{esc(cut(text.first_paragraph, 250))} <!--"--><span class="entDots">... </span><span class="entryReadAll"><a class="entryReadAllLink" href="{self.address(item)}">Читать дальше &raquo;</a></span></p></div>{self.details(item)}</td></tr></table></div>\n'

    def entry(self, item: Publication, is_print: bool) -> Page:
        text, at = self.text(item), self.local(item)
        lead = f"<p><b>{esc(text.lead)}</b></p>" if text.lead else ""
        body = f'<div class="eMessage">{lead}{article_blocks(text.blocks)}</div>'
        if is_print:
            return Page(
                body=f"<html><head><title>{esc(text.headline)} - Версия для печати</title></head><body><b>{esc(text.headline)}</b> {at:%d.%m.%Y}, {at:%H:%M}{body}</body></html>"
            )
        crumbs = f'<div class="breadcrumbs-wrapper"><a href="/">Главная</a> &raquo; {at.year} &raquo; {MONTHS[at.month - 1].capitalize()} &raquo; <a href="/news/{at:%Y-%m-%d}">{at.day}</a> &raquo; {esc(text.headline)}</div>'
        return self.page(
            text.headline,
            f'{crumbs}<table class="eBlock"><tr><td><div class="eTitle"><div style="float:right;font-size:9px;">{at:%H:%M} </div>{esc(text.headline)}</div>{body}<div class="eDetails">Категория: <a href="/news/1-0-1">{esc(text.section)}</a> | Просмотров: 15 | Добавил: mayak | Дата: {at:%d.%m.%Y}, {at:%H:%M} | Рейтинг: 0.0/0</div></td></tr></table><a href="{self.address(item)};print">Версия для печати</a><div id="comments">Всего комментариев: 0. Добавлять комментарии могут только зарегистрированные пользователи. [ <a href="/register">Регистрация</a> ]</div>',
        )

    def frame(self, title: str, content: str, month: tuple[int, int] = (2026, 11)) -> str:
        year, number = month
        before = f"{year}-{number - 1:02}" if number > 1 else f"{year - 1}-12"
        days = "".join(
            f'<td class="calMdayIsA"><a class="calMdayLink" href="/news/{year}-{number:02}-{day:02}" title="{len(self.of_day(year, number, day))} Сообщений">{day}</a></td>'
            if self.of_day(year, number, day)
            else f'<td class="calMday">{day}</td>'
            for day in range(1, 29)
        )
        return f"""<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"><title>{esc(title)} - Сайт газеты &quot;{self.title}&quot;</title><link rel="stylesheet" href="/.s/src/base.min.css"><link type="application/rss+xml" rel="alternate" title="RSS" href="{self.base}/news/rss/"><script src="/.s/src/jquery-1.12.4.min.js"></script></head><body>
<div id="header"><a href="/">{self.title}</a> <span>Понедельник, 23.11.2026, 13:00</span> Приветствую Вас <b>Гость</b> | <a href="/news/rss/">RSS</a></div>
<table class="main"><tr><td class="sidebar"><div class="sidetitle">Меню сайта</div><ul class="uMenuRoot"><li><a href="/"><span>Главная страница</span></a></li><li><a href="/news/"><span>Новости</span></a></li><li><a href="/publ/"><span>Интервью</span></a></li><li><a href="/index/0-2"><span>О газете</span></a></li><li><a href="/photo/"><span>Фотоальбом</span></a></li><li><a href="/gb/"><span>Гостевая книга</span></a></li><li><a href="/index/0-3"><span>Контакты</span></a></li></ul>
<div class="sidetitle">Календарь</div><table class="calTable"><tr><td class="calMonth" colspan="7"><a title="Предыдущий" class="calMonthLink" rel="nofollow" href="/news/{before}">&laquo;</a>&nbsp; <a class="calMonthLink" rel="nofollow" href="/news/{year}-{number:02}">{MONTHS[number - 1]} {year}</a> &nbsp;&raquo;</td></tr><tr>{days}</tr></table>
<div class="sidetitle">Архив записей</div><ul class="archUl"><li class="archLi"><a class="archLink" href="/news/2026-11">2026 Ноябрь</a></li><li><a class="archLink" href="/news/2026-10">2026 Октябрь</a></li></ul></td><td class="content">{content}</td></tr></table>
<div id="footer">Copyright MyCorp &copy; 2026 | <a href="https://www.ucoz.ru/" title="Создать сайт бесплатно">Конструктор сайтов</a> — uCoz <img src="https://counter.ucoz.net/c.gif" alt=""></div></body></html>"""
