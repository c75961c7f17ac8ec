# ruff: noqa: E501 - markup is as long as sites print it
"""«Новости Каменоброда»: uCoz. Addresses /news/slug/2026-11-20-123; the same with ;print or a query is the same article.

There is no h1: the headline stands in a div, the outlet's name in the title of the block. Under the text: section, who added it, date.
A year calendar that never ends, and comments with dates of their own.
"""

import re
from datetime import datetime

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed, redirect
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="kamenka", timezone="Europe/Samara", before=16, after=1, edits=1, first_number=310, step=1,
    topics=("nature", "letters", "sport", "culture", "school", "roads"),
)  # fmt: skip
ARTICLE = re.compile(r"/news/([a-z0-9_-]+)/(\d{4}-\d\d?-\d\d?)-(\d+)(;print)?")


class UCoz:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/news/rss/":
            return listing(outlet, visit, _feed(outlet, visit), "application/xml; charset=utf-8")
        if visit.path == "/sitemap.xml":
            entries = ((f"{visit.base}{self.address(item, visit.now)}", "") for item in outlet.listed(visit.now))
            return listing(outlet, visit, sitemap(entries))
        if re.fullmatch(r"/news/\d{4}(-\d\d?){0,2}", visit.path):
            return page(_frame(outlet, visit, "Архив новостей", f"<p>Записей нет.</p>{_calendar(visit.path)}"))
        if visit.path in ("/", "/news/"):
            return page(_frame(outlet, visit, "Новости", _entries(outlet, visit)), stable=True)
        if visit.path == "/news":
            return redirect(visit, "/news/")
        found = ARTICLE.fullmatch(visit.path)
        publication = outlet.find(found[3], visit.now) if found else None
        if not found or not publication:
            return page(_frame(outlet, visit, "Ошибка", "<p>Запрашиваемая страница не найдена.</p>"), status=404)
        if found[4]:
            return page(_print_form(publication, publication.text(visit.now)))
        return page(
            _frame(outlet, visit, publication.text(visit.now).headline, _entry(outlet, visit, publication), publication),
            stable=True,
        )

    def address(self, publication: Publication, now: object) -> str:
        return f"/news/{publication.slug.replace('-', '_')}/{_day(publication.published_at)}-{publication.number}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (f"{path};print", f"{path}?utm_source=vk&utm_content={publication.number}", f"{path}?from=ucoz")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, leads=("",), byline=False)


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{outlet.shape.address(item, visit.now)}",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=f'<div class="brief">{esc(cut(item.text(visit.now).first_paragraph, 140))}</div>',
            section=item.text(visit.now).section,
            author="redaktor",
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(outlet.title, visit.base, items)


