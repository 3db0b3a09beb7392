"""`db adopt` takes over a database that was made without migrations, if it is what the models say."""

from sqlalchemy import Column, Text

from .adopter import Adopter, no_models
from .hand_made import models, users

pytest_plugins = ["server_fixtures"]


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


def test_generating_leads_to_adopting(hand_made: Adopter) -> None:
    message = hand_made.refused(models, "revision", "--autogenerate", "-m", "first")

    assert "the database has posts, users already (2 of 2 tables of the\nmodels)" in message
    assert "\n      db adopt\n" in message


def test_generating_without_models_leads_to_adopting(hand_made: Adopter) -> None:
    message = hand_made.refused(no_models, "revision", "--autogenerate", "-m", "first")

    assert "database has 3 tables: neighbour, posts, users\n" in message
    assert "\n      db adopt\n" in message
