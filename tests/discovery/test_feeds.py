"""Feeds of every kind, and what is no feed."""

import contextlib
import gzip
import time

import pytest

from scraper.discover import Entry, ListingError, read_feed

URL = "https://step.example/rss.xml"


def only(content: str | bytes, content_type: str = "") -> Entry:
    """The one entry of a feed."""
    listing = read_feed(content if isinstance(content, bytes) else content.encode(), URL, content_type)
    assert listing.kind == "feed" and listing.more == ()
    (entry,) = listing.entries
    return entry


def item(parts: str, root: str = '<rss version="2.0">', channel: str = "") -> str:
    return f"{root}<channel><title>Степные вести</title>{channel}<item>{parts}</item></channel></rss>"


LINK = "<link>https://step.example/news/7</link>"

RSS_2 = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Степные вести</title><link>https://step.example/</link>
<item>
  <title>В Степном открыли «Мост»</title>
  <link>https://step.example/news/7?utm_source=rss</link>
  <guid isPermaLink="false">step-7</guid>
  <pubDate>Fri, 20 Nov 2026 10:15:00 +0500</pubDate>
  <dc:creator>Анна Полынина</dc:creator>
  <category>Общество</category><category>Дороги</category><category>Общество</category>
  <description><![CDATA[<p>Мост ждали <b>семь лет</b>.</p>]]></description>
  <content:encoded><![CDATA[<p>Мост ждали семь лет.</p><p>Вчера его открыли.</p>]]></content:encoded>
  <enclosure url="https://step.example/most.mp3" type="audio/mpeg"/>
  <enclosure url="/most.jpg" type="image/jpeg"/>
</item></channel></rss>"""


def test_rss_2_gives_all_it_says() -> None:
    assert only(RSS_2) == Entry(
        url="https://step.example/news/7",
        headline="В Степном открыли «Мост»",
        published="Fri, 20 Nov 2026 10:15:00 +0500",
        summary="<p>Мост ждали <b>семь лет</b>.</p>",
        text="<p>Мост ждали семь лет.</p><p>Вчера его открыли.</p>",
        author="Анна Полынина",
        sections=("Общество", "Дороги"),
        image_url="https://step.example/most.jpg",
        guid="step-7",
    )


def test_atom_1_gives_all_it_says() -> None:
    entry = only("""<?xml version="1.0"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru"><title>Степные вести</title>
    <link rel="self" href="https://step.example/atom.xml"/><link href="https://step.example/"/>
    <entry><title type="html">Мост &amp;laquo;Урал&amp;raquo;</title><id>tag:step.example,2026:7</id>
    <link rel="replies" href="/news/7/comments"/><link rel="alternate" type="application/json" href="/news/7.json"/>
    <link rel="alternate" type="text/html" href="/news/7"/><link rel="enclosure" type="image/png" href="/most.png"/>
    <published>2026-11-20T10:15:00+05:00</published><updated>2026-11-20T11:00:00+05:00</updated>
    <author><name>Анна Полынина</name><email>a@step.example</email></author><category term="obshchestvo" label="Общество"/>
    <summary>Коротко.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Мост открыт.</p></div></content></entry></feed>""")
    assert (entry.url, entry.headline) == ("https://step.example/news/7", "Мост «Урал»")
    assert (entry.published, entry.modified) == ("2026-11-20T10:15:00+05:00", "2026-11-20T11:00:00+05:00")
    assert (entry.author, entry.sections, entry.image_url) == ("Анна Полынина", ("Общество",), "https://step.example/most.png")
    assert entry.summary == "Коротко." and "<p>Мост открыт.</p>" in entry.text and entry.guid == "tag:step.example,2026:7"


def test_atom_03_and_rdf_are_read_too() -> None:
    atom = only("""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Мост</title><issued>2005-01-02</issued>
    <link rel="alternate" type="text/html" href="https://step.example/7"/><modified>2005-01-03</modified></entry></feed>""")
    assert (atom.url, atom.published, atom.modified) == ("https://step.example/7", "2005-01-02", "2005-01-03")
    rdf = only("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://step.example/rss"><title>Вести</title>
    <link>https://step.example/</link></channel><item rdf:about="https://step.example/7"><title>Мост</title>
    <dc:date>2005-01-02T03:04+05:00</dc:date><dc:creator>А. П.</dc:creator><dc:subject>Город</dc:subject></item></rdf:RDF>""")
    assert (rdf.url, rdf.published) == ("https://step.example/7", "2005-01-02T03:04+05:00")
    assert (rdf.author, rdf.sections) == ("А. П.", ("Город",))


