# ruff: noqa: E501 - markup is as long as sites print it
"""«Рабочее слово»: a paper's site of the late nineties. Nested tables, <font>, <br><br> for paragraphs; no feed, no sitemap, no h1.

The bytes are windows-1251 while the meta says utf-8. Most articles print the day only, reports from meetings print nothing at all;
the header has today's date and a clock. Sections are pages of twelve (section.php?id=1&p=2), all of them in the registry.
"""

from dataclasses import replace
from urllib.parse import parse_qsl

from podshivka.region.markup import article_blocks, attr, esc
from podshivka.region.newsroom import Newsroom, Plan, typeset
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, page, printed
from podshivka.region.russian import day_month
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="slovo", timezone="Europe/Moscow", before=18, after=2, edits=0, deletions=1, first_number=77, step=2,
    topics=("letters", "agriculture", "officials", "interview", "health", "nature"),
)  # fmt: skip
LETTERS = {"—": "-", "–": "-"}
PAGE_SIZE, PAGES = 12, 3
FONT = '<font face="Verdana" size="2">'


class TableLayout:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        query = dict(parse_qsl(visit.query))
        if visit.path == "/section.php":
            return _page(_frame(outlet, visit, "Все материалы", _list(outlet, visit, int(query.get("p", "1")))))
        if visit.address == "/":
            return _page(_frame(outlet, visit, "Главная", _list(outlet, visit, 1)))
        publication = (
            outlet.find(query["id"], visit.now) if visit.path == "/article.php" and query.get("id", "").isdigit() else None
        )
        if not publication:
            return _page(_frame(outlet, visit, "Ошибка", f"{FONT}Нет такой страницы.</font>"), status=404)
        return _page(_frame(outlet, visit, publication.text(visit.now).headline, _article(outlet, visit, publication)))

    def address(self, publication: Publication, now: object) -> str:
        return f"/article.php?id={publication.number}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        return (f"/article.php?id={publication.number}&from=main",)

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, precision="" if "undated" in publication.traits else "day", tags=False)


def _page(html: str, status: int = 200) -> Reply:
    return page(html, charset="windows-1251", content_type="text/html", status=status)


def _article(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    moment = publication.published_at
    day = (
        ""
        if "undated" in publication.traits
        else f'<font color="#777777" size="1">{day_month(moment.date())} {moment.year} г.</font><br>'
    )
    body = article_blocks(text.blocks, lambda line: f"{esc(line)}<br><br>", subheading="b")
    lead = f"<b><i>{esc(text.lead)}</i></b><br><br>" if text.lead else ""
    photo = (
        f'<table align="left" width="200"><tr><td><img src="/img/{publication.number}.jpg" alt="{attr(text.headline)}"></td></tr>'
        f'<tr><td><font size="1">{esc(text.caption)}</font></td></tr></table>'
        if text.caption
        else ""
    )
    return f"""<font face="Verdana" size="1"><a href="/">Главная</a> &gt; <a href="/section.php?id=1&amp;p=1">{esc(text.section)}</a></font><br><br>
<font face="Arial" size="5" color="#990000"><b>{esc(text.headline)}</b></font><br>
{day}<br>
{FONT}{lead}{photo}{body}
<div align="right"><b>{esc(text.authors[0])}</b></div></font><hr size="1" noshade>
<font size="1"><a href="javascript:history.back()">Назад</a> | <a href="#top">Наверх</a></font>"""


def _list(outlet: FictionalOutlet, visit: Visit, number: int) -> str:
    shown = outlet.listed(visit.now)[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    rows = "\n".join(
        f'<tr><td valign="top"><img src="/img/dot.gif" width="5" height="5"></td><td>{FONT}<a href="article.php?id={item.number}">'
        f"{esc(item.text(visit.now).headline)}</a></font></td></tr>"
        for item in shown
    )
    pages = " ".join(
        f'<a href="/section.php?id=1&amp;p={page_number}">[{page_number}]</a>' for page_number in range(1, PAGES + 1)
    )
    return f'<table width="100%" cellpadding="3">{rows}</table><center>{pages}</center>'


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str) -> str:
    now = outlet.local(visit.now)
    teasers = "\n".join(
        f'<tr><td bgcolor="#ffffee"><font size="1">{item.published_at:%d.%m.%Y %H:%M}</font><br><a href="/article.php?id={item.number}"><font size="2"><b>'
        f"{esc(item.text(visit.now).headline)}</b></font></a><p><font size=1>{esc(item.text(visit.now).first_paragraph)}</font></p></td></tr>"
        for item in outlet.listed(visit.now)[:5]
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=utf-8"><TITLE>Рабочее слово :: газета города и района :: {esc(title)}</TITLE></HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0><a name=top></a>
<TABLE width=980 border=0 cellspacing=0 cellpadding=0 align=center><TR><TD colspan=3 bgcolor="#990000" height=60>
<font color=white size=6><b>{esc(outlet.title)}</b></font><br><font color=white size=1>{day_month(now.date())} {now.year} года, {now:%H:%M}</font></TD></TR>
<TR><TD width=180 valign=top bgcolor="#eeeeee"><font size=2><a href="/">Главная</a><br><a href="/section.php?id=1&amp;p=1">Все материалы</a><br><a href="/redakciya.php">Редакция</a></font>
<br><br><table border=1 bordercolor="#cccccc"><tr><td><font size=1>Подписной индекс 00000. Подписка на почте с любого месяца!</font></td></tr></table></TD>
<TD width=560 valign=top>{content}</TD>
<TD width=240 valign=top><font size=3><b>Свежий номер</b></font><table>{teasers}</table></TD></TR>
<TR><TD colspan=3 align=center><font size=1>&copy; {esc(outlet.title)}, 1998-{now.year}. Нашли ошибку? Выделите текст и нажмите Ctrl+Enter<br>
<!--begin of counter--><script language="javascript">document.write('<img src="http://counter.slovo.example/cnt?'+Math.random()+'">')</script><!--end of counter--></font></TD></TR></TABLE></BODY></HTML>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: found only through its section pages; no validators."""
    publications = typeset(newsroom.publications(PLAN), LETTERS)
    publications = tuple(
        replace(item, traits=frozenset({"undated"})) if index % 5 == 2 else item for index, item in enumerate(publications)
    )
    return FictionalOutlet(
        slug=PLAN.slug, charset="windows-1251", title="Рабочее слово", place="Сосновоборье", region="Лесогорский край", timezone=PLAN.timezone,
        shape=TableLayout(), publications=publications,
        sections=tuple(f"/section.php?id=1&p={number}" for number in range(1, PAGES + 1)), validates=False,
    )  # fmt: skip
