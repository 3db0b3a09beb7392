"""A change of models that nobody here knows: a column, another type for one with rows, an index less."""

from dataclasses import dataclass
from typing import Any

import psycopg

# Columns of text that nothing else is about, in tables of which we know how to make a row: each
# with the expressions for what a row must have.
CANDIDATES = """
    SELECT n.nspname, c.relname, a.attname, needed.columns, needed.expressions
    FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        CROSS JOIN LATERAL (
            SELECT array_agg(b.attname::text) AS columns, array_agg(CASE t.typcategory
                    WHEN 'N' THEN '1' WHEN 'S' THEN quote_literal('7') WHEN 'B' THEN 'true'
                    WHEN 'D' THEN 'now()' WHEN 'A' THEN quote_literal('{}')
                    WHEN 'T' THEN quote_literal('1 day') WHEN 'I' THEN quote_literal('::1')
                    WHEN 'E' THEN (SELECT quote_literal(min(enumlabel)) FROM pg_enum
                        WHERE enumtypid = t.oid)
                    WHEN 'U' THEN CASE t.typname WHEN 'uuid' THEN 'gen_random_uuid()'
                        WHEN 'bytea' THEN quote_literal('x') ELSE quote_literal('{}') END
                END) AS expressions
            FROM pg_attribute b JOIN pg_type t ON t.oid = b.atttypid
            WHERE b.attrelid = c.oid AND b.attnum > 0 AND NOT b.attisdropped
                AND b.attnotnull AND NOT b.atthasdef AND b.attidentity = '' AND b.attnum <> a.attnum
        ) AS needed
    WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relname <> 'alembic_version'
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND a.atttypid IN ('text'::regtype, 'varchar'::regtype) AND a.attgenerated = ''
        AND NOT a.atthasdef AND a.attinhcount = 0
        AND a.attcollation IN (SELECT oid FROM pg_collation WHERE collname = 'default')
        AND NOT EXISTS (SELECT FROM pg_inherits WHERE inhparent = c.oid OR inhrelid = c.oid)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_class'::regclass
            AND d.refobjid = c.oid AND d.refobjsubid = a.attnum)
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = c.oid)
    ORDER BY 1, 2, a.attnum
"""

INDEXES = """
    SELECT n.nspname, c.relname, i.relname
    FROM pg_index x
        JOIN pg_class c ON c.oid = x.indrelid
        JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND NOT c.relispartition AND NOT x.indisunique
        AND NOT x.indisclustered AND n.nspname !~ '^pg_'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.deptype = 'e' AND d.objid = c.oid)
    ORDER BY 1, 2, 3 LIMIT 1
"""

MODULE = '''\
"""A change of what was adopted."""

from sqlalchemy import Column, Integer, Text

from .base import metadata

table = metadata.tables[{table!r}]
table.append_column(Column("added_later", Text, comment="100 % new"))
table.c[{column!r}].type = Integer()
'''

NO_INDEX = """
indexed = metadata.tables[{table!r}]
indexed.indexes -= {{index for index in indexed.indexes if index.name == {index!r}}}
"""


@dataclass(frozen=True)
class Change:
    """A column that becomes a number, and an index that goes: each (schema, table, name)."""

    column: tuple[str, str, str]
    index: tuple[str, str, str] | None
    needed: dict[str, str]

    @property
    def _names(self) -> tuple[str, str]:
        """The table and the column, in SQL."""
        schema, table, column = map(_quoted, self.column)
        return f"{schema}.{table}", column

    def fill(self, address: str) -> None:
        """Let each text be a number, and there be one. No trigger and no foreign key minds."""
        table, column = self._names
        names = ", ".join([column, *map(_quoted, self.needed)])
        values = ", ".join(["'7'", *self.needed.values()])
        with psycopg.connect(address) as connection:
            connection.execute("SET session_replication_role = replica")
            if not connection.execute(f"UPDATE {table} SET {column} = '7'".encode()).rowcount:
                connection.execute(f"INSERT INTO {table} ({names}) VALUES ({values})".encode())

    def value(self, address: str) -> Any:
        """What the row says."""
        table, column = self._names
        query = f"SELECT {column} FROM {table} WHERE {column}::text = '7'"
        with psycopg.connect(address) as connection:
            row = connection.execute(query.encode()).fetchone()
            return row and row[0]

    def module(self) -> str:
        """What says so, when it is imported after all models."""
        text = MODULE.format(table=_key(*self.column[:2]), column=self.column[2])
        if self.index:
            text += NO_INDEX.format(table=_key(*self.index[:2]), index=self.index[2])
        return text


def find_change(address: str) -> Change:
    """The first that is possible."""
    with psycopg.connect(address) as connection:
        index = connection.execute(INDEXES.encode()).fetchone()
        found = connection.execute(CANDIDATES.encode()).fetchall()
    for schema, table, column, names, values in found:
        needed = dict(zip(names or [], values or [], strict=True))
        change = Change((schema, table, column), index, needed)
        if None not in needed.values():
            return change
    raise AssertionError("No column of this schema can be changed.")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _key(schema: str, table: str) -> str:
    """What the table is called in the models' metadata."""
    return table if schema == "public" else f"{schema}.{table}"
