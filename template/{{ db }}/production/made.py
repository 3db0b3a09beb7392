"""What a migration has made itself: nobody has any rows there, so it may be dropped again."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import literal
from ..violations.undone import ask, undone
from .drops import skip_table
from .statements import Statement, skip_name, statements

TABLES = """
    SELECT DISTINCT to_regclass(name)::oid::bigint FROM unnest(ARRAY[{names}]::text[]) AS name
    WHERE to_regclass(name) IS NOT NULL"""
COLUMNS = """
    SELECT a.attrelid::bigint, a.attname
    FROM (VALUES {names}) AS added (of_table, name)
        JOIN pg_attribute a ON a.attrelid = to_regclass(added.of_table)
            AND a.attname = (parse_ident(added.name))[1]::name"""


class Made:
    """The tables and columns that were made so far.

    A statement that makes something is only kept: that costs nothing. What its names stand for is
    found out when something is dropped, or before something is renamed.
    """

    def __init__(self) -> None:
        self.tables: set[int] = set()
        self.columns: set[tuple[int, str]] = set()
        self._later: list[str] = []

    def later(self, sql: str) -> None:
        """The text *sql* is about to run."""
        self._later.append(sql)

    def settle(self, connection: Connection) -> None:
        """Find what the statements up to now have made."""
        found = [statement for sql in self._later for statement in statements(sql)]
        self._later.clear()
        if tables := {name for one in found if (name := new_table(one))}:
            rows = _ask(connection, TABLES.format(names=", ".join(map(literal, sorted(tables)))))
            self.tables |= {oid for (oid,) in rows}
        if columns := {pair for one in found for pair in _new_columns(one)}:
            pairs = (f"({literal(table)}, {literal(name)})" for table, name in sorted(columns))
            rows = _ask(connection, COLUMNS.format(names=", ".join(pairs)))
            self.columns |= {(oid, name) for oid, name in rows}


def new_table(statement: Statement) -> str | None:
    """The table that *statement* makes for certain: one that must not exist before."""
    reader = statement.reader
    if not reader.skip("CREATE"):
        return None
    while any(reader.skip(word) for word in ("GLOBAL", "LOCAL", "TEMPORARY", "TEMP", "UNLOGGED")):
        pass
    made = reader.skip("TABLE") or reader.skip("MATERIALIZED", "VIEW")
    return reader.name() if made and not reader.skip("IF", "NOT", "EXISTS") else None


def _new_columns(statement: Statement) -> Iterable[tuple[str, str]]:
    reader = statement.reader
    table = skip_table(reader) if reader.skip("ALTER", "TABLE") else None
    for action in reader.split_rest(","):
        if table and action.skip("ADD"):
            action.skip("COLUMN")
            column = None if action.skip("IF", "NOT", "EXISTS") else skip_name(action)
            if column:
                yield table, column


def _ask(connection: Connection, sql: str) -> list[tuple[Any, ...]]:
    """Nothing, where a name is none that PostgreSQL reads."""
    try:
        with undone(connection):
            return ask(connection, sql)
    except DBAPIError:
        return []
