"""Which further pages an article has, and how its pages become one text."""

from datetime import UTC, datetime

import pytest

from archive.article import Article, Author, Outlet
from scraper.reading.continuing import continuations, join

BASE = "https://step.example"
OUTLET = Outlet(slug="step", title="Степные вести", homepage=f"{BASE}/")
TEXT = "<p>Мост через Липовку закроют на ремонт с понедельника, сообщили в администрации посёлка.</p>" * 3
TEASERS = "".join(f'<li><a href="/news/{n}-x.html">Ещё одна новость из нашего района</a></li>' for n in range(11, 16))


def page(after: str, *, before: str = "", head: str = "Мост закроют на ремонт") -> bytes:
    return (
        f"<html><head><title>{head} | Степные вести</title></head><body><div class='content'><h1>{head}</h1>{before}"
        f"<div class='text'>{TEXT}</div>{after}</div></body></html>"
    ).encode()


PAGERS = {
    "numbers below the text (WordPress)": (
        "/most/",
        "<p>Страницы: <span>1</span> <a href='/most/2/'>2</a> <a href='/most/3/'>3</a></p>",
        ["/most/2/", "/most/3/"],
    ),
    "a gap in the numbers is filled": (
        "/most/",
        "<div class='page-links'>1 <a href='/most/2/'>2</a> … <a href='/most/5/'>5</a></div>",
        ["/most/2/", "/most/3/", "/most/4/", "/most/5/"],
    ),
    "a key of the query": (
        "/news/?id=57",
        "<div>1 | <a href='/news/?id=57&page=2'>2</a></div>",
        ["/news/?id=57&page=2"],
    ),
    "DataLife's page breaks": (
        "/news/57-most.html",
        "<div class='pages'>1 <a href='/news/page,2,1,57-most.html'>2</a></div>",
        ["/news/page,2,1,57-most.html"],
    ),
    "DataLife's numbers the other way": (
        "/news/57-most.html",
        "<div>1 <a href='/news/page,1,2,57-most.html'>2</a></div>",
        ["/news/page,1,2,57-most.html"],
    ),
    "before the ending": ("/most.html", "<div>[1] <a href='/most_2.html'>[2]</a></div>", ["/most_2.html"]),
    "only the way on": ("/most/", "<a href='/most/?page=2'>Читать дальше →</a>", ["/most/?page=2"]),
    "counted from nought (Drupal)": ("/most", "<ul><li>1</li><li><a href='/most?page=1'>2</a></li></ul>", ["/most?page=1"]),
    "contents beside the text (Joomla)": (
        "/7-most.html",
        "<div class='article-index'><ul><li><a href='/7-most.html'>Мост</a></li><li><a href='/7-most.html?start=1'>Дорога</a>"
        "</li><li><a href='/7-most.html?start=2'>Ремонт</a></li></ul></div>",
        ["/7-most.html?start=1", "/7-most.html?start=2"],
    ),
    "asked in the middle, the pages behind": (
        "/most/2/",
        "<div><a href='/most/'>1</a> 2 <a href='/most/3/'>3</a></div>",
        ["/most/3/"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PAGERS)
def test_further_pages_are_found(case: str) -> None:
    path, pager, expected = PAGERS[case]
    assert list(continuations(page(pager), BASE + path, OUTLET)) == [BASE + one for one in expected]


NOT_PAGERS = {
    "the comments' pager, by its name": ("/most/", "<div id='comments'><p>Да</p><a href='/most/comment-page-2/'>2</a></div>"),
    "the comments' pager, by its box": ("/7-most", "<div class='comments-list'><a href='/7-most?page=2'>2</a></div>"),
    "the comments' pager, below their heading": (
        "/7-most",
        "<h3>Комментарии (12)</h3><p>Давно пора, сколько можно ездить в объезд!</p><a href='/7-most?page=2'>2</a>",
    ),
    "a pager of other articles": ("/7-most", f"<ul>{TEASERS}</ul><a href='/7-most?page=2'>2</a>"),
    "Bitrix's pager without end": ("/news/57/", "<a href='/news/57/?PAGEN_1=2'>2</a> <a href='/news/57/?PAGEN_1=9'>9</a>"),
    "neighbours by number": ("/news/57", "<a href='/news/58'>Следующая</a> <a href='/news/2'>2</a>"),
    "days of a calendar": ("/2026/11/23/most/", "<a href='/2026/11/2/'>2</a> <a href='/2026/11/3/'>3</a>"),
    "a pager too long for an article": ("/most/", "<a href='/most/2/'>2</a> <a href='/most/87/'>87</a>"),
}  # fmt: skip


@pytest.mark.parametrize("case", NOT_PAGERS)
def test_other_pagers_are_left_alone(case: str) -> None:
    path, pager = NOT_PAGERS[case]
    assert continuations(page(pager), BASE + path, OUTLET) == ()


def article(body: str, **fields: object) -> Article:
    given = {"outlet": "step", "url": f"{BASE}/most/", "headline": "Мост закроют", **fields}
    return Article(body=body, **given)  # type: ignore[arg-type]


def test_pages_are_joined_without_what_each_prints_again() -> None:
    first = article(
        "Первый абзац рассказывает, что мост закроют.\n\n— Да.\n\nВторой абзац о том, где пойдёт объезд.",
        lead="Коротко о мосте",
    )
    second = article(
        "Мост закроют (страница 2)\n\nПервый абзац рассказывает, что мост закроют.\n\nТретий абзац о сроках ремонта моста.\n\n"
        "— Да.\n\nЧетвёртый абзац.",
        url=f"{BASE}/most/2/",
        lead="Коротко о мосте",
    )  # fmt: skip
    joined = join([first, second])
    assert joined.body.split("\n\n") == [
        "Первый абзац рассказывает, что мост закроют.",
        "— Да.",
        "Второй абзац о том, где пойдёт объезд.",
        "Третий абзац о сроках ремонта моста.",
        "— Да.",
        "Четвёртый абзац.",
    ]
    assert joined.lead == "Коротко о мосте"
    assert [(one.url, one.kind) for one in joined.addresses] == [(f"{BASE}/most/2/", "alias")]


def test_a_lead_of_a_further_page_is_text() -> None:
    joined = join([article("Начало статьи, каким оно напечатано."), article("Дальше.", lead="Продолжение, набранное жирно.")])
    assert joined.body == "Начало статьи, каким оно напечатано.\n\nПродолжение, набранное жирно.\n\nДальше."


def test_a_page_that_answers_with_the_first_adds_nothing() -> None:
    first = article("Начало статьи.\n\nКонец статьи.", lead="Лид")
    assert join([first, first, first]) == first


def test_who_wrote_is_told_by_the_page_that_says_it() -> None:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    joined = join(
        [article("Начало."), article("Конец.", authors=(Author(name="Анна Речная"),), tags=("мост",), modified_at=at)]
    )
    assert (joined.byline, joined.tags, joined.modified_at) == ("Анна Речная", ("мост",), at)


def test_no_page_is_no_article() -> None:
    with pytest.raises(ValueError, match="at least one page"):
        join([])
