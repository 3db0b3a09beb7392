"""`alembic check` is silent only where the database is, to the last default, what the models say."""

from typing import Any

import pytest
from sqlalchemy import (
    CheckConstraint,
    Column,
    Enum,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Numeric,
    Sequence,
    Table,
    Text,
    func,
    select,
)
from sqlalchemy.dialects.mysql import TINYINT
from sqlalchemy.schema import CreateView

from .desk import GENERATE, Desk, users

pytest_plugins = ["server_fixtures"]


def models(metadata: MetaData) -> None:
    table = Table(
        "users",
        metadata,
        Column("id", Integer, Identity(start=100), primary_key=True),
        Column("mail", Text, nullable=False, unique=True, comment="Where to write to"),
        Column("role", Enum("reader", "writer", name="role"), server_default="reader"),
        Column("visits", Integer, server_default="0", index=True),
        Column("paid", Numeric(10, 2)),
        Column("year", Integer, Sequence("years", metadata=metadata)),
        Column("small", Text, server_default=func.lower("ADA")),
        CheckConstraint("visits >= 0", name="visits_check"),
        comment="Who comes here",
    )
    posts = Table(
        "posts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("user_id", ForeignKey("users.id", ondelete="CASCADE")),
        Column("words", Text),
    )
    CreateView(select(table.c.id).where(table.c.visits > 10), "regulars", metadata=metadata)
    Index("posts_words", func.lower(posts.c.words), postgresql_where=posts.c.words.is_not(None))


DRIFTS = {
    "a type": "ALTER TABLE users ALTER year TYPE bigint",
    "the precision of a number": "ALTER TABLE users ALTER paid TYPE numeric(12, 2)",
    "a collation": 'ALTER TABLE posts ALTER words TYPE text COLLATE "C"',
    "a default": "ALTER TABLE users ALTER visits SET DEFAULT 1",
    "a default that is gone": "ALTER TABLE users ALTER small DROP DEFAULT",
    "not null": "ALTER TABLE users ALTER mail DROP NOT NULL",
    "not null that was added": "ALTER TABLE posts ALTER words SET NOT NULL",
    "an index that is gone": "DROP INDEX users_visits_idx",
    "an index under another name": "ALTER INDEX users_visits_idx RENAME TO visits",
    "an index of another kind": "DROP INDEX posts_words; CREATE INDEX posts_words ON posts (words)",
    "one index more": "CREATE INDEX extra ON posts (user_id)",
    "one column more": "ALTER TABLE users ADD nickname text",
    "a column that is gone": "ALTER TABLE users DROP paid",
    "one constraint more": "ALTER TABLE users ADD CONSTRAINT rich CHECK (paid > 0)",
    "another check": "ALTER TABLE users DROP CONSTRAINT visits_check,"
    " ADD CONSTRAINT visits_check CHECK (visits > 0)",
    "a check that is not validated": "ALTER TABLE users DROP CONSTRAINT visits_check,"
    " ADD CONSTRAINT visits_check CHECK (visits >= 0) NOT VALID",
    "what a foreign key does": "ALTER TABLE posts DROP CONSTRAINT posts_user_id_fkey,"
    " ADD CONSTRAINT posts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users",
    "a unique constraint that is gone": "ALTER TABLE users DROP CONSTRAINT users_mail_key",
    "a comment on a column": "COMMENT ON COLUMN users.mail IS 'Old'",
    "a comment on a table": "COMMENT ON TABLE users IS NULL",
    "one value more of an enum": "ALTER TYPE role ADD VALUE 'owner'",
    "a sequence": "ALTER SEQUENCE years INCREMENT 2",
    "the sequence of an identity": "ALTER TABLE users ALTER id SET INCREMENT 10",
    "an identity that is gone": "ALTER TABLE users ALTER id DROP IDENTITY",
    "an identity of another kind": "ALTER TABLE users ALTER id SET GENERATED ALWAYS",
    "what a view selects": "CREATE OR REPLACE VIEW regulars AS SELECT id FROM users WHERE visits > 9",
    "a view that is gone": "DROP VIEW regulars",
    "a view that became a table": "DROP VIEW regulars; CREATE TABLE regulars (id int)",
    "a table that is gone": "DROP TABLE posts",
    "a table under another name": "ALTER TABLE posts RENAME TO articles",
    "a table that keeps no log": "ALTER TABLE posts SET UNLOGGED",
}

