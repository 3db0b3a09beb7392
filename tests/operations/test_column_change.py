"""Two columns are kept equal, whichever of them the code that runs knows."""

import asyncio
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from online_database import database, facts, interrupted, migrate, printed, psql, rows, run
from sqlalchemy import URL, Connection, NullPool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

pytest_plugins = ["server_fixtures"]

USERS = """
    DROP TABLE IF EXISTS users;
    DROP FUNCTION IF EXISTS users_active_to_is_active_sync;
    CREATE TABLE users (id int PRIMARY KEY, active text DEFAULT 'yes' NOT NULL);
    INSERT INTO users VALUES (1, 'yes'), (2, 'no'), (3, '1');
"""
PAIR = ("users", "active", "is_active")
WAYS = {"up": "active::boolean", "down": "is_active::text"}


def expand(op: Any) -> None:
    with op.online():
        op.start_column_change(*PAIR, "boolean", **WAYS)
        op.backfill(
            "users", "is_active = active::boolean", "is_active IS NULL AND active IS NOT NULL"
        )


def give_up(op: Any) -> None:
    with op.online():
        op.finish_column_change(*PAIR, drop="is_active")


def contract(op: Any) -> None:
    op.finish_column_change(*PAIR, drop="active")


def restore(op: Any) -> None:
    with op.online():
        op.start_column_change(*PAIR, "text", **WAYS, restore=True)
        op.backfill("users", "active = is_active::text", "active IS NULL AND is_active IS NOT NULL")


@pytest.fixture(scope="module")
def connection(server_url: URL) -> Iterator[Connection]:
    with database(server_url, "psycopg2") as connection:
        yield connection


@pytest.fixture
def users(connection: Connection) -> Connection:
    run(connection, USERS)
    return connection


@pytest.fixture(scope="module")
def both(connection: Connection) -> Connection:
    """In the middle of the change."""
    run(connection, USERS)
    migrate(connection, expand)
    return connection


def test_every_step_can_be_undone(users: Connection) -> None:
    before = facts(users)
    migrate(users, expand)
    expanded = facts(users)
    migrate(users, give_up)
    assert facts(users) == before

    migrate(users, expand)
    assert facts(users) == expanded
    migrate(users, contract)
    contracted = facts(users)
    migrate(users, restore)
    assert rows(users, "SELECT * FROM users ORDER BY id") == [
        (1, True, "true"),
        (2, False, "false"),
        (3, True, "true"),
    ]
    migrate(users, contract)
    assert facts(users) == contracted


def test_nothing_but_the_columns_is_left_in_the_end(users: Connection) -> None:
    migrate(users, expand)
    migrate(users, contract)
    after = facts(users)

    run(users, "DROP TABLE users; CREATE TABLE users (id int PRIMARY KEY, is_active boolean)")

    assert facts(users) == after


def test_what_was_there_stays_as_it_was_written(users: Connection) -> None:
    """`down` would write "true" for "yes"."""
    migrate(users, expand)

    assert rows(users, "SELECT * FROM users ORDER BY id") == [
        (1, "yes", True),
        (2, "no", False),
        (3, "1", True),
    ]


@pytest.mark.parametrize(
    ("statement", "active", "is_active"),
    [
        ("INSERT INTO users (id, active) VALUES (9, 'no')", "no", False),
        ("INSERT INTO users (id, is_active) VALUES (9, false)", "false", False),
        ("INSERT INTO users (id, is_active) VALUES (9, true)", "yes", True),
        ("INSERT INTO users (id) VALUES (9)", "yes", True),
        ("INSERT INTO users VALUES (9, 'off', false)", "off", False),
        ("INSERT INTO users VALUES (9, 'on', false)", "false", False),
        ("INSERT INTO users VALUES (1, 'no') ON CONFLICT (id) DO UPDATE SET id = 9", "yes", True),
        (
            """INSERT INTO users VALUES (1, 'no')
            ON CONFLICT (id) DO UPDATE SET active = EXCLUDED.active, id = 9""",
            "no",
            False,
        ),
        ("UPDATE users SET id = 9, active = 'no' WHERE id = 1", "no", False),
        ("UPDATE users SET id = 9, is_active = false WHERE id = 1", "false", False),
        ("UPDATE users SET id = 9 WHERE id = 1", "yes", True),
        ("UPDATE users SET id = 9, active = 'true' WHERE id = 1", "true", True),
        ("UPDATE users SET id = 9, active = 'off', is_active = false WHERE id = 1", "off", False),
        ("UPDATE users SET id = 9, active = 'on', is_active = false WHERE id = 1", "false", False),
        ("UPDATE users SET id = 9, active = 'off', is_active = true WHERE id = 1", "off", False),
    ],
)
def test_old_and_new_code_read_what_the_other_writes(
    both: Connection, statement: str, active: str, is_active: bool
) -> None:
    for sql in ("BEGIN", statement):
        both.exec_driver_sql(sql)
    try:
        found = both.exec_driver_sql("SELECT active, is_active FROM users WHERE id = 9").one()
    finally:
        both.rollback()

    assert tuple(found) == (active, is_active)


