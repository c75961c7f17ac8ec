"""How outlets write days, clocks and zones: the words and patterns that dates.py reads with."""

import re

MONTHS = {
    # The first three letters name the month, whatever the case form; in French four, where three are those of two.
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "мая": 5, "май": 5, "мае": 5, "июн": 6, "июл": 7, "авг": 8, "сен": 9,
    "окт": 10, "ноя": 11, "дек": 12,
    "січ": 1, "лют": 2, "бер": 3, "кві": 4, "тра": 5, "чер": 6, "лип": 7, "сер": 8, "вер": 9, "жов": 10, "лис": 11,
    "гру": 12,
    "қаң": 1, "ақп": 2, "нау": 3, "сәу": 4, "мам": 5, "мау": 6, "шіл": 7, "там": 8, "қыр": 9, "қаз": 10, "қар": 11,
    "жел": 12,
    "гый": 1, "ғин": 1,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
    "jän": 1, "mär": 3, "mai": 5, "okt": 10, "dez": 12,
    "fév": 2, "avr": 4, "juin": 6, "juil": 7, "aoû": 8, "déc": 12,
    "ene": 1, "abr": 4, "ago": 8, "dic": 12, "gen": 1, "mag": 5, "giu": 6, "lug": 7, "set": 9, "ott": 10,
    "fev": 2, "out": 10, "sty": 1, "lut": 2, "kwi": 4, "maj": 5, "cze": 6, "lip": 7, "sie": 8, "wrz": 9, "paź": 10,
    "lis": 11, "gru": 12,
}  # fmt: skip
MONTH = (
    r"(?P<month>январ[ьяе]|феврал[ьяе]|марта?|апрел[ьяе]|ма[йяе]|июн[ьяе]|июл[ьяе]|августа?|сентябр[ьяе]|"
    r"октябр[ьяе]|ноябр[ьяе]|декабр[ьяе]|(?:янв|февр?|мар|апр|июн|июл|авг|сент?|окт|нояб?|дек)\.?|"
    r"січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|"
    r"қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|"
    r"гыйнвар|ғинуар|"
    r"jänner|januar|februar|märz|mai|juni|juli|oktober|dezember|"
    r"janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|"
    r"gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre|"
    r"janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro|"
    r"stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października|listopada|grudnia|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)(?!\w)"
)
WEEKDAYS = {
    "пн": 0, "вт": 1, "ср": 2, "чт": 3, "пт": 4, "сб": 5, "вс": 6,
    "пон": 0, "вто": 1, "сре": 2, "чет": 3, "пят": 4, "суб": 5, "вос": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
WEEKDAY = (
    r"\(?(?P<weekday>понедельник|вторник|сред[аы]|четверг|пятниц[аы]|суббот[аы]|воскресенье|пн|вт|ср|чт|пт|сб|вс|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)(?!\w)\)?"
)
MINUTES_AGO = {"мин": 1, "час": 60, "min": 1, "hou": 60, "дне": 1440, "ден": 1440, "дня": 1440, "сут": 1440, "day": 1440,
               "нед": 10080, "wee": 10080}  # fmt: skip
COUNTS = {"": 1, "один": 1, "одну": 1, "два": 2, "две": 2, "три": 3, "a": 1, "an": 1, "one": 1}
DAYS_BACK = {"сегодня": 0, "today": 0, "вчера": 1, "yesterday": 1, "позавчера": 2}

_START = r"(?:(?<=:\d\d/)|(?<![\w.,:/\-]))"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
DAY_FORMS = tuple(
    re.compile(_START + form, re.I)
    for form in (
        rf"{_YEAR}(?P<mark>[./\-])(?P<number>0?[1-9]|1[0-2])(?P=mark){_DAY}(?!\d)",
        rf"{_DAY}(?P<mark>[./\-])(?P<number>0?[1-9]|1[0-2])(?P=mark)(?P<year>(?:19|20)?\d\d)(?![\d/]|\.\d)",
        rf"(?P<number>0?[1-9]|1[0-2])(?P<mark>/)(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?![\d/])",
        rf"{_DAY}(?:-?(?:го|е|er|st|nd|rd|th))?[\s\-.,]{{1,3}}(?:de\s)?{MONTH}(?:[\s,.\-]{{0,3}}(?:del?\s)?{_YEAR}(?![\d:]))?",
        rf"{MONTH}\s{_DAY}(?:st|nd|rd|th)?,?\s{_YEAR}(?!\w)",
        r"(?P<relative>сегодня|позавчера|вчера|today|yesterday)(?!\w)",
        r"(?:(?P<count>\d{1,3}|один|одну|две?|два|три|an?|one)\s+)?(?P<unit>мин(?:ут[ауы]?|\.)?|час(?:а|ов)?|д(?:ень|"
        r"ня|ней)|"
        r"сут(?:ки|ок)|недел[юиь]|minutes?|mins?|hours?|days?|weeks?)\s+(?:тому\s+)?(?:назад|ago)(?!\w)",
        r"(?P<now>только что|just now|полчаса назад)(?!\w)",
        r"(?P<day>0[1-9]|[12]\d|3[01])\.(?P<number>0[1-9]|1[0-2])(?![\d.:])",
    )
)
DIGIT = re.compile(r"\d")
NUMBER_SIGNS = {
    0: re.compile(r"(?:19|20)\d\d[./\-]"),
    1: re.compile(r"\d[./\-]\d"),
    2: re.compile(r"\d/[1-3]\d/\d"),
    3: re.compile(r"\d(?:-?(?:го|е|er|st|nd|rd|th))?[\s\-.,]{1,3}[^\W\d_]", re.I),
    4: re.compile(r"\w\.?\s\d\d?(?:st|nd|rd|th)?,?\s(?:19|20)\d\d", re.I),
    8: re.compile(r"\d\.\d"),
}
"""By form: what a line with a figure must have to hold it; quicker to look for, and takes no month to read."""
WORD_SIGNS = {
    "сегодня": 5, "вчера": 5, "today": 5, "yesterday": 5, "назад": 6, "ago": 6, "только что": 7, "just now": 7, "полчаса": 7
}  # fmt: skip
"""The words without one of which a line cannot hold a form without figures, and which form that is."""
NUMBERS = 1
SPECIFIC = 5
"""The first forms name a calendar day; the others need the capture, or a short line, to mean one."""
BARE = len(DAY_FORMS) - 1

_GAP = r"(?:\s*(?:г(?:ода|од|\.)?|ел|йыл|жыл[ғы]*|рок[уи]?)(?!\w))?[\s,|/•·:@\-–—(]{0,6}"
# A full stop may end the sentence behind 14:05; behind 14.05 it is one more point of a number.
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:(?P<dot>\.)|:)(?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d)(?:[.,]\d+)?)?(?(dot)(?![\d.:])|(?!\d|:|\.\d))"
    r"(?:\s?(?P<half>[ap])\.?m\b\.?)?"
)
_ZONE = (
    r"(?:[\s,)]{0,2}\(?(?:по\s+)?(?P<zone>Z(?!\w)|(?:GMT|UTC|MSK|мск)?\s?[+\-−]\d\d?(?::?\d\d)?(?!\d)|"
    r"(?:GMT|UTC|MSK|мск|московскому)(?!\w)))?"
)
CLOCK_AFTER = re.compile(rf"(?:T|{_GAP}(?:{WEEKDAY}{_GAP})?(?:(?:в|at|о|à|às|um|alle|ore|время:?)\s+)?){_CLOCK}{_ZONE}", re.I)
CLOCK_BEFORE = re.compile(rf"(?<![\d.:,]){_CLOCK}{_ZONE}{_GAP}(?:{WEEKDAY}[\s,]*)?$", re.I)
WEEKDAY_NEAR = re.compile(rf"^[\s,|/(]{{0,3}}{WEEKDAY}", re.I)
WEEKDAY_BEFORE = re.compile(rf"{WEEKDAY}[\s,]{{0,3}}$", re.I)
MODIFIED_WORD = re.compile(r"обновлен|изменен|отредактирова|последнее изменение|updated|modified|last edited", re.I)
"""What stands before the moment of a change."""
