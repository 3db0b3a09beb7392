"""A scratch database sorts, and finds tables, as the live one does."""

from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import NotSupportedError, ProgrammingError

from .kept_database import has_table
from .live_database import Live

pytest_plugins = ["server_fixtures"]


def setting(connection: Connection, name: str) -> Any:
    return connection.scalar(text("SELECT current_setting(:name)"), {"name": name})


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
