"""What would go along with something that is dropped or emptied with CASCADE.

PostgreSQL drops it, and what is gone is looked at; then that is undone.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from ..postgresql.sqlstate import sqlstate
from ..violations.limits import LIMITS
from ..violations.undone import ask, undone
from .drops import SCHEMA, drops
from .relations import Relation, relations
from .statements import Statement

TABLES = """c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' AND NOT c.relispartition
    AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"""
COLUMNS = """
    SELECT attrelid::bigint, attname FROM pg_attribute
    WHERE attrelid = ANY (ARRAY[{oids}]::oid[])
        AND attnum > 0 AND NOT attisdropped AND attgenerated = ''"""
REFERRING = """c.oid IN (
    WITH RECURSIVE emptied (oid) AS (
        SELECT unnest(ARRAY[{oids}]::oid[])
        UNION
        SELECT k.conrelid FROM emptied e JOIN pg_constraint k ON k.confrelid = e.oid)
    SELECT oid FROM emptied) AND c.oid <> ALL (ARRAY[{oids}]::oid[]) AND NOT c.relispartition"""


@dataclass(frozen=True)
class Gone:
    """A table or, with its name, a *column* of it."""

    relation: Relation
    column: str = ""


def taken_along(connection: Connection, statement: Statement) -> list[Gone]:
    """The tables and columns with values that are gone with *statement*, but not with a schema."""
    try:
        # Within the limits of the migration itself: meanwhile, others wait for us.
        with undone(connection, limited=False):
            before = _there(connection)
            ask(connection, statement.text)
            after = _there(connection)
    except Exception as error:
        # What is busy now may be free when the migration is tried again. All else PostgreSQL will
        # say of the statement itself.
        if sqlstate(error) in LIMITS:
            raise
        return []
    gone = [one for one in before if one not in after]
    tables = {one.relation.oid for one in gone if not one.column}
    schemas = {drop.name.strip('"') for drop in drops(statement) if drop.kind == SCHEMA}
    return [
        one
        for one in gone
        if not (one.column and one.relation.oid in tables) and one.relation.schema not in schemas
    ]


def referring(connection: Connection, tables: Iterable[int]) -> list[Relation]:
    """The tables with a foreign key to one of the *tables*, and so on."""
    oids = ", ".join(map(str, tables))
    return relations(connection, REFERRING.format(oids=oids)) if oids else []


def _there(connection: Connection) -> dict[Gone, None]:
    tables = {table.oid: table for table in relations(connection, TABLES)}
    oids = ", ".join(map(str, tables))
    columns = ask(connection, COLUMNS.format(oids=oids))
    found = [Gone(table) for table in tables.values()]
    found += [Gone(tables[oid], name) for oid, name in columns]
    return dict.fromkeys(found)
