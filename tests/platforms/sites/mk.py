"""A regional edition of «Московский комсомолец»: one line of news with pages and days; no page prints its feed."""

from collections.abc import Sequence

from podshivka.region.markup import esc
from podshivka.region.text import Publication
from tests.platforms.sites.family import FamilySite, written

HEAD = """<!DOCTYPE html><html lang="ru-RU"><head><meta charset="utf-8"><title>{title} - МК Бузулук</title>
<link rel="stylesheet" href="https://static.mk.ru/media/build/css/mkru.min.css?v=2024"></head><body><header class="header">
<a class="header__logo" href="/">МК Бузулук</a><nav class="nav"><ul><li><a href="/news/">Новости</a></li>
<li><a href="/social/">Общество</a></li><li><a href="/incident/">Происшествия</a></li><li><a href="/authors/">Авторы</a></li>
</ul></nav></header>"""
FOOT = '<footer class="footer"><p>© АО «Редакция газеты». Все права защищены. 16+</p></footer></body></html>'
ARTICLE = """<main class="article" itemscope itemtype="https://schema.org/NewsArticle"><div class="article__meta">
<p class="meta meta_article"><span class="meta__item"><time class="meta__text" pubdate datetime="{machine}">{date}</time>
<meta itemprop="datePublished" content="{machine}"></span><span class="meta__item"><a href="/social/" class="meta__item-link">
<span class="meta__text">Общество</span></a></span></p><div style="display:none">
<script type="application/json" class="js-mk-item-settings">{{"type":"article","id":49}}</script></div></div>
<header class="article__header"><h1 class="article__title" itemprop="headline">{title}</h1></header>
<div class="article__description" itemprop="description"><p>{lead}</p></div>
<div class="article__body" itemprop="articleBody">{text}</div>
<div class="article__authors"><div class="article__authors-data">Авторы:
<a href="/authors/zimina/" itemprop="url">{author}</a></div></div>
<div class="article__tag"><a href="/places/buzuluk/" class="article__tag-item">Бузулук</a></div></main>"""
DAY = '<section class="news-listing__day-group"><h2 class="news-listing__day-date">{day}</h2><ul>{rows}</ul></section>'
ITEM = """<li class="news-listing__item"><a class="news-listing__item-link" href="{path}">
<span class="news-listing__item-time">{time}</span><h3 class="news-listing__item-title">{title}</h3></a></li>"""


class MkSite(FamilySite):
    slug = "mk"
    platform = "mk"
    title = "МК Бузулук"
    place = "Бузулук"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    topics = ("school", "officials", "nature")
    has_feed = True
    feed = "/rss/news/index.xml"
    listing = "/news/"
    page_two = "/news/{number}/"
    traps = ("/social/", "/incident/", "/authors/", "/authors/zimina/", "/places/buzuluk/", "/news/2026/11/31/")

    def address(self, item: Publication) -> str:
        rubric = ("social", "incident", "economics")[item.number // 3 % 3]
        return f"/{rubric}/{self.local(item):%Y/%m/%d}/{item.slug}.html"

    def further(self) -> dict[str, str]:
        days = {self.local(item).date() for item in self.items}
        return {
            f"/news/{day.year}/{day.month}/{day.day}/": self.listed(self.of_day(day.year, day.month, day.day), 1, 1)
            for day in days
        }

    def article(self, item: Publication) -> str:
        text, at = self.text(item), self.local(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            machine=f"{at:%Y-%m-%dT%H:%M:%S%z}",
            date=f"{written(at)} в {at:%H:%M}",
            text=self.prose(item),
        )
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(path=self.address(one), time=f"{self.local(one):%H:%M}", title=esc(self.text(one).headline))
            for one in items
        )
        more = f'<a class="news-listing__more" href="{self.page_address(number + 1)}">Показать еще</a>' if number < last else ""
        return HEAD.format(title="Новости") + DAY.format(day="22 ноября", rows=rows) + more + FOOT
