"""Indexes, as arguments of a table."""

from ...compare.snapshot import Index
from ...rewrite.objects.indexes import key_code, kind_of_index
from ...rewrite.python.code import Call, call
from ...rewrite.python.expressions import readable
from .source import Source


def is_plain(source: Source, index: Index, column: str) -> bool:
    """Whether it is what `index=True` makes of *column*."""
    is_one = len(index.keys) == 1 and index.keys[0].column == column
    special = index.unique or index.include or index.where or index.options or index.comment
    is_default = index.method == "btree" and not index.keys[0].operator_class
    return is_one and is_default and not special and source.is_unnamed(index)


def index_code(source: Source, index: Index) -> Call:
    """`Index(...)`, with only what is not PostgreSQL's default."""
    where = index.where or ""
    if index.table.sql not in source.verbose:
        where = readable(where)
    return call(
        "sa.Index",
        None if source.is_unnamed(index) else index.name.name,
        *map(key_code, index.keys),
        **kind_of_index(index, where),
    )
