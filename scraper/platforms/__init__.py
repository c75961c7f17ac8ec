"""Platforms by name: ours, and those another package adds through the entry-point group `podshivka.platforms`."""

from functools import cache
from importlib.metadata import entry_points

from scraper.platforms.bitrix import Bitrix
from scraper.platforms.dle import DataLife
from scraper.platforms.drupal import Drupal
from scraper.platforms.families import FAMILIES
from scraper.platforms.generic import Generic
from scraper.platforms.joomla import Joomla
from scraper.platforms.newsread import NewsRead
from scraper.platforms.platform import Platform
from scraper.platforms.tilda import Tilda
from scraper.platforms.ucoz import Ucoz
from scraper.platforms.wordpress import WordPress

AUTO = "auto"
"""What the registry says where nobody has looked yet: the platform is recognised from the page at hand."""

OURS: tuple[type[Platform], ...] = (*FAMILIES, NewsRead, WordPress, Bitrix, DataLife, Ucoz, Joomla, Drupal, Tilda, Generic)
"""In the order they are asked, families before the CMS they may run on: the first that recognises a page has it."""


@cache
def platforms() -> dict[str, Platform]:
    """Return all platforms by name. One of another package comes before ours, and replaces one of the same name."""
    added: list[type[Platform]] = [point.load() for point in entry_points(group="podshivka.platforms")]
    found: dict[str, Platform] = {}
    for platform in (*added, *OURS):
        found.setdefault(platform.name, platform())
    return found


def platform_named(name: str) -> Platform:
    """Return the platform the registry names; "auto" is generic until a page is at hand. Raises KeyError."""
    return platforms()[Generic.name if name == AUTO else name]


def recognise(page: str) -> Platform:
    """Return the platform whose marks the source of a page shows, else the generic one."""
    return next((one for one in platforms().values() if one.recognises(page)), platforms()[Generic.name])


__all__ = ["AUTO", "Generic", "Platform", "platform_named", "platforms", "recognise"]
