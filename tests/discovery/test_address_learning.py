"""What an outlet's addresses teach: which query keys, folders and kinds of address tell no articles apart."""

from datetime import date

import pytest

from archive.article import Outlet
from archive.learned import Learned
from archive.memory import Memory
from scraper.address_learning import AddressLearning

OUTLET = Outlet(slug="zarechny", title="Заречный вестник", homepage="https://zarechny.example/")
TODAY = date(2026, 11, 23)


def at(path: str) -> str:
    return f"https://zarechny.example{path}"


@pytest.fixture
def learning() -> AddressLearning:
    return AddressLearning(OUTLET)


def is_one(learning: AddressLearning, first: str, second: str) -> bool:
    return learning.ident(at(first)) == learning.ident(at(second))


def test_one_pair_proves_nothing_and_two_do(learning):
    for number in (1, 2):
        assert not is_one(learning, "/?id=9&rub=1", "/?id=9")
        learning.article(at(f"/?id={number}"), f"a{number}", is_new=True)
        learning.article(at(f"/?id={number}&rub=3"), f"a{number}", is_new=False)
    assert is_one(learning, "/?id=9&rub=1", "/?id=9")
    assert not is_one(learning, "/?id=9", "/?id=8")


def test_a_key_that_told_two_articles_apart_once_is_never_noise(learning):
    for number in (1, 2, 3):
        learning.article(at(f"/?id={number}"), f"a{number}", is_new=True)
        learning.article(at(f"/?id={number}&part=1"), f"a{number}", is_new=False)
    learning.article(at("/?id=3&part=2"), "another", is_new=True)
    assert not is_one(learning, "/?id=9&part=1", "/?id=9")


def test_folders_are_noise_where_articles_stand_in_several(learning):
    for number in (101, 102):
        learning.article(at(f"/society/{number}-novyj-most"), f"a{number}", is_new=True)
        learning.article(at(f"/culture/{number}-novyj-most"), f"a{number}", is_new=False)
    assert is_one(learning, "/sport/107-pobeda", "/news/107-pobeda")
    assert not is_one(learning, "/sport/107-pobeda", "/news/108-pobeda")
    assert not is_one(learning, "/sport/", "/news/"), "a folder alone names no article"


def test_a_pretty_address_and_its_query_are_one_by_their_number(learning):
    for number in (18691, 18692):
        learning.article(at(f"/news/4-piple/{number}-na-miting"), f"a{number}", is_new=True)
        query = f"/index.php?option=com_content&view=article&id={number}:na-miting&catid=112"
        learning.article(at(query), f"a{number}", is_new=False)
    other = "/index.php?option=com_content&view=article&id=18700:sneg&catid=4"
    assert is_one(learning, "/news/4-piple/18700-sneg", other)
    assert not is_one(learning, "/news/4-piple/18701-sneg", other)


def test_a_headlines_numbers_name_no_article(learning):
    for number in (651, 653):
        learning.article(at(f"/news/society/{number}-na-miting"), f"a{number}", is_new=True)
        learning.article(at(f"/index.php?newsid={number}"), f"a{number}", is_new=False)
    assert not is_one(learning, "/news/society/652-vzyskal-705-tysyach-za-ukus/", "/news/society/705-otkryli-most/")


def test_what_was_learned_is_written_and_counts_in_the_next_crawl(learning):
    for number in (1, 2):
        learning.article(at(f"/?id={number}"), f"a{number}", is_new=True)
        learning.article(at(f"/?id={number}&rub=3"), f"a{number}", is_new=False)
    learning.other(at("/tag/most/"))
    memory = learning.learned(None, TODAY)
    assert [one.value for one in memory.noise] == ["rub"] and [one.value for one in memory.others] == ["/tag/w"]
    assert memory.noise[0].pages == 2 and memory.noise[0].since == TODAY
    assert is_one(AddressLearning(OUTLET, memory), "/?id=9&rub=1", "/?id=9")


def test_what_a_person_pinned_needs_no_pairs():
    memory = Memory(outlet="zarechny", noise=(Learned(value="ses", pinned=True),))
    assert is_one(AddressLearning(OUTLET, memory), "/?id=9&ses=abc", "/?id=9")


def test_copies_come_to_their_original(learning):
    assert is_one(learning, "/news/read/29413?print=1", "/news/read/29413")
