"""Which addresses are surely no article's, and that in doubt an address may be one."""

from dataclasses import replace

import pytest

from archive.article import Outlet
from scraper.addresses import clean
from scraper.discover import surely_not_article

OUTLET = Outlet(
    slug="step", title="Степные вести", homepage="https://step.example/", former_homepages=("http://old-step.example/gazeta/",)
)

NO_ARTICLES = {
    "the home page": ["/", "", "http://www.step.example", "/#top", "http://old-step.example/gazeta"],
    "a list by tag, author or search": [
        *("/tag/most/", "/tags/most", "/news/tag/most/", "/теги/мост", "/tags/%EE%E1%EB%E0%F1%F2%E8", "/author/ivanov/"),
        *("/authors/", "/?s=мост", "/index.php?searchword=мост", "/search/?tags=x", "/?tag=мост&page=2", "/index.php?author=7"),
    ],
    "a further page of a listing": [
        *("/page/936", "/news/page/2/", "/category/vse_novosty/page/41", "/news/page2", "/news?page=995", "/?page=2"),
        *("/news/?paged=7", "/main/7-most?start=4480", "/articles/1091242/?PAGEN_1=2511", "/news/?SHOWALL_1=1"),
    ],
    "a page of a calendar": [
        *("/2025/10/10/", "/2025/10/", "/2023/", "/news/2015-08-12", "/archive/2009-10", "/text/2009/10/20"),
        *("/news/07-11-2023", "/?m=202311", "/news/?date=2023-11-07", "/archive/?year=2023&month=11"),
    ],
    "a file or a feed": [
        "/most.pdf",
        "/upload/most.JPG",
        "/rss.xml",
        "/feed/",
        "/category/most/feed/",
        "/news/rss",
        "/a.doc?v=2",
    ],
    "a feed": ["/?feed=rss2", "/main?format=feed&type=rss"],
    "a form or service page": [
        *(
            "/wp-login.php",
            "/wp-content/uploads/",
            "/login/?next=7",
            "/bitrix/admin.php",
            "/news/7-most/comments/",
        ),
        *("/most/comment-page-2/", "/user/ivanov", "/turbo/", "/forum/topic/7", "/poisk"),
    ],
    "a section or service page": [
        *("/news/", "/novosti", "/новости/", "/kontakty.html", "/reklama/", "/category/obshchestvo/", "/rubriki/sport"),
        *("/politika-v-otnoshenii-obrabotki-personalnyh-dannyh/", "/afisha"),
    ],
}


@pytest.mark.parametrize(("reason", "target"), [(reason, one) for reason, targets in NO_ARTICLES.items() for one in targets])
def test_what_is_surely_no_article_has_a_reason(reason: str, target: str) -> None:
    assert surely_not_article(clean(target or "https://step.example", "https://step.example/"), OUTLET) == reason


@pytest.mark.parametrize(
    "target",
    [
        *("/news/read/29413", "/news/read/2015", "/news/41295", "/text/gorod/2018/03/01/53597141", "/2025/06/10/novyj-most/"),
        *("/news/2023-10-07/most-3063026?amp=1", "/posts/938759285729857283755.htm", "/obshchestvo/bolshe-36-tys.-detej.html"),
        *("/?p=237883", "/?newsid=7", "/?ELEMENT_ID=7", "/index.php?r=news/article&id=60042", "/index.php?page=57"),
        *("/news/society/05-12-2020/v-bashkirii-otkryli-most", "/viktor-priezzhaet-12-iyulya", "/novyj-park-pochti-gotov/"),
        *("/feed/ecology/v-oblasti-raschistyat-reku-6535666970.html", "/category/news/7421-most.html", "/most"),
        *("/authors/ivanov/o-zhizni-goroda/", "/news/novosti/2024-12-04/65-otvetov-4037507", "/online/news/1027649"),
        *(
            "/daily/25814.3/2792950/",
            "/society/2021/09/06/138534.html",
            "/obektiv-ot-4-iyunya-2024-g",
            "/poiskovaya-ekspediciya",
        ),
        *("/tagil-gotovitsya", "/news/kalendar-dachnika", "/reklama-dvigatel-torgovli-v-stepi", "/video/7421"),
        *("/news/most?page=2&id=7", "/%EC%EE%F1%F2-%EE%F2%EA%F0%FB%F2"),
    ],
)
def test_in_doubt_an_address_may_be_an_article(target: str) -> None:
    assert surely_not_article(clean(target, "https://step.example/"), OUTLET) == ""


@pytest.mark.parametrize(
    ("platform", "listing", "article"),
    [
        ("wordpress", "/?cat=7", "/?p=7"),
        ("wordpress", "/tag/a/b/", "/2025/06/10/author/"),
        ("bitrix", "/news/?SECTION_ID=7", "/news/detail.php?ELEMENT_ID=7&SECTION_ID=2"),
        ("dle", "/lastnews/", "/tags/5942-most.html"),
        ("dle", "/index.php?do=lastcomments", "/index.php?do=x&newsid=7"),
        ("ucoz", "/news/1-0-12", "/news/most/2026-11-20-7"),
        ("ucoz", "/index/0-3", "/publ/gorod/1-1-0-15"),
        ("joomla", "/component/k2/itemlist/category/7-most", "/newsvk/4-piple/18624-na-miting"),
        ("joomla", "/index.php?option=com_users&view=login", "/index.php?option=com_content&view=article&id=7"),
        ("drupal", "/taxonomy/term/7", "/node/7"),
        ("newsread", "/news/list/7", "/news/read/7"),
    ],
)
def test_a_named_platform_knows_its_own_addresses(platform: str, listing: str, article: str) -> None:
    outlet = replace(OUTLET, platform=platform)
    assert surely_not_article(clean(listing, "https://step.example/"), outlet) != ""
    assert surely_not_article(clean(article, "https://step.example/"), outlet) == ""
