"""Lists of articles in the markup of many systems are no articles, however they are headed; what they list is."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from archive.article import Article, Capture, NotArticle, Outlet
from scraper.reading import read

OUTLET = Outlet(slug="g", title="Известия Заречья", homepage="https://zarechie.example/", timezone="Asia/Yekaterinburg")
HEADLINES = (
    "Хлеб подорожал на два рубля за булку",
    "Снегоуборочную машину нашли в сарае у реки",
    "Клуб в Липовке откроют к празднику урожая",
    "Школу утеплят до первых морозов",
    "Автобус до станции пустят по новому пути",
)
SUMMARIES = (
    "Пекари объясняют это мукой, мельники — соляркой, а покупатели — погодой и соседями.",
    "Её искали с весны и уже списали, а она стояла под сеном в полной исправности.",
    "Осталось покрасить сцену и привезти стулья, которые обещали ещё прошлой зимой.",
    "Подрядчик вышел на объект в понедельник и сразу заказал в столовой обед на всех.",
    "Маршрут проверили вместе с водителями, остановку у почты решили сохранить.",
)
Item = Callable[[int, str, str], str]


def wordpress(day: int, headline: str, summary: str) -> str:
    url = f"/2026/11/{day}/novost/"
    return (
        f"<article><header><h2 class='entry-title'><a href='{url}'>{headline}</a></h2><div class='entry-meta'>"
        f"<time>{day} ноября 2026</time></div></header><div class='entry-content'><p>{summary}"
        f" <a href='{url}'>Читать далее</a></p></div></article>"
    )


def bitrix(day: int, headline: str, summary: str) -> str:
    return (
        f"<p class='news-item'><span class='news-date-time'>{day}.11.2026 10:05</span>"
        f" <a href='/news/5{day}/'><b>{headline}</b></a><br />{summary}</p>"
    )


def datalife(day: int, headline: str, summary: str) -> str:
    url = f"/news/5{day}-novost.html"
    return (
        f"<div class='shortstory'><h3><a href='{url}'>{headline}</a></h3><div class='info'>Автор: <a href='/user/a/'>anna</a> |"
        f" {day}-11-2026, 10:15 | Категория: <a href='/news/'>Новости</a></div><div class='story'>{summary}</div>"
        f"<a href='{url}'>Подробнее</a></div>"
    )


def ucoz(day: int, headline: str, summary: str) -> str:
    url = f"/news/novost/2026-11-{day}-30"
    return (
        f"<table><tr><td><div class='eTitle'><a href='{url}'>{headline}</a></div><div class='eMessage'>{summary}</div>"
        f"<div class='eDetails'>Просмотров: 7 | Добавил: redaktor | Дата: {day}.11.2026</div></td></tr></table>"
    )


def joomla(day: int, headline: str, summary: str) -> str:
    return (
        f"<div class='item'><h2><a href='/novosti/7{day}-novost'>{headline}</a></h2><dd>Опубликовано: {day} ноября 2026</dd>"
        f"<p>{summary}</p><p class='readmore'><a href='/novosti/7{day}-novost'>Подробнее: {headline}</a></p></div>"
    )


def cards(day: int, headline: str, summary: str) -> str:
    return (
        f"<div class='c'><a href='/n/{day}'><img src='/{day}.jpg'></a><div><h3>{headline}</h3><time>{day} ноября</time>"
        f"<p>{summary}</p></div></div>"
    )


def bare(day: int, headline: str, summary: str) -> str:
    return f"<b>{day}.11.2026</b><br><a href='a.php?id={day}'>{headline}</a><br>{summary}<br><br>"


def without_links(day: int, headline: str, summary: str) -> str:
    return f"<h4>{headline}</h4><p>{summary}</p><p><a href='a.php?id={day}'>Читать полностью</a></p>"


HEADS = {
    "a rubric": "Общество",
    "a tag": "мост через Липовку",
    "a name as long as headlines": "Жизнь района: люди, события, факты",
    "no name": "",
}
SHAPES: tuple[Item, ...] = (wordpress, bitrix, datalife, ucoz, joomla, cards, bare, without_links)


def reading(content: str, head: str, path: str) -> object:
    heading = f"<h1>{head}</h1>" if head else ""
    title = f"{head} | Известия Заречья" if head else "Известия Заречья"
    html = (
        f"<html><head><title>{title}</title><meta property='og:type' content='article'></head><body><div id='top'>"
        f"<a href='/'>Известия Заречья</a></div><div id='main'>{heading}{content}</div>"
        "<div id='foot'>© Известия Заречья, 2026. Перепечатка разрешена со ссылкой на источник.</div></body></html>"
    )
    page = Capture(
        id="urn:uuid:1",
        url=f"https://zarechie.example{path}",
        captured_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=html.encode(),
    )
    return read(page, OUTLET)


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", [5, 12])
def test_a_list_is_no_article(shape: Item, head: str, size: int) -> None:
    items = "".join(shape(10 + n, HEADLINES[n % 5], SUMMARIES[n % 5]) for n in range(size))
    result = reading(items, HEADS[head], "/spisok.php?razdel=7")
    assert isinstance(result, NotArticle), result


@pytest.mark.parametrize("shape", SHAPES)
def test_a_short_article_above_a_list_is_one(shape: Item) -> None:
    items = "".join(shape(10 + n, HEADLINES[n % 5], SUMMARIES[n % 5]) for n in range(5))
    note = (
        "<div class='text'><span class='date'>23.11.2026 10:15</span><p>Без света во вторник останутся улицы Мельничная"
        f" и Речная, сообщили энергетики.</p></div><div class='other'>{items}</div>"
    )
    result = reading(note, "Свет отключат во вторник", "/news/3105.html")
    assert isinstance(result, Article), result
    assert result.headline == "Свет отключат во вторник"
    assert result.body.startswith("Без света во вторник")
