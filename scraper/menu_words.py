"""The words of menus on regional sites: what names a list of everything, a rubric, an archive, and what is no list of articles.

Gathered from menus of regional newspapers and from the templates of the systems they run on. Names are compared folded: lower
case, ё as е, no signs at either end, no counter behind them («Общество (123)»).
"""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

_THINGS = r"(?:новост\w*|материал\w*|публикаци\w*|стат[ьеи]\w*|запис\w*|сообщени\w*|событи\w*|news|articles|posts)"
_WHERE = r"(?: (?:дня|часа|сайта|газеты|редакции|города|района|области|края|региона|республики|округа|за .*|по дат\w*|[\w-]+))?"

EVERYTHING = re.compile(
    rf"(?:(?:смотреть|показать|читать|посмотреть) )?все(?: (?:последние|наши|главные|свежие))? {_THINGS}{_WHERE}"
    rf"|(?:вся )?(?:наша )?(?:новостная )?лента(?: (?:новостей|событий|публикаций|материалов|дня))?{_WHERE}"
    rf"|архив (?:всех )?(?:новостей|материалов|публикаций|статей|записей|сайта|сообщений|событий|ленты){_WHERE}"
    rf"|(?:последние|свежие|актуальные|текущие) {_THINGS}{_WHERE}|новости(?:,| и) статьи|хроника(?: дня| событий| новостей)?"
    r"|all (?:news|articles|posts)|latest(?: news)?|news ?(?:feed|line|archive)|весь архив|вся хроника|новости лентой|"
    r"все подряд",
)
"""Names of a page that lists all there is: «Все новости», «Лента новостей», «Архив публикаций»."""

MAIN = re.compile(
    rf"(?:главные |наши |местные |городские |районные |областные |краевые |региональные )?{_THINGS}{_WHERE}"
    r"|новости [\w -]{3,40}|[\w-]+ новости|блог|главное|лента|публикации [\w ]{3,30}|хроника|в номере|вести|журнал новостей"
)
"""Names of a main list: «Новости», «Статьи», «Новости района»."""

ARCHIVE = re.compile(
    r"архив\w*(?: (?:номеров|газеты?|журнала|выпусков|по (?:годам|датам|месяцам|номерам)|20\d\d.*|за .*))?(?: [«\"].*)?"
    r"|archives?|(?:прошлые|старые|предыдущие) (?:выпуски|номера)|номера газеты|номер за номером|подшивка"
)
"""Names of a page that leads back in time, by issue or by date."""

_RUBRIC_STEMS = (
    "обществ социальн социум политик политич экономик экономич культур искусств театр кино музык спорт футбол хоккей "
    "происшеств инцидент криминал чп авари преступ суд полици мчс пожар безопасност прокурат закон прав власт управлени "
    "администрац депутат дума парламент выбор самоуправлени официальн постановлени образовани учеб школ вуз студент "
    "молодеж детств дети детям детск семь родител здоров здравоохран медицин врач эколог природ животн жкх коммунал "
    "жилищн жиль недвижимост строительств благоустройств благоустроен транспорт дорог авто гибдд бизнес предприним "
    "финанс деньг банк рынок потребител труд занятост промышлен производств завод предприяти сельск село деревн агро апк "
    "урожай фермер хозяйств животновод наук технолог интернет цифров истори краевед памят побед ветеран войн "
    "ветераны арми сво защитник патриот герои герой земляк люди люд человек судьб лица персон имен портрет юбиле "
    "праздник традици религи духовн православ вера церк литерат поэз проза творчеств стих рассказ досуг отдых туризм "
    "путешеств хобби дом сад огород дач кулинар рецепт мод красот интервью репортаж расследован аналитик обзор мнени "
    "колонк комментари очерк фельетон эссе тема темы письм почта читател вопрос прямая конкурс акци проект "
    "нацпроект программ события событи хроник сводк город район област регион край республик округ посел мир росси стран "
    "федеральн зарубеж местн эксклюзив подробност разное общая актуальн важн энергетик нефт газ "
    "металл космос демограф миграц националь народ языки доброт благотворит волонт помощ соцзащит пенси льгот "
    "обычаи рыбал охот погод лес вода паводок коронавирус covid прогноз итоги год цифры факты полезн советы совет"
).split()
RUBRIC = re.compile(rf"(?:^|[\s«\"(/,-])(?:{'|'.join(sorted(set(_RUBRIC_STEMS), key=len, reverse=True))})")
"""Beginnings of words that rubrics are named by: «Общество», «В районе», «ЖКХ и благоустройство»."""

