# ruff: noqa: E501 - markup is as long as sites print it
"""«Ташлинская нива»: an engine of 1999 in koi8-r that nobody declares. What is older than the home page is found by the calendar only.

Addresses /text.phtml?id=512, days /day.phtml?y=2026&m=11&d=20. Traps: days without news answer 200, «предыдущий день» never ends, one
article in two parts (&part=2), frames of a guest book, /text.phtml without a number.
"""

from datetime import date, timedelta

from podshivka.region.markup import article_blocks, esc
from podshivka.region.russian import MONTHS
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site


class CalendarSite(Site):
    slug = "niva"
    platform = "generic"
    late = 2
    title = "Ташлинская нива"
    place = "Соль-Илецк"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Село", "Письма", "Природа", "Память")
    count = 40
    first_number = 512
    charset = "koi8-r"
    tells_charset = False
    days_between = 0.5
    most_requests = 2.0  # a calendar costs a request a day, and two weeks without news before its end is believed

    def address(self, item: Publication) -> str:
        return f"/text.phtml?id={item.number}"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"{self.address(item)}&part=2", f"{self.address(item)}&print=1")

    def is_divided(self, item: Publication) -> bool:
        return item is self.written[9]

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path == "/":
            return Page(body=self.frame("Главная", f"<h3>Свежие новости</h3>{self.rows(self.items[:6])}", date(2026, 11, 23)))
        if path == "/day.phtml":
            return self.day(query)
        if path == "/text.phtml":
            item = self.find(query["id"]) if query.get("id", "").isdigit() else None
            return self.article(item, query) if item else None
        if path in ("/about.phtml", "/guest.phtml", "/links.phtml"):
            return Page(
                body=self.frame(
                    "О нас",
                    "<p>Газета «Ташлинская нива», 461500, Оренбургская область, г. Соль-Илецк. Телефон (35336) 2-00-11.</p>",
                    date(2026, 11, 23),
                )
            )
        return None

    def day(self, query: dict[str, str]) -> Page | None:
        try:
            day = date(*(int(query.get(key, "0")) for key in "ymd"))
        except ValueError:
            return None
        found = self.of_day(day.year, day.month, day.day)
        before = day - timedelta(days=1)
        listed = self.rows(found) or "<p>В этот день ничего не публиковалось.</p>"
        return Page(
            body=self.frame(
                f"{day:%d.%m.%Y}",
                f'<h3>{day.day} {MONTHS[day.month - 1]} {day.year} года</h3>{listed}<p><a href="/day.phtml?y={before.year}&m={before.month}&d={before.day}">предыдущий день</a></p>',
                day,
            )
        )

    def rows(self, items: tuple[Publication, ...] | list[Publication]) -> str:
        return "".join(
            f'<p><img src="/img/dot.gif"> <a href="{self.address(item)}">{esc(self.text(item).headline)}</a> <small>({self.local(item):%d.%m.%Y %H:%M})</small></p>\n'
            for item in items
        )

    def article(self, item: Publication, query: dict[str, str]) -> Page:
        text, at = self.text(item), self.local(item)
        half = len(text.blocks) // 2
        second = query.get("part") == "2" and self.is_divided(item)
        blocks = text.blocks if not self.is_divided(item) else text.blocks[half:] if second else text.blocks[:half]
        lead = f"<p><b>{esc(text.lead)}</b></p>" if text.lead and not second else ""
        parts = (
            f"<p>Страницы: {'1' if not second else f'<a href={chr(34)}{self.address(item)}{chr(34)}>1</a>'} {'2' if second else f'<a href={chr(34)}{self.address(item)}&part=2{chr(34)}>2</a>'}</p>"
            if self.is_divided(item)
            else ""
        )
        author = f"<p align=right><i>{esc(text.authors[0])}</i></p>" if text.authors else ""
        return Page(
            body=self.frame(
                text.headline,
                f"<h2>{esc(text.headline)}</h2><p><small>{at:%d.%m.%Y %H:%M}</small></p>{lead}{article_blocks(blocks)}{author}{parts}<p><a href='{self.address(item)}&print=1'>для печати</a></p>",
                at.date(),
            )
        )

    def frame(self, title: str, content: str, day: date) -> str:
        last = (
            min(day.replace(day=28) + timedelta(days=4), date(2026, 11, 23))
            if (day.year, day.month) == (2026, 11)
            else (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        )
        days = " ".join(f'<a href="/day.phtml?y={day.year}&m={day.month}&d={one}">{one}</a>' for one in range(1, last.day + 1))
        before = day.replace(day=1) - timedelta(days=1)
        return f"""<html><head><title>Ташлинская нива: {esc(title)}</title></head><body background="/img/bg.gif"><center><a href="/"><img src="/img/top.gif" alt="Ташлинская нива"></a></center>
<table width="100%"><tr><td width="140" valign="top"><a href="/">Главная</a><br><a href="/about.phtml">О газете</a><br><a href="/guest.phtml">Гостевая</a><br><a href="/links.phtml">Ссылки</a><hr><b>{MONTHS[day.month - 1]} {day.year}</b><br>{days}<br><a href="/day.phtml?y={before.year}&m={before.month}&d={before.day}">&lt;&lt; {MONTHS[before.month - 1]}</a></td><td valign="top">{content}</td></tr></table>
<hr><small>© Ташлинская нива. Вопросы: webmaster@niva.example</small></body></html>"""
