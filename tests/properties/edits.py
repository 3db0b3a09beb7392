"""Random changes of a model, such as a person makes in a day."""

from collections.abc import Callable
from dataclasses import replace

from hypothesis import strategies as st

from . import repair
from .kinds import INTEGERS, KINDS
from .model import Column, Model, Table
from .names import SCHEMAS
from .tables import (
    COMMENTS,
    LABELS,
    Draw,
    checks,
    columns,
    computations,
    decorated,
    filled,
    free,
    kinds,
    rarely,
    references,
    sortable,
    tables,
    whether,
)

Edit = Callable[[Draw, Model], Model]


@st.composite
def edited(draw: Draw, model: Model) -> Model:
    """*model* after one to six changes."""
    for _ in range(draw(st.integers(1, 6))):
        model = repair.unfounded(draw(st.sampled_from(EDITS))(draw, model))
    return model


def _table(draw: Draw, model: Model) -> Table | None:
    table: Table | None = draw(st.sampled_from(model.tables)) if model.tables else None
    return table


def _column(draw: Draw, model: Model) -> tuple[Table, Column] | None:
    found = [(table, column) for table in model.tables for column in table.columns]
    return draw(st.sampled_from(found)) if found else None


# -- tables -----------------------------------------------------------------------------------


def add_table(draw: Draw, model: Model) -> Model:
    number = max((table.number for table in model.tables), default=0) + 1
    table = draw(tables(model, number))
    model = replace(model, tables=(*model.tables, table))
    reference = draw(references(model, table))
    return repair.changed(model, replace(table, references=(reference,))) if reference else model


def drop_table(draw: Draw, model: Model) -> Model:
    if len(model.tables) < 2 or (table := _table(draw, model)) is None:
        return model
    model = repair.unreferred(model, table.number, None)
    return replace(model, tables=tuple(one for one in model.tables if one.number != table.number))


def rename_table(draw: Draw, model: Model) -> Model:
    if (table := _table(draw, model)) is None:
        return model
    name = free(draw, {one.name for one in model.tables})
    old = None if whether(draw) else table.renamed_from or table.name
    return repair.changed(model, replace(table, name=name, renamed_from=old))


def move_table(draw: Draw, model: Model) -> Model:
    if (table := _table(draw, model)) is None:
        return model
    schema = draw(st.none() | st.sampled_from(SCHEMAS))
    return repair.changed(model, replace(table, schema=schema))


def comment_on_table(draw: Draw, model: Model) -> Model:
    if (table := _table(draw, model)) is None:
        return model
    comment = draw(st.none() | st.sampled_from(COMMENTS))
    return repair.changed(model, replace(table, comment=comment))


# -- columns ----------------------------------------------------------------------------------


def add_column(draw: Draw, model: Model) -> Model:
    if (table := _table(draw, model)) is None:
        return model
    number = max((column.number for column in table.columns), default=0) + 1
    column = draw(columns(model, table, number))
    return repair.changed(model, replace(table, columns=(*table.columns, column)))


def drop_column(draw: Draw, model: Model) -> Model:
    found = _column(draw, model)
    if found is None or len(found[0].columns) < 2:
        return model
    return repair.without(model, found[0].number, found[1].number)


def rename_column(draw: Draw, model: Model) -> Model:
    if (found := _column(draw, model)) is None:
        return model
    table, column = found
    name = free(draw, {one.name for one in table.columns})
    old = None if whether(draw) else column.renamed_from or column.name
    return repair.with_column(model, table.number, replace(column, name=name, renamed_from=old))


def change_kind(draw: Draw, model: Model) -> Model:
    """Another type; what can be said of both stays."""
    found = _column(draw, model)
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
    found = _column(draw, model)
    if found is None or found[1].computed or found[1].identity:
        return model
    table, column = found
    column = draw(filled(model, column))
    if column.number in table.key:
        column = replace(column, nullable=False)
    return repair.with_column(model, table.number, column)


def change_identity(draw: Draw, model: Model) -> Model:
    found = _column(draw, model)
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
    found = _column(draw, model)
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
    if (found := _column(draw, model)) is None:
        return model
    comment = draw(st.none() | st.sampled_from(COMMENTS))
    return repair.with_column(model, found[0].number, replace(found[1], comment=comment))


# -- enums and domains ------------------------------------------------------------------------


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


# -- constraints and indexes ------------------------------------------------------------------


def decorate(draw: Draw, model: Model) -> Model:
    """A CHECK, a UNIQUE or an index more."""
    if (table := _table(draw, model)) is None:
        return model
    return repair.changed(model, draw(decorated(model, table)))


def undecorate(draw: Draw, model: Model) -> Model:
    """A CHECK, a UNIQUE, a foreign key or an index less."""
    if (table := _table(draw, model)) is None:
        return model
    what = draw(st.sampled_from(["checks", "uniques", "references", "indexes"]))
    return repair.changed(model, replace(table, **{what: getattr(table, what)[1:]}))


def change_check(draw: Draw, model: Model) -> Model:
    """Another expression under the same name."""
    table = _table(draw, model)
    if table is None or not table.checks or (check := draw(checks(model, table))) is None:
        return model
    check = replace(check, name=table.checks[0].name)
    return repair.changed(model, replace(table, checks=(check, *table.checks[1:])))


def change_index(draw: Draw, model: Model) -> Model:
    table = _table(draw, model)
    if table is None or not table.indexes or table.indexes[0].gin:
        return model
    index = table.indexes[0]
    how = draw(st.sampled_from(["unique", "descending", "name", "include", "where"]))
    if how in ("unique", "descending"):
        index = replace(index, **{how: not getattr(index, how)})
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
    if (table := _table(draw, model)) is None or not (one := draw(references(model, table))):
        return model
    kept = tuple(other for other in table.references if other.columns != one.columns)
    return repair.changed(model, replace(table, references=(*kept, one)))


def change_key(draw: Draw, model: Model) -> Model:
    """Another primary key, or none."""
    if (table := _table(draw, model)) is None:
        return model
    possible = [
        column.number
        for column in table.columns
        if not column.computed and model.kind(column.kind).has_order
    ]
    key = tuple(sorted(draw(st.lists(st.sampled_from(possible), max_size=2, unique=True)))) if possible else ()
    if any(column.identity == "serial" for column in table.columns):
        return model
    kept = tuple(
        replace(column, nullable=column.nullable and column.number not in key)
        for column in table.columns
    )
    uniques = tuple(one for one in table.uniques if set(one.columns) != set(key))
    return repair.changed(model, replace(table, key=key, columns=kept, uniques=uniques))


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
