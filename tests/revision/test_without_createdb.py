"""Who may not create databases gets the same migration, and a line that says what to grant."""

from typing import Any

import pytest
from changes.case import Tables
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Sequence,
    Table,
    Text,
)

from .desk import GENERATE, Desk

pytest_plugins = ["server_fixtures"]

STRAY = """
    CREATE TABLE stray (id int PRIMARY KEY, user_id int REFERENCES users);
    CREATE VIEW colleague AS SELECT id FROM users;
    CREATE TYPE mood AS ENUM ('fine');
    CREATE SEQUENCE counter;
    CREATE SCHEMA attic CREATE TABLE users (id int)
"""


def models(
    mail: Column[str] | None = None,
    visits: Column[Any] | None = None,
    user_id: Column[int] | None = None,
    roles: str = "reader writer",
    kinds: str = "note error",
    more: Tables = lambda metadata: None,
) -> Tables:
    """Two tables in two schemas, each with an enum; what is given is otherwise than before."""

    def describe(metadata: MetaData) -> None:
        Table(
            "users",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("mail", Text, index=True) if mail is None else mail._copy(),
            Column("visits", Integer) if visits is None else visits._copy(),
            Column("role", Enum(*roles.split(), name="role"), server_default="reader"),
        )
        Table(
            "entries",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("user_id", ForeignKey("users.id")) if user_id is None else user_id._copy(),
            Column("kind", Enum(*kinds.split(), name="kind", schema="audit")),
            schema="audit",
        )
        more(metadata)

    return describe


before = models()


def new_tables(metadata: MetaData) -> None:
    Table(
        "notes",
        metadata,
        Column("id", Integer, Sequence("notes_numbers", metadata=metadata), primary_key=True),
        Column("entry_id", ForeignKey("audit.entries.id", ondelete="CASCADE")),
        Column("state", Enum("open", "done", name="state"), nullable=False),
        Column("words", Text, comment="What was written"),
        comment="Written by users",
    )
    Table(
        "bills",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("note_id", ForeignKey("notes.id")),
        Column("state", Enum("sent", "paid", name="state", schema="billing")),
        schema="billing",
    )


def more_about_entries(metadata: MetaData) -> None:
    entries = metadata.tables["audit.entries"]
    entries.append_constraint(CheckConstraint("user_id > 0", name="positive"))
    Index(None, entries.c.user_id, entries.c.kind.desc())


CHANGES = {
    "a column renamed": models(
        mail=Column("email", Text, index=True, info={"renamed_from": "mail"})
    ),
    "an enum with one value more": models(roles="reader writer owner"),
    "an enum with one value less, in a schema": models(kinds="note"),
    "new tables in two schemas": models(more=new_tables),
    "constraints and indexes": models(more=more_about_entries),
    "another type": models(visits=Column("visits", Text, server_default="none", nullable=False)),
    "another type in a schema": models(user_id=Column("user_id", BigInteger)),
}


@pytest.fixture
def clerk(desk: Desk) -> Desk:
    """One migration, strangers' tables beside it, and a clerk who may not create databases."""
    desk.begin(before, STRAY)
    desk.be_clerk()
    return desk


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_migration_is_the_same_without_createdb(change: Tables, clerk: Desk) -> None:
    catalog = clerk.databases.catalog()
    without = clerk.written(change)
    assert clerk.databases.catalog() == catalog

    clerk.databases.administer("ALTER ROLE clerk CREATEDB")
    try:
        assert without == clerk.written(change)
    finally:
        clerk.databases.administer("ALTER ROLE clerk NOCREATEDB")


def test_one_line_of_warning_says_what_to_grant(clerk: Desk) -> None:
    ran = clerk.generate(CHANGES["new tables in two schemas"])

    warnings = [line for line in ran.logged.splitlines() if line.startswith("WARNING")]
    line = "the role clerk may not create databases (ALTER ROLE clerk CREATEDB): "
    line += "comparing with the live database instead of the history."
    assert warnings == [f"WARNING  {line}"]


def test_strangers_are_neither_dropped_nor_mentioned_without_createdb(clerk: Desk) -> None:
    ran = clerk.generate(CHANGES["another type"])

    said = ran.printed + ran.logged + ran.new[0].read_text("utf-8")
    found = [name for name in ("stray", "colleague", "mood", "counter", "attic") if name in said]
    assert not found, ran


def test_the_migration_works_without_createdb(clerk: Desk) -> None:
    models = CHANGES["new tables in two schemas"]
    clerk.databases.run("GRANT CREATE ON DATABASE shop TO clerk")
    clerk.generate(models)
    clerk.upgrade()

    ran = clerk.check(models)

    assert ran.status == 0, ran
    assert not clerk.alembic(models, "revision", "--autogenerate", "-m", "again").new


def test_a_drop_is_refused_without_createdb_too(clerk: Desk) -> None:
    message = clerk.refused(models(visits=Column("times", Text)), *GENERATE)

    assert message.startswith("Nothing was written: this would drop users.visits and its rows.\n")


def test_check_tells_differences_without_createdb(clerk: Desk) -> None:
    clean = clerk.check(before)
    differing = clerk.check(models(visits=Column("visits", BigInteger)))

    assert clean.status == 0, clean
    assert "comparing in a transaction of the live database." in clean.logged
    assert "- column public.users.visits integer" in differing.message
    assert "+ column public.users.visits bigint" in differing.message
