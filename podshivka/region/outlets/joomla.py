# ruff: noqa: E501 - markup is as long as sites print it
"""«Районные будни»: Joomla with K2. Addresses /novosti/item/ID-slug; the feed is /?format=feed&type=rss, the sitemap a component.

Dates are relative («вчера, 10:15») or without a year («2 ноября, 10:15»); "last changed" stands below the text with a date of its own.
"""

import re
from datetime import UTC

from podshivka.region.listings import Item, rfc822, rss, sitemap
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.newsroom import Newsroom, Plan
from podshivka.region.outlet import FictionalOutlet, Printed, Reply, Visit, listing, page, printed
from podshivka.region.russian import relative
from podshivka.region.text import Publication, Text

PLAN = Plan(
    slug="budni", timezone="Europe/Moscow", before=14, after=2, edits=1, first_number=640, step=4,
    bulletins=(("rates", "bulletin"),), bulletin_days=5,
    topics=("officials", "school", "roads", "obituary", "agriculture", "culture"),
)  # fmt: skip
SITEMAP = "/index.php?option=com_jmap&view=sitemap&format=xml"
FEED = "/?format=feed&type=rss"


class Joomla:
    def answer(self, outlet: FictionalOutlet, visit: Visit) -> Reply:
        if visit.address == FEED:
            return listing(outlet, visit, _feed(outlet, visit), "application/rss+xml; charset=utf-8")
        if visit.address == SITEMAP:
            entries = ((f"{visit.base}{self.address(item, visit.now)}", "") for item in outlet.listed(visit.now))
            return listing(outlet, visit, sitemap([(f"{visit.base}/", ""), (f"{visit.base}/kontakty", ""), *entries]))
        if visit.path == "/kontakty":
            return page(_frame(outlet, visit, "Контакты", "<h2>Контакты</h2><p>Адрес: ул. Рябиновая, 7. Телефон: 2-00-00.</p>"))
        if visit.path in ("/", "/novosti"):
            return page(_frame(outlet, visit, "Новости", _items(outlet, visit)))
        found = re.fullmatch(r"/novosti/item/(\d+)-[a-z0-9-]+", visit.path)
        publication = outlet.find(found[1], visit.now) if found else None
        if not publication:
            return page(_frame(outlet, visit, "404", "<h2>404 - Статья не найдена</h2>"), status=404)
        if "print=1" in visit.query:
            return page(_print_form(outlet, visit, publication))
        return page(_frame(outlet, visit, publication.text(visit.now).headline, _item(outlet, visit, publication), publication))

    def address(self, publication: Publication, now: object) -> str:
        return f"/novosti/item/{publication.number}-{publication.slug}"

    def other_addresses(self, publication: Publication, now: object) -> tuple[str, ...]:
        path = self.address(publication, now)
        return (f"{path}?tmpl=component&print=1", f"{path}?utm_source=ok")

    def printed(self, publication: Publication, text: Text) -> Printed:
        return printed(text, tags=True)


def _feed(outlet: FictionalOutlet, visit: Visit) -> bytes:
    items = [
        Item(
            url=f"{visit.base}{outlet.shape.address(item, visit.now)}",
            guid=f"{visit.base}{outlet.shape.address(item, visit.now)}",
            headline=item.text(visit.now).headline,
            published=rfc822(item.published_at.astimezone(UTC)),
            summary=f'<div class="K2FeedIntroText"><p>{esc(item.text(visit.now).lead or item.text(visit.now).first_paragraph)}</p></div>',
            author=f"editor@budni.example ({item.text(visit.now).authors[0]})",
            section=item.text(visit.now).section,
        )
        for item in outlet.listed(visit.now)[:20]
    ]
    return rss(outlet.title, visit.base, items)


