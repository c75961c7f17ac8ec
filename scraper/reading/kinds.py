"""What kind of page this is: an article, or one that reads well and is none (listings, searches, contacts, a "not found" …).

One rule after another looks at the page; the first that finds something says what it is and how sure it is. What is surely
no article becomes a NotArticle; what may be one, or hides one (a check of the browser, a login), becomes a Problem.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scraper.reading.dates import is_only_date
from scraper.reading.evidence import FEWEST_ITEMS, LIST_KINDS, LITTLE_BODY, Look
from scraper.reading.kind_words import (
    AUTHORS_LIST,
    CHALLENGE,
    EMPTY_LIST,
    LOGIN,
    MAINTENANCE,
    MAYBE_SERVICES,
    NOT_FOUND,
    SERVICES,
    TEAM,
)
from scraper.reading.lists import FEWEST_IMAGES
from scraper.reading.names import is_person
from scraper.reading.own_text import few_lines, without_others
from scraper.reading.parts import Parts
from scraper.reading.source import Source
from scraper.reading.teasers import TEASER_WORDS
from scraper.reading.text import fold
from scraper.reading.titles import cut_title
from scraper.reading.zones import OUTSIDE
from scraper.shapes import is_plain_word, shape_of

ARTICLE = "article"
SHORT_BODY = 600
MOST_ITEMS = 0.6
"""From this share of a page's lines on, lines under headlines that lead elsewhere make it a list."""
BARE_LETTERS, BARE_LINKS = 2500, 8
"""A page with less text and fewer links may be a notice instead of the page."""
FEW_SIGNS, MANY_SIGNS = 2, 4
"""Of an address, a telephone, an editor, a price: so many different ones speak of the site itself."""
LONGEST_NOTICE = 300


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a page is, and why. `is_sure` False: it may hold an article all the same, and is kept for a person to look at."""

    name: str = ARTICLE
    reason: str = ""
    is_sure: bool = True


def own_parts(parts: Parts, source: Source) -> Parts:
    """Return a page with the text that is its own: no other article's lines, and lines that are no prose where it has no other.

    Those are kept only where more speaks for an article than for a list.
    """
    parts = without_others(parts)
    lists = parts.lists
    if not lists.own and (not parts.lines or lists.items >= FEWEST_ITEMS):
        few = few_lines(parts)
        look = Look(few, source) if few else None
        if few and look and look.lists.own and look.lists.share < MOST_ITEMS and look.for_article > look.for_list:
            return few
    return parts


def kind_of(parts: Parts, source: Source) -> Kind:
    """Return what kind of page a page taken apart is; Kind() where it may well be an article."""
    look = Look(parts, source)
    found = (rule(look) for rule in _RULES)
    return next((kind for kind in found if kind is not None), Kind())


def may_tell(parts: Parts, source: Source, headline: str) -> bool:
    """Say whether data (the page's own, or its feed's) may stand for a page that shows little text.

    Not where a notice came instead of the page, nor for one of the articles that a list's data tells.
    """
    look, told = Look(parts, source), fold(headline)
    title = fold(cut_title(parts.page.title, source.site))
    if title and title not in source.site and told and (title in told or told in title):
        return True
    if any(rule(look) for rule in (_obstacle, _nothing_here)):
        return False
    if not title or title in source.site or look.is_announced:
        return True
    return not look.address[0] and not (look.url and is_plain_word(shape_of(look.url)))


def _obstacle(look: Look) -> Kind | None:
    """A check of the browser, a notice of works: the page itself did not come."""
    if look.size > SHORT_BODY or sum(len(block.text) for block in look.blocks) > BARE_LETTERS:
        return None
    links = sum(1 for anchor in look.parts.page.root.iter("a") if (anchor.get("href") or "#")[:1] != "#")
    if links > BARE_LINKS:
        return None
    if links <= 3 and not look.lists.has_own_date and CHALLENGE.search(look.parts.page.source):
        return Kind(
            name="wall", reason="a check of the browser came instead of the page; it is asked for again later", is_sure=False
        )
    said = next((block.text for block in look.blocks if MAINTENANCE.search(block.text)), "")
    title = look.parts.page.title
    if not look.lists.has_own_date and not look.is_announced and (said or MAINTENANCE.search(title)):
        reason = f"a notice of works or of a failure came instead of the page: {(said or title)[:80]!r}"
        return Kind(name="maintenance", reason=reason, is_sure=False)
    return None


def _nothing_here(look: Look) -> Kind | None:
    headline, title = look.parts.headline.text, look.parts.page.title
    if look.lists.own_size >= SHORT_BODY or look.is_announced:
        return None
    if (NOT_FOUND.search(headline) or NOT_FOUND.search(title)) and not look.is_dated:
        return Kind(name="soft404", reason=f"the page says that there is nothing here: {(headline or title)[:80]!r}")
    if look.is_named and (look.lists.own_size >= LITTLE_BODY or look.lists.has_own_date or look.is_stated):
        return None
    said = next((text for text in _notices(look) if NOT_FOUND.search(text)), "")
    return Kind(name="soft404", reason=f"the page says that there is nothing here: {said[:80]!r}") if said else None


def _empty_list(look: Look) -> Kind | None:
    if look.size >= LITTLE_BODY or look.lists.has_own_date or (look.is_named and look.parts.lines):
        return None
    said = next((text for text in _notices(look) if EMPTY_LIST.match(text)), "")
    return Kind(name="listing", reason=f"a list without articles: {said[:80]!r}") if said else None


def _notices(look: Look) -> Iterator[str]:
    """Yield the short lines of the page that are neither links nor in a menu, a sidebar or comments."""
    for block in look.blocks:
        is_plain = block.link_density < 0.5 and len(block.text) <= LONGEST_NOTICE and not block.place.hidden
        if is_plain and look.parts.zones.of(block.place) not in OUTSIDE:
            yield block.text


def _home(look: Look) -> Kind | None:
    if look.address[0] == "home":
        return Kind(name="home", reason="the address is the site's home page")
    return None


def _login(look: Look) -> Kind | None:
    """A text that only subscribers may read: where little of it is shown, it is not the article."""
    if look.size >= LITTLE_BODY:
        return None
    said = next((text for text in _notices(look) if LOGIN.search(text)), "")
    if said and (look.is_named or look.for_article):
        return Kind(name="login", reason=f"the text is behind a login: {said[:80]!r}", is_sure=False)
    return Kind(name="login", reason=f"a login: {said[:80]!r}") if said else None


def _service(look: Look) -> Kind | None:
    """Pages about the site itself: their headline says so; where it may be an article's, their text and address must too."""
    headline = look.parts.headline.text
    for name, pattern in SERVICES.items():
        if pattern.fullmatch(look.headline):
            return Kind(name=name, reason=f"a page of the site, not an article: {headline[:80]!r}")
    if look.is_announced or look.is_dated or look.is_stated or look.is_known_shape:
        return None
    kind, reason = look.address
    for name, pattern in MAYBE_SERVICES.items():
        if pattern.fullmatch(look.headline) and (kind or look.signs_of_site >= FEW_SIGNS):
            return Kind(name=name, reason=f"a page of the site, not an article: {headline[:80]!r}")
    if kind in SERVICES and kind not in LIST_KINDS and (not look.is_named or look.signs_of_site >= FEW_SIGNS):
        return Kind(name=kind, reason=f"a page of the site, not an article: {reason}")
    if not look.is_named and look.signs_of_site >= MANY_SIGNS:
        return Kind(name="contacts", reason="a page of the site, not an article: addresses, telephones and names of its staff")
    return None


