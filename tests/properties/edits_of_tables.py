"""Random changes of tables."""

from dataclasses import replace

from hypothesis import strategies as st

from . import repair
from .model import Model
from .names import SCHEMAS
from .picked import some_table
from .tables import (
    COMMENTS,
    Draw,
    free,
    references,
    tables,
    whether,
)


def add_table(draw: Draw, model: Model) -> Model:
    number = max((table.number for table in model.tables), default=0) + 1
    table = draw(tables(model, number))
    model = replace(model, tables=(*model.tables, table))
    reference = draw(references(model, table))
    return repair.changed(model, replace(table, references=(reference,))) if reference else model


def drop_table(draw: Draw, model: Model) -> Model:
    if len(model.tables) < 2 or (table := some_table(draw, model)) is None:
        return model
    model = repair.unreferred(model, table.number, None)
    return replace(model, tables=tuple(one for one in model.tables if one.number != table.number))


def rename_table(draw: Draw, model: Model) -> Model:
    if (table := some_table(draw, model)) is None:
        return model
    name = free(draw, {one.name for one in model.tables})
    old = None if whether(draw) else table.renamed_from or table.name
    return repair.changed(model, replace(table, name=name, renamed_from=old))


def move_table(draw: Draw, model: Model) -> Model:
    if (table := some_table(draw, model)) is None:
        return model
    schema = draw(st.none() | st.sampled_from(SCHEMAS))
    return repair.changed(model, replace(table, schema=schema))


def comment_on_table(draw: Draw, model: Model) -> Model:
    if (table := some_table(draw, model)) is None:
        return model
    comment = draw(st.none() | st.sampled_from(COMMENTS))
    return repair.changed(model, replace(table, comment=comment))
