"""Why a host did not answer, in one plain line: what Scrapy, Twisted and OpenSSL raise, put into words."""

from urllib.parse import urlsplit

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

_TLS = ("ssl", "certificate", "tls", "openssl")


def in_words(error: Exception, url: str) -> str:
    """Return what kept an address from answering, and what to look at.

    >>> in_words(CannotResolveHostError("gtsmi.ry"), "https://gtsmi.ry/")
    'there is no host gtsmi.ry (its name is not found); look for a misprint in the address'
    """
    host = urlsplit(url).netloc
    text = " ".join(f"{type(error).__name__} {error} {error.__cause__ or ''} {getattr(error, 'reasons', '')}".split())
    if isinstance(error, CannotResolveHostError) or "DNSLookup" in text:
        return f"there is no host {host} (its name is not found); look for a misprint in the address"
    if isinstance(error, DownloadTimeoutError) or "Timeout" in text:
        return f"{host} does not answer in time; try later, and in a browser"
    if any(word in text.lower() for word in _TLS):
        return f"no safe connection to {host}: {_certificate(text)}; try the address with http://"
    if isinstance(error, DownloadConnectionRefusedError) or "ConnectionRefused" in text:
        return f"{host} refuses the connection: no site answers there"
    if isinstance(error, DownloadCancelledError):
        return f"the answer of {host} is larger than a page may be"
    if isinstance(error, ResponseDataLossError):
        return f"{host} broke off in the middle of its answer; try later"
    return f"{host} closes the connection without an answer ({type(error).__name__}); try later"


def _certificate(text: str) -> str:
    lower = text.lower()
    if "expired" in lower:
        return "its certificate has expired"
    if "verification" in lower or "identity" in lower or "verify" in lower:
        return "its certificate is not one for this name, or nobody vouches for it"
    return "its encryption is not one that is spoken today"
