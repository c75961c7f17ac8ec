"""Menus in the shapes of old regional sites: which links lead to pages that list articles, and which never do."""

import pytest

from archive.article import Outlet
from scraper.menu_words import fold_name, is_service_name, rank_of_name
from scraper.menus import SectionLink, likely_folders, section_pages

HOME = "http://zarya-pritoma.example/"
OUTLET = Outlet(slug="zarya", title="Заря Притомья", homepage=HOME)

HEADLINES = (
    "В Притомске открыли новый мост через реку Сыть",
    "Школьники собрали две тонны макулатуры за неделю",
    "Депутаты утвердили бюджет города на три года",
    "Хоккеисты «Металлурга» выиграли третий матч подряд",
    "Ветерану из Нижней Сыти исполнилось сто лет",
    "На улице Заводской заменят водопроводные трубы",
)


def teasers(address: str) -> str:
    """Return a list of articles; `{n}` in the address is their number."""
    return "".join(
        f'<div class="item"><a href="{address.format(n=1200 + number)}">{headline}</a><p>Подробности у редакции.</p></div>'
        for number, headline in enumerate(HEADLINES)
    )


def found(page: str, charset: str = "utf-8") -> dict[str, int]:
    """Return the path and rank of every section of a page, in their order."""
    return {one.url.removeprefix(HOME[:-1]): one.rank for one in section_pages(page.encode(charset), HOME, OUTLET)}


SERVICES = """<a href="/kontakty.html">Контакты</a> <a href="/reklama.html">Рекламодателям</a>
<a href="/o-gazete.html">О газете</a>
<a href="/podpiska/">Подписка</a> <a href="/foto/">Фотогалерея</a> <a href="/login.php">Вход</a> <a href="/forum/">Форум</a>
<a href="/tag/most/">мост</a> <a href="/author/ivanov/">Иванов</a> <a href="/pdf/2026-44.pdf">Свежий номер</a>
<a href="/rss.xml">RSS</a> <a href="/pogoda/">Погода</a> <a href="/2026/11/">ноябрь</a> <a href="http://vk.com/zarya">ВКонтакте</a>
<a href="/politika-konfidencialnosti.html">Политика конфиденциальности</a> <a href="/">Главная</a>"""


def test_menu_in_cells_of_nested_tables_in_windows_1251() -> None:
    page = f"""<html><head><title>Заря</title></head><body><table><tr><td><table><tr>
    <td><a href="news.php"><font color=white>Новости</font></a></td><td><a href="rubr.php?id=3">Общество</a></td>
    <td><a href="rubr.php?id=4">Земляки</a></td><td><a href="rubr.php?id=5">Глубинка</a></td>
    <td><a href="rubr.php?id=6">Спорт</a></td><td>{SERVICES}</td></tr></table></td></tr>
    <tr><td>{teasers("show.php?n={n}")}</td></tr></table></body></html>"""
    assert found(page, "windows-1251") == {
        "/news.php": 2,
        "/rubr.php?id=3": 3,
        "/rubr.php?id=4": 3,
        "/rubr.php?id=6": 3,
        "/rubr.php?id=5": 4,
    }


def test_menu_of_divs_without_nav_and_a_list_of_everything() -> None:
    page = f"""<div class="m"><div><a href="/all/">Все новости</a></div><div><a href="/all/city/">Город</a></div>
    <div><a href="/all/culture/">Культура</a></div></div><div>{SERVICES}</div>{teasers("/all/city/{n}.html")}"""
    assert found(page) == {"/all/": 1, "/all/city/": 3, "/all/culture/": 3}


def test_menu_of_images_is_read_by_their_alt_and_else_by_the_address() -> None:
    page = f"""<div><a href="/news/"><img src="m1.gif" alt="Новости"></a><a href="/sport/"><img src="m2.gif"></a>
    <a href="/kontakty/"><img src="m3.gif"></a><a href="/obschestvo/"><img src="m4.gif" alt=""></a></div>
    {teasers("/news/{n}/")}"""
    assert found(page) == {"/news/": 1, "/sport/": 3, "/obschestvo/": 3}


def test_areas_of_an_image_map_are_a_menu() -> None:
    page = f"""<img src="menu.jpg" usemap="#m"><map name="m"><area href="/novosti.htm" alt="Новости">
    <area href="/selo.htm" alt="Село">
    <area href="/kontakt.htm" alt="Контакты"></map>{teasers("/st{n}.htm")}"""
    assert found(page) == {"/novosti.htm": 2, "/selo.htm": 3}


def test_drop_down_of_rubrics_is_a_menu() -> None:
    page = f"""<select onchange="location=this.value"><option>Рубрики<option value="/rub.php?id=2">Культура
    <option value="/rub.php?id=3">Село</option><option value="/2026/10/">октябрь</option><option value="5">5</option></select>
    {teasers("/zametka-{n}.html")}"""
    assert found(page) == {"/rub.php?id=2": 3, "/rub.php?id=3": 3}


RUBRICS = (
    "Власть Общество Экономика Культура Спорт Происшествия Криминал Образование Здоровье Экология ЖКХ Транспорт Бизнес "
    "Финансы Село Наука "
    "История Религия Молодежь Дети Семья Дом Дача Туризм Интервью Репортаж Мнения Письма Конкурсы Проекты Память Ветераны "
    "Армия Право Суд "
    "Город Район Область Россия Мир Люди Судьбы Литература Театр Музыка Музеи Библиотеки Субботник Загадки Рецепты Мода "
    "Техника Интернет "
    "Промышленность Стройка Дороги Пожары Праздники Традиции Природа"
).split()


