"""Why a site's home page lists nothing: parked, under construction, a wall, a challenge to browsers. Pure.

Asked only of pages that link to no article: the same words on a page that lists news mean nothing.
"""

import re

from lxml import etree

from scraper.page_links import visible_text

LONG_TEXT = 6000
"""Letters; a page with more is no notice, whatever its words are."""

FEW_LINKS = 3

CHALLENGES = (
    (
        re.compile(r"captcha|капч[аиу]|я не робот|вы не робот|not a robot|smartcaptcha", re.I),
        "a captcha stands before the site",
    ),
    (
        re.compile(
            r"cf-browser-verification|challenge-platform|/cdn-cgi/challenge|just a moment\.\.\.|checking your browser|"
            r"ddos-?guard|"
            r"провер(?:ка|яем) (?:вашего |ваш )?(?:браузер|соединени)|__js_p_|qrator|stormwall|variti|servicepipe|"
            r"подождите, идет проверка|please enable (?:javascript|cookies) (?:and|to)|security check",
            re.I,
        ),
        "a check of the browser stands before the site, and lets no crawler in",
    ),
)
"""Searched in the source: what such pages print is often the script's."""

NOTICES = (
    (
        re.compile(
            r"домен\w* (?:[\w.-]+ )?(?:прода[её]тся|выставлен|припаркован|не прилинкован|не привязан|не делегирован|свободен|"
            r"зарегистрирован)|(?:купить|приобрести|продажа|аренда) (?:этот |этого )?домен|domain (?:name )?(?:is|"
            r"may be) (?:for sale|parked)|"
            r"this domain|parked (?:free|domain)|domain parking|парковк\w* домен|срок регистрации домена|домен истек",
            re.I,
        ),
        "the domain is parked or for sale: no outlet is here",
    ),
    (
        re.compile(
            r"сайт (?:временно )?(?:заблокирован|отключ[её]н|приостановлен)|обслуживание (?:сайта )?приостановлено|"
            r"хостинг\w* (?:отключ|приостан|"
            r"заблок)\w*|аккаунт (?:заблокирован|приостановлен|отключ[её]н)|account (?:has been )?suspended|закончил(?:ся|"
            r"ась) (?:период|срок|оплат)\w*|"
            r"сайт не оплачен|не опла\w+ хостинг",
            re.I,
        ),
        "the hoster has switched the site off",
    ),
    (
        re.compile(
            r"welcome to nginx|apache\d? (?:\w+ )?default page|it works!|test page for|index of /|iis windows server|"
            r"сайт (?:только что|успешно) созда[нл]|"
            r"заглушка|(?:здесь|тут) (?:скоро )?(?:будет|появится) (?:ваш |новый )?сайт|"
            r"сайт (?:пока )?(?:ещ[её] )?не (?:создан|загружен|настроен|опубликован)|"
            r"default web ?(?:site )?page|ispmanager|vesta ?cp|файлы сайта (?:ещ[её] )?не загружены",
            re.I,
        ),
        "a hoster's default page: the site is not there",
    ),
    (
        re.compile(
            r"сайт (?:\w+ )?(?:находится )?(?:на|в) (?:реконструкции|разработке|обслуживании|стадии)|"
            r"ведутся (?:технические |профилактические )?работы|"
            r"техническ\w+ (?:работ|обслуживани|перерыв)\w*|профилактическ\w+ работ\w*|under construction|coming soon|"
            r"maintenance|скоро откро\w+|"
            r"реконструкци\w+ сайта|временно (?:недоступен|не работает|закрыт)|сайт в разработке|обновляем сайт",
            re.I,
        ),
        "the site is under construction or maintenance",
    ),
    (
        re.compile(
            r"только (?:для )?(?:зарегистрированн\w+|авторизованн\w+|подписчик\w*|пользовател\w+)|необходимо (?:войти|"
            r"авторизоваться|"
            r"зарегистрироваться)|требуется авторизация|войдите,? чтобы|доступ (?:ограничен|закрыт|запрещ[её]н|только)|"
            r"оформите подписку|"
            r"platny|subscribers only|log ?in to continue|access denied|403 forbidden",
            re.I,
        ),
        "a login or paywall stands before the site",
    ),
)
"""Searched in what a reader sees."""


def obstacle_of(root: etree._Element, source: str) -> str:
    """Return in one line why a page without articles has none.

    >>> from scraper.page_links import parse_html
    >>> page = "<h1>Сайт на реконструкции</h1><p>Скоро откроемся!</p>"
    >>> obstacle_of(parse_html(page), page)
    'the site is under construction or maintenance'
    """
    text = visible_text(root)
    links = sum(1 for anchor in root.iter("a") if (anchor.get("href") or "#")[:1] != "#")
    if len(text) < LONG_TEXT:
        for pattern, reason in CHALLENGES:
            if links <= FEW_LINKS and pattern.search(source):
                return reason
        for pattern, reason in NOTICES:
            if pattern.search(text):
                return reason
        if any((field.get("type") or "").lower() == "password" for field in root.iter("input")):
            return "a login stands before the site"
    return _why_empty(root, text, links)


def _why_empty(root: etree._Element, text: str, links: int) -> str:
    scripts = sum(1 for _ in root.iter("script"))
    if not text.strip() and not links:
        return "the home page is built by a script and prints nothing without it" if scripts else "the home page is empty"
    if scripts and links <= FEW_LINKS and len(text) < 600:
        return "the home page is built by a script and prints no articles without it"
    return "no article links: nothing on the home page reads as a headline with a link"
