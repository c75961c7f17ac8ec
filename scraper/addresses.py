"""Which address an outlet means: one clean form for each, whose it is, and which forms are print, AMP or mobile copies.

Only what is the same on every site is folded here. Which query keys name an article differs from site to site (`id`,
`r`, `ELEMENT_ID`, `newsid`, `p`, `sid`), so a key is dropped only when it is known noise; all others stay, in order.
"""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from archive.article import Outlet

LONGEST_ADDRESS = 2048
"""Characters of a clean address: the sitemap protocol's limit. A Cyrillic slug of 200 letters takes 1,200."""

NOISE_KEYS = frozenset(
    [
        # Clicks and campaigns, foreign and Russian (Yandex, VK, Mail.ru, Google, Meta, Microsoft, X, TikTok).
        *("from_inject", "erid", "yclid", "ysclid", "ymclid", "yqrid", "_openstat", "openstat", "etext", "rb_clickid"),
        *("vkclid", "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "igshid"),
        *("igsh", "mc_cid", "mc_eid", "_ga", "_gl", "tg_rhash"),
        # Bitrix: the search a reader came from, its cache and edit switches, the way back.
        *("sphrase_id", "clear_cache", "clear_cache_session", "bitrix_include_areas", "back_url", "back_url_admin"),
        # WordPress: buttons, reply forms, its clock.
        *("share", "replytocom", "doing_wp_cron"),
        # Sessions, by the names their servers give them.
        *("phpsessid", "jsessionid", "oscsid", "zenid", "cfid", "cftoken"),
    ]
)
NOISE_PREFIXES = ("utm_", "aspsessionid")
NOISE_PAIRS = frozenset({"nb=1", "noamp=mobile"})
"""WordPress again: beside `share`, and on the way back from AMP. Other values of these keys may mean something."""
SESSION_KEYS = frozenset({"s", "sid", "sess", "session", "sessid", "session_id", "sessionid"})
"""Noise only with a long hexadecimal value: PHP-Nuke's `sid=123` is an article, WordPress's `s=мост` a search."""

MOBILE_PREFIXES = ("m.", "pda.", "wap.", "mobile.", "amp.")

_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_PATH_KEEPS = _UNRESERVED | frozenset("!$&'()*+,;=:@/[]|")
_QUERY_KEEPS = _PATH_KEEPS | frozenset("?")
_ABSOLUTE = re.compile(r"https?://", re.IGNORECASE)
_ESCAPE_OR_CHARACTER = re.compile(r"%[0-9A-Fa-f]{2}|.", re.DOTALL)
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*")
_SEPARATOR = re.compile(r"&(?:amp;)*|\?(?=utm_)")
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_DATE_OR_NUMBER = re.compile(r"\d{4}|\d{1,2}[.\-/]\d")
_SESSION = re.compile(r"[0-9A-Fa-f]{24,}")
_AT_THE_EDGES = "".join(map(chr, range(0x21))) + "\u00a0\u200b\ufeff"


@lru_cache(maxsize=256)
def clean(url: str, base: str = "") -> str:
    """Return the one form of an address, absolute, or "" for what no crawl can ask for.

    Refused are other schemes (mailto:, javascript:, tel:, data:), addresses with a name or password, broken hosts and
    ports, and what is longer than LONGEST_ADDRESS. The fragment goes, `#!/…` too: the server never sees it. The bytes
    a percent-encoding stands for are never changed, so windows-1251 stays windows-1251; raw Cyrillic becomes UTF-8.
    Doubled slashes stay, because they may mean something. `clean(clean(x)) == clean(x)`.

    >>> clean("HTTP://Газета.РФ:80/мост/?id=7&utm_source=tg#top")
    'http://xn--80aahjj1e.xn--p1ai/%D0%BC%D0%BE%D1%81%D1%82/?id=7'
    >>> clean("../read/29413?from=rss", "https://gtsmi.ru/news/list/")
    'https://gtsmi.ru/news/read/29413'
    >>> clean("mailto:red@gtsmi.ru")
    ''
    """
    url = _unbroken(url)
    parts = _split(url, _unbroken(base)) if url else None
    host = _host(parts) if parts else ""
    if not parts or not host:
        return ""
    path = _without_dots(_PATH_SESSION.sub("", _encoded(parts.path, _PATH_KEEPS)))
    address = urlunsplit((parts.scheme, host, path, _query(parts.query), ""))
    return address if len(address) <= LONGEST_ADDRESS else ""


def _unbroken(url: str) -> str:
    """Mend what editors paste: spaces around, line breaks inside, backslashes for slashes. As browsers do."""
    url = re.sub(r"[\t\r\n]", "", url).strip(_AT_THE_EDGES)
    head, mark, tail = url.partition("?")
    return head.replace("\\", "/") + mark + tail


def _split(url: str, base: str) -> SplitResult | None:
    try:
        parts = urlsplit(url if not base or _ABSOLUTE.match(url) else urljoin(base, url))
    except ValueError:  # brackets that hold no IPv6 address, letters that turn into separators
        return None
    return parts if parts.scheme in ("http", "https") else None


def _host(parts: SplitResult) -> str:
    """Return host[:port] in ASCII with the default port left out, or "" when it is none."""
    try:
        port = parts.port
    except ValueError:
        return ""
    if "@" in parts.netloc or port == 0:
        return ""
    name = _ascii_host(parts.hostname or "")
    return name if not name or port in (None, 80 if parts.scheme == "http" else 443) else f"{name}:{port}"


@lru_cache(maxsize=512)  # the codec is slow, and a page names the same few hosts again and again
def _ascii_host(name: str) -> str:
    if ":" in name:
        try:
            return f"[{ipaddress.IPv6Address(name)}]"
        except ValueError:
            return ""
    try:
        ascii_name = unquote(name).removesuffix(".").encode("idna").decode().lower()
    except UnicodeError:
        return ""
    return ascii_name if len(ascii_name) <= 253 and _HOST.fullmatch(ascii_name) else ""


def _encoded(text: str, keeps: frozenset[str]) -> str:
    """Write percent-encodings one way: capital hex, none for unreserved characters, UTF-8 for what must be encoded."""

    if keeps.issuperset(text):  # true of nearly every address, and a tenth of the time
        return text

    def write(match: re.Match[str]) -> str:
        token = match.group()
        if len(token) == 3:
            character = chr(int(token[1:], 16))
            return character if character in _UNRESERVED else token.upper()
        return token if token in keeps else quote(token, safe="", errors="replace")

    return _ESCAPE_OR_CHARACTER.sub(write, text)


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` (RFC 3986 §5.2.4); never climbs above the root."""
    kept: list[str] = []
    segments = path.split("/")[1:] or [""]
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    """Drop the noise, keep the rest in order. `&amp;`, left by double escaping, separates too; so does `?utm_`."""
    pairs = [pair for pair in _SEPARATOR.split(_encoded(query, _QUERY_KEEPS)) if pair]
    is_range = any(pair.lower().startswith(("to=", "till=", "until=")) for pair in pairs)
    return "&".join(pair for pair in pairs if not _is_noise(pair, is_range))


def _is_noise(pair: str, is_range: bool) -> bool:
    key, _, value = pair.partition("=")
    key = key.lower()
    if key == "from":  # `from=rss` says where a reader came from, `from=01.11.2023` asks for an archive
        return not is_range and not _DATE_OR_NUMBER.search(value)
    if key in SESSION_KEYS:
        return _SESSION.fullmatch(value) is not None
    return key in NOISE_KEYS or key.startswith(NOISE_PREFIXES) or pair in NOISE_PAIRS


@lru_cache(maxsize=4096)
def own_hosts(outlet: Outlet) -> frozenset[str]:
    """Return host[:port] of everything that is the outlet's own: with www., m., pda. and without, former ones too.

    A port other than the scheme's default is part of the host: outlets on loopback differ by nothing else.
    """
    hosts = set()
    for homepage in (outlet.homepage, *outlet.former_homepages):
        if host := _plain_host(host_of(homepage)):
            hosts |= {host} if _is_numeric(host) else {prefix + host for prefix in ("", "www.", *MOBILE_PREFIXES)}
    return frozenset(hosts)


def is_own(url: str, outlet: Outlet) -> bool:
    """Tell whether an address is on one of the outlet's own hosts."""
    return host_of(url) in own_hosts(outlet)


def in_scheme_of(homepage: str, url: str) -> str:
    """Return an address of the home page's host with the home page's scheme: sites print https where nothing answers there.

    >>> in_scheme_of("http://gtsmi.ru/", "https://gtsmi.ru/news/read/29413")
    'http://gtsmi.ru/news/read/29413'
    """
    home, parts = urlsplit(homepage), urlsplit(url)
    return parts._replace(scheme=home.scheme).geturl() if parts.netloc == home.netloc else url


def host_of(url: str) -> str:
    """Return host[:port] of an address as `clean` writes it, or "" for what it refuses."""
    return urlsplit(clean(url)).netloc


def _plain_host(host: str) -> str:
    for prefix in ("www.", *MOBILE_PREFIXES):
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest:
            return rest
    return host


def _is_numeric(host: str) -> bool:
    return host.startswith("[") or "." not in host or host.partition(":")[0].rpartition(".")[2].isdigit()


_YES = r"(?:=(?:1|y|yes|true|on)?)?"
_PRINT = rf"print(?:able|er|_version|version)?{_YES}|(?:view|mode|version|action|do)=print"
_COPY_PAIRS = (
    ("amp", re.compile(rf"amp{_YES}|output(?:type)?=amp|amp=amp", re.IGNORECASE)),
    ("print", re.compile(_PRINT, re.IGNORECASE)),
    ("mobile", re.compile(rf"mobile{_YES}|version=mobile|m=1", re.IGNORECASE)),
)
_JOOMLA_FRAME = re.compile(r"tmpl=component|layout=default|page=?", re.IGNORECASE)
"""What Joomla's print button adds beside `print=1`."""
_COPY_PATHS = (
    ("amp", re.compile(r"[-.]amp(\.html?)$"), r"\1"),
    ("amp", re.compile(r"(?<=[^/])[-.]amp$"), ""),
    ("amp", re.compile(r"(?<=[^/])/amp(/?)$"), r"\1"),
    ("amp", re.compile(r"^/amp(?=/[^/])"), ""),
    ("print", re.compile(r"[-.]print(\.html?)$"), r"\1"),
    ("print", re.compile(r";print$"), ""),  # uCoz
    ("print", re.compile(r"(?<=[^/])/print(/?)$"), r"\1"),
    ("print", re.compile(r"/print:page,\d+,(?=\d)"), "/"),  # DataLife Engine
)


def alias_kind(url: str) -> tuple[str, str] | None:
    """Tell what copy an address shows itself to be, and the address of the original: a guess that a page may correct.

    The kind is print, amp or mobile; None when the form shows nothing.

    >>> alias_kind("https://56orb.ru/news/2023-10-07/veter-3063026?amp=1")
    ('amp', 'https://56orb.ru/news/2023-10-07/veter-3063026')
    >>> alias_kind("https://pda.gtsmi.ru/news/read/29413/print")
    ('print', 'https://gtsmi.ru/news/read/29413')
    >>> alias_kind("https://gtsmi.ru/news/read/29413") is None
    True
    """
    parts = urlsplit(clean(url))
    pair_kind, query = _without_copy_pairs(parts.query)
    path_kind, path = _without_copy_path(parts.path)
    host_kind, host = _without_copy_host(parts.netloc)
    kind = pair_kind or path_kind or host_kind
    return (kind, urlunsplit((parts.scheme, host, path, query, ""))) if kind else None


def _without_copy_pairs(query: str) -> tuple[str, str]:
    pairs = query.split("&") if query else []
    for kind, pattern in _COPY_PAIRS:
        kept = [pair for pair in pairs if not pattern.fullmatch(pair)]
        if len(kept) < len(pairs):
            return kind, "&".join(pair for pair in kept if kind != "print" or not _JOOMLA_FRAME.fullmatch(pair))
    return "", query


def _without_copy_path(path: str) -> tuple[str, str]:
    for kind, pattern, original in _COPY_PATHS:
        shorter = pattern.sub(original, path)
        if shorter != path and shorter.strip("/"):
            return kind, shorter
    return "", path


def _without_copy_host(host: str) -> tuple[str, str]:
    for prefix in MOBILE_PREFIXES:
        rest = host.removeprefix(prefix)
        if rest != host and "." in rest:
            return ("amp" if prefix == "amp." else "mobile"), rest
    return "", host
