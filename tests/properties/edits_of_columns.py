"""Random changes of columns."""

from dataclasses import replace

from hypothesis import strategies as st

from . import repair
from .kinds import INTEGERS
from .model import Model
from .picked import some_column, some_table
from .tables import (
    COMMENTS,
    Draw,
    columns,
    computations,
    filled,
    free,
    kinds,
    rarely,
    whether,
)


def add_column(draw: Draw, model: Model) -> Model:
    if (table := some_table(draw, model)) is None:
        return model
    number = max((column.number for column in table.columns), default=0) + 1
    column = draw(columns(model, table, number))
    return repair.changed(model, replace(table, columns=(*table.columns, column)))


def drop_column(draw: Draw, model: Model) -> Model:
    found = some_column(draw, model)
    if found is None or len(found[0].columns) < 2:
        return model
    return repair.without(model, found[0].number, found[1].number)


def rename_column(draw: Draw, model: Model) -> Model:
    if (found := some_column(draw, model)) is None:
        return model
    table, column = found
    name = free(draw, {one.name for one in table.columns})
    old = None if whether(draw) else column.renamed_from or column.name
    return repair.with_column(model, table.number, replace(column, name=name, renamed_from=old))


def change_kind(draw: Draw, model: Model) -> Model:
    """Another type; what can be said of both stays."""
    found = some_column(draw, model)
    if found is None or found[1].computed:
        return model
    table, column = found
    kind = draw(kinds(model))
    old, new = model.kind(column.kind), model.kind(kind)
    if column.identity and kind not in INTEGERS:
        column = replace(column, identity=None)
    if old.family != new.family:
        model = repair.undone(model, table.number, column.number)
        default = rarely(draw, st.sampled_from(new.defaults), 2) if new.defaults else None
        column = replace(column, default=default, in_python=None)
    if column.number in table.key and not new.has_order:
        return model
    # What is computed from it has its type.
    for other in model.table(table.number).columns:
        if other.computed and other.computed[1] == column.number:
            model = repair.with_column(model, table.number, replace(other, kind=kind))
    return repair.with_column(model, table.number, replace(column, kind=kind))


def change_facts(draw: Draw, model: Model) -> Model:
    """Other defaults, and NULL or not."""
    found = some_column(draw, model)
    if found is None or found[1].computed or found[1].identity:
        return model
    table, column = found
    column = draw(filled(model, column))
    if column.number in table.key:
        column = replace(column, nullable=False)
    return repair.with_column(model, table.number, column)


def change_identity(draw: Draw, model: Model) -> Model:
    found = some_column(draw, model)
    if found is None or found[1].kind not in INTEGERS or found[1].computed:
        return model
    table, column = found
    if any(one.identity and one.number != column.number for one in table.columns):
        return model
    identity = draw(st.sampled_from([None, "always", "by default", "serial"]))
    if identity == "serial" and table.key != (column.number,):
        return model
    column = replace(column, identity=identity, default=None, nullable=False)
    return repair.with_column(model, table.number, column)


def change_computed(draw: Draw, model: Model) -> Model:
    """Computed otherwise, or not computed any more, or computed now."""
    found = some_column(draw, model)
    if found is None or found[1].identity or found[1].number in found[0].key:
        return model
    table, column = found
    if column.computed and whether(draw, 2):
        return repair.with_column(model, table.number, replace(column, computed=None))
    others = replace(table, columns=tuple(one for one in table.columns if one != column))
    computed = draw(computations(model, others))
    if computed is None:
        return model
    model = repair.undone(model, table.number, column.number)
    column = replace(column, kind=computed[0], computed=computed[1], default=None, in_python=None)
    return repair.with_column(model, table.number, column)


def comment_on_column(draw: Draw, model: Model) -> Model:
    if (found := some_column(draw, model)) is None:
        return model
    comment = draw(st.none() | st.sampled_from(COMMENTS))
    return repair.with_column(model, found[0].number, replace(found[1], comment=comment))
