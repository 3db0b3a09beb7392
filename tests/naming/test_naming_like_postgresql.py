"""A table in the models gets the names that PostgreSQL gives to the same table made by hand."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from named import by_hand, by_models
from random_tables import RandomTable, random_tables
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Connection,
    DateTime,
    Double,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    cast,
    extract,
    func,
    not_,
)
from sqlalchemy.dialects.postgresql import JSONB, ExcludeConstraint

pytest_plugins = ["server_fixtures", "naming_fixtures"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(table=random_tables)
def test_a_random_table(engine: Engine, convention: Any, table: RandomTable) -> None:
    metadata = table.in_models(MetaData(naming_convention=convention))

    with engine.connect() as connection:
        assert by_models(connection, metadata) == by_hand(connection, table.by_hand())


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("t", "c" * 63),
        ("t" * 63, "c"),
        ("t" * 63, "c" * 63),
        ("t" * 28, "c" * 29),
        ("t" * 29, "c" * 29),
        ("t" * 29, "c" * 30),
        ("t" * 57, "c" * 2),
        ("t" * 58, "c"),
        ("t" * 59, "c"),
        ("é" * 31, "c"),
        ("é" * 31, "c" + "é" * 31),
        ("日" * 21, "é" * 31),
        ("a" + "🐘" * 15, "日" * 21),
        ("T" * 31 + '"', "c c" * 21),
        ("%s" * 20, ":c" * 20),
    ],
)
def test_names_around_63_bytes(
    connection: Connection, metadata: MetaData, table: str, column: str
) -> None:
    example = RandomTable(table, ["x", column, "y", "z"], EVERY_KIND, [("({a})", (1, 2, 3))] * 2)

    models = by_models(connection, example.in_models(metadata))

    assert models == by_hand(connection, example.by_hand())


EVERY_KIND = [
    ("UNIQUE ({a})", (1, 2, 3)),
    ("UNIQUE ({a}, {b})", (1, 2, 3)),
    ("UNIQUE ({a}) INCLUDE ({b}, {c})", (1, 2, 3)),
    ('FOREIGN KEY ({a}) REFERENCES "Parent"', (1, 2, 3)),
    ('FOREIGN KEY ({a}) REFERENCES "Parent" ON DELETE CASCADE', (1, 2, 3)),
    ("EXCLUDE USING btree ({a} WITH =)", (1, 2, 3)),
]

EXPRESSIONS: dict[str, Callable[[Any], Any]] = {
    "a": lambda c: c.a,
    "a DESC NULLS LAST": lambda c: c.a.desc().nulls_last(),
    'a COLLATE "C"': lambda c: c.a.collate("C"),
    "(a || b)": lambda c: c.a + c.b,
    "lower(a)": lambda c: func.lower(c.a),
    "LOWER(a)": lambda c: func.LOWER(c.a),
    "pg_catalog.lower(a)": lambda c: func.pg_catalog.lower(c.a),
    "lower(a) DESC": lambda c: func.lower(c.a).desc(),
    'lower(a) COLLATE "C"': lambda c: func.lower(c.a).collate("C"),
    "coalesce(a, b)": lambda c: func.coalesce(c.a, c.b),
    "nullif(a, b)": lambda c: func.nullif(c.a, c.b),
    "greatest(a, b)": lambda c: func.greatest(c.a, c.b),
    "trim(a)": lambda c: func.trim(c.a),
    "substring(a, 1, 2)": lambda c: func.substring(c.a, 1, 2),
    "extract(year FROM at)": lambda c: extract("year", c.at),
    "(n + 1)": lambda c: c.n + 1,
    "(-n)": lambda c: -c.n,
    "(NOT n > 1)": lambda c: not_(c.n > 1),
    "(list[1])": lambda c: c.list[1],
    "(data['x'])": lambda c: c.data["x"],
    "(data->>'x')": lambda c: c.data["x"].astext,
    "CAST(a AS int)": lambda c: cast(c.a, Integer),
    "CAST(a || b AS text)": lambda c: cast(c.a + c.b, Text),
    "CAST(data->>'x' AS int)": lambda c: cast(c.data["x"].astext, Integer),
    "CAST(data->>'x' AS bigint)": lambda c: cast(c.data["x"].astext, BigInteger),
    "CAST(data->>'x' AS boolean)": lambda c: cast(c.data["x"].astext, Boolean),
    "CAST(data->>'x' AS double precision)": lambda c: cast(c.data["x"].astext, Double),
    "CAST(data->>'x' AS numeric(9, 2))": lambda c: cast(c.data["x"].astext, Numeric(9, 2)),
}


@pytest.mark.parametrize("sql", EXPRESSIONS)
def test_an_index_on_an_expression(connection: Connection, metadata: MetaData, sql: str) -> None:
    columns = "a text, b text, n int, at timestamp, list text[], data jsonb"
    types: dict[str, Any] = {
        "a": Text,
        "b": Text,
        "n": Integer,
        "at": DateTime,
        "list": ARRAY(Text),
        "data": JSONB,
    }
    table = Table("t", metadata, *(Column(name, kind) for name, kind in types.items()))
    Index(None, *[EXPRESSIONS[sql](table.c)] * 2)

    models = by_models(connection, metadata)

    hand = by_hand(connection, f"CREATE TABLE t ({columns}); CREATE INDEX ON t ({sql}, {sql})")
    assert [name for name, _ in models] == [name for name, _ in hand]


Build = Callable[[MetaData], Any]

NUMBERED: dict[str, tuple[str, Build]] = {
    "unique constraints": (
        """
        CREATE TABLE "user" (role_id text UNIQUE);
        CREATE TABLE user_role (id text UNIQUE);
        """,
        lambda metadata: (
            Table("user", metadata, Column("role_id", Text, unique=True)),
            Table("user_role", metadata, Column("id", Text, unique=True)),
        ),
    ),
    "indexes": (
        """
        CREATE TABLE "user" (role_id text);
        CREATE INDEX ON "user" (role_id);
        CREATE TABLE user_role (id text);
        CREATE INDEX ON user_role (id);
        """,
        lambda metadata: (
            Table("user", metadata, Column("role_id", Text, index=True)),
            Table("user_role", metadata, Column("id", Text, index=True)),
        ),
    ),
    "foreign keys": (
        """
        CREATE TABLE "user" (id text PRIMARY KEY, role_id text REFERENCES "user");
        CREATE TABLE user_role (id text REFERENCES "user");
        """,
        lambda metadata: (
            Table(
                "user",
                metadata,
                Column("id", Text, primary_key=True),
                Column("role_id", ForeignKey("user.id")),
            ),
            Table("user_role", metadata, Column("id", ForeignKey("user.id"))),
        ),
    ),
    "primary keys": (
        f"""
        CREATE TABLE {"t" * 60}1 (id text PRIMARY KEY);
        CREATE TABLE {"t" * 60}2 (id text PRIMARY KEY);
        """,
        lambda metadata: (
            Table(f"{'t' * 60}1", metadata, Column("id", Text, primary_key=True)),
            Table(f"{'t' * 60}2", metadata, Column("id", Text, primary_key=True)),
        ),
    ),
    "two columns of one name": (
        "CREATE TABLE t (a_b text, c text, a text, b_c text, UNIQUE (a_b, c), UNIQUE (a, b_c));",
        lambda metadata: Table(
            "t",
            metadata,
            *(Column(name, Text) for name in ("a_b", "c", "a", "b_c")),
            UniqueConstraint("a_b", "c"),
            UniqueConstraint("a", "b_c"),
        ),
    ),
    "a name that is given": (
        "CREATE TABLE t (a text, b text, CONSTRAINT t_b_key UNIQUE (a), UNIQUE (b));",
        lambda metadata: Table(
            "t",
            metadata,
            *(Column(name, Text) for name in ("a", "b")),
            UniqueConstraint("a", name="t_b_key"),
            UniqueConstraint("b"),
        ),
    ),
    "many keys on one column": (
        "CREATE TABLE t (a text UNIQUE, b text" + ", FOREIGN KEY (b) REFERENCES t (a)" * 12 + ");",
        lambda metadata: Table(
            "t",
            metadata,
            *(Column("a", Text, unique=True), Column("b", Text)),
            *(ForeignKeyConstraint(["b"], ["t.a"]) for _ in range(12)),
        ),
    ),
}


@pytest.mark.parametrize("case", NUMBERED)
def test_a_name_that_is_taken_gets_a_number(
    connection: Connection, metadata: MetaData, case: str
) -> None:
    sql, build = NUMBERED[case]
    build(metadata)

    assert by_models(connection, metadata) == by_hand(connection, sql)


SPECIAL: dict[str, tuple[str, Build]] = {
    "an exclusion of expressions": (
        """
        CREATE TABLE t (a int, b int,
            EXCLUDE USING gist (int4range(a, b) WITH &&), EXCLUDE USING btree (a WITH =, b WITH =));
        """,
        lambda metadata: Table(
            "t",
            metadata,
            *(a := Column("a", Integer), b := Column("b", Integer)),
            ExcludeConstraint((func.int4range(a, b), "&&")),
            ExcludeConstraint(("a", "="), ("b", "="), using="btree"),
        ),
    ),
    "a key that is not the name": (
        """
        CREATE TABLE t (a text PRIMARY KEY, b text REFERENCES t, UNIQUE (b) INCLUDE (a));
        CREATE INDEX ON t (b) INCLUDE (a);
        """,
        lambda metadata: Table(
            "t",
            metadata,
            Column("a", Text, key="x", primary_key=True),
            Column("b", Text, ForeignKey("t.x"), key="y"),
            UniqueConstraint("y", postgresql_include=["x"]),
            Index(None, "y", postgresql_include=["x"]),
        ),
    ),
}


@pytest.mark.parametrize("case", SPECIAL)
def test_what_is_written_differently_in_models(
    connection: Connection, metadata: MetaData, case: str
) -> None:
    sql, build = SPECIAL[case]
    build(metadata)

    assert by_models(connection, metadata) == by_hand(connection, sql)
