"""Which addresses are copies of an article's own: for printing, for AMP, for telephones, by form or by platform. Pure."""

from archive.article import Outlet
from scraper.addresses import alias_kind, clean
from scraper.platforms import platform_named
from scraper.shapes import target_of


def original_of(url: str, outlet: Outlet) -> tuple[str, str] | None:
    """Return (kind, address of the original) where an address has the form of a copy, else None.

    >>> newspaper = Outlet(slug="gtsmi", title="Гвардеец труда", homepage="https://gtsmi.ru/")
    >>> original_of("https://gtsmi.ru/news/read/29413?print=1", newspaper)
    ('print', 'https://gtsmi.ru/news/read/29413')
    """
    if by_form := alias_kind(url):
        return by_form
    if by_platform := platform_named(outlet.platform).original(target_of(url)):
        kind, original = by_platform
        return kind, clean(original, url)
    return None
