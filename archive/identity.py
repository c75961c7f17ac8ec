"""Which known article is this? By its address, by an address it names, or by its text; and how addresses change kind."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.addresses import article_id, fold
from archive.article import Article
from archive.moments import stamp
from archive.revisions import FEWEST_WORDS_TO_RECOGNISE, Text, body_hash, is_same_piece, text_of, words
from archive.rows import insert, update

MOST_SUSPECTS = 3
"""More articles of one minute are a bulk upload, not one that moved."""


@dataclass(frozen=True, kw_only=True)
class Match:
    """A known article. `url` is the address it was found by and `kind` that address's kind, "" when found by its text.

    `is_direct`: the address is the one the article now calls its own.
    """

    article: str
    url: str = ""
    kind: str = ""
    is_direct: bool = False


def variants(url: str) -> tuple[str, ...]:
    """Return all addresses that fold to the same: http or https, with and without www. and trailing slash.

    >>> variants("https://gtsmi.ru/a")[:4]
    ('https://gtsmi.ru/a', 'https://gtsmi.ru/a/', 'https://www.gtsmi.ru/a', 'https://www.gtsmi.ru/a/')
    """
    path, mark, query = fold(url).partition("?")
    forms = (
        f"{scheme}://{www}{path}{slash}{mark}{query}"
        for scheme in ("https", "http")
        for www in ("", "www.")
        for slash in ("", "/")
    )
    return tuple(dict.fromkeys((*forms, url)))


def known(connection: sqlite3.Connection, url: str) -> Match | None:
    """Find the article that has or had this address, or an id made of it."""
    forms = variants(url)
    row = connection.execute(
        f"select article, url, kind from article_urls where url in ({','.join('?' * len(forms))})"  # noqa: S608
        " order by kind = 'canonical' desc, url = ? desc limit 1",
        (*forms, url),
    ).fetchone()
    if row:
        return Match(article=row["article"], url=row["url"], kind=row["kind"], is_direct=True)
    current = current_id(connection, article_id(url))
    return Match(article=current, url=url, kind="former", is_direct=True) if current else None


def current_id(connection: sqlite3.Connection, id: str) -> str | None:
    """Return the id under which an article is kept now; None when nobody knows it."""
    row = connection.execute(
        "select id from articles where id = :id union all select article from former_ids where id = :id", {"id": id}
    ).fetchone()
    return row[0] if row else None


def free_id(connection: sqlite3.Connection, url: str) -> str:
    """Return the id of a new article. An outlet that uses an old article's address again gets the next one, made alike."""
    salt, id = 1, article_id(url)
    while current_id(connection, id):
        salt += 1
        id = article_id(f"{url} {salt}")
    return id


def find(connection: sqlite3.Connection, article: Article) -> Match | None:
    """Find the known article that this is another look at; None for a new one.

    Its own canonical address is proof. Any other address, and what a page says about other addresses, counts only when
    the texts can be one piece: sites print wrong link tags, and use addresses again.
    """
    direct = known(connection, article.url)
    if direct and (
        (direct.kind == "canonical" and _was_asked_there(connection, article)) or _agrees(connection, direct, article)
    ):
        return direct
    for match in _named(connection, article):
        if _agrees(connection, match, article):
            return match
    return _twin(connection, article)


def _was_asked_there(connection: sqlite3.Connection, article: Article) -> bool:
    """Tell whether the page came from the address it calls its own. Some sites print one rel=canonical on every page."""
    row = connection.execute("select url from captures where id = ?", [article.capture]).fetchone()
    return row is None or fold(row["url"]) == fold(article.url)


def _named(connection: sqlite3.Connection, article: Article) -> Iterator[Match]:
    for address in article.addresses:
        match = known(connection, address.url)
        if match:
            yield Match(article=match.article, url=match.url, kind=match.kind)


