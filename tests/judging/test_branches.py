"""What is no part of the newspaper on a city's portal: told by its menu, kept out of the articles and of the queue."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from archive.article import Article, Capture, NotArticle, Outlet
from archive.learned import Learned
from archive.memory import Memory
from scraper.branches import branch_of, branches
from scraper.discover import read_section
from scraper.listing import Entry
from scraper.reading import read
from scraper.shapes import written

BASE = "https://step.example"
OUTLET = Outlet(slug="step", title="Степные вести", homepage=f"{BASE}/")
MENU = "".join(
    f"<li><a href='{path}'>{name}</a></li>"
    for path, name in [
        ("/news/", "Новости"),
        ("/ads/", "Объявления"),
        ("/rabota/", "Работа"),
        ("/catalog/", "Справочник"),
        ("/show/", "Кино"),
        ("/shots/", "Фоторепортажи"),
        ("/?mod=sale", "Куплю-продам"),
    ]
)
TEXT = "Продам дом с участком 12 соток, печь, скважина, баня. Торг уместен, документы готовы, звоните вечером."
LONG = (
    "В доме культуры показали новый фильм о строителях моста, зал был полон, а после показа зрители задали вопросы. "
    "Съёмки шли два года: первую зиму группа жила в вагончиках у самой реки и снимала ледоход с берега. "
    "Режиссёр признался, что половину ролей сыграли сами мостовики, и переучивать их на актёров он не стал. "
    "Бригадир Сомов помнит, как в метель под объективом ставили последнюю ферму и как тогда оборвался трос. "
    "Премьера в областном центре назначена на субботу, билеты для ветеранов стройки бесплатны. "
    "Копию ленты передадут в краеведческий музей, где весной откроется выставка о переправах через Биру."
)


def capture(html: str, path: str) -> Capture:
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    moment = datetime(2027, 1, 14, 12, tzinfo=UTC)
    return Capture(id="urn:uuid:1", url=BASE + path, captured_at=moment, status=200, headers=headers, body=html.encode())


def page(headline: str, text: str = TEXT, date: str = "11.01.2027") -> str:
    head = f"<title>{headline} — Степные вести</title>"
    main = f"<h1>{headline}</h1><div class='date'>{date}</div><div class='text'><p>{text}</p></div>"
    return f"<html><head>{head}</head><body><ul class='menu'>{MENU}</ul>{main}</body></html>"


@pytest.mark.parametrize(
    ("path", "headline", "kind"),
    [
        ("/ads/804.html", "Продам дом с участком 12 соток", "advertising"),
        ("/?mod=sale&id=5", "Куплю лодочный мотор до 15 сил", "advertising"),
        ("/rabota/55.html", "Требуется водитель категории С", "service"),
        ("/vakansii/55.html", "Требуется водитель категории С", "service"),
        ("/news/55.html", "Дом продан за долги перед банком", ""),
    ],
)
def test_a_page_below_what_the_menu_calls_classifieds_is_no_article(path: str, headline: str, kind: str) -> None:
    result = read(capture(page(headline), path), OUTLET, entry=Entry(url="", headline=headline))
    assert isinstance(result, NotArticle if kind else Article), result
    if isinstance(result, NotArticle):
        assert "no part of the newspaper" in result.reason


@pytest.mark.parametrize(
    ("text", "date", "is_article"), [(LONG, "11.01.2027", True), (TEXT, "11.01.2027", None), (TEXT, "", False)]
)
def test_where_a_newspaper_may_keep_articles_too_date_and_length_tell(text: str, date: str, is_article: bool | None) -> None:
    result = read(capture(page("Снежный маршрут выходит на экраны", text, date), "/show/4.html"), OUTLET)
    said = True if isinstance(result, Article) else False if isinstance(result, NotArticle) else None
    assert said is is_article, result


def test_what_a_feed_tells_a_person_pins_or_the_registry_lists_is_the_newspapers() -> None:
    told = Entry(url="", headline="Требуется водитель категории С", summary="Автобаза ищет водителя", guid="55")
    found = capture(page("Требуется водитель категории С"), "/rabota/55.html")
    pinned = Memory(outlet="step", articles=(Learned(value=written(f"{BASE}/rabota/55.html"), pages=0, pinned=True),))
    assert isinstance(read(found, OUTLET, entry=told), Article)
    assert isinstance(read(found, OUTLET, pinned), Article)
    assert isinstance(read(found, replace(OUTLET, sections=(f"{BASE}/rabota/",))), Article)


def test_a_photo_report_without_text_is_a_gallery_though_a_listing_announces_it() -> None:
    html = page("Ёлка на площади: фоторепортаж с открытия").replace(f"<p>{TEXT}</p>", "<img src='/1.jpg'>" * 3)
    announced = Entry(url="", headline="Ёлка на площади: фоторепортаж с открытия")
    result = read(capture(html, "/shots/31.html"), OUTLET, entry=announced)
    assert isinstance(result, NotArticle) and "without text" in result.reason


def test_what_a_sidebar_lists_of_classifieds_is_never_asked_for() -> None:
    news = "".join(f"<h3><a href='/news/{n}.html'>Мост через реку Бира чинят {n}-й день</a></h3>" for n in range(101, 106))
    ads = "".join(f"<div><a href='/ads/{n}.html'>Продам дом с участком {n} соток</a></div>" for n in range(801, 806))
    html = f"<html><body><ul>{MENU}</ul>{news}<div>{ads}</div></body></html>"
    listed = read_section(html.encode(), f"{BASE}/", OUTLET, "text/html; charset=utf-8").entries
    assert {one.url.split("/")[3] for one in listed} == {"news"}


def test_a_rubric_deeper_in_the_site_may_hold_articles_whatever_its_name() -> None:
    newspaper = Outlet(slug="a", title="А", homepage="https://a.ru/")
    known = branches([("https://a.ru/news/rabota/", "Работа"), ("https://a.ru/", "Объявления")], newspaper)
    assert [one.is_open for one in known] == [True]
    assert branch_of("https://a.ru/news/12", known, newspaper) is None
