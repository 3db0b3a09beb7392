"""Which table a statement would rewrite: nobody can read or write it until that is done."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from ..postgresql.quote import literal
from ..violations.reader import Reader
from ..violations.statements import NewType, parse
from ..violations.undone import ask
from .drops import skip_table
from .probe import rewrites
from .relations import Relation, biggest, find
from .statements import Statement, skip_name

# Other things than columns that ALTER TABLE adds.
NO_COLUMN = {"CONSTRAINT", "CHECK", "UNIQUE", "PRIMARY", "FOREIGN", "EXCLUDE"}
MOVES = (("LOGGED",), ("UNLOGGED",), ("ACCESS", "METHOD"), ("TABLESPACE",))

TYPE = """
    SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute
    WHERE attrelid = {table} AND NOT attisdropped AND attname = (parse_ident({column}))[1]::name"""

# If PostgreSQL cannot be asked: a new column that is computed for each row; a constant is not.
COMPUTED = re.compile(r"\b(?:GENERATED|(?:SMALL|BIG)?SERIAL\d?|DEFAULT)\b", re.IGNORECASE)
CONSTANT = re.compile(
    r"""\bDEFAULT\s+(?: '(?:[^']|'')*' | [-+]?[\d.]+ | TRUE | FALSE | NULL | now\(\)
        | CURRENT_(?:DATE|TIMESTAMP) ) (?: ::\w+ )? (?= \s+[a-z] | \s*\Z )""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Suspect:
    """A statement that may rewrite *table*, which is none if that can be any.

    The *actions* of ALTER TABLE are in doubt; without any, there is no doubt.
    """

    table: str | None
    actions: tuple[str, ...] = ()
    # Whether it is about where a table is kept: its partitions stay where they are.
    is_move: bool = False


@dataclass(frozen=True)
class Change:
    """Of a *column*, by its name; the types and the expression for the new value are SQL."""

    column: str
    type: str
    up: str
    former_type: str


def suspects(statement: Statement) -> list[Suspect]:
    """What *statement* may rewrite, from its words alone."""
    reader = statement.reader
    if reader.skip("ALTER", "TABLE") or reader.skip("ALTER", "MATERIALIZED", "VIEW"):
        return list(_altered(reader))
    if reader.skip("CLUSTER"):
        reader.skip("VERBOSE")
        reader.parenthesized()
        return [Suspect(skip_name(reader))]
    if reader.skip("VACUUM") and statement.has("FULL"):
        return list(_vacuumed(reader))
    return []


def table_of(connection: Connection, suspect: Suspect) -> Relation | None:
    """The table in this database; none where it is not there, or no table."""
    found = find(connection, suspect.table) if suspect.table else biggest(connection)
    return found if found and found.kind in {"r", "p", "m"} and not found.is_temporary else None


def is_rewritten(connection: Connection, table: Relation, suspect: Suspect) -> bool:
    """Whether *suspect* rewrites *table*."""
    if not suspect.actions:
        return not (suspect.is_move and table.kind == "p")
    asked = rewrites(connection, table, suspect.actions) if suspect.table else None
    return _seems_to(suspect.actions) if asked is None else asked


def change_of(connection: Connection, table: Relation, suspect: Suspect) -> Change | None:
    """The first change of a type in *suspect*."""
    altered = (action for action in suspect.actions if _is_type(action))
    demands = (one for action in altered for one in parse(f"ALTER TABLE x {action}"))
    new = next((one for one in demands if isinstance(one, NewType)), None)
    if new is None:
        return None
    names = {"table": table.oid, "column": literal(new.column)}
    for name, former in ask(connection, TYPE.format(**names)):
        return Change(name, new.type, new.using or f"{new.column}::{new.type}", former)
    return None


def _altered(reader: Reader) -> Iterator[Suspect]:
    table = skip_table(reader)
    actions = []
    for action in reader.split_rest(","):
        text = Reader(action.sql, action.tokens).until()
        if action.skip("SET") and any(action.skip(*words) for words in MOVES):
            yield Suspect(table, is_move=True)
        elif _may_rewrite(action):
            actions.append(text)
    if actions:
        yield Suspect(table, tuple(actions))


def _may_rewrite(action: Reader) -> bool:
    if action.skip("ADD"):
        return not (action.tokens and action.tokens[0].upper in NO_COLUMN)
    if not action.skip("ALTER"):
        return False
    action.skip("COLUMN")
    skip_name(action)
    is_type = action.skip("TYPE") or action.skip("SET", "DATA", "TYPE")
    return is_type or action.skip("SET", "EXPRESSION")


def _is_type(action: str) -> bool:
    return re.match(r"\s*ALTER\b", action, re.IGNORECASE) is not None


def _seems_to(actions: Iterable[str]) -> bool:
    return any(
        _is_type(action) or (COMPUTED.search(action) and not CONSTANT.search(action))
        for action in actions
    )


def _vacuumed(reader: Reader) -> Iterator[Suspect]:
    reader.parenthesized()
    while any(reader.skip(word) for word in ("FULL", "FREEZE", "VERBOSE", "ANALYZE")):
        pass
    for part in reader.split_rest(","):
        part.skip("ONLY")
        yield Suspect(skip_name(part))
