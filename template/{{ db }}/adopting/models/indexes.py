"""Indexes, as arguments of a table."""

from ...compare.snapshot import Index
from ...rewrite.code import Call, call, sa_text
from ...rewrite.expressions import readable, without_parentheses
from ...rewrite.indexes import key_code, operator_classes
from .source import Source


def is_plain(source: Source, index: Index, column: str) -> bool:
    """Whether it is what `index=True` makes of *column*."""
    is_one = len(index.keys) == 1 and index.keys[0].column == column
    special = index.unique or index.include or index.where or index.options or index.comment
    is_default = index.method == "btree" and not index.keys[0].operator_class
    return is_one and is_default and not special and source.is_unnamed(index)


def index_code(source: Source, index: Index) -> Call:
    """`Index(...)`, with only what is not PostgreSQL's default."""
    where = index.where
    if where and index.table.sql not in source.verbose:
        where = readable(where)
    options = dict(option.split("=", 1) for option in index.options)
    return call(
        "sa.Index",
        None if source.is_unnamed(index) else index.name.name,
        *map(key_code, index.keys),
        unique=True if index.unique else None,
        postgresql_using=None if index.method == "btree" else index.method,
        postgresql_where=sa_text(without_parentheses(where)) if where else None,
        postgresql_include=list(index.include) or None,
        postgresql_nulls_not_distinct=True if index.nulls_not_distinct else None,
        postgresql_with=options or None,
        postgresql_ops=operator_classes(index) or None,
    )
