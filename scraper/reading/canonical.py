"""Under which address an article lives, and which other ones the page names: a witness heard within the outlet only."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from archive.article import Address, Outlet
from scraper.addresses import alias_kind, clean, is_own
from scraper.reading.page import Page
from scraper.reading.source import Source
from scraper.reading.witnesses import Witnesses


def find_addresses(page: Page | None, witnesses: Witnesses | None, source: Source) -> tuple[str, tuple[Address, ...]]:
    """Return the canonical address and the others a page names.

    rel=canonical and og:url count only on the outlet's own hosts, and not where they lead up to a listing or the home
    page: some systems print those on every page.
    """
    own = clean(source.capture.url)
    if not own or page is None or witnesses is None:
        return own or source.capture.url, ()
    links = [(element.get("rel", "").lower().split(), element) for element in page.root.iter("link")]
    named = [element.get("href", "") for rel, element in links if "canonical" in rel]
    canonical = next(_believed([*named, *witnesses.addresses], own, source.outlet), own)
    found: dict[str, Address] = {}
    for rel, element in links:
        kind = _kind(rel, element.get("media", ""))
        address = clean(element.get("href", ""), own) if kind else ""
        if address and address != canonical and is_own(address, source.outlet):
            found.setdefault(address, Address(url=address, kind=kind))
    return canonical, tuple(found.values())


def _kind(rel: list[str], media: str) -> str:
    if "amphtml" in rel:
        return "amp"
    if "shortlink" in rel:
        return "alias"
    return "mobile" if "alternate" in rel and ("handheld" in media or "max-width" in media) else ""


def _believed(named: list[str], own: str, outlet: Outlet) -> Iterator[str]:
    for name in named:
        address = clean(name, own) if name else ""
        if address and is_own(address, outlet) and not _leads_up(address, own):
            yield address


def _leads_up(address: str, own: str) -> bool:
    """Say whether an address is the home page, or a folder the page itself lies in.

    A copy's original is no such folder: /news/1/print is a page below /news/1, and says so by its form.
    """
    there, here = urlsplit(address), urlsplit(own)
    path = there.path.rstrip("/")
    if not path and not there.query:
        return bool(here.path.strip("/") or here.query)
    if (there.path, there.query) == (here.path, here.query) or not here.path.startswith(f"{path}/") or there.query:
        return False
    alias = alias_kind(own)
    if alias is not None and urlsplit(alias[1]).path.rstrip("/") == path:
        return False
    return here.path.rstrip("/") != path
