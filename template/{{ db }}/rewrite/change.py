"""What differs between two snapshots, and what else is in the way of making one into the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from sqlalchemy import Connection

from ..compare.grouping import grouped
from ..compare.snapshot import (
    Column,
    ColumnKey,
    Constraint,
    ConstraintKey,
    Index,
    Snapshot,
    Table,
)
from ..postgresql.quote import literal
from . import same
from .objects.keys import relies_on
from .order import referred_first


@dataclass(frozen=True)
class Change:
    """The way from one snapshot to another."""

    before: Snapshot
    after: Snapshot
    # To ask PostgreSQL which casts it has; nothing is kept of what is tried there.
    connection: Connection
    # What rows that exist get where a column may not be NULL: SQL from the models' Python defaults.
    fillers: Mapping[ColumnKey, str] = field(default_factory=dict)
    # Columns whose values may go, as was said on the command line.
    given_up: frozenset[ColumnKey] = frozenset()
    # What renamed tables were called, by their names in SQL.
    former: Mapping[str, str] = field(default_factory=dict)
    # What new columns get row by row, after the change (halfway.py): SQL.
    filled: Mapping[ColumnKey, str] = field(default_factory=dict)
    # Whether this is a downgrade.
    is_way_back: bool = False

    def way_back(self) -> "Change":
        """The way back."""
        return Change(self.after, self.before, self.connection, is_way_back=True)

    @cached_property
    def new_tables(self) -> list[Table]:
        """Tables that are made, each after those that it refers to, unless they do so in turn."""
        return referred_first(self.after, self.after.tables.keys() - self.before.tables.keys())

    @cached_property
    def gone_tables(self) -> list[Table]:
        """Tables that are dropped, each before those that it refers to."""
        gone = self.before.tables.keys() - self.after.tables.keys()
        return list(reversed(referred_first(self.before, gone)))

    @cached_property
    def kept_tables(self) -> list[tuple[Table, Table]]:
        """Each table that stays, as it was and as it will be."""
        kept = sorted(self.before.tables.keys() & self.after.tables.keys())
        return [(self.before.tables[name], self.after.tables[name]) for name in kept]

    @cached_property
    def kept_columns(self) -> dict[ColumnKey, tuple[Column, Column]]:
        """Each column that stays, as it was and as it will be."""
        return {
            (after.name.sql, name): (before.columns[name], after.columns[name])
            for before, after in self.kept_tables
            for name in after.columns
            if name in before.columns
        }

    @cached_property
    def rebuilt_types(self) -> set[str]:
        """Enums that lose a value, or use a new one at once, and domains of another type."""
        enums = {
            name
            for name in self.before.enums.keys() & self.after.enums.keys()
            if not self._can_grow(name)
        }
        domains = {
            name
            for name in self.before.domains.keys() & self.after.domains.keys()
            if self.before.domains[name].type != self.after.domains[name].type
            or self.before.domains[name].collation != self.after.domains[name].collation
        }
        return enums | domains

    def _can_grow(self, enum: str) -> bool:
        """Whether ALTER TYPE ... ADD VALUE does it.

        A new value may not be used in the transaction that adds it.
        """
        before, after = self.before.enums[enum].labels, self.after.enums[enum].labels
        if tuple(label for label in after if label in before) != before:
            return False
        new = {f"{literal(label)}::{enum}" for label in after if label not in before}
        return not any(value in text for value in new for text in _texts(self.after))

    @cached_property
    def retyped(self) -> set[ColumnKey]:
        """Columns whose type changes, be it only what its name stands for."""
        return {
            key
            for key, (before, after) in self.kept_columns.items()
            if (before.type, before.collation) != (after.type, after.collation)
            or after.element in self.rebuilt_types
        }

    @cached_property
    def recomputed(self) -> set[ColumnKey]:
        """Columns that are dropped and made again, since PostgreSQL cannot alter an expression.

        Nor can it make a plain column of one that has no values but shows them (virtual).
        """
        return {
            (table, name)
            for (table, name), (before, after) in self.kept_columns.items()
            if (before.generated == "v" and not after.generated)
            or (
                after.generated
                and (
                    (before.generated, before.default) != (after.generated, after.default)
                    or (table, name) in self.retyped
                    or any((table, used) in self.retyped for used in before.uses)
                )
            )
        }

    @cached_property
    def gone_columns(self) -> set[ColumnKey]:
        """Columns that are dropped from tables that stay."""
        return {
            (before.name.sql, name)
            for before, after in self.kept_tables
            for name in before.columns.keys() - after.columns.keys()
        }

    @cached_property
    def disturbed(self) -> set[ColumnKey]:
        """Columns that nothing may depend on while they change."""
        return self.retyped | self.recomputed | self.gone_columns

    # -- constraints ------------------------------------------------------------------------------

    @cached_property
    def replaced_constraints(self) -> set[ConstraintKey]:
        """Constraints of tables that stay which are dropped and made again."""
        both = self.before.constraints.keys() & self.after.constraints.keys()
        replaced = {key for key in both if key[0] in self.after.tables and self._differs(key)}
        moved = self._moved(replaced)
        relying = (
            one.key
            for other in moved
            for one in self.before.references_to.get(other.table.sql, ())
            if relies_on(one, other)
        )
        return replaced | both.intersection(relying)

    @cached_property
    def moved_keys(self) -> Mapping[str, list[Constraint | Index]]:
        """Keys that are dropped, if only to be made again, by their table's name in SQL."""
        return grouped((key.table.sql, key) for key in self._moved(self.replaced_constraints))

    def _moved(self, replaced: set[ConstraintKey]) -> list[Constraint | Index]:
        gone = replaced | self.dropped_constraints
        indexes = sorted(self.replaced_indexes | self.dropped_indexes)
        return [
            *(self.before.constraints[key] for key in gone),
            *(self.before.indexes[name] for name in indexes),
        ]

    def _differs(self, key: ConstraintKey) -> bool:
        before, after = self.before.constraints[key], self.after.constraints[key]
        return replace(before, comment=None) != replace(after, comment=None) or self.moves(before)

    def moves(self, constraint: Constraint) -> bool:
        """Whether *constraint* cannot stay while its columns change."""
        columns = constraint.column_keys
        if columns & self.recomputed:
            return True
        if constraint.reference:
            return bool((columns | constraint.reference.column_keys) & self.retyped)
        return constraint.kind in "cx" and self._is_rebuilt(columns)

    def _is_rebuilt(self, columns: Iterable[ColumnKey]) -> bool:
        """Whether the type of one of *columns* keeps its name, and is another one."""
        return any(
            key in self.retyped and self.kept_columns[key][0].element in self.rebuilt_types
            for key in columns
        )

    @cached_property
    def dropped_constraints(self) -> set[ConstraintKey]:
        """Constraints that only the first snapshot has, on tables that stay."""
        gone = self.before.constraints.keys() - self.after.constraints.keys()
        return {key for key in gone if key[0] in self.after.tables} - set(self.renamed_constraints)

    @cached_property
    def added_constraints(self) -> set[ConstraintKey]:
        """Constraints that only the second snapshot has, on tables that stay."""
        new = self.after.constraints.keys() - self.before.constraints.keys()
        renamed = set(self.renamed_constraints.values())
        return {key for key in new if key[0] in self.before.tables} - renamed

    @cached_property
    def renamed_constraints(self) -> dict[ConstraintKey, ConstraintKey]:
        """Constraints that are the same but for their name."""
        before = {key: one for key, one in self.before.constraints.items() if not self.moves(one)}
        return same.renamed_constraints(before, self.after.constraints)

    # -- indexes ----------------------------------------------------------------------------------

    @cached_property
    def renamed_indexes(self) -> dict[str, str]:
        """Indexes that are the same but for their name."""
        return same.renamed_indexes(self.before.indexes, self.after.indexes)

    @cached_property
    def dropped_indexes(self) -> set[str]:
        """Indexes that only the first snapshot has."""
        return self.before.indexes.keys() - self.after.indexes.keys() - set(self.renamed_indexes)

    @cached_property
    def added_indexes(self) -> set[str]:
        """Indexes that only the second snapshot has."""
        new = self.after.indexes.keys() - self.before.indexes.keys()
        return new - set(self.renamed_indexes.values())

    @cached_property
    def replaced_indexes(self) -> set[str]:
        """Indexes that are dropped and made again."""
        both = self.before.indexes.keys() & self.after.indexes.keys()
        return {name for name in both if self._index_differs(name)}

    @cached_property
    def made_keys(self) -> Mapping[str, list[Constraint | Index]]:
        """Keys that are made after all tables, if only again, by their table's name in SQL."""
        constraints, indexes = self.after.constraints, self.after.indexes
        made: list[Constraint | Index] = [indexes[name] for name in self.added_indexes]
        made += [indexes[name] for name in self.replaced_indexes]
        made += [constraints[key] for key in self.added_constraints | self.replaced_constraints]
        return grouped((key.table.sql, key) for key in made)

    def _index_differs(self, name: str) -> bool:
        before, after = self.before.indexes[name], self.after.indexes[name]
        if replace(before, comment=None) != replace(after, comment=None):
            return True
        columns = before.column_keys
        if before.table.sql in self.replaced_views or columns & self.recomputed:
            return True
        depends_on_type = before.where or any(key.column is None for key in before.keys)
        return bool(depends_on_type) and self._is_rebuilt(columns)

    @cached_property
    def replaced_attachments(self) -> set[tuple[str, str, str]]:
        """Triggers, rules and policies that are dropped and made again."""
        both = self.before.attachments.keys() & self.after.attachments.keys()
        return {
            key
            for key in both
            if self.before.attachments[key].definition != self.after.attachments[key].definition
            or self.before.attachments[key].column_keys & self.disturbed
            or key[0] in self.replaced_views
        }

    # -- views ------------------------------------------------------------------------------------

    @cached_property
    def replaced_views(self) -> set[str]:
        """Views that are dropped and made again, themselves or for what they read."""
        both = self.before.views.keys() & self.after.views.keys()
        replaced = {name for name in both if self._view_differs(name)}
        moved = replaced | (self.before.views.keys() - self.after.views.keys())
        while more := {name for name in both - moved if self._reads(name, moved)}:
            replaced |= more
            moved |= more
        return replaced

    def _view_differs(self, name: str) -> bool:
        before, after = self.before.views[name], self.after.views[name]
        if (before.definition, before.options) != (after.definition, after.options):
            return True
        return bool(before.uses & self.disturbed)

    def _reads(self, name: str, views: set[str]) -> bool:
        return any(table in views for table, _ in self.before.views[name].uses)


def _texts(snapshot: Snapshot) -> Iterable[str]:
    """Every expression in *snapshot*."""
    for table in snapshot.tables.values():
        yield from (column.default for column in table.columns.values() if column.default)
    yield from (constraint.definition for constraint in snapshot.constraints.values())
    yield from (index.definition for index in snapshot.indexes.values())
    yield from (view.definition for view in snapshot.views.values())