NO_DRIFTS = {
    "a table": "CREATE TABLE strangers (id int PRIMARY KEY, post_id int REFERENCES posts)",
    "a view": "CREATE VIEW colleague AS SELECT id, mail FROM users",
    "a materialized view": "CREATE MATERIALIZED VIEW numbers AS SELECT count(*) AS n FROM users",
    "a function": "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'",
    "a type": "CREATE TYPE mood AS ENUM ('fine'); CREATE DOMAIN age AS int CHECK (value > 0)",
    "a sequence": "CREATE SEQUENCE counter",
    "a schema": "CREATE SCHEMA attic CREATE TABLE users (id int)",
    "an extension": "CREATE EXTENSION citext",
    "a storage parameter": "ALTER TABLE users SET (fillfactor = 70, autovacuum_enabled = off)",
    "one of a partial index": "ALTER INDEX posts_words SET (fillfactor = 70)",
    "one of a primary key": "ALTER INDEX users_pkey SET (fillfactor = 70)",
    "one of an index": "ALTER INDEX users_visits_idx SET (fillfactor = 70)",
    "a statistics target": "ALTER TABLE users ALTER mail SET STATISTICS 1000",
    "the way a column is stored": "ALTER TABLE posts ALTER words SET STORAGE EXTERNAL",
    "a clustering": "CLUSTER users USING users_pkey",
    "what a role may do": "GRANT SELECT ON users TO reader",
    "rows": "INSERT INTO users (mail) VALUES ('ada'); SELECT nextval('years')",
    "statistics": "ANALYZE",
}


@pytest.fixture
def made(desk: Desk) -> Desk:
    """The models in the database, as the migrations have made them."""
    desk.begin(models)
    return desk


@pytest.mark.parametrize("drift", DRIFTS)
def test_check_tells(drift: str, made: Desk) -> None:
    made.databases.run(DRIFTS[drift])

    ran = made.check(models)

    assert ran.status != 0, ran
    assert ran.message.startswith("The database is not what the models say.\n"), ran
    assert "Traceback" not in ran.logged


@pytest.mark.parametrize("no_drift", NO_DRIFTS)
def test_check_does_not_mind(no_drift: str, made: Desk) -> None:
    made.databases.run(NO_DRIFTS[no_drift])

    ran = made.check(models)

    assert ran.status == 0, ran
    assert ran.printed == "No new upgrade operations detected.\n"


def test_check_changes_nothing(made: Desk) -> None:
    made.databases.run("ALTER TABLE users ADD nickname text")
    catalog = made.databases.catalog()

    made.check(models)

    assert made.databases.catalog() == catalog


def test_the_difference_is_shown_in_postgresql_s_words_with_what_to_do(desk: Desk) -> None:
    desk.begin(users(Column("mail", Text)), "ALTER TABLE users ALTER mail SET DEFAULT lower('A')")

    ran = desk.check(users(Column("mail", Text)))

    assert (
        ran.message
        == """\
The database is not what the models say.

  What it has (-), and what the models ask for (+):

      - column public.users.mail text default lower('A'::text)
      + column public.users.mail text

  If you changed the models, write the migration:

      alembic revision --autogenerate -m "..."

  If that finds nothing to do, somebody changed the database by hand.
"""
    )


def test_a_database_that_is_behind_is_told_first(desk: Desk) -> None:
    desk.begin(users())
    desk.generate(users(Column("mail", Text)))

    ran = desk.check(users(Column("mail", Text)))

    assert ran.status != 0, ran
    assert ran.message.startswith("Target database is not up to date.\n")
    assert "\n      alembic upgrade head\n" in ran.message


def test_an_empty_database_is_behind_too(desk: Desk) -> None:
    desk.generate(users())

    ran = desk.check(users())

    assert ran.message.startswith("Target database is not up to date.\n")
    assert "It is at no migration at all" in ran.message


def test_a_change_of_the_models_is_told(desk: Desk) -> None:
    desk.begin(users())

    ran = desk.check(users(Column("mail", Text)))

    assert ran.status != 0, ran
    assert "      + column public.users.mail text\n" in ran.message


def test_a_table_without_its_model_is_told(desk: Desk) -> None:
    def with_posts(metadata: MetaData) -> None:
        users()(metadata)
        Table("posts", metadata, Column("id", Integer, primary_key=True))

    desk.begin(with_posts)

    ran = desk.check(users())

    assert ran.status != 0, ran
    assert "      - table public.posts\n" in ran.message


NOT_A_TABLE = {
    "a foreign key to no table": (Column("n", ForeignKey("nowhere.id")), "find table 'nowhere'"),
    "a foreign key to no column": (
        Column("n", ForeignKey("users.nothing")),
        "column named 'nothing'",
    ),
    "a column without a type": (Column("n"), "forget to specify a type"),
    "a type of MySQL": (Column("n", TINYINT), "can't render element of type TINYINT"),
}


@pytest.mark.parametrize(("column", "said"), NOT_A_TABLE.values(), ids=NOT_A_TABLE)
def test_a_model_of_which_no_table_can_be_made_is_told(
    column: Column[Any], said: str, desk: Desk
) -> None:
    desk.begin(users())
    models = users(column)

    for command in (("check",), GENERATE):
        message = desk.refused(models, *command)
        assert message.startswith("No tables can be made of the models.\n"), message
        assert said in message


def test_what_a_migration_made_by_hand_is_right(made: Desk) -> None:
    made.project.by_hand(
        "by hand",
        "CREATE VIEW readers AS SELECT id FROM users;"
        "CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * n'",
    )

    ran = made.check(models)

    assert ran.status == 0, ran
