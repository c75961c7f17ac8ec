"""The date that a page prints for its article: which of its lines names it, an issue's day, a change's moment."""

import re
from datetime import date, datetime, timedelta

from scraper.reading.blocks import Block, is_nearer, shared
from scraper.reading.boilerplate import is_end, is_related
from scraper.reading.date_forms import MODIFIED_WORD, WEEKDAY_BEFORE, WEEKDAY_NEAR
from scraper.reading.dates import PrintedDate, find_dates, zone_of
from scraper.reading.elsewhere import opens_comment
from scraper.reading.frame import Frame
from scraper.reading.page import Page
from scraper.reading.zones import Zones, plain_names

DATE_NAME = re.compile(r"(?:^|\s)(?:\w*date|\w*time|pub|published|posted|created|publish|data|dt|ts|stamp|clock)(?=\s|$)")
PUBLISHED_WORD = re.compile(
    r"опубликован|дата|размещ|добав(?:лен|ил)|создан|публикаци|категори|рубрик|просмотр|posted|published", re.I
)
LABEL_BEFORE = re.compile(
    r"(?:^|\W)(?:добавил|разместил|опубликовал)\w*\s*:?\s*[\w.-]{0,30}\s?\(\s*$|"
    r"(?:^|\W)(?:дата|опубликован\w*|размещ\w*|добавлен\w*|создан\w*|published|posted)(?: on)?\s*:?\s*$",
    re.I,
)
NOT_A_DATE_LINE = re.compile(
    r"^сегодня[:,]?\s.*\b(?:19|20)\d\d\b|\bкурсы?\b|погода|°|\$|€|©|\(c\)|copyright|архив|"
    r"свидетельств|регистрац|выпуск|^\W*газета «|"
    r"№\s?\d|подписк|"
    r"^\W*комментар|афиша|гороскоп|день рождения",
    re.I,
)
NAVIGATION = re.compile(
    r"[<←‹«]+\s|\W*(?:предыдущ|следующ|назад|вернуться|наверх|в начало|на главную|к списку|"
    r"все (?:новости|статьи|материалы|публикации)|другие (?:новости|статьи|материалы)|версия для печати|обсудить)",
    re.I,
)
"""How a line of links begins that leads on from the article and is no headline of another."""
ISSUE = re.compile(
    r"(?:№\s?\d[\d\s()№/\-]*|\b(?:номер|выпуск)[^.!?]{0,30}?)(?:[,·•|/:—–\-]\s*+|\bот\s|[^\d\s·•|/][^\d·•|/]{1,39}(?=[·•|/])|"
    r"(?:понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)\W)*\s*$",
    re.I,
)
"""What stands before the day of a newspaper's issue: «№ 9903, », «№ 2 (9903) от », «Выпуск от »."""
BESIDE = 2
"""Lines above the headline where an issue may be named: the section's name may stand between."""
LONGEST_ISSUE = 100
CLOCK_NAME = re.compile(r"(?:^|\s)(?:now|today|current\w*|segodnya)(?=\s|$)")
LONGEST_LINE = 220
ABOVE, BELOW = 8, 8
"""How many lines above the headline and below the text a date may stand; further away it is somebody else's."""
ENOUGH = 2.0
CLOCK_PENALTY = 3.0
YEAR_WORD = re.compile(r"\s?г(?:од|ода|\.)?(?!\w)")
WHOLE_PAGE = 0.8


def is_near(order: int, frame: Frame) -> bool:
    """Say whether a line stands so near the article that a date in it may be the article's."""
    above, below = frame.top - ABOVE <= order < frame.top, frame.end < order <= frame.end + BELOW
    return above or below or frame.is_between(order)


def _stops(block: Block, zones: Zones) -> bool:
    """Say whether what follows below the text is no longer the article's: comments, a heading, another's headline."""
    if zones.of(block.place) in ("tags", "share"):
        return False
    if is_end(block.text) or is_related(block.text, block.link_density) or block.place.level:
        return True
    return block.link_density > 0.8 and len(block.folded.split()) >= 4


def printed_date(
    page: Page, zones: Zones, frame: Frame, machine: PrintedDate | None, captured_at: datetime, timezone: str
) -> tuple[PrintedDate | None, str]:
    """Return the printed date that is likeliest the article's, with its wording; None where no line near it has one.

    `machine` is what the page tells machines: a date that agrees is likelier.
    """
    best: PrintedDate | None = None
    best_score, wording = ENOUGH, ""
    for block in page.blocks:
        if block.order > frame.end and _stops(block, zones):
            break
        if block.place.hidden or not is_near(block.order, frame):
            continue
        for found in find_dates(_readable(block.text), captured_at=captured_at, timezone=timezone):
            if found.moment.day > captured_at.date() + timedelta(days=2):
                continue
            score = _score(block, found, zones, frame, machine)
            if _is_clock(page, block, found, frame, captured_at.astimezone(zone_of(timezone)).date()):
                score -= CLOCK_PENALTY
            if block.order > frame.end and _heads_teaser(page, block, page.blocks[frame.end]):
                score -= CLOCK_PENALTY
            if score > best_score:
                best, best_score = found, score
                wording = _wording(block.text, found)
    return best, wording