def test_no_value_is_no_value_on_both_sides(users: Connection) -> None:
    run(users, "ALTER TABLE users ALTER active DROP NOT NULL, ALTER active DROP DEFAULT")
    migrate(users, expand)

    run(users, "INSERT INTO users (id) VALUES (4)")
    run(users, "UPDATE users SET active = NULL WHERE id = 1")
    run(users, "UPDATE users SET is_active = NULL WHERE id = 2")

    assert rows(users, "SELECT * FROM users ORDER BY id") == [
        (1, None, None),
        (2, None, None),
        (3, "1", True),
        (4, None, None),
    ]


def test_a_row_that_is_not_filled_yet_is_when_old_code_writes_it(users: Connection) -> None:
    migrate(users, lambda op: op.start_column_change(*PAIR, "boolean", **WAYS))

    run(users, "UPDATE users SET active = 'no' WHERE id = 1")

    assert rows(users, "SELECT id, is_active FROM users ORDER BY id") == [
        (1, False),
        (2, None),
        (3, None),
    ]


def test_once_finished_it_works_the_other_way_round(users: Connection) -> None:
    """New code is running, with a default of its own; old code comes back."""
    migrate(users, expand)
    migrate(users, contract)
    run(users, "ALTER TABLE users ALTER is_active SET DEFAULT true, ALTER is_active SET NOT NULL")
    migrate(users, restore)

    run(users, "INSERT INTO users (id, active) VALUES (4, 'no'); INSERT INTO users (id) VALUES (5)")
    run(users, "UPDATE users SET is_active = false WHERE id = 1")
    run(users, "UPDATE users SET active = 'yes' WHERE id = 2")

    assert rows(users, "SELECT id, active, is_active FROM users ORDER BY id") == [
        (1, "false", False),
        (2, "yes", True),
        (3, "true", True),
        (4, "no", False),
        (5, "true", True),
    ]


def test_interrupted_anywhere_the_same_command_finishes_it(users: Connection) -> None:
    before = facts(users)
    migrate(users, expand)
    after = facts(users)

    statement = 0
    while interrupted(users, give_up, statement := statement + 1):
        migrate(users, give_up)
        assert facts(users) == before
        interrupted(users, expand, statement)
        migrate(users, expand)
        assert facts(users) == after
        assert rows(users, "SELECT count(*) FROM users WHERE is_active IS NULL") == [(0,)]
    assert statement == 4


def test_the_sql_does_the_same(users: Connection, tmp_path: Path) -> None:
    migrate(users, expand)
    expanded = facts(users)
    migrate(users, contract)
    contracted = facts(users)
    run(users, USERS)

    psql(users, printed(expand), tmp_path)
    assert facts(users) == expanded
    psql(users, "BEGIN;" + printed(contract) + "COMMIT;", tmp_path)
    assert facts(users) == contracted


def test_the_same_with_asyncpg(server_url: URL) -> None:
    async def main(url: URL) -> None:
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
        async with engine.connect() as connection:
            for step in (expand, contract, restore):
                await connection.run_sync(migrate, step)

    with database(server_url) as connection:
        run(connection, USERS)
        url = connection.engine.url
        asyncio.run(main(url.set(query={"host": url.query["host"], "port": url.query["port"]})))
        assert rows(connection, "SELECT active FROM users ORDER BY id") == [
            ("true",),
            ("false",),
            ("true",),
        ]


