"""What a statement asks of the rows that are there: `parse` finds it in the SQL that failed.

Names and expressions stay the SQL that they are in the statement, quotes included. What is not
understood is left out: nobody is worse off than without this.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from .reader import Reader
from .tokens import split, tokens


@dataclass(frozen=True)
class Unique:
    """UNIQUE, PRIMARY KEY or a unique index: no two rows *where* have an equal *key*."""

    table: str
    key: tuple[str, ...]
    where: str | None = None
    nulls_are_equal: bool = False


@dataclass(frozen=True)
class ForeignKey:
    """The *columns* of each row are found in *referred*; no *referred_columns*: its primary key."""

    table: str
    columns: tuple[str, ...]
    referred: str
    referred_columns: tuple[str, ...]
    match_full: bool = False


@dataclass(frozen=True)
class Check:
    table: str
    condition: str


@dataclass(frozen=True)
class NewType:
    """ALTER COLUMN ... TYPE; without *using*, PostgreSQL assigns the old value."""

    table: str
    column: str
    type: str
    using: str | None


@dataclass(frozen=True)
class Validate:
    """VALIDATE CONSTRAINT; what it asks is in the catalog."""

    table: str
    constraint: str


Demand = Unique | ForeignKey | Check | NewType | Validate


def parse(sql: str) -> Iterator[Demand]:
    """What the statements of *sql* ask of rows."""
    for statement in split(tokens(sql), ";"):
        reader = Reader(sql, statement)
        if reader.skip("ALTER", "TABLE"):
            yield from _alter_table(reader)
        elif reader.skip("CREATE", "UNIQUE", "INDEX"):
            yield from _unique_index(reader)


def parse_constraint(table: str, definition: str) -> Iterator[Demand]:
    """What the *definition* of a constraint, as `pg_get_constraintdef` has it, asks of rows."""
    yield from _constraint(table, Reader(definition, tokens(definition)))


def _alter_table(reader: Reader) -> Iterator[Demand]:
    reader.skip("IF", "EXISTS")
    reader.skip("ONLY")
    table = reader.name()
    reader.skip("*")
    for action in reader.split_rest(","):
        if table is not None:
            yield from _action(table, action)


def _action(table: str, action: Reader) -> Iterator[Demand]:
    if action.skip("VALIDATE", "CONSTRAINT"):
        if constraint := action.name():
            yield Validate(table, constraint)
    elif action.skip("ADD"):
        yield from _constraint(table, action)
    elif action.skip("ALTER"):
        yield from _new_type(table, action)


def _constraint(table: str, reader: Reader) -> Iterator[Demand]:
    if reader.skip("CONSTRAINT"):
        reader.name()
    if reader.skip("CHECK"):
        if condition := reader.parenthesized():
            yield Check(table, condition)
    elif reader.skip("FOREIGN", "KEY"):
        yield from _foreign_key(table, reader)
    elif reader.skip("PRIMARY", "KEY") or reader.skip("UNIQUE"):
        nulls_are_equal = reader.skip("NULLS", "NOT", "DISTINCT")
        reader.skip("NULLS", "DISTINCT")
        if key := reader.list():
            yield Unique(table, key, None, nulls_are_equal)


def _foreign_key(table: str, reader: Reader) -> Iterator[Demand]:
    columns = reader.list()
    reader.skip("REFERENCES")
    reader.skip("ONLY")
    referred = reader.name()
    if referred and columns:
        referred_columns = reader.list()
        yield ForeignKey(table, columns, referred, referred_columns, reader.skip("MATCH", "FULL"))


def _new_type(table: str, reader: Reader) -> Iterator[Demand]:
    reader.skip("COLUMN")
    column = reader.name()
    reader.skip("SET", "DATA")
    if column and reader.skip("TYPE"):
        new_type = reader.until("USING")
        using = reader.until() if reader.skip("USING") else None
        yield NewType(table, column, new_type, using)


def _unique_index(reader: Reader) -> Iterator[Demand]:
    reader.skip("CONCURRENTLY")
    reader.skip("IF", "NOT", "EXISTS")
    if not reader.skip("ON"):
        reader.name()
        reader.skip("ON")
    reader.skip("ONLY")
    table = reader.name()
    if reader.skip("USING"):
        reader.name()
    key = reader.index_key()
    nulls_are_equal = "NULLS NOT DISTINCT" in " ".join(reader.until("WHERE").upper().split())
    where = reader.until() if reader.skip("WHERE") else None
    if table and key:
        yield Unique(table, key, where, nulls_are_equal)
