"""Indexes and constraints of an online migration: what is there already, and what is in the way."""

from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from .online_database import facts, interrupted, migrate, rows, run
from .online_tables import CONCURRENTLY, INDEXES, NOT_VALID, create_index

pytest_plugins = ["server_fixtures"]


def test_an_invalid_index_is_built_again(one: Connection) -> None:
    run(one, "CREATE INDEX users_name_idx ON users (name)")
    run(one, "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'users_name_idx'::regclass")

    migrate(one, lambda op: create_index(op, if_not_exists=True))

    assert rows(one, INDEXES) == [("users_name_idx", True)]


@pytest.mark.parametrize(
    ("there", "columns", "options"),
    [
        ("(name)", ["name"], {"unique": True}),
        ("(name, id)", ["name"], {}),
        ("(name) WHERE id > 1", ["name"], {"postgresql_where": text("id > 2")}),
        ("(lower(name))", [text("upper(name)")], {}),
    ],
)
def test_an_index_that_is_another_one_is_replaced(
    one: Connection, there: str, columns: list[Any], options: dict[str, Any]
) -> None:
    run(one, f"CREATE INDEX users_name_idx ON users {there}")
    before = facts(one)

    migrate(one, lambda op: create_index(op, columns=columns, **options))

    assert facts(one) != before


@pytest.mark.parametrize(
    ("columns", "options"),
    [
        (["name"], {"unique": True}),
        ([text("lower(name)"), "id"], {"postgresql_where": text("id % 2 = 0 OR name = 'a:b'")}),
        (["name"], {"postgresql_include": ["email"], "postgresql_with": {"fillfactor": 70}}),
        (["name"], {"postgresql_ops": {"name": "text_pattern_ops"}, "postgresql_using": "btree"}),
        ([text("name DESC NULLS LAST")], {}),
    ],
)
def test_the_same_index_is_left_alone(
    users: Connection, columns: list[Any], options: dict[str, Any]
) -> None:
    oid = "SELECT 'users_name_idx'::regclass::oid"
    migrate(users, lambda op: create_index(op, columns=columns, **options))
    before = rows(users, oid)

    migrate(users, lambda op: create_index(op, columns=columns, **options))

    assert rows(users, oid) == before
    assert rows(users, "SELECT to_regclass('alembic_probe')") == [(None,)]


def test_duplicates_leave_no_index_behind(users: Connection) -> None:
    """An INVALID unique index would go on refusing them."""
    with pytest.raises(DBAPIError) as caught:
        migrate(users, lambda op: create_index(op, columns=["role"], unique=True))

    assert rows(users, INDEXES) == []
    failure = import_module("shop.db.violations.diagnosis").attached(caught.value)
    assert failure.goes_on
    assert failure.diagnosis.what.startswith("users.role: 1 value is there more than once")


def test_quoted_names_in_a_schema(one: Connection) -> None:
    run(one, 'CREATE SCHEMA "My app"; CREATE TABLE "My app"."The Users" ("Na%me" text)')

    def change(op: Any) -> None:
        table = {"schema": "My app"}
        with op.online():
            op.create_index("I:x", "The Users", ["Na%me"], unique=True, **CONCURRENTLY, **table)
            op.create_unique_constraint_using_index("Key", "The Users", "I:x", **table)
            condition = "\"Na%me\" <> 'a%'"
            op.create_check_constraint("Ch%", "The Users", condition, **NOT_VALID, **table)
            op.validate_constraint("Ch%", "The Users", **table)
            op.backfill("The Users", "\"Na%me\" = ':a%'", '"Na%me" IS NULL', **table)

    migrate(one, change)
    after = facts(one)
    migrate(one, change)
    assert facts(one) == after


# -- constraints ------------------------------------------------------------------------------------


def test_a_constraint_takes_the_place_of_one_of_its_name(one: Connection) -> None:
    run(one, "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0)")

    def change(op: Any) -> None:
        with op.online():
            op.create_check_constraint("c", "users", "id >= 0", **NOT_VALID)

    migrate(one, change)

    found = rows(one, "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'c'")
    assert found == [("CHECK ((id >= 0)) NOT VALID",)]


