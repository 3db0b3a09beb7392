"""Random changes of constraints and indexes."""

from dataclasses import replace

from hypothesis import strategies as st

from . import repair
from .model import Model
from .picked import some_table
from .tables import (
    Draw,
    checks,
    decorated,
    references,
    sortable,
)


def decorate(draw: Draw, model: Model) -> Model:
    """A CHECK, a UNIQUE or an index more."""
    if (table := some_table(draw, model)) is None:
        return model
    return repair.changed(model, draw(decorated(model, table)))


def undecorate(draw: Draw, model: Model) -> Model:
    """A CHECK, a UNIQUE, a foreign key or an index less."""
    if (table := some_table(draw, model)) is None:
        return model
    what = draw(st.sampled_from(["checks", "uniques", "references", "indexes"]))
    return repair.changed(model, replace(table, **{what: getattr(table, what)[1:]}))


def change_check(draw: Draw, model: Model) -> Model:
    """Another expression under the same name."""
    table = some_table(draw, model)
    if table is None or not table.checks or (check := draw(checks(model, table))) is None:
        return model
    check = replace(check, name=table.checks[0].name)
    return repair.changed(model, replace(table, checks=(check, *table.checks[1:])))


def change_index(draw: Draw, model: Model) -> Model:
    table = some_table(draw, model)
    if table is None or not table.indexes or table.indexes[0].gin:
        return model
    index = table.indexes[0]
    how = draw(st.sampled_from(["unique", "descending", "name", "include", "where"]))
    if how == "unique":
        index = replace(index, unique=not index.unique)
    elif how == "descending":
        index = replace(index, descending=not index.descending)
    elif how == "name":
        index = replace(index, name=f"renamed {table.number}")
    elif how == "include":
        index = replace(index, include=tuple(sortable(model, table)[:1]))
    else:
        stored = [one.number for one in table.columns if not one.computed]
        index = replace(index, where=draw(st.none() | st.sampled_from(stored)))
    return repair.changed(model, replace(table, indexes=(index, *table.indexes[1:])))


def refer(draw: Draw, model: Model) -> Model:
    """A foreign key more, or another one."""
    if (table := some_table(draw, model)) is None or not (one := draw(references(model, table))):
        return model
    kept = tuple(other for other in table.references if other.columns != one.columns)
    return repair.changed(model, replace(table, references=(*kept, one)))


def change_key(draw: Draw, model: Model) -> Model:
    """Another primary key, or none."""
    if (table := some_table(draw, model)) is None:
        return model
    possible = [
        column.number
        for column in table.columns
        if not column.computed and model.kind(column.kind).has_order
    ]
    key = (
        tuple(sorted(draw(st.lists(st.sampled_from(possible), max_size=2, unique=True))))
        if possible
        else ()
    )
    if any(column.identity == "serial" for column in table.columns):
        return model
    kept = tuple(
        replace(column, nullable=column.nullable and column.number not in key)
        for column in table.columns
    )
    uniques = tuple(one for one in table.uniques if set(one.columns) != set(key))
    return repair.changed(model, replace(table, key=key, columns=kept, uniques=uniques))