def test_rss_091_with_its_document_type_is_read() -> None:
    head = '<?xml version="1.0"?>\n<!-- источник -->\n<!DOCTYPE rss PUBLIC "-//N//DTD 0.91//EN" "http://n.example/r.dtd" '
    entry = only(head + '[<!ENTITY laquo "x">]>\n' + item(LINK + "<title>&laquo;Мост&raquo;</title>", "<rss version='0.91'>"))
    assert entry.headline == "«Мост»"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ("<yandex:full-text>Весь текст.</yandex:full-text><content:encoded>Начало.</content:encoded>", "Весь текст."),
        ("<turbo:content><![CDATA[<h1>Мост</h1><p>Весь.</p>]]></turbo:content>", "<h1>Мост</h1><p>Весь.</p>"),
        ("<content:encoded>&lt;p&gt;Весь.&lt;/p&gt;</content:encoded>", "<p>Весь.</p>"),
        ("<fulltext>Весь.</fulltext>", "Весь."),
        ("<yandex:full-text> </yandex:full-text><content:encoded>Весь.</content:encoded>", "Весь."),
        ("<yandex:genre>article</yandex:genre>", ""),
    ],
)
def test_full_text_is_found_whether_its_prefix_is_declared_or_not(parts: str, text: str) -> None:
    declared = '<rss xmlns:yandex="http://news.yandex.ru" xmlns:turbo="http://turbo.yandex.ru" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    assert only(item(LINK + parts, declared)).text == text
    assert only(item(LINK + parts)).text == text


def test_other_prefixes_for_known_namespaces_are_understood() -> None:
    root = '<rss xmlns:ya="http://news.yandex.ru" xmlns:d="http://purl.org/dc/elements/1.1/" xmlns="http://backend.userland.com/rss2">'
    entry = only(item(LINK + "<ya:full-text>Весь.</ya:full-text><d:date>2026-11-20</d:date>", root))
    assert (entry.text, entry.published) == ("Весь.", "2026-11-20")


@pytest.mark.parametrize(
    ("parts", "url"),
    [
        ("<link>/news/7</link>", "https://step.example/news/7"),
        ("<link> https://step.example/news/7 \n</link>", "https://step.example/news/7"),
        ("<link><![CDATA[https://step.example/?id=7&r=8]]></link>", "https://step.example/?id=7&r=8"),
        ("<link>https://step.example/?id=7&r=8</link>", "https://step.example/?id=7&r=8"),
        ("<link>https://step.example/?id=7&amp;r=8</link>", "https://step.example/?id=7&r=8"),
        ("<guid>https://step.example/news/7</guid>", "https://step.example/news/7"),
        ('<guid isPermaLink="true">https://step.example/news/7</guid><link/>', "https://step.example/news/7"),
        ('<atom:link href="https://step.example/news/7"/>', "https://step.example/news/7"),
        ('<link/><atom:link rel="alternate" href="/news/7"/>', "https://step.example/news/7"),
        (f"<feedburner:origLink>https://step.example/a</feedburner:origLink>{LINK}", "https://step.example/a"),
        (f'<atom:link rel="self" href="https://step.example/x"/>{LINK}', "https://step.example/news/7"),
        ("<link>http://степь.рф/мост</link>", "http://xn--e1auee6c.xn--p1ai/%D0%BC%D0%BE%D1%81%D1%82"),
    ],
)
def test_the_address_is_found_wherever_it_stands(parts: str, url: str) -> None:
    assert only(item(parts)).url == url


