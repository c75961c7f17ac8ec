# ruff: noqa: E501 - markup is as long as sites print it
"""«Степная новь»: 1C-Bitrix with neither feed nor sitemap. Addresses /news/SECTION/ID/, lists with ?PAGEN_1=2.

Traps: a list answers any page beyond its end with the last one; an article answers any ?PAGEN_1 with itself; the session's
?clear_cache=Y, ?print=Y, /search/, /personal/, a photo gallery, and issues as PDF files.
"""

import re

from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, moved, pages_of, part

STATIC = {
    "/about/": ("О газете", "<p>Газета «Степная новь» основана в 1935 году. Главный редактор Ольга Власова.</p>"),
    "/contacts/": (
        "Контакты",
        "<p>461630, Оренбургская область, г. Бугуруслан, ул. Революционная, 5. Телефон: 8 (35352) 3-21-00.</p>",
    ),
    "/advert/": ("Рекламодателям", "<p>Размещение баннера на главной: 3000 рублей в месяц.</p>"),
    "/archive-pdf/": (
        "Архив номеров",
        '<p><a href="/upload/iblock/1a2/45.pdf">№ 45 от 20.11.2026</a></p><p><a href="/upload/iblock/1a2/44.pdf">№ 44 от 13.11.2026</a></p>',
    ),
}


class BitrixSite(Site):
    slug = "stepnov"
    platform = "bitrix"
    late = 2
    title = "Степная новь"
    place = "Бугуруслан"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Село", "Власть", "Спорт", "Образование")
    count = 40
    first_number = 18340
    robots = "User-Agent: *\nDisallow: */index.php\nDisallow: /bitrix/\nDisallow: /*show_include_exec_time=\nDisallow: /*?utm_source=\n"

    def address(self, item: Publication) -> str:
        return f"/news/{self.section_of(item)}/{item.number}/"

    def section_of(self, item: Publication) -> str:
        return {name: code for code, name in self.sections().items()}[self.text(item).section]

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"{self.address(item)}?print=Y", f"{self.address(item)}?sphrase_id=1201", f"{self.address(item)}?PAGEN_1=2")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        number = int(query["PAGEN_1"]) if query.get("PAGEN_1", "").isdigit() else 1
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(title, f"<h1>{title}</h1>{text}")
        if path == "/":
            return self.home()
        if path == "/news/":
            return self.list("Новости", list(self.items), path, number)
        if path in ("/search/", "/photo/"):
            return self.page("Поиск", "<h1>Поиск</h1><form><input name='q'></form><p>По вашему запросу ничего не найдено.</p>")
        if found := re.fullmatch(r"/news/([a-z-]+)/", path):
            return (
                self.list(self.sections()[found[1]], self.of_section(found[1]), path, number)
                if found[1] in self.sections()
                else None
            )
        if found := re.fullmatch(r"/news/([a-z-]+)/(\d+)(/?)", path):
            item = self.find(found[2])
            if item and found[1] == self.section_of(item):
                return self.detail(item, "print" in query) if found[3] else moved(self.address(item))
        return None

    def missing(self) -> Page:
        return Page(
            status=404,
            body=self.frame("Страница не найдена", "<h1>404 Not Found</h1><p>Запрошенная страница не существует.</p>"),
        )

    def page(self, title: str, content: str) -> Page:
        return Page(body=self.frame(title, content))

    def home(self) -> Page:
        main, rest = self.items[0], self.items[1:9]
        first = f'<div class="main-news"><a href="{self.address(main)}"><img src="/upload/resize_cache/iblock/1/640_360_2/a.jpg" alt="{attr(self.text(main).headline)}"></a><a class="main-news__title" href="{self.address(main)}">{esc(self.text(main).headline)}</a></div>'
        blocks = "".join(
            f'<div class="section-block"><h3><a href="/news/{code}/">{esc(name)}</a></h3>{"".join(self.row(item) for item in self.of_section(code)[:2])}</div>'
            for code, name in self.sections().items()
        )
        return self.page(
            self.title,
            f'{first}<div class="news-list">{"".join(map(self.row, rest))}</div><a class="all" href="/news/">Все новости</a>{blocks}',
        )

    def list(self, title: str, items: list[Publication], path: str, number: int) -> Page:
        last = pages_of(items, 8)
        number = min(number, last)
        around = [one for one in range(1, last + 1) if abs(one - number) <= 2 or one == last]
        links = " ".join(
            f"<b>{one}</b>" if one == number else f'<a href="{path}{f"?PAGEN_1={one}" if one > 1 else ""}">{one}</a>'
            for one in around
        )
        forward = (
            f'<a href="{path}?PAGEN_1={number + 1}">След.</a> | <a href="{path}?PAGEN_1={last}">Конец</a>'
            if number < last
            else "След. | Конец"
        )
        shown = f"{(number - 1) * 8 + 1} - {min(number * 8, len(items))} из {len(items)}"
        nav = (
            f'<font class="text">{esc(title)} {shown}<br></font><font class="text">Начало | Пред. | {links} | {forward}</font>'
        )
        return self.page(
            title,
            f'<h1>{esc(title)}</h1><div class="news-list">{"".join(map(self.row, part(items, number, 8)))}<br />{nav}</div>',
        )

    def row(self, item: Publication) -> str:
        text = self.text(item)
        return f"""<p class="news-item" id="bx_3218110189_{item.number}"><span class="news-date-time">{self.local(item):%d.%m.%Y %H:%M}</span>
<a href="{self.address(item)}"><b>{esc(text.headline)}</b></a><br />{esc(cut(text.first_paragraph, 150))}</p>
"""

    def detail(self, item: Publication, is_print: bool) -> Page:
        text = self.text(item)
        lead = f'<div class="news-detail__preview">{esc(text.lead)}</div>' if text.lead else ""
        author = f"<div class='author'>Автор: {esc(text.authors[0])}</div>" if text.authors else ""
        body = f"""<div class="news-detail"><span class="news-date-time">{self.local(item):%d.%m.%Y %H:%M}</span><h1>{esc(text.headline)}</h1>
{lead}<div class="news-detail__text">{article_blocks(text.blocks)}</div>{author}<div style="clear:both"></div>Просмотров: {item.number % 431 + 20}<br /></div>"""
        if is_print:
            return Page(
                body=f"<html><head><title>{esc(text.headline)}</title></head><body onload='window.print()'>{body}</body></html>"
            )
        more = "".join(
            f'<div class="more__item"><a href="{self.address(other)}">{esc(self.text(other).headline)}</a></div>'
            for other in self.items[:4]
            if other is not item
        )
        back = f'<p><a href="/news/{self.section_of(item)}/">Возврат к списку</a></p><a href="{self.address(item)}?print=Y">Версия для печати</a>'
        gallery = f'<div class="gallery">Фото: <b>1</b> <a href="{self.address(item)}?PAGEN_1=2">2</a> <a href="{self.address(item)}?PAGEN_1=3">3</a></div>'
        return self.page(
            text.headline,
            f'{body}{gallery if item.number % 2 else ""}{back}<div class="more"><h4>Читайте также</h4>{more}</div>',
        )

    def frame(self, title: str, content: str) -> str:
        menu = "".join(f'<li><a href="/news/{code}/">{esc(name)}</a></li>' for code, name in self.sections().items())
        popular = "".join(
            f'<li><a href="{self.address(item)}?from=popular">{esc(self.text(item).headline)}</a></li>'
            for item in self.items[3:6]
        )
        return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{esc(title)}</title>
