"""Which parts of a page say by their own names that they are not the article: comments, menus, teasers, captions."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from scraper.reading.blocks import Block, Place, all_around, sum_in, sums_of

# Words of class and id names, from pages of regional outlets and the systems they run on. A name is compared after camelCase
# is split and everything but letters has become a space: `newsComments_list` reads "news comments list".
WORDS = {
    "comments": r"comments?|coments?|comm|commentaries|disqus|cackle|hypercomments|respond|discuss|discussion|obsuzhdenie|"
    r"kommentarii?|otzyvy?|replies|kom|komentarze|komentari|kommentare?|commentaires?|comentarios",
    "related": r"related|similar|also|readmore|read more|more news|other news|othernews|recommend(?:ed|ations?)?|popular|"
    r"trending|trends|most read|latest|last news|lastnews|hot ?news|news ?feed|teasers?|promo|partners?|sponsor(?:ed)?|"
    r"advert(?:s|ising|isement)?|adv|ads|banners?|reklama|lenta|smi|outbrain|taboola|pagination|pager|anons|carousel|"
    r"jcarousel|"
    r"marquee|linked|up next|next post|prev next|newsletter|subscribe|subscription|subscr|most popular|see also|"
    r"read also",
    "share": r"share|shares|shared|sharing|social|socials|soc|likes?|addthis|pluso|uptolike|signup|sign up|toolbar|voting|"
    r"votes?|polls?|opros|ratings?|react|reactions?|reakcii|donate|donation|orphus|mistape|podpiska",
    "menu": r"nav|navbar|navigation|menu|submenu|breadcrumbs?|kroshki|crumbs|sitemap|footer|copyrights?|cookies?|cookiebar|"
    r"consent|gdpr|login|(?<!post )popups?|modal|sidebar|rail|masthead|topbar|weather|pogoda|calendar|kalendar|lang switcher",
    "tags": r"tags?|tag ?(?:list|row|links|cloud|line)|tags ?list|tagadelic|keywords|tegi|hashtags?",
    "caption": r"captions?|figcaption|credits?|photo (?:author|by|text|desc|label|info)|(?:img|image|pic|foto|media) "
    r"(?:desc|title|text|caption|info|author|podpis)|gallery|slider|slideshow|fotorama|lightbox|thumbs?|fotogallery|"
    r"(?:telegram|vk|fb|facebook|instagram|tiktok|ok|max|social) (?:embed|post|media|widget)",
    "about": r"authors?|avtor|byline|dateline|datetime|pubdate|istochnik|"
    r"counter|views",
}  # fmt: skip
# These say so only where they are the whole class: "info" is a box of facts, "article-info-text" may be anything.
WHOLE = {
    "related": "widget widgets ad next prev more block-news aside read-also readalso see-also inset",
    "share": "rss print tools actions follow buttons rate vote soc",
    "menu": "search foot copy aside side bottom crumb path age",
    "about": "info meta stats post-meta entry-meta source pub-info date time data",
    "caption": "photo-text sign podpis desc-photo embed",
}  # fmt: skip
OUTSIDE = frozenset(("comments", "related", "share", "menu", "tags"))
"""Zones whose text is never the article's."""
BESIDE = frozenset(("caption", "about"))
"""Zones inside an article that hold what belongs to it, but not to its text: captions, bylines, dates."""

TAG_ZONES = {
    "nav": "menu", "footer": "menu", "aside": "related", "figcaption": "caption", "menu": "menu", "dialog": "menu",
    "address": "about", "fieldset": "share", "form": "share", "marquee": "related", "legend": "share",
}  # fmt: skip
QUALIFIER = re.compile(r"(?:has|with|without|no|not|is|tag|category|js|type|format|status|post|hentry|single|page)[-_].+", re.I)
"""Classes that qualify an element rather than name it: has-sidebar, tag-sport, category-news, no-comments."""
BODY_NAME = re.compile(
    r"(?:^|\s)(?:(?:article|story|news|post|entry|detail|full|main|material|item|node|publication|page|blog) "
    r"(?:text|body|content|fulltext|tekst|copy)|"
    r"(?:subscription|subscriber|premium|paywall|locked|paid) (?:content|body|text)|"
    r"fulltext|full text|body copy|articlebody|storybody)(?=\s|$)|^article$"
)
BUNDLED = re.compile(r"(?<=\w)_{1,2}(?=[A-Za-z-]*\d)[A-Za-z0-9-]{4,8}$")
"""What a bundler of style sheets puts behind a name."""
OWN_FOOT = re.compile(r"(?:^|\s)(?:article|story|news|post|entry|detail|node|item|doc|content) (?:foot|footer)(?=\s|$)")
"""The foot of an article, not of the page: tags, author and sharing stand there."""
LARGE_SHARE = 0.55
"""A place that holds more of a page's prose than this is its main part, whatever it is called."""
NEVER_MAIN = re.compile(r"(?:\w+ )?(?:footer|copyrights?|cookies?|cookiebar|consent|gdpr)(?: \w+)*")
"""The foot of a page may hold most of its prose, where the article is one sentence; "body-and-footer" is no foot."""

