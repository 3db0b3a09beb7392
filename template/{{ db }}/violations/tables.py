"""How SQL and people name a table and the primary key of its rows."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

QUERY = text("""
    SELECT c.oid::regclass::text,
        quote_ident(c.relname),
        format('%I.%I', n.nspname, c.relname),
        CASE WHEN NOT pg_table_is_visible(c.oid) THEN n.nspname || '.' ELSE '' END || c.relname,
        key.labels,
        key.columns
    FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL (
            SELECT array_agg(a.attname::text ORDER BY k.position) AS labels,
                array_agg(quote_ident(a.attname) ORDER BY k.position) AS columns
            FROM pg_index i
                CROSS JOIN unnest(i.indkey) WITH ORDINALITY AS k (attnum, position)
                JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
            WHERE i.indrelid = c.oid AND i.indisprimary AND k.position <= i.indnkeyatts
        ) AS key
    WHERE c.oid = to_regclass(:name)""")

COLUMN = text("""
    SELECT quote_ident(attname)
    FROM pg_attribute
    WHERE attrelid = to_regclass(:name) AND attname = :column AND NOT attisdropped""")


@dataclass(frozen=True)
class Table:
    """A table: *label* and *key_labels* are for people, the rest is SQL.

    *name* has the schema if it needs one, *full_name* always; *row* is the name in expressions.
    *key* are the columns of the primary key, if there is one.
    """

    name: str
    row: str
    full_name: str
    label: str
    key_labels: tuple[str, ...]
    key: tuple[str, ...]


def find_table(connection: Connection, name: str) -> Table:
    """The table that SQL calls *name*. Raises `LookupError`."""
    found = connection.execute(QUERY, {"name": name}).first()
    if found is None:
        raise LookupError(name)
    name, row, full_name, label, labels, columns = found
    return Table(name, row, full_name, label, tuple(labels or ()), tuple(columns or ()))


def find_column(connection: Connection, table: Table, column: str) -> str | None:
    """The SQL for the *column* of *table* that has this name, if there is one."""
    found = connection.scalar(COLUMN, {"name": table.full_name, "column": column})
    return None if found is None else str(found)
