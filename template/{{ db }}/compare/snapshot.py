"""What a schema consists of, as facts that two databases can be compared by.

Every text of SQL in here is PostgreSQL's own (`format_type`, `pg_get_expr`, `pg_get_constraintdef` and
the like), so that two ways of writing the same thing are equal.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .grouping import grouped


@dataclass(frozen=True, order=True)
class Name:
    """A name in a schema, which is None for the default one."""

    schema: str | None
    name: str
    # As PostgreSQL writes it, quoted and qualified where it must be.
    sql: str

    def __str__(self) -> str:
        """For a person: `users`, or `audit.users`."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


# Which column of which table, by the SQL of the table's name.
ColumnKey = tuple[str, str]

# A constraint likewise: its table and its own name.
ConstraintKey = tuple[str, str]


class OfColumns:
    """What is about some *columns* of a *table*, by their names."""

    table: Name
    columns: Collection[str]

    @property
    def column_keys(self) -> frozenset[ColumnKey]:
        """The same, for all tables."""
        return frozenset((self.table.sql, name) for name in self.columns)


@dataclass(frozen=True)
class Sequence:
    """A sequence of its own, or one that fills a column."""

    name: Name
    # Type, start, increment, minimum, maximum, cache, and whether it cycles.
    type: str
    start: int
    increment: int
    minimum: int
    maximum: int
    cache: int
    cycle: bool
    owner: ColumnKey | None
    comment: str | None

    @property
    def options(self) -> tuple[object, ...]:
        """Everything but whose it is, and what it is called."""
        numbers = (self.start, self.increment, self.minimum, self.maximum, self.cache)
        return (self.type, *numbers, self.cycle)


@dataclass(frozen=True)
class Column:
    """A column of a table."""

    name: str
    sql: str
    type: str
    # The type's kind, of arrays that of their elements: e(num), d(omain), b(ase), c(omposite)...
    kind: str
    # Its name in SQL without modifiers, of arrays that of their elements.
    element: str
    collation: str | None
    not_null: bool
    # The default, or the expression of a generated column.
    default: str | None
    # '' or 'a' (always) or 'd' (by default)
    identity: str
    # '' or 's' (stored) or 'v' (virtual)
    generated: str
    comment: str | None
    # Which columns of its table a generated one is computed from.
    uses: frozenset[str]


@dataclass(frozen=True)
class Table:
    """A table, and what belongs to it alone."""

    name: Name
    columns: dict[str, Column]
    comment: str | None
    partition_by: str | None
    unlogged: bool
    options: tuple[str, ...]


@dataclass(frozen=True)
class Reference(OfColumns):
    """What is special about a foreign key."""

    table: Name
    columns: tuple[str, ...]
    on_update: str
    on_delete: str
    match: str
    # ON DELETE SET NULL of some columns only.
    set_columns: tuple[str, ...]


@dataclass(frozen=True)
class Constraint(OfColumns):
    """A constraint of a table."""

    table: Name
    name: str
    sql: str
    # p(rimary key), u(nique), f(oreign key), c(heck), (e)x(clude)
    kind: str
    definition: str
    columns: tuple[str, ...]
    include: tuple[str, ...]
    nulls_not_distinct: bool
    deferrable: bool
    deferred: bool
    no_inherit: bool
    valid: bool
    # Of a check.
    expression: str | None
    reference: Reference | None
    comment: str | None

    @property
    def key(self) -> ConstraintKey:
        """Where it is in a snapshot."""
        return (self.table.sql, self.name)


@dataclass(frozen=True)
class IndexKey:
    """One of the things that an index sorts by."""

    # The name of a column, or an expression in SQL.
    column: str | None
    sql: str
    operator_class: str | None
    collation: str | None
    descending: bool
    nulls_first: bool


@dataclass(frozen=True)
class Index(OfColumns):
    """An index that is not behind a constraint."""

    table: Name
    name: Name
    definition: str
    unique: bool
    method: str
    keys: tuple[IndexKey, ...]
    include: tuple[str, ...]
    where: str | None
    nulls_not_distinct: bool
    options: tuple[str, ...]
    comment: str | None
    columns: frozenset[str]


@dataclass(frozen=True)
class Enum:
    """An enumerated type."""

    name: Name
    labels: tuple[str, ...]
    comment: str | None


@dataclass(frozen=True)
class Domain:
    """A domain: a type with rules."""

    name: Name
    type: str
    collation: str | None
    not_null: bool
    default: str | None
    # Name and definition.
    checks: tuple[tuple[str, str], ...]
    comment: str | None

    @property
    def rules(self) -> list[str]:
        """The SQL of its default and its checks."""
        return [*([self.default] if self.default else []), *(text for _, text in self.checks)]


@dataclass(frozen=True)
class View:
    """A view, or a materialized one."""

    name: Name
    materialized: bool
    definition: str
    options: tuple[str, ...]
    comment: str | None
    # What it reads: columns of tables, and other views.
    uses: frozenset[ColumnKey]


@dataclass(frozen=True)
class Attachment(OfColumns):
    """A trigger, a rule or a policy of a table."""

    table: Name
    kind: str
    name: str
    sql: str
    definition: str
    # Columns of its table that it reads.
    columns: frozenset[str]


@dataclass(frozen=True)
class Snapshot:
    """A whole database. Keys are names in SQL; of constraints (table, name)."""

    schemas: frozenset[str]
    # Those that also hold what is not in here, such as functions.
    shared_schemas: frozenset[str]
    tables: dict[str, Table]
    constraints: dict[ConstraintKey, Constraint]
    indexes: dict[str, Index]
    enums: dict[str, Enum]
    domains: dict[str, Domain]
    views: dict[str, View]
    sequences: dict[str, Sequence]
    # By table, kind and name.
    attachments: dict[tuple[str, str, str], Attachment]
    default_schema: str = field(default="public")

    # With thousands of tables, none of them may look at the things of all others.

    @cached_property
    def constraints_of(self) -> Mapping[str, list[Constraint]]:
        """Those of each table that has any, by its name in SQL."""
        return grouped((table, one) for (table, _), one in self.constraints.items())

    @cached_property
    def indexes_of(self) -> Mapping[str, list[Index]]:
        """Those of each table or materialized view that has any, likewise."""
        return grouped((one.table.sql, one) for one in self.indexes.values())

    @cached_property
    def references_to(self) -> Mapping[str, list[Constraint]]:
        """The foreign keys to each table that has any, likewise."""
        found = self.constraints.values()
        return grouped((one.reference.table.sql, one) for one in found if one.reference)

    @cached_property
    def names_of_relations(self) -> frozenset[tuple[str | None, str]]:
        """What is taken for new tables and indexes in each schema: (schema, name)."""
        names = [one.name for one in self.tables.values()]
        names += [one.name for one in self.indexes.values()]
        names += [one.name for one in self.views.values()]
        names += [one.name for one in self.sequences.values()]
        # Keys have an index of the same name.
        keys = (one for one in self.constraints.values() if one.kind in "pux")
        own = frozenset((one.table.schema, one.name) for one in keys)
        return own | {(name.schema, name.name) for name in names}

    @cached_property
    def sequence_of(self) -> Mapping[ColumnKey, Sequence]:
        """The sequence of each column that has one."""
        return {one.owner: one for one in self.sequences.values() if one.owner}

    @cached_property
    def used_types(self) -> frozenset[str]:
        """The types that columns have, of arrays those of their elements: names in SQL."""
        tables = self.tables.values()
        return frozenset(one.element for table in tables for one in table.columns.values())