def test_rows_in_the_way_of_validation_are_named(one: Connection) -> None:
    def change(op: Any) -> None:
        with op.online():
            op.create_check_constraint("c", "users", "id > 1", **NOT_VALID)
            op.validate_constraint("c", "users")

    with pytest.raises(DBAPIError) as caught:
        migrate(one, change)

    failure = import_module("shop.db.violations.diagnosis").attached(caught.value)
    assert "id = 1" in failure.diagnosis.examples


def test_a_unique_constraint_exchanges_its_index(one: Connection) -> None:
    run(one, "ALTER TABLE users ADD CONSTRAINT k UNIQUE (name)")

    def change(op: Any) -> None:
        with op.online():
            op.create_index("k_new", "users", ["name", "id"], unique=True, **CONCURRENTLY)
            op.create_unique_constraint_using_index(
                "k", "users", "k_new", deferrable=True, initially="DEFERRED"
            )

    for _ in range(2):
        migrate(one, change)
        found = rows(one, "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'k'")
        assert found == [("UNIQUE (name, id) DEFERRABLE INITIALLY DEFERRED",)]
        assert rows(one, INDEXES) == [("k", True)]


# -- partitions -------------------------------------------------------------------------------------

PARTED = """
    DROP TABLE users;
    CREATE TABLE users (id int, name text) PARTITION BY RANGE (id);
    CREATE TABLE users_1 PARTITION OF users FOR VALUES FROM (0) TO (10);
    CREATE TABLE "Users 2" PARTITION OF users FOR VALUES FROM (10) TO (30) PARTITION BY LIST (id);
    CREATE TABLE users_2a PARTITION OF "Users 2" FOR VALUES IN (11);
    CREATE TABLE users_2b PARTITION OF "Users 2" DEFAULT;
    INSERT INTO users SELECT n, 'u' || n FROM generate_series(1, 29) n;
"""


def test_on_a_partitioned_table_each_partition_has_its_index(one: Connection) -> None:
    """The result is the one of CREATE INDEX, which would block all writers."""
    run(one, PARTED)
    before = facts(one)
    run(one, "CREATE UNIQUE INDEX users_name_idx ON users (id, (lower(name)))")
    after = facts(one)
    run(one, "DROP INDEX users_name_idx")

    def up(op: Any) -> None:
        create_index(op, columns=["id", text("lower(name)")], unique=True)

    def down(op: Any) -> None:
        with op.online():
            op.drop_index("users_name_idx", table_name="users", if_exists=True, **CONCURRENTLY)

    statement = 0
    while interrupted(one, up, statement := statement + 1):
        migrate(one, up)
        assert facts(one) == after
        assert rows(one, INDEXES) == [("users_name_idx", True)]
        migrate(one, down)
        migrate(one, down)
        assert facts(one) == before
    assert statement > 6


def test_partitions_on_other_servers_are_left_out(one: Connection) -> None:
    run(one, PARTED)
    run(one, "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w")
    run(one, "CREATE FOREIGN TABLE f PARTITION OF users FOR VALUES FROM (30) TO (40) SERVER s")

    for _ in range(2):
        migrate(one, create_index)
        assert rows(one, INDEXES) == [("users_name_idx", True)]


def test_duplicates_in_a_partition_leave_nothing_invalid(one: Connection) -> None:
    run(one, PARTED + "INSERT INTO users VALUES (29, 'u29')")

    with pytest.raises(DBAPIError):
        migrate(one, lambda op: create_index(op, columns=["id", "name"], unique=True))

    invalid = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid ORDER BY 1"
    assert rows(one, invalid) == [('"Users 2_id_name_idx"',), ("users_name_idx",)]
    run(one, "DELETE FROM users WHERE id = 29")
    migrate(one, lambda op: create_index(op, columns=["id", "name"], unique=True))
    assert rows(one, invalid) == []
