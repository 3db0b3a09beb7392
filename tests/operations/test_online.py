"""An online migration: each statement is a transaction of its own, and can be run again."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from online_database import database, facts, interrupted, migrate, printed, psql, rows, run
from sqlalchemy import URL, Connection, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

pytest_plugins = ["server_fixtures"]

TABLES = """
    CREATE TABLE roles (name text PRIMARY KEY);
    CREATE TABLE users (id int PRIMARY KEY, name text, email text, role text);
    INSERT INTO roles VALUES ('admin');
    INSERT INTO users SELECT n, 'u' || n, n || '@x', 'admin' FROM generate_series(1, 2000) n;
"""
CONCURRENTLY = {"postgresql_concurrently": True}
NOT_VALID = {"postgresql_not_valid": True}


@pytest.fixture(params=["psycopg2", "psycopg"])
def users(request: pytest.FixtureRequest, server_url: URL) -> Iterator[Connection]:
    with database(server_url, request.param) as connection:
        run(connection, TABLES)
        yield connection


@pytest.fixture
def one(server_url: URL) -> Iterator[Connection]:
    """The same with one driver, where drivers make no difference."""
    with database(server_url) as connection:
        run(connection, TABLES)
        yield connection


def upgrade(op: Any) -> None:
    with op.online():
        op.create_index("users_name_idx", "users", ["name"], **CONCURRENTLY)
        op.create_foreign_key("users_role_fkey", "users", "roles", ["role"], ["name"], **NOT_VALID)
        op.validate_constraint("users_role_fkey", "users")
        op.create_index("users_email_key", "users", ["email"], unique=True, **CONCURRENTLY)
        op.create_unique_constraint_using_index("users_email_key", "users", "users_email_key")
        op.backfill("users", "email = ''", "email IS NULL")
        op.create_check_constraint(
            "users_email_is_not_null", "users", "email IS NOT NULL", **NOT_VALID
        )
        op.validate_constraint("users_email_is_not_null", "users")
        op.alter_column("users", "email", nullable=False)
        op.drop_constraint("users_email_is_not_null", "users", type_="check", if_exists=True)


def downgrade(op: Any) -> None:
    with op.online():
        op.alter_column("users", "email", nullable=True)
        op.drop_constraint("users_email_key", "users", type_="unique", if_exists=True)
        op.drop_constraint("users_role_fkey", "users", type_="foreignkey", if_exists=True)
        op.drop_index("users_name_idx", table_name="users", if_exists=True, **CONCURRENTLY)


def create_index(op: Any, name: str = "users_name_idx", **options: Any) -> None:
    with op.online():
        op.create_index(name, "users", options.pop("columns", ["name"]), **CONCURRENTLY, **options)


INDEXES = """
    SELECT c.relname, i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE indrelid = 'users'::regclass AND NOT indisprimary ORDER BY 1"""


def test_interrupted_anywhere_the_same_command_finishes_it(one: Connection) -> None:
    before = facts(one)
    migrate(one, upgrade)
    after = facts(one)
    migrate(one, upgrade)
    assert facts(one) == after
    migrate(one, downgrade)
    migrate(one, downgrade)
    assert facts(one) == before

    statement, cut = 0, True
    while cut:
        statement += 1
        cut = interrupted(one, upgrade, statement)
        migrate(one, upgrade)
        assert facts(one) == after
        cut |= interrupted(one, downgrade, statement)
        migrate(one, downgrade)
        assert facts(one) == before
    assert statement > 10


def test_the_same_with_asyncpg(server_url: URL) -> None:
    async def main(url: URL) -> None:
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
        async with engine.connect() as connection:
            for change in (upgrade, upgrade, downgrade, downgrade):
                await connection.run_sync(migrate, change)

    with database(server_url) as connection:
        run(connection, TABLES)
        before = facts(connection)
        url = connection.engine.url
        host = {"host": url.query["host"], "port": url.query["port"]}
        asyncio.run(main(url.set(query=host)))
        assert facts(connection) == before


def test_the_sql_does_the_same(one: Connection, tmp_path: Path) -> None:
    migrate(one, upgrade)
    after = facts(one)
    migrate(one, downgrade)
    before = facts(one)

    psql(one, printed(upgrade), tmp_path)
    assert facts(one) == after
    psql(one, printed(downgrade), tmp_path)
    assert facts(one) == before


def test_limits_are_lifted_and_come_back(users: Connection) -> None:
    seen = []

    def look(op: Any) -> None:
        op.execute("SET lock_timeout = '3s'")
        op.execute("SET statement_timeout = '4s'")
        with op.online():
            seen.append(limits(op.get_bind()))
        seen.append(limits(op.get_bind()))
        with pytest.raises(ZeroDivisionError), op.online():
            raise ZeroDivisionError
        seen.append(limits(op.get_bind()))

    migrate(users, look)

    assert seen == [("0", "0"), ("3s", "4s"), ("3s", "4s")]


def limits(connection: Connection) -> tuple[Any, ...]:
    found = "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')"
    return tuple(connection.execute(text(found)).one())


def test_the_sql_lifts_them_and_sets_them_again() -> None:
    sql = printed(lambda op: create_index(op))

    assert sql.split("\n\n") == [
        "COMMIT;",
        "SET lock_timeout = '0';",
        "SET statement_timeout = '0';",
        "DROP INDEX CONCURRENTLY IF EXISTS users_name_idx;",
        "CREATE INDEX CONCURRENTLY users_name_idx ON users (name);",
        "SET lock_timeout = '500ms';",
        "SET statement_timeout = '5s';",
        "BEGIN;",
        "",
    ]


def test_behind_a_pooler_nothing_is_set_that_others_would_get(one: Connection) -> None:
    one.info[import_module("shop.db.operations.online").SHARED] = True
    sent: list[str] = []
    event.listen(one, "before_cursor_execute", lambda *args: sent.append(args[2]))

    migrate(one, upgrade)

    assert not [sql for sql in sent if sql.startswith("SET")]


# -- a connection that is lost -----------------------------------------------------------------------


def test_a_lost_connection_is_what_the_error_is_about(users: Connection) -> None:
    """Not that a transaction cannot be rolled back."""

    def change(op: Any) -> None:
        with op.online():
            op.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with pytest.raises(DBAPIError, match=r"terminat|closed"):
        migrate(users, change)


# -- locks ------------------------------------------------------------------------------------------


def test_a_short_statement_steps_aside_and_tries_again(
    one: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """So that nobody stands in line behind it."""
    with blocked(one, "LOCK TABLE users IN ACCESS SHARE MODE", 1.2), caplog.at_level(logging.INFO):
        migrate(one, downgrade)

    assert "attempt 2 of 30" in caplog.text


def test_a_long_one_waits_as_long_as_it_takes(
    one: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    with blocked(one, "UPDATE users SET name = '' WHERE id = 1", 1.2):
        began = time.monotonic()
        migrate(one, create_index)

    assert time.monotonic() - began > 1
    assert "attempt" not in caplog.text
    assert rows(one, INDEXES) == [("users_name_idx", True)]


class blocked:
    """Another session has run *sql*, and ends after so many *seconds*."""

    def __init__(self, connection: Connection, sql: str, seconds: float) -> None:
        self.other = create_engine(connection.engine.url, poolclass=NullPool).connect()
        self.other.exec_driver_sql(sql)
        self.timer = threading.Timer(seconds, self.other.close)

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.join()


# -- indexes ----------------------------------------------------------------------------------------


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


# -- where it may be --------------------------------------------------------------------------------


def test_in_a_transaction_of_somebody_else_all_belongs_to_that(users: Connection) -> None:
    import_module("shop.db.operations")
    before = facts(users)
    users.begin()

    migrate(users, upgrade)

    assert facts(users) == before


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            lambda op: op.create_index("i", "users", ["name"], **CONCURRENTLY),
            "PostgreSQL can create i concurrently in no transaction.",
        ),
        (
            lambda op: op.drop_index("i", table_name="users", **CONCURRENTLY),
            "PostgreSQL can drop i concurrently in no transaction.",
        ),
        (
            lambda op: op.backfill("users", "name = ''", "name IS NULL"),
            "op.backfill() commits as it goes, and this is a transaction.",
        ),
    ],
)
def test_what_belongs_in_there_is_refused_elsewhere(
    one: Connection, change: Callable[[Any], None], says: str
) -> None:
    error = import_module("shop.db.operations.online").OnlineError

    with pytest.raises(error) as caught:
        migrate(one, change)

    assert str(caught.value).startswith(says)
    assert "\n      with op.online():\n          op." in str(caught.value)


def test_it_is_not_nested(one: Connection) -> None:
    def nested(op: Any) -> None:
        with op.online(), op.online():
            pass

    with pytest.raises(import_module("shop.db.operations.online").OnlineError, match="inside of"):
        migrate(one, nested)


def test_elsewhere_a_program_is_told(one: Connection) -> None:
    online = import_module("shop.db.operations.online")
    operations = import_module("alembic.operations").Operations
    context = import_module("alembic.migration").MigrationContext.configure(one)
    one.exec_driver_sql("SELECT 1")

    with (
        pytest.raises(online.OnlineError, match="there is another one here"),
        operations(context).online(),
    ):
        pass


@pytest.mark.parametrize(
    ("sql", "strong"),
    [
        ("ALTER TABLE t ADD COLUMN a int", True),
        ("alter table if exists only a.t validate constraint c", False),
        ("ALTER TABLE t VALIDATE CONSTRAINT c, ADD COLUMN a int", True),
        ("/* x */ CREATE INDEX CONCURRENTLY i ON t (a)", False),
        ('CREATE INDEX "concurrently" ON t (a)', True),
        ("DROP INDEX CONCURRENTLY i", False),
        ("ALTER TABLE t DETACH PARTITION p CONCURRENTLY", False),
        ("UPDATE t SET a = 'ALTER TABLE'", False),
        ("SELECT 1; DROP TABLE t", True),
        ("", False),
    ],
)
def test_what_keeps_others_waiting_is_known_by_its_words(
    shop: Path, sql: str, strong: bool
) -> None:
    assert import_module("shop.db.operations.waiting").in_the_way(sql) is strong
