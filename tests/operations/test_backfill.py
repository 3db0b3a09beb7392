"""`op.backfill()` updates every row, in batches that are committed, and goes on after a break."""

import asyncio
import logging
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, NullPool, create_engine, event
from sqlalchemy.ext.asyncio import create_async_engine

from .online_database import database, interrupted, migrate, printed, psql, rows, run

pytest_plugins = ["server_fixtures"]

# The columns of a table, and the values of row number n.
KEYS = {
    "int": ("id int PRIMARY KEY", "n"),
    "negative": ("id bigint PRIMARY KEY", "-n"),
    "text": ('"Key %s:a" text PRIMARY KEY', r"'\k:''%' || n"),
    "uuid": ("id uuid PRIMARY KEY", "gen_random_uuid()"),
    "timestamp": ("id timestamptz PRIMARY KEY", "now() + n * interval '1 microsecond'"),
    "float": ("id float PRIMARY KEY", "1.0 / n"),
    "char": ("id char(9) PRIMARY KEY", "n"),
    "bytea": ("id bytea PRIMARY KEY", "int4send(n)"),
    "enum": ("a mood, b date, PRIMARY KEY (a, b)", "'sad', current_date + n"),
    "composite": ("a text, b int, PRIMARY KEY (a, b)", "n % 7, n"),
    "unique": ("id numeric(10, 2) NOT NULL UNIQUE", "n / 10.0"),
    "unique, but not NULL": ("id int UNIQUE", "nullif(n, 5)"),
    "none": ("id int", "n % 3"),
}


@pytest.fixture(scope="module", params=["psycopg2", "psycopg"])
def connection(request: pytest.FixtureRequest, server_url: URL) -> Iterator[Connection]:
    with database(server_url, request.param) as connection:
        run(connection, "CREATE TYPE mood AS ENUM ('sad', 'ok')")
        yield connection


def make(connection: Connection, columns: str, values: str, number: int = 2500) -> None:
    """A table `users` with so many rows."""
    run(
        connection,
        f"DROP TABLE IF EXISTS users; CREATE TABLE users (email text, {columns});"
        f"INSERT INTO users SELECT NULL, {values} FROM generate_series(1, {number}) n",
    )


def fill(op: Any, **options: Any) -> None:
    with op.online():
        op.backfill("users", "email = 'a:b%' || '%s'", "email IS NULL -- yet", **options)


FILLED = "SELECT email, count(*) FROM users GROUP BY 1 ORDER BY 1"


@pytest.mark.parametrize("key", KEYS)
def test_every_row_is_filled_whatever_the_key_is(connection: Connection, key: str) -> None:
    make(connection, *KEYS[key])
    statements: list[str] = []
    with watched(connection, statements):
        migrate(connection, fill)

    assert filled(connection) == [("a:b%%s", 2500)]
    assert len(statements) >= 3
    migrate(connection, fill)


def filled(connection: Connection) -> list[tuple[Any, ...]]:
    return rows(connection, FILLED)


class watched:
    """The updates that are sent."""

    def __init__(self, connection: Connection, statements: list[str]) -> None:
        self.connection = connection
        self.statements = statements

    def _look(self, _: Connection, __: object, statement: str, *___: object) -> None:
        if statement.startswith("UPDATE"):
            self.statements.append(statement)

    def __enter__(self) -> None:
        event.listen(self.connection, "after_cursor_execute", self._look)

    def __exit__(self, *_: object) -> None:
        event.remove(self.connection, "after_cursor_execute", self._look)


@pytest.mark.parametrize("key", ["int", "none"])
def test_what_was_committed_stays_and_the_rest_is_done_later(
    connection: Connection, key: str
) -> None:
    make(connection, *KEYS[key])

    assert interrupted(connection, fill, 2)
    before = dict(filled(connection))
    migrate(connection, fill)

    assert 1000 <= before["a:b%%s"] < 2500
    assert filled(connection) == [("a:b%%s", 2500)]


def test_it_is_as_good_with_asyncpg(server_url: URL) -> None:
    async def main(url: URL) -> None:
        engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
        async with engine.connect() as connection:
            await connection.run_sync(migrate, fill)

    with database(server_url) as connection:
        url = connection.engine.url
        host = {"host": url.query["host"], "port": url.query["port"]}
        for key in ("uuid", "none"):
            make(connection, *KEYS[key])
            asyncio.run(main(url.set(query=host)))
            assert filled(connection) == [("a:b%%s", 2500)]


