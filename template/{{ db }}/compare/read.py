"""Read a `Snapshot` of a database: one statement per kind of thing, however many tables there are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text

from ..postgresql.reading import read_rows, written_alike
from .snapshot import (
    Attachment,
    Column,
    ColumnKey,
    Constraint,
    Domain,
    Enum,
    Index,
    IndexKey,
    Name,
    Reference,
    Sequence,
    Snapshot,
    Table,
    View,
)

QUERIES = Path(__file__).with_name("queries")


def read_snapshot(
    connection: Connection,
    version_table: str = "alembic_version",
    search_path: str | None = None,
) -> Snapshot:
    """Everything in the database but *version_table*; names in the default schema are unqualified.

    So are those in other schemas of *search_path*, if one is given.
    """

    def rows(name: str) -> list[Row[Any]]:
        return read_rows(connection, QUERIES, "scope", name, version_table=version_table)

    with _names_relative_to(connection, search_path) as default_schema:
        return _assembled(rows, default_schema)


def _assembled(rows: Callable[[str], list[Row[Any]]], default_schema: str) -> Snapshot:
    columns, schemas = _columns(rows("columns")), rows("schemas")
    attachments = rows("attachments")
    return Snapshot(
        schemas=frozenset(row.nspname for row in schemas),
        shared_schemas=frozenset(row.nspname for row in schemas if row.is_shared),
        tables={row.sql: _table(row, columns[row.sql]) for row in rows("tables")},
        constraints={(row.table_sql, row.name): _constraint(row) for row in rows("constraints")},
        indexes={row.sql: _index(row) for row in rows("indexes")},
        enums={row.sql: _enum(row) for row in rows("enums")},
        domains={row.sql: _domain(row) for row in rows("domains")},
        views={row.sql: _view(row) for row in rows("views")},
        sequences={row.sql: _sequence(row) for row in rows("sequences")},
        attachments={(row.table_sql, row.kind, row.name): _attachment(row) for row in attachments},
        default_schema=default_schema,
    )


@contextmanager
def _names_relative_to(connection: Connection, search_path: str | None) -> Iterator[str]:
    """Have PostgreSQL write names with their schema, but for those on the path."""
    schema, quoted = connection.execute(
        text("SELECT current_schema(), quote_ident(current_schema())")
    ).one()
    with written_alike(connection, search_path or quoted):
        yield schema


def _columns(rows: Iterable[Row[Any]]) -> defaultdict[str, dict[str, Column]]:
    columns: defaultdict[str, dict[str, Column]] = defaultdict(dict)
    for row in rows:
        facts = row._asdict() | {"uses": frozenset(row.uses)}
        table = facts.pop("table_sql")
        columns[table][row.name] = Column(**facts)
    return columns


def _name(row: Row[Any]) -> Name:
    return Name(row.schema, row.name, row.sql)


def _table_name(row: Row[Any]) -> Name:
    return Name(row.schema, row.relname, row.table_sql)


def _table(row: Row[Any], columns: dict[str, Column]) -> Table:
    return Table(
        name=Name(row.schema, row.relname, row.sql),
        columns=columns,
        comment=row.comment,
        partition_by=row.partition_by,
        unlogged=row.unlogged,
        options=tuple(sorted(row.options)),
    )


def _constraint(row: Row[Any]) -> Constraint:
    return Constraint(
        table=_table_name(row),
        name=row.name,
        sql=row.sql,
        kind=row.kind,
        definition=row.definition,
        columns=tuple(row.columns),
        include=tuple(row.include),
        nulls_not_distinct=row.nulls_not_distinct,
        deferrable=row.deferrable,
        deferred=row.deferred,
        no_inherit=row.no_inherit,
        valid=row.valid,
        expression=row.expression,
        reference=_reference(row) if row.kind == "f" else None,
        comment=row.comment,
    )


def _reference(row: Row[Any]) -> Reference:
    return Reference(
        table=Name(row.referred_schema, row.referred_name, row.referred_sql),
        columns=tuple(row.referred_columns),
        on_update=row.on_update,
        on_delete=row.on_delete,
        match=row.match,
        set_columns=tuple(row.set_columns),
    )


def _index(row: Row[Any]) -> Index:
    return Index(
        table=_table_name(row),
        name=_name(row),
        definition=row.definition,
        unique=row.unique,
        method=row.method,
        keys=tuple(_keys(row)),
        include=tuple(row.include or ()),
        where=row.where,
        nulls_not_distinct=row.nulls_not_distinct,
        options=tuple(sorted(row.options)),
        comment=row.comment,
        columns=frozenset(row.uses),
    )


def _keys(row: Row[Any]) -> Iterator[IndexKey]:
    facts = zip(
        row.key_columns,
        row.key_sql,
        row.operator_classes,
        row.collations,
        row.descending,
        row.nulls_first,
        strict=True,
    )
    return (IndexKey(*key) for key in facts)


def _enum(row: Row[Any]) -> Enum:
    return Enum(_name(row), tuple(row.labels), row.comment)


def _domain(row: Row[Any]) -> Domain:
    return Domain(
        name=_name(row),
        type=row.type,
        collation=row.collation,
        not_null=row.not_null,
        default=row.default,
        checks=tuple(zip(row.check_names, row.check_definitions, strict=True)),
        comment=row.comment,
    )


def _view(row: Row[Any]) -> View:
    uses: Iterable[ColumnKey] = zip(row.used_tables, row.used_columns, strict=True)
    return View(
        name=_name(row),
        materialized=row.materialized,
        definition=row.definition,
        options=tuple(sorted(row.options)),
        comment=row.comment,
        uses=frozenset(uses),
    )


def _attachment(row: Row[Any]) -> Attachment:
    return Attachment(
        table=_table_name(row),
        kind=row.kind,
        name=row.name,
        sql=row.sql,
        definition=row.definition.removesuffix(";"),
        columns=frozenset(row.uses),
    )


def _sequence(row: Row[Any]) -> Sequence:
    owner = (row.owner_table, row.owner_column) if row.owner_table else None
    return Sequence(
        name=_name(row),
        type=row.type,
        start=row.start,
        increment=row.increment,
        minimum=row.minimum,
        maximum=row.maximum,
        cache=row.cache,
        cycle=row.cycle,
        owner=owner,
        comment=row.comment,
    )
