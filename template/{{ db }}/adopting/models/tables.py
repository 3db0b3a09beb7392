"""The code of one table: a class, or a `Table`, and what SQLAlchemy has no words for."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...compare.snapshot import Table
from ...postgresql.quote import literal
from ...rewrite.python.code import Call, Code, Item, Text, call, code, sql
from . import identifiers
from .class_code import Assigned, Class, Tuple
from .columns import attribute, table_column
from .constraints import constraint_code, is_of_column, key_is_of_columns, needs_sql, statement
from .indexes import index_code, is_plain
from .source import Source

# What means something else in a class: in Base, in annotations, in this code.
TAKEN = {
    *("metadata", "registry", "type_annotation_map", "Base", "Mapped", "mapped_column"),
    *("bool", "bytes", "dict", "float", "int", "list", "str"),
    *("after", "dt", "postgresql", "sa", "typing"),
}


@dataclass(frozen=True)
class Body:
    """Statements of a module, and the names that they give to things."""

    statements: list[Code]
    names: set[str]


def body(source: Source, table: Table) -> Body:
    """The code for *table*."""
    place = source.places[table.name.sql]
    made, names = (_class if place.is_class else _table)(source, table)
    target = f"{place.variable}.__table__" if place.is_class else place.variable
    parents = [
        _inherits(source, target, parent) for parent in source.parents.get(table.name.sql, ())
    ]
    more = [
        call(f"<{source.modules['ddl']}>after", Text(of or target), sql(said))
        for of, said in _by_hand(source, table)
    ]
    return Body([made, *parents, *more], names | {place.variable})


def _class(source: Source, table: Table) -> tuple[Code, set[str]]:
    about: list[Code] = [Item("__tablename__ = ", code(table.name.name))]
    arguments: list[Code] = [*_arguments(source, table)]
    if options := _options(source, table):
        arguments.append(code(options))
    if arguments:
        items = tuple(Item("", argument) for argument in arguments)
        about.append(Item("__table_args__ = ", Tuple("(", items, ")")))
    attributes: dict[str, Code] = {}
    reserved = TAKEN | set(source.modules.values())
    for name, column in table.columns.items():
        own = identifiers.attribute(name, reserved | attributes.keys())
        annotated, said = attribute(source, table, column, own)
        line = f"{own}: {annotated}"
        attributes[own] = Assigned(f"{line} = ", said) if said else Text(line)
    name = source.places[table.name.sql].variable
    made = Class(name, "<base>Base", tuple(about), tuple(attributes.values()))
    return made, set(attributes)


def _table(source: Source, table: Table) -> tuple[Code, set[str]]:
    columns = [table_column(source, table, column) for column in table.columns.values()]
    made = call(
        "sa.Table",
        table.name.name,
        Text("<base>metadata"),
        *columns,
        *_arguments(source, table),
        **_options(source, table),
    )
    return Item(f"{source.places[table.name.sql].variable} = ", made), set()


def _arguments(source: Source, table: Table) -> Iterator[Call]:
    """Constraints and indexes that are not written with their columns."""
    for constraint in source.constraints(table):
        is_key = constraint.kind == "p" and key_is_of_columns(source, table)
        if not (is_key or is_of_column(source, constraint) or needs_sql(source, constraint)):
            yield constraint_code(source, constraint)
    for index in source.indexes(table):
        if not any(is_plain(source, index, name) for name in table.columns):
            yield index_code(source, index)


def _options(source: Source, table: Table) -> dict[str, object]:
    options = {
        "schema": table.name.schema,
        "comment": table.comment,
        "prefixes": ["UNLOGGED"] if table.unlogged else None,
        "postgresql_partition_by": table.partition_by,
        "postgresql_inherits": _parents(source, table),
        "postgresql_with": dict(option.split("=", 1) for option in table.options) or None,
    }
    return {name: value for name, value in options.items() if value is not None}


def _parents(source: Source, table: Table) -> object:
    names = [_parent(source, parent) for parent in source.parents.get(table.name.sql, ())]
    return names[0] if len(names) == 1 else names or None


def _parent(source: Source, parent: str) -> object:
    """SQLAlchemy takes it for one name, and quotes it, unless it is told not to."""
    name = source.snapshot.tables[parent].name
    return name.name if name.schema is None else call("sa.quoted_name", parent, quote=False)


def _inherits(source: Source, target: str, parent: str) -> Code:
    place = source.places[parent]
    other = f"<{'.'.join(place.path.parts)}>{place.variable}"
    other += ".__table__" if place.is_class else ""
    return call(f"<{source.modules['ddl']}>inherits", Text(target), Text(other))


def _by_hand(source: Source, table: Table) -> Iterator[tuple[str, str]]:
    """What is run after the table was created, or (of `metadata`) after all of them were."""
    for name, column in table.columns.items():
        counter = source.counter(column)
        if (
            counter
            and counter.owner == (table.name.sql, name)
            and not source.is_serial(table, column)
        ):
            yield "", f"ALTER SEQUENCE {counter.name.sql} OWNED BY {table.name.sql}.{column.sql}"
    for constraint in source.constraints(table):
        if needs_sql(source, constraint):
            of = "<base>metadata" if constraint.kind == "f" else ""
            yield of, statement(constraint)
            if constraint.comment:
                said = literal(constraint.comment)
                yield of, f"COMMENT ON CONSTRAINT {constraint.sql} ON {table.name.sql} IS {said}"
    for index in source.indexes(table):
        if index.comment:
            yield "", f"COMMENT ON INDEX {index.name.sql} IS {literal(index.comment)}"