def test_the_sql_does_the_same(connection: Connection, tmp_path: Path) -> None:
    make(connection, *KEYS["composite"])

    psql(connection, printed(lambda op: fill(op, pause=0.001)), tmp_path)

    assert filled(connection) == [("a:b%%s", 2500)]


PARTED = """
    DROP TABLE IF EXISTS users;
    CREATE TABLE users (id int, email text) PARTITION BY RANGE (id);
    CREATE TABLE "Users 1" PARTITION OF users FOR VALUES FROM (0) TO (1000);
    ALTER TABLE "Users 1" ADD UNIQUE (id), ALTER id SET NOT NULL;
    CREATE TABLE users_2 PARTITION OF users DEFAULT PARTITION BY LIST (id);
    CREATE TABLE users_3 PARTITION OF users_2 DEFAULT;
    INSERT INTO users SELECT n, NULL FROM generate_series(0, 2499) n;
"""


def test_partitions_are_filled_one_after_the_other(connection: Connection, tmp_path: Path) -> None:
    def change(op: Any) -> None:
        with op.online():
            op.backfill("users", "email = 'x'", "users.email IS NULL", batch=100)

    run(connection, PARTED)
    migrate(connection, change)
    assert filled(connection) == [("x", 2500)]

    run(connection, PARTED)
    psql(connection, printed(change), tmp_path)
    assert filled(connection) == [("x", 2500)]


def test_a_row_that_is_locked_is_not_waited_for_long(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    """A batch keeps others waiting for its rows while it waits."""
    make(connection, *KEYS["int"])
    other = create_engine(connection.engine.url, poolclass=NullPool).connect()
    other.exec_driver_sql("SELECT FROM users WHERE id = 1500 FOR UPDATE")
    timer = threading.Timer(0.5, other.close)
    timer.start()

    began = time.monotonic()
    migrate(connection, fill)
    timer.join()

    assert time.monotonic() - began > 0.4
    assert "; attempt 2 of 30" in caplog.text
    assert filled(connection) == [("a:b%%s", 2500)]


def test_a_key_may_be_chosen(connection: Connection) -> None:
    make(
        connection,
        'a int PRIMARY KEY, b int NOT NULL, "C c" int NOT NULL, UNIQUE (b, "C c")',
        "n, n, n",
    )
    statements: list[str] = []
    with watched(connection, statements):
        migrate(connection, lambda op: fill(op, key=["b", "C c"], batch=1000))

    assert "(b, \"C c\") <= (CAST('1000' AS integer), CAST('1000' AS integer))" in statements[0]


def test_a_key_that_is_none_is_refused(connection: Connection) -> None:
    make(connection, *KEYS["int"])
    error = import_module("shop.db.operations.online").OnlineError

    with pytest.raises(error, match=r"has no key of email\.(?s:.*)There are: id\."):
        migrate(connection, lambda op: fill(op, key="email"))


def test_a_table_that_is_not_there_is_told(connection: Connection) -> None:
    def change(op: Any) -> None:
        with op.online():
            op.backfill("nothing", "a = 1", "a = 2")

    with pytest.raises(Exception, match='relation "nothing" does not exist'):
        migrate(connection, change)


def test_in_a_transaction_of_somebody_else_it_is_one_update(connection: Connection) -> None:
    make(connection, *KEYS["int"])
    connection.begin()

    migrate(connection, fill)

    assert filled(connection) == [(None, 2500)]


def test_the_log_says_how_much_was_done(
    connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    make(connection, *KEYS["int"])

    with caplog.at_level(logging.INFO):
        migrate(connection, fill)

    assert "users: 2,500 rows filled in 0 s" in caplog.text


def test_the_progress_names_the_rate_and_the_time_that_is_left(shop: Path) -> None:
    shown = import_module("shop.db.operations.progress").Progress("users", 4_000_000)
    shown.add(1_000_000, 10)

    assert shown.line(shown._start + 20) == (
        "users: 1,000,000 of about 4,000,000 rows, 50,000 rows/s, 60 s left"
    )


def test_on_a_terminal_one_line_is_written_again_and_again(
    shop: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module("shop.db.operations.progress")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "ON_TERMINAL", 0.0)

    with module.progress("users", 200) as shown:
        shown.add(100, 100)
        shown.add(100, 100)

    lines = capsys.readouterr().err.split("\r")
    assert lines[1].startswith("users: 100 of about 200 rows, ")
    assert lines[3].startswith("users: 200 rows, ")
    assert lines[-1] == ""
    assert lines[-2].strip() == ""
