"""`db adopt` takes over a database that was made without migrations, if it is what the models say."""

from dataclasses import replace
from pathlib import Path

import pytest
from db_command import Db

pytest_plugins = ["server_fixtures", "command_fixtures"]

MODELS = '''\
"""Who uses the shop."""

from sqlalchemy import Column, Enum, ForeignKey, Integer, Table, Text

from .base import metadata

Table(
    "users",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("mail", Text, nullable=False, unique=True),
    Column("role", Enum("reader", "writer", name="role"), server_default="reader"),
)
Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("user_id", ForeignKey("users.id"), index=True),
)
'''

# As somebody would write it by hand, in another order, with rows and a neighbour's table.
TABLES = """
    CREATE TYPE role AS ENUM ('reader', 'writer');
    CREATE TABLE users (
        id serial PRIMARY KEY, role role DEFAULT 'reader', mail text UNIQUE NOT NULL
    );
    CREATE TABLE posts (id serial PRIMARY KEY, user_id int REFERENCES users);
    CREATE INDEX ON posts (user_id);
    CREATE TABLE neighbour (id int);
    INSERT INTO users (mail) VALUES ('ada')
"""


@pytest.fixture
def hand_made(my_db: Db) -> Db:
    """A database that was made by hand, and a project with its models, and without migrations."""
    return _hand_made(my_db)


def _hand_made(db: Db) -> Db:
    for folder in ("src/shop/models", "migrations/versions"):
        for path in (db.project.path / folder).glob("*.py"):
            if path.name not in ("__init__.py", "base.py"):
                path.unlink()
    db.write("src/shop/models/users.py", MODELS)
    db.administrate(f"CREATE DATABASE {db.name} OWNER keeper")
    db.query(TABLES)
    return db


def versions(db: Db) -> list[Path]:
    return sorted((db.project.path / "migrations/versions").glob("*.py"))


def is_stamped(db: Db) -> bool:
    """Whether any migration counts as applied."""
    if db.query("SELECT to_regclass('alembic_version')::text") == [None]:
        return False
    return db.query("SELECT version_num FROM alembic_version") != []


def test_a_database_that_is_what_the_models_say_is_adopted(each_my_db: Db) -> None:
    db = _hand_made(each_my_db)

    said = db.ok("adopt")

    (written,) = versions(db)
    assert f"Adopted: {written} is marked as applied.\n" in said
    assert is_stamped(db)
    assert db.query("SELECT mail FROM users") == ["ada"]
    assert "neighbour" not in said + written.read_text("utf-8")
    assert "No new upgrade operations detected." in db.ok("check")
    assert "Nothing to do" in db.ok("revision", "--autogenerate", "-m", "nothing")


def test_the_migration_makes_the_same_elsewhere(hand_made: Db) -> None:
    hand_made.ok("adopt")
    other = Db(hand_made.project, hand_made.server, f"{hand_made.name}_other")
    other.administrate(f"CREATE DATABASE {other.name} OWNER keeper")

    other.ok("upgrade", "head")

    assert "No new upgrade operations detected." in other.ok("check")


def test_what_differs_is_shown_and_nothing_is_written(hand_made: Db) -> None:
    hand_made.query("ALTER TABLE users ALTER mail TYPE varchar(40), ADD nickname text")

    message = hand_made.refused("adopt")

    assert message.startswith("The database is not what the models say.\n")
    assert "      - column public.users.mail character varying(40) not null\n" in message
    assert "      - column public.users.nickname text\n" in message
    assert "      + column public.users.mail text not null\n" in message
    assert "\n      db adopt\n" in message
    assert not versions(hand_made)
    assert not (hand_made.project.path / "migrations/revisions.lock").exists()
    assert not is_stamped(hand_made)


def test_after_the_models_were_changed_it_is_adopted(hand_made: Db) -> None:
    hand_made.query("ALTER TABLE users ADD nickname text")
    hand_made.refused("adopt")
    more = MODELS.replace('    Column("role"', '    Column("nickname", Text),\n    Column("role"')
    hand_made.write("src/shop/models/users.py", more)

    hand_made.ok("adopt")

    assert "No new upgrade operations detected." in hand_made.ok("check")


def test_a_project_with_migrations_has_nothing_to_adopt(ready_db: Db) -> None:
    message = ready_db.refused("adopt")

    assert message.startswith("There are migrations already, up to ")
    assert "alembic stamp head" in message


def test_generating_leads_to_adopting(hand_made: Db) -> None:
    message = hand_made.refused("revision", "--autogenerate", "-m", "first")

    assert "the database has posts, users already (2 of 2 tables of the\nmodels)" in message
    assert "\n      db adopt\n" in message
    assert not versions(hand_made)


def test_no_models_are_told_as_when_generating(hand_made: Db) -> None:
    (hand_made.project.path / "src/shop/models/users.py").unlink()

    message = hand_made.refused("adopt")

    assert message.startswith("Nothing was written: no table is registered.\n")
    assert not is_stamped(hand_made)


def test_who_may_not_create_databases_is_told_what_to_grant(hand_made: Db) -> None:
    hand_made.administrate(f"GRANT ALL ON DATABASE {hand_made.name} TO guest")
    guest = replace(hand_made, role="guest")
    hand_made.query("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")

    message = guest.refused("adopt")

    assert message.startswith(
        "Nothing was written: the role guest may not create databases "
        "(ALTER ROLE guest CREATEDB).\n"
    )
    assert not versions(hand_made)
    assert not is_stamped(hand_made)
