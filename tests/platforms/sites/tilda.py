# ruff: noqa: E501 - markup is as long as sites print it
"""«Улица Мира»: Tilda, where a script brings the list: the page shows a handful of posts by hand, the feeds' sitemap names them all.

Addresses /tpost/CODE-slug. Traps: pages of the project in sitemap.xml (/about, /page31337.html), the cookie notice, a popup with a
form, a news block that is empty without a script, «Читать ещё» blocks.
"""

from hashlib import sha1

from podshivka.region.listings import sitemap, sitemap_index
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site

STATIC = {
    "/about": ("О проекте", "Мы рассказываем о городе с 2021 года. Нас трое, и все мы здесь живём."),
    "/contacts": ("Контакты", "Почта редакции: red@ulica-mira.example. Телефон: +7 (3462) 00-00-01"),
    "/page31337.html": ("Реклама", "Медиакит вышлем по запросу."),
}


class TildaSite(Site):
    slug = "ulicamira"
    platform = "tilda"
    late = 2
    title = "Улица Мира"
    place = "Сургут"
    region = "Ханты-Мансийский автономный округ"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Культура", "Интервью", "Здоровье", "Экономика")
    count = 24
    has_sitemap = True
    days_between = 3.0
    robots = "User-agent: *\nDisallow: /tilda/form/\n\nHost: {base}\nSitemap: {base}/sitemap.xml\nSitemap: {base}/sitemap-feeds.xml\n"

    def address(self, item: Publication) -> str:
        code = sha1(item.slug.encode(), usedforsecurity=False).hexdigest()[:10]
        return f"/tpost/{code}-{item.slug[:50].strip('-')}"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"{self.address(item)}?utm_source=vk",)

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(
                title,
                f'<div class="r t-rec" data-record-type="106"><div class="t106"><h1 class="t106__title t-title">{title}</h1><div class="t-text">{text}</div></div></div>',
            )
        if path == "/":
            return self.page(self.title, self.home())
        if path == "/news":
            return self.page(
                "Новости",
                '<div id="rec401" class="r t-rec" data-record-type="897"><div class="t-feed"><h2 class="t-section__title">Все новости</h2><div class="js-feed t-feed__container"><div class="js-feed-preloader t-feed__post-preloader_container"></div></div></div></div>',
            )
        if path == "/sitemap.xml":
            return Page(body=sitemap((f"{self.base}{one}", "") for one in ("/", "/news", *STATIC)), kind="text/xml")
        if path == "/sitemap-feeds.xml":
            return Page(body=sitemap_index([(f"{self.base}/sitemap-feeds-567821276611.xml", "2026-11-23")]), kind="text/xml")
        if path == "/sitemap-feeds-567821276611.xml":
            return Page(
                body=sitemap((f"{self.base}{self.address(item)}", f"{self.local(item):%Y-%m-%d}") for item in self.items),
                kind="text/xml",
            )
        item = next((one for one in self.items if self.address(one) == path), None)
        return self.post(item) if item else None

    def missing(self) -> Page:
        return Page(
            status=404,
            body='<html><head><title>404</title></head><body><div class="t-404"><h1>Page not found</h1></div></body></html>',
        )

    def page(self, title: str, content: str, head: str = "") -> Page:
        return Page(body=self.frame(title, content, head))

    def home(self) -> str:
        cards = "".join(
            f'<div class="t404__col t-col t-col_4"><a href="{self.base}{self.address(item)}"><div class="t404__img t-bgimg" data-original="https://static.tildacdn.com/1.jpg"></div><div class="t404__textwrapper"><div class="t404__uptitle t-uptitle">{esc(self.text(item).section)}</div><div class="t404__title t-heading">{esc(self.text(item).headline)}</div><div class="t404__descr t-descr">{esc(cut(self.text(item).first_paragraph, 120))}</div></div></a></div>'
            for item in self.items[:4]
        )
        return f'<div id="rec101" class="r t-rec" data-record-type="18"><div class="t-cover"><h1 class="t-title">Улица Мира</h1><div class="t-descr">Медиа о Сургуте и людях в нём</div></div></div><div id="rec102" class="r t-rec" data-record-type="404"><div class="t404">{cards}</div></div><div class="r t-rec"><a class="t-btn" href="/news">Все новости</a></div>'

    def post(self, item: Publication) -> Page:
        text, at = self.text(item), self.local(item)
        lead = f'<div class="t-feed__post-popup__descr t-descr">{esc(text.lead)}</div>' if text.lead else ""
        author = (
            f'<div class="t-feed__post-popup__author-wrapper"><span class="js-feed-post-author t-feed__post-popup__author">{esc(text.authors[0])}</span></div>'
            if text.authors
            else ""
        )
        head = f'<link rel="canonical" href="{self.base}{self.address(item)}"><meta property="og:type" content="article"><meta property="og:title" content="{attr(text.headline)}"><meta property="article:published_time" content="{at:%Y-%m-%dT%H:%M:%S}+05:00">'
        more = "".join(
            f'<li><a href="{self.base}{self.address(one)}">{esc(self.text(one).headline)}</a></li>'
            for one in self.items[4:7]
            if one is not item
        )
        return self.page(
            text.headline,
            f"""<div id="rec901" class="r t-rec"><div class="t-feed__post-popup t-popup_show"><div class="t-feed__post-popup__container t-container"><div class="t-feed__post-popup__content">
<div class="t-feed__post-popup__date-parts-wrapper"><span class="t-feed__post-popup__date-wrapper"><span class="js-feed-post-date t-feed__post-popup__date t-uptitle">{at:%d.%m.%Y %H:%M}</span></span> <span class="js-feed-post-tags t-feed__post-popup__tag">{esc(text.section)}</span></div>
<h1 class="js-feed-post-title t-feed__post-popup__title t-title">{esc(text.headline)}</h1>{lead}<div id="feed-text" class="js-feed-post-text t-feed__post-popup__text t-text"><div class="t-redactor__tte-view">{article_blocks(text.blocks, render=lambda line: f'<div class="t-redactor__text">{esc(line)}</div>')}</div></div>{author}</div></div></div></div>
<div class="t-feed__post-popup__relevants"><div class="t-title">Читайте также</div><ul>{more}</ul></div>""",
            head,
        )

    def frame(self, title: str, content: str, head: str) -> str:
        return f"""<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width"><title>{esc(title)}</title>{head}<link rel="stylesheet" href="https://static.tildacdn.com/css/tilda-grid-3.0.min.css"><script src="https://static.tildacdn.com/js/tilda-scripts-3.0.min.js" defer></script></head>
<body class="t-body"><div id="allrecords" class="t-records" data-hook="blocks-collection-content-node" data-tilda-project-id="4102" data-tilda-page-id="19001"><div id="rec1" class="r t-rec"><div class="t228"><a class="t228__imgwrapper" href="{self.base}/"><div class="t-title">Улица Мира</div></a><nav><ul class="t228__list"><li><a class="t-menu__link-item" href="/news">Новости</a></li><li><a class="t-menu__link-item" href="/about">О проекте</a></li><li><a class="t-menu__link-item" href="/contacts">Контакты</a></li></ul></nav></div></div>
{content}<div id="rec99" class="r t-rec"><div class="t-popup" data-tooltip-hook="#popup:form"><form action="https://forms.tildacdn.com/procces/"><input name="Email"></form></div></div><div id="rec98" class="r t-rec"><div class="t972">Мы используем cookie, чтобы сайт работал лучше. <button>ОК</button></div><div class="t-footer">© 2026 Улица Мира, Сургут. <a href="/page31337.html">Реклама</a> 16+</div></div></div>
<div class="t-tildalabel"><a href="https://tilda.cc/">Made on Tilda</a></div></body></html>"""