def _item(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text, now = publication.text(visit.now), outlet.local(visit.now)
    changed = [outlet.local(since) for since, _ in publication.texts if since <= visit.now][-1]
    modified = (
        f'<span class="itemDateModified">Последнее изменение {relative(changed, now)}</span>'
        if len(publication.texts) > 1
        else ""
    )
    image = (
        f'<div class="itemImageBlock"><img src="/media/k2/{publication.number}_L.jpg" alt="{attr(text.headline)}"/>'
        f'<span class="itemImageCaption">{esc(text.caption)}</span><span class="itemImageCredits">Фото: {esc(text.photographer)}</span></div>'
        if text.caption
        else ""
    )
    intro = f'<div class="itemIntroText"><p>{esc(text.lead)}</p></div>' if text.lead else ""
    related = "".join(
        f'<li><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a> <span>{relative(item.published_at, now)}</span></li>'
        for item in outlet.neighbours(publication, visit.now, 4)
    )
    return f"""<div id="k2Container" class="itemView"><div class="itemHeader">
<span class="itemDateCreated">{relative(publication.published_at, now)}</span>
<h2 class="itemTitle">
	{esc(text.headline)}
</h2>
<span class="itemAuthor">Автор&nbsp; <a rel="author" href="/novosti/itemlist/user/42">{esc(text.authors[0])}</a></span></div>
<div class="itemToolbar"><ul><li>размер шрифта</li><li><a class="itemPrintLink" href="{outlet.shape.address(publication, visit.now)}?tmpl=component&amp;print=1">Печать</a></li>
<li>Оцените материал</li><li>(0 голосов)</li></ul></div>
<div class="itemBody">{image}{intro}<div class="itemFullText">
{article_blocks(text.blocks)}
</div><div class="itemContentFooter"><span class="itemHits">Прочитано <b>{publication.number % 333}</b> раз</span> {modified}</div></div>
<div class="itemLinks"><div class="itemCategory"><span>Опубликовано в</span> <a href="/novosti">{esc(text.section)}</a></div>
<div class="itemTagsBlock"><span>Теги</span><ul class="itemTags">{"".join(f'<li><a href="/tag/{attr(tag)}">{esc(tag)}</a></li>' for tag in text.tags)}</ul></div></div>
<div class="itemRelated"><h3>Материалы по теме</h3><ul>{related}</ul></div></div>"""


def _print_form(outlet: FictionalOutlet, visit: Visit, publication: Publication) -> str:
    text = publication.text(visit.now)
    return f"""<html><head><meta charset="utf-8"><meta name="robots" content="noindex, nofollow"><title>{esc(text.headline)}</title></head><body class="contentpane">
<a href="#" onclick="window.print();return false;">Печать</a><h2>{esc(text.headline)}</h2><p>{relative(publication.published_at, outlet.local(visit.now))}</p>{article_blocks(text.blocks)}</body></html>"""


def _items(outlet: FictionalOutlet, visit: Visit) -> str:
    now = outlet.local(visit.now)
    return "\n".join(
        f'<div class="catItemView"><span class="catItemDateCreated">{relative(item.published_at, now)}</span><h3><a href="{outlet.shape.address(item, visit.now)}">'
        f'{esc(item.text(visit.now).headline)}</a></h3><p>{esc(cut(item.text(visit.now).first_paragraph, 160))}</p><a class="k2ReadMore" href="{outlet.shape.address(item, visit.now)}">Подробнее...</a></div>'
        for item in outlet.listed(visit.now)[:12]
    )


def _frame(outlet: FictionalOutlet, visit: Visit, title: str, content: str, publication: Publication | None = None) -> str:
    now = outlet.local(visit.now)
    old = [item for item in outlet.listed(visit.now)[6:] if item is not publication][:5]
    popular = "".join(
        f'<li><a href="{outlet.shape.address(item, visit.now)}">{esc(item.text(visit.now).headline)}</a><p>{esc(item.text(visit.now).first_paragraph)}</p></li>'
        for item in old
    )
    return f"""<!DOCTYPE html><html prefix="og: http://ogp.me/ns#" xml:lang="ru-ru" lang="ru-ru"><head><base href="{visit.base}{visit.path}" />
<meta http-equiv="content-type" content="text/html; charset=utf-8" /><title>{esc(title)}</title>
<meta name="generator" content="Joomla! - Open Source Content Management" /><link href="/?format=feed&amp;type=rss" rel="alternate" type="application/rss+xml" />
<script type="application/json" class="joomla-script-options new">{{"csrf.token":"0","system.paths":{{"root":"","base":""}}}}</script></head><body>
<div id="sp-top"><div class="sp-clock">{now:%d.%m.%Y %H:%M}</div><div class="sp-weather">Лесогорск: -4°, ветер 3 м/с</div></div>
<header id="sp-header"><a class="logo" href="/">{esc(outlet.title)}</a><ul class="sp-menu"><li><a href="/novosti">Новости</a></li><li><a href="/kontakty">Контакты</a></li></ul></header>
<section id="sp-main"><div id="sp-component">{content}</div>
<aside id="sp-right"><h3>Популярное</h3><ul class="popular">{popular}</ul><div class="poll"><h3>Опрос</h3><p>Довольны ли вы уборкой снега?</p></div></aside></section>
<footer id="sp-footer"><p>© {now.year} {esc(outlet.title)}. 6+</p><p>Сайт использует файлы cookie и сервис веб-аналитики. Продолжая просмотр, вы принимаете условия обработки данных.</p></footer></body></html>"""


def found(newsroom: Newsroom) -> FictionalOutlet:
    """Return the outlet: validators on the feed and the sitemap."""
    return FictionalOutlet(
        slug=PLAN.slug, title="Районные будни", place="Лесогорск", region="Лесогорский край", timezone=PLAN.timezone,
        shape=Joomla(), publications=newsroom.publications(PLAN), feeds=(FEED,), sitemaps=(SITEMAP,), sections=("/novosti",),
        robots="User-agent: *\nDisallow: /administrator/\nDisallow: /tmp/\nDisallow: /*tmpl=component\n",
    )  # fmt: skip
