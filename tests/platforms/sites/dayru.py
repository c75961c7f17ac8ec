"""A town's *day.ru: links lean on <base href>, the address is the moment of writing, a clock stands on every page."""

from collections.abc import Sequence
from datetime import timedelta

from podshivka.region.markup import esc
from podshivka.region.text import Publication
from tests.platforms.sites.family import FamilySite

HEAD = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><base href="/">
<title>{title} | День Сорочинска</title></head>
<body><header class="header"><a href="/">День Сорочинска</a><ul class="menu"><li><a href="news/">Новости</a></li>
<li><a href="afisha/">Афиша</a></li><li><a href="kontakty/">Контакты</a></li></ul>
<div class="clock">Сегодня 23.11.2026 14:02</div></header>"""
FOOT = "<footer><p>© День Сорочинска. При перепечатке ссылка обязательна. 16+</p></footer></body></html>"
ARTICLE = """<div class="main" itemscope itemtype="http://schema.org/NewsArticle">
<div class="crumbs"><a href="news/">Новости</a></div><h1 class="main-new-title text-2xl" itemprop="headline">{title}</h1>
<div class="info"><span itemprop="datePublished">{at:%d.%m.%Y %H:%M}</span>
<div class="fright">Автор: <a rel="author" href="authors/7">{author}</a></div></div>
<div class="mt-[19px] mb-[10px]">{lead}</div>
<div class="content" itemprop="articleBody">{text}</div><div class="tags"><a href="tags/muzey">музей</a></div></div>"""
ITEM = """<div class="new"><a class="new-title font-bold font-times" href="{path}">{title}</a>
<span class="date">{at:%d.%m.%Y %H:%M}</span></div>"""


class DayRuSite(FamilySite):
    slug = "dayru"
    platform = "dayru"
    title = "День Сорочинска"
    place = "Сорочинск"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    topics = ("culture", "officials", "heating")
    listing = "/news/"
    page_two = "/news/?page={number}"
    traps = ("/afisha/", "/kontakty/", "/authors/7", "/tags/muzey")

    def address(self, item: Publication) -> str:
        started_at = self.local(item) - timedelta(minutes=4, seconds=item.number % 60)
        return f"/news/{started_at:%d%m%y%H%M%S}"

    def article(self, item: Publication) -> str:
        text = self.text(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            at=self.local(item),
            text=self.prose(item),
        )
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(path=self.address(one).lstrip("/"), title=esc(self.text(one).headline), at=self.local(one))
            for one in items
        )
        pager = " ".join(f'<a href="{self.page_address(one).lstrip("/")}">{one}</a>' for one in range(1, last + 1))
        return f'{HEAD.format(title="Новости")}<div class="list">{rows}</div><div class="pages">{pager}</div>{FOOT}'