<link href="/bitrix/cache/css/s1/main/template_a1/style.css" rel="stylesheet"><script src="/bitrix/js/main/core/core.min.js"></script><script>BX.message({{'LANGUAGE_ID':'ru'}})</script></head><body>
<div class="header"><a class="logo" href="/"><img src="/bitrix/templates/main/images/logo.png" alt="Степная новь"></a><div class="slogan">Общественно-политическая газета Бугуруслана и района</div><div class="today">Понедельник, 23 ноября 2026, 14:00</div>
<div class="auth"><a href="/personal/?login=yes">Войти</a> <a href="/personal/?register=yes">Регистрация</a></div></div>
<ul id="horizontal-multilevel-menu"><li><a href="/" class="root-item">Главная</a></li><li><a href="/news/" class="root-item">Новости</a><ul>{menu}</ul></li><li><a href="/photo/">Фото</a></li><li><a href="/archive-pdf/">Архив номеров</a></li><li><a href="/about/">О газете</a></li><li><a href="/advert/">Рекламодателям</a></li><li><a href="/contacts/">Контакты</a></li></ul>
<div class="workarea">{content}</div>
<div class="right"><form action="/search/"><input name="q"></form><h4>Популярное</h4><ul>{popular}</ul><a href="/bitrix/redirect.php?event1=banner&amp;goto=https://example.org/">Баннер</a></div>
<div class="footer">© 2009-2026 «Степная новь». Свидетельство о регистрации СМИ ЭЛ № ФС 77 - 00000. Настоящий ресурс может содержать материалы 12+. <a href="https://vk.example/stepnov">ВКонтакте</a></div></body></html>"""
