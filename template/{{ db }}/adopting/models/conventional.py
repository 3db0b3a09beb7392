"""Which names the models need not say: those that naming/, or PostgreSQL itself, gives anyway."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import MetaData

from ...compare.snapshot import Constraint, Index, Snapshot
from ...naming import POSTGRESQL_NAMES, object_name

LABELS = {"p": "pkey", "u": "key", "f": "fkey", "x": "excl", "c": "check"}

# The schema, or the table, and the name.
Key = tuple[str | None, str]


def conventional(snapshot: Snapshot, metadata: MetaData) -> set[Key]:
    """The constraints (table and name) and indexes (schema and name) that need none in *metadata*."""
    if metadata.naming_convention.get("ix") != POSTGRESQL_NAMES["ix"]:
        return set()
    times = Counter(_all(snapshot))
    names: set[Key] = {
        one.key
        for one in snapshot.constraints.values()
        if one.name == _of_constraint(one) and times[one.table.schema, one.name] == 1
    }
    return names | {
        (one.name.schema, one.name.name)
        for one in snapshot.indexes.values()
        if one.name.name == _of_index(one) and times[one.name.schema, one.name.name] == 1
    }


def _all(snapshot: Snapshot) -> Iterator[Key]:
    for constraint in snapshot.constraints.values():
        yield constraint.table.schema, constraint.name
    for index in snapshot.indexes.values():
        yield index.name.schema, index.name.name
    for table in snapshot.tables.values():
        yield table.name.schema, table.name.name


def _of_constraint(constraint: Constraint) -> str | None:
    columns = [*constraint.columns, *constraint.include]
    if constraint.kind == "p":
        columns = []
    if constraint.kind == "c" and len(columns) != 1:
        columns = []
    if constraint.kind == "x" and not columns:
        return None
    return object_name(constraint.table.name, "_".join(columns), LABELS[constraint.kind])


def _of_index(index: Index) -> str | None:
    """Not where there is an expression: PostgreSQL makes a name of it, but not of text()."""
    columns = [*(key.column for key in index.keys), *index.include]
    plain = [name for name in columns if name is not None]
    if len(set(plain)) < len(columns) or any(map(_is_text, index.keys)):
        return None
    return object_name(index.table.name, "_".join(plain), "idx")


def _is_text(key: object) -> bool:
    return any(getattr(key, word) for word in ("collation", "descending", "nulls_first"))