def _agrees(connection: sqlite3.Connection, match: Match, article: Article) -> bool:
    row = connection.execute("select outlet, headline, lead, body from articles where id = ?", [match.article]).fetchone()
    return bool(row["outlet"] == article.outlet and is_same_piece(row_text(row), text_of(article)))


def row_text(row: sqlite3.Row) -> Text:
    """Return the text of a row of articles or revisions, as far as it was selected."""
    names = row.keys()
    return Text(**{part: (row[part] or "") for part in ("headline", "lead", "body", "byline") if part in names})


def suspects(connection: sqlite3.Connection, id: str) -> list[str]:
    """Return the addresses of other articles of the outlet that this one may be, moved and edited at once.

    Equal headline and day, or equal minute and much the same words: no proof, but worth asking whether the old address
    redirects.
    """
    mine = connection.execute("select * from articles where id = ?", [id]).fetchone()
    rows = connection.execute(
        "select url, headline, lead, body from articles where outlet = :outlet and id != :id and gone_at is null"
        " and published_date is :published_date and (headline = :headline or published_at = :published_at)"
        " order by first_seen_at limit 20",
        dict(mine),
    ).fetchall()
    return [row["url"] for row in rows if is_same_piece(row_text(row), row_text(mine))][:MOST_SUSPECTS]


def _twin(connection: sqlite3.Connection, article: Article) -> Match | None:
    """The same outlet, headline, date and body under an address that nobody linked to the first.

    A body of a few words proves it only where the minute is the same too: «Без происшествий» is printed every week.
    """
    if not article.body:
        return None
    at, day = article.published_at, article.published_date
    row = connection.execute(
        "select id, published_at from articles where body_hash = :body and outlet = :outlet and headline = :headline"
        " and published_date is :day and (published_at is :at or published_at is null or :at is null) limit 1",
        {
            "body": body_hash(article.body),
            "outlet": article.outlet,
            "headline": article.headline,
            "day": day and day.isoformat(),
            "at": at and stamp(at),
        },
    ).fetchone()
    if row is None:
        return None
    is_same_minute = at is not None and row["published_at"] == stamp(at)
    is_long = len(words(article.body)) >= FEWEST_WORDS_TO_RECOGNISE
    return Match(article=row["id"]) if is_same_minute or is_long else None


def record_addresses(connection: sqlite3.Connection, id: str, article: Article, match: Match | None) -> None:
    """Write down the address an article was seen at and those it names; move its canonical address where it moved."""
    if match is None:
        insert_or_take(connection, article.url, id, "canonical")
    elif _has_moved(match, article.url):
        move_canonical(connection, id, article.url)
    else:
        insert(connection, "article_urls", {"url": article.url, "article": id, "kind": "alias"}, or_ignore=True)
    for address in article.addresses:
        kind = "alias" if address.kind == "canonical" else address.kind  # an article has one canonical address: its url
        insert(connection, "article_urls", {"url": address.url, "article": id, "kind": kind}, or_ignore=True)


def _has_moved(match: Match, url: str) -> bool:
    """The page at its canonical address now names another; or an outlet went from http to https."""
    if match.kind != "canonical" or match.url == url:
        return False
    return not match.is_direct or (urlsplit(match.url).scheme, urlsplit(url).scheme) == ("http", "https")


def insert_or_take(connection: sqlite3.Connection, url: str, id: str, kind: str) -> None:
    """Give an address to an article, also when another one had named it as its own by mistake."""
    connection.execute(
        "insert into article_urls (url, article, kind) values (?, ?, ?)"
        " on conflict (url) do update set article = excluded.article, kind = excluded.kind",
        [url, id, kind],
    )


def move_canonical(connection: sqlite3.Connection, id: str, url: str) -> None:
    """Make another address the article's canonical one; the old one stays known as former. The id stays what it is."""
    connection.execute("update article_urls set kind = 'former' where article = ? and kind = 'canonical'", [id])
    insert_or_take(connection, url, id, "canonical")
    update(connection, "articles", {"id": id}, {"url": url})
