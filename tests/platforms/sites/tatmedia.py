"""A district paper of Tatmedia: blocks, authors and tags are listed under /news/ beside the rubrics. No feed, no sitemap."""

from collections.abc import Sequence

from podshivka.region.markup import esc
from podshivka.region.text import Publication
from tests.platforms.sites.family import FamilySite, written

HEAD = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{title} | Азнакаевский маяк</title></head><body>
<header class="header"><div class="header__logo"><a href="/">Азнакаевский маяк</a></div><ul class="header-menu">
<li><a href="/news/novosti">Новости</a></li><li><a href="/news/obschestvo">Общество</a></li>
<li><a href="/news/kultura">Культура</a></li><li><a href="/news/widget/list/lenta-novostey">Лента новостей</a></li>
<li><a href="/about">О газете</a></li></ul></header>"""
FOOT = '<footer class="footer"><p>© «Азнакаевский маяк». Филиал АО «ТАТМЕДИА». 12+</p></footer></body></html>'
ARTICLE = """<div class="page"><div class="page-main"><div class="panel-group">
<a class="panel-group__title" href="/">Главная</a></div><h1 class="page-main__head">{title}</h1><div class="page-main__publish">
<a class="page-main__publish-date" href="/news?date={at:%Y-%m-%d}">{date}</a>
<a class="page-main__publish-author" href="/news/author/list/48">{author}</a></div>
<div class="page-main__lead"><p>{lead}</p></div><div class="page-main__text">{text}</div>
<div class="page-main__source"><p>Следите за самым важным и интересным в
<a href="https://t.me/zarechye">Telegram-канале</a> Татмедиа</p></div>
<div class="page-main__tags">Теги: <a href="/news/tag/list/gorod">город</a></div></div></div>"""
ITEM = """<div class="widget-view-small"><div class="widget-view-small__date">{date}</div>
<a class="widget-view-small__head" href="{path}">{title}</a><div class="widget-view-small__description">{lead}</div></div>"""
RUBRICS = ("novosti", "obschestvo", "kultura")


class TatmediaSite(FamilySite):
    slug = "tatmedia"
    platform = "tatmedia"
    title = "Азнакаевский маяк"
    place = "Азнакаево"
    region = "Республика Татарстан"
    timezone = "Europe/Moscow"
    topics = ("agriculture", "school", "sport")
    listing = "/news/widget/list/lenta-novostey"
    page_two = "/news/widget/list/lenta-novostey/page/{number}"
    traps = ("/news/author/list/48", "/news/author/list/48/page/4", "/news/tag/list/gorod", "/news/novosti", "/news", "/about")

    def address(self, item: Publication) -> str:
        return f"/news/{RUBRICS[item.number // 3 % 3]}/{item.slug}"

    def further(self) -> dict[str, str]:
        return {
            f"/news/{rubric}": self.listed([one for one in self.items if f"/{rubric}/" in self.address(one)], 1, 1)
            for rubric in RUBRICS
        }

    def article(self, item: Publication) -> str:
        text = self.text(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            at=self.local(item),
            date=self._date(item),
            text=self.prose(item),
        )
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(self._row(one) for one in items)
        others = (one for one in range(1, last + 1) if one != number)
        pager = "".join(f'<li><a href="{self.page_address(one)}">{one}</a></li>' for one in others)
        return HEAD.format(title="Лента") + f'<div class="widget">{rows}</div><ul class="pagination">{pager}</ul>' + FOOT

    def _row(self, item: Publication) -> str:
        text = self.text(item)
        return ITEM.format(date=self._date(item), path=self.address(item), title=esc(text.headline), lead=esc(text.lead))

    def _date(self, item: Publication) -> str:
        return f"{written(self.local(item))} - {self.local(item):%H:%M}"