def test_types_that_have_no_equality(users: Connection) -> None:
    run(users, "ALTER TABLE users ADD data json; UPDATE users SET data = '{\"a\": 1}'")

    migrate(
        users,
        lambda op: op.start_column_change(
            "users", "data", "document", sa.dialects.postgresql.JSONB(), up="data", down="document"
        ),
    )
    run(users, "UPDATE users SET data = '{\"b\":   2}'")
    run(users, "UPDATE users SET document = '[]' WHERE id = 1")

    assert rows(users, "SELECT data::text, document::text FROM users ORDER BY id") == [
        ("[]", "[]"),
        ('{"b":   2}', '{"b": 2}'),
        ('{"b":   2}', '{"b": 2}'),
    ]
    run(users, "DROP FUNCTION users_data_to_document_sync CASCADE")


def test_a_new_name_for_a_column_with_quotes_in_a_schema(connection: Connection) -> None:
    """The function finds what the migration found, whatever the search path is later."""
    run(
        connection,
        'CREATE SCHEMA "My app"; CREATE TABLE "My app"."The Users" ("Na%me" text NOT NULL, n int);'
        "CREATE FUNCTION public.kept(text) RETURNS text LANGUAGE sql AS $$SELECT $1 || '%:a'$$",
    )
    pair = ("The Users", "Na%me", "select")

    def change(op: Any) -> None:
        op.start_column_change(
            *pair,
            'varchar(20) COLLATE "C"',
            up='kept("The Users"."Na%me") -- up',
            down="replace(\"select\", '%:a', $sync$$sync$)",
            schema="My app",
        )

    migrate(connection, change)
    insert = 'INSERT INTO "My app"."The Users" ("{}") VALUES (\'x%:a\')'
    run(connection, f"SET search_path = pg_catalog; {insert.format('Na%me')}")
    run(connection, f"{insert.format('select')}; RESET search_path")

    found = rows(connection, 'SELECT "Na%me" AS a, "select" AS b FROM "My app"."The Users"')
    assert found == [("x%:a", "x%:a%:a"), ("x", "x%:a")]
    migrate(connection, lambda op: op.finish_column_change(*pair, drop="select", schema="My app"))
    run(connection, 'DROP SCHEMA "My app" CASCADE')


def test_partitions_follow(connection: Connection) -> None:
    run(
        connection,
        "DROP TABLE IF EXISTS users; CREATE TABLE users (id int, active text) PARTITION BY LIST (id);"
        "CREATE TABLE users_1 PARTITION OF users DEFAULT; INSERT INTO users VALUES (1, 'no')",
    )

    migrate(connection, expand)
    run(connection, "INSERT INTO users (id, is_active) VALUES (2, true)")
    run(connection, "INSERT INTO users_1 (id, active) VALUES (3, 'no')")

    assert rows(connection, "SELECT active, is_active FROM users ORDER BY id") == [
        ("no", False),
        ("true", True),
        ("no", False),
    ]


def test_long_names_fit_and_differ(shop: Path) -> None:
    pair = import_module("shop.db.operations.synchronization").Synchronization
    names = {pair("t" * 40, "c" * 40, f"{'d' * 40}{number}").name for number in range(9)}

    assert len(names) == 9
    assert max(len(name.encode()) for name in names) <= 63
    assert pair("users", "active", "is_active").name == "users_active_to_is_active_sync"


def test_a_value_that_has_no_counterpart_is_refused_by_postgresql(users: Connection) -> None:
    migrate(users, expand)

    with pytest.raises(DBAPIError, match="invalid input syntax for type boolean"):
        run(users, "UPDATE users SET active = 'maybe'")
    users.rollback()


@pytest.mark.parametrize("column", ["active", "is_active"])
def test_no_column_is_dropped_while_the_trigger_needs_it(users: Connection, column: str) -> None:
    """Every write would fail."""
    migrate(users, expand)

    with pytest.raises(DBAPIError, match="other objects depend on it"):
        migrate(users, lambda op: op.drop_column("users", column))


def test_what_is_dropped_is_one_of_the_two(users: Connection) -> None:
    with pytest.raises(ValueError, match="drop='id' is neither 'active' nor 'is_active'"):
        migrate(users, lambda op: op.finish_column_change(*PAIR, drop="id"))
