"""Which line is the headline: the page's own witnesses are believed where a line of the page agrees with them."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from scraper.reading.blocks import Block, kind
from scraper.reading.boilerplate import is_credit, is_related, is_service
from scraper.reading.crumbs import HOME, last_crumb
from scraper.reading.dates import is_only_date, without_date
from scraper.reading.page import Page
from scraper.reading.teasers import is_stamp
from scraper.reading.text import clean, fold
from scraper.reading.titles import agreement, cut_title, parts, pieces, printed_pieces, site_names
from scraper.reading.witnesses import Witnesses
from scraper.reading.zones import OUTSIDE, Zones, plain_names

NAME = re.compile(
    r"(?:^|\s)(?:title|headline|heading|header|zagolovok|zag|subj|subject|caption|name|ttl|tit|"
    r"(?:content|page|news|post|item|entry|article|detail)(?:title|heading|header)|btl)(?=\s|$)"
)
COUNTER = re.compile(r"^\W*(?:комментари\w*|просмотр\w*|обсудить|обсуждение|фото|видео|comments?|views?)?\W*\d*\W*$", re.I)
LEADING_CLOCK = re.compile(r"^\d{1,2}[:.]\d\d\s+(?=\D)")
LONGEST, SHORTEST = 300, 4
MOST_ALIKE = 3
"""More headings than this at one place of the page are a list: 62 h1 of other news on a page of veved.ru."""
LINES_ABOVE = 5
OPENING = 2
"""Letters by which a line begins like one that a witness tells: most lines need not be compared."""
CUT = " …"
LEVEL_VALUE = {0: 0.0, 1: 2.0, 2: 1.2, 3: 0.8, 4: 0.5, 5: 0.4, 6: 0.4}
SAME_PLACE = 0.5
"""The second line of one heading is a subtitle, unless it agrees clearly better."""
SECTION_WORDS = 2
"""«Общество», «Новости региона»: an <h1> this short may name the section; of two words, where a link bears that name."""
SURE = 3.0
"""From this score on the headline is believed before the text is known: h1 and <title> agree, or two witnesses do."""


@dataclass(frozen=True, kw_only=True)
class Headline:
    """The headline and the line of the page it was read from, None where only a witness gives it."""

    text: str
    block: Block | None
    score: float = 0.0

    last: int = -1

    @property
    def order(self) -> int:
        return self.block.order if self.block else -1


@dataclass(frozen=True, kw_only=True)
class Candidates:
    """The lines of a page that may be its headline, each with what speaks for it wherever it stands."""

    page: Page
    witnesses: Witnesses
    listed: str
    site: frozenset[str]
    told: tuple[str, ...]
    scored: tuple[tuple[Block, float], ...]


def find_candidates(
    page: Page,
    witnesses: Witnesses,
    *,
    site: Collection[str] = (),
    listed: str = "",
    among: Sequence[Block] | None = None,
) -> Candidates:
    """Return the lines that may be the headline. `site` are the folded names of the site, `listed` is the feed's headline.

    `among` are the only lines that come into question, where that is known.
    """
    own = frozenset((*site, *site_names(page.title)))
    told = _told((*witnesses.headlines, listed, *page.trails), own)
    runs = [run for run in pieces(page.title) if run not in own]
    openings = {text[:OPENING] for text in (*runs, *told)}
    crowd = _crowd(page.blocks)
    scored = []
    for block in page.blocks if among is None else among:
        if not SHORTEST <= len(block.text) <= LONGEST or block.place.hidden:
            continue
        folded = block.folded
        is_spoken_for = folded[:OPENING] in openings
        is_marked = is_spoken_for or block.place.level or _is_named(block)
        if is_marked and folded not in own and not (block.folded[-1:].isdigit() and is_only_date(block.text)):
            score = _score(block, runs if is_spoken_for else (), told if is_spoken_for else (), crowd)
            if score is not None:
                scored.append((block, score))
    return Candidates(page=page, witnesses=witnesses, listed=listed, site=own, told=tuple(told), scored=tuple(scored))


def find_headline(candidates: Candidates, zones: Zones, body_start: int | None = None) -> Headline:
    """Return the headline, with empty text where nothing gives one.

    `body_start` is the order of the text's first line where it is known already: a headline stands above it, and near.
    """
    page, told = candidates.page, candidates.told
    best: Headline | None = None
    for block, value in candidates.scored:
        if body_start is not None and block.order >= body_start:
            break
        score = value - (3.0 if zones.of(block.place) in OUTSIDE else 0.0)
        if score > 0 and body_start is not None:
            score -= min(2.0, (body_start - block.order) * 0.06)
        if score > 0 and (best is None or score > best.score + _reluctance(best, block)):
            best = Headline(text=block.text, block=block, score=score)
    if best is None and body_start is not None and not told:
        best = _line_above(page, body_start, zones)
    if best is not None and body_start is not None:
        best = _below_section(page, best, body_start, zones) or best
    if best is None or best.block is None:
        return Headline(text=_from_witness(page, candidates.witnesses, candidates.listed, candidates.site), block=None)
    return headline_at(candidates, best.block, best.score)


def headline_at(candidates: Candidates, block: Block, score: float) -> Headline:
    """Return the headline that begins with a line: all its lines, without what systems glue to it."""
    page = candidates.page
    lines = _whole(page, block, candidates.told)
    text = " ".join(line.text for line in lines)
    if len(lines) == 1:
        text = _without_section(_tidied(block, (*candidates.witnesses.headlines, candidates.listed)), page, block)
    return Headline(text=text, block=block, score=score, last=lines[-1].order)


def _is_named(block: Block) -> bool:
    names = block.place.names
    return _names_headline(f"{names} {block.names}" if block.names else names)


@lru_cache(maxsize=2048)
def _names_headline(names: str) -> bool:
    return NAME.search(plain_names(names)) is not None


def _below_section(page: Page, best: Headline, body_start: int, zones: Zones) -> Headline | None:
    """Return the line named as a headline between a short heading and the text: then the heading is the section's name."""
    words = len(fold(best.text).split())
    if words > SECTION_WORDS or (words > 1 and not page.links[fold(best.text)]):
        return None
    for block in reversed(page.blocks[best.order + 1 : body_start]):
        is_long = SHORTEST <= len(block.text) <= LONGEST and len(block.folded.split()) > SECTION_WORDS + 1
        if (
            is_long
            and _is_named(block)
            and block.link_density < 0.5
            and not block.place.hidden
            and zones.of(block.place) not in OUTSIDE
        ):
            return Headline(text=block.text, block=block, score=best.score)
    return None


