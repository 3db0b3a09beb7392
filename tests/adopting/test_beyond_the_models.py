"""What a database has beyond the models comes into the migration, stays others', or is refused."""

from importlib import import_module

import pytest
from sqlalchemy import DDL, Column, Index, Integer, MetaData, Table, Text, event
from sqlalchemy.dialects.postgresql import INT4RANGE, TSTZRANGE

from .adopter import Adopter
from .hand_made import TRIGGER, models

pytest_plugins = ["server_fixtures"]


def test_several_schemas_are_adopted_at_once(desk: Adopter) -> None:
    desk.databases.run("CREATE SCHEMA audit CREATE TABLE log (id serial PRIMARY KEY, line text)")

    def log(metadata: MetaData) -> None:
        columns = Column("id", Integer, primary_key=True), Column("line", Text)
        Table("log", metadata, *columns, schema="audit")

    desk.adopt(log)

    assert desk.is_clean(log)


def test_a_trigger_comes_into_the_migration_as_it_is(hand_made: Adopter) -> None:
    hand_made.databases.run(TRIGGER)

    said = hand_made.adopt(models)

    assert "trigger" in said
    assert hand_made.is_clean(models)
    hand_made.databases.afresh()
    hand_made.upgrade()
    hand_made.databases.run("INSERT INTO users (mail) VALUES ('ADA')")
    assert hand_made.databases.rows("SELECT mail FROM users") == [("ada",)]
    assert hand_made.alembic(models, "downgrade", "base").status == 0
    assert not [line for line in hand_made.databases.catalog() if "users" in line]


def test_what_an_administrator_tuned_comes_into_the_migration(hand_made: Adopter) -> None:
    hand_made.databases.run(
        "ALTER TABLE users SET (fillfactor = 70), ALTER mail SET STATISTICS 500,"
        " ENABLE ROW LEVEL SECURITY; ALTER INDEX posts_user_id_idx SET (fillfactor = 80)"
    )
    before = [line for line in hand_made.databases.catalog() if "neighbour" not in line]

    hand_made.adopt(models)
    hand_made.databases.afresh()
    hand_made.upgrade()

    assert hand_made.databases.catalog() == before


def test_what_others_have_put_there_is_in_nobody_s_way(hand_made: Adopter) -> None:
    hand_made.databases.run(TRIGGER)
    hand_made.databases.run(
        "CREATE VIEW neighbours AS SELECT * FROM neighbour;"
        "CREATE TRIGGER theirs BEFORE INSERT ON neighbour FOR EACH ROW EXECUTE FUNCTION lower_mail()"
    )

    said = hand_made.adopt(models)

    assert "neighbour" not in said
    (written,) = hand_made.project.versions.glob("*.py")
    assert "neighbour" not in written.read_text("utf-8")


def test_what_no_migration_makes_is_refused(hand_made: Adopter) -> None:
    hand_made.databases.run(
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'posts_user_id_idx'::regclass"
    )

    message = hand_made.not_adopted(models)

    assert message.startswith("The database has what the models do not say, so that")
    assert (
        "      - index CREATE INDEX posts_user_id_idx ON public.posts USING btree (user_id) INVALID\n"
        in (message)
    )


EXTENSIONS = """
    CREATE SCHEMA tools;
    CREATE EXTENSION citext SCHEMA tools; CREATE EXTENSION pg_trgm;
    CREATE EXTENSION pg_stat_statements;
    CREATE TABLE people (id serial PRIMARY KEY, mail tools.citext[], name text);
    CREATE INDEX people_name_idx ON people USING gin (name gin_trgm_ops)
"""


def people(metadata: MetaData) -> None:
    sql_type = import_module("shop.db.operations.sql_type").SQLType
    Table(
        "people",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", sql_type("tools.citext[]")),
        Column("name", Text),
        Index(
            "people_name_idx",
            "name",
            postgresql_using="gin",
            postgresql_ops={"name": "gin_trgm_ops"},
        ),
    )


def test_what_extensions_bring_is_theirs_and_they_are_in_the_migration(desk: Adopter) -> None:
    available = desk.databases.rows("SELECT name FROM pg_available_extensions")
    if not {("citext",), ("pg_trgm",), ("pg_stat_statements",)} <= set(available):
        pytest.skip("this server has no extensions")
    desk.databases.run(EXTENSIONS)

    desk.adopt(people)
    (written,) = desk.project.versions.glob("*.py")
    desk.databases.afresh()
    desk.upgrade()

    assert "pg_stat_statements" not in written.read_text("utf-8")
    assert desk.databases.rows("SELECT similarity('ada', 'ada')") == [(1.0,)]
    assert desk.alembic(people, "downgrade", "base").status == 0


def rooms(metadata: MetaData) -> None:
    columns = Column("room", INT4RANGE), Column("during", TSTZRANGE)
    key = DDL("ALTER TABLE rented ADD PRIMARY KEY (room, during WITHOUT OVERLAPS)")  # type: ignore[no-untyped-call]
    event.listen(Table("rented", metadata, *columns), "after_create", key)


def test_a_key_over_time_is_that_in_the_migration(desk: Adopter) -> None:
    if desk.databases.version() < 180000:
        pytest.skip("PostgreSQL 18 has it")
    desk.databases.run(
        "CREATE TABLE rented (room int4range, during tstzrange,"
        " PRIMARY KEY (room, during WITHOUT OVERLAPS))"
    )
    made = desk.databases.catalog()

    desk.adopt(rooms)
    desk.databases.afresh()
    desk.upgrade()

    assert desk.databases.catalog() == made