SIDEBAR = re.compile(
    r"(?:(?:l|r|left|right|main|primary|secondary|td main|content) )?"
    r"(?:sidebars?|side ?bar|right ?(?:rail|col|column|side)|sidecol)"
    r"(?: (?:first|second|left|right|primary|secondary|inner|wrapper|main))?"
)
"""The whole of a name: `has-right-rail`, `content-rail` and `rail__body` are what stands beside one."""

_PATTERNS = [(zone, re.compile(rf"(?:^|\s)(?:{words})(?=\s|$)")) for zone, words in WORDS.items()]
_WHOLE = {word: zone for zone, words in WHOLE.items() for word in words.split()}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NOT_LETTERS = re.compile(r"[^a-zа-я]+")


@lru_cache(maxsize=8192)
def plain_names(names: str) -> str:
    """Return class and id names as words: `newsComments_list` gives "news comments list"."""
    return _NOT_LETTERS.sub(" ", _CAMEL.sub(" ", names).lower()).strip()


@lru_cache(maxsize=8192)
def own_zone(tag: str, names: str) -> str:
    """Return the zone an element's own tag and names declare, empty where they declare none.

    >>> own_zone("div", "b-news__comments"), own_zone("div", "article-body has-sidebar no-comments")
    ('comments', '')
    """
    if names:
        tokens = [_base(token) for token in names.split() if not QUALIFIER.fullmatch(token)]
        plain = [plain_names(token) for token in tokens]
        if any(OWN_FOOT.search(name) for name in plain):
            return "about"
        zone = _named(tokens, plain)
        if zone and (zone == "comments" or not any(BODY_NAME.search(name) for name in plain)):
            return zone
    return TAG_ZONES.get(tag, "")


def _base(token: str) -> str:
    """Return a class without its modifier or number: `news--wide` is a `news`, `embed_6f21` (from a bundler) an `embed`.

    Drupal's `field--name-field-tags` names what it holds.
    """
    return token.removeprefix("field--name-") if token.startswith("field--name-") else BUNDLED.sub("", token.split("--")[0])


def _named(tokens: Sequence[str], plain: Sequence[str]) -> str:
    for zone, pattern in _PATTERNS:
        if any(pattern.search(name) for name in plain):
            return zone
    return next((_WHOLE[token.lower()] for token in tokens if token.lower() in _WHOLE), "")


def _declared(place: Place) -> str:
    if place.zone is None:
        place.zone = "" if place.tag in ("html", "body") else own_zone(place.tag, place.names)
        is_foot = place.zone == "menu" and (place.tag == "footer" or place.names == "footer")
        if is_foot and any("article" in (above.tag, above.names) for above in place.ancestors()):
            place.zone = "about"
    return place.zone


def _inherited(place: Place) -> str:
    """Return the zone a place is in where none is spared."""
    if place.inherited is None:
        above = _inherited(place.parent) if place.parent else ""
        place.inherited = above if above in OUTSIDE else _declared(place) or above
    return place.inherited


class Zones:
    """The zones of one page. `spared` places (what holds the headline, what holds most text) are no zones."""

    def __init__(self, spared: Iterable[Place] = ()) -> None:
        self._spared = {id(place) for place in spared if _declared(place)}
        self._known: dict[int, str] = {}

    def of(self, place: Place) -> str:
        """Return the zone a place is in: that of the nearest named element, but nothing leads back out of OUTSIDE."""
        if not self._spared:
            return _inherited(place)
        zone = self._known.get(id(place))
        if zone is None:
            zone = self.of(place.parent) if place.parent else ""
            if zone not in OUTSIDE and id(place) not in self._spared:
                zone = _declared(place) or zone
            self._known[id(place)] = zone
        return zone


def main_places(blocks: Iterable[Block], sizes: Sequence[float]) -> list[Place]:
    """Return the places that hold most of a page's prose; those named for comments or for the foot are left out."""
    positive = [max(size, 0.0) for size in sizes]
    sums = sums_of(positive)
    places = all_around(block for block, size in zip(blocks, positive, strict=True) if size)
    large = [place for place in places if sum_in(place, sums) >= LARGE_SHARE * sums[-1]]
    return [place for place in large if not _is_never_main(place)]


def is_sidebar(place: Place) -> bool:
    """Say whether a place calls itself what stands beside the page's main part."""
    names = (plain_names(name) for name in place.names.split() if not QUALIFIER.match(name))
    return place.tag == "aside" or any(map(SIDEBAR.fullmatch, names))


def _is_never_main(place: Place) -> bool:
    zone = own_zone(place.tag, place.names)
    is_foot = place.tag == "footer" or any(NEVER_MAIN.fullmatch(plain_names(name)) for name in place.names.split())
    return zone == "comments" or (zone == "menu" and is_foot)
