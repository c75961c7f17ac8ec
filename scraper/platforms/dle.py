"""DataLife Engine."""

import re

from scraper.platforms.platform import Platform


class DataLife(Platform):
    """Recognised by its script folder and its blocks. Seen: veved.ru, tiras.ru (`/news/5942-slug.html`).

    Its .htaccess knows an article as `[category/]ID-slug.html`, `YYYY/MM/DD/slug.html` or `?newsid=ID`. Before the number
    may stand `page,N,` (page N of a divided article), `page,N,M,` (the same with page M of its comments) and
    `print:page,1,`. A day, month or year is a listing of its own; a day without news says so and answers 404 or 200.
    """

    name = "dle"
    marks = re.compile(r"/engine/(?:classes|skins|editor|ajax)/|\bdle_root\b|id=[\"']news-id-\d|DataLife Engine", re.IGNORECASE)
    articles = re.compile(
        r"^(?!/engine/)(?!.*(?:print:)?page,\d)"
        r"(?:.*/\d+-[^/?]+\.html$|.*[?&]newsid=\d+$|/(?:[\w-]+/)*\d{4}/\d\d/\d\d/[^/?]+\.html$)"
    )
    listings = re.compile(
        r"^/(?:tags|user|lastnews|favorites|xfsearch|autobackup|engine|catalog|newposts|statistics\.html|addnews\.html"
        r"|rules\.html|pm|static)(?:/|$)|/page/\d+/?$|^/\d{4}/(?:\d\d/){0,2}$|^/\d{4}(?:/\d\d){0,2}$"
        r"|[?&](?:do|subaction|cstart|catalog|category|user|xf)=|/rss\.xml$"
    )
    feeds = ("/rss.xml", "/engine/rss.php", "/index.php?mod=rss")
    sitemaps = ("/sitemap.xml", "/uploads/sitemap.xml", "/news_pages.xml")
    sections = ("/lastnews/", "/novosti/", "/news/")
    pages = "page/{number}/"
    days = "/{year}/{month:02}/{day:02}/"
    months = "/{year}/{month:02}/"
    copies = (
        ("print", re.compile(r"(?<=/)print:page,\d+,"), ""),
        ("print", re.compile(r"^/(?:engine/print\.php|index\.php\?mod=print)[?&].*?newsid=(\d+)\b.*"), r"/index.php?newsid=\1"),
        ("alias", re.compile(r"(?<=/)page,1,(?:\d+,)?(?=\d+-[^/?]+\.html$)"), ""),
        ("alias", re.compile(r"^(/(?:[\w-]+/)*\d{4}/\d\d/\d\d/)page,1,(?:\d+,)?(?=[^/?]+\.html$)"), r"\1"),
    )

    def page(self, listing: str, number: int) -> str:
        """Return the address of a listing's page: without pretty addresses, `/?do=lastnews`, it is `&cstart=2`."""
        return f"{listing}&cstart={number}" if "?" in listing else super().page(listing, number)
