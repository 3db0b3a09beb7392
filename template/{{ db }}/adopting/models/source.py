"""The database that models are written from, and what has been decided about their code."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...compare.snapshot import Column, Constraint, Index, Name, Sequence, Snapshot, Table
from ...naming import object_name
from ...rewrite.objects.sequences import is_serial_key
from .conventional import Key


@dataclass(frozen=True)
class Place:
    """Where the model of a table is: *path* from the folder of models, and the *variable* in it."""

    path: PurePosixPath
    variable: str
    is_class: bool

    @property
    def dots(self) -> str:
        """What an import begins with there to mean the folder of models."""
        return "." * len(self.path.parts)


@dataclass(frozen=True)
class Source:
    """What the code is made from. Keys are names in SQL, as in *snapshot*."""

    snapshot: Snapshot
    places: Mapping[str, Place]
    # Enums, domains and sequences of types.py: the variable there.
    shared: Mapping[str, str]
    # The tables that a table inherits from.
    parents: Mapping[str, list[str]]
    unnamed: Collection[Key]
    # Foreign keys that can be added only when both tables are there.
    in_cycles: Collection[Key]
    # Types and sequences that a migration makes by hand, before the tables.
    made_before: Collection[str]
    implied: Callable[[str, str], bool]
    # Modules beside those of the tables: types, sql_type and ddl.
    modules: Mapping[str, str]
    # Tables that must say everything, as what they left out turned out otherwise.
    verbose: Collection[str] = ()

    def constraints(self, table: Table) -> list[Constraint]:
        """Those of *table*: its key first, references last."""
        ours = self.snapshot.constraints_of.get(table.name.sql, ())
        return sorted(ours, key=lambda one: ("puxcf".index(one.kind), one.columns, one.name))

    def indexes(self, table: Table) -> list[Index]:
        """Those of *table* that are not behind a constraint."""
        return self.snapshot.indexes_of.get(table.name.sql, [])

    def is_unnamed(self, item: Constraint | Index) -> bool:
        """Whether the name of *item* goes without saying."""
        if item.table.sql in self.verbose:
            return False
        # SQLAlchemy comments on what has a name.
        if isinstance(item, Constraint) and item.kind == "c" and item.comment:
            return False
        if isinstance(item, Index):
            return (item.name.schema, item.name.name) in self.unnamed
        return item.key in self.unnamed

    def key(self, table: Table) -> Constraint | None:
        """The primary key of *table*."""
        return next((one for one in self.constraints(table) if one.kind == "p"), None)

    def is_serial(self, table: Table, column: Column) -> bool:
        """Whether SQLAlchemy makes the same of a plain integer in the key."""
        sequence = self.snapshot.sequence_of.get((table.name.sql, column.name))
        if sequence is None or not is_serial_key(self.snapshot, table.name.sql, column):
            return False
        # What SERIAL counts with in an unlogged table is not logged either, but in old databases.
        if table.unlogged and table.name.sql in self.verbose:
            return False
        name = object_name(table.name.name, column.name, "seq")
        return (sequence.name.schema, sequence.name.name) == (table.name.schema, name)

    def counter(self, column: Column) -> Sequence | None:
        """The sequence that the default of *column* counts with, if nothing else makes it."""
        default = column.default or ""
        if column.identity or not default.startswith("nextval('"):
            return None
        name = default.removeprefix("nextval('").removesuffix("'::regclass)").replace("''", "'")
        found = self.snapshot.sequences.get(name)
        return None if name in self.made_before else found

    def counters(self) -> set[str]:
        """The names in SQL of all sequences that the models make."""
        found = (
            self.counter(column)
            for table in self.snapshot.tables.values()
            for column in table.columns.values()
            if not self.is_serial(table, column)
        )
        return {one.name.sql for one in found if one}


def has_dots(table: Name, columns: Collection[str]) -> bool:
    """Whether a foreign key cannot refer to it as `table.column`."""
    return any("." in part for part in (table.schema or "", table.name, *columns))
