"""The sites of tests/platforms, one file each."""

from tests.platforms.site import Site
from tests.platforms.sites.bitrix import BitrixSite
from tests.platforms.sites.calendar import CalendarSite
from tests.platforms.sites.dle import DataLifeSite
from tests.platforms.sites.drupal import DrupalSite
from tests.platforms.sites.generic import GenericSite
from tests.platforms.sites.issues import IssuesSite
from tests.platforms.sites.joomla import JoomlaSite
from tests.platforms.sites.newsread import NewsReadSite
from tests.platforms.sites.threefold import ThreefoldSite
from tests.platforms.sites.ticker import TickerSite
from tests.platforms.sites.tilda import TildaSite
from tests.platforms.sites.ucoz import UcozSite
from tests.platforms.sites.wordpress import WordPressSite

SITES: tuple[type[Site], ...] = (
    *(WordPressSite, BitrixSite, DataLifeSite, UcozSite, JoomlaSite),
    *(DrupalSite, TildaSite, NewsReadSite, GenericSite),
    *(CalendarSite, IssuesSite, TickerSite, ThreefoldSite),
)
