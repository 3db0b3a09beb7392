"""The lines to write instead, with the names of this database; docs/online.md explains them."""

import re

from ..naming import object_name
from ..postgresql.quote import identifier, literal, qualified, unquoted
from ..rewrite.columns import column_change as rewrite
from ..rewrite.python.code import Block, Call, Code, Text, call, execute, sa_text
from ..rewrite.python.types import type_code
from ..violations.reader import Reader
from ..violations.tokens import tokens
from .look import Column, Constraint, Index, Relation
from .watch import Statement

Lines = tuple[Code, ...]

ACTIONS = {"c": "CASCADE", "n": "SET NULL", "d": "SET DEFAULT", "r": "RESTRICT"}

# Something for each category of types (pg_type.typcategory) that a default could be.
SAMPLES = {"N": "0", "B": "false", "S": "''", "D": "now()", "E": "'...'"}

NEXT = Text("# The next migration:")


def accept(thing: str) -> Lines:
    """At the top of the file, when the reason is true."""
    return (Text(f'accepted = {{"{thing}": "no running code uses it since ..."}}'),)


def online(*lines: Code) -> Code:
    """*lines* where each is a transaction of its own."""
    return Block("with op.online():", lines)


def apart() -> Lines:
    """Two migrations for one that is atomic and online."""
    return (
        Text("# One migration: all that comes before."),
        NEXT,
        online(Text("...  # all that is in op.online() now")),
    )


def index(table: Relation, found: Index) -> Lines:
    """The same index, built concurrently."""
    return (online(_index(table, found)),)


def _index(table: Relation, found: Index) -> Code:
    if not found.plain:
        head = "CREATE UNIQUE INDEX " if found.unique else "CREATE INDEX "
        return execute(found.definition.replace(head, f"{head}CONCURRENTLY ", 1))
    where = sa_text(found.predicate) if found.predicate else None
    return call(
        *("op.create_index", found.name, table.name, [unquoted(one) for one in found.columns]),
        unique=True if found.unique else None,
        schema=table.path,
        postgresql_where=where,
        postgresql_concurrently=True,
    )


def reindexed(sql: str) -> Lines:
    """REINDEX with CONCURRENTLY behind its second word."""
    statement = re.sub(r"(?i)^(\s*reindex\s+(?:\([^)]*\)\s*)?\w+)", r"\1 CONCURRENTLY", sql)
    return (online(execute(statement.strip())),)


def unique(table: Relation, constraint: Constraint) -> Lines:
    """An index that is built concurrently, and then becomes that of UNIQUE or PRIMARY KEY."""
    columns = constraint.columns or []
    build = call(
        *("op.create_index", constraint.name, table.name, columns),
        unique=True,
        schema=table.path,
        postgresql_concurrently=True,
    )
    if constraint.kind == "p":
        name = identifier(constraint.name)
        key = f"ALTER TABLE {table.sql} ADD CONSTRAINT {name} PRIMARY KEY USING INDEX {name}"
        return (online(build, execute(key)),)
    use = call(
        "op.create_unique_constraint_using_index",
        *(constraint.name, table.name, constraint.name),
        schema=table.path,
    )
    return (online(build, use),)


def foreign_key(table: Relation, constraint: Constraint, target: Relation | None) -> Lines:
    """The same foreign key in two steps; it refers to *target*, or to *table* itself."""
    target = target or table
    make = call(
        *("op.create_foreign_key", constraint.name, table.name, target.name),
        *(constraint.columns or [], constraint.target_columns or []),
        ondelete=ACTIONS.get(constraint.on_delete),
        onupdate=ACTIONS.get(constraint.on_update),
        deferrable=True if constraint.deferrable else None,
        initially="DEFERRED" if constraint.deferred else None,
        source_schema=table.path,
        referent_schema=target.path,
        postgresql_not_valid=True,
    )
    return (online(make, _validate(table, constraint.name)),)


def check(table: Relation, constraint: Constraint) -> Lines:
    """The same check in two steps."""
    make = _check(table, constraint.name, constraint.expression or "")
    return (online(make, _validate(table, constraint.name)),)


def validated(table: Relation, constraint: Constraint) -> Lines:
    """The second of the two steps, apart from what holds other locks."""
    return NEXT, online(_validate(table, constraint.name))


def not_null(table: Relation, column: Column) -> Lines:
    """A check proves that no row is NULL, so that PostgreSQL need not look."""
    proof = object_name(table.name, column.name, "is_not_null")
    return (
        online(
            _check(table, proof, f"{identifier(column.name)} IS NOT NULL"),
            _validate(table, proof),
            call("op.alter_column", table.name, column.name, nullable=False, schema=table.path),
            call(
                "op.drop_constraint",
                *(proof, table.name),
                type_="check",
                schema=table.path,
                if_exists=True,
            ),
        ),
    )


