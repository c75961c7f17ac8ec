# ruff: noqa: E501 - markup is as long as sites print it
"""«Лесогорская новь»: 1C-Bitrix. The article is a query, /news/detail.php?ELEMENT_ID=ID; ?print=Y and &sphrase_id= are the same one.

robots.txt asks for a Crawl-delay and forbids addresses that the sitemap lists all the same. Pages link to a paginator without
end (?PAGEN_1=) and to a day calendar without end. A missing article answers 200.
"""

import re
from datetime import timedelta
from urllib.parse import parse_qsl

from podshivka.region.listings import Item, rfc822, rss, sitemap, sitemap_index
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import Fault, FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import long_day
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="nov", timezone="Europe/Moscow", before=15, after=2, edits=1, deletions=1, first_number=51204, step=11,
    topics=("officials", "agriculture", "obituary", "culture", "crime", "heating"),
)  # fmt: skip
CLOSED = ("/closed/press.php?ELEMENT_ID=11", "/closed/press.php?ELEMENT_ID=12")
CONSENT = "Отправляя форму, вы даёте согласие на обработку персональных данных в соответствии с политикой конфиденциальности."


class Bitrix:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        query = dict(parse_qsl(visit.query))
        if visit.path == "/bitrix/rss.php":
            return listing(outlet, visit, _feed(outlet, visit), "text/xml; charset=UTF-8")
        if visit.path.startswith("/sitemap"):
            return _sitemap(outlet, visit)
        if visit.path == "/news/calendar.php":
            return page(_frame(outlet, visit, "Новости за день", _calendar(query.get("day", "2026-11-01"))))
        if visit.path == "/news/detail.php" and query.get("ELEMENT_ID", "").isdigit():
            publication = outlet.find(query["ELEMENT_ID"], visit.now)
            if not publication:
                return page(_frame(outlet, visit, "Новости", '<p><font class="errortext">Элемент не найден.</font></p>'))
            if query.get("print") == "Y":
                return page(_print_form(publication, publication.text(visit.now)))
            return page(
                _frame(outlet, visit, publication.text(visit.now).headline, _detail(outlet, visit, publication), publication)
            )
        if visit.path in ("/", "/news/"):
            return page(_frame(outlet, visit, "Новости", _list(outlet, visit)), stable=True)
        return page(_frame(outlet, visit, "404", "<p>Страница не найдена</p>"), status=404)

    def address(self, publication: Publication, now: object) -> str:
        return f"/news/detail.php?ELEMENT_ID={publication.number}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (f"{path}&print=Y", f"{path}&sphrase_id=7713", f"{path}&PAGEN_1=2511", f"{path}&utm_source=telegram")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, byline=bool(publication.number % 2), tags=False)


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{outlet.shape.address(item, visit.now)}&from=rss",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=esc(item.text(visit.now).lead),
            section=item.text(visit.now).section,
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(outlet.title, visit.base, items)


def _sitemap(outlet: FictionalOutlet, visit: Visit) -> Reply:
    if visit.path == "/sitemap.xml":
        return listing(
            outlet, visit, sitemap_index([(f"{visit.base}/sitemap_iblock_5.xml", ""), (f"{visit.base}/sitemap_files.xml", "")])
        )
    if visit.path == "/sitemap_files.xml":
        closed = [f"{visit.base}{path}" for path in CLOSED]
        return listing(outlet, visit, sitemap((url, "") for url in (f"{visit.base}/news/", *closed)))
    entries = [
        (f"{visit.base}{outlet.shape.address(item, visit.now)}", f"{item.texts[-1][0]:%Y-%m-%dT%H:%M:%S+03:00}")
        for item in outlet.listed(visit.now)
    ]
    return listing(outlet, visit, sitemap(entries))


