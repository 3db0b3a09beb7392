"""What would be lost in this database with a statement that drops something."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..postgresql.quote import identifier, literal, unquoted
from ..violations.undone import ask, undone
from .cascades import Gone, referring, taken_along
from .drops import COLUMN, OWNED, SCHEMA, TABLE, TRUNCATE, VIEW, Drop, drops
from .made import Made, new_table
from .relations import Relation, find, relations
from .statements import Statement

GENERATED = """
    SELECT attname, attgenerated <> '' FROM pg_attribute
    WHERE attrelid = {table} AND NOT attisdropped AND attname = (parse_ident({column}))[1]::name"""


@dataclass(frozen=True)
class Loss:
    """Something that a statement drops."""

    # `the column users.mail`
    what: str
    # What `accepted` may call it: `drop column users.mail`; the best one comes first.
    keys: tuple[str, ...]
    # `users.mail`, as `-x drop=` has it; there is not always a way to say it there.
    word: str | None = None
    relation: Relation | None = None
    is_view: bool = False


def losses(
    connection: Connection, statement: Statement, before: Iterable[Statement], made: Made
) -> list[Loss]:
    """What *statement* would drop of what is there, and of what was not *made* just now.

    *before* are the statements that are to run before it, in the same text.
    """
    news = {new_table(one) for one in before}
    found = [
        loss
        for drop in drops(statement)
        if drop.kind != SCHEMA or statement.has("CASCADE")  # or it must be empty
        if not (drop.name and drop.name in news)
        if (loss := _loss(connection, drop, made, statement.is_alone))
    ]
    known = {key for loss in found for key in loss.keys}
    more = _along(connection, statement, made)
    return found + [loss for loss in more if loss.keys[0] not in known]


def _loss(connection: Connection, drop: Drop, made: Made, is_alone: bool) -> Loss | None:
    if drop.kind == SCHEMA:
        return _schema(connection, drop, made, is_alone)
    if drop.kind not in {TABLE, COLUMN, VIEW, TRUNCATE}:
        return _spelled(drop)
    relation, is_known = _found(connection, drop.name)
    if relation is None:
        return None if is_alone and is_known else _spelled(drop)
    if relation.is_temporary or relation.oid in made.tables:
        return None
    if drop.kind == COLUMN:
        return _column(connection, relation, drop, made, is_alone)
    return whole(relation, drop.kind)


def _column(
    connection: Connection, table: Relation, drop: Drop, made: Made, is_alone: bool
) -> Loss | None:
    names = {"table": table.oid, "column": literal(drop.column)}
    found = ask(connection, GENERATED.format(**names)) if drop.column else []
    if not found:
        return None if is_alone and drop.column else _spelled(drop)
    ((name, is_generated),) = found
    if is_generated or (table.oid, name) in made.columns:
        return None
    return part(table, name)


def _schema(connection: Connection, drop: Drop, made: Made, is_alone: bool) -> Loss | None:
    name = f"(parse_ident({literal(drop.name)}))[1]"
    condition = f"n.nspname = {name} AND c.relkind IN ('r', 'p', 'm')"
    there = relations(connection, condition) if drop.name else []
    if is_alone and drop.name and not [one for one in there if one.oid not in made.tables]:
        return None
    return _spelled(drop)


def whole(relation: Relation, kind: str = "") -> Loss:
    """All of a table or a materialized view, or with TRUNCATE all of its rows."""
    kind = kind or (VIEW if relation.kind == "m" else TABLE)
    if kind == TRUNCATE:
        keys = tuple(f"truncate {name}" for name in relation.names)
        return Loss(f"all rows of {relation.label}", keys, None, relation)
    kinds = (VIEW, "view") if kind == VIEW else (kind,)
    keys = tuple(f"drop {one} {name}" for one in kinds for name in relation.names)
    word = f"{kinds[-1]}:{relation.label}" if kind == VIEW else relation.label
    return Loss(f"the {kind} {relation.label}", keys, word, relation, kind == VIEW)


def part(table: Relation, column: str) -> Loss:
    """One column."""
    names = dict.fromkeys([column, identifier(column)])
    keys = tuple(f"drop column {name}.{one}" for name in table.names for one in names)
    label = f"{table.label}.{column}"
    return Loss(f"the column {label}", keys, label, table)


def _spelled(drop: Drop) -> Loss:
    """What is known from the statement alone."""
    if not drop.name or (drop.kind == COLUMN and not drop.column):
        return Loss(f"a {drop.kind} whose name is known only at run time", ())
    label = ".".join(filter(None, (drop.name.replace('"', ""), unquoted(drop.column))))
    if drop.kind == TRUNCATE:
        return Loss(f"all rows of {label}", (f"truncate {label}",))
    what = f"what {label} owns" if drop.kind == OWNED else f"the {drop.kind} {label}"
    word = label if drop.kind in {TABLE, COLUMN} else None
    return Loss(what, (f"drop {drop.kind} {label}",), word)


def _along(connection: Connection, statement: Statement, made: Made) -> Iterator[Loss]:
    if not (statement.is_alone and statement.has("CASCADE")):
        return
    if statement.has("TRUNCATE"):
        named = [_found(connection, drop.name)[0] for drop in drops(statement)]
        for table in referring(connection, [one.oid for one in named if one]):
            if table.oid not in made.tables:
                yield whole(table, TRUNCATE)
    elif not statement.has("OWNED"):
        for gone in taken_along(connection, statement):
            if not _is_made(gone, made):
                yield part(gone.relation, gone.column) if gone.column else whole(gone.relation)


def _is_made(gone: Gone, made: Made) -> bool:
    return gone.relation.oid in made.tables or (gone.relation.oid, gone.column) in made.columns


def _found(connection: Connection, name: str) -> tuple[Relation | None, bool]:
    """What has this name, if anything has, and whether that is certain."""
    if not name:
        return None, False
    try:
        with undone(connection):
            return find(connection, name), True
    except DBAPIError:
        return None, False
