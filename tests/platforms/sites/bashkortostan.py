"""A district paper of Bashkortostan: the day stands in the address, the printed date has no year, one long list."""

from collections.abc import Sequence

from podshivka.region.markup import attr, esc
from podshivka.region.text import Publication
from tests.platforms.sites.family import FamilySite, written

HEAD = """<!doctype html><html lang="ru"><head data-n-head=""><meta charset="utf-8">
<title>{title} - Газета «Речной край»</title></head><body><div id="__nuxt"><div id="__layout"><header class="header">
<a href="/" class="logo nuxt-link-active">Речной край</a><nav class="menu"><a href="/news">Все новости</a>
<a href="/articles">Статьи</a><a href="/news/kultura">Культура</a></nav></header>"""
FOOT = '<footer class="footer"><p>© Сайт издания «Речной край». 12+</p></footer></div></div></body></html>'
ARTICLE = """<div class="content"><div class="article"><div class="cm"><a href="/news" class="cm-all">Все новости</a>
<a href="/news/novosti" class="cm-rubric nuxt-link-active">Новости</a><div class="cm-date">{date}</div></div>
<h1 class="h1">{title}</h1><h2 class="big-lead">{lead}</h2>
<div class="photo"><img src="https://api.rbsmi.ru/attachments/5ab/store/crop/0/0/893/593/a0d/1.jpg" alt="{alt}"></div>
<div class="paragraph serif-text">{text}</div>
<div class="authors"><span>Автор:</span> <a href="/authors/yulaeva">{author}</a></div></div></div>"""
ITEM = '<a href="{path}" class="item item"><div class="item-title">{title}</div><div class="item-date">{date}</div></a>'


class BashkortostanSite(FamilySite):
    slug = "bashkortostan"
    platform = "bashkortostan"
    title = "Речной край"
    place = "Белорецк"
    region = "Республика Башкортостан"
    timezone = "Asia/Yekaterinburg"
    topics = ("nature", "health", "economy")
    listing = "/news"
    size = 18
    traps = ("/articles", "/news/novosti", "/news/kultura", "/authors/yulaeva", "/tags/gorod")

    def address(self, item: Publication) -> str:
        folder = "/articles/obschestvo" if item.number % 2 else "/news/novosti"
        return f"{folder}/{self.local(item):%Y-%m-%d}/{item.slug}-{item.number + 4750112}"

    def article(self, item: Publication) -> str:
        text = self.text(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            alt=attr(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            date=self._date(item),
            text=self.prose(item),
        )
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(path=self.address(one), title=esc(self.text(one).headline), date=self._date(one)) for one in items
        )
        return HEAD.format(title="Все новости") + f'<div class="news-block">{rows}</div>' + FOOT

    def _date(self, item: Publication) -> str:
        day, month, _ = written(self.local(item)).split()
        return f"{day} {month.capitalize()} , {self.local(item):%H:%M}"