def _entry(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, moment = publication.text(visit.now), publication.published_at
    body = article_blocks(
        text.blocks, lambda line: f'<div style="text-align:justify">&nbsp;&nbsp; {esc(line)}</div>', subheading="b"
    )
    more = "".join(
        f'<li><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a> <span>({item.published_at:%d.%m.%Y})</span></li>'
        for item in outlet.neighbours(publication, visit.now, 5)
    )
    return f"""<div class="breadcrumbs-wrapper"><a href="/">Главная</a> &raquo; <a href="/news/">{moment.year}</a> &raquo; <a href="/news/{moment:%Y-%m}">{moment:%m}</a> &raquo; {moment.day}</div><hr>
<table border="0" width="100%" cellspacing="1" cellpadding="2" class="eBlock">
<tr><td width="80%"><div class="eTitle" style="padding-bottom:3px;"><div class="u-star-rating"></div> {esc(text.headline)}</div></td>
<td align="right" class="eDetails1">{moment:%H:%M}</td></tr>
<tr><td class="eMessage" colspan="2"><div id="nativeroll_video_cont" style="display:none;"></div>
<!--IMG1--><img style="float:left" alt="{attr(text.headline)}" src="/_nw/3/{publication.number}.jpg"><!--IMG1-->
{body}</td></tr>
<tr><td colspan="2" class="eDetails"><div class="rate-stars-wrapper" style="float:right">Рейтинг: 5.0/2</div>
Категория: <a class="entryAttrCategory" href="/news/1-0-2">{esc(text.section)}</a> | Просмотров: {publication.number * 3 % 800} | Добавил: <a class="u_user" href="javascript:;">redaktor</a> | <span class="e-date">{moment:%d.%m.%Y}</span></td></tr>
</table>
<div class="related"><b>Ещё в разделе</b><ul>{more}</ul></div>
<table class="cTable"><tr><td class="cTop"><b>1</b> Баба Маня <span class="cDate">({outlet.local(visit.now):%d.%m.%Y} 06:40)</span></td></tr>
<tr><td class="cMessage"><p>Спасибо редакции, что пишете о нас, а то из области не доедешь и не допишешься. Читаем всей улицей.</p></td></tr></table>
<div>Добавлять комментарии могут только зарегистрированные пользователи. [ <a href="/register">Регистрация</a> | <a href="/login">Вход</a> ]</div>"""


def _print_form(publication: Publication, text: Text) -> str:
    return f"""<html><head><meta charset="utf-8"><title>{esc(text.headline)} - Версия для печати</title></head><body>
<b>{esc(text.headline)}</b> ({publication.published_at:%d.%m.%Y}, {publication.published_at:%H:%M})<br>{article_blocks(text.blocks)}</body></html>"""


def _entries(outlet: FictionalOutlet, visit: Visit) -> str:
    return "\n".join(
        f'<div class="eTitle"><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a></div>'
        f'<div class="eMessage"><p>{esc(cut(item.text(visit.now).first_paragraph, 160))}</p></div><div class="eDetails">{item.published_at:%d.%m.%Y}</div>'
        for item in outlet.listed(visit.now)[:15]
    )


def _calendar(path: str) -> str:
    """Link to the next year, whatever year is shown: an empty day answers 200 and leads on."""
    year = int(path.removeprefix("/news/")[:4]) + 1
    return f'<a href="/news/{year}">{year}</a> <a href="/news/{year}-01">январь</a> <a href="/news/{year}-01-01">1</a>'


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    today = outlet.local(visit.now)
    description = cut(publication.text(visit.now).first_paragraph, 100) if publication else outlet.title
    popular = "\n".join(
        f'<p><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a><br>{esc(cut(item.text(visit.now).first_paragraph, 170))}</p>'
        for item in (outlet.neighbours(publication, visit.now, 6) if publication else [])
    )
    return f"""<!DOCTYPE html><html><head><meta charset="UTF-8"><title>{esc(title)} - {today:%d} - Новости - {esc(outlet.title)}</title>
<meta name="description" content="{attr(description)}"><link rel="alternate" type="application/rss+xml" href="/news/rss/">
<script src="/.s/src/jquery-1.12.4.min.js"></script></head><body>
<div id="utbr8214" rel="s733"></div>
<div id="header"><div class="site-n"><a href="/">{esc(outlet.title)}</a></div><div class="login-bl">Сегодня {today:%d.%m.%Y}. Вы вошли как <b>Гость</b> | <a href="/news/rss/">RSS</a></div></div>
<div id="content"><!-- <body> -->{content}<!-- </body> --></div>
<div id="sidebar"><div class="block-title">Читают сейчас</div>{popular}
<div class="block-title">Календарь</div><a href="/news/{today:%Y-%m}">«</a> {today:%m.%Y} <a href="/news/{today.year + 1}-01">»</a>
<div class="block-title">Статистика</div>Онлайн всего: 1<br>Гостей: 1</div>
<div id="footer"><p>Copyright {esc(outlet.title)} © {today.year}</p><div>Хостинг от uCoz</div><p>{{{{counter.total}}}} {{{{visitors|today}}}}</p></div>
</body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: no robots.txt at all, validators on all but print forms, an endless calendar."""
    return FictionalOutlet(
        slug=PLAN.slug, title="Новости Каменоброда", place="Каменоброд", region="Яикская область", timezone=PLAN.timezone,
        shape=UCoz(), publications=newsroom.publications(PLAN), feeds=("/news/rss/",), sitemaps=("/sitemap.xml",), sections=("/news/",),
        robots=None,
    )  # fmt: skip
