"""The families: outlets of one publisher that share an engine nobody else has. They are asked before the CMSs."""

from scraper.platforms.aif import Aif
from scraper.platforms.bashkortostan import Bashkortostan
from scraper.platforms.dayru import DayRu
from scraper.platforms.gid import Gid
from scraper.platforms.kp import Kp
from scraper.platforms.mk import Mk
from scraper.platforms.platform import Platform
from scraper.platforms.shkulev import Shkulev
from scraper.platforms.tatmedia import Tatmedia

FAMILIES: tuple[type[Platform], ...] = (Kp, Aif, Mk, Tatmedia, Bashkortostan, Shkulev, Gid, DayRu)