def test_relative_addresses_start_from_xml_base_or_from_the_channels_site() -> None:
    assert only(item("<link>news/7</link>", channel="<link>https://www.step.example/gazeta/</link>")).url == (
        "https://www.step.example/gazeta/news/7"
    )
    assert only(item("<link>news/7</link>", '<rss xml:base="https://step.example/b/">')).url == "https://step.example/b/news/7"


def test_entries_without_an_address_are_left_out_but_not_all_of_them() -> None:
    feed = f"<rss><channel><item>{LINK}</item><item><title>Реклама</title></item></channel></rss>"
    assert only(feed).url == "https://step.example/news/7"
    with pytest.raises(ListingError, match="1 entries, and none has an address"):
        read_feed(item('<guid isPermaLink="false">7</guid>').encode(), URL)


@pytest.mark.parametrize(
    ("printed", "headline"),
    [
        ("Мост &amp;laquo;Урал&amp;raquo;", "Мост «Урал»"),
        ("Мост &laquo;Урал&raquo;&nbsp;&mdash; открыт", "Мост «Урал» — открыт"),
        ("<![CDATA[Мост &laquo;Урал&raquo; & река]]>", "Мост «Урал» & река"),
        ("<![CDATA[<b>Мост</b>\n  открыт]]>", "Мост открыт"),
        ("Мост<br>открыт", "Мост открыт"),
        ("Дождь & снег &copy; &неизвестно; &#8212; &#0; &#x1F;", "Дождь & снег © &неизвестно; —"),
        ("Пять < шести", "Пять < шести"),
    ],
)
def test_a_headline_is_plain_text(printed: str, headline: str) -> None:
    assert only(item(f"<title>{printed}</title>{LINK}")).headline == headline


@pytest.mark.parametrize(
    ("parts", "author"),
    [
        ("<author>red@step.example (Анна Полынина)</author>", "Анна Полынина"),
        ("<author>red@step.example</author>", ""),
        ("<author>Анна Полынина</author><dc:creator>Анна Полынина</dc:creator>", "Анна Полынина"),
        ("<dc:creator>Анна Полынина</dc:creator><dc:creator>Иван Ковылин</dc:creator>", "Анна Полынина; Иван Ковылин"),
    ],
)
def test_authors_are_names(parts: str, author: str) -> None:
    assert only(item(LINK + parts)).author == author


@pytest.mark.parametrize(
    ("parts", "image"),
    [
        ('<media:content url="/a.mp4" type="video/mp4"/><media:content url="/a.jpg" medium="image"/>', "a.jpg"),
        ('<media:group><media:content url="/a.png" type="image/png"/></media:group>', "a.png"),
        ('<media:thumbnail url="/a.gif"/>', "a.gif"),
        ('<enclosure url="/a.JPG?w=1"/>', "a.JPG?w=1"),
        ("<image><url>/a.webp</url><title>x</title></image>", "a.webp"),
        ("<image>/a.webp</image>", "a.webp"),
        ('<enclosure url="/a.mp3"/>', ""),
    ],
)
def test_the_first_picture_is_the_image(parts: str, image: str) -> None:
    assert only(item(LINK + parts)).image_url == (image and f"https://step.example/{image}")


