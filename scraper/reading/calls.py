"""Calls to the reader: subscribe, join us, send us news, support the newsroom; advertising as it is marked, and its like.

Whole lines are judged, by the words they are made of rather than by their wording: a call asks for something (`subscribe`,
`write`), speaks of the newsroom (`our`) and says where (`channel`); one of these alone is a sentence of the article. What
somebody is quoted as saying, and what is told as having happened, is none: «Подпишитесь на канал», — просит губернатор.
"""

import re

LONGEST_CALL = 320
SHORT, BUTTON = 10, 6
"""Most words of a short call, and of a line that is a button rather than a sentence."""

# The words of calls, lower case, as regional sites print them. Imperatives only: where a language has no form of its own for
# them, as English, wordings tell (see FOREIGN).
SUBSCRIBE = frozenset(
    """
    подпишитесь подписывайтесь подпишись подписывайся подписаться присоединяйтесь присоединяйся присоединитесь присоединиться
    вступайте вступай вступите вступить заходите заходи переходите переходи перейти жмите жми нажмите нажимайте нажимая
    кликайте скачайте скачивайте скачать установите включите включайте получайте добавьте добавляйте оформите оформляйте ищите
    оставайтесь будьте ставьте следите следи узнавайте узнайте узнай
    abonnieren suscríbete síguenos únete abonnez suivez inscrivez
    підписуйтесь підпишіться підпишись приєднуйтесь стежте жазылыңыз қосылыңыз язылыгыз кушылыгыз
    """.split()
)
READ = frozenset(
    """
    читайте читай прочитайте читать смотрите смотри слушайте слушай подробнее подробности оперативно
    дивіться оқыңыз укыгыз
    """.split()
)
WRITE = frozenset(
    """
    пишите напишите присылайте пришлите прислать шлите скидывайте скиньте кидайте отправляйте отправьте сообщайте сообщите
    расскажите рассказывайте делитесь поделитесь звоните позвоните предлагайте предложите предложить задавайте задайте
    оцените голосуйте проголосуйте оставляйте оставьте оставить комментируйте обсуждайте обсудите выскажитесь
    escríbenos envíanos cuéntanos écrivez envoyez partagez пишіть надсилайте напишіть розкажіть
    жазыңыз жіберіңіз языгыз шалтыратыгыз
    """.split()
)
SUPPORT = frozenset("поддержите поддержать угостите задонатьте apoya soutenez підтримайте".split())
US = frozenset(
    """
    нас нам нами наш наша наше наши нашего нашей нашему нашем нашу нашим нашими наших редакция редакции редакцию редакцией
    uns unser unsere unserem unseren unserer nos nuestro nuestra nuestros nous notre наші нашому нашої біздің бізге безнең
    безгә редакциягә
    """.split()
)
WE = frozenset("мы ми біз без".split())
"""A newsroom that names itself in a button: «Мы в MAX». In a sentence anybody says so."""
CHANNEL_NAMES = frozenset(
    "тг tg max мах вк vk ок viber вайбер zen дзен дзене дзена дзену чат чате чату чата бот боте боту бота x tiktok rss".split()
)
CHANNEL_STEMS = (
    "телеграм", "телег", "telegram", "вконтакте", "vkontakte", "одноклассник", "вайбер", "whats", "ватсап", "вотсап",
    "instagram", "инстаграм", "facebook", "youtube", "ютуб", "rutube", "рутуб", "twitter", "канал", "паблик", "сообществ",
    "рассылк", "мессенджер", "соцсет", "новостник", "подкаст", "подписчик", "newsletter", "предложк", "арна",
)  # fmt: skip
NO_CHANNELS = ("канализ", "телеге", "телеги", "телегу", "телегах")
"""What only begins like them: sewers and carts, though «в телеге» is said of the messenger too."""
OWN_STEMS = (
    "новост", "материал", "публикац", "стать", "сайт", "издани", "газет", "журналист", "комментари", "истори",
    "опечатк", "ошибк", "artikel", "noticia", "новин", "яңалык", "жаңалық",
)  # fmt: skip
"""What a newsroom has and asks for."""
NEWSROOM_STEMS = ("редакц", "журналист", "издани", "газет", "журнал", "донат", "журналістик", "journalis")

