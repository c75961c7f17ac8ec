"""Sitemaps: all their kinds, torn and packed ones, and the memory they take."""

import gzip
import re
import time
import tracemalloc

import pytest

from scraper import sitemaps
from scraper.discover import Entry, ListingError, Nested, read_sitemap

URL = "https://step.example/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'


def listed(content: str | bytes) -> list[Entry | Nested]:
    return list(read_sitemap(content if isinstance(content, bytes) else content.encode(), URL))


def urls(content: str | bytes) -> list[str]:
    return [one.url.removeprefix("https://step.example/") for one in listed(content)]


def one(address: str) -> str:
    return f"<url><loc>https://step.example/{address}</loc></url>"


def test_an_urlset_gives_addresses_with_their_dates() -> None:
    first = "<url><loc> https://step.example/news/7?utm_source=x </loc><lastmod>2026-11-20</lastmod></url>"
    assert listed(f"{HEAD}{first}{one('8')}</urlset>") == [
        Entry(url="https://step.example/news/7", modified="2026-11-20"),
        Entry(url="https://step.example/8"),
    ]


NEWS = """<url><loc>https://step.example/7</loc><image:image><image:title>Фото</image:title><image:loc>/most.jpg</image:loc>
</image:image><news:news><news:publication><news:name>Вести</news:name></news:publication>
<news:publication_date>2026-11-20T10:15:00+05:00</news:publication_date><news:title>Мост &amp;laquo;Урал&amp;raquo;</news:title>
</news:news></url>"""


@pytest.mark.parametrize(
    "content",
    [
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{NEWS}</urlset>',
        f"<urlset>{NEWS}</urlset>",
        f'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{NEWS.replace("news:", "n:")}</urlset>',
        re.sub(r"(</?)(urlset|url|loc)\b", r"\1ns0:\2", f"<urlset>{NEWS}</urlset>"),
    ],
)
def test_a_news_sitemap_gives_headline_moment_and_picture_under_any_prefix(content: str) -> None:
    assert listed(content) == [
        Entry(
            url="https://step.example/7",
            headline="Мост «Урал»",
            published="2026-11-20T10:15:00+05:00",
            image_url="https://step.example/most.jpg",
        )
    ]


