"""Random tables, each both as the SQL that makes it by hand and as SQLAlchemy has it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
)
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlalchemy.schema import SchemaItem

PARENT = 'CREATE TABLE "Parent" (id text PRIMARY KEY);'

# {a}, {b} and {c} are three columns of the table.
CONSTRAINTS: dict[str, Callable[..., SchemaItem]] = {
    "UNIQUE ({a})": lambda a, b, c: UniqueConstraint(a),
    "UNIQUE ({a}, {b})": lambda a, b, c: UniqueConstraint(a, b),
    "UNIQUE ({a}, {b}, {c})": lambda a, b, c: UniqueConstraint(a, b, c),
    "UNIQUE ({a}) INCLUDE ({b}, {c})": lambda a, b, c: UniqueConstraint(
        a, postgresql_include=[b.key, c.key]
    ),
    'FOREIGN KEY ({a}) REFERENCES "Parent"': lambda a, b, c: ForeignKeyConstraint(
        [a], ["Parent.id"]
    ),
    'FOREIGN KEY ({a}) REFERENCES "Parent" ON DELETE CASCADE': lambda a, b, c: ForeignKeyConstraint(
        [a], ["Parent.id"], ondelete="CASCADE"
    ),
    "EXCLUDE USING btree ({a} WITH =)": lambda a, b, c: ExcludeConstraint((a, "="), using="btree"),
    "EXCLUDE USING btree (lower({a}) WITH =, {b} WITH =)": lambda a, b, c: ExcludeConstraint(
        (func.lower(a), "="), (b, "="), using="btree"
    ),
}
INDEXES: dict[str, Callable[..., SchemaItem]] = {
    "({a})": lambda a, b, c: Index(None, a),
    "({a}, {a} DESC)": lambda a, b, c: Index(None, a, a.desc()),
    "({a}) INCLUDE ({b})": lambda a, b, c: Index(None, a, postgresql_include=[b.key]),
    "(lower({a}), {b})": lambda a, b, c: Index(None, func.lower(a), b),
    "(({a} || {b}), ({a} || {c}))": lambda a, b, c: Index(None, a + b, a + c),
    "(lower({a}), lower({b})) INCLUDE ({c})": lambda a, b, c: Index(
        None, func.lower(a), func.lower(b), postgresql_include=[c.key]
    ),
}

Choice = tuple[str, tuple[int, int, int]]


@dataclass(frozen=True)
class RandomTable:
    """Names, and what is to be made of which columns."""

    name: str
    columns: list[str]
    constraints: list[Choice]
    indexes: list[Choice]

    def by_hand(self) -> str:
        columns = ", ".join(f"{quoted(column)} text" for column in self.columns)
        constraints = [f", {self._sql(choice)}" for choice in self.constraints]
        key = f"PRIMARY KEY ({quoted(self.columns[0])})"
        table = f"CREATE TABLE {quoted(self.name)} ({columns}, {key}{''.join(constraints)});"
        indexes = [f"CREATE INDEX ON {quoted(self.name)} {self._sql(i)};" for i in self.indexes]
        return "\n".join([PARENT, table, *indexes])

    def in_models(self, metadata: MetaData) -> MetaData:
        Table("Parent", metadata, Column("id", Text, primary_key=True))
        columns = [Column(name, Text) for name in self.columns]
        table = Table(self.name, metadata, *columns, PrimaryKeyConstraint(columns[0]))
        for kind, (a, b, c) in (*self.constraints, *self.indexes):
            (CONSTRAINTS | INDEXES)[kind](*(table.columns[self.columns[i]] for i in (a, b, c)))
        return metadata

    def _sql(self, choice: Choice) -> str:
        kind, numbers = choice
        a, b, c = (quoted(self.columns[number]) for number in numbers)
        return kind.format(a=a, b=b, c=c)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _choices(kinds: dict[str, Any]) -> st.SearchStrategy[list[Choice]]:
    columns = st.sampled_from([(1, 2, 3), (2, 1, 3), (3, 1, 2)])
    # PostgreSQL makes one of two constraints that are all the same.
    return st.lists(st.tuples(st.sampled_from(sorted(kinds)), columns), max_size=5, unique=True)


# Characters of one, two, three and four bytes.
_ALPHABET = "aZ_ \"'%é日🐘"
_SHORT = st.text(_ALPHABET, min_size=1, max_size=5)
_LONG = st.text(_ALPHABET, min_size=20, max_size=63).map(
    lambda name: name.encode()[:63].decode(errors="ignore")
)

random_tables = st.builds(
    RandomTable,
    name=_SHORT | _LONG,
    columns=st.lists(_SHORT | _LONG, min_size=4, max_size=4, unique=True),
    constraints=_choices(CONSTRAINTS),
    indexes=_choices(INDEXES),
)
