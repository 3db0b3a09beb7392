"""The tables that a model stands for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from .kinds import KINDS
from .model import Column, Enumerated, Index, Model, OverType, Reference, Table, identifier


def describe(model: Model) -> Callable[[sa.MetaData], None]:
    """What puts the tables into metadata, as a project's module does."""

    def tables(metadata: sa.MetaData) -> None:
        builder = _Builder(model, metadata)
        made = {table.number: builder.table(table) for table in model.tables}
        for table in model.tables:
            for reference in table.references:
                _refer(made, model, table, reference)

    return tables


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

    def _domain(self, domain: OverType) -> pg.DOMAIN:
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