RUSSIAN = f"<title>В районном музее открылась выставка старых фотографий</title>{LINK}"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866", "utf-8"])
@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "ibm866", "utf-8", ""])
def test_the_charset_is_found_also_where_the_declaration_lies(charset: str, declared: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    assert only((head + item(RUSSIAN)).encode(charset)).headline == "В районном музее открылась выставка старых фотографий"


@pytest.mark.parametrize("junk", ["\ufeff", "\n\n  ", "\ufeff\n", "<br />\n<b>Warning</b>: mysql\n", "\x00\x0b"])
def test_junk_in_front_of_a_feed_does_no_harm(junk: str) -> None:
    content = (junk + '<?xml version="1.0" encoding="utf-8"?>' + item(RUSSIAN)).encode()
    if "<b>" in junk:  # PHP's warnings look like a page, and the feed behind them may be cut: better said
        with pytest.raises(ListingError):
            read_feed(content, URL)
    else:
        assert only(content).headline.startswith("В районном музее")


def test_control_characters_inside_do_no_harm() -> None:
    assert only(item(f"<title>Мост\x01 от\x1fкрыт\x0c</title>{LINK}")).headline == "Мост открыт"


def test_a_torn_feed_gives_its_whole_entries_only() -> None:
    feed = f"<rss><channel><item>{LINK}</item><item><link>https://step.example/news/8</link></item><item><link>https://step.exa"
    listing = read_feed(feed.encode(), URL)
    assert [entry.url for entry in listing.entries] == ["https://step.example/news/7", "https://step.example/news/8"]


def test_unclosed_tags_in_a_description_do_not_swallow_the_next_entry() -> None:
    first = f"<item><title>Один<br></title>{LINK}<description>Раз<p>два<img src='a'></description></item>"
    feed = f"<rss><channel>{first}<item><link>https://step.example/news/8</link></item></channel></rss>"
    entries = read_feed(feed.encode(), URL).entries
    assert [entry.url for entry in entries] == ["https://step.example/news/7", "https://step.example/news/8"]
    assert entries[0].summary.startswith("Раз<p>два")


def test_an_empty_channel_is_an_empty_listing() -> None:
    assert read_feed(b"<rss><channel><title>x</title></channel></rss>", URL).entries == ()


def test_json_feed_is_read_as_a_feed() -> None:
    content = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Вести", "home_page_url": "https://step.example/", "items": ['
    )
    content += '{"id": "7", "url": "https://step.example/7", "title": "Мост", "content_html": "<p>Весь.</p>", '
    content += '"date_published": "2026-11-20"}]}'
    entry = only(content)
    assert (entry.url, entry.headline, entry.text, entry.published) == (
        "https://step.example/7",
        "Мост",
        "<p>Весь.</p>",
        "2026-11-20",
    )


PAGE = '<!DOCTYPE html><html><head><title>Вести</title>{}</head><body><a href="/">На главную</a></body></html>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (PAGE.format(""), "an HTML page came instead of a feed; if it is a section page, move it to `sections`"),
        (
            PAGE.format('<link rel="alternate" type="application/rss+xml" href="/news/rss/?a=1&amp;b=2">'),
            "the page names this feed: https://step.example/news/rss/?a=1&b=2",
        ),
        ("", "the answer is empty"),
        (
            "<urlset><url><loc>https://step.example/7</loc></url></urlset>",
            "this is a sitemap, not a feed; move it to `sitemaps`",
        ),
        ("Not found", "neither RSS nor Atom"),
        ("<opml><body/></opml>", "neither RSS nor Atom"),
        ("{обрыв", "looks like JSON but cannot be read"),
    ],
)
def test_what_is_no_feed_says_what_came_and_what_to_try(content: str, words: str) -> None:
    with pytest.raises(ListingError) as caught:
        read_feed(content.encode(), URL)
    assert str(caught.value).startswith(f"{URL}: ") and words in str(caught.value)


def test_entities_are_never_expanded_and_files_never_read() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    feed = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a0 "мост"><!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]>'
    started = time.monotonic()
    entry = only(feed + item(f"<title>Мост &a9; &x;</title><category term='&a9;'>&x;</category>{LINK}"))
    assert entry.headline == "Мост &a9; &x;" and entry.sections == ("&x;",)
    assert time.monotonic() - started < 1


@pytest.mark.parametrize("part", ["<![CDATA[", "<!DOCTYPE [", "<item>", "&", "<!--", "<item><title>"])
def test_a_megabyte_of_nonsense_takes_no_time(part: str) -> None:
    started = time.monotonic()
    with contextlib.suppress(ListingError):
        read_feed(("<rss>" + part * (1_000_000 // len(part))).encode(), URL)
    assert time.monotonic() - started < 5


def test_packed_bytes_are_no_feed() -> None:
    with pytest.raises(ListingError):
        read_feed(gzip.compress(RSS_2.encode()), URL)
