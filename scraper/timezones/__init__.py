"""The time zone of an outlet, from its place, its texts and its clocks."""

from scraper.timezones.finding import Clues, Zone, find_zone

__all__ = ["Clues", "Zone", "find_zone"]