def _told(texts: Iterable[str], site: Collection[str]) -> list[str]:
    """Return the witnesses' headlines, folded, with the site's name before or behind them cut; CUT ends a shortened one."""
    found = []
    for text in texts:
        cut = CUT if text.rstrip().endswith(("…", "...")) else ""
        found += [f"{folded}{cut}" for part in (text, *printed_pieces(text)) if (folded := fold(part)) and folded not in site]
    return [text for text in dict.fromkeys(found) if len(text.split()) > 1]


def _reluctance(best: Headline, block: Block) -> float:
    return SAME_PLACE if best.block is not None and best.block.place is block.place else 0.0


def _whole(page: Page, block: Block, told: Collection[str]) -> list[Block]:
    """Return the lines of a headline: several where <br> breaks it and <title> or a witness has it in one piece."""
    lines = [block]
    for below in page.blocks[block.order + 1 : block.order + 4]:
        if below.place is not block.place:
            break
        lines.append(below)
    known = {*told, *parts(page.title)}
    sizes = (size for size in range(len(lines), 1, -1) if " ".join(line.folded for line in lines[:size]) in known)
    goes_on = block.place.level > 0 and len(lines) > 1 and lines[1].breaks == 1 and _goes_on(block.text, lines[1].text)
    return lines[: next(sizes, 2 if goes_on else 1)]


