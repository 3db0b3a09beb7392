"""Renames: declared in the models by ``info={"renamed_from": ...}``, or told when asked.

PostgreSQL itself renames, in the scratch database, before anything is compared: the names in
indexes, constraints and defaults follow, and need no rules of ours.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, MetaData, Table
from sqlalchemy.exc import DBAPIError

from ..compare.snapshot import ColumnKey, Enum, Name, Snapshot
from ..compare.snapshot import Table as TableFacts
from ..postgresql.quote import identifier, literal
from ..postgresql.sqlstate import LOCK_NOT_AVAILABLE, sqlstate
from .columns.column_change import column_change, lines
from .columns.fillers import tables_by_name
from .errors import CannotMigrate
from .python.code import Call, call, execute
from .report import Report


class RenameError(CannotMigrate):
    """A declared rename cannot be. The text is for the person at the keyboard."""


@dataclass(frozen=True)
class Rename:
    """One rename: the operation, its reverse, and the statement for the scratch database."""

    code: Call
    back: Call
    sql: str
    # Of a table: its name in SQL from now on, and what a person called it before.
    table: tuple[str, str] | None = None
    # Running code knows the old name only.
    report: Report | None = None


def renamed_tables(
    metadata: MetaData, history: Snapshot, models: Snapshot, told: Mapping[str, str]
) -> list[Rename]:
    """The tables that are called otherwise in *history*; *told* are new names with their old ones."""
    return [
        _rename_table(history.tables[old].name, models.tables[new].name)
        for new, table in sorted(tables_by_name(metadata, models).items())
        if (old := _former_table(table, new, history, models, told))
    ]


def _former_table(
    table: Table, new: str, history: Snapshot, models: Snapshot, told: Mapping[str, str]
) -> str | None:
    declared = told.get(new) or table.info.get("renamed_from")
    if not declared:
        return None
    schema = models.tables[new].name.schema
    old = next(
        (sql for sql, one in history.tables.items() if _is_called(one.name, declared, schema)), None
    )
    if old is None or old == new:
        return None
    if new in history.tables or old in models.tables:
        raise RenameError(_both("table", declared, str(models.tables[new].name)))
    return old


def _is_called(name: Name, declared: str, schema: str | None) -> bool:
    return str(name) == declared or (name.name == declared and name.schema == schema)


def _rename_table(old: Name, new: Name) -> Rename:
    if old.schema != new.schema:
        raise RenameError(
            f"Nothing was written: {old} cannot be renamed to {new}, which is in another schema.\n\n"
            "  Rename it in its schema first, and move it by hand:  ALTER TABLE ... SET SCHEMA ..."
        )
    return Rename(
        code=call("op.rename_table", old.name, new.name, schema=new.schema),
        back=call("op.rename_table", new.name, old.name, schema=new.schema),
        sql=f"ALTER TABLE {old.sql} RENAME TO {identifier(new.name)}",
        table=(new.sql, str(old)),
        report=_report_table(old, new),
    )


def _report_table(old: Name, new: Name) -> Report:
    view = execute(f"CREATE VIEW {old.sql} AS SELECT * FROM {new.sql}")
    return Report(
        old,
        f"{old} is renamed to {new}",
        "Whatever knows the old name fails, until its new version is deployed.",
        "To keep it for a while, add a view to the migration, and drop it in a later one:",
        tuple(view.source().splitlines()),
    )


def renamed_columns(
    metadata: MetaData, history: Snapshot, models: Snapshot, told: Mapping[ColumnKey, str]
) -> Iterator[Rename]:
    """The columns likewise, once the tables have their new names in *history*."""
    for name, table in sorted(tables_by_name(metadata, models).items()):
        known = history.tables.get(name)
        for column in table.columns if known else ():
            declared = told.get((name, column.name)) or column.info.get("renamed_from")
            if not isinstance(declared, str) or declared == column.name:
                continue
            if known and declared in known.columns:
                if column.name in known.columns or declared in models.tables[name].columns:
                    both = _both(
                        "column", f"{known.name}.{declared}", f"{known.name}.{column.name}"
                    )
                    raise RenameError(both)
                yield _rename_column(known, declared, column.name)


def _rename_column(known: TableFacts, old: str, new: str) -> Rename:
    table = known.name

    def code(name: str, new_name: str) -> Call:
        return call(
            "op.alter_column", table.name, name, new_column_name=new_name, schema=table.schema
        )

    sql = f"ALTER TABLE {table.sql} RENAME COLUMN {identifier(old)} TO {identifier(new)}"
    return Rename(code(old, new), code(new, old), sql, report=_report_column(known, old, new))


def _report_column(known: TableFacts, old: str, new: str) -> Report:
    up, down = identifier(old), identifier(new)
    name = known.name.name, known.name.schema
    return Report(
        known.name,
        f"{known.name}.{old} is renamed to {new}",
        "Whatever knows the old name fails, until its new version is deployed.",
        "To let both names work meanwhile, do it step by step, by hand, instead of this:",
        lines(column_change(*name, old, new, known.columns[old].type, up=up, down=down)),
    )


def _both(kind: str, old: str, new: str) -> str:
    return (
        f"Nothing was written: {new} is declared to be renamed from {old}, and both are there.\n\n"
        f"  What was renamed is gone, so one {kind} of the two is too many: in the history of\n"
        f"  migrations, or in the models. If it never was {old}, take away its\n\n"
        '      info={"renamed_from": ...}'
    )


def renamed_values(metadata: MetaData, history: Snapshot, models: Snapshot) -> Iterator[Rename]:
    """The values of enums: ``info={"renamed_from": {"new": "old"}}`` on a column of that type."""
    done: set[tuple[str, str]] = set()
    for name, table in sorted(tables_by_name(metadata, models).items()):
        for column in table.columns:
            declared = column.info.get("renamed_from")
            enum = history.enums.get(models.tables[name].columns[column.name].element)
            if isinstance(declared, Mapping) and enum:
                for new, old in _values(declared, enum, models):
                    if (enum.name.sql, old) not in done:
                        done.add((enum.name.sql, old))
                        yield _rename_value(enum, old, new)


def _values(declared: Mapping[str, str], enum: Enum, models: Snapshot) -> Iterator[tuple[str, str]]:
    wanted = models.enums[enum.name.sql].labels if enum.name.sql in models.enums else ()
    for new, old in declared.items():
        if old not in enum.labels:
            continue
        if new in enum.labels or old in wanted:
            raise RenameError(_both("value", repr(old), f"{new!r} of {enum.name}"))
        if new in wanted:
            yield new, old


def _rename_value(enum: Enum, old: str, new: str) -> Rename:
    def sql(name: str, new_name: str) -> str:
        return f"ALTER TYPE {enum.name.sql} RENAME VALUE {literal(name)} TO {literal(new_name)}"

    return Rename(execute(sql(old, new)), execute(sql(new, old)), sql(old, new))


def run(connection: Connection, renames: list[Rename]) -> None:
    """Rename in the database of *connection*: a scratch one, or in a transaction that is undone.

    Raises `RenameError` if somebody else is at one of the tables, which are not waited for long.
    """
    if not renames:
        return
    connection.exec_driver_sql("SET LOCAL lock_timeout TO '2s'")
    for rename in renames:
        try:
            connection.exec_driver_sql(rename.sql, execution_options={"no_parameters": True})
        except DBAPIError as error:
            if sqlstate(error) != LOCK_NOT_AVAILABLE:
                raise
            raise RenameError(
                "Nothing was written: a rename has to be tried on a table that is in use.\n\n"
                f"      {rename.sql}\n\n"
                "  Try again when nobody uses it, or let the role create databases, where it can be\n"
                "  tried on a copy:  ALTER ROLE ... CREATEDB"
            ) from error
