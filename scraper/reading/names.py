"""What a person's name looks like in print: Russian by known first names, others by shape."""

import re

# First names of authors and officials in regional Russian news, with those usual in Tatarstan, Bashkortostan,
# the Caucasus, Yakutia and Buryatia.
FIRST_NAMES = frozenset(
    """
    Абдула Авдотья Агата Аглая Агния Аграфена Агриппина Азамат Азат Аида Айаал Айбулат Айгерим Айгиз Айгуль Айдар
    Айзиля Айнур Айрат Айсен Айсылу Айталина Айыына Аксинья Алан Алгыс Алевтина Александр Александра Алексей Алена
    Алёна Али Алина Алиса Алия Алла Алмаз Алсу Альберт Альбина Альмира Альфия Амина Амир Анастасия Анатолий Анвар
    Ангелина Андрей Анжела Анжелика Анна Антон Антонина Антуан Аня Арина Аркадий Арман Арсен Арсений Артем Артём Артур
    Аружан Архип Асель Асият Аслан Асхаб Асхат Ася Ахмед Аюр Баир Баирма Бато Бауржан Баяр Богдан Борис Боря Булат
    Бэлигма Вадим Валентин Валентина Валерий Валерия Варвара Варя Василий Василиса Вася Венера Вера Вероника Вика
    Виктор Виктория Вильдан Виолетта Виталий Виталина Витя Владимир Владислав Владислава Вова Всеволод Вячеслав Гаврил
    Гаврила Галина Галия Галя Гаухар Гена Геннадий Георгий Герман Глаша Глеб Гордей Гоша Григорий Гузель Гульмира
    Гульназ Гульнара Гульфия Гульшат Гөлнар Гөлнара Гөлнур Гөлсинә Давид Дамир Дамира Даниил Данил Данила Данис Дарима
    Дарина Дарья Даша Демьян Денис Джамал Джамиля Джанет Диана Дима Дина Динар Динара Динә Дмитрий Дугар Ева Евгений
    Евгения Евдокия Евсей Егор Екатерина Елена Елизавета Елисей Емельян Ерлан Ермолай Есения Ефим Ефросинья Жанна
    Жаргал Женя Жора Заира Залина Замир Замира Зарема Заур Захар Зина Зинаида Злата Зоряна Зоя Зульфия Зухра Зәйнәп
    Зөлфия Зөһрә Иван Игнат Игнатий Игорь Изабелла Илгиз Илона Ильгиз Ильдар Ильнара Ильнур Ильсур Ильшат Илья Ильяс
    Илһам Инара Инга Инесса Инна Иннокентий Иосиф Ира Ирек Ирина Ирэна Ислам Камила Камиль Карина Каролина Катя Кира
    Кирилл Клавдия Клара Коля Константин Костя Кристина Ксения Ксюша Кузьма Кыдана Лаврентий Лада Лариса Лев Лёва Лена
    Лёня Леонид Лиана Лидия Лиза Лилиана Лилия Лина Лия Лука Люба Любовь Люда Людмила Ляйсан Ләйлә Ләйсән Магомед
    Мадина Майя Макар Макс Максим Марат Маргарита Марианна Марина Мария Марк Марсель Марта Мартин Марьям Матвей
    Матрёна Маша Мелания Мефодий Мила Милана Милена Миляуша Миләүшә Мирон Мирослава Митя Михаил Миша Мурат Муса Мөнирә
    Надежда Надя Назар Назира Наиль Наиля Наина Намсалма Настя Наталия Наталья Наташа Нестор Ника Никита Никифор
    Николай Нина Нияз Нурбика Нурия Нурлан Нюра Нюргун Нюргуяна Оксана Олег Олеся Олжас Ольга Оля Онисим Павел Панкрат
    Патимат Паша Пелагея Петр Пётр Петя Платон Полина Порфирий Прасковья Прокопий Прохор Равиль Рада Раджаб Радик
    Радмила Радмир Разиля Раиса Рамиль Расим Рауль Рафаэль Рафик Рашид Регина Резеда Ренат Рената Римма Ринат Рита
    Рифат Роберт Родион Роза Розалия Роман Ростислав Рузалия Рузиля Руслан Рустам Рустем Рустэм Руфина Рәзилә Рәмзия
    Рәсим Рөстәм Сааскылаана Савва Савелий Саида Сайыына Салават Салимат Сания Саргылаана Сардаана Сарма Сауле Саша
    Света Светлана Святослав Севастьян Семен Семён Серафима Сергей Сидор Силантий Симона Снежана Соня Сослан София
    Софья Спиридон Станислав Стёпа Степан Стефания Сулейман Султан Сурен Сурхай Сэсэг Сәрия Тагир Таисия Тамара
    Тамерлан Таня Тарас Татьяна Тёма Терентий Тигран Тимерлан Тимофей Тимур Тихон Толя Тома Трифон Трофим Туйаара
    Ульяна Уля Устинья Фаина Фания Фарзана Фарид Фарида Фаррух Фатима Федор Фёдор Федя Фёкла Феликс Филипп Фирдаус
    Фируза Флүрә Фома Фәнис Фәния Фәридә Хава Хаджимурат Хамит Харитон Хасан Хаути Хетаг Цындыма Цырен Чулпан Шамиль
    Шахрузат Эвелина Эдуард Элеонора Элина Эльбрус Эльвира Эльдар Эльза Эльмир Эльмира Эля Эмилия Эмиль Эмма Эраст
    Эрдэм Эрик Юлиан Юлиана Юлия Юля Юрий Яков Ян Яна Ярослав Ярослава
    """.split()
)
UPPER, LOWER = "А-ЯЁІЇЄӘӨҮҖҢҺҒҠҪҘҰҚҤҔ", "а-яёіїєәөүҗңһғҡҫҙұқҥҕ"
"""Letters of Russian, Ukrainian, Kazakh, Tatar, Bashkir and Yakut."""
RUSSIAN_WORD = rf"[{UPPER}](?:[{LOWER}'’]+|[{UPPER}]+)(?:-[{UPPER}](?:[{LOWER}]+|[{UPPER}]+))?"
PATRONYMIC = r"[А-ЯЁ][а-яё]+(?:вич|вна|чна|ЛЫ|лы|зы)|[А-ЯЁ]+(?:ВИЧ|ВНА|ЧНА)"
PERSON = re.compile(
    rf"(?<!\w)(?:{RUSSIAN_WORD}\s(?:{RUSSIAN_WORD}\s(?:{PATRONYMIC})|(?:{PATRONYMIC})\s{RUSSIAN_WORD}|"
    rf"(?:[{UPPER}]\.\s?)?{RUSSIAN_WORD})"
    rf"|[{UPPER}]\.\s?(?:[{UPPER}]\.\s?)?{RUSSIAN_WORD}|{RUSSIAN_WORD}\s[{UPPER}]\.\s?(?:[{UPPER}]\.)?)(?!\w)"
)
SURNAME_IN_CAPITALS = re.compile(
    rf"(?!(?:Газета|Журнал|Улица|Площадь|Проспект|Школа|Парк|Дом|Мост)\s)[{UPPER}][{LOWER}]+\s(?:[{UPPER}]{{3,}}-)?[{UPPER}]+"
    r"(?:(?:[ОЕЁ]В|[ИЫ]Н)А?|[СЦ]К(?:ИЙ|АЯ|ОЙ)|[ЫИ]Х|КО|[УЮ]К|ИЧ|ЯН|ДЗЕ|ШВИЛИ)"
)
"""«Баирма ЦЫРЕНОВА»: so papers print who signs, whatever the first name; «Новости ТАСС» and «Сборная РОССИИ» are none."""
PATRONYMIC_ONLY = re.compile(rf"\w+\s(?:{PATRONYMIC})")
"""«Надежда Ивановна»: a reader, a teacher, a neighbour; papers sign with surnames."""
LATIN_PERSON = re.compile(
    r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|Sir)\.? )?[A-Z][\w'’.-]*(?:\s(?:[A-Z]\.|(?:de|van|von|der|den|la|le|di|da|dos|bin|al|"
    r"el)|[A-Z][\w'’-]+)){1,4}$"
)
AGENCY = re.compile(
    r"^(?:ТАСС|ИТАР-ТАСС|РИА|ИА|Интерфакс|РБК|ИнтерПресс|Росбалт|Регнум|REGNUM|Reuters|AP|AFP|Associated Press|"
    r"Bloomberg|PA|UPI)(?!\w)|"
    r"агентств|новости|пресс-служб|пресс-центр|news|newswire|agency|press|staff",
    re.I,
)
NOBODY = re.compile(
    r"^(?:admin|administrator|editor|redaktor|redaction|super ?user|root|user|moderator|author|guest|news|webmaster|"
    r"press|"
    r"админ\w*|редак\w*|редактор\w*|корреспондент\w*|автор|гость|пресс-служба|собкор|соб\.?\s?инф\.?|наш\w* корр\w*|"
    r"редакция\b.*)$",
    re.I,
)
COLLECTIVE = re.compile(
    r"[\s(«\"]*(?:по (?:материалам|информации|данным|сообщению)\s(?P<source>\S.*)|(?P<name>(?:соб\.?\s?инф|наш\w*\sкорр|корр\.|"
    r"(?:пресс|информационн\w+)[- ](?:служб|центр)|(?:администрация|управление|отдел(?:ение)?|департамент|комитет|министерство|"
    r"прокуратура|инспекция|о?гибдд|о?мвд|г?у?\s?мчс|коллектив|сотрудники|совет ветеранов|редакция)(?= )).*))",
    re.I,
)
"""A line that signs a text for many, an office or the staff. A family's name stays with the text it wrote."""
IN_FULL = ((re.compile(r"^пресс-службы\b", re.I), "Пресс-служба"), (re.compile(r"^пресс-центра\b", re.I), "Пресс-центр"))
"""«По информации пресс-службы района»: as it calls itself."""
SPLIT = re.compile(r"\s*(?:[,;/|&•·]|\s(?:и|and|with|und|et|y|e|та|һәм|және)\s)\s*")
AND = re.compile(r"\s*(?:,|\sи\s|&)\s*")
VERB = re.compile(r"\b[а-яё]{2,}(?:л|ла|лось|лся|лась|ли|лись|ет|ёт|ит|ют|ят|ут|тся|ться)\b")
OFFICE = re.compile(r"\.?\s*(?:фото\b.*|[,(/—–-]\s*.{2,70}|я[зҙ]ып алды|әзерләде)?", re.I)
"""What stands behind a name in a signature: an office, a village, the photographer."""
OFFICE_FIRST = re.compile(
    rf"(?P<office>(?i:(?:и\.\s?о\.\s)?глав[аы]|председател\w+|начальник|директор|депутат|прокурор|заведующ\w+|ректор|мэр|атаман)\b.{{0,60}}?)\s"
    rf"(?P<name>{PERSON.pattern})"
)
READER = re.compile(
    r"\b(?:село\b|деревня|пос[её]лок|хутор|станица|ул(?:\.|иц)|пер\.|дом\b|кв\.|д\.\s?\d|пенсионер|читател|жител|"
    r"\d+ (?:лет|год)|дер\.|ещё \d+)",
    re.I,
)
"""Where a reader lives, or how old he is, who signs a letter: no other column has it, so the line stays in the text."""
REGARDS = re.compile(
    r"^(?:с (?:уважением|благодарностью|любовью|поклоном|наилучшими пожеланиями)|от (?:всей|имени) \w+)[,:]?\s+", re.I
)
LAST_STOP = re.compile(r"(?<=\w\w)[ .]+$")
"""Behind a surname; what follows an initial is its own."""
ON_BEHALF = re.compile(r"^по (?:поручению|просьбе) (?:[а-яё]+\s){1,4}", re.I)
"""«По поручению друзей Н. СВИРИДОВ»"""
AND_FAMILY = re.compile(r"^ и (?:(?:вся )?(?:семья|дети|внуки|родные|близкие|друзья)\b|ещё \d+ (?:подпис|человек)\w*)", re.I)
LONGEST_SIGNATURE, LONGEST_PLACE = 100, 70
MOST_WORDS_OF_OFFICE = 8
PICTURED = re.compile(r"(?:^|[.,;/|]\s*)(?:фото\w*|снимки)\s*[:—–-]\s*(?P<names>.+)$", re.I)
TAKEN = re.compile(r"\s*\(\s*фото\w*\s*\)", re.I)


