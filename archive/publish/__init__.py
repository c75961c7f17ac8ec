"""The Datasette plugin. Only databases that carry our mark (PRAGMA application_id) are touched."""

import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from weakref import WeakKeyDictionary

from datasette import hookimpl
from markupsafe import Markup, escape

from archive.identity import current_id
from archive.schema import is_archive

LONGEST_VALUE_BYTES = 16 * 1024 * 1024
"""SQLITE_LIMIT_LENGTH: no value of a query may be longer, so that none can fill the memory; no newspaper text is."""

ARTICLE = re.compile(r"^/(?P<database>[^/]+)/articles/(?P<id>[0-9a-f]{16})(?P<format>\.json)?$")
"""Where Datasette's own foreign-key links lead: the id, though the key of the table is search_key (12 digits)."""

LONG_TEXTS = frozenset({("articles", "body"), ("articles", "lead"), ("revisions", "body"), ("revisions", "lead")})
TEXT_STYLE = "white-space: pre-line; min-width: 30em; max-height: 24em; overflow: auto"

if TYPE_CHECKING:  # Datasette imports its plugins while it is being imported itself
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.utils.asgi import Request

Scope = dict[str, Any]
App = Callable[[Scope, Any, Any], Awaitable[None]]

_archives: "WeakKeyDictionary[Datasette, set[str]]" = WeakKeyDictionary()
"""The databases of each running Datasette that are archives, noted as their connections are made."""


@hookimpl  # type: ignore[untyped-decorator]
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: "Datasette") -> None:
    if is_archive(conn):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE_BYTES)
        _archives.setdefault(datasette, set()).add(database)


@hookimpl  # type: ignore[untyped-decorator]
def render_cell(value: object, column: str, table: str | None, database: str, datasette: "Datasette") -> str | None:
    """Show a text with its paragraphs, in a box of bounded height; the text itself is always escaped."""
    if not isinstance(value, str) or not value or (table, column) not in LONG_TEXTS:
        return None
    if database not in _archives.get(datasette, ()):
        return None
    return Markup('<div class="article-text" style="{}">{}</div>').format(TEXT_STYLE, escape(value))


@hookimpl  # type: ignore[untyped-decorator]
def extra_template_vars(
    database: str | None, table: str | None, view_name: str, request: "Request | None", datasette: "Datasette"
) -> Callable[[], Awaitable[dict[str, object]]]:
    """Count the rows that belong to an article by its id: Datasette looks for its search_key, finds none and says 0 rows."""

    async def variables() -> dict[str, object]:
        if view_name != "row" or table != "articles" or request is None or database not in _archives.get(datasette, ()):
            return {}
        return {"foreign_key_tables": await _related(datasette, str(database), request.url_vars["pks"])}

    return variables


async def _related(datasette: "Datasette", database: str, key: str) -> list[dict[str, object]]:
    incoming = (await datasette.get_database(database).get_all_foreign_keys())["articles"]["incoming"]
    id, counts = await datasette.get_database(database).execute_fn(lambda connection: _counts(connection, key, incoming))
    links = [f"{datasette.urls.table(database, one['other_table'])}?{one['other_column']}={id}" for one in incoming]
    rows = [{**one, "count": count, "link": link} for one, count, link in zip(incoming, counts, links, strict=True)]
    return [row for row in rows if row["count"]]


def _counts(connection: sqlite3.Connection, key: str, incoming: list[dict[str, str]]) -> tuple[str, list[int]]:
    (id,) = connection.execute("select id from articles where search_key = ?", [key]).fetchone()
    queries = [f"select count(*) from {one['other_table']} where {one['other_column']} = ?" for one in incoming]  # noqa: S608
    return id, [connection.execute(query, [id]).fetchone()[0] for query in queries]


@hookimpl  # type: ignore[untyped-decorator]
def asgi_wrapper(datasette: "Datasette") -> Callable[[App], App]:
    """Send `/archive/articles/<id>` to the row of that article. A wrapper, not a route: other databases must not notice."""

    def wrap(app: App) -> App:
        async def answer(scope: Scope, receive: Any, send: Any) -> None:
            target = await _row_path(datasette, scope) if scope["type"] == "http" else None
            if target is None:
                await app(scope, receive, send)
            else:
                await _redirect(send, target)

        return answer

    return wrap


async def _row_path(datasette: "Datasette", scope: Scope) -> str | None:
    asked = ARTICLE.match(_route(datasette, scope["path"]))
    database = _database(datasette, asked["database"]) if asked else None
    if asked is None or database is None:
        return None
    key = await database.execute_fn(lambda connection: _search_key(connection, asked["id"]))
    if key is None:
        return None
    return str(datasette.urls.table(database.name, "articles")) + f"/{key}{asked['format'] or ''}"


def _route(datasette: "Datasette", path: str) -> str:
    base = datasette.setting("base_url").rstrip("/")
    return path.removeprefix(base) if base else path


def _database(datasette: "Datasette", route: str) -> "Database | None":
    try:
        return datasette.get_database(route=route)
    except KeyError:
        return None


def _search_key(connection: sqlite3.Connection, id: str) -> int | None:
    if not is_archive(connection):
        return None
    current = current_id(connection, id)
    row = connection.execute("select search_key from articles where id = ?", [current]).fetchone()
    return int(row[0]) if row else None


async def _redirect(send: Any, target: str) -> None:
    headers = [(b"location", quote(target, safe="/~.-_").encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 302, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
