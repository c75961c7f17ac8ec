"""A regional edition of «Аргументы и факты»: a feed, rubrics, tags, AMP copies, a machine date in a false zone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC

from podshivka.region.markup import esc
from podshivka.region.text import Publication, Text
from podshivka.region.truth import TrueArticle
from tests.platforms.sites.family import FamilySite

HEAD = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" >{head}
<title>{title} | ОБЩЕСТВО | АиФ Торжок</title><link href="/redesign2018/css/print.css" media="print" rel="stylesheet"></head>
<body class="region__77"><header class="header"><div class="logo_box"><a href="/">АиФ Торжок</a></div><nav>
<ul class="rubrics"><li class="menuItem top_level_item_js"><a href="/society">Общество</a></li>
<li class="menuItem top_level_item_js"><a href="/incidents">Происшествия</a></li>
<li class="menuItem"><a href="/news">Новости</a></li>
<li class="menuItem"><a href="/gazeta">Газета</a></li></ul>
<a class="rss_button_black" href="/rss/all.php"><img src="/redesign2018/img/waflya.svg" /></a></nav></header>"""
FOOT = "<footer><p>© АО «Аргументы и факты». СМИ зарегистрировано. 16+</p></footer></body></html>"
ARTICLE = """<section class="article" itemscope itemtype="http://schema.org/NewsArticle"><div class="article_top">
<div class="date"><time itemprop="datePublished" datetime="{at:%Y-%m-%dT%H:%M}">{at:%d.%m.%Y %H:%M}</time></div>
<div class="authors"><div class="autor" itemprop="author" itemscope itemtype="http://schema.org/Person">
<a href="/opinion/author/1174" itemprop="name">{author}</a></div></div></div><h1 itemprop="headline">{title}</h1>
<div itemprop="articleBody" class="article_content io-article-body" ><div class="article_text">{text}</div></div>
<div class="tags"><a href="/tag/gorod">Город</a></div></section>"""
ITEM = """<div class="list_item"><div class="box_info"><a href="{path}"><span class="item_text__title">{title}</span></a>
<span class="text_box__date">{at:%d.%m.%Y %H:%M}</span></div></div>"""


class AifSite(FamilySite):
    slug = "aif"
    platform = "aif"
    title = "АиФ Торжок"
    place = "Торжок"
    region = "Тверская область"
    timezone = "Europe/Moscow"
    topics = ("culture", "health", "letters")
    has_feed = True
    feed = "/rss/all.php"
    listing = "/news"
    page_two = "/news?page={number}"
    traps = ("/society", "/incidents", "/tag/gorod", "/gazeta", "/gazeta/number/44795", "/opinion/author/1174")

    def address(self, item: Publication) -> str:
        return f"/society/{item.slug}" if item.number % 2 else f"/incidents/scene/{item.slug.replace('-', '_')}"

    def copies(self, item: Publication) -> dict[str, str]:
        return {f"/amp{self.address(item)}": "amp"}

    def truth_of(self, item: Publication, text: Text) -> TrueArticle:
        return replace(super().truth_of(item, text), leads=("",))

    def article(self, item: Publication) -> str:
        text, at = self.text(item), self.local(item)
        lying = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+0300"
        head = HEAD.format(title=esc(text.headline), head=f'<meta name="article:published_time" content="{lying}" >')
        inner = ARTICLE.format(title=esc(text.headline), at=at, author=", ".join(text.authors), text=self.prose(item))
        return head + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(path=self.address(one), title=esc(self.text(one).headline), at=self.local(one)) for one in items
        )
        more = f'<a class="more" href="{self.page_address(number + 1)}">Загрузить еще</a>' if number < last else ""
        return HEAD.format(title="Новости", head="") + f'<div class="list_js">{rows}</div>{more}' + FOOT
