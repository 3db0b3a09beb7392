"""A history is adopted with the database that it made, marked or not, behind, empty, or changed by hand."""

from .adopter import Adopter
from .stock_history import SECOND, THIRD, changed, models, single_line

pytest_plugins = ["server_fixtures"]


def test_what_is_not_marked_is_marked_if_it_is_what_the_history_makes(old: Adopter) -> None:
    old.databases.run("DROP TABLE alembic_version")

    said = old.adopt(models)

    assert "  database   exactly what they make; marked as such now\n" in said
    assert old.databases.revision() == THIRD


def test_what_is_not_marked_and_different_stays_unmarked(old: Adopter) -> None:
    old.databases.run("DROP TABLE alembic_version; ALTER TABLE users DROP active")

    message = old.not_adopted(models)

    assert message.startswith("The database is not what its migrations make. Nothing was written.")
    assert "      public.users\n      + column public.users.active text\n" in message
    assert "alembic stamp REVISION" in message


def test_what_was_changed_by_hand_is_shown_and_can_be_taken_in(old: Adopter) -> None:
    old.databases.run("ALTER TABLE users ALTER active TYPE boolean USING active::boolean")
    old.databases.run("ALTER TABLE posts DROP CONSTRAINT posts_user_id_fkey")

    message = old.not_adopted(changed)
    assert "      - column public.users.active boolean\n" in message

    assert '      alembic revision --autogenerate -m "what was changed by hand"\n' in message
    old.generate(changed)
    assert "exactly what they make, but marked as 1 migration behind" in old.adopt(changed)
    assert old.alembic(changed, "stamp", "heads").status == 0
    assert old.is_clean(changed)


def test_a_revision_that_is_not_here_is_told(old: Adopter) -> None:
    old.databases.run("UPDATE alembic_version SET version_num = 'ffff'")

    assert "The database is at ffff, which is no migration of this" in old.not_adopted(models)


def test_who_may_not_create_databases_adopts_a_copy(old: Adopter) -> None:
    old.be_clerk()

    assert "(ALTER ROLE clerk CREATEDB)" in old.not_adopted(models)


def test_what_was_never_marked_leads_to_adopting(old: Adopter) -> None:
    old.databases.run("DROP TABLE alembic_version")

    for command in ("check", "upgrade head"):
        assert "\n      db adopt\n" in old.refused(models, *command.split())


def test_an_empty_database_does_not_keep_a_history_from_being_adopted(desk: Adopter) -> None:
    single_line(desk.project.versions)
    desk.databases.run("CREATE TABLE neighbour (id int)")

    said = desk.adopt(models)

    assert "  database   empty\n" in said
    assert said.endswith("Next:  db prepare\n")
    assert set(desk.states.values()) == {"adopted"}


def test_a_database_that_is_behind_is_told_so(old: Adopter) -> None:
    old.databases.run(
        "ALTER TABLE posts DROP CONSTRAINT posts_user_id_fkey;"
        f"UPDATE alembic_version SET version_num = '{SECOND}'"
    )

    said = old.adopt(models)

    assert "  database   1 migration behind\n" in said
    assert said.endswith("Next:  db upgrade head\n")
    old.upgrade_all(models)
    assert old.is_clean(models)
