"""Calls to the reader in many wordings: subscribe, join, write to us, read it in our channel; notices of paywalls and reprints.

Judged by whole lines, like all of `boilerplate`: a call begins with its verb or ends with its button, and is short.
"""

import re

LONGEST_CALL = 320
CHANNELS = (
    r"канал|telegram|телеграм|телеге|\bmax\b|\bмах\b|\bтг\b|вконтакте|\bvk\b|\bвк\b|соцсет|социальн|дзен|zen\b|viber|вайбер|"
    r"whats\s?app|ватсап|одноклассник|instagram|facebook|подпис|рассылк|google новост|яндекс|newsletter|мессенджер|сообществ|"
    r"паблик|чат-?бот|наш\w* бот|приложени"
)
INVITES = re.compile(
    r"^\W*(?:подписывайтесь|подпишитесь|подпишись|присоединяйтесь|присоединяйся|читайте нас|читайте наш\w*|читайте новости|"
    r"следите за (?:нами|наш\w+|новост\w+|событи\w+|сам\w+|главн\w+|важн\w+|развитием)|вступайте|будьте в курсе|"
    r"больше (?:новостей|материалов|интересного|фото|видео)|ещ[её] больше|"
    r"сам\w+ (?:важн|свеж|интересн|оперативн|актуальн|последн|главн|полезн)\w*(?: и \w+)? (?:новост|информаци|материал)\w*|"
    r"все (?:самые )?(?:важные|свежие|главные) новости|главные новости|новости .{0,40} в|мы в|мы теперь|мы есть|наш(?:и|а)? "
    r"(?:канал|телеграм|telegram|группа|сообществ|страниц)|хотите быть в курсе|оперативные новости|узнавайте|ставьте|жмите|"
    r"оставайтесь|не пропустите|чтобы не пропустить|есть новост)\b"
    rf".{{0,200}}(?:{CHANNELS})",
    re.I,
)
ENDS = re.compile(
    rf"(?:{CHANNELS}).{{0,120}}(?:подписаться|подпишись|присоединиться|вступить|перейти)\W*$|"
    r"(?:подпис(?:аться|ывайтесь|итесь)|присоединя(?:ться|йтесь))[\s!.»>→]*$",
    re.I,
)
"""A button at the end: «Прямые включения и видео подписчиков. Подписаться»."""
LONGEST_BEFORE_BUTTON = 160
OURS = re.compile(
    r"\b(?:пишите|пришлите|присылайте|заходите|подпишитесь|подписывайтесь|присоединяйтесь|вступайте)\b.{0,60}"
    r"(?:\bв наш\w*\s|\bнаш\w* (?:канал|группу|чат|бот|паблик|сообществ|рассылк)|\bна канал\b|\bна группу\b)|"
    r"\bв наш(?:ем|у|их|ей|его)?\s(?:telegram|телеграм|канал|чат|групп|паблик|сообществ)[^.!?]{0,40}[.!?]?\s?"
    r"(?:заходите.{0,10})?$",
    re.I,
)
"""A call behind another sentence: «Видели тигра? Пришлите фото в наш чат-бот»."""
LONGEST_OURS = 160
BUTTON_STEMS = ("подпис", "присоедин", "вступить", "перейти")
ASKS = re.compile(
    r"^\W*(?:если (?:вы|у вас)\b.{0,60}(?:очевид|свидетел|новост|есть (?:истори|фото|видео)).{0,120}(?:редакци|нам\b|присыла|"
    r"пришлите|сообщ|напишите|поделит)|"
    r"(?:есть|знаете|хотите рассказать) (?:новост|истори)\w*.{0,20}\?|"
    r"(?:присылайте|пришлите|сообщайте|пишите|напишите)\b.{0,40}(?:новост|фото|видео|истори).{0,60}(?:редакци|нам\b|бот|whats|"
    r"telegram|viber|вайбер)|(?:пишите|напишите|звоните) (?:нам|в наш\w*)\b|"
    r"(?:а )?что (?:вы )?(?:об этом )?думаете.{0,40}коммент|(?:делитесь|поделитесь|пишите|напишите|расскажите).{0,60}коммент|"
    r"спасибо! ваш\w* (?:мнение|голос|оценк)|расскажите друзьям|"
    r"оцените,? (?:пожалуйста|материал|статью|новость)|добавить в закладки и поделиться|"
    r"(?:новость|запись|статья) (?:была )?(?:оставлена|опубликована) \d.{0,40} в (?:категории|рубрике)|"
    r"вы можете (?:читать|следить|оставить|отслеживать) .{0,80}(?:rss|трекбек|трэкбек|комментари)|"
    r"(?:или )?скопируйте (?:готовый )?код|код для (?:вставки|блога|сайта)|"
    r".{0,12}уважайте труд журналист|мы (?:весьма )?признательны всем|"
    r"(?:https?://|www\.)\S+$|(?:адрес|ссылка|адреса|постоянный адрес|permalink|url)\b.{0,30}:\s*https?://\S+$|"
    r"оставляйте реакции|поставьте реакцию|к сожалению, реакцию|"
    r"поддержите (?:нас|«|проект|редакцию|журналист|издание)|поддержать (?:проект|редакцию|издание)\W*$)",
    re.I,
)
MARKED = re.compile(
    r"^\W*реклам[аы]\b(?=.{0,200}(?:erid|инн\b|\bооо\b|\bип\b|рекламодател))|\berid\s?:?\s?\w{6,}|^\d+\s?/\s?\d+$", re.I
)
"""Advertising as the law has it marked, and the counter of a gallery."""
FOREIGN = re.compile(
    r"^\W*(?:"
    r"contact (?:reporter|the reporter|the writer|staff writer|[A-Z]\w+ [A-Z]\w+) .{0,80}(?:@|\d{3}|\bat\b)|"
    r"(?:[A-Z][\w'’.-]+ ){1,4}(?:covers|is an?|writes|reports) .{3,160}\b(?:reach|contact|e-?mail|follow) "
    r"(?:him|her|them|at)\b|"
    r"(?:this|the) (?:article|story|report|post|column|piece)(?: was| has been)? (?:was )?(?:originally|first) "
    r"(?:appeared|published|ran)|"
    r"stay with .{2,60} for (?:updates|more|the latest)|(?:download|get) (?:the|our) .{0,30}\bapp\b|"
    r"you can (?:now )?(?:get|follow|find) .{2,60} on (?:whatsapp|telegram|facebook|x\b|twitter|instagram)|"
    r"join (?:our|the|us)\b.{0,60}(?:forum|facebook|whatsapp|telegram|channel|community|newsletter)|chat with us (?:in|on)|"
    r"click here to (?:join|subscribe|sign|read|follow|donate|vote|watch)|"
    r"sign up (?:here|to|for|now|today)|subscribe (?:here|to|now|today)|"
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
    r"(?:підписуйтесь|підпишіться|підпишись|стежте за|приєднуйтесь|читайте також|дивіться також)\b|"
    r"(?:жазылыңыз|тағы оқыңыз|оқи отырыңыз|жазылып қойыңыз)|(?:язылыгыз|безнең telegram))",
    re.I,
)


def is_call(text: str) -> bool:
    """Say whether a line calls the reader somewhere, marks advertising, or says where else the text was printed.

    >>> is_call("Следите за самым важным в Telegram-канале Татмедиа."), is_call("Следите за скоростью, просит инспекция.")
    (True, False)
    """
    if len(text) > LONGEST_CALL:
        return False
    if INVITES.match(text) or ASKS.match(text) or FOREIGN.match(text):
        return True
    low = text.lower()
    if ("erid" in low or "реклам" in low or "/" in low) and MARKED.search(text):
        return True
    if len(text) <= LONGEST_OURS and "«—" not in text and OURS.search(text):
        return True
    is_button = len(text) <= LONGEST_BEFORE_BUTTON and any(stem in low for stem in BUTTON_STEMS)
    return is_button and ENDS.search(text) is not None
