"""Reading: a page becomes an article. Pure: no network, clock, database or settings."""

from scraper.reading.composing import READER_VERSION
from scraper.reading.reader import read

__all__ = ["READER_VERSION", "read"]
