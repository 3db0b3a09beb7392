"""Rows for a model."""

from collections.abc import Iterator

from .model import Column, Model, Reference, Table, identifier, table_sql

# A row that is not valid is left out: there is always one that is.
INSERT = "DO $do$ BEGIN INSERT INTO {table} {row}; EXCEPTION WHEN integrity_constraint_violation THEN NULL; END $do$"


def rows(model: Model, number: int, seed: int) -> str:
    """SQL that puts up to *number* rows into each table; which ones depends on *seed*."""
    statements = [
        INSERT.format(table=table_sql(table), row=_row(model, table, place, seed))
        for table in model.tables
        for place in range(number)
    ]
    return ";\n".join(statements)


def _row(model: Model, table: Table, place: int, seed: int) -> str:
    given = {
        identifier(column.name): value
        for column in table.columns
        if (value := _value(model, table, column, place, seed)) is not None
    }
    if not given:
        return "DEFAULT VALUES"
    return f"({', '.join(given)}) VALUES ({', '.join(given.values())})"


def _value(model: Model, table: Table, column: Column, place: int, seed: int) -> str | None:
    """SQL, or None where PostgreSQL finds a value itself."""
    if column.computed or column.identity:
        return None
    mixed = place + seed * (column.number + 1)
    if reference := next(_references(table, column), None):
        return _of_another(model, reference, column, place)
    if column.default is not None and mixed % 3 == 0:
        return None
    if column.nullable and mixed % 5 == 4:
        return "NULL"
    values = model.kind(column.kind).values
    return values[mixed % len(values)]


def _references(table: Table, column: Column) -> Iterator[Reference]:
    return (one for one in table.references if column.number in one.columns)


def _of_another(model: Model, reference: Reference, column: Column, place: int) -> str:
    """What this column of a foreign key refers to; all of its columns take the same row."""
    other = model.table(reference.table)
    target = other.column(reference.others[reference.columns.index(column.number)])
    return (
        f"(SELECT {identifier(target.name)} FROM {table_sql(other)} ORDER BY ctid "
        f"LIMIT 1 OFFSET {place % 3})"
    )