def _is_clock(page: Page, block: Block, found: PrintedDate, frame: Frame, today: date) -> bool:
    """Say whether a date is the site's calendar: today's, above the headline, with nothing but the page in common."""
    is_below = block.order > frame.headline >= 0 or block.order >= max(frame.headline, frame.start)
    is_named = CLOCK_NAME.search(plain_names(f"{block.place.names} {block.names}"))
    if is_below or (found.moment.day != today and not is_named):
        return False
    return _is_head_of_page(page, block, frame)


def _is_head_of_page(page: Page, block: Block, frame: Frame) -> bool:
    """Say whether a line has nothing but the page in common with the headline."""
    if page.is_partial:  # what is no article's is not in it
        return False
    around = shared(block, page.blocks[frame.headline if frame.headline >= 0 else frame.start])
    return around is None or around.lines > WHOLE_PAGE * len(page.blocks)


def issue_date(page: Page, zones: Zones, frame: Frame, captured_at: datetime, timezone: str) -> tuple[PrintedDate | None, str]:
    """Return the day of the newspaper's issue that an article is of: crumbs or a line near it, «№ 9903, 13 января 2027 г.».

    The head of every page names the newest issue, a list of issues many of them: neither is the article's.
    """
    for block in page.blocks:
        if block.place.hidden or not is_near(block.order, frame) or len(block.text) > LONGEST_ISSUE:
            continue
        is_beside = frame.top - BESIDE <= block.order < frame.top or frame.is_between(block.order)
        if zones.of(block.place) in ("comments", "related") or (not is_beside and _is_head_of_page(page, block, frame)):
            continue
        dates = list(find_dates(block.text, captured_at=captured_at, timezone=timezone))
        is_past = len(dates) == 1 and dates[0].moment.day <= captured_at.date() + timedelta(days=2)
        if is_past and dates[0].with_year and _names_issue(block.text, dates[0]):
            return dates[0], _wording(block.text, dates[0])
    return None, ""


def _names_issue(text: str, found: PrintedDate) -> bool:
    return bool(ISSUE.search(text[: found.start])) and not MODIFIED_WORD.search(text)


def _heads_teaser(page: Page, block: Block, text: Block) -> bool:
    """Say whether another's headline stands right below a date, and the date no nearer to the text (its last line)."""
    below = page.blocks[block.order + 1 : block.order + 2]
    headlines = (
        line for line in below if line.link_density > 0.8 and len(line.folded.split()) >= 4 and not NAVIGATION.match(line.text)
    )
    return any(not is_nearer(block, text, line) for line in headlines)


def _readable(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[:80]


def _wording(text: str, found: PrintedDate) -> str:
    """Return a date as the outlet prints it, with the weekday beside it."""
    before = WEEKDAY_BEFORE.search(text[: found.start])
    after = WEEKDAY_NEAR.match(text[found.end :])
    start = before.start() if before else found.start
    year = YEAR_WORD.match(text, found.end)
    end = year.end() if year else found.end + (after.end() if after else 0)
    wording = text[start:end].strip(" ,|/")
    return f"{wording})" if wording.count("(") > wording.count(")") else wording


def _score(block: Block, found: PrintedDate, zones: Zones, frame: Frame, machine: PrintedDate | None) -> float:
    text = block.text
    is_labelled = LABEL_BEFORE.search(text[: found.start]) is not None
    if (not is_labelled and NOT_A_DATE_LINE.search(text)) or MODIFIED_WORD.search(text[: found.start]):
        return 0.0
    zone = zones.of(block.place)
    if zone == "comments":
        return 0.0
    share = (found.end - found.start) / len(text)
    score = 1.0 + min(share, 1.0) * 1.5
    if zone in ("related", "menu", "share"):
        score -= 2.5
    if DATE_NAME.search(plain_names(f"{block.place.names} {block.names}")):
        score += 1.0
    if PUBLISHED_WORD.search(text):
        score += 1.0
    if block.order == frame.headline and not found.with_year and found.moment.at is None:
        score -= 3.0  # «С 1 октября прокат закрывается»
    score += 0.8 * (found.moment.at is not None) + 0.4 * found.with_year
    if block.link_density > 0.5:
        score -= 1.0
    if block.order > frame.end and opens_comment(block) and not PUBLISHED_WORD.search(text):
        score -= 1.0
    score += _position(block.order, frame)
    if is_labelled:
        score += 1.0
    elif len(text) > 90 and not (found.start < 40 and found.moment.at is not None):
        score -= 3.0
    if machine is not None:
        score += 2.0 if machine.moment.day == found.moment.day else -0.5
    return score


def _position(order: int, frame: Frame) -> float:
    """Between headline and text is best, close above the headline good, below the text fair."""
    if frame.headline >= 0 and frame.is_between(order):
        return 2.0
    if order < frame.start:
        return 1.5 - 0.25 * (frame.top - order)
    if order > frame.end:
        return 0.8 - 0.35 * (order - frame.end)
    return 0.0


def printed_change(page: Page, frame: Frame, captured_at: datetime, timezone: str) -> datetime | None:
    """Return the moment of «Обновлено: …» or «Новость отредактировал: …» near the article."""
    for block in page.blocks:
        if not is_near(block.order, frame) or not MODIFIED_WORD.search(block.text):
            continue
        for found in find_dates(_readable(block.text), captured_at=captured_at, timezone=timezone):
            if found.moment.at is not None and MODIFIED_WORD.search(block.text[: found.start]):
                return found.moment.at
    return None
