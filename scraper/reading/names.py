"""What a person's name looks like in print: Russian by known first names, others by shape."""

import re

# First names of authors and officials in regional Russian news, with those usual in Tatarstan, Bashkortostan and the Caucasus.
FIRST_NAMES = frozenset(
    """
    Авдотья Агата Агния Азамат Азат Аида Айгуль Айнур Айрат Алан Алевтина Александр Александра Алексей Алена Алёна Али Алина Алиса Алиса Алла
    Алла Альберт Альбина Альфия Амина Анастасия Анатолий Анвар Ангелина Андрей Анжела Анжелика Анна Антон Антонина Аркадий
    Арман Арсен Арсений Артем Артём Артур Архип Ася Богдан Борис Вадим Валентин Валентина Валерий Валерия Варвара Василий
    Василиса Вера Вероника Виктор Виктория Виолетта Виталий Виталина Владимир Владислав Владислава Всеволод Вячеслав Галина Гаухар
    Геннадий Георгий Герман Глеб Григорий Гузель Гульнара Гульназ Гульшат Давид Дамир Даниил Данил Данила Данис Дарина Дарья Дарина
    Денис Джамиля Диана Дина Динар Динара Дмитрий Ева Евгений Евгения Егор Екатерина Елена Елизавета Ефим Жанна Захар Зинаида Злата Зоя
    Зульфия Иван Игнат Игорь Изабелла Илона Ильгиз Ильдар Ильнур Ильшат Ильяс Илья Инга Инесса Инна Иннокентий Ирина Ирэна Иосиф Камила Камиль
    Карина Каролина Кира Кирилл Клавдия Клара Константин Кристина Ксения Лада Лариса Лев Леонид Лиана Лидия Лилия
    Лина Лия Любовь Людмила Ляйсан Магомед Майя Макар Максим Марат Маргарита Марианна Марина Мария Марк Марта Мартин Матвей Милана Миляуша
    Мирослава Михаил Мурат Муса Надежда Назар Наиля Наина Наталия Наталья Никита Николай Нина Нурия Оксана Олег Олеся Ольга Павел Петр
    Пётр Платон Полина Прохор Рада Радик Радмила Раиса Рамиль Расим Рафаэль Рауль Регина Ренат Рената Римма Ринат Роберт
    Родион Роза Роман Ростислав Рузиля Руслан Рустам Рустем Салават Сарма Саша Светлана Святослав Семен Семён Серафима Сергей Симона София Софья Станислав
    Степан Сурен Таисия Тамара Тарас Татьяна Тигран Тимофей Тимур Трофим Ульяна Фаина Фарид Фаррух Федор Фёдор Феликс Филипп Фируза
    Шамиль Эдуард Элеонора Элина Эльвира Эльдар Эльза Эльмира Эмилия Эмиль Эмма Эрик Юлиана Юлия Юлиан Юрий Юлия Яков Ян Яна Ярослав Ярослава
    Оля Таня Маша Катя Лена Наташа Даша Настя Юля Аня Миша Дима Женя Вова Паша Коля Костя Макс Антуан Оксана Аксинья
    """.split()
)
RUSSIAN_WORD = r"[А-ЯЁІЇЄ](?:[а-яёіїє'’]+|[А-ЯЁІЇЄ]+)(?:-[А-ЯЁІЇЄ](?:[а-яёіїє]+|[А-ЯЁІЇЄ]+))?"
PERSON = re.compile(
    rf"(?<!\w)(?:{RUSSIAN_WORD}\s(?:[А-ЯЁ]\.\s?)?{RUSSIAN_WORD}(?:\s{RUSSIAN_WORD})?"
    rf"|[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.\s?)?{RUSSIAN_WORD}|{RUSSIAN_WORD}\s[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?)(?!\w)"
)
LATIN_PERSON = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? )?[A-Z][\w'’.-]*(?:\s(?:[A-Z]\.|(?:de|van|von|der|den|la|le|di|da|dos|bin|al|el)|[A-Z][\w'’-]+)){1,4}$"
)
AGENCY = re.compile(
    r"^(?:ТАСС|ИТАР-ТАСС|РИА|ИА|Интерфакс|РБК|ИнтерПресс|Росбалт|Регнум|REGNUM|Reuters|AP|AFP|Associated Press|Bloomberg|PA|UPI)(?!\w)|"
    r"агентств|новости|пресс-служб|пресс-центр|news|newswire|agency|press|staff",
    re.I,
)
NOBODY = re.compile(
    r"^(?:admin|administrator|editor|redaktor|redaction|super ?user|root|user|moderator|author|guest|news|webmaster|press|"
    r"админ\w*|редак\w*|редактор\w*|корреспондент\w*|автор|гость|пресс-служба|собкор|соб\.?\s?инф\.?|наш\w* корр\w*|редакция\b.*)$",
    re.I,
)
SPLIT = re.compile(r"\s*(?:[,;/|&•·]|\s(?:и|and|with)\s)\s*")


def is_person(text: str) -> bool:
    """Say whether a text is one person's name and nothing else.

    >>> is_person("Светлана СНЕЖИНА"), is_person("Оренбургская область"), is_person("John P. Smith")
    (True, False, True)
    """
    if NOBODY.match(text):
        return False
    if LATIN_PERSON.match(text) and not AGENCY.search(text):
        return True
    match = PERSON.fullmatch(text)
    return match is not None and (has_first_name(text) or "." in text)


def has_first_name(text: str) -> bool:
    """Say whether one of the words is a first name we know, in any case."""
    return any(part.capitalize() in FIRST_NAMES for word in text.split() for part in word.split("-"))


def persons_in(text: str) -> list[str]:
    """Return the persons named in a short line, in order, as printed; only those with a first name we know."""
    return [match[0] for match in PERSON.finditer(text) if has_first_name(match[0])]


def split_names(text: str) -> list[str]:
    """Return the parts of "Анна Ким, Пётр Орлов и Вера Лис" as separate names."""
    return [part for part in SPLIT.split(text.strip(" .:—–-")) if part]
