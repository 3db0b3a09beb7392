"""What `revision --autogenerate` says where there is nothing to write."""

import pytest
from sqlalchemy import Column, MetaData, Text

from .desk import GENERATE, Desk, users

pytest_plugins = ["server_fixtures"]


def no_tables(metadata: MetaData) -> None:
    """As if no module of the models had been imported."""


def test_nothing_to_do_is_no_failure_and_no_file(desk: Desk) -> None:
    desk.begin(users())

    ran = desk.generate(users())

    assert (ran.status, ran.new) == (0, []), ran
    assert ran.logged.splitlines()[-1] == (
        "INFO  Nothing to do: the migrations already lead to the table of the models. "
        "No file was written."
    )


def test_models_without_tables_are_told_with_the_folder(desk: Desk) -> None:
    message = desk.refused(no_tables, *GENERATE)

    assert message.startswith("Nothing was written: no table is registered.\n")
    assert "src/shop/models was imported" in message


def test_models_elsewhere_are_told_with_what_counts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a project that was there before, whose env.py imports the metadata of another module."""
    monkeypatch.delattr("shop.models._modules")

    message = desk.refused(no_tables, *GENERATE)

    assert "was imported" not in message
    assert message.endswith(
        "\n\n  The metadata of env.py has none. Modules that it does not import are not seen.\n"
    )


def test_tables_without_a_history_lead_to_db_adopt(desk: Desk) -> None:
    desk.databases.run("CREATE TABLE users (id int PRIMARY KEY, mail text)")

    message = desk.refused(users(Column("mail", Text)), *GENERATE)

    assert message.startswith("Nothing was written: the database has users already (1 of 1 tables")
    assert "\n      db adopt\n" in message


@pytest.mark.parametrize(
    "stranger",
    ["CREATE TABLE strangers (id int)", "CREATE SCHEMA attic CREATE TABLE users (id int)"],
)
def test_other_people_s_tables_need_no_adoption(stranger: str, desk: Desk) -> None:
    desk.databases.run(stranger)

    assert len(desk.generate(users()).new) == 1


def test_a_revision_without_autogenerate_asks_nothing(desk: Desk) -> None:
    desk.databases.run("CREATE TABLE users (id int PRIMARY KEY)")

    ran = desk.alembic(users(), "revision", "-m", "by hand")

    assert (ran.status, len(ran.new)) == (0, 1), ran
