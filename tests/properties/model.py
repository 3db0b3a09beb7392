"""A model as plain data, and the tables that it stands for.

Tables and columns are known by numbers, so that they may be renamed and still be referred to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

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

    def describe(self, metadata: sa.MetaData) -> None:
        """Put the tables into *metadata*, as a project's module does."""
        builder = _Builder(self, metadata)
        made = {table.number: builder.table(table) for table in self.tables}
        for table in self.tables:
            for reference in table.references:
                _refer(made, self, table, reference)


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


def as_text(sql: str) -> sa.TextClause:
    """SQL in which a colon is a colon."""
    return sa.text(sql.replace(":", "\\:"))


@dataclass(frozen=True)
class _Builder:
    model: Model
    metadata: sa.MetaData

    def table(self, table: Table) -> sa.Table:
        arguments: list[Any] = [self._column(table, column) for column in table.columns]
        arguments += self._constraints(table)
        arguments += [_index(table, index) for index in table.indexes]
        info = {"renamed_from": table.renamed_from} if table.renamed_from else {}
        return sa.Table(
            table.name,
            self.metadata,
            *arguments,
            schema=table.schema,
            comment=table.comment,
            info=info,
        )

    def _column(self, table: Table, column: Column) -> "sa.Column[Any]":
        options: dict[str, Any] = {"nullable": column.nullable, "comment": column.comment}
        if column.default is not None:
            options["server_default"] = as_text(column.default)
        in_python = self.model.kind(column.kind).in_python
        if column.in_python is not None and in_python:
            options["default"] = in_python[column.in_python % len(in_python)]
        if not column.identity or column.identity == "serial":
            options["autoincrement"] = column.identity == "serial"
        options["info"] = self._info(column)
        special: list[Any] = []
        if column.computed:
            expression, source, stored = column.computed
            written = expression.format(identifier(table.column(source).name))
            special = [sa.Computed(as_text(written), persisted=stored)]
        elif column.identity in ("always", "by default"):
            special = [sa.Identity(always=column.identity == "always")]
        return sa.Column(
            column.name,
            self._type(column.kind),
            *special,
            primary_key=column.number in table.key,
            **options,
        )

    def _info(self, column: Column) -> dict[str, Any]:
        if column.renamed_from:
            return {"renamed_from": column.renamed_from}
        if column.kind.startswith("enum ") and (new := self.model.enum(column.kind).renamed):
            return {"renamed_from": dict(new)}
        return {}

    def _type(self, kind: str) -> Any:
        word = kind.partition(" ")[0]
        if word == "domain":
            return self._domain(self.model.domain(kind))
        if word in ("enum", "enum[]"):
            type_ = self._enum(self.model.enum(kind))
            return sa.ARRAY(type_) if word == "enum[]" else type_
        return KINDS[kind].type()

    def _enum(self, enum: Enumerated) -> sa.Enum:
        return sa.Enum(
            *enum.labels,
            name=enum.name,
            schema=enum.schema,
            native_enum=enum.native,
            create_constraint=not enum.native,
            metadata=self.metadata if enum.native else None,
        )

    def _domain(self, domain: OverType) -> pg.DOMAIN[Any]:
        return pg.DOMAIN(
            domain.name,
            KINDS[domain.kind].type(),
            check=domain.check and domain.check.format("VALUE").replace(":", "\\:"),
            constraint_name=f"{domain.name}_ok"[:60] if domain.check else None,
            not_null=domain.not_null,
            metadata=self.metadata,
        )

    def _constraints(self, table: Table) -> Iterator[sa.Constraint]:
        for check in table.checks:
            written = check.expression.format(identifier(table.column(check.column).name))
            yield sa.CheckConstraint(as_text(written), name=check.name)
        for unique in table.uniques:
            yield sa.UniqueConstraint(
                *_names(table, unique.columns),
                name=unique.name,
                postgresql_nulls_not_distinct=unique.nulls_not_distinct or None,
                deferrable=unique.deferrable or None,
            )


def _refer(made: dict[int, sa.Table], model: Model, table: Table, reference: Reference) -> None:
    """Add the foreign key to the tables, which are all there: it may lead in a circle."""
    ours, theirs = made[table.number], made[reference.table]
    others = _names(model.table(reference.table), reference.others)
    ours.append_constraint(
        sa.ForeignKeyConstraint(
            [ours.c[name] for name in _names(table, reference.columns)],
            [theirs.c[name] for name in others],
            name=reference.name,
            ondelete=reference.ondelete,
            onupdate=reference.onupdate,
            deferrable=reference.deferrable or None,
            initially="DEFERRED" if reference.deferrable else None,
        )
    )


def _index(table: Table, index: Index) -> sa.Index:
    names = [identifier(name) for name in _names(table, index.columns)]
    keys: list[Any] = list(_names(table, index.columns))
    if index.expression:
        keys[0] = as_text(index.expression.format(names[0]))
    elif index.descending:
        keys[0] = as_text(f"{names[0]} DESC NULLS LAST")
    options: dict[str, Any] = {}
    if index.where is not None:
        name = identifier(table.column(index.where).name)
        options["postgresql_where"] = as_text(f"{name} IS NOT NULL")
    if index.include:
        options["postgresql_include"] = list(_names(table, index.include))
    if index.gin:
        options["postgresql_using"] = "gin"
    return sa.Index(index.name, *keys, unique=index.unique, **options)


def _names(table: Table, numbers: tuple[int, ...]) -> list[str]:
    return [table.column(number).name for number in numbers]

