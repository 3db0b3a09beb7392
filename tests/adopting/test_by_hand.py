"""What models cannot say becomes SQL that makes it again, or is reported: nothing is lost."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from server_databases import new_database
from sqlalchemy import (
    URL,
    Column,
    Connection,
    Enum,
    Integer,
    MetaData,
    NullPool,
    Table,
    create_engine,
    text,
)

pytest_plugins = ["server_fixtures"]

SCRIPTS = Path(__file__).with_name("by_hand")

# Whatever has a name, in whichever catalog of whichever version of PostgreSQL.
CATALOGS = text("""
    SELECT c.oid::regclass::text, CAST(a.attname AS text)
    FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.atttypid = 'name'::regtype
        JOIN pg_attribute o ON o.attrelid = c.oid AND o.attname = 'oid'
    WHERE c.relnamespace = 'pg_catalog'::regnamespace AND c.relkind = 'r' AND NOT c.relisshared
        AND a.attname = (SELECT min(attname) FROM pg_attribute
            WHERE attrelid = c.oid AND atttypid = 'name'::regtype AND attname ~ 'name$')""")

NAMES = """
    SELECT CAST({column} AS text) FROM {catalog} AS one
    WHERE one.oid >= 16384 AND to_jsonb(one) ->> 'relnamespace' IS DISTINCT FROM '99'
        AND NOT EXISTS (SELECT FROM pg_depend d
        WHERE d.classid = '{catalog}'::regclass AND d.objid = one.oid
            AND d.deptype IN ('e', 'i', 'P', 'S'))"""

DROP_TABLES = """
    DROP TABLE people, parents, children, grown, typed, measures, drafts, "Odd Names"."A Table";
    DROP DOMAIN "Odd Names"."A Domain", even"""

# Or its database could not be dropped.
END_SUBSCRIPTION = (
    "ALTER SUBSCRIPTION a_subscription SET (slot_name = NONE)",
    "DROP SUBSCRIPTION a_subscription",
)

Database = Callable[[], Connection]


@pytest.fixture
def database(server_url: URL) -> Iterator[Database]:
    """Gives a connection to a new database, again and again."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(_database(server_url))


@contextmanager
def _database(server_url: URL) -> Iterator[Connection]:
    with (
        new_database(server_url) as url,
        create_engine(url, poolclass=NullPool).connect() as connection,
    ):
        yield connection


def run(connection: Connection, *statements: str) -> None:
    """Run *statements* as they are."""
    with connection.begin():
        for statement in statements:
            import_module("shop.db.postgresql.driver").run_script(connection, statement)


def script(name: str) -> str:
    return (SCRIPTS / f"{name}.sql").read_text("utf-8")


def filled(connection: Connection, *names: str) -> Connection:
    """*connection*, after the scripts with these *names*."""
    run(connection, *map(script, names))
    return connection


def found(connection: Connection) -> Any:
    try:
        return import_module("shop.db.adopting.by_hand").by_hand(connection, "alembic_version")
    finally:
        connection.rollback()


def catalog(connection: Connection) -> list[str]:
    try:
        lines: list[str] = import_module("shop.db.postgresql.catalog").read_catalog(connection)
        return lines
    finally:
        connection.rollback()


def remade(live: Connection, other: Connection) -> Any:
    """What is found in *live*, after it was made in *other* around the same tables."""
    made = found(live)
    run(other, *(one.create for one in made.before))
    run(other, script("tables"))
    run(other, *(one.create for one in made.after))
    return made


def test_all_that_models_cannot_say_is_made_again_around_their_tables(database: Database) -> None:
    live, other = filled(database(), "needed", "tables", "beyond"), database()

    made = remade(live, other)

    assert catalog(other) == catalog(live)
    assert found(other) == made
    assert not made.reported


def test_all_of_it_can_be_undone(database: Database) -> None:
    live = filled(database(), "needed", "tables", "beyond")
    made = found(live)

    run(live, *(one.drop for one in reversed(made.after) if one.drop))
    run(live, DROP_TABLES)
    run(live, *(one.drop for one in reversed(made.before) if one.drop))

    assert catalog(live) == catalog(database())


def test_whatever_has_a_name_is_made_or_reported(database: Database) -> None:
    live, other = filled(database(), "needed", "tables", "beyond", "reported"), database()

    made = remade(live, other)

    run(live, *END_SUBSCRIPTION)
    reported = " ".join(made.reported)
    lost = [one for one in named(live) - named(other) if one[1] not in reported]
    assert lost == []


HISTORY = """
    CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE FUNCTION usual(mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT $1';
    CREATE SEQUENCE numbers;
    CREATE SEQUENCE others;
    CREATE TABLE people (id int DEFAULT nextval('numbers'), mood mood DEFAULT usual('sad'))"""


def test_models_may_build_on_it_and_change_what_it_builds_on(database: Database) -> None:
    history = database()
    run(history, HISTORY)
    metadata = MetaData()
    Table(
        "people",
        metadata,
        Column("id", Integer, server_default=text("nextval('numbers')")),
        Column(
            "mood", Enum("sad", "so-so", "glad", name="mood"), server_default=text("usual('sad')")
        ),
    )

    models = import_module("shop.db.compare.models")
    with models.created_after(database(), metadata, history) as scratch:
        lines = catalog(scratch)

    assert "enum public.mood 'sad', 'so-so', 'glad'" in lines
    assert "column public.people.mood public.mood default public.usual('sad'::public.mood)" in lines
    assert any(line.startswith("sequence public.numbers ") for line in lines)
    # It could not be dropped otherwise, as nothing would be different.
    assert not any(line.startswith("sequence public.others ") for line in lines)


def named(connection: Connection) -> set[tuple[str, str]]:
    """Each thing that is no part of another one, nor of an extension: its catalog and its name."""
    names = {
        (catalog, name)
        for catalog, column in connection.execute(CATALOGS)
        for (name,) in connection.execute(text(NAMES.format(catalog=catalog, column=column)))
    }
    connection.rollback()
    return names
