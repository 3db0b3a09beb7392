"""The same models and the same history give the same migration, whatever the database looks like."""

import pytest
from changes.database import Databases
from sqlalchemy import BigInteger, Column, Integer, MetaData, String, Table, Text, func

from .desk import GENERATE, Desk

pytest_plugins = ["server_fixtures"]


def before(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", String(40), index=True),
        Column("visits", Integer, server_default="0"),
    )


def after(metadata: MetaData) -> None:
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False, unique=True, server_default=func.gen_random_uuid()),
        Column("visits", BigInteger, server_default="0"),
    )
    Table("notes", metadata, Column("id", Integer, primary_key=True), Column("words", Text))


STRAY = """
    CREATE TABLE stray (id int PRIMARY KEY, user_id int REFERENCES users);
    CREATE VIEW colleague AS SELECT mail, visits FROM users;
    CREATE TYPE mood AS ENUM ('fine');
    CREATE SCHEMA attic CREATE TABLE users (id int);
    CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'
"""

# What may have happened to the database since the first migration.
HAPPENED = {
    "at head": "",
    "behind": "DROP TABLE users; DELETE FROM alembic_version",
    "empty": "DROP TABLE users, alembic_version",
    "drifted": "ALTER TABLE users DROP mail, ADD nickname text, ALTER visits TYPE text",
    "ahead": "ALTER TABLE users ALTER visits DROP DEFAULT; CREATE TABLE notes (words text)",
    "of another branch": "UPDATE alembic_version SET version_num = 'abcdefabcdef'",
    "full of other things": STRAY,
    "read only": "ALTER DATABASE shop SET default_transaction_read_only TO on",
}


@pytest.mark.parametrize("happened", HAPPENED)
def test_the_migration_is_the_same_on_a_database_that_is(happened: str, desk: Desk) -> None:
    desk.begin(before)
    usual = desk.written(after)
    desk.databases.run(HAPPENED[happened])
    catalog = desk.databases.catalog()

    assert desk.written(after) == usual
    assert desk.databases.catalog() == catalog


def test_other_people_s_things_are_not_mentioned(desk: Desk) -> None:
    desk.begin(before, STRAY)

    ran = desk.generate(after)

    said = ran.printed + ran.logged + ran.new[0].read_text("utf-8")
    found = [name for name in ("stray", "colleague", "mood", "attic", "twice") if name in said]
    assert not found, ran


def test_a_server_that_does_not_answer_is_told_in_words(desk: Desk) -> None:
    desk.environment.setenv("DATABASE_URL", "postgresql://ada@/shop?host=/nowhere")

    message = desk.refused(after, *GENERATE)

    assert "no PostgreSQL answers at the socket /nowhere" in message


def test_only_scratch_databases_are_left_on_the_server(desk: Desk, databases: Databases) -> None:
    desk.begin(before)
    desk.generate(after)

    names = {name for (name,) in databases.rows("SELECT datname::text FROM pg_database")}

    scratch = names - {"postgres", "template0", "template1", "shop", "expected"}
    comments = databases.rows(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
        f" WHERE datname IN ({', '.join(repr(name) for name in scratch)})"
    )
    assert len(scratch) == 2
    assert all("scratch database of the project shop" in comment for (comment,) in comments)
