"""Generic: a site of its own make, about which nothing is known beforehand."""

from scraper.platforms.platform import Platform


class Generic(Platform):
    """Recognised by nothing; what no other platform knows. Seen: orsk.ru, mediazavod.ru."""

    name = "generic"
