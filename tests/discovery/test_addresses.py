"""Clean addresses, own hosts and copies: tables of Russian cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.article import Outlet
from scraper.addresses import LONGEST_ADDRESS, alias_kind, clean, host_of, is_own, own_hosts

SITE = "https://stepnoy.example"
MOST = "%D0%BC%D0%BE%D1%81%D1%82"


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        # host
        ("HTTPS://WWW.Stepnoy.EXAMPLE", "https://www.stepnoy.example/"),
        ("http://stepnoy.example:80/a", "http://stepnoy.example/a"),
        ("https://stepnoy.example:443/a", "https://stepnoy.example/a"),
        ("http://stepnoy.example:443/a", "http://stepnoy.example:443/a"),
        ("http://127.0.0.1:8041/news/1", "http://127.0.0.1:8041/news/1"),
        ("http://[::1]:8041/news/1", "http://[::1]:8041/news/1"),
        ("http://stepnoy.example./tag/x", "http://stepnoy.example/tag/x"),
        ("http://степь.рф/", "http://xn--e1auee6c.xn--p1ai/"),
        ("http://СТЕПЬ.РФ/новость", "http://xn--e1auee6c.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C"),
        ("http://xn--e1auee6c.xn--p1ai/", "http://xn--e1auee6c.xn--p1ai/"),
        ("http://%D1%81%D1%82%D0%B5%D0%BF%D1%8C.рф/", "http://xn--e1auee6c.xn--p1ai/"),
        # path
        (f"{SITE}/news/../read/./7", f"{SITE}/read/7"),
        (f"{SITE}/../../a/..", f"{SITE}/"),
        (f"{SITE}//news//7", f"{SITE}//news//7"),
        (f"{SITE}/мост", f"{SITE}/{MOST}"),
        (f"{SITE}/%d0%bc%d0%be%d1%81%d1%82", f"{SITE}/{MOST}"),
        (f"{SITE}/%ec%ee%f1%f2", f"{SITE}/%EC%EE%F1%F2"),  # windows-1251: other bytes, perhaps another page
        (f"{SITE}/%7Euser/%41%2D1", f"{SITE}/~user/A-1"),
        (f"{SITE}/a b/«в»", f"{SITE}/a%20b/%C2%AB%D0%B2%C2%BB"),
        (f"{SITE}/100%/тариф%", f"{SITE}/100%25/%D1%82%D0%B0%D1%80%D0%B8%D1%84%25"),
        (f"{SITE}\\news\\7", f"{SITE}/news/7"),
        (f" \n{SITE}/ne\r\nws/7\t", f"{SITE}/news/7"),
        (f"\u00a0{SITE}/news/7\ufeff", f"{SITE}/news/7"),
        (f"{SITE}/news/7;jsessionid=A1B2?id=3", f"{SITE}/news/7?id=3"),
        # fragment
        (f"{SITE}/news/7#comments", f"{SITE}/news/7"),
        (f"{SITE}/#!/news/7", f"{SITE}/"),
        # query: noise goes
        (f"{SITE}/7?utm_source=tg&utm_medium=x", f"{SITE}/7"),
        (f"{SITE}/7?UTM_Source=tg", f"{SITE}/7"),
        (f"{SITE}/7?yclid=1&ysclid=2&fbclid=3&gclid=4&erid=5&_openstat=6", f"{SITE}/7"),
        (f"{SITE}/7/?sphrase_id=2243972", f"{SITE}/7/"),
        (f"{SITE}/7?from=rss", f"{SITE}/7"),
        (f"{SITE}/7?from_inject=1", f"{SITE}/7"),
        (f"{SITE}/7?PHPSESSID=9b1c&id=2", f"{SITE}/7?id=2"),
        (f"{SITE}/7?sid=0123456789abcdef0123456789abcdef", f"{SITE}/7"),
        (f"{SITE}/7/?share=vk&nb=1", f"{SITE}/7/"),
        (f"{SITE}/7/?noamp=mobile", f"{SITE}/7/"),
        (f"{SITE}/7?", f"{SITE}/7"),
        (f"{SITE}/7?&&a=1&", f"{SITE}/7?a=1"),
        (f"{SITE}/?id=5&amp;utm_source=x&amp;r=6", f"{SITE}/?id=5&r=6"),
        (f"{SITE}/?id=5?utm_source=x", f"{SITE}/?id=5"),
        # query: what may be the identity stays, in its order
        (f"{SITE}/index.php?r=news/article&id=60042", f"{SITE}/index.php?r=news/article&id=60042"),
        (f"{SITE}/index.php?id=60042&r=news%2farticle", f"{SITE}/index.php?id=60042&r=news%2Farticle"),
        (f"{SITE}/?ELEMENT_ID=7&SECTION_ID=2", f"{SITE}/?ELEMENT_ID=7&SECTION_ID=2"),
        (f"{SITE}/?newsid=7", f"{SITE}/?newsid=7"),
        (f"{SITE}/?p=237883", f"{SITE}/?p=237883"),
        (f"{SITE}/modules.php?name=News&file=article&sid=123", f"{SITE}/modules.php?name=News&file=article&sid=123"),
        (f"{SITE}/?s=мост", f"{SITE}/?s={MOST}"),
        (f"{SITE}/archive?from=01.11.2023", f"{SITE}/archive?from=01.11.2023"),
        (f"{SITE}/archive?from=a&to=b", f"{SITE}/archive?from=a&to=b"),
        (f"{SITE}/7?print", f"{SITE}/7?print"),
        (f"{SITE}/7?q=%ec%ee%f1%f2", f"{SITE}/7?q=%EC%EE%F1%F2"),
        (f"{SITE}/7?a=b+c d", f"{SITE}/7?a=b+c%20d"),
    ],
)
def test_an_address_has_one_clean_form(printed: str, meant: str) -> None:
    assert clean(printed) == meant
    assert clean(meant) == meant


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "  ",
        "mailto:red@stepnoy.example",
        "javascript:void(0)",
        "JavaScript:history.back()",
        "tel:+73537000000",
        "data:text/html,мост",
        "ftp://stepnoy.example/a",
        "tg://resolve?domain=stepnoy",
        "stepnoy.example/news/7",
        "http://",
        "https:///news/7",
        "http://user:secret@stepnoy.example/",
        "http://red@stepnoy.example",
        "http://stepnoy.example:0/",
        "http://stepnoy.example:99999/",
        "http://stepnoy.example:порт/",
        "http://step noy.example/",
        "http://stepnoy..example/",
        "http://[::1/",
        "http://[мост]/",
        "http://" + "а" * 64 + ".рф/",
        f"{SITE}/" + "я" * (LONGEST_ADDRESS // 6),
    ],
)
def test_what_no_crawl_can_ask_for_is_refused(printed: str) -> None:
    assert clean(printed) == ""


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("7", f"{SITE}/news/7"),
        ("/read/7", f"{SITE}/read/7"),
        ("//www.stepnoy.example/7", "https://www.stepnoy.example/7"),
        ("?id=7", f"{SITE}/news/list?id=7"),
        ("../7", f"{SITE}/7"),
        ("http://stepnoy.example/7", "http://stepnoy.example/7"),
        ("", ""),
        ("mailto:a@b.example", ""),
    ],
)
def test_a_link_is_read_from_its_page(href: str, meant: str) -> None:
    assert clean(href, f"{SITE}/news/list") == meant


ODD_CHARACTERS = st.text(
    alphabet=st.one_of(st.sampled_from("/?#&=%.;:@[]\\ +-_~абяё«\u00a0\ud800nutm_fromamp0f"), st.characters())
)


@given(ODD_CHARACTERS)
def test_cleaning_twice_is_cleaning_once(tail: str) -> None:
    for address in (f"http://stepnoy.example/{tail}", f"http://stepnoy.example/?{tail}", f"http://{tail}", tail):
        once = clean(address)
        assert clean(once) == once
        assert once.isascii() and len(once) <= LONGEST_ADDRESS


OUTLET = Outlet(
    slug="step",
    title="Степные вести",
    homepage="https://www.step-vesti.example/",
    former_homepages=("http://степь.рф/", "http://127.0.0.1:8041/"),
)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://step-vesti.example/news/7", True),
        ("http://www.step-vesti.example/news/7", True),
        ("http://m.step-vesti.example/news/7", True),
        ("http://pda.step-vesti.example/news/7", True),
        ("http://xn--e1auee6c.xn--p1ai/7", True),
        ("http://www.степь.рф/7", True),
        ("http://127.0.0.1:8041/7", True),
        ("http://127.0.0.1:8042/7", False),
        ("http://127.0.0.1/7", False),
        ("https://step-vesti.example:8443/7", False),
        ("https://forum.step-vesti.example/7", False),
        ("https://notstep-vesti.example/7", False),
        ("https://step-vesti.example.org/7", False),
        ("mailto:red@step-vesti.example", False),
    ],
)
def test_own_are_the_hosts_of_all_homepages_with_their_ports(url: str, expected: bool) -> None:
    assert is_own(url, OUTLET) is expected


def test_a_numeric_host_has_no_mobile_twin() -> None:
    outlet = Outlet(slug="x", title="x", homepage="http://127.0.0.1:8041/")
    assert own_hosts(outlet) == {"127.0.0.1:8041"}
    assert host_of("http://127.0.0.1:8041/news") == "127.0.0.1:8041"


@pytest.mark.parametrize(
    ("url", "kind", "original"),
    [
        (f"{SITE}/7?amp=1", "amp", f"{SITE}/7"),
        (f"{SITE}/?p=7&amp", "amp", f"{SITE}/?p=7"),
        (f"{SITE}/2026/01/05/31514-amp.html", "amp", f"{SITE}/2026/01/05/31514.html"),
        (f"{SITE}/news/most.amp", "amp", f"{SITE}/news/most"),
        (f"{SITE}/news/7/amp/", "amp", f"{SITE}/news/7/"),
        (f"{SITE}/news/7/amp", "amp", f"{SITE}/news/7"),
        (f"{SITE}/amp/news/7", "amp", f"{SITE}/news/7"),
        ("https://amp.stepnoy.example/7", "amp", f"{SITE}/7"),
        (f"{SITE}/news/7/print", "print", f"{SITE}/news/7"),
        (f"{SITE}/news/7/print/", "print", f"{SITE}/news/7/"),
        (f"{SITE}/news/7/?print=Y", "print", f"{SITE}/news/7/"),
        (f"{SITE}/news/7/?print=1", "print", f"{SITE}/news/7/"),
        (f"{SITE}/news/7-most-print.html", "print", f"{SITE}/news/7-most.html"),
        (f"{SITE}/?id=7&tmpl=component&print=1&layout=default&page=", "print", f"{SITE}/?id=7"),
        (f"{SITE}/print:page,1,7-most.html", "print", f"{SITE}/7-most.html"),
        (f"{SITE}/news/most/2026-11-20-7;print", "print", f"{SITE}/news/most/2026-11-20-7"),
        ("https://m.stepnoy.example/7", "mobile", f"{SITE}/7"),
        ("https://pda.stepnoy.example/7", "mobile", f"{SITE}/7"),
        ("https://pda.stepnoy.example/7/print", "print", f"{SITE}/7"),
    ],
)
def test_a_copy_shows_its_kind_and_its_original(url: str, kind: str, original: str) -> None:
    assert alias_kind(url) == (kind, original)
    assert alias_kind(original) is None


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/news/7",
        f"{SITE}/amp",
        f"{SITE}/print/",
        f"{SITE}/news/most-cherez-amper",
        f"{SITE}/print-house.html",
        f"{SITE}/7?amp=0",
        f"{SITE}/7?view=article&id=3",
        f"{SITE}/?page=2",
        "https://m.ru/7",
        "",
    ],
)
def test_other_addresses_are_no_copies(url: str) -> None:
    assert alias_kind(url) is None