def _goes_on(text: str, below: str) -> bool:
    """Say whether a line of a heading is one sentence with the line before: «Хлеб пополам, соль — каждому:» / «как …»."""
    return text[-1:] in ":,—–-" or below[:1].islower()


def _crowd(blocks: Sequence[Block]) -> dict[tuple[str, ...], int]:
    counts: dict[tuple[str, ...], int] = {}
    for block in blocks:
        if block.place.level:
            counts[kind(block)] = counts.get(kind(block), 0) + 1
    return counts


def _score(block: Block, runs: Sequence[str], told: Sequence[str], crowd: dict[tuple[str, ...], int]) -> float | None:
    """Return how much speaks for a line being the headline, its zone aside; None without any sign of it."""
    agrees = 3.0 * agreement(block.folded, runs)
    agrees += 3.0 * max((agreement(block.folded, (text,)) for text in told), default=0.0)
    agrees += 2.0 * any(text.endswith(CUT) and block.folded.startswith(text.removesuffix(CUT)) for text in told)
    named = _is_named(block)
    if not agrees and not block.place.level and not named:
        return None
    score = agrees + LEVEL_VALUE[block.place.level] + 0.5 * named
    if block.link_density > 0.5:
        score -= 2.0 if _leads_home(block) else 0.5 if agrees >= 2.0 else 1.0
    if len(block.folded.split()) < 2:
        score -= 1.5
    if block.place.level and crowd[kind(block)] > MOST_ALIKE:
        score -= 2.0
    return score


def _leads_home(block: Block) -> bool:
    """Say whether the line is a link to the site's own front: a logo, not a headline."""
    inside, around = block.place.element.iter("a"), block.place.element.iterancestors("a")
    links = [element.get("href") or "" for element in (*islice(inside, 3), *around)]
    return any(HOME.fullmatch(link) for link in links)


def _line_above(page: Page, body_start: int, zones: Zones) -> Headline | None:
    """Return the line right above the text on a page that has neither heading nor witness (vestipk.ru)."""
    first = page.blocks[body_start]
    if len(first.text) <= LONGEST // 2 and any(map(is_stamp, page.blocks[body_start + 1 : body_start + 2])):
        return Headline(text=first.text, block=first, score=0.1)
    found = []
    for block in reversed(page.blocks[max(0, body_start - LINES_ABOVE) : body_start]):
        text = block.text
        if block.place.hidden or zones.of(block.place) in OUTSIDE or not 3 <= len(block.folded.split()) <= 30:
            continue
        is_other = is_only_date(text) or is_credit(text) or is_service(text) or is_related(text)
        if not is_other and last_crumb(block) is None:
            found.append(block)
    best = next((block for block in found if not block.text.endswith(".")), next(iter(found), None))
    return Headline(text=best.text, block=best, score=0.1) if best else None


def _tidied(block: Block, told: Iterable[str]) -> str:
    """Return the line as printed but for a counter or a date glued to it."""
    text = block.text
    for witness in map(clean, told):
        beginning, rest = text[: len(witness)], text[len(witness) :]
        if witness and rest and fold(beginning) == fold(witness) and COUNTER.match(rest):
            return beginning
    return without_date(LEADING_CLOCK.sub("", text))


def _without_section(text: str, page: Page, block: Block) -> str:
    """Cut «Происшествия: » where a link elsewhere on the page bears exactly that name; «Онищенко: » stays."""
    before, colon, rest = text.partition(": ")
    if not colon or not block.links or len(before.split()) > 3:
        return text
    is_linked_alone = block.link_density < 0.9 and abs(block.link_chars - len(before)) <= 1
    if not is_linked_alone and (block.link_density < 0.9 or page.links[fold(before)] <= 1):
        return text
    return rest


def _from_witness(page: Page, witnesses: Witnesses, listed: str, site: Collection[str]) -> str:
    for text in (listed, *witnesses.headlines):
        if text and fold(text) not in site:
            return cut_title(clean(text), site)
    return "" if fold(page.title) in site else cut_title(page.title, site)
