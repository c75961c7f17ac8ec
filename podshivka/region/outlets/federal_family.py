# ruff: noqa: E501 - markup is as long as sites print it
"""«Край сегодня»: a regional edition of a federal family of sites, all on one engine. Addresses /online/news/ID/ and /daily/ID/.

Four h1 on a page, the first is the site's and one is a photo's; the headline returns with straight quotes, hyphens and a full stop;
a surname in the byline is in capitals; the caption is printed twice; <article> wraps the teasers. A mobile host is named by a link.
"""

import re
from dataclasses import replace
from datetime import datetime

from podshivka.region.listings import Item, news_sitemap, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import MONTHS, long_day
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="kray", timezone="Europe/Moscow", before=15, after=2, edits=1, deletions=1, old_edits=1, first_number=4062053, step=17,
    bulletins=(("fires", "bulletin"),), bulletin_days=6,
    topics=("crime", "economy", "sport", "health", "culture", "interview"),
)  # fmt: skip
ARTICLE = re.compile(r"/(?:online/news|daily)/(\d+)/?")


class FederalFamily:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/rss/news.xml":
            return listing(outlet, visit, _feed(outlet, visit), "application/rss+xml; charset=utf-8")
        if visit.path == "/sitemap.xml":
            entries = (
                (f"{visit.base}{self.address(item, visit.now)}", f"{item.published_at:%Y-%m-%d}")
                for item in outlet.listed(visit.now)
            )
            return listing(outlet, visit, sitemap(entries))
        if visit.path == "/sitemap-news.xml":
            rows = [
                (
                    f"{visit.base}{self.address(item, visit.now)}",
                    item.text(visit.now).headline,
                    f"{item.published_at.isoformat()}",
                )
                for item in outlet.listed(visit.now)[:12]
            ]
            return listing(outlet, visit, news_sitemap(outlet.title, rows))
        if visit.path in ("/", "/online/"):
            return page(_frame(outlet, visit, "Новости края", _online(outlet, visit)), stable=True)
        found = ARTICLE.fullmatch(visit.path)
        publication = outlet.find(found[1], visit.now) if found else None
        if not publication or not visit.path.startswith(_folder(publication)):
            return page(_frame(outlet, visit, "Страница не найдена", "<h1>404</h1>"), status=404)
        return page(
            _frame(outlet, visit, publication.text(visit.now).headline, _material(outlet, visit, publication), publication)
        )

    def address(self, publication: Publication, now: object) -> str:
        return f"{_folder(publication)}{publication.number}/"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (path.rstrip("/"), f"{path}?from=smi2", f"{path}?utm_source=app&utm_medium=push")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=True)


def _folder(publication: Publication) -> str:
    return "/daily/" if publication.number % 2 else "/online/news/"


def _capitals(name: str) -> str:
    first, last = name.split(" ", 1)
    return f"{first} {last.upper()}"


def _plain(text: str) -> str:
    return text.replace("«", '"').replace("»", '"').replace("—", "-").replace("–", "-")


def _when(moment: datetime) -> str:
    return f"{moment.day} {MONTHS[moment.month - 1].capitalize()} {moment.year}, {moment:%H:%M}"


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{outlet.shape.address(item, visit.now)}",
            headline=_plain(item.text(visit.now).headline),
            published=rfc822(item.published_at),
            summary=esc(item.text(visit.now).lead),
            section=item.text(visit.now).section,
            author=item.text(visit.now).authors[0],
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(outlet.title, visit.base, items)