_SERVICES = (
    r"оставить .*|прокоммент.*|(?:нет|без) комментари.*|комментари\w*.*|темы|все темы|сюжеты?|в (?:конец|начало)|конец|"
    r"начало|"
    r"(?:перв|последн|предпоследн)\w+(?: страниц\w*)?|стр(?:аница)?\.?|контакт\w*.*|новости (?:компаний|партнер\w*|сми|"
    r"сайта|рекламы|спонсоров)|пресс-?релизы|наши контакты|реклам\w*.*|"
    r"рекламодател\w*.*|размещение .*|прайс.*|расценки.*|тариф\w*.*|редакци\w*.*"
    r"|о (?:нас|газете|редакции|проекте|сайте|компании|журнале|портале|канале|себе|предприятии|холдинге|медиа\w*|сми).*"
    r"|об (?:издании|агентстве|авторе|учреждении|организации|издательстве).*|наш[аи]? (?:команда|коллектив|история|"
    r"редакция|газета)"
    r"|коллектив.*|сотрудники.*|учредител\w*.*|история (?:газеты|редакции|издания|журнала|нашей газеты)|кто мы|вакансии.*"
    r"|подпис(?:ка|аться|чик|ной)\w*.*|оформить .*|как (?:подписаться|купить|стать|нас найти).*|купить .*|магазин.*|"
    r"корзина|касса"
    r"|вход\w*.*|войти.*|выход|регистраци\w*.*|авторизаци\w*.*|личный кабинет|профиль|мой .*|забыли .*|напомнить .*|логин"
    r"|поиск.*|найти|расширенный поиск|карта сайта|главная.*|на главную.*|домой|home|начало|вверх|наверх|назад|вперед|меню"
    r"|форум\w*.*|гостевая.*|чат|обсуждения|фото.*|галере\w*.*|видео.*|аудио.*|радио.*|тв|тв-?программа|телепрограмма.*"
    r"|программа (?:передач|тв|телепередач).*|телевидение|прямой эфир|онлайн-?(?:трансляции|камеры)|веб-?камеры.*|"
    r"подкаст\w*|клипы"
    r"|погода.*|прогноз погоды.*|курс\w* валют.*|гороскоп.*|афиша.*|кроссворд\w*|сканворд\w*|игры|тесты?|анекдот\w*|юмор"
    r"|объявлени\w*.*|частные объявления|доска .*|подать .*|знакомства|работа|резюме|справочник.*|каталог.*|телефоны.*|"
    r"расписани\w*.*"
    r"|документ\w*.*|реквизит\w*|закупки.*|антикоррупци\w*.*|противодействие .*|соут|отчеты?|лицензи\w*.*|устав.*"
    r"|политика (?:в|конф|обраб|cookie|использ|приват|защит).*|конфиденциальн\w*.*|персональн\w*.*|соглас\w* .*|положение о.*"
    r"|пользовательск\w*.*|соглашени\w*|правил\w*.*|условия .*|оферта.*|обратная связь|обратн\w*.*|написать.*|задать .*|"
    r"сообщить.*"
    r"|прислать .*|предложить .*|добавить.*|отправить .*|пожаловаться.*|помощь|справка|faq|вопросы?[ -]+ответы? сайта|"
    r"опрос\w*.*"
    r"|голосовани\w*.*|результаты опрос\w*|pdf.*|.*\bpdf\b.*|электронн\w* (?:версия|выпуск|газета|номер|подшивка).*"
    r"|свежий (?:номер|выпуск).*|новый номер.*|последний (?:номер|выпуск).*|читать номер.*|скачать.*|партнер\w*.*|ссылки|"
    r"друзья"
    r"|полезные ссылки|rss.*|рсс|лента rss|вконтакте|вк|vk|одноклассники|ок|ok|telegram\w*|телеграм\w*|дзен|max|макс|"
    r"youtube|ютуб"
    r"|rutube|рутуб|viber|whatsapp|facebook|twitter|instagram|мы в .*|наш (?:канал|телеграм).*|english|рус(?:ский)?|eng?|rus?"
    r"|версия для .*|мобильная версия|полная версия|слабовид\w*|тег\w*|метк\w*|облако .*|автор\w*|наши авторы|авторы .*|"
    r"блоггеры"
    r"|поделиться|печать|распечатать|подробнее.*|далее.*|дальше|читать (?:далее|дальше|полностью|ещ?е)|ещ?е|больше|"
    r"показать ещ?е"
    r"|комментари\w*|обсудить|календарь.*|сегодня|вчера|неделя|месяц|год|следующ\w*.*|предыдущ\w*.*|старые записи|сюда|"
    r"здесь|тут"
    r"|пожертвовать|поддержать.*|донат|спецпроект сайта|баннер\w*|счетчик\w*|18\+|16\+|12\+|6\+|0\+|сайт\w*|разработ\w*.*|"
    r"создание .*"
    r"|contacts?|about.*|advert\w*|search|login|log in|sign (?:in|up)|register|photo.*|video.*|gallery|forum|subscribe|"
    r"privacy.*"
    r"|terms.*|sitemap|next|previous|prev|back|more|read more|tags?|authors?|help|shop|cart|feedback|weather"
)
SERVICE = re.compile(rf"(?:{_SERVICES})")
"""Names of what lists no articles: services, papers of the house, galleries, games, social networks."""

