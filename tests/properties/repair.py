"""What must go from a model when a column does, or becomes something else."""

from collections.abc import Callable
from dataclasses import replace

from .model import Column, Index, Model, Reference, Table


def without(model: Model, number: int, column: int) -> Model:
    """*model* without that column of the table *number*, and what depends on it."""
    model = undone(model, number, column)
    table = model.table(number)
    kept = tuple(one for one in table.columns if one.number != column)
    key = () if column in table.key else table.key
    return changed(model, replace(table, columns=kept, key=key))


def undone(model: Model, number: int, column: int) -> Model:
    """*model* without what depends on the column, and what points at it; the key stays."""
    table = model.table(number)
    table = replace(
        table,
        columns=tuple(one for one in table.columns if not _computed_from(one, column)),
        checks=tuple(one for one in table.checks if one.column != column),
        uniques=tuple(one for one in table.uniques if column not in one.columns),
        indexes=tuple(one for one in table.indexes if column not in _columns(one)),
    )
    gone = {one.number for one in model.table(number).columns} - {
        one.number for one in table.columns
    }
    model = unreferred(changed(model, table), number, column)
    for other in gone:
        model = undone(model, number, other)
    return model


def _computed_from(column: Column, other: int) -> bool:
    return bool(column.computed and column.computed[1] == other)


def _columns(index: Index) -> set[int]:
    where = set() if index.where is None else {index.where}
    return {*index.columns, *index.include} | where


def unreferred(model: Model, number: int, column: int | None) -> Model:
    """*model* without foreign keys that have to do with the column, or with the whole table."""

    def stays(table: Table, one: Reference) -> bool:
        ours = table.number == number and (column is None or column in one.columns)
        theirs = one.table == number and (column is None or column in one.others)
        return not ours and not theirs

    return each_table(
        model,
        lambda table: replace(
            table, references=tuple(one for one in table.references if stays(table, one))
        ),
    )


def unfounded(model: Model) -> Model:
    """*model* without foreign keys whose target is not unique any more."""
    targets = {
        (table.number, frozenset(columns))
        for table in model.tables
        for columns in [table.key, *(one.columns for one in table.uniques if not one.deferrable)]
    }
    return each_table(
        model,
        lambda table: replace(
            table,
            references=tuple(
                one for one in table.references if (one.table, frozenset(one.others)) in targets
            ),
        ),
    )


def each_table(model: Model, change: Callable[[Table], Table]) -> Model:
    return replace(model, tables=tuple(change(table) for table in model.tables))


def changed(model: Model, table: Table) -> Model:
    """*model* with *table* in the place of the one with its number."""
    return each_table(model, lambda one: table if one.number == table.number else one)


def with_column(model: Model, number: int, column: Column) -> Model:
    """*model* with *column* in the place of the one with its number."""
    table = model.table(number)
    columns = tuple(column if one.number == column.number else one for one in table.columns)
    return changed(model, replace(table, columns=columns))
