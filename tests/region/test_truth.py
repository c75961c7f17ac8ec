"""The truth against the pages: whatever it claims stands on the page, and every article can be found and fetched politely."""

import json
import re
from collections import Counter
from datetime import timedelta
from html import unescape

import pytest

from podshivka.region import Region, Served, TrueArticle
from podshivka.region.russian import MONTHS, relative
from podshivka.region.visits import Rules
from tests.region.conftest import NOW

WITHOUT_VISIBLE_DATE = {"lenta"}
"""Its pages print moments only inside the embedded JSON, in UTC."""


@pytest.fixture(scope="module")
def pages(region: Region, served: Served) -> dict[str, str]:
    """The page of every article of the truth, decoded as it is really written, character references undone."""
    charsets = {outlet.slug: outlet.charset for outlet in region.outlets}
    found = {}
    for article in served.truth():
        reply = served.look(article.url)
        assert reply.status == 200, article.url
        html = unescape(reply.content.decode(charsets[article.outlet]))
        found[article.url] = html + (_embedded(html) if article.outlet == "lenta" else "")
    return found


def _embedded(html: str) -> str:
    found = re.search(r'<script id="__NEXT_DATA__" type="application/json">(.*?)</script>', html, re.DOTALL)
    assert found
    return str(json.loads(found[1].replace("<\\/", "</")))


def test_there_are_enough_outlets_articles_and_words(region: Region, served: Served) -> None:
    truth = served.truth()
    assert len({type(outlet.shape) for outlet in region.outlets}) == len(region.outlets) >= 9
    assert len(truth) >= 220
    assert len({article.url for article in truth}) == len(truth)
    assert max(len(article.body.split()) for article in truth) > 250


def test_headline_body_lead_author_and_section_stand_on_the_page(served: Served, pages: dict[str, str]) -> None:
    for article in served.truth():
        page = _letters(pages[article.url])
        wanted = [
            article.headline,
            article.section,
            *article.body.split("\n\n"),
            *filter(None, article.leads),
            *article.authors,
        ]
        missing = [text for text in wanted if _letters(text) not in page]
        assert not missing, f"{article.url} does not print {missing[0]!r}"


def _letters(text: str) -> str:
    """Letters and digits alone: table cells, sentences and capitals are then found wherever markup divides them."""
    return "".join(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", text))).casefold()


def test_a_printed_minute_stands_on_the_page_or_in_the_feed(region: Region, served: Served, pages: dict[str, str]) -> None:
    feeds = _feeds(region, served)
    for article in served.truth():
        if article.date_precision != "minute":
            continue
        outlet = next(outlet for outlet in region.outlets if outlet.slug == article.outlet)
        moment = outlet.local(article.published_at)
        printed = pages[article.url] if article.outlet != "ogni" or article.section != "Письма" else feeds[article.outlet]
        if article.outlet in WITHOUT_VISIBLE_DATE:
            assert f"{article.published_at:%Y-%m-%dT%H:%M:00Z}" in printed
            continue
        assert f"{moment:%H:%M}" in printed, article.url
        names = (
            f"{moment:%d.%m.%Y}",
            f"{moment:%d-%m-%Y}",
            f"{moment.day} {MONTHS[moment.month - 1]}",
            relative(moment, outlet.local(NOW)),
        )
        days = [*names, f"{moment:%d %b %Y}", *(("Сегодня", "Вчера") if article.outlet == "step" else ())]
        assert any(day.lower() in printed.lower() for day in days), article.url


def _feeds(region: Region, served: Served) -> dict[str, str]:
    homepages = served.homepages()
    return {
        outlet.slug: "".join(
            served.look(homepages[outlet.slug].rstrip("/") + path).content.decode("latin-1") for path in outlet.feeds
        )
        for outlet in region.outlets
    }


def test_precision_says_what_is_printed(served: Served) -> None:
    for article in served.truth():
        assert (article.published_at is not None) == (article.date_precision == "minute")
        assert (article.published_date is not None) == (article.date_precision != "")
    assert set(Counter(article.date_precision for article in served.truth())) == {"minute", "day", ""}


def test_other_addresses_lead_to_the_same_article(region: Region, served: Served) -> None:
    charsets = {outlet.slug: outlet.charset for outlet in region.outlets}
    for article in served.truth():
        for url in article.other_urls:
            reply = served.look(url)
            assert reply.status == 200, url
            content = unescape(reply.content.decode(charsets[article.outlet]))
            assert _letters(article.headline) in _letters(content) or article.outlet == "lenta", url


def test_no_article_of_the_truth_is_disallowed(region: Region, served: Served) -> None:
    rules = {outlet.slug: Rules(outlet.robots) for outlet in region.outlets}
    for article in served.truth():
        base = served.homepages()[article.outlet].rstrip("/")
        assert rules[article.outlet].allow(article.url.removeprefix(base)), article.url


def test_releases_are_reprinted_and_bulletins_are_not_one_story(served: Served) -> None:
    truth = served.truth()
    by_story: dict[str, list[TrueArticle]] = {}
    for article in truth:
        by_story.setdefault(article.story, []).append(article)
    reprinted = [articles for articles in by_story.values() if len(articles) > 1]
    assert len(reprinted) >= 7
    assert all(len({article.outlet for article in articles}) == len(articles) for articles in reprinted)
    for headline in ("Прогноз погоды на завтра", "Оперативная обстановка с пожарами за сутки", "Курсы валют в банках области"):
        bulletins = [
            article for article in truth if article.headline == headline and article.outlet in ("znamya", "kray", "budni")
        ]
        assert len(bulletins) >= 4
        assert len({article.story for article in bulletins}) == len({article.body for article in bulletins}) == len(bulletins)


def test_time_brings_articles_edits_and_deletions(region: Region) -> None:
    with region.serve() as served:
        before = {article.story + article.outlet: article for article in served.truth()}
        served.set_time(NOW + timedelta(days=3))
        after = {article.story + article.outlet: article for article in served.truth()}
        assert len(after) >= len(before) + 20
        assert sum(len(after[key].revisions) > len(before[key].revisions) for key in before) >= 8
        gone = [article for article in after.values() if article.is_gone]
        assert len(gone) >= 4
        assert not any(article.is_gone for article in before.values())
        for article in gone:
            reply = served.look(article.url)
            assert reply.status in (404, 410) or "Элемент не найден" in reply.content.decode()


def test_an_outlet_moves_and_its_old_addresses_redirect(region: Region) -> None:
    with region.serve() as served:
        old = [article for article in served.truth() if article.outlet == "yaik"]
        assert all(re.search(r"/news/\d+$", article.url) for article in old)
        served.set_time(NOW + timedelta(hours=30))
        new = {article.story: article for article in served.truth() if article.outlet == "yaik"}
        for article in old:
            assert "/novosti/" in new[article.story].url
            assert article.url in new[article.story].other_urls
            assert new[article.story].is_gone or served.look(article.url).content == served.look(new[article.story].url).content
