"""Tables of the project that no comparison sees, as they are in a MetaData of their own."""

import sys
from collections.abc import Iterator
from types import ModuleType

from sqlalchemy import MetaData, Table

from ..settings.project import PACKAGE

WARNING = """\
%s is left out: it is not in the metadata of migrations/env.py.
  A class must inherit from the Base of that, and a Table must name it."""


def overlooked(metadata: MetaData) -> list[str]:
    """The classes and tables that were imported and are not in *metadata*, as Python names them."""
    modules = [sys.modules[name] for name in sorted(sys.modules) if name.startswith(f"{PACKAGE}.")]
    found: dict[Table, str] = {}
    for module in modules:
        for name, table in _tables(module):
            if table.metadata is not metadata:
                found.setdefault(table, name)
    return list(found.values())


def _tables(module: ModuleType) -> Iterator[tuple[str, Table]]:
    for name, one in vars(module).items():
        if isinstance(one, Table):
            yield f"{module.__name__}.{name}", one
        elif isinstance(one, type) and isinstance(table := getattr(one, "__table__", None), Table):
            yield f"{one.__module__}.{one.__name__}", table