def is_person(text: str) -> bool:
    """Say whether a text is one person's name and nothing else.

    >>> is_person("Светлана СНЕЖИНА"), is_person("Оренбургская область"), is_person("John P. Smith")
    (True, False, True)
    """
    if NOBODY.match(text) or PATRONYMIC_ONLY.fullmatch(text):
        return False
    if LATIN_PERSON.match(text) and not AGENCY.search(text):
        return True
    match = PERSON.fullmatch(text)
    return match is not None and (has_first_name(text) or "." in text)


def has_first_name(text: str) -> bool:
    """Say whether one of the words is a first name we know, in any case, or the name is printed as papers sign."""
    if SURNAME_IN_CAPITALS.fullmatch(text):
        return True
    return any(part.capitalize() in FIRST_NAMES for word in text.split() for part in word.split("-"))


def persons_in(text: str) -> list[str]:
    """Return the persons named in a short line, in order, as printed; only those with a first name we know."""
    return [match[0] for match in PERSON.finditer(text) if has_first_name(match[0])]


def signatories(text: str, *, is_reader: bool = False) -> list[str]:
    """Return who signs, where a line is a signature and nothing else; initials will do, a sentence is none.

    `is_reader` asks for those of readers, who say where they live; those of authors are none of them.

    >>> signatories("Т. ВЕТРОВА."), signatories("Анна Ким, Пётр ОРЛОВ (фото)"), signatories("Анна Ким, краевед, нашла клад.")
    (['Т. ВЕТРОВА'], ['Анна Ким'], [])
    """
    if len(text) > LONGEST_SIGNATURE or text[-1:] in "!?:…":
        return []
    found: list[str] = []
    if text[:1] == "(" and text[-1:] == ")":
        text = text[1:-1]
    rest = ON_BEHALF.sub("", LAST_STOP.sub("", text.rstrip(" ,;")))
    while match := PERSON.match(rest):
        name, rest = match[0], rest[match.end() :]
        if PATRONYMIC_ONLY.fullmatch(name) or not (has_first_name(name) or "." in name):
            return []
        if not rest.lstrip(" (").lower().startswith("фото") or not found:
            found.append(name)
        parted = AND.match(rest)
        if not parted or not PERSON.match(rest, parted.end()):
            break
        rest = rest[parted.end() :]
    is_readers = bool(READER.search(rest))
    rest = AND_FAMILY.sub("", rest)
    if not found and (signed := OFFICE_FIRST.fullmatch(rest)) and not VERB.search(signed["office"]):
        return [signed["name"]]
    is_place = is_reader and rest[:1] in (".", ",") and len(rest) <= LONGEST_PLACE
    is_signature = bool(found) and (is_place or OFFICE.fullmatch(rest) is not None) and not VERB.search(rest)
    return found if is_signature and is_reader == is_readers else []


