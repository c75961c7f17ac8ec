"""Home pages: the outlet's name, language, charset, platform, feeds and sitemaps, and what stands where no outlet is."""

import pytest

from scraper.home_page import look

HOME = "http://zarya-sytska.example/"
TEASERS = "".join(
    f'<p><a href="/news/{number}.html">{headline}</a></p>'
    for number, headline in enumerate(
        (
            "В Верхнесытске открыли новый мост через реку",
            "Школьники собрали две тонны макулатуры за неделю",
            "Депутаты утвердили бюджет города на три года",
            "Ветерану из Нижней Сыти исполнилось сто лет",
        ),
        300,
    )
)


@pytest.mark.parametrize(
    "page",
    [
        '<meta property="og:site_name" content="Заря Сытска"><title>Новости - главное за день</title>',
        "<title>Заря Сытска - Главная</title>",
        "<title>Главная | Заря Сытска</title><h1>Новости</h1>",
        "<title>Заря Сытска :: газета города и района :: Главная</title><font size=6><b>Заря Сытска</b></font>",
        "<title>Новости Верхнесытска, газета «Заря Сытска», происшествия, спорт</title>",
        '<title>Новости</title><a href="/"><img src="logo.gif" alt="Заря Сытска"></a>',
        '<title>Главная</title><div class="site-title"><a href="/">Заря Сытска</a></div>',
        '<title>Последние новости</title><div id="header"><a class="logo" href="/">Заря Сытска</a></div>',
        "<title></title><p>© 2009-2026 Газета «Заря Сытска». Все права защищены.</p>",
        '<title>Добро пожаловать</title><script type="application/ld+json">{"@type":"WebSite","name":"Заря Сытска"}</script>',
        '<title>Общественно-политическая газета "Заря Сытска"</title>',
    ],
)
def test_outlet_s_name_is_found_wherever_it_is_printed(page: str) -> None:
    assert look(f"<html><body>{page}{TEASERS}</body></html>".encode(), HOME).title == "Заря Сытска"


def test_outlet_without_a_name_is_called_by_its_host_and_on_a_bare_number_not_at_all() -> None:
    page = f"<title>Новости</title>{TEASERS}".encode()
    assert look(page, "http://www.zarya-sytska.example/").title == "zarya-sytska.example"
    assert look(page, "http://127.0.0.1:8101/").title == ""


@pytest.mark.parametrize(
    ("charset", "content_type"),
    [
        ("windows-1251", ""),
        ("koi8-r", ""),
        ("windows-1251", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=windows-1251"),
        ("utf-8", ""),
    ],
)
def test_charset_is_the_one_the_page_is_written_in(charset: str, content_type: str) -> None:
    assert look(f"<title>Заря Сытска</title>{TEASERS}".encode(charset), HOME, content_type).charset == charset


def test_feeds_of_link_tags_come_first_then_anchors_without_comments_and_strangers() -> None:
    page = f"""<head><link rel="alternate" type="application/rss+xml" href="/feed/"><link rel="alternate"
    type="application/rss+xml" href="/comments/feed/" title="Комментарии"><link rel="alternate" type="application/atom+xml"
    href="atom.xml"><link rel="alternate" hreflang="en" href="/en/"></head><a href="/rss.php">RSS</a><a href="/feed">RSS</a>
    <a href="/index.php?format=feed&amp;type=rss">Лента</a><a href="http://other.example/rss.xml">RSS</a>{TEASERS}"""
    assert look(page.encode(), HOME).feeds == (
        f"{HOME}feed/",
        f"{HOME}atom.xml",
        f"{HOME}rss.php",
        f"{HOME}index.php?format=feed&type=rss",
    )


def test_sitemaps_that_the_page_names_are_found() -> None:
    page = (
        f'<link rel="sitemap" href="/sitemap_index.xml"><a href="/sitemap-news.xml">xml</a><a href="/karta/">Карта</a>{TEASERS}'
    )
    assert look(page.encode(), HOME).sitemaps == (f"{HOME}sitemap_index.xml", f"{HOME}sitemap-news.xml")


def test_language_and_platform_are_told() -> None:
    page = f'<html lang="ru-RU"><link href="/wp-content/themes/x/style.css" rel="stylesheet">{TEASERS}</html>'
    found = look(page.encode(), HOME)
    assert (found.language, found.platform, found.obstacle) == ("ru", "wordpress", "")


@pytest.mark.parametrize(
    ("page", "word"),
    [
        ("<h1>Домен продаётся</h1><p>Купить этот домен можно у владельца.</p>", "parked"),
        ("<h1>Срок регистрации домена истёк</h1>", "parked"),
        ("<title>Welcome to nginx!</title><h1>Welcome to nginx!</h1>", "default page"),
        ("<h1>Сайт заблокирован хостинг-провайдером</h1>", "hoster"),
        ("<h1>Сайт на реконструкции</h1><p>Ведутся технические работы.</p>", "construction"),
        ("<form><input name=u><input type=password name=p><button>Войти</button></form>", "login"),
        ("<h1>Доступ ограничен</h1><p>Необходимо авторизоваться.</p>", "login or paywall"),
        ("<title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/h.js></script>", "check of the browser"),
        ("<p>Подтвердите, что вы не робот</p><div class=smart-captcha></div>", "captcha"),
        ("<html><body></body></html>", "empty"),
        ("", "empty"),
        ('<div id="app"></div><script src="/app.js"></script>', "script"),
        ("<p>Здесь живёт одна старая газета.</p><a href='http://vk.com/g'>ВК</a>", "no article links"),
    ],
)
def test_page_that_lists_nothing_says_why_in_one_line(page: str, word: str) -> None:
    obstacle = look(page.encode(), HOME).obstacle
    assert word in obstacle and "\n" not in obstacle


def test_the_same_words_on_a_page_that_lists_articles_mean_nothing() -> None:
    page = f"<p>Ведутся технические работы. Домен продаётся. <input type=password> captcha</p>{TEASERS}"
    assert look(page.encode(), HOME).obstacle == ""


def test_broken_addresses_do_no_harm() -> None:
    head = '<base href="["><link rel="alternate" type="application/rss+xml" href="//[">'
    page = f'{head}<a href="http://[/sitemap.xml">x</a>{TEASERS}'
    found = look(page.encode(), HOME)
    assert (found.feeds, found.sitemaps, found.obstacle) == ((), (), "")


@pytest.mark.parametrize(
    "page",
    [
        '<meta http-equiv="refresh" content="0; url=/news/">',
        '<frameset cols="200,*"><frame src="menu.htm"><frame src="/news/"></frameset>',
        '<script>location.href = "/news/";</script>',
    ],
)
def test_page_that_only_sends_readers_on_says_where(page: str) -> None:
    found = look(f"<html>{page}</html>".encode(), HOME)
    assert found.moves_to == f"{HOME}news/" and found.obstacle == ""
