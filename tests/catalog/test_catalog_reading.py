"""Reading the catalog leaves the connection as it was, in a transaction and outside of one."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import IntegrityError, InternalError
from sqlalchemy.ext.asyncio import create_async_engine

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def autocommit(engine: Engine) -> Iterator[Connection]:
    """Each statement is a transaction of its own, in a database of its own."""
    server = engine.execution_options(isolation_level="AUTOCOMMIT")
    url = engine.url.set(database="autocommit")
    with server.connect() as connection:
        connection.execute(text("CREATE DATABASE autocommit"))
        with create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool).connect() as own:
            yield own
        connection.execute(text("DROP DATABASE autocommit"))


def search_path(connection: Connection) -> Any:
    return connection.scalar(text("SHOW search_path"))


def test_the_lines_are_sorted_and_name_each_thing_with_its_schema(
    connection: Connection, read_catalog: Any
) -> None:
    connection.execute(text('CREATE TABLE "T" (id int PRIMARY KEY)'))

    assert read_catalog(connection) == [
        'column public."T".id integer not null',
        'constraint public."T" "T_pkey" PRIMARY KEY (id)',
        "extension plpgsql in pg_catalog",
        'index CREATE UNIQUE INDEX "T_pkey" ON public."T" USING btree (id)',
        "schema public",
        'table public."T"',
    ]


@pytest.mark.parametrize("path", ["", "public", "other", '"$user", public', "pg_catalog, public"])
def test_the_search_path_does_not_matter_and_stays(
    connection: Connection, read_catalog: Any, path: str
) -> None:
    connection.execute(text("CREATE TYPE mood AS ENUM ('a'); CREATE TABLE t (m mood DEFAULT 'a')"))
    lines = read_catalog(connection)
    connection.execute(text("SELECT set_config('search_path', :path, false)"), {"path": path})
    before = search_path(connection)

    assert read_catalog(connection) == lines
    assert search_path(connection) == before


def test_a_path_for_one_transaction_ends_with_it(connection: Connection, read_catalog: Any) -> None:
    before = search_path(connection)
    connection.commit()
    connection.execute(text("SET LOCAL search_path = other"))

    read_catalog(connection)

    assert search_path(connection) == "other"
    connection.commit()
    assert search_path(connection) == before


def test_a_path_for_the_session_outlives_the_transaction(
    autocommit: Connection, read_catalog: Any
) -> None:
    with create_engine(autocommit.engine.url, poolclass=NullPool).connect() as connection:
        connection.execute(text("SET search_path = other"))

        read_catalog(connection)

        connection.commit()
        assert search_path(connection) == "other"


def test_without_a_transaction_the_path_stays(autocommit: Connection, read_catalog: Any) -> None:
    autocommit.execute(
        text("CREATE SCHEMA other; CREATE TABLE other.t (); SET search_path = other")
    )

    assert "table other.t" in read_catalog(autocommit)
    assert search_path(autocommit) == "other"


def test_an_error_leaves_the_path(autocommit: Connection, read_catalog: Any) -> None:
    autocommit.execute(text("CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1'"))
    autocommit.execute(text("UPDATE pg_proc SET prolang = 0 WHERE proname = 'one'"))
    autocommit.execute(text("SET search_path = other"))

    with pytest.raises(InternalError, match="cache lookup failed"):
        read_catalog(autocommit)

    assert search_path(autocommit) == "other"


def test_what_a_transaction_has_done_so_far_is_read(
    connection: Connection, read_catalog: Any
) -> None:
    before = read_catalog(connection)
    connection.execute(text("CREATE TABLE t (a int)"))

    during = read_catalog(connection)

    connection.rollback()
    assert set(during) - set(before) == {"table public.t", "column public.t.a integer"}
    assert read_catalog(connection) == before


def test_nothing_is_locked_for_others(connection: Connection, read_catalog: Any) -> None:
    read_catalog(connection)

    locks = "SELECT mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation'"
    assert set(connection.scalars(text(locks))) == {"AccessShareLock"}


def test_an_index_that_could_not_be_built_is_said_to_be_invalid(
    autocommit: Connection, read_catalog: Any
) -> None:
    autocommit.execute(text("CREATE TABLE t AS SELECT 1 AS a FROM generate_series(1, 2)"))
    with pytest.raises(IntegrityError):
        autocommit.execute(text("CREATE UNIQUE INDEX CONCURRENTLY x ON t (a)"))

    lines = read_catalog(autocommit)

    assert "index CREATE UNIQUE INDEX x ON public.t USING btree (a) INVALID" in lines


def test_what_belongs_to_an_extension_is_left_out(
    connection: Connection, read_catalog: Any
) -> None:
    """Types, functions, operators, tables with all that is theirs: only its name and schema."""
    before = read_catalog(connection)
    connection.execute(
        text("CREATE EXTENSION citext; CREATE EXTENSION earthdistance CASCADE SCHEMA public")
    )

    assert set(read_catalog(connection)) - set(before) == {
        "extension citext in public",
        "extension cube in public",
        "extension earthdistance in public",
    }


def test_a_table_with_a_type_of_an_extension_is_read(
    connection: Connection, read_catalog: Any
) -> None:
    connection.execute(text("CREATE EXTENSION citext; CREATE TABLE t (a citext)"))

    assert "column public.t.a public.citext" in read_catalog(connection)


def test_the_version_table_may_have_another_name(connection: Connection, read_catalog: Any) -> None:
    lines = read_catalog(connection)
    connection.execute(text("CREATE TABLE mine (version_num text PRIMARY KEY)"))

    assert read_catalog(connection, version_table="mine") == lines
    assert "table public.mine" in read_catalog(connection)


@pytest.mark.parametrize("driver", ["postgresql+psycopg2", "postgresql+psycopg"])
def test_every_driver_reads_the_same(
    autocommit: Connection, read_catalog: Any, driver: str
) -> None:
    autocommit.execute(text("CREATE TABLE t (a text DEFAULT '100% \\:x')"))
    url = autocommit.engine.url.set(drivername=driver)

    with create_engine(url, poolclass=NullPool).connect() as connection:
        assert read_catalog(connection) == read_catalog(autocommit)


def test_asyncpg_reads_the_same(autocommit: Connection, read_catalog: Any) -> None:
    autocommit.execute(text("CREATE TABLE t (a text DEFAULT '100% \\:x')"))

    lines = asyncio.run(read_async(autocommit.engine.url, read_catalog))

    assert lines == read_catalog(autocommit)


async def read_async(url: URL, read_catalog: Any) -> list[str]:
    engine = create_async_engine(url.set(drivername="postgresql+asyncpg"), poolclass=NullPool)
    async with engine.connect() as connection:
        lines: list[str] = await connection.run_sync(read_catalog)
        return lines
