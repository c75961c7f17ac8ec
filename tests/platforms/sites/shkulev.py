"""A city site of Shkulev Media: comments on pages of their own, lists filtered by query.

Its robots.txt closes the further pages of lists and names a packed sitemap of all.
"""

import gzip
from collections.abc import Sequence

from podshivka.region.markup import attr, esc
from podshivka.region.text import Publication
from tests.platforms.site import Page
from tests.platforms.sites.family import FamilySite, written

HEAD = """<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8"><title>{title} - ntagil1.ru</title>{head}
<meta property="og:site_name" content="ntagil1.ru - новости Нижнего Тагила"></head><body><div id="app">
<header class="header_aB3dE"><a href="/" class="logo_xY1zq">ntagil1.ru</a><nav><a href="/text/">Все новости</a>
<a href="/text/gorod/">Город</a><a href="/text/transport/">Дороги и транспорт</a>
<a href="/text/?rubric=food">Еда</a></nav></header>"""
FOOT = """<footer><p>Сетевое издание «NTAGIL1.RU». Учредитель: ООО «Сеть городских порталов». 18+</p></footer>
</div></body></html>"""
ARTICLE = """<main><article itemscope itemtype="https://schema.org/NewsArticle">
<meta itemprop="datePublished" content="{at:%Y-%m-%dT%H:%M}:00+05:00"><div class="statistic_x7Q">
<time><a href="/text/?dateFrom={at:%d.%m.%Y}&amp;dateTo={at:%d.%m.%Y}">{date}, {at:%H:%M}</a></time>
<a href="{path}comments/">18 комментариев</a></div><h1 itemprop="headline">{title}</h1>
<p itemprop="alternativeHeadline">{lead}</p><div itemprop="articleBody">{text}</div>
<div itemprop="author" itemscope itemtype="https://schema.org/Person">
<a href="/text/author/412/"><p itemprop="name">{author}</p></a>
</div><ul class="tags_p0Z"><li><a href="/text/tags/gorod/" title="Город">Город</a></li></ul></article></main>"""
ITEM = """<article class="card_q1A"><h2><a href="{path}">{title}</a></h2><span>{at:%d.%m.%Y}, {at:%H:%M}</span>
<a href="{path}comments/">18</a></article>"""


INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>{url}</loc></sitemap></sitemapindex>'
SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


class ShkulevSite(FamilySite):
    slug = "shkulev"
    platform = "shkulev"
    title = "ntagil1.ru"
    place = "Нижний Тагил"
    region = "Свердловская область"
    timezone = "Asia/Yekaterinburg"
    topics = ("roads", "fires", "culture")
    has_sitemap = True
    robots = "User-agent: *\nDisallow: /text/*?page=\nDisallow: *?date*\nSitemap: {base}/sitemaps/index.xml.gz\n"
    listing = "/text/"
    page_two = "/text/?page={number}"
    traps = (
        *("/text/gorod/", "/text/transport/", "/text/?rubric=food", "/text/?dateFrom=22.11.2026&dateTo=22.11.2026"),
        *("/text/tags/gorod/", "/text/author/412/"),
    )

    def address(self, item: Publication) -> str:
        rubric = ("gorod", "transport", "incidents")[item.number // 3 % 3]
        return f"/text/{rubric}/{self.local(item):%Y/%m/%d}/{item.number + 75295871}/"

    def copies(self, item: Publication) -> dict[str, str]:
        return {f"{self.address(item)}comments/": "alias"}

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if target == "/sitemaps/index.xml.gz":
            return Page(
                body=gzip.compress(INDEX.format(url=f"{self.base}/sitemaps/text.xml").encode()), kind="application/gzip"
            )
        if target == "/sitemaps/text.xml":
            urls = "".join(f"<url><loc>{self.base}{self.address(one)}</loc></url>" for one in self.items)
            return Page(body=SITEMAP.format(urls=urls), kind="application/xml")
        return super().answer(path, query, target)

    def article(self, item: Publication) -> str:
        text, at = self.text(item), self.local(item)
        inner = ARTICLE.format(
            title=esc(text.headline),
            lead=esc(text.lead),
            author=", ".join(text.authors),
            at=at,
            date=written(at),
            path=self.address(item),
            text=self.prose(item),
        )
        head = f'<meta name="description" content="{attr(text.lead)}">'
        return HEAD.format(title=esc(text.headline), head=head) + inner + FOOT

    def listed(self, items: Sequence[Publication], number: int, last: int) -> str:
        rows = "".join(
            ITEM.format(path=self.address(one), title=esc(self.text(one).headline), at=self.local(one)) for one in items
        )
        more = f'<a rel="next" href="{self.page_address(number + 1)}">Следующая</a>' if number < last else ""
        return HEAD.format(title="Новости", head="") + f"<main>{rows}</main>{more}" + FOOT
