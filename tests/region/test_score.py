"""The figures: a perfect archive scores one, every kind of mistake costs, and the naive reader stays below the limits."""

import io
import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from rich.console import Console

from archive.addresses import fold
from podshivka.region import Region, Served, TrueArticle
from podshivka.region.figures import Reading, figures
from podshivka.region.naive import naive_figures
from podshivka.region.score import changes, compare, figures_table
from tests.region.conftest import NOW

COLUMNS = "id, outlet, url, headline, lead, body, byline, section, published_at, published_date"


def perfect(article: TrueArticle) -> Reading:
    return Reading(
        outlet=article.outlet,
        urls=frozenset({fold(article.url)}),
        headline=article.headline,
        lead=article.lead,
        body=article.body,
        byline="; ".join(article.authors),
        section=article.section,
        published_at=article.published_at,
        published_date=article.published_date,
    )


@pytest.fixture(scope="module")
def truth(served: Served) -> list[TrueArticle]:
    return served.truth()


def test_a_perfect_archive_scores_one(truth: list[TrueArticle]) -> None:
    found = figures(truth, [perfect(article) for article in truth])
    shares = (
        found.recall,
        found.precision,
        found.headline,
        found.body_f1,
        found.lead,
        found.dates,
        found.byline,
        found.section,
    )
    assert shares == (1, 1, 1, 1, 1, 1, 1, 1)
    assert (found.articles, found.found, found.duplicates) == (len(truth), len(truth), 0)
    assert {slug: row.articles for slug, row in found.by_outlet.items()}["trud"] >= 20


def test_an_article_known_by_another_address_is_found_and_found_twice_is_a_duplicate(truth: list[TrueArticle]) -> None:
    article = next(article for article in truth if article.other_urls)
    alias = replace(perfect(article), urls=frozenset({fold(article.other_urls[0])}))
    assert figures([article], [alias]).recall == 1
    assert figures([article], [alias, perfect(article)]).duplicates == 1


def test_what_is_no_article_costs_precision_and_what_is_missing_recall(truth: list[TrueArticle]) -> None:
    stray = Reading(outlet="trud", urls=frozenset({"127.0.0.1/kontakty"}))
    found = figures(truth[:2], [perfect(truth[0]), stray])
    assert (found.recall, found.precision) == (0.5, 0.5)
    assert (found.missing, found.unexpected) == ((truth[1].url,), ("127.0.0.1/kontakty",))


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("headline", {"headline": "Другой заголовок"}),
        ("body_f1", {"body": "Совсем другой текст из нескольких слов"}),
        ("lead", {"lead": "Чужой лид"}),
        ("dates", {"published_at": None}),
        ("byline", {"byline": "Никто"}),
        ("section", {"section": ""}),
    ],
)
def test_every_mistake_costs_its_own_figure_and_no_other(truth: list[TrueArticle], field: str, change: dict[str, str]) -> None:
    article = next(item for item in truth if item.authors and item.lead and item.section and item.date_precision == "minute")
    found = figures([article], [replace(perfect(article), **change)])
    costs = {name for name in ("headline", "body_f1", "lead", "dates", "byline", "section") if getattr(found, name) != 1}
    assert costs == {field}


def test_an_hour_off_is_a_wrong_date_and_an_invented_one_too(truth: list[TrueArticle]) -> None:
    timed = next(article for article in truth if article.published_at)
    late = replace(perfect(timed), published_at=timed.published_at + timedelta(hours=2))
    assert figures([timed], [late]).dates == 0
    undated = next(article for article in truth if not article.date_precision)
    assert figures([undated], [perfect(undated)]).dates == 1
    assert figures([undated], [replace(perfect(undated), published_date=NOW.date())]).dates == 0


def test_an_earlier_wording_is_right_until_edits_are_looked_for(region: Region) -> None:
    with region.serve() as served:
        before = {article.url: article for article in served.truth() if article.outlet != "yaik"}
        served.set_time(NOW + timedelta(days=3))
        after = [article for article in served.truth() if article.url in before]
        found = figures(after, [perfect(before[article.url]) for article in after])
        assert (found.headline, found.body_f1, found.recall) == (1, 1, 1)
        assert found.articles < len(after)
        assert changes(after).startswith("edits and deletions: ") and changes(after).endswith("not looked for yet")


def test_an_archive_is_read_from_its_file(truth: list[TrueArticle], tmp_path: Path) -> None:
    file = tmp_path / "archive.db"
    connection = sqlite3.connect(file)
    connection.execute(f"create table articles ({COLUMNS})")
    connection.execute("create table article_urls (url, article, kind)")
    for number, article in enumerate(truth):
        moment = article.published_at and f"{article.published_at:%Y-%m-%dT%H:%M:%SZ}"
        day = article.published_date and article.published_date.isoformat()
        row = (str(number), article.outlet, "http://elsewhere/", article.headline, article.lead, article.body)
        connection.execute(
            f"insert into articles ({COLUMNS}) values (?,?,?,?,?,?,?,?,?,?)",
            (*row, "; ".join(article.authors), article.section, moment, day),
        )
        connection.execute("insert into article_urls values (?, ?, 'canonical')", (article.url, str(number)))
    connection.commit()
    connection.close()
    found = compare(file, truth)
    assert (found.recall, found.headline, found.body_f1, found.dates) == (1, 1, 1, 1)


def test_the_naive_reader_stays_below_the_limits(served: Served) -> None:
    naive = naive_figures(served)
    assert naive.recall == 1
    assert naive.headline is not None and 0 < naive.headline < 0.6
    assert naive.body_f1 is not None and 0.2 < naive.body_f1 < 0.8
    assert naive.dates is not None and 0 < naive.dates < 0.4


def test_the_closing_table_shows_ours_and_the_naive_reader(served: Served, truth: list[TrueArticle]) -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(figures_table(figures(truth, [perfect(article) for article in truth]), naive_figures(served), truth))
    shown = console.export_text()
    assert "a naive reader" in shown and "1.000" in shown and "not looked for yet" in shown
