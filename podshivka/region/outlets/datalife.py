# ruff: noqa: E501 - markup is as long as sites print it
"""«Степные вести»: DataLife Engine in windows-1251, as its "Default" theme prints it.

Addresses /news/ID-slug.html; /index.php?newsid=ID leads there, /news/print:page,1,ID-slug.html prints it. The visible date is
relative while it is fresh («Сегодня, 08:20»), then "20-11-2026, 11:06". The h1 is the outlet's name.
"""

import re
from dataclasses import replace
from datetime import datetime

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan, typeset
from podshivka.region.outlet import Fault, FictionalOutlet, Printed, Reply, Visit, listing, page, printed, redirect
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="step", timezone="Asia/Yekaterinburg", before=14, after=2, edits=1, old_edits=1, first_number=4102, step=1,
    bulletins=(("crime", "bulletin"),), bulletin_days=6,
    topics=("crime", "heating", "economy", "agriculture", "health", "sport"),
)  # fmt: skip
LETTERS = {"«": '"', "»": '"', "—": "-", "–": "-"}
TYPO = "Нашли опечатку? Выделите фрагмент текста и нажмите Ctrl+Enter"
BROKEN = "/news/3999-rezervnaya-kopiya.html"
ARTICLE = re.compile(r"/news/(?P<printed>print:page,1,)?(?P<number>\d+)-[a-z0-9-]+\.html")


class DataLife:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/rss.xml":
            return listing(outlet, visit, _feed(outlet, visit, self), "application/xml; charset=windows-1251")
        if visit.path == "/sitemap.xml":
            return listing(outlet, visit, _sitemap(outlet, visit, self))
        if visit.path in ("/", "/news/"):
            return _page(_frame(outlet, visit, "Новости", _short_stories(outlet, visit, self)))
        by_id = re.fullmatch(r"/index\.php\?newsid=(\d+)", visit.address)
        if by_id and (publication := outlet.find(by_id[1], visit.now)):
            return redirect(visit, self.address(publication, visit.now))
        found = ARTICLE.fullmatch(visit.path)
        publication = outlet.find(found["number"], visit.now) if found else None
        if not found or not publication:
            return _page(_frame(outlet, visit, "Информация", f'<div class="berrors">{MISSING}</div>'), status=404)
        if found["printed"]:
            return _page(_print_form(publication, publication.text(visit.now)))
        return _page(
            _frame(outlet, visit, publication.text(visit.now).headline, _full_story(outlet, visit, publication), publication)
        )

    def address(self, publication: Publication, now: datetime) -> str:
        return f"/news/{publication.number}-{publication.slug}.html"

    def other_addresses(self, publication: Publication, now: datetime) -> tuple[str, ...]:
        name = f"{publication.number}-{publication.slug}.html"
        return (
            f"/index.php?newsid={publication.number}",
            f"/news/print:page,1,{name}",
            f"/news/{name}?utm_source=rss&utm_medium=feed",
        )

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, leads=_leads(text), byline=False, tags=True)


MISSING = "По данному адресу публикаций на сайте не найдено, либо у вас нет доступа для просмотра информации."


def _page(html: str, status: int = 200) -> Reply:
    return page(html, charset="windows-1251", status=status)


def _leads(text: Text) -> tuple[str, ...]:
    """DataLife prints the short story, cut from the first paragraph, in bold above the full one where a newsroom has no lead."""
    return (text.lead,) if text.lead else ("", cut(text.first_paragraph, 90))


def _feed(outlet: FictionalOutlet, visit: Visit, shape: DataLife) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{shape.address(item, visit.now)}?utm_source=rss&utm_medium=feed",
            guid=f"{visit.base}/index.php?newsid={item.number}",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=f'<img src="/uploads/posts/{item.number}.jpg" align="left">{esc(_leads(item.text(visit.now))[-1])}',
            section=item.text(visit.now).section,
            author="Редактор",
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(
        outlet.title, visit.base, items, charset="windows-1251", built=rfc822(outlet.local(outlet.last_change(visit.now)))
    )


