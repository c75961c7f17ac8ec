"""Lines that sites print around articles in many wordings: "Читайте также", "Фото:", "Нашли опечатку?", cookie notices.

Every wording was seen on regional sites of 2011–2025. Whole lines are judged, never parts of
a sentence: a list of words that may start one ("Подробнее о случившемся рассказал…") must not cost an article its line.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from scraper.reading.calls import is_call

LONGEST_NOTICE = 600
LONGEST_LABEL = 60
LONGEST_INVITATION = 220


def _whole(*wordings: str) -> re.Pattern[str]:
    """Match a line that is one of the wordings and nothing else but signs, a number, or an arrow."""
    return re.compile(rf"^\W*(?:{'|'.join(wordings)})(?:\W|\d)*$", re.I)


def _opens(*wordings: str) -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{'|'.join(wordings)})", re.I)


Sign = tuple[Sequence[str], re.Pattern[str]]
"""A pattern, and the words without one of which it cannot match: to look for those is ten times as fast."""


def _signs(*signs: tuple[Sequence[str], str]) -> tuple[Sign, ...]:
    return tuple((stems, re.compile(pattern, re.I)) for stems, pattern in signs)


END = _whole(
    r"комментари(?:и|ев|й)(?: (?:к|читател|пользовател|посетител|нашего|наших|на сайте|вконтакте|facebook|"
    r"cackle)[^.]{0,40})?",
    r"за содержание комментариев|"
    r"(?:про)?комментировать(?: \(.{0,20}\))?|обсуждени[ея](?: \(.{0,20}\))?|обсудить|обсуждаем|отзывы|мнения читателей",
    r"(?:оставить|оставьте|добавить|написать|ваш|новый|добавление|всего)\s(?:свой\s|ваш\s)?(?:комментари\w+|отзыв\w*|"
    r"мнение)",
    r"обсуждение (?:новости|материала|статьи)|комментарии нашего читателя.{0,40}|(?:пока )?нет комментариев|"
    r"комментариев (?:пока )?нет",
    r"comments?|leave a (?:comment|reply)|add (?:a )?comments?|post a comment|join the (?:conversation|discussion)|"
    r"view comments",
    r"(?:komentarze|kommentare|commentaires|comentarios|comentários|commenti|коментарі|пікірлер|фикерләр)(?:\s?\(?\d*\)?)?",
)
RELATED = _whole(
    r"(?:ещ[её] |также |больше |статьи |материалы )?(?:по|в|на эту|на ту же) тем[уе]",
    r"читать (?:также|ещ[её]|далее|полностью|дальше)|подробнее|подробности|далее|"
    r"ещ[её]|в тему|интересное|популярное|похожее",
    r"(?:другие|недавние|последние|свежие|похожие|главные|популярные|новые|предыдущие|актуальные|важные|ещ[её]|все|топ|лучшие|"
    r"прошлые|интересные|самые \w+)"
    r"\s(?:\w+\s)?(?:новости|статьи|материалы|публикации|записи|посты|темы|истории|события)"
    r"(?:\s(?:по|в|на|из|за|раздела|рубрики|дня|часа|сайта|региона|города|области|района|партн[её]ров|редакции|«)[^.]{0,30})?",
    r"(?:новости|материалы|статьи|ссылки|публикации|события)(?: по| на)\s(?:\w+\s)?(?:тем[уеы]|партн[её]ров|региона|"
    r"сегодня)",
    r"новости (?:партн[её]ров|сми2?|компаний|дня|раздела|рубрики|по теме|региона)|партн[её]ры|реклама|"
    r"на правах рекламы|рекомендуем\w*|вс[её] по теме",
    r"самое (?:читаемое|популярное|интересное|обсуждаемое)|сейчас читают|читают сейчас|вам (?:может быть|"
    r"будет) интересно|вас может заинтересовать|"
    r"материалы рубрики.{0,40}|ранее по теме|сюжет(?:ы)?|лента новостей|топ[ -]?\d+|выбор редакции|"
    r"главное(?: за .{0,20})?|(?:что )?ещ[её] (?:почитать|истории|интересное|по теме)|"
    r"(?:предыдущая|следующая|cледующая) (?:новость|статья|запись|публикация)|(?:вернуться )?(?:назад|вверх|"
    r"наверх)(?: к .{0,30})?|вернуться .{0,40}",
    r"(?:related|similar|recommended|popular|latest|recent|more|other|top)\s(?:\w+\s)?(?:articles?|stories|story|"
    r"posts?|news|topics?|content|coverage|reading|headlines)"
    r"(?:\s.{0,30})?|read (?:more|next|also|on)|more (?:from|on|in) .{1,40}|see also|you (?:may|"
    r"might) also like.{0,20}|most (?:read|popular|viewed)|trending(?: now)?|"
    r"advertisements?|sponsored(?: content)?|up next|don't miss|keep reading|story continues(?: below)?.{0,30}|"
    r"continue reading.{0,30}|recommended(?: for you)?",
)
LEADS_AWAY = _opens(
    r"(?:читайте|читай|смотрите|смотри|слушайте|узнайте)(?: другие| больше| также| так же| ещ[её]| по теме| ранее| далее|"
    r" подробнее| в сюжете| на эту тему| полностью)\b",
    r"(?:по теме|см\. также|ранее по теме|к теме|вопрос-ответ|фотогалерея|досье|справка по теме|related(?: \w+)?|read more|"
    r"read also|see also|more|watch|listen|also read)\s*:",
)
NAMES_OTHER = re.compile(r"\W*$|\s*(?<=:)|\s*[:;—–«\"“(>→-]|\s+[^\W\d_a-zа-яё]")
"""What stands behind «Читайте также» where a headline follows: «Смотрите также, чтобы дети не мёрзли» is a sentence."""
CREDIT = re.compile(
    r"^\W{0,3}(?:фото|видео|фотографи[ия]|фото и видео|иллюстраци[ия]|инфографика|коллаж|снимок|съ[её]мка|скриншот|"
    r"photos?|image|video|picture|illustration|photo credit|image credit|credit)"
    r"(?:\s?[:©/|—–]|\s-\s|\s(?:©|пресс-служб|из (?:архива|открытых|соцсетей|личного|группы)|с сайта|предоставл|"
    r"автора\b|архив|скриншот|by\b|courtesy\b|via\b|copyright\b|caption\b|source\b)|\s?\(|\W*$)",
    re.I,
)
LABELLED = _opens(
    r"(?:источник(?:и| информации)?|по материалам|первоисточник|ссылка на источник|sources?|via)\s?:",
    r"(?:теги|тэги|метки|ключевые слова|темы|рубрик[аи]|категори[ия]|раздел|tags?|topics?|filed under|categor(?:y|"
    r"ies)|labels|posted (?:in|under))\s?:",
    r"(?:разместил|опубликовал|добавил)(?:[аи]|\(а\))?\s?:|(?:опубликовано|дата публикации|дата|размещено|добавлено|"
    r"обновлено|создано|posted|published|updated|last updated|date)(?:\s?:| \d)",
    r"(?:автор(?:ы)?(?: текста| статьи| материала| фото)?|текст(?: и фото)?|подготовил[аи]?|материал подготовил[аи]?|"
    r"записал[аи]?|корреспондент|by|written by|author)\s?:",
    r"(?:просмотр(?:ов|ы)|прочтени[йя]|прочитано|количество просмотров|просмотрели|хит(?:ов|ы)|hits|views|рейтинг|"
    r"оценка|голосов|средняя оценка|rating|показов)\b\s?[:\d(—–-]",
)
SERVICE = _whole(
    r"версия для печати|распечатать|на печать|печать|поделиться.{0,40}|поделитесь.{0,40}|рассказать друзьям|"
    r"отправить (?:другу|по (?:e-?mail|почте)|на e-?mail)",
    r"google сайты|google sites|сообщить о нарушении|информация о странице|report abuse|page details",
    r"в избранное|добавить в (?:закладки|избранное)|твитнуть|(?:мне )?нравится|класс|опубликовать|разместить в своём|"
    r"скопировать ссылку|ссылка скопирована|копировать|подписаться.{0,40}|"
    r"tweet|share(?: (?:this|on) .{0,30})?|print|e-?mail|facebook|twitter|vkontakte|вконтакте|одноклассники|whatsapp|"
    r"telegram|viber|pinterest|google\+?|linkedin|instagram|"
    r"livejournal|мой мир|(?:exit )?mobile version|полная версия(?: сайта)?|мобильная версия|copy link|save|"
    r"follow(?: us)?.{0,30}|explore further|jump to navigation|skip to (?:main )?content",
    r"(?:загружается|загрузка|loading|подождите).{0,40}|please enable javascript.{0,80}|включите javascript.{0,80}|"
    r"для просмотра .{0,60}javascript.{0,80}|"
    r"ваш браузер (?:не поддерживает|устарел).{0,80}|your browser does not support.{0,60}|javascript (?:отключен|"
    r"is disabled).{0,80}",
    r"закрыть|скрыть|показать|развернуть|свернуть|ответить|пожаловаться|изменить|удалить|войти|регистрация|поиск|"
    r"найти|главная|отмена|ok|close|reply|sign (?:in|up)|log ?in|search|menu|home|"
    r"редактировать|увеличить|слайд-шоу|смотреть (?:фото|видео)|все (?:фото|видео)|фоторепортаж|click to enlarge|"
    r"view gallery|play|pause",
    r"\d{1,2}\+|erid\b.{0,120}|реклам(?:а|одатель)\s?[.:].{0,120}|перепечатка.{0,60}(?:запрещена|разрешена).{0,80}|"
    r"продолжение следует",
)
SOURCE_LINK = r"ссылк\w+ (?:на (?:сайт|источник|издани|портал|газет|[«\"]|\w+\.\w)|обязат)"
"""What notices ask of those who reprint; of a link to somebody else articles speak too."""
NOTICE = _opens(
    r"«[^»]{2,40}»,?\s*(?:выпуск\s)?№\s?\d+(?:\s?\(\d+\))?[,.]?\s(?:от\s)?\d{1,2}[\s.]\S{2,10}[^.!?]{0,12}(?:\.|$)",
    r"нажимая (?:на )?(?:эту )?кнопку\b|(?:вы )?соглашаетесь с политикой",
    r"хотите (?:рассказать|сообщить|поделиться)\b.{0,40}новост|"
    r"хотите (?:первыми )?узнавать\b|хотите (?:всегда )?быть в курсе",
    r"(?:(?:если )?(?:вы )?)?(?:нашли|заметили|увидели|обнаружили|заметите|обнаружите) (?:в тексте |"
    r"на сайте )?(?:опечатку|ошибку|неточность)",
    r"(?:©|\([cс]\)\s|copyright\s*(?:©|\([cс]\)|\d{4}|by\b|:|$)|все права защищены|all rights reserved)",
    r"свидетельство о (?:гос(?:ударственной|\.)\s?)?регистрации (?:сми|средства|эл|пи|№|сетевого|газеты|издания)|"
    r"(?:издание |сми |сетевое издание .{0,80}|"
    r"сайт )?зарегистрирован[ао]?\s(?:в |федеральн|роскомнадзор|комитет|управлен)|эл ?№ ?фс|учредител[ьи]\s?[:(—–-]|"
    r"главный редактор\s?[:(—–-]",
    r"при (?:полном |частичном |полном или частичном |любом )?(?:использовании|цитировании|перепечатке|"
    r"копировании)\b.{0,180}(?:ссылка|гиперссылка|разрешен|обязательн)",
    r"(?:использование|перепечатка|копирование|воспроизведение|правила использования|условия использования) (?:\w+ )?"
    r"(?:материал|публикац|стат|текст|контент|фото|информаци)\w*\b.{0,120}"
    rf"(?:сайт|портал|издани|редакци|запрещ|разреш|{SOURCE_LINK}|допуска|возможн)",
    r"(?:перепечатка|копирование|полное или частичное|частичное|любое использование|воспроизведение)\b.{0,120}"
    rf"(?:запрещ|разреш|{SOURCE_LINK}|допуска)",
    r"(?:все права на (?:материал|публик|новост)|допускается цитирование|владелец и правообладатель|правовые ограничения)",
    r"за (?:содержание )?комментари\w* (?:несут )?ответствен|\W*[^|]{3,140}\|\s*вход\s?/\s?создать уч[её]тн",
    r"(?:правила|условия) использования(?: материалов| сайта)?\W*$",
    r"редакция (?:сайта |портала )?не нес[её]т ответственност|мнение \w+ (?:может )?не совпада|"
    r"администрация (?:сайта )?(?:не нес[её]т|оставляет)|за содержание реклам",
    r"(?:эта |данная )страница использует файлы cookie|"
    r"(?:настоящий |наш |этот |данный )?(?:веб-)?сайт (?:использует|собирает)\b.{0,160}(?:cookie|куки|метри|данн)|"
    r"мы использу(?:ем|ет)\b.{0,60}(?:cookie|куки|метри)|на (?:этом |нашем )?сайте использу|we use cookies|"
    r"this (?:web)?site uses cookies",
    r"(?:зарегистрируйтесь|авторизуйтесь|войдите)\b.{0,60}(?:коммент|чтобы|сайт|или)|(?:добавлять|"
    r"оставлять) комментарии могут|посетители, находящиеся в группе|чтобы (?:оставить|оставлять|добавить|"
    r"комментировать).{0,20}(?:комментари|необходимо|нужно|войдите|вы должны)|"
    r"(?:только )?зарегистрированные пользователи|оставляя комментарий|уважаемые (?:читатели|посетители|"
    r"пользователи).{0,40}коммент|пожалуйста, не оставляйте|(?:you must be|please) log(?:ged)? in",
    r"уважаем(?:ый|ые|ая) (?:посетител|пользовател|гост)\w+\b.{0,40}(?:зашли на сайт|вы вошли|незарегистрирован|зарегистрир)|"
    r"мы рекомендуем вам (?:за)?регистрир",
    r"(?:настоящий |данный |этот |наш )?(?:ресурс|сайт|портал) (?:может содержать|содержит|предназначен)\b.{0,60}\d\d\s?\+",
    r"(?:опечатка|ошибка) в тексте|сообщить об (?:ошибке|опечатке)|отправить (?:сообщение )?об ошибке",
    r"(?:you can )?(?:follow|find|like) (?:us|me|him|her|them|\w+(?: \w+){0,2})(?: \W?@\w+\W?)? on (?:\W?@|twitter|facebook|"
    r"instagram|linkedin|social media|google news)|"
    r"e-?mail \w+(?: \w+){0,2} at \S+@\S+|(?:got|have) a (?:news )?(?:tip|story)\b.{0,80}|citation: .{0,300}\bretrieved\b|"
    r"this (?:document|material|article|story) (?:is subject to copyright|(?:may|must|can) not be (?:published|reproduced|"
    r"broadcast))",
    r"(?:sign up|subscribe) (?:now|today|here)\b|get the latest\b.{0,80}(?:inbox|newsletter)|download (?:the|our) app",
)
ANYWHERE = re.compile(
    r"ctrl\s*[+и-]?\s*enter|продолжая (?:использовать|пользоваться|использование|работу|просмотр)\b.{0,100}(?:сайт|"
    r"cookie|соглас)|"
    r"согласи\w+ (?:на|с) (?:обработк|использовани)\w+ (?:ваших |своих |файлов )?(?:персональных|cookie|метри)",
    re.I,
)
ANYWHERE_STEMS = ("enter", "продолжая", "согласи")
"""A line without one of these cannot match ANYWHERE."""
LEGAL_SIGNS = _signs(
    (("учредител",), r"учредител[ьи]\s?(?:сми\s?|издания\s?)?[:(—–-]"),
    (("ред",), r"(?:главный редактор|гл\. ?ред(?:актор|\.))(?: \w+){0,3}\s?[:(—–-]|редакторы?\s?:"),
    (
        ("№", "номер", "свидетельств", "зарегистрирован"),
        r"(?:эл|пи)\s?№\s?(?:фс|ту)|регистрационный номер|свидетельств\w+ (?:о регистрации|сми|эл|пи)|"
        r"зарегистрирован\w* (?:федеральной служб|роскомнадзор|управлени\w+ роскомнадзор|россвязь)",
    ),
    (("сетевое издание", "средство массовой"), r"сетевое издание\s[«\"]|средство массовой информации\s[«\"]"),
    (
        ("тираж", "индекс", "печат", "сдан"),
        r"тираж[:\s]*\d|подписной индекс|(?:отпечатан|напечатан)\w* в|сдан\w* в печать|подписано в печать",
    ),
    (("©", "(c)", "(с)", "защищены"), r"©|\([cс]\)\s?\d{4}|все права защищены"),
    (("материалы",), r"(?:может содержать|содержит) материалы \d\d\s?\+"),
)
"""What only an imprint says: who founded and edits a paper, under which number it is registered, how many are printed."""
CONTACT_SIGNS = _signs(
    ((), r"(?<!\d)\d{6},?\s+(?:россия|рф|\w+ (?:область|край|обл\.)|республика|г\.|город|с\.|пос\.|п\.)"),
    ((), r"(?:адрес|адрес редакции|наш адрес)\s?:|(?:ул|пр|просп|пер)\.\s?[А-ЯЁ][^,]{1,40},\s?(?:д\.\s?)?\d"),
    ((), r"(?:тел(?:ефон)?(?:ы|ов)?|факс)\s?(?:\w+\s?)?[.:/]?\s?(?:\+?\d|\(\d)"),
    ((), r"\be-?mail\b|[\w.]+@[\w.]+\.\w\w"),
)
"""What an imprint says and an announcement may say too: where the office is and how to call it."""
META = re.compile(
    r"\b(?:опубликовано|обновлено|создано|изменено|просмотров|просмотры|категория|рубрика|автор|комментари(?:и|ев)|дата|добавлено)"
    r"\s?:",
    re.I,
)
LONGEST_META, FEWEST_META = 180, 2
"""A line of two such labels is what a system tells of an article: «Super User Опубликовано: 5 февраля 2025 Просмотров: 735»."""
PLACEHOLDER = re.compile(r"\{\{[^{}]{0,200}\}\}|\{%[^{}]{0,200}%\}|<%[^%]{0,200}%>|\$\{[^{}]{0,100}\}")


@lru_cache(maxsize=2048)
def is_related(text: str, link_density: float = 0.0) -> bool:
    """Say whether a line opens a list of other articles, or leads to one."""
    if len(text) <= LONGEST_LABEL and RELATED.match(text):
        return True
    leads_away = LEADS_AWAY.match(text)
    if leads_away is None:
        return False
    return link_density > 0.2 or (len(text) < LONGEST_INVITATION and NAMES_OTHER.match(text, leads_away.end()) is not None)


def is_end(text: str) -> bool:
    """Say whether a line opens the readers' comments."""
    return len(text) <= LONGEST_LABEL and END.match(text) is not None


