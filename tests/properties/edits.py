"""Random changes of a model, such as a person makes in a day."""

from collections.abc import Callable

from hypothesis import strategies as st

from . import repair
from .edits_of_columns import (
    add_column,
    change_computed,
    change_facts,
    change_identity,
    change_kind,
    comment_on_column,
    drop_column,
    rename_column,
)
from .edits_of_constraints import (
    change_check,
    change_index,
    change_key,
    decorate,
    refer,
    undecorate,
)
from .edits_of_tables import add_table, comment_on_table, drop_table, move_table, rename_table
from .edits_of_types import change_domain, change_enum
from .model import Model
from .tables import Draw

Edit = Callable[[Draw, Model], Model]

EDITS: list[Edit] = [
    add_table,
    drop_table,
    rename_table,
    move_table,
    comment_on_table,
    add_column,
    add_column,
    drop_column,
    rename_column,
    rename_column,
    change_kind,
    change_kind,
    change_kind,
    change_facts,
    change_facts,
    change_identity,
    change_computed,
    comment_on_column,
    change_enum,
    change_enum,
    change_domain,
    decorate,
    decorate,
    undecorate,
    change_check,
    change_index,
    refer,
    change_key,
]


@st.composite
def edited(draw: Draw, model: Model) -> Model:
    """*model* after one to six changes."""
    for _ in range(draw(st.integers(1, 6))):
        model = repair.unfounded(draw(st.sampled_from(EDITS))(draw, model))
    return model
