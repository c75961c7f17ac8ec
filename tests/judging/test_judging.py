"""Article or not: what addresses and pages alone show, and what memory adds."""

from datetime import UTC, datetime

import pytest

from archive.article import Article, Capture, NotArticle, Outlet, Problem
from archive.learned import Learned
from archive.memory import Memory
from scraper.judging import judge, judge_address
from scraper.listing import Entry
from scraper.reading import read

BASE = "https://step.example"
OUTLET = Outlet(slug="step", title="Степные вести", homepage=f"{BASE}/")
MEMORY = Memory(
    outlet="step",
    articles=(Learned(value="/news/selo/#s", pages=40), Learned(value="/x/w", pages=0, pinned=True)),
    others=(Learned(value="/spisok/#", pages=9),),
)


def capture(html: str, path: str = "/news/2001-8-most.html", status: int = 200) -> Capture:
    return Capture(
        id="urn:uuid:1",
        url=BASE + path,
        captured_at=datetime(2026, 11, 23, 12, tzinfo=UTC),
        status=status,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=html.encode(),
    )


@pytest.mark.parametrize(
    ("path", "kind", "is_article"),
    [
        ("/", "home", False),
        ("/tag/most/", "tag", False),
        ("/?tag=мост&page=2", "tag", False),
        ("/author/ivanov/", "author", False),
        ("/search/?q=мост", "search", False),
        ("/news/2026/11/23/", "calendar", False),
        ("/arhiv.php?day=23&month=11&year=2026", "calendar", False),
        ("/news/?PAGEN_1=2511", "listing", False),
        ("/rubric.php?rubric=3&page=7", "listing", False),
        ("/kontakty.html", "contacts", False),
        ("/reklama/", "advertising", False),
        ("/photo/", "gallery", False),
        ("/index.php?do=lostpassword", "login", False),
        ("/rss.xml", "service", False),
        ("/?newsid=5942", "article", True),
        ("/news/5942-most.html", "unsure", None),
        ("/o-zhizni", "unsure", None),
        ("mailto:red@step.example", "unsure", False),
    ],
)
def test_an_address_alone_shows(path: str, kind: str, is_article: bool | None) -> None:
    verdict = judge_address(path if ":" in path else BASE + path, OUTLET)
    assert (verdict.kind, verdict.is_article) == (kind, is_article)
    assert verdict.reasons and 0 <= verdict.share <= 1


@pytest.mark.parametrize(
    ("path", "kind", "is_article"),
    [
        ("/news/selo/7421-most", "article", True),
        ("/news/selo/", "listing", False),
        ("/spisok/7", "listing", False),
        ("/x/most", "article", True),
        ("/news/gorod/", "unsure", None),
    ],
)
def test_what_was_learned_of_an_outlet_counts(path: str, kind: str, is_article: bool | None) -> None:
    verdict = judge_address(BASE + path, OUTLET, MEMORY)
    assert (verdict.kind, verdict.is_article) == (kind, is_article)


NOTE = (
    "<h1>Свет отключат во вторник</h1><div class='date'>23.11.2026 10:15</div>"
    "<p>Без света останутся улицы Мельничная и Речная.</p>"
)
NEWS = "".join(
    f"<div class='item'><h3><a href='/news/{n}-x.html'>Снегоуборочную машину нашли в сарае номер {n}</a></h3>"
    f"<p>Её искали с весны и уже списали, а она стояла под сеном в полной исправности, номер {n}.</p></div>"
    for n in range(12)
)  # fmt: skip


def page(content: str, title: str = "Свет отключат во вторник") -> str:
    return f"<html><head><title>{title} | Степные вести</title></head><body><div class='content'>{content}</div></body></html>"


def test_a_note_of_one_sentence_beside_a_huge_list_is_an_article() -> None:
    verdict = judge(capture(page(NOTE) + f"<div class='col'>{NEWS}</div>"), OUTLET)
    assert (verdict.kind, verdict.is_article) == ("article", True)


def test_a_list_with_summaries_is_none() -> None:
    verdict = judge(capture(page(f"<h1>Общество</h1>{NEWS}", "Общество"), "/obshchestvo/"), OUTLET)
    assert (verdict.kind, verdict.is_article) == ("listing", False)


def test_a_list_that_calls_itself_an_article_is_none() -> None:
    html = page(f"<h1>Общество и власть</h1>{NEWS}", "Общество и власть")
    html = html.replace("</title>", "</title><meta property='og:type' content='article'>")
    assert judge(capture(html, "/obshchestvo/"), OUTLET).is_article is False


def test_an_address_without_a_page_is_none() -> None:
    assert judge(capture("", status=404), OUTLET).kind == "soft404"


def test_a_check_of_the_browser_is_no_article_and_no_loss() -> None:
    html = "<html><head><title>Just a moment...</title></head><body><h1>Проверяем ваш браузер</h1></body></html>"
    verdict = judge(capture(html), OUTLET)
    assert (verdict.kind, verdict.is_article) == ("wall", None)
    assert isinstance(read(capture(html), OUTLET), Problem)


def test_a_notice_of_works_is_not_taken_for_what_the_feed_lists() -> None:
    html = (
        "<html><head><title>Степные вести</title></head><body><p>Ведутся технические работы, зайдите позже.</p></body></html>"
    )
    entry = Entry(
        url=f"{BASE}/news/7", headline="Мост через Липовку закроют на ремонт", summary="Ремонт начнётся в понедельник. " * 9
    )
    assert isinstance(read(capture(html), OUTLET, None, entry), Problem)


def test_judging_and_reading_say_the_same() -> None:
    for html, kind in ((page(NOTE), Article), (page(f"<h1>Общество</h1>{NEWS}", "Общество"), NotArticle)):
        assert isinstance(read(capture(html), OUTLET), kind)
        assert judge(capture(html), OUTLET).is_article is (kind is Article)
