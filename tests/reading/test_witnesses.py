"""What a page tells machines: whole, broken, nested."""

import pytest

from scraper.reading.embedded import find_article, parse_json
from scraper.reading.fragments import paragraphs
from scraper.reading.page import parse_page
from scraper.reading.witnesses import hear

SAID = '"headline":"Плотину чинят всерьёз","datePublished":"2025-11-03"'


def heard(head, title="Плотину чинят всерьёз"):
    return hear(parse_page(f"<html><head><title>{title}</title>{head}</head><body><p>x</p></body></html>"))


def ld(text):
    return f'<script type="application/ld+json">{text}</script>'


@pytest.mark.parametrize(
    "text",
    [
        f'{{"@type":"NewsArticle",{SAID}}}',
        f'{{"@graph":[{{"@type":"WebSite","name":"Заря"}},{{"@type":["Article"],{SAID}}}]}}',
        f'[{{"@type":"NewsArticle",{SAID},}},]',
        f'<!-- {{"@type":"NewsArticle",{SAID}}} -->',
        f'{{"@type":"NewsArticle","description":"Он сказал "да"",{SAID}}}',
        f'{{"@type":"NewsArticle","text":"строка\nстрока",{SAID}',
        f'{{"@type":"WebPage","mainEntity":{{"@type":"BlogPosting",{SAID}}}}}',
    ],
)
def test_json_ld_is_heard_whole_nested_and_broken(text):
    witnesses = heard(ld(text))
    assert witnesses.headlines == ("Плотину чинят всерьёз",)
    assert witnesses.published == ("2025-11-03",)
    assert witnesses.is_article


def test_of_several_articles_the_one_the_title_names_is_heard():
    other = '{"@type":"NewsArticle","headline":"Хлеб подорожал","datePublished":"2025-11-01"}'
    this = f'{{"@type":"NewsArticle",{SAID}}}'
    assert heard(ld(f"[{other},{this}]")).published == ("2025-11-03",)


def test_microdata_and_meta_are_heard_after_json_ld():
    witnesses = heard(
        '<meta itemprop="datePublished" content="2025-11-02"><meta property="article:published_time" content="2025-11-03">'
    )
    assert witnesses.published == ("2025-11-02", "2025-11-03")


def test_keywords_for_search_engines_are_no_tags():
    assert heard(
        '<meta name="keywords" content="новости, газета, который"><meta property="article:tag" content="мост">'
    ).tags == ("мост",)


def test_an_article_is_found_in_nested_data_and_teasers_are_not():
    value = parse_json(
        '{"a":[{"title":"Тизер другой статьи","text":"Коротко."}],"page":{"article":{"name":"Плотину чинят всерьёз",'
        '"content":[{"type":"p","text":"Плотину у села начали чинить в понедельник, хотя трещину заметили давно."},'
        '{"type":"image","caption":"Плотина"},'
        '{"type":"list","items":["щебень","цемент и песок для раствора, который везут из города"]}],'
        '"publishedAt":1762150000,"author":{"name":"Анна Ким"}}}}'
    )
    found = find_article(value, "Плотину чинят всерьёз | Заря")
    assert found.headline == "Плотину чинят всерьёз"
    assert found.paragraphs[1:] == ("щебень", "цемент и песок для раствора, который везут из города")
    assert found.published.startswith("2025-11-03T")
    assert found.authors == ("Анна Ким",)


@pytest.mark.parametrize("text", ["", "<p>", "{", "[1, 2", "текст"])
def test_what_is_no_json_is_none(text):
    assert parse_json(text) is None


@pytest.mark.parametrize(
    ("fragment", "expected"),
    [
        ("<p>Первый.</p>Второй<br>третий", ["Первый.", "Второй", "третий"]),
        ("&lt;p&gt;Дважды&lt;/p&gt;&lt;p&gt;закрыто&lt;/p&gt;", ["Дважды", "закрыто"]),
        ("<p>Текст<figure><img><figcaption>Подпись</figcaption></figure></p><script>x()</script>", ["Текст"]),
        ("<table><tr><td>Темп</td><td>2:2</td></tr><tr><td>Химик</td><td>1:0</td></tr></table>", ["Темп\t2:2", "Химик\t1:0"]),
        ("<p>Конец.</p><p>Читайте также: <a href='/1'>Другое</a></p>", ["Конец."]),
        ("<p>Не закрыт <b>тег <p>и ещё", ["Не закрыт тег", "и ещё"]),
        ("просто текст без разметки", ["просто текст без разметки"]),
        ("", []),
    ],
)
def test_fragments_of_feeds_become_paragraphs(fragment, expected):
    assert paragraphs(fragment) == expected
