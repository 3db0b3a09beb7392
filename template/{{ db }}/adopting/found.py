"""What a database has before it is adopted: tables, and Alembic's own table with a revision in it."""

from dataclasses import dataclass
from typing import NamedTuple

from alembic import context
from sqlalchemy import Connection, MetaData, text

from ..autogenerate.options import Options, version_schema, version_table
from ..connection.undisturbed import rest
from ..postgresql.quote import identifier
from ..running import command
from . import messages

# Without partitions, which are their parent's, and without what extensions bring.
TABLES = text("""
    SELECT n.nspname, c.relname, CAST(c.oid AS regclass)::text
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND c.relname <> :version_table
        AND NOT EXISTS (SELECT FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 3""")


DATABASE = text("SELECT current_database()")
SCHEMA = text("SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = :schema)")


class TableName(NamedTuple):
    """The name of a table, and how it is written in SQL."""

    schema: str
    name: str
    sql: str


@dataclass(frozen=True)
class Found:
    """The *tables* of a database, and those of them that the models describe, too."""

    tables: list[str]
    known: list[str]
    # How many tables the models have.
    models: int
    # What Alembic's table says, and what it is called.
    revisions: tuple[str, ...]
    version_table: str
    # What schema is missing for Alembic's table, said for a person.
    lack: str


def look(live: Connection, metadata: MetaData, options: Options) -> Found:
    """Read that of *live*."""
    command.configure(connection=live, **options)
    revisions = context.get_context().get_current_heads()
    default = live.scalar(text("SELECT current_schema()"))
    ours = described(metadata, str(default))
    there, lack = tables_of(live, version_table(options)), _lack(live, default, options)
    rest(live)
    return Found(
        tables=[table.sql for table in there],
        known=[table.sql for table in there if (table.schema, table.name) in ours],
        models=len(ours),
        revisions=tuple(sorted(revisions)),
        version_table=version_table(options),
        lack=lack,
    )


def _lack(live: Connection, default: str | None, options: Options) -> str:
    if default is None:
        return messages.NO_SCHEMA.format(database=identifier(str(live.scalar(DATABASE))))
    schema = version_schema(options)
    if schema is None or live.scalar(SCHEMA, {"schema": schema}):
        return ""
    return messages.NO_VERSION_SCHEMA.format(
        table=version_table(options), schema=identifier(schema)
    )


def described(metadata: MetaData, default: str) -> set[tuple[str, str]]:
    """The tables of the models by schema, which is *default* where they say none, and name."""
    return {(one.schema or default, str(one.name)) for one in metadata.tables.values()}


def tables_of(live: Connection, version_table: str) -> list[TableName]:
    """The tables of *live*, but for Alembic's, partitions and those of extensions."""
    rows = live.execute(TABLES, {"version_table": version_table})
    return [TableName(*row) for row in rows]
