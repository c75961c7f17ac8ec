"""Inserting and updating by name: the two statements that every module here would otherwise spell out."""

import sqlite3
from collections.abc import Mapping

Row = Mapping[str, object]


def insert(connection: sqlite3.Connection, table: str, row: Row, *, or_ignore: bool = False) -> bool:
    """Insert a row; tell whether it is new. Table and column names are our own constants, never a page's words."""
    verb = "insert or ignore" if or_ignore else "insert"
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    sql = f"{verb} into {table} ({names}) values ({marks})"
    return connection.execute(sql, tuple(row.values())).rowcount > 0


def update(connection: sqlite3.Connection, table: str, key: Row, changes: Row) -> None:
    """Set columns of the rows with that key."""
    values, wanted = (" = ?, ".join(changes) + " = ?"), (" = ? and ".join(key) + " = ?")
    sql = f"update {table} set {values} where {wanted}"  # noqa: S608
    connection.execute(sql, (*changes.values(), *key.values()))