def _material(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    caption = f"{esc(text.caption)}." if text.caption else f"{esc(_plain(text.headline))}."
    photo = f"""<div class="photo"><h1 class="photo-title">Фото дня</h1><img src="/share/{publication.number}.jpg" alt="{attr(_plain(text.headline))}">
<div class="caption">{caption}</div><div class="credit">Фото: {esc(text.photographer)}</div><div class="mobile-caption">{caption} Фото: {esc(text.photographer)}</div></div>"""
    also = outlet.neighbours(publication, visit.now, 4)
    inserts = {
        3: f'<div class="inline-also"><p>ЧИТАЙТЕ ТАКЖЕ</p><p><a href="{outlet.shape.address(also[0], visit.now)}">{esc(also[0].text(visit.now).headline)}</a></p></div>'
    }
    lead = f'<div class="sub-title">{esc(text.lead)}</div>' if text.lead else ""
    return f"""<div class="crumbs"><a href="/">Край сегодня</a> <a href="/online/">{esc(text.section)}</a></div>
<h1 class="material-title">{esc(text.headline)}</h1>
{lead}
<div class="meta"><span class="author">{esc(_capitals(text.authors[0]))}</span> <span class="date">{_when(publication.published_at)}</span> <span class="views">{{{{ material.views }}}}</span></div>
{photo}
<div class="text" id="hypercontext">
{article_blocks(text.blocks, inserts=inserts, subheading="h2")}
</div>
<div class="share-title" style="display:none">{esc(_plain(text.headline))}</div>
<div class="tags">{" ".join(f'<a href="/tags/{attr(tag)}/">{esc(tag)}</a>' for tag in text.tags)}</div>
<div class="subscribe"><p>Подписывайтесь на наш канал в МАХ и читайте главные новости края раньше других!</p></div>
<h1 class="block-title">Ещё по теме</h1>
{_teasers(outlet, visit, also)}"""


def _teasers(outlet: FictionalOutlet, visit: Visit, publications: list[Publication]) -> str:
    return "\n".join(
        f'<article class="teaser"><time datetime="{item.published_at:%Y-%m-%d}">{item.published_at:%d.%m.%Y %H:%M}</time>'
        f'<h3><a href="{outlet.shape.address(item, visit.now)}">{esc(_plain(item.text(visit.now).headline))}</a></h3>'
        f"<p>{esc(item.text(visit.now).first_paragraph)}</p></article>"
        for item in publications
    )


def _online(outlet: FictionalOutlet, visit: Visit) -> str:
    return _teasers(outlet, visit, outlet.listed(visit.now)[:20])


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    host = visit.base.replace("http://", "http://m.")
    alternate = (
        f'<link rel="alternate" media="only screen and (max-width: 640px)" href="{host}{outlet.shape.address(publication, visit.now)}">'
        f'<link rel="canonical" href="{visit.base}{outlet.shape.address(publication, visit.now)}">'
        f'<meta property="og:title" content="{attr(cut(_plain(title), 40, ""))}"><meta property="og:description" content="{attr(publication.text(visit.now).lead)}">'
        if publication
        else ""
    )
    news = [item for item in outlet.listed(visit.now) if item is not publication][:6]
    return f"""<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>{esc(_plain(title))} // {esc(outlet.title)}</title>{alternate}
<script>var pageData = {{"rubric":"news","geo":"kray","clock":"{outlet.local(visit.now):%H:%M}"}};</script></head><body>
<div class="top"><h1 class="site"><a href="/">{esc(outlet.title)}</a></h1><span class="today">{long_day(outlet.local(visit.now).date())}</span>
<div class="menu"><a href="/online/">Новости</a> <a href="/daily/">Статьи</a> <a href="http://other-edition.example/">Другие города</a></div></div>
<div class="column-left"><h2>Лента новостей</h2>{_teasers(outlet, visit, news)}</div>
<div class="column-main">{content}</div>
<div class="column-right"><div class="adfox" id="adfox_1"></div><p>Реклама на сайте: +7 (000) 000-00-00</p></div>
<div class="footer"><p>Сетевое издание «{esc(outlet.title)}», свидетельство о регистрации СМИ ЭЛ № ФС 00-00000. Главный редактор сайта указан в разделе «Контакты». 18+</p></div>
<script>(function(w,d){{w.counter=d.referrer}})(window,document);</script></body></html>"""


def _opened_with_headline(item: Publication) -> Publication:
    """Let the first sentence be the headline said again, as agencies do: it is the author's and must stay."""
    return replace(item, texts=tuple((since, _opened(text)) for since, text in item.texts))


def _opened(text: Text) -> Text:
    first = replace(text.blocks[0], text=f"{text.headline.rstrip('.?!')}. {text.blocks[0].text}")
    return replace(text, blocks=(first, *text.blocks[1:]))


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: validators on listings only, news sitemap beside the ordinary one."""
    publications = tuple(
        _opened_with_headline(item) if index % 6 == 4 and item.texts[0][1].blocks[0].kind == "paragraph" else item
        for index, item in enumerate(newsroom.publications(PLAN))
    )
    return FictionalOutlet(
        slug=PLAN.slug, title="Край сегодня", place="Лесогорск", region="Лесогорский край", timezone=PLAN.timezone,
        shape=FederalFamily(), publications=publications, feeds=("/rss/news.xml",), sitemaps=("/sitemap.xml", "/sitemap-news.xml"),
        sections=("/online/",), robots="User-agent: *\nDisallow: /search/\nDisallow: /*?print\n\nUser-agent: Bytespider\nDisallow: /\n",
    )  # fmt: skip
