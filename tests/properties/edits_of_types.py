"""Random changes of enums and domains."""

from dataclasses import replace

from hypothesis import strategies as st

from . import repair
from .kinds import KINDS
from .model import Model
from .tables import (
    LABELS,
    Draw,
)


def change_enum(draw: Draw, model: Model) -> Model:
    """A label more, a label less, a label renamed, or all in another order."""
    if not model.enums:
        return model
    enum = draw(st.sampled_from(model.enums))
    unused = [label for label in LABELS if label not in enum.labels]
    how = draw(st.sampled_from(["more", "less", "renamed", "order"]))
    labels, renamed = list(enum.labels), enum.renamed
    if how == "more" and unused:
        labels.insert(draw(st.integers(0, len(labels))), draw(st.sampled_from(unused)))
    elif how == "less" and len(labels) > 1:
        labels.pop(draw(st.integers(0, len(labels) - 1)))
    elif how == "renamed" and unused and enum.native:
        place, new = draw(st.integers(0, len(labels) - 1)), draw(st.sampled_from(unused))
        renamed = (*renamed, (new, labels[place]))
        labels[place] = new
    elif how == "order":
        labels = list(draw(st.permutations(labels)))
    changed = replace(enum, labels=tuple(labels), renamed=renamed)
    enums = tuple(changed if one.name == enum.name else one for one in model.enums)
    return _with_known_labels(replace(model, enums=enums), enum.name)


def _with_known_labels(model: Model, name: str) -> Model:
    """*model* without defaults that the enum does not have any more."""
    for table in model.tables:
        for column in table.columns:
            if column.kind == f"enum {name}":
                known = column.default in model.kind(column.kind).defaults
                default = column.default if known else None
                column = replace(column, default=default)
                model = repair.with_column(model, table.number, column)
    return model


def change_domain(draw: Draw, model: Model) -> Model:
    if not model.domains:
        return model
    (domain,) = model.domains
    check = draw(st.none() | st.sampled_from(KINDS[domain.kind].checks))
    return replace(model, domains=(replace(domain, check=check),))
