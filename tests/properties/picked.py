"""What an edit is about."""

from hypothesis import strategies as st

from .model import Column, Model, Table
from .tables import (
    Draw,
)


def some_table(draw: Draw, model: Model) -> Table | None:
    table: Table | None = draw(st.sampled_from(model.tables)) if model.tables else None
    return table


def some_column(draw: Draw, model: Model) -> tuple[Table, Column] | None:
    found = [(table, column) for table in model.tables for column in table.columns]
    return draw(st.sampled_from(found)) if found else None
