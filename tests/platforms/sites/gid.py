"""A city guide: the lead stands again at the beginning of the text; a directory of firms and an afisha beside the news."""

from collections.abc import Sequence
from dataclasses import replace

from podshivka.region.markup import esc
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.platforms.sites.family import FamilySite, written

HEAD = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{title} - новости Балашова</title></head><body><div id="head"><a href="/">
<img src="/img/logo.png" alt="balashov-town-gid.ru"></a><ul class="menu"><li><a href="/news/">Новости</a></li>
<li><a href="/news/priroda/">Природа</a></li><li><a href="/catalog/">Справочник</a></li>
<li><a href="/afisha/">Афиша</a></li></ul></div>"""
FOOT = '<div id="foot"><p>© balashov-town-gid.ru. По вопросам рекламы: reklama@balashov-town-gid.ru</p></div></body></html>'
ARTICLE = """<div id="content"><div class="path"><a href="/">Главная</a> / <a href="/news/">Новости</a></div><h1>{title}</h1>
<div class="date">{date}, {at:%H:%M}</div><p class="anons">{lead}</p><div class="text">{text}</div></div>"""
ITEM = '<div class="news-item"><div class="date">{date}, {at:%H:%M}</div><a class="title" href="{path}">{title}</a></div>'
RUBRICS = ("obschestvo", "priroda", "kultura")


class GidSite(FamilySite):
    slug = "gid"
    platform = "gid"
    title = "Балашов-гид"
    place = "Балашов"
    region = "Саратовская область"
    timezone = "Europe/Saratov"
    topics = ("nature", "sport", "heating")
    listing = "/news/"
    size = 18
    traps = ("/news/priroda/", "/news/kultura/", "/catalog/", "/catalog/apteki.htm", "/afisha/", "/afisha/kino.htm")

    def address(self, item: Publication) -> str:
        return f"/news/{RUBRICS[item.number // 3 % 3]}/{item.slug}.htm"

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        return replace(super().truth_of(item, text), leads=("",))

    def further(self) -> dict[str, str]:
        return {
            f"/news/{rubric}/": self.listed([one for one in self.items if f"/{rubric}/" in self.address(one)], 1, 1)
            for rubric in RUBRICS
        }

    def article(self, item: Publication) -> str:
        text, at = self.text(item), self.local(item)
        lead = text.first_paragraph.partition(". ")[0].removesuffix(".") + "."
        inner = ARTICLE.format(title=esc(text.headline), at=at, date=written(at), lead=esc(lead), text=self.prose(item))
        return HEAD.format(title=esc(text.headline)) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(self._row(one) for one in items)
        return HEAD.format(title="Новости") + f'<div id="content">{rows}</div>' + FOOT

    def _row(self, item: Publication) -> str:
        at = self.local(item)
        return ITEM.format(path=self.address(item), title=esc(self.text(item).headline), at=at, date=written(at))