def _sitemap(outlet: FictionalOutlet, visit: Visit, shape: DataLife) -> bytes:
    entries = [
        (f"{visit.base}{shape.address(item, visit.now)}", f"{item.published_at:%Y-%m-%d}") for item in outlet.listed(visit.now)
    ]
    twice = [(f"{visit.base}/index.php?newsid={item.number}", "") for item in outlet.listed(visit.now)[:3]]
    return sitemap([(f"{visit.base}/news/", ""), (f"{visit.base}{BROKEN}", ""), *entries, *twice])


def _when(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    moment, now = publication.published_at, outlet.local(visit.now)
    age = (now.date() - moment.date()).days
    return f"{('Сегодня', 'Вчера')[age]}, {moment:%H:%M}" if age in (0, 1) else f"{moment:%d-%m-%Y, %H:%M}"


def _full_story(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    related = outlet.neighbours(publication, visit.now, 5)
    inserts = {2: _picture(publication, text)} if text.caption else {}
    body = article_blocks(text.blocks, lambda line: f"{esc(line)}<br><br>", inserts, subheading="b")
    edited = f'<div class="editdate">Новость отредактировал: <b>editor</b> - {publication.texts[-1][0]:%d-%m-%Y, %H:%M}</div>'
    is_edited = len(publication.texts) > 1 and publication.texts[1][0] <= visit.now
    return f"""
<div class="base fullstory"><div class="dpad">
 <h3 class="btl"><span id="news-title">{esc(text.headline)}</span></h3>
 <div class="bhinfo"><span class="baseinfo radial">Автор: <a href="/user/editor/">editor</a> от <a href="/2026/">{_when(outlet, visit, publication)}</a></span>
  <span class="argcat">Категория: <a href="/news/">{esc(text.section)}</a></span> <span class="views">Просмотров: {publication.number * 7 % 2000}</span></div>
 <div class="maincont">
  <div id="news-id-{publication.number}" style="display:inline;"><b>{esc(_leads(text)[-1])}</b><br><br>
{body}</div>
  <div class="clr"></div>
  {edited if is_edited else ""}
  <div class="basetags"><span>Метки к статье: {", ".join(f'<a href="/tags/{attr(tag)}/">{esc(tag)}</a>' for tag in text.tags)}</span></div>
  <p class="typo">{TYPO}</p>
 </div>
</div></div>
<div class="base"><h4>Другие новости по теме:</h4><ul class="relatednews">
{"".join(f'<li><a href="/news/{item.number}-{item.slug}.html">{esc(item.text(visit.now).headline)}</a></li>' for item in related)}
</ul></div>
{_comments(outlet, visit)}"""


def _picture(publication: Publication, text: Text) -> str:
    return (
        f'<!--TBegin--><img src="/uploads/posts/{publication.number}.jpg" alt="{attr(text.headline)}" title="{attr(text.headline)}"><!--TEnd-->'
        f'<div class="image-caption">{esc(text.caption)}. Фото: {esc(text.photographer)}</div>'
    )


def _comments(outlet: FictionalOutlet, visit: Visit) -> str:
    moment = outlet.local(visit.now)
    return f"""<div class="bcomment" id="comment-id-1"><div class="heading">kolyan72 <i>{moment:%d-%m-%Y} 07:15</i></div>
<div class="cominner"><p>Давно пора было об этом написать, а то все молчат, как будто так и надо.</p></div></div>
<div class="bcomment" id="comment-id-2"><div class="heading">Ласточка <i>{moment:%d-%m-%Y} 07:52</i></div>
<div class="cominner"><p>А у нас во дворе то же самое, и никому дела нет. Приезжайте, посмотрите сами, адрес дам.</p></div></div>
<p class="note">Посетители, находящиеся в группе <b>Гости</b>, не могут оставлять комментарии к данной публикации.</p>"""


def _short_stories(outlet: FictionalOutlet, visit: Visit, shape: DataLife) -> str:
    return "\n".join(
        f'<div class="base shortstory"><h3 class="btl"><a href="{visit.base}{shape.address(item, visit.now)}">'
        f"{esc(item.text(visit.now).headline)}</a></h3><p>{esc(cut(item.text(visit.now).first_paragraph, 200))}</p>"
        f'<span class="date">{_when(outlet, visit, item)}</span> <a href="{shape.address(item, visit.now)}#comment">Комментарии (2)</a></div>'
        for item in outlet.listed(visit.now)[:12]
    )


def _print_form(publication: Publication, text: Text) -> str:
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
<meta name="robots" content="noindex"><title>Степные вести &raquo; Версия для печати &raquo; {esc(text.headline)}</title></head>
<body><table border="0" width="600"><tr><td><a href="/">Вернуться назад</a></td></tr><tr><td><b>{esc(text.headline)}</b></td></tr>
<tr><td>{publication.published_at:%d-%m-%Y, %H:%M}. Разместил: editor</td></tr>
<tr><td><b>{esc(_leads(text)[-1])}</b><br><br>{article_blocks(text.blocks, lambda line: f"{esc(line)}<br><br>")}</td></tr></table></body></html>"""


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    now = outlet.local(visit.now)
    newest = [item for item in outlet.listed(visit.now) if item is not publication][:8]
    popular = "\n".join(
        f'<li><a href="/news/{item.number}-{item.slug}.html">{esc(item.text(visit.now).headline)}</a>'
        f"<p>{esc(cut(item.text(visit.now).first_paragraph, 180))}</p></li>"
        for item in newest
    )
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<meta http-equiv="Content-Type" content="text/html; charset=windows-1251" />
<title>{esc(title)} &raquo; {esc(outlet.title)} - новости города и степи</title>
<meta name="generator" content="DataLife Engine" />
<meta name="description" content="Свежие новости, происшествия, объявления" />
<link rel="search" type="application/opensearchdescription+xml" href="/index.php?do=opensearch" />
<link rel="alternate" type="application/rss+xml" title="{attr(outlet.title)}" href="/rss.xml" />
</head><body>
<div id="toolbar"><span class="clock">{now:%d.%m.%Y %H:%M}</span> <a href="/index.php?do=lostpassword">Забыли пароль?</a></div>
<div class="wwide" id="header"><h1><a href="/">{esc(outlet.title)}</a></h1>
<div id="topmenu"><a href="/">Главная</a> <a href="/news/">Новости</a> <a href="/index.php?do=feedback">Обратная связь</a></div></div>
<div class="speedbar"><a href="/">{esc(outlet.title)}</a> &raquo; <a href="/news/">Новости</a> &raquo; {esc(title)}</div>
<div id="midside" class="rcol"><div id="dle-content">{content}</div></div>
<div id="rightside"><div class="block"><h4>Популярное</h4><ul>
{popular}
</ul></div>
<div class="block calendar"><h4>Календарь</h4><a href="/{now:%Y/%m}/">&laquo; {now:%m.%Y} &raquo;</a> <a href="/2031/01/">дальше</a></div></div>
<div class="footer"><p>Копирование материалов только с активной ссылкой. Материалы с пометкой "Реклама" оплачены. 16+</p>
<script type="text/javascript">document.write('<img src="//counter.stepnye.example/hit?' + Math.random() + '">');</script></div>
</body></html>"""


def _without_lead(item: Publication) -> Publication:
    return replace(item, texts=tuple((since, replace(text, lead="")) for since, text in item.texts))


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: validators on the feed and the sitemap; one address of the sitemap is broken for ever."""
    publications = tuple(
        _without_lead(item) if index % 4 == 2 else item
        for index, item in enumerate(typeset(newsroom.publications(PLAN), LETTERS))
    )
    return FictionalOutlet(
        slug=PLAN.slug, charset="windows-1251", title="Степные вести", place="Степногорье", region="Яикская область", timezone=PLAN.timezone,
        shape=DataLife(), publications=publications, feeds=("/rss.xml",), sitemaps=("/sitemap.xml",), sections=("/news/",),
        robots="User-agent: *\nDisallow: /user/\nDisallow: /index.php?do=\nDisallow: /engine/\n\nSitemap: /sitemap.xml\n",
        faults={BROKEN: Fault(status=500)},
    )  # fmt: skip
