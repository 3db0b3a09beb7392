"""An online migration: each statement is a transaction of its own, and can be run again."""

import asyncio
import logging
import threading
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, NullPool, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from .online_database import database, facts, interrupted, migrate, printed, psql, rows, run
from .online_tables import CONCURRENTLY, INDEXES, NOT_VALID, TABLES, create_index

pytest_plugins = ["server_fixtures"]


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