def _branch(look: Look) -> Kind | None:
    """A page of the classifieds, the firms, the cinema of a city's portal, as its menu or its address says."""
    branch = look.branch
    if branch is None or branch.kind == "gallery":
        return None
    is_dated, is_long = look.lists.has_own_date, look.lists.own_size >= (LITTLE_BODY if look.lists.has_own_date else SHORT_BODY)
    if branch.is_open and is_dated and is_long:
        return None
    if branch.is_open and (is_dated or is_long):
        reason = f"an article, or a page of {branch.name!r}, which is no part of the newspaper"
        return Kind(name="unsure", reason=reason, is_sure=False)
    return Kind(name=branch.kind, reason=f"a page of {branch.name!r}, which is no part of the newspaper")


def _author(look: Look) -> Kind | None:
    """An author's page: a name, perhaps a few words on who it is, and a list."""
    if not is_person(look.parts.headline.text) or look.is_announced or look.lists.has_own_date:
        return None
    says = any(AUTHORS_LIST.match(block.text) for block in look.blocks[look.parts.headline.order + 1 :])
    works = any(TEAM.search(line.text) for line in look.parts.lines)
    listed = len(look.lists.teasers) >= FEWEST_ITEMS
    if says or (listed and (works or not look.parts.lines or look.address[0] == "author")):
        return Kind(name="author", reason=f"a list of one author's articles: {look.parts.headline.text[:80]!r}")
    return None


