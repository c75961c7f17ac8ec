"""A regional edition of «Комсомольская правда» as it was in 2012: neither feed nor sitemap, print copies, a line of news."""

from collections.abc import Sequence

from podshivka.region.markup import esc
from podshivka.region.text import Publication
from tests.platforms.sites.family import FamilySite

HEAD = """<!DOCTYPE html><html xml:lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} // KP.RU - Сызрань</title><link rel="stylesheet" type="text/css" href="/_css/style.css?6" /></head><body>
<div id="all"><div id="header"><div id="logo"><div class="logoimg"><a href="/">Комсомольская Правда<em class="url"></em></a>
</div><ul><li class="first"><a href="/daily/archive/">Архив</a></li><li><a href="/gsearch/">Поиск</a></li></ul></div></div>
<div id="menu-line"><div id="main-menu"><ul class="main"><li class="first"><a href="/daily/politics/">Политика</a></li>
<li><a href="/daily/incident/">Происшествия</a></li></ul><ul class="second">
<li class="first act marker"><a href="/online/">Новости</a></li><li><a href="/photo/">Фото</a></li></ul></div>
<div id="date"><h2>23 ноября 2026</h2>понедельник</div></div>"""
FOOT = '<div id="footer"><p>Сетевое издание. 12+</p></div></div></body></html>'
ARTICLE = """<table><tr><td id="inner-middle"><h2 class="inner-title">Новости 24</h2><div id="state"><h1>{title}</h1>
<h4>{lead}</h4><div class="state-autor"><strong><a href='/daily/column/1654/'>{author}</a></strong>&nbsp;&mdash; {date} </div>
{text}<br class="clear"/></div><div class="error_warning">Нашли опечатку? Выделите ее и нажмите Ctrl+Enter</div>
<a href="{path}print">Версия для печати</a></td></tr></table>"""
ITEM = '<li><span>{date}</span> <a href="{path}">{title}</a></li>'


class KpSite(FamilySite):
    slug = "kp"
    platform = "kp"
    title = "Комсомольская правда — Сызрань"
    place = "Сызрань"
    region = "Самарская область"
    timezone = "Europe/Samara"
    topics = ("roads", "crime", "culture")
    listing = "/online/"
    page_two = "/online/?page={number}"
    traps = ("/daily/politics/", "/daily/incident/", "/daily/archive/", "/photo/", "/gsearch/", "/daily/column/1654/")

    def address(self, item: Publication) -> str:
        if item.number % 4 == 0:
            return f"/daily/2{item.number}.5/{item.number + 5312640}/"
        return f"/online/news/{item.number + 5062153}/"

    def copies(self, item: Publication) -> dict[str, str]:
        return {f"{self.address(item)}print": "print"}

    def article(self, item: Publication) -> str:
        text, at = self.text(item), self.local(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            date=f"{at:%d.%m.%Y}&nbsp;{at:%H:%M}",
            text=self.prose(item),
            path=self.address(item),
        )
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(date=f"{self.local(one):%H:%M}", path=self.address(one), title=esc(self.text(one).headline))
            for one in items
        )
        pager = " ".join(f'<a href="{self.page_address(one)}">{one}</a>' for one in range(1, last + 1))
        return (
            f'{HEAD.format(title="Новости")}<div class="online"><ul>{rows}</ul></div><div class="paginator">{pager}</div>{FOOT}'
        )
