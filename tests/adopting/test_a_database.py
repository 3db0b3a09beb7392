"""`db adopt` takes over a database that was made without migrations, if it is what the models say."""

import signal
from importlib import import_module
from pathlib import Path
from threading import current_thread, main_thread

import pytest
from sqlalchemy import DDL, Column, Enum, ForeignKey, Index, Integer, MetaData, Table, Text, event
from sqlalchemy.dialects.postgresql import INT4RANGE, TSTZRANGE

from .adopter import Adopter, no_models
from .hand_made import TABLES, TRIGGER

pytest_plugins = ["server_fixtures"]


def models(metadata: MetaData) -> None:
    users(metadata)
    Table(
        "posts",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("user_id", ForeignKey("users.id"), index=True),
    )


def users(metadata: MetaData, *more: Column[str]) -> None:
    role = Enum("reader", "writer", name="role")
    Table(
        "users",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("mail", Text, nullable=False, unique=True),
        Column("role", role, server_default="reader"),
        *more,
    )


@pytest.fixture
def hand_made(desk: Adopter) -> Adopter:
    """A database that was made by hand."""
    desk.databases.run(TABLES)
    return desk


def test_what_is_as_the_models_say_is_adopted(hand_made: Adopter) -> None:
    said = hand_made.adopt(models)

    (written,) = hand_made.project.versions.glob("*.py")
    assert said.startswith(f"Adopted: {written} is marked as applied.\n")
    assert "neighbour" not in said + written.read_text("utf-8")
    assert hand_made.databases.rows("SELECT mail FROM users") == [("ada",)]
    assert hand_made.is_clean(models)
    assert list(hand_made.states.values()) == ["released"]


def test_the_migration_makes_the_same_elsewhere(hand_made: Adopter) -> None:
    hand_made.adopt(models)
    hand_made.databases.afresh()

    hand_made.upgrade()

    assert hand_made.is_clean(models)


def test_what_differs_is_shown_table_by_table(hand_made: Adopter) -> None:
    hand_made.databases.run("ALTER TABLE users ALTER mail TYPE varchar(40), ADD nickname text")
    hand_made.databases.run("DROP INDEX posts_user_id_idx")

    message = hand_made.not_adopted(models)

    assert message.startswith("The database is not what the models say. Nothing was written.\n")
    assert (
        "\n      public.posts\n"
        "      + index CREATE INDEX posts_user_id_idx ON public.posts USING btree (user_id)\n"
        "\n      public.users\n"
        "      - column public.users.mail character varying(40) not null\n"
        "      + column public.users.mail text not null\n"
        "      - column public.users.nickname text\n"
        "\n  Change the models until"
    ) in message
    assert "\n      db adopt\n" in message
    assert not hand_made.lock.exists()


def test_after_the_models_were_changed_it_is_adopted(hand_made: Adopter) -> None:
    hand_made.databases.run("ALTER TABLE users ADD nickname text; DROP TABLE posts")
    hand_made.not_adopted(users)

    hand_made.adopt(lambda metadata: users(metadata, Column("nickname", Text)))


def test_a_table_that_is_missing_is_a_difference(hand_made: Adopter) -> None:
    hand_made.databases.run("DROP TABLE posts")

    assert "      + table public.posts\n" in hand_made.not_adopted(models)


def test_an_empty_database_has_nothing_to_adopt(desk: Adopter) -> None:
    message = desk.not_adopted(models)

    assert message.startswith("There is nothing to adopt: the database has none of the 2 tables")
    assert "alembic revision --autogenerate" in message


def test_neither_tables_nor_models_are_told_as_when_generating(desk: Adopter) -> None:
    message = desk.not_adopted(no_models)

    assert message.startswith("Nothing was written: no table is registered.\n")


def test_a_lost_history_is_told_with_what_to_do(hand_made: Adopter) -> None:
    hand_made.databases.run(
        "CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);"
        "INSERT INTO alembic_version VALUES ('1a2b3c4d5e6f')"
    )

    message = hand_made.not_adopted(models)

    assert "alembic_version says that the database is at 1a2b3c4d5e6f" in message
    assert "\n      db stamp --purge base\n      db adopt" in message
    assert hand_made.db(models, "stamp", "--purge", "base").status == 0
    hand_made.adopt(models)


def test_who_may_not_create_databases_is_told_what_to_grant(hand_made: Adopter) -> None:
    hand_made.be_clerk()

    message = hand_made.not_adopted(models)

    assert message.startswith(
        "Nothing was written: the role clerk may not create databases "
        "(ALTER ROLE clerk CREATEDB).\n"
    )


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


@pytest.mark.parametrize("moment", ["shop.db.adopting.first.write", "alembic.command.stamp"])
def test_an_interruption_leaves_nothing_behind(
    hand_made: Adopter, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(moment, interrupt)

    with pytest.raises(KeyboardInterrupt):
        hand_made.db(models, "adopt")

    assert not list(hand_made.project.versions.glob("*.py"))
    assert not hand_made.lock.exists()
    assert hand_made.databases.revision() is None


class Tidying:
    """Whose end is interrupted: Python says so, and goes on."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(current_thread() is not main_thread(), reason="signals are for the main one")
def test_an_interruption_that_python_forgets_is_one(
    hand_made: Adopter, monkeypatch: pytest.MonkeyPatch
) -> None:
    baseline = import_module("shop.db.adopting.baseline")
    write_first = baseline.write_first

    def interrupted(*arguments: object) -> Path:
        written: Path = write_first(*arguments)
        Tidying()
        return written

    monkeypatch.setattr(baseline, "write_first", interrupted)

    with pytest.raises(KeyboardInterrupt):
        hand_made.db(models, "adopt")

    assert not list(hand_made.project.versions.glob("*.py"))
    assert hand_made.databases.revision() is None


def test_generating_leads_to_adopting(hand_made: Adopter) -> None:
    message = hand_made.refused(models, "revision", "--autogenerate", "-m", "first")

    assert "the database has posts, users already (2 of 2 tables of the\nmodels)" in message
    assert "\n      db adopt\n" in message


def test_generating_without_models_leads_to_adopting(hand_made: Adopter) -> None:
    message = hand_made.refused(no_models, "revision", "--autogenerate", "-m", "first")

    assert "database has 3 tables: neighbour, posts, users\n" in message
    assert "\n      db adopt\n" in message


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
    if desk.databases.rows("SELECT current_setting('server_version_num')::int < 180000")[0][0]:
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
