"""The served region over real HTTP: listings, validators, gzip, robots.txt, failures, and the log of visits."""

import tomllib
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from archive.addresses import fold
from podshivka.region import Region, Served
from podshivka.region.outlet import FictionalOutlet
from podshivka.region.traps import traps
from tests.region.fetching import fetch

WITHOUT_VALIDATORS = {"trud", "slovo"}


def outlets(region: Region) -> Iterator[tuple[FictionalOutlet, str]]:
    yield from ((outlet, outlet.slug) for outlet in region.outlets)


def base_of(served: Served, slug: str) -> str:
    return served.homepages()[slug].rstrip("/")


def test_the_registry_names_every_outlet_with_its_addresses(region: Region, served: Served) -> None:
    entries = tomllib.loads(served.outlets_toml())["outlet"]
    assert [entry["slug"] for entry in entries] == [outlet.slug for outlet in region.outlets]
    for entry in entries:
        assert entry["homepage"].startswith("http://127.0.0.1:")
        for url in [*entry.get("feeds", []), *entry.get("sitemaps", []), *entry.get("sections", [])]:
            assert fetch(url).status == 200, url


def test_every_homepage_answers(served: Served) -> None:
    assert [fetch(url).status for url in served.homepages().values()] == [200] * len(served.homepages())


def test_feeds_sitemaps_and_sections_together_list_every_article(region: Region, served: Served) -> None:
    truth = [article for article in served.truth() if not article.is_gone]
    for outlet in region.outlets:
        listed = {fold(url) for url in _listed(outlet, served)}
        for article in truth:
            if article.outlet == outlet.slug:
                assert {fold(url) for url in (article.url, *article.other_urls)} & listed, article.url


def _listed(outlet: FictionalOutlet, served: Served) -> Iterator[str]:
    base = base_of(served, outlet.slug)
    for path in (*outlet.feeds, *outlet.sitemaps):
        yield from _addresses_in(served.look(base + path).content, served)
    if not outlet.sitemaps and not outlet.feeds:
        for path in outlet.sections:
            content = served.look(base + path).content.decode(outlet.charset)
            yield from (f"{base}/{part.split(chr(34))[0]}" for part in content.split('href="')[1:])


def _addresses_in(content: bytes, served: Served) -> Iterator[str]:
    tree = ElementTree.fromstring(content)
    for node in tree.iter():
        name = node.tag.rpartition("}")[2]
        url = node.get("href") if name == "link" and node.get("href") else node.text
        if name == "loc" and tree.tag.endswith("sitemapindex"):
            yield from _addresses_in(served.look(str(url)).content, served)
        elif name in ("loc", "link") and url:
            yield url


def test_feeds_list_the_newest_articles_first_and_at_most_thirty(region: Region, served: Served) -> None:
    for outlet in region.outlets:
        for path in outlet.feeds:
            content = served.look(base_of(served, outlet.slug) + path).content
            urls = [fold(url) for url in _addresses_in(content, served)]
            newest = [
                fold(base_of(served, outlet.slug) + outlet.shape.address(item, served.now))
                for item in outlet.listed(served.now)
            ]
            firsts = [
                url.partition("?")[0] if "?" in url and "detail.php" not in url else url.removesuffix("&from=rss")
                for url in urls
            ]
            assert newest[0] in firsts[:3]
            assert 10 <= len(urls) <= 33


@pytest.mark.parametrize("kind", ["feeds", "sitemaps"])
def test_an_unchanged_listing_answers_304(region: Region, served: Served, kind: str) -> None:
    asked = 0
    for outlet in region.outlets:
        if outlet.slug in WITHOUT_VALIDATORS:
            continue
        for path in getattr(outlet, kind):
            url = base_of(served, outlet.slug) + path
            first = fetch(url)
            assert fetch(url, If_None_Match=first.headers["ETag"]).status == 304
            assert fetch(url, If_Modified_Since=first.headers["Last-Modified"]).status == 304
            assert fetch(url, If_None_Match='"another"').status == 200
            asked += 1
    assert asked >= 8


def test_a_304_has_no_body_and_keeps_the_connection_in_order(served: Served) -> None:
    url = base_of(served, "gorod") + "/feed/"
    answer = fetch(url, If_None_Match=fetch(url).headers["ETag"])
    assert (answer.status, answer.content) == (304, b"")


def test_some_pages_have_validators_and_some_have_none(served: Served) -> None:
    firsts = {article.outlet: article.url for article in served.truth()}
    with_etag = {slug for slug, url in firsts.items() if "ETag" in fetch(url).headers}
    assert {"gorod", "znamya", "lenta"} <= with_etag
    assert not with_etag & {"trud", "slovo", "step", "budni"}


def test_gzip_is_sent_only_to_those_who_take_it(served: Served) -> None:
    for slug in ("gorod", "lenta", "znamya"):
        url = next(article.url for article in served.truth() if article.outlet == slug)
        packed = fetch(url, Accept_Encoding="gzip, deflate")
        assert packed.headers["Content-Encoding"] == "gzip"
        plain = fetch(url)
        assert "Content-Encoding" not in plain.headers
        assert plain.content == packed.content


def test_robots_is_served_as_the_outlet_has_it(region: Region, served: Served) -> None:
    for outlet, slug in outlets(region):
        answer = fetch(base_of(served, slug) + "/robots.txt")
        assert answer.status == (404 if outlet.robots is None else 200)
        assert outlet.robots is None or answer.content.decode() == outlet.robots


def test_a_busy_article_asks_for_patience_once(region: Region) -> None:
    with region.serve() as served:
        outlet = next(outlet for outlet in region.outlets if outlet.slug == "nov")
        (address,) = outlet.faults
        first = fetch(base_of(served, "nov") + address)
        assert (first.status, first.headers["Retry-After"]) == (503, "1")
        assert fetch(base_of(served, "nov") + address).status == 200
        assert any(article.url.endswith(address) for article in served.truth())


def test_addresses_that_fail_for_ever_are_listed_but_not_in_the_truth(served: Served) -> None:
    for slug, address, status in (("trud", "/news/read/29999", 404), ("step", "/news/3999-rezervnaya-kopiya.html", 500)):
        assert [fetch(base_of(served, slug) + address).status for _ in range(2)] == [status, status]
        assert not any(article.url.endswith(address) for article in served.truth())


def test_pages_that_are_no_articles_answer_as_their_outlets_do(served: Served) -> None:
    known = {article.url for article in served.truth()}
    for trap in traps():
        if trap.address:
            url = base_of(served, trap.outlet) + trap.address
            assert fetch(url).status in (200, 404, 500)
            assert url not in known


def test_head_sends_headers_alone(served: Served) -> None:
    answer = fetch(base_of(served, "gorod") + "/feed/", method="HEAD")
    assert answer.status == 200 and answer.content == b"" and int(answer.headers["Content-Length"]) > 1000


def test_ports_may_be_chosen_and_are_free_again_afterwards(region: Region) -> None:
    with region.serve() as first:
        port = int(first.homepages()["trud"].rstrip("/").rpartition(":")[2])
    with region.serve([port]) as second:
        assert second.homepages()["trud"] == f"http://127.0.0.1:{port}/"
        assert fetch(second.homepages()["trud"]).status == 200
