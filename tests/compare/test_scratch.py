"""Scratch databases: made once, complete when they are seen, and none left behind."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from live_database import DRIVERS, Live
from sqlalchemy import Connection, text
from sqlalchemy.exc import NotSupportedError, ProgrammingError

pytest_plugins = ["server_fixtures", "scratch_fixtures"]

KEY = "0123456789abcdef" * 4
OTHER = "fedcba9876543210" * 4


@pytest.fixture
def scratch(shop: Path) -> Any:
    return import_module("shop.db.compare.scratch")


@pytest.fixture
def profile_of(shop: Path) -> Any:
    return import_module("shop.db.compare.profile").Profile.of


@pytest.fixture
def no_scratch(shop: Path) -> Any:
    return import_module("shop.db.compare.scratch_session").NoScratch


@pytest.fixture
def kept(scratch: Any, profile_of: Any) -> Any:
    """A connection to the kept database of the kind `demo`, beside a live one."""

    @contextmanager
    def open_kept(
        live: Connection, key: str = KEY, fill: Callable[[Connection], Any] = with_table
    ) -> Iterator[Connection]:
        with scratch.kept(profile_of(live), "demo", key, fill) as connection:
            yield connection

    return open_kept


def with_table(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE t (a text)"))


def never(connection: Connection) -> None:
    raise AssertionError("filled again")


def has_table(connection: Connection) -> bool:
    return bool(connection.scalar(text("SELECT to_regclass('t') IS NOT NULL")))


def interrupted(connection: Connection) -> None:
    raise KeyboardInterrupt


def setting(connection: Connection, name: str) -> Any:
    return connection.scalar(text("SELECT current_setting(:name)"), {"name": name})


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_database_is_filled_once_and_then_found(driver: str, live: Live, kept: Any) -> None:
    def work(connection: Connection) -> list[bool]:
        with kept(connection) as first:
            found = [has_table(first)]
        with kept(connection, fill=never) as second:
            return [*found, has_table(second)]

    assert live.run(work, driver) == [True, True]
    assert len(live.scratch()) == 1


def test_its_name_and_comment_tell_a_stranger_what_it_is(live: Live, kept: Any) -> None:
    def about(connection: Connection) -> Any:
        with kept(connection) as scratch:
            return scratch.scalar(
                text(
                    "SELECT shobj_description(oid, 'pg_database') FROM pg_database "
                    "WHERE datname = current_database()"
                )
            )

    comment = live.run(about)

    assert live.scratch()[0].startswith("shop_demo_")
    assert "project shop" in comment
    assert "may be dropped" in comment


def test_the_live_database_is_only_read(live: Live, kept: Any) -> None:
    live.execute("CREATE TABLE mine (a int)")
    before = live.catalog()

    def work(connection: Connection) -> bool:
        with kept(connection):
            return connection.in_transaction()

    assert live.run(work) is False
    assert live.catalog() == before


def test_a_transaction_that_was_open_stays_open(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> Any:
        connection.execute(text("CREATE TABLE mine (a int)"))
        with kept(connection):
            return connection.scalar(text("SELECT count(*) FROM mine"))

    assert live.run(work) == 0


def test_a_new_one_takes_the_place_of_the_old(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection):
            pass
        with kept(connection, OTHER):
            pass

    live.run(work)

    (left,) = live.scratch()
    assert left.endswith(OTHER[:16])


def test_one_that_somebody_uses_stays(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> bool:
        with kept(connection) as old, kept(connection, OTHER):
            return has_table(old)

    assert live.run(work)
    assert len(live.scratch()) == 2


@pytest.mark.parametrize("driver", DRIVERS)
def test_an_error_leaves_nothing_and_comes_through(driver: str, live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection, fill=lambda scratch: scratch.execute(text("SELECT 1/0"))):
            pass

    with pytest.raises(Exception, match="division by zero"):
        live.run(work, driver)

    assert live.scratch() == []


def test_ctrl_c_leaves_nothing(live: Live, kept: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection, fill=interrupted):
            pass

    with pytest.raises(KeyboardInterrupt):
        live.run(work)

    assert live.scratch() == []


LOCALES = [
    "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'",
    "ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'",
    "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LC_COLLATE 'POSIX' LC_CTYPE 'POSIX'",
    "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'de-DE'",
    "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8'",
]


@pytest.mark.parametrize("locale", LOCALES)
def test_text_sorts_as_it_does_in_the_live_one(locale: str, live: Live, kept: Any) -> None:
    create_again(live, locale)

    def locale_of(connection: Connection) -> Any:
        return connection.scalar(
            text(
                "SELECT CAST(to_jsonb(d) - '{oid,datname,datfrozenxid,datminmxid}'::text[] AS text)"
                " FROM pg_database d WHERE datname = current_database()"
            )
        )

    def work(connection: Connection) -> tuple[Any, Any]:
        with kept(connection) as scratch:
            return locale_of(connection), locale_of(scratch)

    # psycopg 3 has no words in a database that does not say what its bytes mean.
    ours, theirs = live.run(work, "psycopg2")
    assert ours == theirs


def create_again(live: Live, options: str) -> None:
    name = live.url.database
    with live.server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name}")
        try:
            connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0 {options}")
        except (NotSupportedError, ProgrammingError) as error:
            pytest.skip(str(error.orig))  # PostgreSQL 15 has no builtin one, other builds no ICU


def test_what_alter_database_has_set_counts(live: Live, kept: Any) -> None:
    name = live.url.database
    live.execute(
        "CREATE SCHEMA app",
        f"ALTER DATABASE {name} SET search_path = app, public",
        f"ALTER DATABASE {name} SET timezone = 'Asia/Tokyo'",
        f"ALTER DATABASE {name} SET statement_timeout = '1min'",
        f"ALTER DATABASE {name} SET default_transaction_read_only = on",
    )

    def work(connection: Connection) -> Any:
        with kept(connection) as scratch:
            schema = scratch.scalar(
                text("SELECT table_schema FROM information_schema.tables WHERE table_name = 't'")
            )
            return schema, setting(scratch, "timezone"), setting(scratch, "statement_timeout")

    assert live.run(work) == ("app", "Asia/Tokyo", "0")


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg"])
def test_the_search_path_of_the_address_counts(driver: str, live: Live, kept: Any) -> None:
    live.execute("CREATE SCHEMA app")
    query = dict(live.url.query) | {"options": "-csearch_path=app"}

    def work(connection: Connection) -> Any:
        with kept(connection) as scratch:
            return has_table(scratch), scratch.scalar(text("SELECT current_schema()"))

    assert live.run(work, driver, query=query) == (True, "app")


def test_any_number_of_processes_may_begin_at_once(live: Live) -> None:
    code = (
        "with kept(Profile.of(live), 'demo', 'abc', fill) as c:\n"
        "    print(c.exec_driver_sql(\"SELECT to_regclass('t') IS NOT NULL\").scalar())\n"
    )
    processes = [live.start(code) for _ in range(6)]

    outputs = [process.communicate(timeout=60)[0].splitlines() for process in processes]

    assert [lines[-1] for lines in outputs] == ["True"] * 6
    assert [process.returncode for process in processes] == [0] * 6
    assert len(live.scratch()) == 1


def test_what_a_killed_process_leaves_goes_with_the_next(live: Live, kept: Any) -> None:
    process = killed_while_filling(live)
    assert process.returncode == -signal.SIGKILL
    (left,) = live.scratch()

    until(lambda: can_open(live, kept))

    (found,) = live.scratch()
    assert found != left


def killed_while_filling(live: Live) -> "subprocess.Popen[str]":
    code = (
        "def slowly(c): fill(c); time.sleep(60)\n"
        "with kept(Profile.of(live), 'demo', 'abc', slowly): pass\n"
    )
    process = live.start(code)
    assert process.stdout is not None
    assert process.stdout.readline() == "filling\n"
    process.kill()
    process.communicate()
    return process


def can_open(live: Live, kept: Any) -> bool:
    """Whether a kept database can be opened, and nothing else is left."""

    def work(connection: Connection) -> None:
        # The server takes a moment to see that its client is gone.
        with kept(connection, KEY if len(live.scratch()) == 1 else OTHER):
            pass

    live.run(work)
    return len(live.scratch()) == 1


def until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not done():
        assert time.monotonic() < end
        time.sleep(0.1)


def test_what_somebody_makes_is_left_alone(live: Live, kept: Any) -> None:
    code = (
        "def slowly(c): fill(c); sys.stdin.readline()\n"
        "with kept(Profile.of(live), 'demo', 'abc', slowly): print('done')\n"
    )
    process = live.start(code.replace("sys.stdin.readline()", "time.sleep(3)"))
    assert process.stdout is not None
    assert process.stdout.readline() == "filling\n"

    def work(connection: Connection) -> None:
        with kept(connection):
            pass

    live.run(work)

    assert process.communicate(timeout=30)[0] == "done\n"


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_role_that_may_not_create_databases_is_told_what_to_grant(
    driver: str, live: Live, kept: Any, no_scratch: Any
) -> None:
    live.execute("DROP ROLE IF EXISTS plain", "CREATE ROLE plain LOGIN")

    def work(connection: Connection) -> None:
        with kept(connection):
            pass

    with pytest.raises(no_scratch) as refused:
        live.run(work, driver, username="plain")

    assert str(refused.value) == (
        "the role plain may not create databases (ALTER ROLE plain CREATEDB)"
    )


def test_an_unreachable_one_is_told_in_a_line(live: Live, kept: Any, no_scratch: Any) -> None:
    def work(connection: Connection) -> None:
        with kept(connection) as scratch:
            name = scratch.engine.url.database
        with live.server.connect() as administrator:
            administrator.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        with kept(connection):
            pass

    with pytest.raises(no_scratch, match="is not currently accepting connections") as refused:
        live.run(work)

    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("driver", DRIVERS)
def test_a_copy_is_complete_and_goes(driver: str, live: Live, kept: Any, scratch: Any) -> None:
    def work(connection: Connection) -> list[Any]:
        with kept(connection) as original:
            name = original.engine.url.database
        with scratch.clone(connection, name) as copy:
            copy.execute(text("INSERT INTO t VALUES ('a')"))
            copy.commit()
            found = [has_table(copy), len(live.scratch())]
        with kept(connection, fill=never) as original:
            return [*found, original.scalar(text("SELECT count(*) FROM t"))]

    assert live.run(work, driver) == [True, 2, 0]
    assert len(live.scratch()) == 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_copy_goes_whatever_happens(
    error: type[BaseException], live: Live, kept: Any, scratch: Any
) -> None:
    def work(connection: Connection) -> None:
        with kept(connection) as original:
            name = original.engine.url.database
        with scratch.clone(connection, name):
            raise error

    with pytest.raises(error):
        live.run(work)

    assert len(live.scratch()) == 1


def test_a_copy_waits_for_who_uses_the_original(live: Live, kept: Any, scratch: Any) -> None:
    code = (
        "with kept(Profile.of(live), 'demo', 'abc', fill) as c:\n"
        "    print(c.engine.url.database, flush=True)\n"
        "    time.sleep(7)\n"
    )
    process = live.start(code)
    assert process.stdout is not None
    _, name = process.stdout.readline(), process.stdout.readline().strip()

    def work(connection: Connection) -> bool:
        with scratch.clone(connection, name) as copy:
            return has_table(copy)

    assert live.run(work)
    process.communicate()