def is_credit(text: str) -> bool:
    """Say whether a line names who took or drew the picture."""
    return len(text) < LONGEST_INVITATION and CREDIT.match(text) is not None


def is_imprint(text: str) -> bool:
    """Say whether a line says whose the site is: two or more of its founder, editor, number, print run, address, telephone.

    An announcement with an address and a telephone is none: one sign must be of those that only an imprint has.

    >>> is_imprint("462359, г. Орск, ул. Мира, 5. Тел. (3537) 25-00-00. Главный редактор: Иванова Т. И.")
    True
    >>> is_imprint("Справки: г. Орск, ул. Мира, 5, тел. (3537) 25-00-00.")
    False
    """
    if len(text) > LONGEST_NOTICE:
        return False
    legal = _count(LEGAL_SIGNS, text)
    return legal > 1 or (legal == 1 and _count(CONTACT_SIGNS, text) > 0)


def _count(signs: Iterable[Sign], text: str) -> int:
    low = text.lower()
    likely = (pattern for stems, pattern in signs if not stems or any(stem in low for stem in stems))
    return sum(pattern.search(text) is not None for pattern in likely)


@lru_cache(maxsize=2048)
def is_service(text: str, is_linked: bool = False) -> bool:
    """Say whether a line is the site's own: sharing, printing, counters, sources, rights, consent, invitations.

    `is_linked` says whether a part of it is a link.
    """
    size = len(text)
    if size > LONGEST_NOTICE:
        return False
    if size <= LONGEST_LABEL * 3 and (SERVICE.match(text) or LABELLED.match(text)):
        return True
    if is_call(text, is_linked=is_linked) or (size <= LONGEST_META and len(META.findall(text)) >= FEWEST_META):
        return True
    return NOTICE.match(text) is not None or _is_said_anywhere(text) or is_imprint(text)


def _is_said_anywhere(text: str) -> bool:
    low = text.lower()
    return any(stem in low for stem in ANYWHERE_STEMS) and ANYWHERE.search(text) is not None


def without_placeholders(text: str) -> str:
    """Return a line without the templates its scripts never filled in.

    >>> without_placeholders("{{dayPoint.date | date:'dd.MM'}} Москва")
    'Москва'
    """
    if "{{" not in text and "{%" not in text and "<%" not in text and "${" not in text:
        return text
    return PLACEHOLDER.sub("", text).strip()
