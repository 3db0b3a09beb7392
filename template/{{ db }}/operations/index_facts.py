"""What PostgreSQL knows about an index, and what it would know about one that is not there yet."""

from dataclasses import dataclass

import sqlalchemy as sa
from alembic.operations import ops
from sqlalchemy import Connection, text
from sqlalchemy.schema import CreateIndex

from ..postgresql.quote import qualified
from ..violations.undone import ask, undone

# Whatever their names and tables are, indexes with the same definition after the table are alike.
FACTS = """
    SELECT c.oid, format('%I.%I', n.nspname, c.relname), i.indisvalid, i.indisunique,
        substr(pg_get_indexdef(c.oid), 1 + length(format('CREATE %sINDEX %I ON %s%I.%I ',
            CASE WHEN i.indisunique THEN 'UNIQUE ' END, c.relname,
            CASE WHEN c.relkind = 'I' THEN 'ONLY ' END, tn.nspname, t.relname))),
        c.relkind = 'I', (SELECT inhparent FROM pg_inherits WHERE inhrelid = c.oid),
        EXISTS (SELECT FROM pg_constraint WHERE conindid = c.oid AND conrelid = t.oid)
    FROM pg_index i
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_class t ON t.oid = i.indrelid
        JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE t.oid = to_regclass(:table) AND (c.relname = :name OR CAST(:name AS text) IS NULL)
    ORDER BY c.relname"""

# An empty table like the real one, for a moment that nobody sees.
PROBE = "alembic_probe"
PROBE_INDEX = "alembic_probe_index"


@dataclass(frozen=True)
class Index:
    """An index; *name* is SQL. Only if it *is_valid*, it has all rows and serves queries.

    *parent* is the index of a partitioned table that it is attached to.
    """

    oid: int
    name: str
    is_valid: bool
    is_unique: bool
    definition: str
    is_partitioned: bool
    parent: int | None
    is_in_constraint: bool

    def on(self, table: str, *, name: str = "", how: str = "") -> str:
        """The statement that creates one like it on *table*; all that is given is SQL."""
        create = "CREATE UNIQUE INDEX" if self.is_unique else "CREATE INDEX"
        return " ".join(filter(None, [create, how, name, "ON", table, self.definition]))

    def is_like(self, other: "Index") -> bool:
        """Whether both are about the same: columns, expressions, conditions and options."""
        return (self.is_unique, self.definition) == (other.is_unique, other.definition)


def find_index(connection: Connection, table: str, name: str | None) -> Index | None:
    """The index of *table*, which is SQL, that has this *name*, if there is one."""
    found = _find(connection, table, name)
    return found[0] if found else None


def find_indexes(connection: Connection, table: str) -> list[Index]:
    """All indexes of *table*, which is SQL, by name."""
    return _find(connection, table, None)


def as_it_would_be(connection: Connection, operation: ops.CreateIndexOp) -> Index:
    """The index that *operation* creates, as PostgreSQL would describe it."""
    table = qualified(operation.table_name, operation.schema)
    probe = qualified(PROBE, operation.schema)
    with undone(connection, limited=False):
        ask(connection, f"CREATE TABLE {probe} (LIKE {table})")
        connection.execute(CreateIndex(_on_probe(operation)))
        return find_indexes(connection, probe)[0]


def _on_probe(operation: ops.CreateIndexOp) -> sa.Index:
    kw = {key: value for key, value in operation.kw.items() if key != "postgresql_concurrently"}
    on_probe = ops.CreateIndexOp(
        PROBE_INDEX,
        PROBE,
        operation.columns,
        schema=operation.schema,
        unique=operation.unique,
        **kw,
    )
    index = on_probe.to_index()
    # As Alembic does for an index that is no probe: columns of INCLUDE must be known.
    for name in index.kwargs.get("postgresql_include") or ():
        if index.table is not None and name not in index.table.c:
            index.table.append_column(sa.Column(name, sa.types.NullType()))
    return index


def _find(connection: Connection, table: str, name: str | None) -> list[Index]:
    rows = connection.execute(text(FACTS), {"table": table, "name": name})
    return [Index(*row) for row in rows]