_PATH_SERVICES = re.compile(
    r"(?:^|[/_.-])(?:kontakt\w*|contacts?|reklam\w*|advert\w*|ads?|price|prays|o-nas|onas|o-gazete|o-redakcii|o_nas|"
    r"about(?:-us)?"
    r"|redakci\w*|redaktsi\w*|redaction|editorial|podpisk\w*|subscri\w*|vhod|login|logout|signin|signup|regist\w*|auth|"
    r"account|lk"
    r"|cabinet|personal|profile|users?|search|poisk|forum|gost\w*|guest\w*|gb|photo\w*|foto\w*|galer\w*|gallery|album\w*|"
    r"video\w*"
    r"|audio|radio|tv|teleprogramm\w*|tvprogram\w*|pogoda|weather|kurs(?:[-_]?valyut\w*|y)?|currency|goroskop|horoscope|"
    r"afisha|board|doska|"
    r"obyavlen\w*"
    r"|objavlen\w*|vakans\w*|vacanc\w*|job|sitemap|map|karta-say?j?ta|faq|opros\w*|polls?|vote|pdf|shop|cart|basket|"
    r"download|files?"
    r"|uploads?|rss|feed|atom|tags?|tegi?|metk[ai]|keywords?|authors?|avtor\w*|privacy|policy|politika-konf\w*|soglas\w*|"
    r"rules|pravila"
    r"|terms|comment\w*|print|amp|calendar|feedback|links|banners?|go|out|redirect|click|wp-\w+|admin\w*|bitrix|cgi-bin|"
    r"mailto"
    r"|javascript|share|subscribe|rekvizit\w*|dokument\w*|documents?|partner\w*|spravochnik|catalog\w*|katalog\w*)(?=$|"
    r"[/_.-])",
    re.IGNORECASE,
)
_QUERY_SERVICES = frozenset(
    "s q query search searchword text words tag tags author user login auth register print pdf feed format do_login "
    "replytocom "
    "share lang sort order calendar poll vote add backurl back_url return utm_source action logout".split()
)
_SERVICE_VALUES = re.compile(
    r"(?:com_(?:users?|search|contact|banners|mailto|finder|weblinks|newsfeeds|jcalpro|phocagallery|kunena)|search|login|"
    r"register|"
    r"feedback|contacts?|profile|pm|stats|rules|lostpassword|tags?|alltags|rss|print|gallery|photo|forum|poll)",
    re.IGNORECASE,
)

LIST_PATH = re.compile(
    r"(?:^|/)(?:categor(?:y|ies)|cat|rubrics?|rubrik[ai]?|rubric|razdel\w*|sections?|sekci\w*|topics?|tem[ay]|themes?|"
    r"sujet\w*|list|"
    r"kategori\w*|рубрик\w*|раздел\w*|категори\w*|taxonomy/term|itemlist/category|news_?(?:list|section|cat)\w*)(?:[/.]|$)"
    r"|[?&](?:cat|category|cat_?id|section(?:_?id|_code)?|rubric\w*|rub|razdel|r(?:azd)?id|topic|view=category|catid|"
    r"option=com_content&view=(?:category|section|blog))\b",
    re.IGNORECASE,
)
"""Addresses that say of themselves that they are lists: /category/sport/, ?cat=5, section.php."""

