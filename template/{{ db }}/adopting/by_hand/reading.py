"""Read what is beside the tables: in bulk, however many things there are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, text

from ...postgresql.reading import read_rows, written_alike
from .made import Made

QUERIES = Path(__file__).with_name("queries")

# One statement each, whose rows are things.
THINGS = (
    "schemas",
    "extensions",
    "types",
    "functions",
    "operators",
    "sequences",
    "partitions",
    "views",
    "attached",
    "settings",
    "comments",
)

# A thing in a catalog: the catalog's object id, and its own in there.
Key = tuple[int, int]


@dataclass
class Thing:
    """What statements make: a function, a view, or what is said of one."""

    key: Key
    kind: str
    name: str
    # Whether models make it, if nothing needs it earlier.
    by_models: bool
    statements: list[Made] = field(default_factory=list)

    @property
    def what(self) -> str:
        """For a person: its kind and its name; nothing, if it is part of something."""
        if self.kind in ("comment", "text search mapping"):
            return ""
        return f"{self.kind} {self.name}"


@dataclass
class Found:
    """The contents of a database, and how they depend on each other."""

    things: list[Thing] = field(default_factory=list)
    # What no statement makes: its kind and its name.
    reported: dict[Key, str] = field(default_factory=dict)
    # The tables of the models.
    tables: set[Key] = field(default_factory=set)
    # What belongs to what, as an index to its table.
    parts: dict[Key, Key] = field(default_factory=dict)
    # What is needed for what.
    needs: list[tuple[Key, Key]] = field(default_factory=list)


def read(connection: Connection, version_table: str) -> Found:
    """All but *version_table*; names in the default schema are unqualified where they may be."""
    quoted = connection.scalar(text("SELECT quote_ident(current_schema())"))
    with written_alike(connection, quoted or "pg_catalog"):

        def rows(name: str) -> list[Row[Any]]:
            return read_rows(connection, QUERIES, "scope", name, version_table=version_table)

        def all_rows(name: str) -> list[Row[Any]]:
            return read_rows(connection, QUERIES, name)

        return Found(
            things=[thing for name in THINGS for thing in _things(rows(name))],
            reported={_key(row): f"{row.kind} {row.name}" for row in rows("reported")},
            tables={_key(row) for row in rows("tables")},
            parts={_key(row): (row.of_class, row.of_object) for row in all_rows("parts")},
            needs=[(_key(row), (row.refclassid, row.refobjid)) for row in all_rows("needs")],
        )


def _key(row: Row[Any]) -> Key:
    return row.classid, row.objid


def _things(rows: list[Row[Any]]) -> Iterator[Thing]:
    """Several rows of one name are the steps of one thing, in the order of their `place`."""
    steps: dict[tuple[Key, str, str], list[Row[Any]]] = {}
    for row in rows:
        steps.setdefault((_key(row), row.kind, row.name), []).append(row)
    for (key, kind, name), found in steps.items():
        found.sort(key=lambda row: (getattr(row, "place", 0), row.create))
        thing = Thing(key, kind, name, getattr(found[0], "by_models", False))
        first, *more = found
        thing.statements = [
            Made(first.create, first.drop, thing.what),
            *(Made(row.create, row.drop, "") for row in more),
        ]
        yield thing
