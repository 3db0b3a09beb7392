"""A column, as an argument of `Table` or an attribute of a class."""

from collections.abc import Iterator

from ...compare.snapshot import Column, Constraint, Table
from ...rewrite.columns import identity
from ...rewrite.columns.column_types import without_quotes
from ...rewrite.objects.sequences import MAXIMA
from ...rewrite.python.code import Call, Code, Item, Text, call, sa_text, sql
from ...rewrite.python.defaults import LITERAL, default_code
from ...rewrite.python.expressions import readable, without_parentheses
from ...rewrite.python.types import type_code
from .annotations import annotation
from .constraints import foreign_key, is_of_column, key_is_of_columns
from .indexes import is_plain
from .source import Source


def table_column(source: Source, table: Table, column: Column) -> Call:
    """`Column(...)`."""
    in_key = _is_in_key(source, table, column)
    return call(
        "sa.Column",
        column.name,
        *_type(source, table, column),
        *_special(source, table, column),
        primary_key=True if in_key else None,
        autoincrement=_autoincrement(source, table, column),
        nullable=False if column.not_null and not in_key else None,
        **_options(source, table, column),
    )


def attribute(source: Source, table: Table, column: Column, name: str) -> tuple[str, Call | None]:
    """The annotation of the attribute called *name*, and `mapped_column(...)` if it says more."""
    python = annotation(source.snapshot, column)
    # A column that refers to another one gets the type of that, whatever the annotation.
    refers = _reference(source, table, column) is not None
    is_said = source.implied(python, column.type) and not (column.collation or refers)
    said = call(
        "orm.mapped_column",
        *([column.name] if name != column.name else []),
        *(() if is_said else _type(source, table, column)),
        *_special(source, table, column),
        primary_key=True if _is_in_key(source, table, column) else None,
        autoincrement=_autoincrement(source, table, column),
        **_options(source, table, column),
    )
    annotated = f"orm.Mapped[{python}]" if column.not_null else f"orm.Mapped[{python} | None]"
    return annotated, said if said.items else None


def _is_in_key(source: Source, table: Table, column: Column) -> bool:
    """Whether it says itself that it is in the primary key."""
    key = source.key(table)
    return key is not None and column.name in key.columns and key_is_of_columns(source, table)


def type_of(source: Source, column: Column) -> Code:
    """The type alone: a name where it has no arguments."""
    plain = column.type.removesuffix("[]")
    if plain in source.shared and not column.collation:
        shared = Text(f"<>{source.modules['types']}.{source.shared[plain]}")
        return call("postgresql.ARRAY", shared) if plain != column.type else shared
    return type_named(source, column.type, column.collation)


def type_named(source: Source, sql: str, collation: str | None = None) -> Code:
    """The type that is called *sql*: without parentheses, if there is nothing between them."""
    return _bare(type_code(sql, {}, without_quotes(collation)), source.modules["sql_type"])


def _bare(code: Code, module: str) -> Code:
    if not isinstance(code, Call):
        return code
    opening = f"<{module}>{code.opening}" if code.opening == "SQLType(" else code.opening
    if not code.items:
        return Text(opening.removesuffix("("))
    return Call(opening, tuple(Item(i.prefix, _bare(i.value, module)) for i in code.items), ")")


def _type(source: Source, table: Table, column: Column) -> Iterator[Code]:
    """Not where a foreign key says it."""
    if not _is_referred_to(source, table, column):
        yield type_of(source, column)


def _is_referred_to(source: Source, table: Table, column: Column) -> bool:
    reference = _reference(source, table, column)
    other = reference.reference if reference else None
    if other is None or table.name.sql in source.verbose:
        return False
    referred = source.snapshot.tables.get(other.table.sql)
    if referred is None or referred.name.sql == table.name.sql:
        return False
    target = referred.columns[other.columns[0]]
    alike = (target.type, target.collation) == (column.type, column.collation)
    # What refers to something itself may end where it began.
    return alike and _reference(source, referred, target) is None


def _reference(source: Source, table: Table, column: Column) -> Constraint | None:
    """The foreign key that is written with *column*."""
    found = (one for one in source.constraints(table) if one.columns == (column.name,))
    return next((one for one in found if one.kind == "f" and is_of_column(source, one)), None)


def _special(source: Source, table: Table, column: Column) -> Iterator[Code]:
    reference = _reference(source, table, column)
    if reference:
        yield foreign_key(source, reference)
    if column.identity:
        yield identity.code(source.snapshot, table, column)
    elif column.generated:
        expression = sql(without_parentheses(readable(column.default or "")))
        yield call("sa.Computed", expression, persisted=column.generated == "s")


def _options(source: Source, table: Table, column: Column) -> dict[str, object]:
    ours = [one for one in source.constraints(table) if one.columns == (column.name,)]
    unique = any(one.kind == "u" and is_of_column(source, one) for one in ours)
    index = any(is_plain(source, one, column.name) for one in source.indexes(table))
    return {
        "unique": True if unique else None,
        "index": True if index else None,
        "server_default": _default(source, table, column),
        "comment": column.comment,
    }


def _default(source: Source, table: Table, column: Column) -> Code | str | None:
    if column.identity or column.generated or not column.default:
        return None
    if source.is_serial(table, column):
        return None
    if counter := source.counter(column):
        name = source.shared[counter.name.sql]
        return call(f"<>{source.modules['types']}.{name}.next_value")
    found = LITERAL.fullmatch(column.default)
    if found and column.kind == "e" and found["type"] == column.type and "\\" not in found[1]:
        return found[1].replace("''", "'")
    if table.name.sql in source.verbose:
        return sa_text(column.default)
    return default_code(column)


def _autoincrement(source: Source, table: Table, column: Column) -> bool | None:
    """SQLAlchemy makes SERIAL of the only integer in a key, unless told otherwise."""
    key = source.key(table)
    if key is None or column.name not in key.columns:
        return None
    if source.is_serial(table, column):
        return True if len(key.columns) > 1 else None
    references = (one for one in source.constraints(table) if one.kind == "f")
    refers = any(column.name in one.columns and one.reference for one in references)
    counts = key.columns == (column.name,) and column.type in MAXIMA
    if not counts or column.identity or column.default or column.generated:
        return None
    return None if refers and table.name.sql not in source.verbose else False