def _check(table: Relation, name: str, expression: str) -> Call:
    return call(
        *("op.create_check_constraint", name, table.name, sa_text(expression)),
        schema=table.path,
        postgresql_not_valid=True,
    )


def _validate(table: Relation, name: str) -> Call:
    return call("op.validate_constraint", name, table.name, schema=table.path)


def column_change(table: Relation, old: Column, new: Column) -> Lines:
    """From *old* to *new*, with both there in between."""
    name = new.name if new.name != old.name else f"{old.name}_new"
    before, after = identifier(old.name), identifier(name)
    up = before if old.type == new.type else f"{before}::{new.type}"
    down = after if old.type == new.type else f"{after}::{old.type}"
    return rewrite.column_change(table.name, table.path, old.name, name, new.type, up=up, down=down)


def with_default(table: Relation, column: Column) -> Lines:
    """The same new column with a default, for an INSERT that does not name it."""
    sample = SAMPLES.get(column.category, "'...'")
    return (
        call(
            "op.add_column",
            table.name,
            call(
                "sa.Column",
                *(column.name, type_code(column.type, {})),
                nullable=False,
                server_default=sa_text(sample),
            ),
            schema=table.path,
        ),
    )


def filled(table: Relation, column: Column) -> Lines:
    """A column whose values are computed, in steps that each take a moment."""
    kind, name = type_code(column.type, {}), identifier(column.name)
    add = call("op.add_column", table.name, call("sa.Column", column.name, kind), schema=table.path)
    if column.generated:
        fill = _fill(table, name, column.default or "...")
        return add, Text("# A trigger, or the application, computes it. Then:"), NEXT, online(fill)
    value, lines = column.default or "", []
    if column.identity:
        sequence = qualified(object_name(table.name, column.name, "seq"), table.path)
        value = f"nextval({literal(sequence)})"
        lines = [execute(f"CREATE SEQUENCE {sequence}")]
    default = call(
        *("op.alter_column", table.name, column.name),
        server_default=sa_text(value),
        schema=table.path,
    )
    return *lines, add, default, NEXT, online(_fill(table, name, value))


def _fill(table: Relation, column: str, value: str) -> Call:
    left = f"{column} IS NULL"
    return call("op.backfill", table.name, f"{column} = {value}", left, schema=table.path)


def rewritten(table: Relation) -> Lines:
    """A materialized view can be refreshed beside its readers; a table waits for a quiet hour."""
    if table.kind == "m":
        return (online(execute(f"REFRESH MATERIALIZED VIEW CONCURRENTLY {table.sql}")),)
    return accept(f"rewrite {table.sql}")


def view(was: Relation, now: Relation) -> Lines:
    """The table keeps a second name; such a view can be written to."""
    later = Text(f"# A later one, when no running code says {was.sql}:")
    return (
        execute(f"ALTER TABLE {was.sql} RENAME TO {identifier(now.name)}"),
        execute(f"CREATE VIEW {was.sql} AS SELECT * FROM {now.sql}"),
        later,
        execute(f"DROP VIEW {was.sql}"),
    )


def new_value(kind: str, label: str) -> Lines:
    """Another *label* of the enum *kind* beside the old one, with which code goes on."""
    return (
        execute(f"ALTER TYPE {kind} ADD VALUE {literal(label)}"),
        Text("# The next migration, when all running code knows both:"),
        online(Text('op.backfill("...", "... = \'...\'", "... = \'...\'")')),
    )


def backfilled(table: Relation, sql: str) -> Lines:
    """The same UPDATE in batches, as far as it can be read."""
    set_, where = assignments(sql)
    fill = call("op.backfill", table.name, set_, where, schema=table.path)
    return Text("# A migration of its own:"), online(fill)


def assignments(sql: str) -> tuple[str, str]:
    """What stands behind SET and WHERE in an UPDATE of one table; without WHERE, one that ends."""
    reader = Reader(sql, tokens(sql))
    reader.until("SET")
    if not reader.skip("SET"):
        return "...", "..."
    found = reader.until("FROM", "WHERE", "RETURNING", ";")
    if reader.skip("WHERE"):
        return found, reader.until("RETURNING", ";")
    name, equals, value = found.partition("=")
    single = equals and "," not in found
    return found, f"{name.strip()} IS DISTINCT FROM {value.strip()}" if single else "..."


def rebuilt(statement: Statement) -> Lines:
    """The index of CREATE INDEX CONCURRENTLY IF NOT EXISTS without the last three words."""
    for oid, now in statement.after.relations.items():
        was = statement.before.relations.get(oid)
        for name, found in now.indexes.items():
            if was and name not in was.indexes:
                return index(now, found)
    return (online(Text('op.create_index("...", "...", ["..."], postgresql_concurrently=True)')),)
