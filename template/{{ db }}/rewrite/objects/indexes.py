"""Indexes that are not behind a constraint."""

from collections.abc import Iterator

from ...compare.snapshot import Index, IndexKey
from ...postgresql.quote import identifier
from ..change import Change
from ..python.code import Call, Code, call, execute, sa_text
from ..python.expressions import readable, without_parentheses
from ..steps import Phase, Step


def index_steps(change: Change) -> Iterator[Step]:
    """Drop, rename and create indexes."""
    for name in sorted(change.dropped_indexes | change.replaced_indexes):
        index = change.before.indexes[name]
        if index.table.sql in change.after.tables or _on_kept_view(change, index):
            yield Step(Phase.DROP_INDEXES, drop(index))
    for old, new in sorted(change.renamed_indexes.items()):
        name = identifier(change.after.indexes[new].name.name)
        yield Step(Phase.RENAME, execute(f"ALTER INDEX {old} RENAME TO {name}"))
    for name in sorted(change.added_indexes | change.replaced_indexes):
        index = change.after.indexes[name]
        is_of_view = index.table.sql in change.after.views
        yield Step(Phase.CREATE_VIEWS if is_of_view else Phase.CREATE_INDEXES, create(index))


def _on_kept_view(change: Change, index: Index) -> bool:
    """Indexes of a materialized view go with it when it is dropped."""
    kept = change.before.views.keys() & change.after.views.keys()
    return index.table.sql in kept - change.replaced_views


def drop(index: Index, **options: object) -> Call:
    """`op.drop_index`, with more *options*."""
    table = index.table
    return call(
        "op.drop_index", index.name.name, table_name=table.name, schema=table.schema, **options
    )


def create(index: Index, **options: object) -> Call:
    """`op.create_index`, with only what is not PostgreSQL's default, and more *options*."""
    return call(
        "op.create_index",
        index.name.name,
        index.table.name,
        [key_code(key) for key in index.keys],
        schema=index.table.schema,
        **kind_of_index(index, readable(index.where or "")),
        **options,
    )


def kind_of_index(index: Index, where: str) -> dict[str, object]:
    """All but its name and its keys, as arguments; *where* is its condition as it is written."""
    return {
        "unique": True if index.unique else None,
        "postgresql_using": None if index.method == "btree" else index.method,
        "postgresql_where": sa_text(without_parentheses(where)) if where else None,
        "postgresql_include": list(index.include) or None,
        "postgresql_nulls_not_distinct": True if index.nulls_not_distinct else None,
        "postgresql_with": dict(option.split("=", 1) for option in index.options) or None,
        "postgresql_ops": _operator_classes(index) or None,
    }


def key_code(key: IndexKey) -> str | Code | Call:
    """A key as an argument of an index: a name of a column, or SQL."""
    if key.column is not None and not (key.collation or key.descending or key.nulls_first):
        return key.column
    words = [key.sql]
    if key.collation:
        words.append(f"COLLATE {key.collation}")
    if key.operator_class:
        words.append(key.operator_class)
    return sa_text(" ".join([*words, *_direction(key)]))


def _direction(key: IndexKey) -> list[str]:
    if key.descending:
        return ["DESC"] if key.nulls_first else ["DESC", "NULLS LAST"]
    return ["NULLS FIRST"] if key.nulls_first else []


def _operator_classes(index: Index) -> dict[str, str]:
    """Those of plain columns; an expression has its own in its text."""
    return {
        key.column: key.operator_class
        for key in index.keys
        if key.operator_class and key.column is not None and key_code(key) == key.column
    }
