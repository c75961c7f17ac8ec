# ruff: noqa: E501 - markup is as long as sites print it
"""«Волжская заря»: DataLife Engine in windows-1251, neither feed nor sitemap. Addresses /SECTION/ID-slug.html.

Lists go on with /page/2/. Traps: a calendar whose arrows never end and whose empty days answer 200, tags in raw windows-1251, users,
/lastnews/, print:page,1,…, ?newsid=, an article in two parts (page,2,…), `.html` pages that are static.
"""

import re
from urllib.parse import quote

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import MONTHS
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, moved, pages_of, part

STATIC = {
    "/about.html": ("О газете", "Газета «Волжская заря» выходит по средам и субботам."),
    "/reklama.html": ("Реклама", "Телефон рекламного отдела: 8 (84593) 5-11-00."),
    "/rules.html": ("Общие правила на сайте", "На сайте запрещается оставлять сообщения с оскорблениями."),
}


class DataLifeSite(Site):
    slug = "volgazarya"
    platform = "dle"
    late = 2
    title = "Волжская заря"
    place = "Балаково"
    region = "Саратовская область"
    timezone = "Europe/Saratov"
    rubrics = ("Происшествия", "Экономика", "Письма", "Природа")
    count = 36
    first_number = 5900
    charset = "windows-1251"
    days_between = 1.5

    def address(self, item: Publication) -> str:
        return f"/{self.section_of(item)}/{item.number}-{item.slug}.html"

    def section_of(self, item: Publication) -> str:
        return {name: code for code, name in self.sections().items()}[self.text(item).section]

    def others(self, item: Publication) -> tuple[str, ...]:
        name, section = f"{item.number}-{item.slug}.html", self.section_of(item)
        return (
            f"/{section}/print:page,1,{name}",
            f"/index.php?newsid={item.number}",
            f"/{section}/page,1,2,{name}",
            f"/{section}/page,2,{name}",
            f"/{name}",
        )

    def is_divided(self, item: Publication) -> bool:
        return item is self.written[6]

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(title, f'<div class="base shortstory"><h1>{title}</h1><div class="maincont">{text}</div></div>')
        if path == "/index.php" and query.get("newsid", "").isdigit():
            item = self.find(query["newsid"])
            return moved(self.base + self.address(item)) if item else None
        if path == "/index.php" and query.get("do") == "lastnews":
            number = int(query.get("cstart") or 1)
            return self.list(list(self.items), "/lastnews/", number)
        if path == "/index.php" and "do" in query:
            return self.page("Информация", self.info("Внимание, обнаружена ошибка: поиск по сайту не дал никаких результатов."))
        if found := re.fullmatch(r"/(?:([a-z-]+)/)?(print:)?(?:page,(\d+),(?:\d+,)?)?(\d+)-([a-z0-9-]+)\.html", path):
            item = self.find(found[4])
            return (
                self.full(item, found[1] or "", bool(found[2]), int(found[3] or 1)) if item and item.slug == found[5] else None
            )
        found = re.fullmatch(r"(/(?:.+?/)?)(?:page/(\d+)/)?", path if path.endswith("/") else f"{path}/")
        return self.listed(found[1], int(found[2] or 1)) if found else None

    def listed(self, path: str, number: int) -> Page | None:
        name = path.strip("/")
        if name in ("", "lastnews"):
            return self.list(list(self.items), path, number)
        if name in self.sections():
            return self.list(self.of_section(name), path, number)
        if name.startswith(("tags/", "user/")):
            return self.list(list(self.items[5:9]), f"/{quote(name, encoding='windows-1251')}/", number)
        if found := re.fullmatch(r"(\d{4})(?:/(\d\d))?(?:/(\d\d))?", name):
            year, month, day = (int(part or 0) for part in found.groups())
            items = self.of_day(year, month, day) if month else [one for one in self.items if self.local(one).year == year]
            return self.list(items, path, number, (year, month or 1))
        return None

    def missing(self) -> Page:
        return Page(
            status=404,
            body=self.frame(
                "Ошибка",
                self.info(
                    "К сожалению, данная страница для Вас не доступна, возможно был изменен её адрес или она была удалена."
                ),
            ),
        )

    def info(self, text: str) -> str:
        return f'<div class="infoblock"><h2>Информация</h2><b>{text}</b><br /><a href="javascript:history.go(-1)">Вернуться назад</a></div>'

    def page(self, title: str, content: str, month: tuple[int, int] = (2026, 11)) -> Page:
        return Page(body=self.frame(title, content, month))

    def list(self, items: list[Publication], path: str, number: int, month: tuple[int, int] = (2026, 11)) -> Page:
        shown, last = part(items, number, 7), pages_of(items, 7)
        if not shown:
            return self.page(self.title, self.info("По данному критерию поиска публикаций не найдено."), month)
        links = " ".join(
            f"<span>{one}</span>"
            if one == number
            else f'<a href="{self.base}{path}{f"page/{one}/" if one > 1 else ""}">{one}</a>'
            for one in range(1, last + 1)
        )
        back = (
            f'<a href="{self.base}{path}{f"page/{number - 1}/" if number > 2 else ""}">Назад</a>'
            if number > 1
            else "<span>Назад</span>"
        )
        forward = f'<a href="{self.base}{path}page/{number + 1}/">Вперед</a>' if number < last else "<span>Вперед</span>"
        pager = f'<div class="navigation" align="center">{back} {links} {forward}</div>' if last > 1 else ""
        return self.page(self.title, "".join(map(self.short, shown)) + pager, month)

    def info_line(self, item: Publication) -> str:
        at, text = self.local(item), self.text(item)
        author = text.authors[0] if text.authors else "redaktor"
        return f'<div class="bheading"><p class="binfo">Автор: <a onclick="ShowProfile(1)" href="{self.base}/user/{quote(author, encoding="windows-1251")}/">{esc(author)}</a> от <a href="{self.base}/{at:%Y/%m/%d}/">{at.day}-{at:%m-%Y, %H:%M}</a></p><p class="bcat">Категория: <a href="{self.base}/{self.section_of(item)}/">{esc(text.section)}</a></p></div>'

    def short(self, item: Publication) -> str:
        url = f"{self.base}{self.address(item)}"
        return f"""<div class="base shortstory"><h3 class="btl"><a href="{url}">{esc(self.text(item).headline)}</a></h3>{self.info_line(item)}
<div class="maincont"><div id="news-id-{item.number}" style="display:inline;">{esc(cut(self.text(item).first_paragraph, 300))}</div></div><div class="mlink"><span class="argmore"><a href="{url}"><b>Подробнее</b></a></span><span class="argcoms"><a href="{url}#comment">Комментариев: (0)</a></span></div></div>
"""

    def full(self, item: Publication, section: str, is_print: bool, number: int) -> Page | None:
        text, url = self.text(item), f"{self.base}{self.address(item)}"
        if section and section not in self.sections():
            return None
        half = len(text.blocks) // 2
        blocks = (
            text.blocks if not self.is_divided(item) or is_print else text.blocks[:half] if number == 1 else text.blocks[half:]
        )
        lead = f"<b>{esc(text.lead)}</b><br /><br />" if text.lead and number == 1 else ""
        body = lead + article_blocks(blocks, render=lambda line: f"{esc(line)}<br /><br />")
        if is_print:
            return Page(
                body=f"<html><head><title>{esc(text.headline)}</title></head><body><b>{self.title} &gt; Версия для печати &gt; {esc(text.headline)}</b><hr>{body}</body></html>"
            )
        second = f"{self.base}/{self.section_of(item)}/page,2,{item.number}-{item.slug}.html"
        links = f'<b>1</b> <a href="{second}">2</a>' if number == 1 else f'<a href="{url}">1</a> <b>2</b>'
        parts = f'<div class="storenumber">Страницы: {links}</div>' if self.is_divided(item) else ""
        tags = ", ".join(
            f'<a href="{self.base}/tags/{quote(tag, encoding="windows-1251")}/">{esc(tag)}</a>' for tag in text.tags
        )
        related = "".join(
            f'<li><a href="{self.base}{self.address(one)}">{esc(self.text(one).headline)}</a></li>'
            for one in self.items[6:10]
            if one is not item
        )
        return self.page(
            text.headline,
            f"""<div class="base fullstory"><div class="dpad"><h1 class="btl">{esc(text.headline)}</h1>{self.info_line(item)}
<div class="maincont"><div id="news-id-{item.number}" style="display:inline;">{body}</div>{parts}</div><p class="basetags"><i>Метки к статье: {tags}</i></p>
<a href="{self.base}/{self.section_of(item)}/print:page,1,{item.number}-{item.slug}.html">Распечатать</a></div></div>
<div class="related"><b>Другие новости по теме:</b><ul>{related}</ul></div><div id="comment"><h3>Добавление комментария</h3><form id="dle-comments-form"><input name="name"></form></div>""",
        )

    def frame(self, title: str, content: str, month: tuple[int, int] = (2026, 11)) -> str:
        menu = "".join(f'<li><a href="{self.base}/{code}/">{esc(name)}</a></li>' for code, name in self.sections().items())
        return f"""<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251" /><title>{esc(title)} &raquo; {self.title} - газета Балаковского района</title><meta name="generator" content="DataLife Engine (http://dle-news.ru)" />
<script type="text/javascript" src="/engine/classes/js/dle_js.js"></script></head><body><script>var dle_root = '/'; var dle_skin = 'Default';</script>
<div class="topbar"><a href="{self.base}/"><img src="/templates/Default/images/logo.png" alt="Волжская заря" /></a><span>Сегодня: 23 ноября 2026</span></div>
<ul class="topmenu"><li><a href="{self.base}/">Главная</a></li>{menu}<li><a href="{self.base}/about.html">О газете</a></li><li><a href="{self.base}/reklama.html">Реклама</a></li><li><a href="{self.base}/index.php?do=feedback">Контакты</a></li></ul>
<table><tr><td class="left"><div id="dle-content">{content}</div></td><td class="right">{self.calendar(*month)}
<div class="loginbox"><a href="{self.base}/index.php?do=register">Регистрация</a> <a href="{self.base}/index.php?do=lostpassword">Забыли пароль?</a></div>
<div class="tags"><a href="{self.base}/tags/%EF%EE%E6%E0%F0/" class="clouds_xsmall">пожар</a> <a href="{self.base}/index.php?do=tags">Показать все теги</a></div>
<div class="top">{"".join(f'<div class="topnews"><a href="{self.base}{self.address(one)}">{esc(self.text(one).headline)}</a></div>' for one in self.items[2:5])}</div></td></tr></table>
<div class="footer">Copyright &copy; 2026 Волжская заря. 413840, Саратовская область, г. Балаково. <a href="{self.base}/rules.html">Правила</a> <a href="{self.base}/index.php?do=lastnews">Последние новости</a> 12+</div></body></html>"""

    def calendar(self, year: int, month: int) -> str:
        before = (year, month - 1) if month > 1 else (year - 1, 12)
        days = "".join(
            f'<td class="day-active-v"><a class="day-active-v" href="{self.base}/{year}/{month:02}/{day:02}/">{day}</a></td>'
            if self.of_day(year, month, day)
            else f"<td class='day'>{day}</td>"
            for day in range(1, 29)
        )
        return f'<div id="calendar-layer"><table id="calendar" class="calendar"><tr><th><a class="monthlink" href="{self.base}/{before[0]}/{before[1]:02}/" title="Предыдущий месяц">&laquo;</a>&nbsp;{MONTHS[month - 1]} {year}&nbsp;&raquo;</th></tr><tr>{days}</tr></table></div><div id="dle_news_archive"><a class="archives" href="{self.base}/2026/11/"><b>Ноябрь 2026</b></a><br /><a class="archives" href="{self.base}/2026/10/"><b>Октябрь 2026</b></a></div>'
