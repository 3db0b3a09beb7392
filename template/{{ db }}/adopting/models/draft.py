"""The modules of all tables, as text."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from ...compare.snapshot import Table
from ...rewrite.python.strings import literal
from . import shared_types
from .module import Module
from .source import Source
from .tables import body

# What is written as it is, where a table needs it.
COPIED = {
    "sql_type": Path(__file__).parents[2] / "operations" / "sql_type.py",
    "ddl": Path(__file__).with_name("copied") / "ddl.py",
}

Texts = dict[PurePosixPath, str]


def modules(source: Source) -> Texts:
    """The text of each module, by its path in the folder of models."""
    texts: Texts = {}
    for table in source.snapshot.tables.values():
        texts |= dict(_of(source, table))
    if source.shared:
        name = source.modules["types"]
        module = Module(".", {"metadata", "after", *source.shared.values()})
        text = module.source("Types and sequences of the tables.", shared_types.statements(source))
        texts[PurePosixPath(f"{name}.py")] = text
    everything = "\n".join(texts.values())
    for name, path in COPIED.items():
        if f".{source.modules[name]} import " in everything:
            texts[PurePosixPath(f"{source.modules[name]}.py")] = path.read_text("utf-8")
    return texts


def _of(source: Source, table: Table) -> Iterator[tuple[PurePosixPath, str]]:
    place, found = source.places[table.name.sql], body(source, table)
    text = Module(place.dots, found.names).source(_about(table), found.statements)
    yield place.path.with_suffix(".py"), text
    if len(place.path.parts) > 1:
        said = _said(table.name.schema or "")
        yield place.path.parent / "__init__.py", f'"""The tables of the schema {said}."""\n'


def _about(table: Table) -> str:
    """The docstring of the module."""
    first = (table.comment or "").strip().split("\n")[0]
    said = _said(first) or f"The table {_said(table.name.name)}"
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _said(text: str) -> str:
    """*text* in a docstring, on one line."""
    return literal(" ".join(text.replace('"', "'").split()))[1:-1]
