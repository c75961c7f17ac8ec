"""Which charset a page is really in: decided by the bytes, not by what is declared."""

import pytest

from scraper.reading.charset import declared_charsets, decode

SENTENCE = "Сегодня в районе прошёл снег, и дороги закрыли до утра."
MOSTLY_ASCII = "<html><head><title>x</title></head><body>" + "<div class='a'></div>" * 400 + SENTENCE + "</body></html>"
LONG = "<p>" + "Подъезд к объекту щебнем цыганской фабрики ещё не отсыпан. " * 30 + "</p>"
CHARSETS = ("windows-1251", "koi8-r", "ibm866")


@pytest.mark.parametrize("charset", CHARSETS)
@pytest.mark.parametrize("text", [SENTENCE, MOSTLY_ASCII, LONG, "НОВОСТИ ГОРОДА", LONG.upper()])
def test_an_undeclared_cyrillic_charset_is_recognised(charset, text):
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("charset", CHARSETS)
def test_a_declaration_of_utf8_that_lies_is_not_believed(charset):
    text = f'<html><head><meta charset="utf-8"></head><body>{LONG}</body></html>'
    assert decode(text.encode(charset), "text/html; charset=utf-8") == text


@pytest.mark.parametrize("declared", ["windows-1251", "koi8-r", "iso-8859-1"])
def test_valid_utf8_wins_over_any_declaration(declared):
    text = f'<meta charset="{declared}"><p>{SENTENCE}</p>'
    assert decode(text.encode(), f"text/html; charset={declared}") == text


def test_one_russian_charset_declared_as_another_is_not_believed():
    text = f'<meta charset="koi8-r">{LONG}'
    assert decode(text.encode("windows-1251"), "text/html; charset=koi8-r") == text


def test_the_declared_charset_is_taken_where_it_gives_russian():
    text = f'<?xml version="1.0" encoding="windows-1251"?><rss><title>{SENTENCE}</title></rss>'
    assert decode(text.encode("windows-1251")) == text


def test_a_western_page_keeps_its_declared_charset():
    text = '<meta charset="iso-8859-1"><p>Déjà vu à la crème brûlée, garçon</p>'
    assert decode(text.encode("latin-1")) == text


def test_beautifulsoup_decides_where_no_cyrillic_charset_fits():
    text = '<?xml version="1.0" encoding="big5"?><p>新聞報導與評論</p>'
    assert decode(text.encode("big5")) == text


def test_a_utf8_page_with_one_broken_byte_stays_utf8():
    page = LONG.encode()[:-4] + b"\xd0" + LONG.encode()[-4:]
    assert decode(page).startswith(LONG[:500])


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf8_and_utf16_are_recognised_by_their_marks_or_their_zeros(charset):
    text = f"<html><body>{SENTENCE}</body></html>"
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize("name", ["hex", "idna", "undefined", "utf-99", "rot13"])
def test_a_declaration_that_names_no_charset_is_passed_over(name):
    text = f'<meta charset="{name}">{LONG}'
    assert declared_charsets(text.encode("windows-1251")) == []
    assert decode(text.encode("windows-1251")) == text
