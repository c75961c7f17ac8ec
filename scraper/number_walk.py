"""Back issues by number, where no listing reaches them: /news.php?n=1021 was published, so 1020 may have been. Pure."""

from collections.abc import Iterable
from itertools import takewhile

from scraper.address_learning import number_of

FEWEST_ARTICLES = 8
"""So many known articles must share an address but for the number before numbers are tried."""

WIDEST_STEP = 6
"""Numbers from one article to the next, on average; a site that numbers everything it holds has wider steps."""

MISSES = (5, 20)
"""Numbers in a row without an article after which there is nothing farther down: four usual steps, within these bounds."""

BATCH = 5


def next_numbers(pages: Iterable[tuple[str, bool]]) -> list[str]:
    """Return the next addresses to try, the newest first; empty where numbers lead nowhere.

    `pages` are the known addresses of an outlet, each with whether it was an article.

    >>> known = [(f"https://gtsmi.ru/news.php?n={number}", True) for number in range(1021, 1040, 2)]
    >>> next_numbers(known)[0]
    'https://gtsmi.ru/news.php?n=1020'
    """
    families: dict[str, dict[int, bool]] = {}
    for url, is_article in pages:
        number = number_of(url)
        if number and url.count(str(number)) == 1:
            families.setdefault(url.replace(str(number), "{}"), {})[number] = is_article
    best = max(families, key=lambda one: sum(families[one].values()), default="")
    if not best or "{" in best.replace("{}", ""):
        return []
    articles = sorted(number for number, is_article in families[best].items() if is_article)
    step = (articles[-1] - articles[0]) / max(len(articles) - 1, 1)
    if len(articles) < FEWEST_ARTICLES or step > WIDEST_STEP:
        return []
    most_misses = min(max(round(4 * step), MISSES[0]), MISSES[1])
    tried = families[best]
    below = range(articles[0] - 1, 0, -1)
    misses = len(list(takewhile(lambda number: number in tried, below)))
    untried = [number for number in below[:most_misses] if number not in tried]
    return [best.format(number) for number in untried[:BATCH]] if misses < most_misses else []
