"""A model as plain data; `build.py` makes tables of it.

Tables and columns are known by numbers, so that they may be renamed and still be referred to.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from .kinds import KINDS, Family, Kind


@dataclass(frozen=True)
class Enumerated:
    """An enum of the project. *renamed* are new labels with their old ones."""

    name: str
    labels: tuple[str, ...]
    schema: str | None = None
    native: bool = True
    renamed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OverType:
    """A domain of the project, over one of `KINDS`."""

    name: str
    kind: str
    check: str | None = None
    not_null: bool = False


@dataclass(frozen=True)
class Column:
    """A column. *kind* is a key of `KINDS`, or `enum`, `enum[]` or `domain` with a name behind."""

    number: int
    name: str
    kind: str
    nullable: bool = True
    default: str | None = None
    in_python: int | None = None
    identity: str | None = None
    computed: tuple[str, int, bool] | None = None  # SQL, of which column, whether stored
    comment: str | None = None
    renamed_from: str | None = None


@dataclass(frozen=True)
class Check:
    expression: str
    column: int
    name: str | None = None


@dataclass(frozen=True)
class Unique:
    columns: tuple[int, ...]
    name: str | None = None
    nulls_not_distinct: bool = False
    deferrable: bool = False


@dataclass(frozen=True)
class Reference:
    """A foreign key."""

    columns: tuple[int, ...]
    table: int
    others: tuple[int, ...]
    name: str | None = None
    ondelete: str | None = None
    onupdate: str | None = None
    deferrable: bool = False


@dataclass(frozen=True)
class Index:
    name: str
    columns: tuple[int, ...]
    unique: bool = False
    expression: str | None = None  # of the first column, instead of it
    descending: bool = False
    where: int | None = None  # only rows that have this column
    include: tuple[int, ...] = ()
    gin: bool = False


@dataclass(frozen=True)
class Table:
    number: int
    name: str
    columns: tuple[Column, ...]
    key: tuple[int, ...] = ()
    schema: str | None = None
    checks: tuple[Check, ...] = ()
    uniques: tuple[Unique, ...] = ()
    references: tuple[Reference, ...] = ()
    indexes: tuple[Index, ...] = ()
    comment: str | None = None
    renamed_from: str | None = None

    def column(self, number: int) -> Column:
        return next(column for column in self.columns if column.number == number)


@dataclass(frozen=True)
class Model:
    """All that the models of a project say."""

    tables: tuple[Table, ...] = ()
    enums: tuple[Enumerated, ...] = ()
    domains: tuple[OverType, ...] = ()

    def table(self, number: int) -> Table:
        return next(table for table in self.tables if table.number == number)

    def enum(self, kind: str) -> Enumerated:
        return next(enum for enum in self.enums if enum.name == kind.partition(" ")[2])

    def domain(self, kind: str) -> OverType:
        return next(domain for domain in self.domains if domain.name == kind.partition(" ")[2])

    def kind(self, kind: str) -> Kind:
        """What can be said of a column of that kind."""
        word = kind.partition(" ")[0]
        if word == "domain":
            return KINDS[self.domain(kind).kind]
        if word in ("enum", "enum[]"):
            return _of_enum(self.enum(kind), is_array=word == "enum[]")
        return KINDS[kind]

    @property
    def schemas(self) -> str:
        """SQL for the schemas of enums, which `metadata.create_all()` takes for granted."""
        used = {column.kind for table in self.tables for column in table.columns}
        found = {self.enum(kind).schema for kind in used if kind.startswith("enum")}
        names = sorted(identifier(name) for name in found if name)
        return ";".join(f"CREATE SCHEMA IF NOT EXISTS {name}" for name in names)


def _of_enum(enum: Enumerated, *, is_array: bool) -> Kind:
    labels = tuple(quoted(label) for label in enum.labels)
    if is_array:
        labels = tuple(f"ARRAY[{label}]::{_enum_sql(enum)}[]" for label in labels)
    family = Family(labels, labels if not is_array else ("'{}'",))
    return Kind(sa.Text, f"enum {enum.name} {is_array}", **vars(family))


def _enum_sql(enum: Enumerated) -> str:
    name = identifier(enum.name)
    name = f"{identifier(enum.schema)}.{name}" if enum.schema else name
    return name if enum.native else "varchar"


def quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def table_sql(table: Table) -> str:
    schema = f"{identifier(table.schema)}." if table.schema else ""
    return schema + identifier(table.name)