def _day(look: Look) -> Kind | None:
    """A day of a calendar: its headline is a date."""
    if look.headline and is_only_date(look.parts.headline.text) and len(look.lists.teasers) >= FEWEST_ITEMS:
        return Kind(name="calendar", reason=f"a list of articles of a day: {look.parts.headline.text[:80]!r}")
    return None


def _listing(look: Look) -> Kind | None:
    """A list of articles: its lines look like one, and more speaks for one than for an article."""
    reason = _why_listing(look)
    if not reason:
        return None
    name = look.address[0] if look.address[0] in LIST_KINDS else "listing"
    ahead, lists = look.for_list - look.for_article, look.lists
    is_bare = not lists.own and lists.items >= FEWEST_ITEMS
    if ahead > 0 or (ahead == 0 and (is_bare or lists.is_under_headings or not look.parts.lines)):
        return Kind(name=name, reason=f"a list of articles: {reason}")
    if not look.parts.lines or (ahead == 0 and not look.is_named) or (lists.is_under_headings and not look.is_announced):
        return Kind(name="unsure", reason=f"an article or a list of articles: {reason}", is_sure=False)
    return None


def _why_listing(look: Look) -> str:
    """Return what makes a page look like a list, empty where its lines are its own."""
    lists, lines, teasers = look.lists, look.parts.lines, look.lists.teasers
    if not lines and len(teasers) >= FEWEST_ITEMS:
        return f"{len(teasers)} headlines lead elsewhere, and there is no text"
    if not lines and len(look.parts.cards) >= FEWEST_ITEMS:
        return f"{len(look.parts.cards)} cards of other articles, and no text of its own"
    if lists.items >= FEWEST_ITEMS and lists.share >= MOST_ITEMS and (lists.beside >= FEWEST_ITEMS or not lists.has_own_text):
        return f"{lists.items} of its {len(lines)} lines stand under headlines that lead elsewhere"
    if not lines or lists.own_size >= SHORT_BODY:
        return ""
    if not lists.has_own_text and max(lists.items, lists.between) >= FEWEST_ITEMS:
        return f"{max(lists.items, lists.between)} headlines lead elsewhere, and no text stands above them"
    if not lists.own:
        return "its text stands under headlines that lead elsewhere"
    if lists.is_headed_by_one_of_many:
        return "its headline is one of several that lead elsewhere"
    if look.leads_away:
        return "the only headline it has leads elsewhere"
    if lists.beside > TEASER_WORDS and not lists.has_own_date:
        return f"{lists.beside} headlines lead elsewhere, and hardly a word stands above them"
    return ""


def _gallery(look: Look) -> Kind | None:
    if look.parts.lines or look.is_stated:
        return None
    if look.branch is not None and look.branch.kind == "gallery":
        return Kind(name="gallery", reason=f"a page of {look.branch.name!r} without text")
    if look.lists.images < FEWEST_IMAGES or look.is_announced:
        return None
    return Kind(name="gallery", reason=f"{look.lists.images} pictures and no text")


_RULES: tuple[Callable[[Look], Kind | None], ...] = (
    _obstacle,
    _nothing_here,
    _home,
    _service,
    _branch,
    _empty_list,
    _author,
    _day,
    _login,
    _gallery,
    _listing,
)
