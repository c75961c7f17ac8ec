# ruff: noqa: E501 - markup is as long as sites print it
"""«Заводской район»: Joomla 2.5 in tables, neither feed nor sitemap. Addresses /novosti/4-sport/18624-alias, a rubric's is /novosti/4-sport.

Lists count what they skip (?start=5). Traps: the same article at index.php?option=com_content…, without a canonical; print and
mailto forms; a rubric that looks like an article; a search; pages of the menu that are articles to Joomla (/o-gazete).
"""

import re
from dataclasses import replace

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.platforms.site import Page, Site, part

STATIC = {
    "/o-gazete": ("О газете", "<p>Первый номер «Заводского района» вышел 7 ноября 1932 года тиражом 500 экземпляров.</p>"),
    "/kontakty": ("Контакты", "<p>Адрес: 618400, Пермский край, г. Березники, ул. Ленина, 20. Телефон: 8 (3424) 26-00-00</p>"),
    "/reklama": ("Реклама", "<p>Стоимость одного квадратного сантиметра: 30 рублей.</p>"),
}
SIZE = 5


class JoomlaSite(Site):
    slug = "zavodrayon"
    platform = "joomla"
    late = 2
    title = "Заводской район"
    place = "Березники"
    region = "Пермский край"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Спорт", "Экономика", "Память", "ЖКХ")
    count = 34
    first_number = 18604
    days_between = 1.3

    def address(self, item: Publication) -> str:
        return f"{self.section_path(item)}/{item.number}-{item.slug}"

    def section_path(self, item: Publication) -> str:
        name = self.text(item).section
        number, code = next((number, code) for number, (code, one) in enumerate(self.sections().items(), 4) if one == name)
        return f"/novosti/{number}-{code}"

    def plain(self, item: Publication) -> str:
        catid = self.section_path(item).rpartition("/")[2].replace("-", ":", 1)
        return f"/index.php?option=com_content&view=article&id={item.number}:{item.slug}&catid={catid}&Itemid=102"

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        """Joomla knows no lead: what stands before the first paragraph is the text's beginning."""
        whole = "\n\n".join(filter(None, (text.lead, text.body)))
        told = super().truth_of(item, text)
        return replace(told, leads=("", text.lead), body=whole, revisions=((text.headline, whole),))

    def others(self, item: Publication) -> tuple[str, ...]:
        return (self.plain(item), f"{self.address(item)}?tmpl=component&print=1&layout=default&page=")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        start = int(query["start"]) if query.get("start", "").isdigit() else 0
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(title, f'<div class="item-page"><h2><a href="{path}">{title}</a></h2>{text}</div>')
        if path == "/index.php" and query.get("view") == "article":
            item = self.find(query["id"].partition(":")[0])
            return self.single(item, False) if item else None
        if path in ("/", "/index.php"):
            return self.blog(self.title, list(self.items), "/", start)
        if path == "/novosti":
            return self.blog("Новости", list(self.items), path, start)
        if path == "/component/search/":
            return self.page("Поиск", "<h1>Поиск</h1><p>Всего найдено результатов: 0</p>")
        if found := re.fullmatch(r"/novosti/(\d+)-([a-z-]+)", path):
            items = self.of_section(found[2])
            return (
                self.blog(self.text(items[0]).section, items, path, start)
                if items and self.section_path(items[0]) == path
                else None
            )
        if found := re.fullmatch(r"(/novosti/\d+-[a-z-]+)/(\d+)-(.+)", path):
            item = self.find(found[2])
            return self.single(item, "print" in query) if item and self.address(item) == path else None
        return None

    def missing(self) -> Page:
        return Page(
            status=404,
            body='<html><head><title>404 - Ошибка: 404</title></head><body><div class="error"><h1>404 - Категория не найдена</h1><a href="/">Домашняя страница</a></div></body></html>',
        )

    def page(self, title: str, content: str) -> Page:
        return Page(body=self.frame(title, content))

    def blog(self, title: str, items: list[Publication], path: str, start: int) -> Page | None:
        number, last = start // SIZE + 1, -(-len(items) // SIZE)
        if number > last:
            return None
        step = lambda one: f"{path}?start={(one - 1) * SIZE}" if one > 1 else path  # noqa: E731
        numbers = "".join(
            f'<li><span class="pagenav">{one}</span></li>'
            if one == number
            else f'<li><a href="{step(one)}" class="pagenav">{one}</a></li>'
            for one in range(1, last + 1)
        )
        forward = (
            f'<li class="pagination-next"><a title="Вперёд" href="{step(number + 1)}" class="pagenav">Вперёд</a></li><li class="pagination-end"><a title="В конец" href="{step(last)}" class="pagenav">В конец</a></li>'
            if number < last
            else '<li class="pagination-next"><span class="pagenav">Вперёд</span></li>'
        )
        further = "".join(
            f'<li><a href="{self.address(one)}">{esc(self.text(one).headline)}</a></li>'
            for one in items[number * SIZE : number * SIZE + 2]
        )
        more = f'<div class="items-more"><h3>Ещё статьи...</h3><ol class="nav-stacked">{further}</ol></div>' if further else ""
        return self.page(
            title,
            f'<div class="blog"><h1>{esc(title)}</h1>{"".join(map(self.intro, part(items, number, SIZE)))}{more}<div class="pagination"><p class="counter">Страница {number} из {last}</p><ul>{numbers}{forward}</ul></div></div>',
        )

    def details(self, item: Publication) -> str:
        text = self.text(item)
        author = f'<dd class="createdby">Автор: {esc(text.authors[0])}</dd>' if text.authors else ""
        return f'<dl class="article-info"><dt class="article-info-term">Подробности</dt><dd class="category-name">Категория: <a href="{self.section_path(item)}">{esc(text.section)}</a></dd><dd class="published">Опубликовано {self.local(item):%d.%m.%Y %H:%M}</dd>{author}<dd class="hits">Просмотров: {item.number % 377}</dd></dl>'

    def icons(self, item: Publication) -> str:
        return f'<ul class="actions"><li class="print-icon"><a href="{self.address(item)}?tmpl=component&amp;print=1&amp;layout=default&amp;page=" title="Печать" rel="nofollow"><img src="/media/system/images/printButton.png" alt="Печать"></a></li><li class="email-icon"><a href="/component/mailto/?tmpl=component&amp;template=beez&amp;link=aHR0{item.number}" title="E-mail"><img src="/media/system/images/emailButton.png" alt="E-mail"></a></li></ul>'

    def intro(self, item: Publication) -> str:
        return f'<div class="items-row"><div class="item"><h2><a href="{self.address(item)}">{esc(self.text(item).headline)}</a></h2>{self.icons(item)}{self.details(item)}<p>{esc(cut(self.text(item).first_paragraph, 240))}</p><p class="readmore"><a href="{self.address(item)}">Подробнее...</a></p></div></div>\n'

    def single(self, item: Publication, is_print: bool) -> Page:
        text = self.text(item)
        lead = f"<p><em>{esc(text.lead)}</em></p>" if text.lead else ""
        body = f'<div class="item-page"><h2><a href="{self.address(item)}">{esc(text.headline)}</a></h2>{"" if is_print else self.icons(item)}{self.details(item)}{lead}{article_blocks(text.blocks)}</div>'
        if is_print:
            return Page(
                body=f'<html><head><meta charset="utf-8"><title>{esc(text.headline)}</title></head><body class="contentpane">{body}</body></html>'
            )
        place = self.items.index(item)
        near = f'<ul class="pagenav">{"".join(f"<li><a href={chr(34)}{self.address(self.items[one])}{chr(34)} rel={chr(34)}{rel}{chr(34)}>{word}</a></li>" for one, rel, word in ((place + 1, "prev", "&lt; Назад"), (place - 1, "next", "Вперёд &gt;")) if 0 <= one < len(self.items))}</ul>'
        return self.page(text.headline, body + near)

    def frame(self, title: str, content: str) -> str:
        menu = "".join(
            f'<li><a href="/novosti/{number}-{code}">{esc(name)}</a></li>'
            for number, (code, name) in enumerate(self.sections().items(), 4)
        )
        popular = "".join(
            f'<li><a href="{self.plain(one).replace("&", "&amp;")}">{esc(self.text(one).headline)}</a></li>'
            for one in self.items[1:5]
        )
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd"><html xml:lang="ru-ru" lang="ru-ru"><head><base href="{self.base}/" /><meta http-equiv="content-type" content="text/html; charset=utf-8" /><meta name="generator" content="Joomla! - Open Source Content Management" /><title>{esc(title)}</title><script src="/media/system/js/mootools-core.js"></script></head><body>
<table width="100%"><tr><td colspan="3"><a href="/"><img src="/images/logo.png" alt="Заводской район"></a></td></tr><tr><td colspan="3"><ul class="menu" id="mainmenu"><li class="item-101 current"><a href="/">Главная</a></li><li><a href="/novosti">Новости</a></li>{menu}<li><a href="/o-gazete">О газете</a></li><li><a href="/reklama">Реклама</a></li><li><a href="/kontakty">Контакты</a></li></ul></td></tr>
<tr><td valign="top"><h3>Популярное</h3><ul class="mostread">{popular}</ul><form action="/component/search/"><input name="searchword" value="Поиск..."></form></td><td valign="top" id="main">{content}</td><td><h3>Погода</h3><p>Березники: -7</p></td></tr>
<tr><td colspan="3">© 2026 Заводской район. <a href="/kontakty">Написать в редакцию</a> 12+</td></tr></table></body></html>"""