def test_mega_menu_of_sixty_rubrics_is_found_whole() -> None:
    rubrics = "".join(f'<li><a href="/rubric/{number}/">{name}</a></li>' for number, name in enumerate(RUBRICS, 1))
    page = f'<ul class="mega"><li><a href="/lenta/">Лента новостей</a></li>{rubrics}</ul>{SERVICES}{teasers("/article/{n}/")}'
    sections = found(page)
    assert sections["/lenta/"] == 1 and len(RUBRICS) == 60
    assert set(sections) == {"/lenta/", *(f"/rubric/{number}/" for number in range(1, 61))}


def test_rubric_printed_beside_each_teaser_is_a_section_without_a_menu() -> None:
    items = "".join(
        f'<p><a href="/item.php?rid=7">Общество</a> | <a href="/item.php?show={number}">{headline}</a></p>'
        for number, headline in enumerate(HEADLINES, 700)
    )
    assert found(f"<div>{SERVICES}</div>{items}") == {"/item.php?rid=7": 3}


@pytest.mark.parametrize(
    ("link", "rank"),
    [
        ('<a href="/archive/">Архив номеров</a>', 5),
        ('<a href="/arhiv-novostej/">Архив новостей</a>', 1),
        ('<a href="/index.php?option=com_content&view=category&id=8">Район за неделю</a>', 3),
        ('<a href="/?cat=12">Жизнь района</a>', 3),
        ('<a href="/category/zhkh/">Жилищно-коммунальное хозяйство и благоустройство</a>', 3),
        ('<a href="/rubrika/ofitsialno/">Официально</a>', 3),
    ],
)
def test_address_and_name_together_rank_a_link_of_a_menu(link: str, rank: int) -> None:
    page = f'<ul id="menu"><li>{link}</li><li><a href="/kontakty">Контакты</a></li><li><a href="/reklama">Реклама</a></li></ul>'
    assert list(found(page + teasers("/zametka-{n}.html")).values()) == [rank]


def test_services_tags_authors_days_files_and_strangers_are_no_sections() -> None:
    assert found(f"<nav>{SERVICES}</nav>{teasers('/zametka-{n}.html')}") == {}


def test_pager_and_headlines_are_no_sections_but_the_home_page_that_goes_on_is() -> None:
    pager = (
        '<div class="pages"><b>1</b> <a href="/page/2/">2</a> <a href="/page/3/">3</a> <a href="/page/2/">Следующая</a></div>'
    )
    assert section_pages((teasers("/{n}-zametka.html") + pager).encode(), HOME, OUTLET) == (
        SectionLink(url=HOME, name="", rank=2),
    )


def test_archive_is_marked() -> None:
    page = '<nav><a href="/arhiv/">Архив</a><a href="/news/">Новости</a><a href="/sport/">Спорт</a></nav>'
    assert [(one.name, one.is_archive) for one in section_pages(page.encode(), HOME, OUTLET)] == [
        ("Новости", False),
        ("Спорт", False),
        ("Архив", True),
    ]


def test_page_that_is_no_html_has_no_sections() -> None:
    assert section_pages(b"", HOME, OUTLET) == ()


def test_folder_of_most_articles_is_a_guess_where_no_menu_is() -> None:
    articles = [f"{HOME}news/{name}/zametka-{name}-{number}" for number, name in enumerate(("sport", "selo", "deti"), 100)]
    assert likely_folders(articles) == (f"{HOME}news/",)
    assert likely_folders([f"{HOME}2026/11/zametka-{number}" for number in range(9)]) == ()


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("Все новости", 1),
        ("Лента новостей", 1),
        ("Архив новостей района", 1),
        ("Все новости спорта", 3),
        ("Новости", 2),
        ("Новости района", 2),
        ("Новости Верхнесытска", 2),
        ("Новости культуры", 3),
        ("Статьи", 2),
        ("Архив номеров", 5),
        ("В районе", 3),
        ("ЖКХ и благоустройство (41)", 3),
        ("Политика", 3),
        ("Завалинка", 0),
    ],
)
def test_name_of_a_menu_says_what_it_lists(name: str, rank: int) -> None:
    assert rank_of_name(fold_name(name)) == rank


@pytest.mark.parametrize(
    "name",
    [
        "Политика конфиденциальности",
        "История газеты",
        "Новости партнёров",
        "Фотогалерея",
        "Контакты редакции",
        "Электронная версия номера",
        "Прайс-лист",
        "RSS",
    ],
)
def test_name_of_a_service_is_known(name: str) -> None:
    assert is_service_name(fold_name(name))


def test_heading_above_the_latest_of_a_rubric_is_a_section() -> None:
    page = (
        f'<h3><a href="/sport.html">Спорт</a></h3>{teasers("/zametka-{n}.html")}<p><a href="/vesna.html">Праздник весны</a></p>'
    )
    assert found(page) == {"/sport.html": 3}


def test_links_to_comments_and_to_last_pages_are_no_sections() -> None:
    items = "".join(
        f'<div><a href="/selo/{number}-zametka.html">{headline}</a> <ul><li><a href="/selo/">Село</a></li>'
        f'<li><a href="/selo/{number}-zametka.html#respond">Оставить комментарий</a></li>'
        f'<li><a href="/selo/{number}-zametka.html#more">Комментарии (4)</a></li></ul></div>'
        for number, headline in enumerate(HEADLINES, 900)
    )
    pager = '<p><a href="/?page=1">2</a> <a href="/?page=1">следующая ›</a> <a href="/?page=9">последняя »</a></p>'
    assert found(items + pager) == {"/": 2, "/selo/": 3}


def test_address_of_a_menu_is_given_once_whatever_its_form() -> None:
    page = """<nav><a href="/sport/">Спорт</a><a href="http://www.zarya-pritoma.example/sport">Спорт</a>
    <a href="/selo">Село</a></nav>"""
    assert found(page) == {"/sport/": 3, "/selo": 3}
