"""Which two addresses are surely the same page, and the id made of one. What a site's queries mean is the scraper's."""

import hashlib
from urllib.parse import urlsplit


def fold(url: str) -> str:
    """Return the address without scheme, "www." and trailing slash: the key under which it is known.

    >>> fold("https://www.gtsmi.ru/news/read/29413/")
    'gtsmi.ru/news/read/29413'
    >>> fold("http://gtsmi.ru/?p=7")
    'gtsmi.ru?p=7'
    """
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.")
    if parts.scheme == "http":
        host = host.removesuffix(":80")
    if parts.scheme == "https":
        host = host.removesuffix(":443")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def article_id(url: str) -> str:
    """Return the id an article gets when first saved under this canonical address: 16 hex digits of SHA-256 of the fold."""
    return hashlib.sha256(fold(url).encode()).hexdigest()[:16]
