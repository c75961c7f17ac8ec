# ruff: noqa: E501 - markup is as long as sites print it
"""«Заря над Чусовой»: a weekly that puts its issues on the web. /nomera/ lists issues, an issue lists its articles, and only that.

Addresses /nomera/2026/45/slug.html; the day of the issue is all that is printed. Traps: a PDF of each issue, two years of issues without
any text, the same menu on all pages, /nomera/2026/45/print/slug.html.
"""

from dataclasses import replace
from datetime import date, timedelta

from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import MONTHS
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.platforms.site import Page, Site

FIRST = date(2026, 1, 2)


class IssuesSite(Site):
    slug = "chusovaya"
    platform = "generic"
    late = 2
    title = "Заря над Чусовой"
    place = "Чусовой"
    region = "Пермский край"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Власть", "Письма", "Культура", "Память")
    count = 42

    def issue(self, item: Publication) -> date:
        """Return the Friday on which an article was printed."""
        day = self.local(item).date()
        return day - timedelta(days=(day.weekday() - 4) % 7)

    def number(self, day: date) -> int:
        return (day - FIRST).days // 7 + 1

    def address(self, item: Publication) -> str:
        return f"/nomera/2026/{self.number(self.issue(item))}/{item.slug}.html"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (self.address(item).replace(f"/{item.slug}", f"/print/{item.slug}"),)

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        return replace(super().truth_of(item, text), published_at=None, published_date=self.issue(item), date_precision="day")

    def issues(self) -> list[date]:
        return sorted({self.issue(item) for item in self.items}, reverse=True)

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path == "/":
            return Page(body=self.frame("Главная", f"<h2>Свежий номер</h2>{self.contents(self.issues()[0])}"))
        if path == "/nomera/":
            issues = "".join(
                f'<li><a href="/nomera/2026/{self.number(day)}/">№ {self.number(day)} от {self.spoken(day)}</a> (<a href="/pdf/2026/{self.number(day)}.pdf">PDF</a>)</li>'
                for day in self.issues()
            )
            older = "".join(
                f'<li><a href="/pdf/2025/{number}.pdf">№ {number}, 2025 год</a></li>' for number in range(52, 40, -1)
            )
            return Page(body=self.frame("Архив номеров", f"<h2>Архив номеров</h2><ul>{issues}</ul><ul>{older}</ul>"))
        for day in self.issues():
            if path == f"/nomera/2026/{self.number(day)}/":
                return Page(
                    body=self.frame(
                        f"№ {self.number(day)}", f"<h2>№ {self.number(day)} от {self.spoken(day)}</h2>{self.contents(day)}"
                    )
                )
        for item in self.items:
            if path in (self.address(item), *self.others(item)):
                return self.article(item)
        if path in ("/redakciya/", "/podpiska/", "/reklama/"):
            return Page(
                body=self.frame(
                    "Редакция",
                    "<h2>Редакция</h2><p>618200, Пермский край, г. Чусовой, ул. 50 лет ВЛКСМ, 1. Телефон 8 (34256) 5-00-00. Тираж 4200.</p>",
                )
            )
        return None

    def spoken(self, day: date) -> str:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year} года"

    def contents(self, day: date) -> str:
        return "".join(
            f'<div class="zametka"><h3><a href="{self.address(item)}">{esc(self.text(item).headline)}</a></h3><p>{esc(cut(self.text(item).first_paragraph, 160))}</p></div>\n'
            for item in self.items
            if self.issue(item) == day
        )

    def article(self, item: Publication) -> Page:
        text, day = self.text(item), self.issue(item)
        lead = f'<p class="lid">{esc(text.lead)}</p>' if text.lead else ""
        author = f'<p class="avtor">{esc(text.authors[0])}</p>' if text.authors else ""
        return Page(
            body=self.frame(
                text.headline,
                f'<div class="crumbs"><a href="/nomera/">Архив номеров</a> / <a href="/nomera/2026/{self.number(day)}/">№ {self.number(day)}</a></div><h2>{esc(text.headline)}</h2><div class="data">{self.spoken(day)}</div>{lead}{article_blocks(text.blocks)}{author}',
            )
        )

    def frame(self, title: str, content: str) -> str:
        return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{esc(title)} - Заря над Чусовой</title></head><body>
<header><a href="/"><img src="/logo.png" alt="Заря над Чусовой"></a></header><nav><ul><li><a href="/">Главная</a></li><li><a href="/nomera/">Архив номеров</a></li><li><a href="/redakciya/">Редакция</a></li><li><a href="/podpiska/">Подписка</a></li><li><a href="/reklama/">Реклама</a></li></ul></nav>
<main>{content}</main><footer>Еженедельник «Заря над Чусовой». Выходит по пятницам. 12+</footer></body></html>"""