WORD = re.compile(r"[^\W\d_]+")
SPOKEN = re.compile(
    r"(?:[»”\"],|[!?…,][»”\"])\s*[—–-]|^\s*[—–-]\s|\b(?:сказал|рассказал|сообщ(?:ил|ает|ают|или)|говор|прос[ия]т|предупр|напомина|"
    r"напомнил|пояснил|уточн|объясн|призвал|призыва|призывы|зов[её]т|совету[ею]т|рекоменд|отметил|напис|пишет|заяв|подч[её]ркн|"
    r"приглаша|убежда|рассылают|по словам|наши[мх] читател|"
    r"said|says|told|wrote|asks?\b|sag(?:t|te)n?\b|schrieb|dijo|dice|dit\b|сказав|радять|"
    r"повідом|пише\b|деді|жазды|диде|диләр|язды)",
    re.I,
)
"""A sentence somebody said, or that tells what he said; and what an interviewer asks for his readers."""
PAST = re.compile(r"\b(?!если|или|канал|материал|портал|журнал|телеканал)[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)\b", re.I)
PRESENT = re.compile(
    r"\b(?!интернет|нет\b|привет|совет|кабинет)[а-яё]{2,}(?:ет|ёт|ит|ут|ют|ат|ят|[её]тся|ится|[ую]тся|[ая]тся)\b", re.I
)
"""The verb of a sentence that tells what somebody did or does. Questions are looked at without: «Видели тигра?»"""
QUESTION = re.compile(r"[^.!?]*\?")
CONTACT = re.compile(r"\+7|\b8\s?\(|@\w|(?<!\d)\d{1,3}-\d\d-\d\d(?!\d)|\b(?:https?://|www\.|t\.me/|max\.ru/|vk\.com/)")
CHANNEL_ADDRESS = re.compile(r"\b(?:t\.me|max\.ru|vk\.com|vk\.ru|ok\.ru|dzen\.ru|rutube\.ru)/\w")
SIGN = re.compile(r"[\U0001F300-\U0001FAFF→➡⬇⚡✅❗☝✍]|>>")
"""What stands beside a button and in no sentence of a newspaper."""

NOTICES = re.compile(
    r"^\W*(?:если (?:вы|у вас)\b.{0,60}(?:очевид|свидетел|новост|есть (?:истори|фото|видео)).{0,120}(?:редакци|нам\b|нашей?\b)|"
    r"(?:есть|знаете|хотите рассказать) (?:новост|истори)\w*.{0,20}\?|"
    r"спасибо! ваш\w* (?:мнение|голос|оценк)|расскажите друзьям|"
    r"оцените,? (?:пожалуйста|материал|статью|новость|публикацию)|добавить в закладки и поделиться|"
    r"(?:новость|запись|статья) (?:была )?(?:оставлена|опубликована) \d.{0,40} в (?:категории|рубрике)|"
    r"вы можете (?:читать|следить|оставить|отслеживать) .{0,80}(?:rss|трекбек|трэкбек|комментари)|"
    r"(?:или )?скопируйте (?:готовый )?код|код для (?:вставки|блога|сайта)|"
    r".{0,12}уважайте труд журналист|мы (?:весьма )?признательны всем|"
    r"(?:https?://|www\.)\S+$|(?:адрес|ссылка|адреса|постоянный адрес|permalink|url)\b.{0,30}:\s*https?://\S+$|"
    r"хотите стать автором|оставляйте реакции|поставьте реакцию|к сожалению, реакцию|"
    r"поддержать (?:проект|редакцию|издание)\W*$|"
    r"ваш комментарий появится|комментировать могут только|прислать новость\W*$|стать (?:подписчиком|спонсором)\W*$|"
    r"партн[её]рский материал\W*$|самое (?:читаемое|обсуждаемое) за|на информационном ресурсе применяются рекомендат)",
    re.I,
)
"""What needs no asking: forms, thanks for a vote, addresses that stand alone."""
MARKED = re.compile(
    r"^\W*реклам[аы]\b(?=.{0,200}(?:erid|инн\b|\bооо\b|\bип\b|рекламодател))|\berid\s?:?\s?\w{6,}|^\d+\s?/\s?\d+$|"
    r"^\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d\b",
    re.I,
)
"""Advertising as the law has it marked, the counter of a gallery, and the time of a player."""
FOREIGN = re.compile(
    r"^\W*(?:"
    r"contact (?:reporter|the reporter|the writer|staff writer|[A-Z]\w+ [A-Z]\w+) .{0,80}(?:@|\d{3}|\bat\b)|"
    r"(?:[A-Z][\w'’.-]+ ){1,4}(?:covers|is an?|writes|reports) .{3,160}\b(?:reach|contact|e-?mail|follow) "
    r"(?:him|her|them|at)\b|"
    r"this (?:article|story|report|post|column|piece)(?: was| has been)? (?:was )?(?:originally|first) "
    r"(?:appeared|published|ran)|"
    r"stay with .{2,60} for (?:updates|more|the latest)|(?:download|get) (?:the|our) .{0,30}\bapp\b|"
    r"you can (?:now )?(?:get|follow|find) .{2,60} on (?:whatsapp|telegram|facebook|x\b|twitter|instagram)|"
    r"join (?:our|the|us)\b.{0,60}(?:forum|facebook|whatsapp|telegram|channel|community|newsletter)|chat with us (?:in|on)|"
    r"click here to (?:join|subscribe|sign|read|follow|donate|vote|watch)|"
    r"sign up (?:here|now|today|to receive|for our|(?:to|for) .{0,60}newsletter)|subscribe (?:here|to|now|today)|"
    r"(?:have you|do you|what do you|tell us|let us know).{0,80}in the comments|"
    r"unlimited digital access|local news has never been more|support (?:local|independent|our) journalism|"
    r"become a (?:member|subscriber)|"
    r"this (?:website|site|newspaper|publication)(?: and .{0,40})? adher|if you have a complaint|"
    r"send (?:us )?a letter|letters (?:to the editor )?(?:of up to|should|must|may)|tried this recipe|"
    r"(?:video|photos?|listen|watch)(?: the video)? (?:above|below)\b|"
    r"hier geht['’]?s zum newsletter|jetzt .{0,30}(?:abonnieren|bestellen|anmelden)|lesen sie (?:auch|mehr)|mehr zum thema|"
    r"kommentarfunktion|"
    r"para (?:continuar|seguir) leyendo|suscr[ií]bete|lea tambi[eé]n|leer m[aá]s|te puede interesar|"
    r"cet article est r[eé]serv[eé]|[aà] lire aussi|lire aussi|suivez (?:toute|nous|notre)|je m['’]abonne|abonnez-vous|"
    r"leggi anche|riproduzione riservata|©\s?riproduzione|abbonati|"
    r"zobacz (?:te[zż]|tak[zż]e|wi[eę]cej)|czytaj (?:te[zż]|tak[zż]e|wi[eę]cej)|oce[nń] artyku[lł]|leia (?:mais|tamb[eé]m)|"
    r"(?:читайте також|дивіться також|тағы оқыңыз|оқи отырыңыз|безнең telegram)\b)",
    re.I,
)


