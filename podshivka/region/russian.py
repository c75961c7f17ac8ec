"""Russian words for numbers and days, as newspapers print them."""

from datetime import date, datetime

MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
MONTHS_IN = (
    "январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip
MONTHS_SHORT = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
WEEKDAYS_ON = ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье")


def agree(number: int, one: str, few: str, many: str) -> str:
    """Return the form of a noun that goes with the number.

    >>> [agree(n, "рубль", "рубля", "рублей") for n in (1, 3, 11, 25, 121)]
    ['рубль', 'рубля', 'рублей', 'рублей', 'рубль']
    """
    if number % 10 == 1 and number % 100 != 11:
        return one
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return few
    return many


def digits(number: int) -> str:
    """Return the number with a space between thousands from 10 000 on.

    >>> digits(2480), digits(124800)
    ('2480', '124 800')
    """
    return f"{number:,}".replace(",", " ") if abs(number) >= 10_000 else str(number)


def day_month(day: date) -> str:
    """Return day and month as a sentence says them.

    >>> day_month(date(2026, 11, 7))
    '7 ноября'
    """
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """Return the day as the header of a site prints it.

    >>> long_day(date(2026, 11, 7))
    'суббота, 7 ноября 2026 г.'
    """
    return f"{WEEKDAYS[day.weekday()]}, {day_month(day)} {day.year} г."


def relative(moment: datetime, now: datetime) -> str:
    """Return a moment as sites print fresh ones: «сегодня, 08:20», «вчера, 10:15», else day and month without a year.

    >>> relative(datetime(2026, 11, 22, 10, 15), datetime(2026, 11, 23, 9, 0))
    'вчера, 10:15'
    >>> relative(datetime(2026, 11, 2, 10, 15), datetime(2026, 11, 23, 9, 0))
    '2 ноября, 10:15'
    """
    age = (now.date() - moment.date()).days
    day = {0: "сегодня", 1: "вчера"}.get(age, day_month(moment.date()))
    return f"{day}, {moment:%H:%M}"


TRANSLIT = dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdezijklmnoprstufhcye", strict=True)) | {
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip


def slug(headline: str, longest: int = 60) -> str:
    """Return the headline as an address prints it, cut at a whole word.

    >>> slug("В Яицке — новый мост")
    'v-yaicke-novyj-most'
    """
    latin = "".join(TRANSLIT.get(letter, letter) for letter in headline.lower())
    words = "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in latin).split()
    short = words[0]
    for word in words[1:]:
        if len(short) + len(word) >= longest:
            break
        short += f"-{word}"
    return short
