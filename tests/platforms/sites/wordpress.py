# ruff: noqa: E501 - markup is as long as sites print it
"""«Заречье»: WordPress as a small editorial office keeps it: a feed of ten posts, no sitemap, `/category/slug/` addresses.

Lists go on with «Предыдущие записи» only; the archives widget and the calendar lead to months and days. Traps: tags, authors,
comment feeds, a static page with the address of an article, /?p=ID that redirects, ?print=print, search.
"""

import re

from podshivka.region.listings import Item, rfc822, rss
from podshivka.region.markup import article_blocks, attr, cut, esc
from podshivka.region.russian import MONTHS, slug
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, moved, pages_of, part

STATIC = {
    "o-redakcii": ("О редакции", "<p>Газета «Заречье» выходит с 1931 года. Учредитель: администрация района.</p>"),
    "reklama": ("Реклама", "<p>Прайс-лист: один квадратный сантиметр стоит 25 рублей.</p>"),
    "pravila-kommentirovaniya-na-sajte": (
        "Правила комментирования на сайте",
        "<p>Уважайте друг друга. Оскорбления удаляются.</p>",
    ),
}
NAMES = ("Январь", "Февраль", "Март", "Апрель", "Май", "Июнь", "Июль", "Август", "Сентябрь", "Октябрь", "Ноябрь", "Декабрь")


