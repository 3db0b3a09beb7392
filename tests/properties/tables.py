"""Random models."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from .kinds import INTEGERS, KINDS
from .model import Check, Column, Enumerated, Index, Model, OverType, Reference, Table, Unique
from .names import SCHEMAS, names

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]

LABELS = ["happy", "sad", "so so", "it's", "100%", "a:b", "HAPPY", "ok"]
COMMENTS = ["A comment.", "It's 100% :this", "two\nlines", "back\\slash"]
ACTIONS = ["CASCADE", "SET NULL", "RESTRICT", "SET DEFAULT"]


def rarely(draw: Draw, strategy: st.SearchStrategy[T], one_in: int = 4) -> T | None:
    """None, but for one time in *one_in*."""
    if draw(st.integers(0, one_in - 1)) < one_in - 1:
        return None
    drawn: T = draw(strategy)
    return drawn


def whether(draw: Draw, one_in: int = 4) -> bool:
    return bool(draw(st.integers(0, one_in - 1)) == one_in - 1)


def free(draw: Draw, taken: set[str]) -> str:
    """A name that is not *taken*."""
    return str(draw(names.filter(lambda name: name not in taken)))


@st.composite
def models(draw: Draw) -> Model:
    """A model of one to three tables."""
    model = Model(enums=draw(enums()), domains=draw(domains()))
    for number in range(draw(st.integers(1, 3))):
        model = replace(model, tables=(*model.tables, draw(tables(model, number))))
    for table in model.tables:
        if whether(draw, 2) and (reference := draw(references(model, table))):
            model = with_table(model, replace(table, references=(reference,)))
    return model


def with_table(model: Model, changed: Table) -> Model:
    kept = (changed if one.number == changed.number else one for one in model.tables)
    return replace(model, tables=tuple(kept))


@st.composite
def enums(draw: Draw) -> tuple[Enumerated, ...]:
    labels = st.lists(st.sampled_from(LABELS), min_size=2, max_size=4, unique=True)
    found = []
    for name in draw(st.sampled_from([(), ("mood",), ("mood", "Big State"), ("mood",)])):
        native = not whether(draw, 5)
        schema = rarely(draw, st.sampled_from(SCHEMAS)) if native else None
        found.append(Enumerated(name, tuple(draw(labels)), schema, native))
    return tuple(found)


@st.composite
def domains(draw: Draw) -> tuple[OverType, ...]:
    if not whether(draw, 3):
        return ()
    kind = draw(st.sampled_from(["text", "integer", "numeric(10,2)", "varchar(50)"]))
    check = draw(st.none() | st.sampled_from(KINDS[kind].checks))
    return (OverType("amount", kind, check),)


def kinds(model: Model) -> st.SearchStrategy[str]:
    """The kinds of columns that *model* may have; its own types are likely."""
    own = [f"enum {one.name}" for one in model.enums]
    own += [f"enum[] {one.name}" for one in model.enums if one.native]
    own += [f"domain {one.name}" for one in model.domains]
    known = st.sampled_from(sorted(KINDS))
    common = st.sampled_from(["text", "integer", "varchar(50)", "boolean", "timestamptz"])
    return known | common | st.sampled_from(own) if own else known | common


@st.composite
def columns(draw: Draw, model: Model, table: Table, number: int) -> Column:
    """A column for *table* with that number."""
    kind = draw(kinds(model))
    name = free(draw, {column.name for column in table.columns})
    column = Column(number, name, kind, comment=rarely(draw, st.sampled_from(COMMENTS), 6))
    if computed := rarely(draw, computations(model, table), 6):
        return replace(column, kind=computed[0], computed=computed[1])
    if kind in INTEGERS and whether(draw, 6) and not _has_serial(table):
        identity = draw(st.sampled_from(["always", "by default"]))
        return replace(column, identity=identity, nullable=False)
    return draw(filled(model, column))  # type: ignore[no-any-return]


def _has_serial(table: Table) -> bool:
    return any(column.identity for column in table.columns)


@st.composite
def filled(draw: Draw, model: Model, column: Column) -> Column:
    """*column* with or without a default, and NOT NULL or not."""
    defaults = model.kind(column.kind).defaults
    return replace(
        column,
        nullable=not whether(draw, 3),
        default=rarely(draw, st.sampled_from(defaults), 3) if defaults else None,
        in_python=rarely(draw, st.integers(0, 3)),
    )


@st.composite
def computations(draw: Draw, model: Model, table: Table) -> tuple[str, Any] | None:
    """The kind of a computed column, and how it is computed."""
    found = [
        (column.kind, (expression, column.number))
        for column in table.columns
        if not column.computed and column.kind in KINDS
        for expression in KINDS[column.kind].computed
    ]
    if not found:
        return None
    kind, (expression, source) = draw(st.sampled_from(found))
    return kind, (expression, source, not whether(draw))


@st.composite
def tables(draw: Draw, model: Model, number: int) -> Table:
    """A table with columns, a key, and whatever else it has itself."""
    schema = rarely(draw, st.sampled_from(SCHEMAS))
    name = free(draw, {one.name for one in model.tables})
    comment = rarely(draw, st.sampled_from(COMMENTS), 6)
    table = Table(number, name, (), schema=schema, comment=comment)
    if not whether(draw, 8):
        table = replace(table, columns=(draw(keys()),), key=(0,))
    for place in range(1, draw(st.integers(1, 5)) + 1):
        table = replace(table, columns=(*table.columns, draw(columns(model, table, place))))
    for _ in range(draw(st.integers(0, 3))):
        table = draw(decorated(model, table))
    return table


@st.composite
def keys(draw: Draw) -> Column:
    """A column that is a primary key."""
    kind = draw(st.sampled_from(["integer", "bigint", "uuid", "text", "integer"]))
    identity = None
    if kind in INTEGERS:
        identity = draw(st.sampled_from([None, "always", "by default", "serial"]))
    return Column(
        0, draw(st.sampled_from(["id", "id", "key", "Id"])), kind, False, None, None, identity
    )


@st.composite
def decorated(draw: Draw, model: Model, table: Table) -> Table:
    """*table* with one more CHECK, UNIQUE or index."""
    what = draw(st.sampled_from(["check", "unique", "index", "index"]))
    if what == "check" and (check := draw(checks(model, table))):
        return replace(table, checks=(*table.checks, check))
    if what == "unique" and (unique := draw(uniques(model, table))):
        return replace(table, uniques=(*table.uniques, unique))
    if what == "index" and (index := draw(indexes(model, table))):
        return replace(table, indexes=(*table.indexes, index))
    return table


@st.composite
def checks(draw: Draw, model: Model, table: Table) -> Check | None:
    found = [
        Check(expression, column.number)
        for column in table.columns
        for expression in model.kind(column.kind).checks
    ]
    if not found:
        return None
    name = rarely(draw, st.sampled_from([f"ck{table.number}_1", f"Ok {table.number}%"]), 2)
    taken = {check.name for check in table.checks}
    check: Check = draw(st.sampled_from(found))
    return replace(check, name=None if name in taken else name)


def sortable(model: Model, table: Table) -> list[int]:
    """The columns that can be in a B-tree. What is computed on demand cannot."""
    return [
        column.number
        for column in table.columns
        if model.kind(column.kind).has_order and not (column.computed and not column.computed[2])
    ]


def _some(numbers: list[int]) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.sampled_from(numbers), min_size=1, max_size=3, unique=True).map(tuple)


@st.composite
def uniques(draw: Draw, model: Model, table: Table) -> Unique | None:
    possible = sortable(model, table)
    if not possible:
        return None
    taken = {frozenset(unique.columns) for unique in table.uniques} | {frozenset(table.key)}
    chosen = draw(_some(possible))
    if frozenset(chosen) in taken:
        return None
    name = rarely(draw, st.just(f"Unique {table.number} {chosen[0]}"))
    return Unique(chosen, name, whether(draw), whether(draw, 8))


@st.composite
def indexes(draw: Draw, model: Model, table: Table) -> Index | None:
    name = f"ix{table.number}_{draw(st.integers(0, 9))}"
    if name in {index.name for index in table.indexes}:
        return None
    stored = [one for one in table.columns if not one.computed]
    gin = [one.number for one in stored if model.kind(one.kind).gin]
    if gin and whether(draw, 2):
        return Index(name, (draw(st.sampled_from(gin)),), gin=True)
    possible = sortable(model, table)
    if not possible:
        return None
    index = Index(name, draw(_some(possible)), unique=whether(draw))
    expressions = model.kind(table.column(index.columns[0]).kind).expressions
    return replace(
        index,
        expression=rarely(draw, st.sampled_from(expressions), 3) if expressions else None,
        descending=whether(draw),
        where=rarely(draw, st.sampled_from([one.number for one in stored])) if stored else None,
        include=rarely(draw, st.sampled_from(possible).map(lambda one: (one,)), 5) or (),
    )


@st.composite
def references(draw: Draw, model: Model, table: Table) -> Reference | None:
    """A foreign key of *table* to what is unique: of itself or of another, also in a circle."""
    found = [
        (pair, other.number, target)
        for other in model.tables
        for target in _targets(other)
        for pair in [_matching(model, table, other, target)]
        if pair
    ]
    if not found:
        return None
    ours, number, others = draw(st.sampled_from(found))
    action = rarely(draw, st.sampled_from(ACTIONS), 2)
    if action == "SET NULL" and not all(table.column(one).nullable for one in ours):
        action = None
    if any(table.column(one).computed for one in ours):
        action = None
    return Reference(
        ours,
        number,
        others,
        name=rarely(draw, st.just(f"FK {table.number}_{ours[0]}")),
        ondelete=action,
        onupdate=rarely(draw, st.just("CASCADE")) if action else None,
        deferrable=whether(draw, 6),
    )


def _targets(other: Table) -> list[tuple[int, ...]]:
    uniques = [one.columns for one in other.uniques if not one.deferrable]
    return [other.key, *uniques] if other.key else uniques


def _matching(
    model: Model, table: Table, other: Table, target: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Columns of *table* that may refer to *target*, if there are as many as that."""
    found: list[int] = []
    for number in target:
        family = model.kind(other.column(number).kind).family
        possible = [
            one.number
            for one in table.columns
            if model.kind(one.kind).family == family
            and one.number not in found
            and not one.identity
            and not one.computed
            and not (table.number == other.number and one.number in target)
        ]
        if not possible:
            return None
        found.append(possible[-1])
    return tuple(found)
