# ruff: noqa: E501 - markup is as long as sites print it
"""«Огни Ташлыкуля»: a home-made engine in koi8-r that declares no charset anywhere but in its feed. No sitemap, no robots rules.

Dates lack the year («20 ноября в 16:27»); letters to the editor print no date on the page, only the feed does. The feed lists all.
"""

import re

from podshivka.region.listings import Item, rfc822, rss
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan, typeset
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import WEEKDAYS, day_month
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="ogni", timezone="Asia/Yekaterinburg", before=16, after=2, edits=1, first_number=1501, step=1,
    topics=("letters", "school", "agriculture", "sport", "nature", "obituary"),
)  # fmt: skip
LETTERS = {"«": '"', "»": '"', "—": "-", "–": "-", "№": "N"}
"""What koi8-r has no letter for, and its typists write otherwise."""
FEED_LENGTH = 30


class UndeclaredKoi8:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.path == "/news/rss.xml":
            return listing(outlet, visit, _feed(outlet, visit), "text/xml")
        if visit.path in ("/", "/news/"):
            return _page(_frame(outlet, visit, outlet.title, _list(outlet, visit)), stable=True)
        found = re.fullmatch(r"/news/(\d+)\.html", visit.path)
        publication = outlet.find(found[1], visit.now) if found else None
        if not publication:
            return _page(_frame(outlet, visit, "Не найдено", "<p>Страница удалена или не существует.</p>"), status=404)
        return _page(
            _frame(outlet, visit, publication.text(visit.now).headline, _article(outlet, visit, publication), publication)
        )

    def address(self, publication: Publication, now: object) -> str:
        return f"/news/{publication.number}.html"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        return (f"/news/{publication.number}.html?from=rss",)

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=False)


def _page(html: str, status: int = 200, stable: bool = False) -> Reply:
    return page(html, charset="koi8-r", content_type="text/html", status=status, stable=stable)


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}/news/{item.number}.html?from=rss",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at),
            summary=esc(cut(item.text(visit.now).first_paragraph, 130)),
        )
        for item in outlet.listed(visit.now)[:FEED_LENGTH]
    ]
    return rss(outlet.title, visit.base, items, charset="koi8-r")


def _article(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, moment = publication.text(visit.now), publication.published_at
    is_letter = text.section == "Письма"
    date = "" if is_letter else f'<div class="date"><i>{day_month(moment.date())} в {moment:%H:%M}</i></div>'
    lead = f"<p><b>{esc(text.lead)}</b></p>" if text.lead else ""
    photo = (
        f'<div class="pic"><img src="/i/{publication.number}.gif" title="{attr(text.headline)}"><br><small>{esc(text.caption)}.</small></div>'
        if text.caption
        else ""
    )
    also = outlet.neighbours(publication, visit.now, 3)
    links = "<br>".join(f'<a href="/news/{item.number}.html">{esc(item.text(visit.now).headline)}</a>' for item in also)
    return f"""<div class="rubric">{esc(text.section)}</div>
{date}<h2>{esc(text.headline)}</h2>
{photo}{lead}
{article_blocks(text.blocks, subheading="h4")}
<p class="sign"><em>{esc(text.authors[0])}</em></p>
<div class="also"><b>Читайте также:</b><br>{links}</div>
<p class="ctrl">Заметили ошибку? Выделите текст мышью и нажмите Ctrl+Enter.</p>"""


def _list(outlet: FictionalOutlet, visit: Visit) -> str:
    return "\n".join(
        f'<p><b><a href="/news/{item.number}.html">{esc(item.text(visit.now).headline)}</a></b> <i>{day_month(item.published_at.date())}</i></p>'
        for item in outlet.listed(visit.now)[:FEED_LENGTH]
    )


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    now = outlet.local(visit.now)
    old = outlet.listed(visit.now)[4:9]
    side = "".join(
        f'<dt>{item.published_at:%d.%m.%Y}</dt><dd><a href="/news/{item.number}.html">{esc(item.text(visit.now).headline)}</a>'
        f"<p>{esc(cut(item.text(visit.now).first_paragraph, 150))}</p></dd>"
        for item in old
        if item is not publication
    )
    return f"""<html><head><title>{esc(title)}</title><link rel="stylesheet" href="/s.css">
<link rel="alternate" type="application/rss+xml" href="/news/rss.xml"></head><body>
<div id="top"><a href="/">{esc(outlet.title)}</a> | {WEEKDAYS[now.weekday()]}, {day_month(now.date())}</div>
<div id="menu"><a href="/news/">news</a> <a href="/forum/">forum</a> <a href="/photo/">photo</a> <a href="/guest/">guestbook</a></div>
<div id="left">{content}</div>
<div id="right"><h3>Архив</h3><dl>{side}</dl></div>
<div id="bottom">(c) 2003-{now.year} <p>Мнение авторов может не совпадать с мнением редакции. 12+</p></div>
</body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: everything is in its one feed."""
    return FictionalOutlet(
        slug=PLAN.slug, charset="koi8-r", title="Огни Ташлыкуля", place="Ташлыкуль", region="Яикская область", timezone=PLAN.timezone,
        shape=UndeclaredKoi8(), publications=typeset(newsroom.publications(PLAN), LETTERS), feeds=("/news/rss.xml",), sections=("/news/",),
        robots="# all are welcome\n",
    )  # fmt: skip
