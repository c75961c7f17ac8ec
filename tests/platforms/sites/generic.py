# ruff: noqa: E501 - markup is as long as sites print it
"""«Вечерний Яицк»: an engine of its own make from 2004, windows-1251 that nobody declares, tables, neither feed nor sitemap.

Addresses index.php?r=news/article&id=60042, lists index.php?r=news/list&p=2 under «туда-сюда» arrows. Traps: a new session id in every
link, print.php?id=, an archive by day for any day, an unknown id that shows the home page with 200, a forum, a counter's links.
"""

from datetime import date

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import day_month
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part


class GenericSite(Site):
    slug = "vecherka"
    platform = "generic"
    late = 2
    title = "Вечерний Яицк"
    place = "Новотроицк"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Дороги", "Криминал", "Культура", "Власть")
    count = 34
    first_number = 60042
    charset = "windows-1251"
    tells_charset = False
    visits = 0

    def address(self, item: Publication) -> str:
        return f"/index.php?r=news/article&id={item.number}"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"/print.php?id={item.number}", f"/index.php?id={item.number}&r=news/article")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        self.visits += 1
        route = query.get("r", "")
        if path == "/print.php":
            item = self.find(query["id"]) if query.get("id", "").isdigit() else None
            return self.article(item, is_print=True) if item else None
        if path not in ("/", "/index.php"):
            return None
        if route == "news/article":
            item = self.find(query["id"]) if query.get("id", "").isdigit() else None
            return self.article(item, is_print=False) if item else self.home()
        if route == "news/list":
            rubric = query.get("rub", "")
            items = self.of_section(rubric) if rubric else list(self.items)
            return self.list(items, f"/index.php?r=news/list{f'&rub={rubric}' if rubric else ''}", int(query.get("p") or 1))
        if route == "archive":
            return self.archive(query.get("date", ""))
        if route in ("about", "forum", "reklama"):
            return self.page("О нас", "<b>Редакция</b><br>Адрес: Новотроицк, ул. Советская, 48. Телефон (3537) 60-00-00")
        return self.home()

    def link(self, target: str) -> str:
        """Return an address with the session of this answer, as PHP writes it into all links of visitors without cookies."""
        return (
            f"{target}&PHPSESSID={self.visits:032x}".replace("&", "&amp;")
            if "?" in target
            else f"{target}?PHPSESSID={self.visits:032x}"
        )

    def page(self, title: str, content: str) -> Page:
        return Page(body=self.frame(title, content))

    def home(self) -> Page:
        return self.page(
            "Главная",
            f'<font size="4"><b>Последние новости</b></font><br>{"".join(map(self.row, self.items[:7]))}<p align="right"><a href="{self.link("/index.php?r=news/list")}">Все новости &gt;&gt;</a></p>',
        )

    def list(self, items: list[Publication], path: str, number: int) -> Page:
        last = pages_of(items, 9)
        back = f'<a href="{self.link(f"{path}&p={number - 1}")}">&lt;&lt; туда</a>' if number > 1 else "&lt;&lt; туда"
        forward = f'<a href="{self.link(f"{path}&p={number + 1}")}">сюда &gt;&gt;</a>' if number < last else "сюда &gt;&gt;"
        numbers = " | ".join(
            f"<b>{one}</b>" if one == number else f'<a href="{self.link(f"{path}&p={one}")}">{one}</a>'
            for one in range(1, last + 1)
        )
        return self.page(
            "Новости", f"{''.join(map(self.row, part(items, number, 9)))}<center>{back} {numbers} {forward}</center>"
        )

    def archive(self, day: str) -> Page:
        try:
            asked = date.fromisoformat(day)
        except ValueError:
            asked = date(2026, 11, 23)
        found = self.of_day(asked.year, asked.month, asked.day)
        before = date.fromordinal(asked.toordinal() - 1)
        return self.page(
            "Архив",
            f'<b>Архив за {asked:%d.%m.%Y}</b><br>{"".join(map(self.row, found)) or "За этот день материалов нет."}<br><a href="{self.link(f"/index.php?r=archive&date={before}")}">&lt; предыдущий день</a>',
        )

    def row(self, item: Publication) -> str:
        text = self.text(item)
        return f'<table width="100%" cellpadding="2"><tr><td width="90"><font color="gray">{self.local(item):%d.%m.%y %H:%M}</font></td><td><a href="{self.link(self.address(item))}" class="n">{esc(text.headline)}</a><br><small>{esc(cut(text.first_paragraph, 110))}</small></td></tr></table>\n'

    def article(self, item: Publication, *, is_print: bool) -> Page:
        text, at = self.text(item), self.local(item)
        lead = f"<b>{esc(text.lead)}</b><br><br>" if text.lead else ""
        author = f'<p align="right"><i>{esc(text.authors[0])}</i></p>' if text.authors else ""
        body = f'<font class="zag">{esc(text.headline)}</font><br><font class="dat">{day_month(at.date())} {at.year} г., {at:%H:%M}</font><br><br>{lead}{article_blocks(text.blocks, render=lambda line: f"{esc(line)}<br><br>")}{author}'
        if is_print:
            return Page(
                body=f"<html><head><title>{esc(text.headline)}</title></head><body bgcolor=white>{body}<hr>Вечерний Яицк, версия для печати</body></html>"
            )
        return self.page(
            text.headline,
            f'<table width="100%"><tr><td class="txt">{body}</td></tr></table><a href="/print.php?id={item.number}" target="_blank">версия для печати</a> | <a href="{self.link(f"/index.php?r=archive&date={at:%Y-%m-%d}")}">другие новости за этот день</a>',
        )

    def frame(self, title: str, content: str) -> str:
        rubrics = "<br>".join(
            f'<a href="{self.link(f"/index.php?r=news/list&rub={code}")}">{esc(name)}</a>'
            for code, name in self.sections().items()
        )
        services = "<br>".join(
            f'<a href="{self.link(f"/index.php?r={route}")}">{name}</a>'
            for route, name in (("archive", "Архив"), ("forum", "Форум"), ("reklama", "Реклама"), ("about", "О газете"))
        )
        return f"""<html><head><title>{esc(title)} :: Вечерний Яицк</title></head><body bgcolor="#ffffff" link="#000080">
<table width="780" align="center" border="0"><tr><td colspan="2"><a href="{self.link("/")}"><img src="/i/logo.gif" border="0" alt="Вечерний Яицк"></a><br><font size="1">городская газета. Сегодня 23 ноября, понедельник, 14:00</font></td></tr>
<tr><td width="150" valign="top" bgcolor="#e0e0f0"><b>Рубрики</b><br>{rubrics}<br><br>{services}<br><form action="/search.php"><input name="q" size="10"></form></td><td valign="top">{content}</td></tr>
<tr><td colspan="2"><hr><font size="1">© Вечерний Яицк, 2004-2026. 462359, г. Новотроицк. При перепечатке ссылка обязательна. <a href="https://top.example/jump?from=60">счётчик</a></font></td></tr></table></body></html>"""