_EVERYTHING_PATH = re.compile(
    r"(?:^|/)(?:all|vse|all-?news|vse-?novosti|all-?articles|lenta|newsline|news-?feed|latest|lastnews|last|arhiv-?novostej|"
    r"news-?archive|archive-?news|все-новости|лента)(?:\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_MAIN_PATH = re.compile(
    r"(?:^|/)(?:news|novosti|articles?|stat[ij]i|statyi|publ|publications?|publikacii|publikatsii|blog|posts?|materials?|"
    r"materialy|"
    r"vesti|novost|online|daily|новости|статьи|публикации|материалы)(?:\.\w{2,5}|/index\.\w{2,5})?/?$",
    re.IGNORECASE,
)
_ARCHIVE_PATH = re.compile(r"(?:^|/)(?:archiv\w*|arhiv\w*|arxiv\w*|архив\w*)(?:\.\w{2,5})?/?$", re.IGNORECASE)
_RUBRIC_PATH = re.compile(
    r"(?:^|[/_-])(?:obs[hc]+estvo|obs\w{0,3}estvo|society|social\w*|politi[ck]\w*|e[ck]onom\w*|[ck]ul?tu\w*|sports?|"
    r"proiss?h?estv\w*|"
    r"incident\w*|accident\w*|[ck]riminal\w*|crime|vlast|power|goverment|government|obrazovani\w*|education|zdorov\w*|"
    r"health|medicin\w*|"
    r"[ae]colog\w*|ekolog\w*|priroda|zh?kh|jkh|transport|auto|avto|biznes\w*|busines\w*|finan\w*|selo|agro\w*|apk|nauka|"
    r"science|"
    r"techno\w*|tehno\w*|istori\w*|history|religi\w*|molod\w*|semya|family|deti|shkol\w*|bezopasnost\w*|zakon\w*|pravo|sud|"
    r"ofici\w*|"
    r"offici\w*|dosug|turizm|otdyh|interv\w*|report\w*|mneni\w*|opinion\w*|anali[tz]\w*|lyudi|ludi|people|chelovek|"
    r"zemlyaki|gorod|city|"
    r"rayon|raion|oblast|region\w*|kraj|kray|mir|world|russia|rossiya|strana|events?|sobyt\w*|tema|svo|pobeda|veteran\w*|"
    r"konkurs\w*|"
    r"pisma|pochta|proekt\w*|projects?|stroit\w*|promysh\w*|industr\w*|prazdnik\w*|literat\w*|poez\w*|tvorchestvo)(?=$|"
    r"[/_.-])",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)  # a menu is the same on every page of an outlet
def fold_name(name: str) -> str:
    """Return a link's name as the patterns here are written.

    >>> fold_name(" » ЖКХ и благоустройство (123)")
    'жкх и благоустройство'
    """
    name = re.sub(r"\s*[\[(]?\d+[\])]?$", "", " ".join(name.lower().replace("ё", "е").split()))
    return re.sub(r"^\W+|[^\w)»\"+]+$", "", name)


def is_service_name(name: str) -> bool:
    """Tell whether a folded name is that of a page that lists no articles.

    >>> is_service_name("политика"), is_service_name("политика конфиденциальности")
    (False, True)
    """
    return SERVICE.fullmatch(name) is not None


def is_service_address(url: str) -> bool:
    """Tell whether an address is that of a service, a file, a tag, an author or a search by its own words."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    named = any(key.lower() in _QUERY_SERVICES or _SERVICE_VALUES.fullmatch(value) for key, value in pairs)
    return named or _PATH_SERVICES.search(_path(url)) is not None


_WHOLE_SITE = re.compile(
    r"(?:новост|событи|статьи|программ)\w*|(?:город|район|област|кра[йяе]|регион|республик|округ|местн|наш|актуальн|главн|"
    r"подробн)\w*"
)
"""Words in names of lists that are stems of rubrics, and name none there: «Новости района», «Все события города»."""


def rank_of_name(name: str) -> int:
    """Return what a folded name says: 1 everything, 2 a main list, 3 a rubric, 5 an archive, 0 nothing known."""
    if ARCHIVE.fullmatch(name) and not EVERYTHING.fullmatch(name):
        return 5
    rank = 1 if EVERYTHING.fullmatch(name) else 2 if MAIN.fullmatch(name) else 3
    if rank < 3 and RUBRIC.search(_WHOLE_SITE.sub(" ", name)):
        return 3  # «Все новости спорта», «Новости культуры»
    return rank if rank < 3 or RUBRIC.search(name) else 0


def rank_of_address(url: str) -> int:
    """Return what the words of an address say, as rank_of_name does; for menus of images without a word."""
    path = _path(url)
    for rank, pattern in ((1, _EVERYTHING_PATH), (5, _ARCHIVE_PATH), (2, _MAIN_PATH), (3, _RUBRIC_PATH)):
        if pattern.search(path):
            return rank
    return 3 if says_list(url) else 0


def says_list(url: str) -> bool:
    """Tell whether an address calls itself a category, rubric or section."""
    parts = urlsplit(url)
    return LIST_PATH.search(_path(url) + (f"?{parts.query}" if parts.query else "")) is not None


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path, errors="strict")
    except UnicodeDecodeError:
        return unquote(urlsplit(url).path, encoding="windows-1251", errors="replace")