def _detail(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, path = publication.text(visit.now), outlet.shape.address(publication, visit.now)
    lead = f'<div class="news-detail-preview"><b>{esc(text.lead)}</b></div>' if text.lead else ""
    author = f'<span class="news-author">Автор: {esc(text.authors[0])}</span>' if publication.number % 2 else ""
    caption = f'<span class="photo-desc">{esc(text.caption)}</span>' if text.caption else ""
    body = article_blocks(text.blocks, lambda line: f"<div>{esc(line)}</div>\n<div>&nbsp;</div>")
    return f"""<div class="bx-breadcrumb"><a href="/">Главная</a> <span>/</span> <a href="/news/">Новости</a> <span>/</span> {esc(text.section)}</div>
<div class="news-detail" id="bx_{publication.number}">
 <img class="detail_picture" src="/upload/iblock/{publication.number % 100}/pic.jpg" alt="{attr(text.headline)}" title="{attr(text.headline)}">{caption}
 <span class="news-date-time">{publication.published_at:%d.%m.%Y %H:%M}</span>
 <h3>{esc(text.headline)}</h3>
 {lead}
 <div class="news-detail-text">
{body}
 </div>
 {author}
 <div style="clear:both"></div>
 <a class="print" href="{attr(path)}&amp;print=Y">Версия для печати</a>
 <div class="bx-share">Поделиться: <a href="#">ВКонтакте</a> <a href="#">Одноклассники</a></div>
</div>
<p><a href="/news/">Возврат к списку</a></p>
<div class="navigation"><a href="{attr(path)}&amp;PAGEN_1=2">2</a> <a href="{attr(path)}&amp;PAGEN_1=2511">Конец</a></div>
<form class="feedback"><p>Есть чем дополнить? Напишите нам.</p><p class="consent">{CONSENT}</p></form>"""


def _print_form(publication: Publication, text: Text) -> str:
    lead = f"<b>{esc(text.lead)}</b><br>" if text.lead else ""
    return f"""<html><head><meta charset="utf-8"><title>{esc(text.headline)}</title></head><body onload="window.print()">
<h3>{esc(text.headline)}</h3><i>{publication.published_at:%d.%m.%Y %H:%M}</i><br>{lead}{article_blocks(text.blocks)}</body></html>"""


def _list(outlet: FictionalOutlet, visit: Visit) -> str:
    rows = "\n".join(
        f'<p class="news-item"><span class="news-date-time">{item.published_at:%d.%m.%Y}</span> '
        f'<a href="{attr(outlet.shape.address(item, visit.now))}"><b>{esc(item.text(visit.now).headline)}</b></a><br>{esc(item.text(visit.now).lead)}</p>'
        for item in outlet.listed(visit.now)[:20]
    )
    return f'{rows}<div class="navigation"><a href="/news/?PAGEN_1=2">След.</a></div>'


def _calendar(day: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", day)
    year = int(found[1]) + 1 if found else 2027
    return f'<p>За этот день новостей нет.</p><a href="/news/calendar.php?day={year}-01-01">следующий год</a>'


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    today = outlet.local(visit.now).date()
    side = "\n".join(
        f'<p class="news-item"><span class="news-date-time">{item.published_at:%d.%m.%Y %H:%M}</span> '
        f'<a href="{attr(outlet.shape.address(item, visit.now))}&amp;sphrase_id=7713">{esc(item.text(visit.now).headline)}</a><br>'
        f"{esc(cut(item.text(visit.now).first_paragraph, 140))}</p>"
        for item in (outlet.neighbours(publication, visit.now, 7) if publication else [])
    )
    yesterday = today - timedelta(days=1)
    return f"""<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru" lang="ru"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><meta name="robots" content="index, follow" />
<title>{esc(outlet.title)} | {esc(title)}</title>
<meta name="description" content="Общественно-политическая газета" />
<link href="/bitrix/cache/css/s1/template.css" type="text/css" rel="stylesheet" />
<script type="text/javascript">if(!window.BX)window.BX={{}};BX.message({{'LANGUAGE_ID':'ru','SERVER_TZ_OFFSET':'10800'}});</script>
</head><body>
<div id="header"><h1 class="logo"><a href="/">{esc(outlet.title)}</a></h1><div class="date">{long_day(today)}</div>
<ul id="horizontal-multilevel-menu"><li><a href="/news/">Новости</a></li><li><a href="/about/">О газете</a></li><li><a href="/search/">Поиск</a></li></ul></div>
<div id="workarea">{content}</div>
<div id="sidebar"><h2>Новости</h2>{side}
<div class="calendar"><a href="/news/calendar.php?day={yesterday}">вчера</a> <a href="/news/calendar.php?day={today}">сегодня</a></div>
<div class="banner"><p>Реклама: окна, двери, балконы. Замер бесплатно!</p></div></div>
<div id="footer"><p>© {today.year} Редакция газеты «{esc(outlet.title)}». Все права защищены.</p><p>Работает на 1С-Битрикс. 12+</p></div>
</body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: Crawl-delay, disallowed addresses in the sitemap, validators on listings, one article busy at first."""
    publications, shape = newsroom.publications(PLAN), Bitrix()
    busy = shape.address(publications[3], None)
    return FictionalOutlet(
        slug=PLAN.slug, title="Лесогорская новь", place="Лесогорск", region="Лесогорский край", timezone=PLAN.timezone,
        shape=shape, publications=publications, feeds=("/bitrix/rss.php",), sitemaps=("/sitemap.xml",), sections=("/news/",),
        robots="User-agent: *\nCrawl-delay: 0.3\nDisallow: /bitrix/\nAllow: /bitrix/rss.php\nDisallow: /closed/\nDisallow: /search/\n"
        "Disallow: /*print=Y\nDisallow: /*PAGEN_\nDisallow: /news/calendar.php\n",
        faults={busy: Fault(status=503, times=1, retry_after=1)},
    )  # fmt: skip
