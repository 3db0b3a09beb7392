"""Each step can be undone, interrupted and printed, and leaves nothing behind."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, NullPool
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import create_async_engine

from ..online_database import database, facts, interrupted, migrate, printed, psql, rows, run
from .steps import PAIR, USERS, contract, expand, give_up, restore

pytest_plugins = ["server_fixtures"]


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


@pytest.mark.parametrize("column", ["active", "is_active"])
def test_no_column_is_dropped_while_the_trigger_needs_it(users: Connection, column: str) -> None:
    """Every write would fail."""
    migrate(users, expand)

    with pytest.raises(DBAPIError, match="other objects depend on it"):
        migrate(users, lambda op: op.drop_column("users", column))


def test_what_is_dropped_is_one_of_the_two(users: Connection) -> None:
    with pytest.raises(ValueError, match="drop='id' is neither 'active' nor 'is_active'"):
        migrate(users, lambda op: op.finish_column_change(*PAIR, drop="id"))