def test_an_index_gives_nested_sitemaps() -> None:
    content = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <sitemap><loc>http://step.example/sitemap-2026-11.xml.gz</loc><lastmod>2026-11-20T00:00:00Z</lastmod></sitemap>
    <sitemap><loc>/sitemap-news.xml</loc></sitemap></sitemapindex>"""
    assert listed(content) == [
        Nested(url="http://step.example/sitemap-2026-11.xml.gz", modified="2026-11-20T00:00:00Z"),
        Nested(url="https://step.example/sitemap-news.xml"),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{HEAD}{one('7')}{one('8')}<url><loc>https://step.example/9", ["7", "8"]),
        (f"{HEAD}{one('7')}<url><loc>https://step.example/8</loc>", ["7", "8"]),
        (f"{HEAD}<url><loc>https://step.example/7</loc>{one('8')}</urlset>", ["7", "8"]),
        (f"{HEAD}{one('?id=7&r=8')}{one('9')}", ["?id=7&r=8", "9"]),
        (f"{HEAD}{one('?id=7&amp;r=8')}{one('9')}", ["?id=7&r=8", "9"]),
        (f"{HEAD}<url></loc></url><url/><url><loc></loc></url>{one('9')}", ["9"]),
        (f"{HEAD}<url><loc>mailto:a@step.example</loc></url>{one('9')}", ["9"]),
        (f"{HEAD}<url><loc><![CDATA[https://step.example/?id=7&r=8]]></loc></url>", ["?id=7&r=8"]),
        (f"{HEAD}{one(chr(1) + '7')}{one('9')}", ["7", "9"]),
        (f"\ufeff\n\n {HEAD}{one('7')}</urlset>", ["7"]),
        (f"<!-- made by hand -->{one('7').join(('<urlset>', '</urlset>'))}", ["7"]),
        (f"{HEAD.upper()}{one('7').upper()}</URLSET>".replace("HTTPS://STEP.EXAMPLE", "https://step.example"), ["7"]),
        (f"{HEAD}</urlset>", []),
    ],
)
def test_a_mistake_in_one_place_costs_the_others_nothing(content: str, expected: list[str]) -> None:
    assert urls(content) == expected


def test_cyrillic_addresses_are_read_in_the_declared_charset() -> None:
    content = f'<?xml version="1.0" encoding="windows-1251"?><urlset>{one("мост")}</urlset>'
    assert (
        urls(content.encode("windows-1251")) == urls(content.replace("windows-1251", "utf-8")) == ["%D0%BC%D0%BE%D1%81%D1%82"]
    )


def test_a_text_sitemap_has_an_address_on_each_line() -> None:
    assert urls("\ufeffhttps://step.example/7\r\n\r\nмусор\nhttps://step.example/8") == ["7", "8"]


def test_a_feed_given_as_sitemap_is_read_as_a_feed() -> None:
    content = "<rss><channel><item><title>Мост</title><link>https://step.example/7</link></item></channel></rss>"
    assert listed(content) == [Entry(url="https://step.example/7", headline="Мост")]
    assert urls('<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/7"/></entry></feed>') == ["7"]


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: gzip.compress(gzip.compress(content))])
def test_gzip_is_known_by_its_first_bytes(pack) -> None:  # type: ignore[no-untyped-def]
    assert urls(pack(f"{HEAD}{one('7')}</urlset>".encode())) == ["7"]
    assert urls(pack(b"https://step.example/7\n")) == ["7"]


def test_gzip_in_several_members_is_read_to_its_end() -> None:
    assert urls(gzip.compress(f"{HEAD}{one('7')}".encode()) + gzip.compress(f"{one('8')}</urlset>".encode())) == ["7", "8"]


def test_torn_gzip_gives_what_came() -> None:
    packed = gzip.compress(f"{HEAD}{''.join(one(str(n)) for n in range(9000))}</urlset>".encode())
    found = urls(packed[: len(packed) // 2])
    assert 1000 < len(found) < 9000 and found[-1] == str(len(found) - 1)


def test_a_gzip_bomb_is_stopped_and_what_came_before_it_stands() -> None:
    bomb = gzip.compress(f"{HEAD}{one('7')}{one('8')}".encode() + b" " * (sitemaps.LARGEST_SITEMAP_BYTES + 1))
    started = time.monotonic()
    entries = read_sitemap(bomb, URL)
    assert [next(entries).url for _ in range(2)] == ["https://step.example/7", "https://step.example/8"]
    with pytest.raises(ListingError, match="unpacks to more than 64 MB"):
        next(entries)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "the answer is empty"),
        (b"Not found", "neither XML nor a list of addresses came"),
        (b"<!DOCTYPE html><html><body>404</body></html>", "an HTML page came instead of a sitemap"),
        (b"<opml/>", "<opml> is the root of no sitemap"),
        (b"<?xml version='1.0'?>", "no sitemap"),
        (b"\x1f\x8bbroken", "the gzip file is damaged"),
        (
            b'<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>https://step.example/&a;</loc></url></urlset>',
            "document type",
        ),
    ],
)
def test_what_is_no_sitemap_says_what_came(content: bytes, words: str) -> None:
    with pytest.raises(ListingError) as caught:
        listed(content)
    assert str(caught.value).startswith(f"{URL}: ") and words in str(caught.value)


def test_fifty_thousand_addresses_pass_in_the_memory_of_a_few() -> None:
    content = f"{HEAD}{''.join(one(f'news/{n}') for n in range(50_000))}</urlset>".encode()
    tracemalloc.start()
    count = sum(1 for _ in read_sitemap(gzip.compress(content), URL))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 50_000
    assert peak < 2_000_000, f"peak of {peak} bytes beside the {len(content)} of the sitemap"


def test_a_sitemap_is_read_only_as_far_as_it_is_asked() -> None:
    content = f"{HEAD}{''.join(one(f'news/{n}') for n in range(50_000))}</urlset>".encode()
    started = time.monotonic()
    first = next(read_sitemap(content, URL))
    assert first.url == "https://step.example/news/0"
    assert time.monotonic() - started < 0.1


@pytest.mark.parametrize("part", ["<url>", "<url ", "<loc>", "</loc>", "<url><loc></loc>", "x", "<!--"])
def test_megabytes_of_nonsense_take_no_time(part: str) -> None:
    started = time.monotonic()
    assert listed("<urlset>" + part * (2_000_000 // len(part))) == []
    assert time.monotonic() - started < 10