def letter_writers(text: str) -> list[str]:
    """Return which readers sign a letter by its last line: with where they live, or with regards.

    >>> letter_writers("С уважением, Н. Г. Чащина и семья, с. Буйское."), letter_writers("Анна Ким, село Малый Бор")
    (['Н. Г. Чащина'], ['Анна Ким'])
    """
    signed, regards = REGARDS.subn("", text)
    return signatories(signed, is_reader=True) or (signatories(signed) if regards else [])


def is_collective(text: str) -> bool:
    """Say whether a line is the signature of an office or a staff, and nothing else."""
    is_short = len(text.split()) <= MOST_WORDS_OF_OFFICE and text[-1:] not in "!?:…;,"
    return is_short and COLLECTIVE.fullmatch(text) is not None and not VERB.search(text)


def offices_in(text: str) -> list[str]:
    """Return which offices or agencies sign by such a line; none where it only says that there was a source.

    >>> offices_in("По информации пресс-службы района."), offices_in("По материалам ТАСС и Интерфакса"), offices_in("Соб. инф.")
    (['Пресс-служба района'], ['ТАСС', 'Интерфакса'], ['Соб. инф.'])
    """
    signed = COLLECTIVE.fullmatch(text) if is_collective(text) else None
    if signed is None:
        return []
    name = (signed["source"] or signed["name"]).strip(" ()")
    for wording, full in IN_FULL:
        name = wording.sub(full, name)
    name = name if name.lower().startswith("соб") else name.rstrip(".")
    if signed["name"]:
        return [name]
    return [one for one in split_names(name) if one[0].isupper() and "://" not in one]


def photographers_in(text: str) -> list[str]:
    """Return who took the pictures by a signature: «Анна Ким, Роман Хан (фото)», «Текст: Анна Ким. Фото: Роман Хан».

    >>> photographers_in("Анна Ким, Роман Хан (фото)"), photographers_in("Текст: Анна Ким. Фотографии: Роман Хан")
    (['Роман Хан'], ['Роман Хан'])
    """
    named = PICTURED.search(text)
    shown = persons_in(named["names"]) if named else []
    behind = [match[0] for match in PERSON.finditer(text) if TAKEN.match(text, match.end()) and has_first_name(match[0])]
    return [*behind, *shown]


def split_names(text: str) -> list[str]:
    """Return the parts of "Анна Ким, Пётр Орлов и Вера Лис" as separate names."""
    return [part for part in SPLIT.split(text.strip(" .:—–-")) if part]