def is_call(text: str, *, is_linked: bool = False) -> bool:
    """Say whether a line calls the reader somewhere, marks advertising, or says where else the text was printed.

    `is_linked` says whether a part of it is a link.

    >>> is_call("Следите за самым важным в Telegram-канале Татмедиа."), is_call("Следите за скоростью, просит инспекция.")
    (True, False)
    """
    if len(text) > LONGEST_CALL:
        return False
    if NOTICES.match(text) or FOREIGN.match(text):
        return True
    low = text.lower()
    if ("erid" in low or "реклам" in low or "/" in low) and MARKED.search(text):
        return True
    return _asks(text, low, is_linked)


def _asks(text: str, low: str, is_linked: bool) -> bool:
    """Say whether a line asks for something, speaks of the newsroom, or says where: two of these, and tells nothing."""
    listed = WORD.findall(low)
    words = set(listed)
    subscribes, reads, writes = (not words.isdisjoint(one) for one in (SUBSCRIBE, READ, WRITE))
    supports = not words.isdisjoint(SUPPORT)
    is_ours = not words.isdisjoint(US) or (len(listed) <= BUTTON and not words.isdisjoint(WE))
    asks = subscribes or reads or writes or supports
    if not (asks or is_ours or is_linked):
        return False
    names_channel = not words.isdisjoint(CHANNEL_NAMES) or any(map(_is_channel, words))
    if not (names_channel or (asks and (is_ours or is_linked or "?" in text or "«" in text))):
        return False
    if SPOKEN.search(text):
        return False
    if listed[-1] in SUBSCRIBE and names_channel:
        return True
    is_button = is_linked or SIGN.search(text) is not None
    is_told = PAST.search(QUESTION.sub("", text)) is not None
    is_telling = is_told or PRESENT.search(QUESTION.sub("", text)) is not None
    if names_channel:
        if is_ours and (asks or not is_telling):
            return True
        if not is_told and (subscribes or (reads and (is_button or len(listed) <= SHORT or CHANNEL_ADDRESS.search(text)))):
            return True
        if is_button and len(listed) <= BUTTON and not is_telling:
            return True
    of_newsroom = names_channel or any(word.startswith(OWN_STEMS) for word in words)
    if is_ours and (asks and is_button or (of_newsroom and (writes or supports))):
        return True
    if "?" in text and subscribes and "подписк" in low:
        return True
    if "?" in text and writes and (of_newsroom or CONTACT.search(text) is not None):
        return True
    if supports and listed[0] in SUPPORT and text.rstrip()[-1:] in "»)" and len(listed) <= BUTTON:
        return True  # the paper's own name, and nothing is told of it: «Поддержите «Северный голос»
    return supports and any(word.startswith(NEWSROOM_STEMS) for word in words)


def _is_channel(word: str) -> bool:
    return word.startswith(CHANNEL_STEMS) and not word.startswith(NO_CHANNELS)
