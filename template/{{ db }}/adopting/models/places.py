"""Which module each table gets, and what it is called there."""

from collections.abc import Collection, Mapping
from itertools import chain, count
from pathlib import PurePosixPath

from ...compare.snapshot import Name, Snapshot, Table
from ...rewrite.objects.constraints_by_sql import is_over_time
from . import identifiers
from .source import Place

# What modules import from base.py and ddl.py, or beside them.
TAKEN = {"Base", "metadata", "after", "inherits", "types"}


def places(
    snapshot: Snapshot, *, classes: bool, parents: Collection[str], taken: Collection[str]
) -> dict[str, Place]:
    """The place of each table, by its name in SQL.

    A table is a class if *classes* are wanted, and it has a key, without which SQLAlchemy maps
    none; those in *parents* inherit and are none either. *taken* are paths that exist, without
    their suffix.
    """
    found: dict[str, Place] = {}
    paths, variables = {path.lower() for path in taken}, set(TAKEN)
    keys = (one for one in snapshot.constraints.values() if one.kind == "p")
    keyed = {one.table.sql for one in keys if not is_over_time(one)}
    for sql, table in sorted(snapshot.tables.items(), key=_order):
        is_class = classes and sql in keyed - set(parents)
        path = _path(table.name, paths)
        paths.add(str(path).lower())
        variable = _variable(table, variables, is_class=is_class)
        variables.add(variable)
        found[sql] = Place(path, variable, is_class)
    return found


def _order(item: tuple[str, Table]) -> tuple[bool, str]:
    """The default schema first: its tables have the short names."""
    sql, table = item
    return table.name.schema is not None, sql


def _path(name: Name, taken: Collection[str]) -> PurePosixPath:
    folder = f"{identifiers.snake(name.schema)}/" if name.schema else ""
    return PurePosixPath(identifiers.free(folder + identifiers.snake(name.name), taken))


def _variable(table: Table, taken: Collection[str], *, is_class: bool) -> str:
    """One that is free: of many things rather than of one, with its schema, or with a number."""
    name, schema = table.name.name, table.name.schema
    if not is_class:
        wanted = [name, f"{schema}_{name}"] if schema else [name]
        found = [identifiers.snake(one) for one in wanted]
        return next((one for one in found if one not in taken), identifiers.free(found[-1], taken))
    found = [identifiers.camel(name), identifiers.camel(name, one=False)]
    found += [identifiers.camel(f"{schema}_{name}")] if schema else []
    numbered = (f"{found[-1]}{number}" for number in count(2))
    return next(one for one in chain(found, numbered) if one not in taken)


def shared_names(snapshot: Snapshot, sequences: Collection[str]) -> Mapping[str, str]:
    """The variables of enums, domains that columns have, and of *sequences*, by name in SQL."""
    found: dict[str, str] = {}
    all_names = {sql: one.name for sql, one in (snapshot.enums | snapshot.domains).items()}
    names = {sql: name for sql, name in all_names.items() if sql in snapshot.used_types}
    names |= {sql: snapshot.sequences[sql].name for sql in sorted(sequences)}
    taken = {"metadata", "after"}
    for sql, name in sorted(names.items(), key=lambda item: item[1].schema is not None):
        plain = identifiers.snake(name.name)
        if name.schema and plain in taken:
            plain = identifiers.snake(f"{name.schema}_{name.name}")
        found[sql] = identifiers.free(plain, taken)
        taken.add(found[sql])
    return found
