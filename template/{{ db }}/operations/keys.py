"""The tables that hold the rows of a table, and by what key the rows of each can be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from ..postgresql.quote import identifier, literal

# A table and those that inherit from it; a partitioned one has no rows itself. In PostgreSQL 14,
# a table that was never analyzed has -1 rows.
RELATIONS = """\
WITH RECURSIVE tree (oid) AS (
    SELECT CAST(to_regclass({table}) AS oid)
    UNION SELECT inhrelid FROM pg_inherits JOIN tree ON inhparent = oid)
SELECT format('%I.%I', n.nspname, c.relname) AS name, c.oid = to_regclass({table}) AS is_itself,
    CAST(greatest(c.reltuples, 0) AS bigint) AS rows, c.relpages AS pages
FROM tree JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'r'
ORDER BY 1"""

# In PostgreSQL 18, a column may be NOT NULL for new rows only.
KEYS = text("""
    SELECT array_agg(CAST(a.attname AS text) ORDER BY k.position),
        array_agg(format_type(a.atttypid, a.atttypmod) ORDER BY k.position)
    FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam
        CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
    WHERE i.indrelid = to_regclass(:table) AND i.indisunique AND i.indisvalid AND m.amname = 'btree'
        AND i.indpred IS NULL AND i.indexprs IS NULL AND k.position <= i.indnkeyatts
    GROUP BY i.indexrelid, i.indisprimary
    HAVING bool_and(a.attnotnull AND NOT EXISTS (
        SELECT FROM pg_constraint n WHERE n.conrelid = i.indrelid AND n.contype = 'n'
            AND NOT n.convalidated AND a.attnum = ANY (n.conkey)))
    ORDER BY i.indisprimary DESC, count(*), i.indexrelid""")


@dataclass(frozen=True)
class Relation:
    """A table with rows of its own; *name* is SQL, *rows* and *pages* as of its last ANALYZE."""

    name: str
    is_itself: bool
    rows: int
    pages: int


@dataclass(frozen=True)
class Key:
    """Columns that are never NULL, no two rows have the same values of, and an index sorts by."""

    columns: tuple[str, ...]
    types: tuple[str, ...]

    @property
    def sql(self) -> str:
        return self.row([identifier(column) for column in self.columns])

    def values(self, texts: Sequence[str]) -> str:
        """The SQL for the values of a row, which are given as PostgreSQL writes them."""
        pairs = zip(texts, self.types, strict=True)
        return self.row([f"CAST({literal(value)} AS {type_})" for value, type_ in pairs])

    @staticmethod
    def row(parts: Sequence[str]) -> str:
        return parts[0] if len(parts) == 1 else f"({', '.join(parts)})"


def find_relations(connection: Connection, table: str) -> list[Relation]:
    """The tables with the rows of *table*, which is SQL; none if there is no such table."""
    found = connection.execute(text(RELATIONS.format(table=":table")), {"table": table})
    return [Relation(*row) for row in found]


def find_keys(connection: Connection, table: str) -> list[Key]:
    """The keys of *table*, which is SQL: the primary key first, then the shortest."""
    found = connection.execute(KEYS, {"table": table})
    return [Key(tuple(columns), tuple(types)) for columns, types in found]
