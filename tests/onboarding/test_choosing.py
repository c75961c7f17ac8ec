"""Which listings are chosen: judged by what they name, held against the home page."""

import pytest

from podshivka.slugs import slug_of
from scraper.listing import Entry
from scraper.listings_chosen import (
    Heard,
    choose_sections,
    holds_back_issues,
    is_everything,
    is_mixed,
    is_of_one_collection,
    is_whole_feed,
    names_articles,
    rubrics_left_out,
    without_boxes,
)
from scraper.menus import ARCHIVE, MAIN, RUBRIC, SectionLink

SITE = "https://gtsmi.ru"


def entries(*paths: str) -> tuple[Entry, ...]:
    return tuple(Entry(url=SITE + path) for path in paths)


def heard(url: str, *paths: str) -> Heard:
    return Heard(url=SITE + url, kind="section", entries=entries(*paths))


def numbered(folder: str, first: int, last: int) -> list[str]:
    return [f"/{folder}/{number}" for number in range(first, last)]


NEWS = numbered("news", 1, 9)
SPORT = numbered("sport", 1, 9)


@pytest.mark.parametrize(
    ("feed", "home", "is_whole"),
    [
        (NEWS, NEWS, True),
        (NEWS, [*NEWS, *SPORT], False),
        ([*NEWS, "/sport/1"], [*NEWS, *SPORT], True),
        (numbered("news", 1, 5), NEWS, True),
        (numbered("news", 50, 60), NEWS, False),
        (NEWS, [], True),
    ],
)
def test_a_feed_of_one_rubric_or_of_long_ago_is_not_whole(feed, home, is_whole):
    assert is_whole_feed(entries(*feed), entries(*home)) is is_whole


@pytest.mark.parametrize(
    ("sitemap", "known", "has_articles", "has_back_issues"),
    [
        ([*NEWS, *SPORT], [*NEWS[:5], *SPORT[:5]], True, True),
        ([*NEWS, *SPORT], [*NEWS, *SPORT], True, False),
        (["/about", "/contacts"], NEWS, False, False),
        (numbered("news", 100, 110), NEWS, True, False),
        (numbered("news", 3, 60), NEWS, True, True),
        (NEWS[:3], NEWS, True, False),
    ],
)
def test_a_sitemap_is_judged_by_the_articles_it_names(sitemap, known, has_articles, has_back_issues):
    urls = [SITE + path for path in known]
    assert names_articles(entries(*sitemap), urls) is has_articles
    assert holds_back_issues(entries(*sitemap), urls) is has_back_issues


def test_a_sitemap_that_tells_the_day_of_each_article_is_one_of_the_last_days():
    dated = [Entry(url=f"{SITE}/news/{number}", published="2026-11-22") for number in range(40)]
    assert not holds_back_issues(dated, [f"{SITE}/news/{number}" for number in range(8)])


def test_a_list_of_news_without_the_sport_of_the_home_page_is_not_everything():
    home = [SITE + path for path in (*NEWS, *SPORT)]
    assert not is_everything(heard("/news/", *NEWS).keys, home)
    assert is_everything(heard("/all/", *NEWS, *SPORT[:2]).keys, home)


def rubric(path: str, rank: int = RUBRIC) -> SectionLink:
    return SectionLink(url=SITE + path, name=path.strip("/"), rank=rank, is_archive=rank == ARCHIVE)


def test_a_rubric_is_covered_where_the_main_list_names_an_article_of_its_folder():
    links = [rubric("/news/town/"), rubric("/publ/")]
    listed = heard("/news/", "/news/town/7", "/news/8").keys
    assert [one.url for one in rubrics_left_out(links, listed, [])] == [SITE + "/publ/"]


def test_a_rubric_whose_articles_lie_elsewhere_is_another_collection():
    main = heard("/news/", *NEWS)
    assert not is_of_one_collection(heard("/publ/", "/publ/1", "/publ/2", *NEWS[:3]), main)
    assert is_of_one_collection(heard("/town/", *numbered("news", 20, 25), *NEWS[:3]), main)
    assert not is_mixed(main)
    assert is_mixed(heard("/", "/town/1", "/sport/2", "/school/3"))


def test_what_stands_in_a_box_on_every_page_is_not_listed_by_it():
    main = heard("/news/", *NEWS, "/town/1", "/town/2")
    other = heard("/sport/", *SPORT, "/town/1", "/town/2", "/news/1")
    own = without_boxes(main, [other])
    assert [one.url for one in own.entries] == [SITE + path for path in NEWS[1:]]
    menu = [rubric("/sport/"), rubric("/town/")]
    home = heard("/", *NEWS[:3], *SPORT[:3], "/town/1", "/town/2")
    chosen = choose_sections(menu, main, home, is_latest=False, is_back=True, own=own)
    assert [url.removeprefix(SITE) for url in chosen.urls] == ["/news/", "/sport/", "/town/"]


@pytest.mark.parametrize(
    ("is_latest", "is_back", "main", "chosen"),
    [
        (False, False, None, []),
        (True, True, heard("/news/", *NEWS), ["/news/"]),
        (False, True, heard("/news/", *NEWS), ["/news/"]),
        (True, True, None, ["/town/", "/sport/", "/"]),
        (True, False, None, ["/"]),
        (True, True, heard("/sport/", *SPORT), ["/sport/", "/town/", "/"]),
    ],
)
def test_sections_are_those_that_other_listings_leave_wanting(is_latest, is_back, main, chosen):
    menu = [rubric("/town/"), rubric("/sport/"), rubric("/archive/", ARCHIVE)]
    home = heard("/", *NEWS)
    found = choose_sections(menu, main, home, is_latest=is_latest, is_back=is_back)
    assert list(found.urls) == [SITE + path for path in chosen]


def test_an_archive_is_a_section_only_where_there_is_nothing_else():
    home = heard("/", *NEWS)
    menu = [rubric("/archive/", ARCHIVE)]
    assert choose_sections(menu, None, home, is_latest=True, is_back=True).urls == (SITE + "/archive/", SITE + "/")
    menu.append(rubric("/all/", MAIN))
    assert SITE + "/archive/" not in choose_sections(menu, None, home, is_latest=True, is_back=True).urls


@pytest.mark.parametrize(
    ("homepage", "title", "taken", "slug"),
    [
        ("https://gtsmi.ru/", "Гвардеец труда", [], "gtsmi"),
        ("https://www.ural56.ru/", "Урал56", ["ural56"], "ural56-2"),
        ("http://127.0.0.1:8101/", "Щёлковская новь", [], "schelkovskaya-nov"),
        ("http://127.0.0.1:8101/", "???", [], "127-0-0-1-8101"),
        ("https://example.org/gazeta/", "", [], "example-gazeta"),
    ],
)
def test_a_slug_is_made_of_host_or_title_and_is_nobody_elses(homepage, title, taken, slug):
    assert slug_of(homepage, title, taken) == slug
