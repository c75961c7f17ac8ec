# ruff: noqa: E501 - markup is as long as sites print it
"""«Северный край»: Drupal 7, a feed of ten nodes and no sitemap, pages counted from 0. Addresses /novosti/slug, each also /node/ID.

Traps: taxonomy, users, /print/ID, blocks that repeat lists with ?page=0,1, a month archive, comment forms, a poll that is a node.
"""

import re

from podshivka.region.listings import Item, rfc822, rss
from podshivka.region.markup import article_blocks, cut, esc
from podshivka.region.russian import WEEKDAYS, slug
from podshivka.region.text import Publication
from tests.platforms.site import Page, Site, pages_of, part

STATIC = {
    "/node/2": ("О редакции", "<p>Газета «Северный край» выходит два раза в неделю. Тираж 3100 экземпляров.</p>"),
    "/node/3": ("Подписка", "<p>Подписаться можно в любом отделении почты. Индекс издания 53001.</p>"),
}


class DrupalSite(Site):
    slug = "sevkray"
    platform = "drupal"
    late = 2
    title = "Северный край"
    place = "Ивдель"
    region = "Свердловская область"
    timezone = "Asia/Yekaterinburg"
    rubrics = ("Природа", "Власть", "Здоровье", "Дороги")
    count = 36
    most_requests = 1.6  # four rubrics beside the list of everything, for thirty-six articles
    first_number = 2410
    has_feed = True
    days_between = 2.5
    robots = "User-agent: *\nCrawl-delay: 0\nDisallow: /includes/\nDisallow: /admin/\nDisallow: /comment/reply/\nDisallow: /node/add/\nDisallow: /search/\nDisallow: /user/login/\n"

    def address(self, item: Publication) -> str:
        return f"/novosti/{item.slug}"

    def others(self, item: Publication) -> tuple[str, ...]:
        return (f"/node/{item.number}", f"/print/{item.number}")

    def answer(self, path: str, query: dict[str, str], target: str) -> Page | None:
        number = (
            int(query.get("page", "0").rpartition(",")[2] or 0) + 1 if re.fullmatch(r"[\d,]*", query.get("page", "0")) else 1
        )
        if path in STATIC:
            title, text = STATIC[path]
            return self.page(
                title,
                f'<h1 class="title" id="page-title">{title}</h1><div class="node node-page"><div class="content">{text}</div></div>',
            )
        if path in ("/", "/node"):
            return self.list(self.title, list(self.items), path, number)
        if path == "/rss.xml":
            return Page(body=self.feed(), kind="application/rss+xml; charset=utf-8")
        if path == "/novosti":
            return self.list("Новости", list(self.items), path, number)
        if found := re.fullmatch(r"/taxonomy/term/(\d+)", path):
            names = list(self.sections())
            return (
                self.list(self.sections()[names[int(found[1]) - 1]], self.of_section(names[int(found[1]) - 1]), path, number)
                if 0 < int(found[1]) <= len(names)
                else None
            )
        if found := re.fullmatch(r"/archive/(\d{4})(\d\d)", path):
            return self.list("Архив за месяц", self.of_day(int(found[1]), int(found[2])), path, number)
        if path.startswith(("/users/", "/search")):
            return self.page(
                "Доступ запрещён", "<h1>Доступ запрещён</h1><p>Вы не авторизованы для доступа к этой странице.</p>"
            )
        if found := re.fullmatch(r"/(node|print)/(\d+)", path):
            item = self.find(found[2])
            return self.node(item, found[1] == "print") if item else None
        item = self.find_slug(path.removeprefix("/novosti/"))
        return self.node(item, False) if item else None

    def missing(self) -> Page:
        return Page(
            status=404,
            body=self.frame(
                "Страница не найдена", '<h1 class="title">Страница не найдена</h1><p>Запрашиваемая страница не найдена.</p>'
            ),
        )

    def page(self, title: str, content: str, head: str = "") -> Page:
        return Page(body=self.frame(title, content, head))

    def feed(self) -> bytes:
        return rss(self.title, self.base, [
            Item(url=self.base + self.address(item), guid=f"{item.number} at {self.base}", headline=self.text(item).headline, published=rfc822(item.published_at), summary=f"<p>{esc(cut(self.text(item).first_paragraph, 200))}</p>")
            for item in self.items[:10]
        ])  # fmt: skip

    def list(self, title: str, items: list[Publication], path: str, number: int) -> Page:
        last = pages_of(items, 9)
        numbers = "".join(
            f'<li class="pager-current">{one}</li>'
            if one == number
            else f'<li class="pager-item"><a title="На страницу номер {one}" href="{path}{f"?page={one - 1}" if one > 1 else ""}">{one}</a></li>'
            for one in range(1, last + 1)
        )
        forward = (
            f'<li class="pager-next"><a title="На следующую страницу" href="{path}?page={number}">следующая ›</a></li><li class="pager-last last"><a title="На последнюю страницу" href="{path}?page={last - 1}">последняя »</a></li>'
            if number < last
            else ""
        )
        pager = (
            f'<h2 class="element-invisible">Страницы</h2><div class="item-list"><ul class="pager">{numbers}{forward}</ul></div>'
            if last > 1
            else ""
        )
        heading = f'<h1 class="title" id="page-title">{esc(title)}</h1>' if path != "/" else ""
        return self.page(
            title, f'{heading}<div class="view-content">{"".join(map(self.teaser, part(items, number, 9)))}</div>{pager}'
        )

    def submitted(self, item: Publication) -> str:
        at, author = self.local(item), (self.text(item).authors or ("admin",))[0]
        return f'<span class="submitted">Опубликовано {WEEKDAYS[at.weekday()]}, {at:%d/%m/%Y - %H:%M} пользователем <a href="/users/{slug(author)}" class="username">{esc(author)}</a></span>'

    def term(self, item: Publication) -> str:
        number = list(self.sections().values()).index(self.text(item).section) + 1
        return f'<div class="field field-name-field-rubric"><a href="/taxonomy/term/{number}">{esc(self.text(item).section)}</a></div>'

    def teaser(self, item: Publication) -> str:
        return f'<div id="node-{item.number}" class="node node-article node-promoted node-teaser"><h2><a href="{self.address(item)}">{esc(self.text(item).headline)}</a></h2>{self.submitted(item)}<div class="content">{self.term(item)}<p>{esc(cut(self.text(item).first_paragraph, 220))}</p></div><ul class="links inline"><li class="node-readmore first"><a href="{self.address(item)}" rel="tag" title="{esc(self.text(item).headline)}">Подробнее<span class="element-invisible"> о {esc(self.text(item).headline)}</span></a></li><li><a href="/user/login?destination=node/{item.number}%23comment-form">Войдите</a> для отправки комментариев</li></ul></div>\n'

    def node(self, item: Publication, is_print: bool) -> Page:
        text = self.text(item)
        lead = f'<div class="field field-name-field-lead">{esc(text.lead)}</div>' if text.lead else ""
        body = f'{lead}<div class="field field-name-body"><div class="field-items">{article_blocks(text.blocks)}</div></div>'
        canonical = f'<link rel="canonical" href="{self.address(item)}" /><link rel="shortlink" href="/node/{item.number}" />'
        if is_print:
            return Page(
                body=f'<html><head><meta charset="utf-8"><title>{esc(text.headline)}</title><meta name="robots" content="noindex, nofollow">{canonical}</head><body><div class="print-title">{esc(text.headline)}</div>{body}</body></html>'
            )
        links = f'<ul class="links"><li class="print_html"><a href="/print/{item.number}" rel="nofollow">Версия для печати</a></li></ul>'
        return self.page(
            text.headline,
            f'<h1 class="title" id="page-title">{esc(text.headline)}</h1><div id="node-{item.number}" class="node node-article node-full">{self.submitted(item)}<div class="content">{self.term(item)}{body}</div>{links}</div>',
            canonical,
        )

    def frame(self, title: str, content: str, head: str = "") -> str:
        menu = "".join(
            f'<li class="menu-{number}"><a href="/taxonomy/term/{number}">{esc(name)}</a></li>'
            for number, name in enumerate(self.sections().values(), 1)
        )
        recent = "".join(f'<li><a href="/node/{one.number}">{esc(self.text(one).headline)}</a></li>' for one in self.items[2:6])
        return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN"><html xmlns="http://www.w3.org/1999/xhtml" xml:lang="ru"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" />{head}<link rel="alternate" type="application/rss+xml" title="RSS" href="{self.base}/rss.xml" /><title>{esc(title)} | {self.title}</title><link rel="stylesheet" href="/sites/default/files/css/css_1.css" /><script>jQuery.extend(Drupal.settings, {{"basePath":"\\/"}});</script></head><body class="html front">
<div id="header"><a href="/" title="Главная" rel="home" id="logo"><img src="/sites/default/files/logo.png" alt="Главная" /></a><div id="site-name">{self.title}</div></div><div id="main-menu"><ul class="links"><li><a href="/" class="active">Главная</a></li><li><a href="/novosti">Новости</a></li>{menu}<li><a href="/node/2">О редакции</a></li><li><a href="/node/3">Подписка</a></li></ul></div>
<div id="content">{content}</div><div class="sidebar"><div class="block"><h2>Популярное содержимое</h2><div class="item-list"><ul>{recent}</ul></div></div><div class="block"><h2>Архив</h2><ul class="views-summary"><li><a href="/archive/202611">Ноябрь 2026</a></li><li><a href="/archive/202610">Октябрь 2026</a></li></ul></div><div class="block"><form action="/"><label>Имя пользователя</label><input name="name"><a href="/user/password">Забыли пароль?</a></form></div></div>
<div id="footer">© Северный край, 624590, Свердловская область, г. Ивдель. 16+ <a href="/rss.xml" class="feed-icon">RSS</a></div></body></html>"""
