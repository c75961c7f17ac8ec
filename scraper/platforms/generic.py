"""Generic: a site of its own make, about which nothing is known beforehand."""

from scraper.platforms.platform import Platform


class Generic(Platform):
    """Recognised by nothing; what no other platform knows. Seen: orsk.ru, mediazavod.ru.

    Its feeds are the paths found most often on regional sites; no way of paging is more usual than another.
    """

    name = "generic"
    feeds = ("/feed/", "/rss", "/rss.xml", "/news/rss/", "/rss_news.php", "/rss.php", "/rss/news")
    sitemaps = ("/sitemap.xml", "/sitemap_index.xml")
    sections = ("/news/", "/novosti/", "/archive/")