class WordPressSite(Site):
    slug = "zarechye"
    platform = "wordpress"
    late = 2
    title = "Заречье"
    place = "Кувандык"
    region = "Оренбургская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Дороги", "Культура", "Здоровье", "Криминал")
    has_feed = True
    days_between = 2.0
    robots = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"

    def address(self, item: Publication) -> str:
        return f"/{slug(self.text(item).section)}/{item.slug}/"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"/?p={item.number}", f"{self.address(item)}?print=print", f"{self.address(item)}#comments")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        if path in ("/feed/", "/feed"):
            return Page(body=self.feed(), kind="application/rss+xml; charset=UTF-8")
        if path == "/" and "p" in query:
            item = self.find(query["p"]) if query["p"].isdigit() else None
            return moved(self.base + self.address(item)) if item else None
        if path == "/" and "s" in query:
            return self.list(f"Результаты поиска: {query['s']}", list(self.items[:5]), "/", 1)
        if found := re.fullmatch(r"(/.*?)(?:page/(\d+)/)?", path):
            return self.listed(found[1], int(found[2] or 1)) or self.single(path, query)
        return None

    def listed(self, path: str, number: int) -> Page | None:
        """Return a page of the home page, a category, tag, author, month or day."""
        name = path.strip("/").partition("/")[2]
        if path == "/":
            return self.list(self.title, list(self.items), path, number)
        if path.startswith("/category/") and name in self.sections():
            return self.list(f"Рубрика: {self.sections()[name]}", self.of_section(name), path, number)
        if path.startswith("/tag/"):
            tagged = [item for item in self.items if name in map(slug, self.text(item).tags)]
            return self.list(f"Метка: {name}", tagged, path, number) if tagged else None
        if path.startswith("/author/"):
            written = [item for item in self.items if name in map(slug, self.text(item).authors)]
            return self.list(f"Автор: {name}", written, path, number) if written else None
        if found := re.fullmatch(r"/(\d{4})/(\d\d)/(?:(\d\d)/)?", path):
            items = self.of_day(int(found[1]), int(found[2]), int(found[3] or 0))
            return self.list("Архив", items, path, number) if items else None
        return None

    def single(self, path: str, query: dict[str, str]) -> Page | None:
        name = path.strip("/").rpartition("/")[2]
        if path.strip("/") in STATIC:
            title, text = STATIC[name]
            return Page(
                body=self.frame(
                    title,
                    f'<article class="page"><h1 class="entry-title">{title}</h1><div class="entry-content">{text}</div></article>',
                )
            )
        if path.endswith("/feed/"):
            return Page(body=rss("Комментарии", self.base, []), kind="application/rss+xml; charset=UTF-8")
        item = self.find_slug(name)
        if not item or path.rstrip("/") != self.address(item).rstrip("/"):
            return None
        if not path.endswith("/"):
            return moved(self.base + self.address(item))
        return Page(
            body=self.printed(item) if query.get("print") else self.frame(self.text(item).headline, self.post(item), item)
        )

    def missing(self) -> Page:
        recent = "".join(f"<li>{self.link(item)}</li>" for item in self.items[:5])
        return Page(
            status=404,
            body=self.frame("Страница не найдена", f"<h1>Ничего не найдено</h1><p>Попробуйте поиск.</p><ul>{recent}</ul>"),
        )

    def feed(self) -> bytes:
        items = [
            Item(
                url=self.base + self.address(item),
                guid=f"{self.base}/?p={item.number}",
                headline=self.text(item).headline,
                published=rfc822(item.published_at),
                summary=f"{esc(cut(self.text(item).first_paragraph, 200, ' [&#8230;]'))}",
                section=self.text(item).section,
            )
            for item in self.items[:10]
        ]
        return rss(self.title, self.base, items)

    def list(self, title: str, items: list[Publication], path: str, number: int) -> Page | None:
        last = pages_of(items, 6)
        if number > last:
            return None
        older = (
            f'<div class="nav-previous"><a href="{self.base}{path}page/{number + 1}/"><span class="meta-nav">&larr;</span> Предыдущие записи</a></div>'
            if number < last
            else ""
        )
        newer = (
            f'<div class="nav-next"><a href="{self.base}{path}{f"page/{number - 1}/" if number > 2 else ""}">Следующие записи <span class="meta-nav">&rarr;</span></a></div>'
            if number > 1
            else ""
        )
        head = f'<header class="page-header"><h1 class="page-title">{esc(title)}</h1></header>' if path != "/" else ""
        return Page(
            body=self.frame(
                title,
                f'{head}{"".join(map(self.teaser, part(items, number, 6)))}<nav id="nav-below" role="navigation">{older}{newer}</nav>',
            )
        )

    def link(self, item: Publication) -> str:
        return f'<a href="{self.base}{self.address(item)}" rel="bookmark">{esc(self.text(item).headline)}</a>'

    def meta(self, item: Publication) -> str:
        at, text = self.local(item), self.text(item)
        author = text.authors[0] if text.authors else "Редакция"
        return f"""<div class="entry-meta"><span class="posted-on"><time class="entry-date" datetime="{at:%Y-%m-%dT%H:%M:%S%z}">{at.day} {MONTHS[at.month - 1]}, {at.year} в {at:%H:%M}</time></span>
<span class="byline"> <a class="url fn n" href="{self.base}/author/{slug(author)}/">{esc(author)}</a></span>
<span class="cat-links"><a href="{self.base}/category/{slug(text.section)}/" rel="category tag">{esc(text.section)}</a></span>
<span class="comments-link"><a href="{self.base}{self.address(item)}#respond">Оставить комментарий</a></span></div>"""

    def teaser(self, item: Publication) -> str:
        return f"""<article id="post-{item.number}" class="post-{item.number} post type-post status-publish format-standard hentry">
<header class="entry-header"><h2 class="entry-title">{self.link(item)}</h2>{self.meta(item)}</header>
<div class="entry-content"><p>{esc(cut(self.text(item).first_paragraph, 260, ""))}&hellip; <a class="more-link" href="{self.base}{self.address(item)}">Читать далее <span class="meta-nav">&rarr;</span></a></p></div></article>
"""

    def post(self, item: Publication) -> str:
        text = self.text(item)
        tags = ", ".join(f'<a href="{self.base}/tag/{slug(tag)}/" rel="tag">{esc(tag)}</a>' for tag in text.tags)
        place = self.items.index(item)
        near = "".join(
            f'<div class="{name}"><a href="{self.base}{self.address(other)}" rel="{rel}">{esc(self.text(other).headline)}</a></div>'
            for other, name, rel in (
                (self.items[min(place + 1, len(self.items) - 1)], "nav-previous", "prev"),
                (self.items[max(place - 1, 0)], "nav-next", "next"),
            )
            if other is not item
        )
        lead = f"<p><strong>{esc(text.lead)}</strong></p>" if text.lead else ""
        return f"""<article id="post-{item.number}" class="post-{item.number} post type-post hentry"><header class="entry-header"><h1 class="entry-title">{esc(text.headline)}</h1>{self.meta(item)}</header>
<div class="entry-content">{lead}{article_blocks(text.blocks)}
<div class="sharedaddy"><h3 class="sd-title">Поделиться ссылкой:</h3><a href="{self.base}{self.address(item)}?share=vk">ВКонтакте</a></div></div>
<footer class="entry-meta">Метки: {tags} <a href="{self.base}{self.address(item)}?print=print" rel="nofollow">Версия для печати</a></footer></article>
<nav class="nav-single">{near}</nav>
<div id="comments"><h2 class="comments-title">1 комментарий</h2><p>Надежда: спасибо за статью! <a href="{self.base}{self.address(item)}?replytocom=31#respond">Ответить</a></p><h3 id="reply-title">Добавить комментарий</h3><form action="/wp-comments-post.php"><p>Ваш адрес email не будет опубликован.</p></form></div>"""

    def printed(self, item: Publication) -> str:
        text = self.text(item)
        return f'<!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"><title>{esc(self.title)} &raquo; {esc(text.headline)} &raquo; Print</title><meta name="robots" content="noindex, nofollow"></head><body><p>- {self.title} - {self.base} -</p><h1>{esc(text.headline)}</h1>{article_blocks(text.blocks)}</body></html>'

    def frame(self, title: str, content: str, item: Publication | None = None) -> str:
        canonical = (
            f'<link rel="canonical" href="{self.base}{self.address(item)}"><link rel="shortlink" href="{self.base}/?p={item.number}"><meta property="og:title" content="{attr(self.text(item).headline)}">'
            if item
            else ""
        )
        menu = "".join(
            f'<li class="menu-item"><a href="{self.base}/category/{name}/">{esc(section)}</a></li>'
            for name, section in self.sections().items()
        )
        months = dict.fromkeys((self.local(one).year, self.local(one).month) for one in self.items)
        archives = "".join(
            f"<li><a href='{self.base}/{year}/{month:02}/'>{NAMES[month - 1]} {year}</a></li>" for year, month in months
        )
        days = "".join(
            f'<td><a href="{self.base}/2026/11/{day:02}/" aria-label="Записи, опубликованные {day:02}.11.2026">{day}</a></td>'
            if self.of_day(2026, 11, day)
            else f"<td>{day}</td>"
            for day in range(1, 31)
        )
        return f"""<!DOCTYPE html><html lang="ru-RU"><head><meta charset="UTF-8"><title>{esc(title)} | {self.title}</title>{canonical}
<link rel="alternate" type="application/rss+xml" title="{self.title} &raquo; Лента" href="{self.base}/feed/"><link rel="alternate" type="application/rss+xml" title="{self.title} &raquo; Лента комментариев" href="{self.base}/comments/feed/">
<link rel='stylesheet' href='{self.base}/wp-content/themes/twentytwelve/style.css'><link rel="EditURI" type="application/rsd+xml" href="{self.base}/xmlrpc.php?rsd"><meta name="generator" content="WordPress 4.9.8"></head>
<body class="home blog"><div id="page" class="hfeed site"><header id="masthead"><h1 class="site-title"><a href="{self.base}/" rel="home">{self.title}</a></h1><h2 class="site-description">Газета Кувандыкского района</h2>
<nav id="site-navigation"><ul class="nav-menu"><li><a href="{self.base}/">Главная</a></li>{menu}<li><a href="{self.base}/o-redakcii/">О редакции</a></li><li><a href="{self.base}/reklama/">Реклама</a></li></ul></nav></header>
<div id="primary"><div id="content" role="main">{content}</div></div>
<div id="secondary"><form role="search" action="{self.base}/"><input name="s"></form><aside class="widget"><h3>Архивы</h3><ul>{archives}</ul></aside>
<aside class="widget"><h3>Метки</h3><div class="tagcloud"><a href="{self.base}/tag/dorogi/" class="tag-cloud-link">дороги</a> <a href="{self.base}/tag/remont/">ремонт</a></div></aside>
<aside class="widget"><table id="wp-calendar"><caption>Ноябрь 2026</caption><tbody><tr>{days}</tr></tbody><tfoot><tr><td id="prev"><a href="{self.base}/2026/10/">&laquo; Окт</a></td></tr></tfoot></table></aside>
<aside class="widget"><ul><li><a href="{self.base}/wp-login.php">Войти</a></li><li><a href="{self.base}/pravila-kommentirovaniya-na-sajte/">Правила комментирования</a></li></ul></aside></div>
<footer id="colophon"><p>462241, Оренбургская область, г. Кувандык, ул. Мира, 1. Телефон: 8 (35361) 2-00-01. 12+</p><p>Сайт работает на WordPress</p></footer></div></body></html>"""
