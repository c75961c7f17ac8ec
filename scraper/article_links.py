"""Which other articles an article links to: addresses of the shape that the outlet's articles have. Pure."""

from archive.article import Capture, Outlet
from scraper.address_learning import AddressLearning
from scraper.addresses import in_scheme_of, is_own
from scraper.article_addresses import surely_not_article
from scraper.copies import original_of
from scraper.page_links import links_of, parse_html
from scraper.platforms import platform_named
from scraper.reading.charset import decode
from scraper.shapes import is_plain_word, shape_of, target_of


def linked_articles(capture: Capture, outlet: Outlet, learning: AddressLearning) -> list[str]:
    """Return the addresses on a page that are surely articles of the outlet, in the order of the page.

    Raises CaptureError for a body that cannot be unpacked.
    """
    root = parse_html(decode(capture.content(), capture.content_type))
    links = links_of(root, capture.url) if root is not None else []
    return [
        in_scheme_of(outlet.homepage, link.url)
        for link in links
        if is_own(link.url, outlet) and _is_article(link.url, outlet, learning)
    ]


def _is_article(url: str, outlet: Outlet, learning: AddressLearning) -> bool:
    if surely_not_article(url, outlet) or original_of(url, outlet) is not None:
        return False
    if platform_named(outlet.platform).is_article(target_of(url)):
        return True
    return learning.is_article_shape(url) and not is_plain_word(shape_of(url))
