"""Where the models can be created nowhere, Alembic's own comparison is better than none."""

import pytest
from changes.case import Tables
from sqlalchemy import Column, Integer, MetaData, Table, Text

from .desk import GENERATE, Desk, users

pytest_plugins = ["server_fixtures"]

OFF = "the exact comparison is off, and this one is Alembic's own."


def many(*more: Column[str]) -> Tables:
    """More tables than there is room for in a transaction of a live database."""

    def describe(metadata: MetaData) -> None:
        users(*more)(metadata)
        for number in range(300):
            Table(f"t{number}", metadata, Column("id", Integer, primary_key=True))

    return describe


def warnings(logged: str) -> list[str]:
    return [line for line in logged.splitlines() if line.startswith("WARNING")]


@pytest.fixture
def reader(desk: Desk) -> Desk:
    """Somebody who may do nothing but read, and has a first migration."""
    desk.begin(users(), "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader")
    desk.be("reader")
    return desk


def test_revision_says_so_to_who_may_only_read(reader: Desk) -> None:
    ran = reader.generate(users(Column("mail", Text)))

    assert len([line for line in warnings(ran.logged) if line.endswith(OFF)]) == 1
    assert "op.add_column('users', sa.Column('mail', sa.Text()" in ran.new[0].read_text("utf-8")


def test_strangers_are_not_dropped_by_alembic_s_own_comparison_either(reader: Desk) -> None:
    reader.databases.run("CREATE TABLE stray (id int)")

    ran = reader.generate(users(Column("mail", Text)))

    assert "stray" not in ran.new[0].read_text("utf-8") + ran.logged


def test_check_says_so_to_who_may_only_read(reader: Desk) -> None:
    clean = reader.check(users())
    differing = reader.check(users(Column("mail", Text)))

    assert clean.status == 0, clean
    assert len([line for line in warnings(clean.logged) if line.endswith(OFF)]) == 1
    assert differing.status != 0, differing
    assert "mail" in differing.message
    assert "Traceback" not in differing.printed + differing.logged


def test_so_with_more_tables_than_a_transaction_has_room_for(desk: Desk) -> None:
    desk.begin(many())
    desk.be_clerk()

    clean = desk.check(many())
    ran = desk.generate(many(Column("mail", Text)))

    assert "301 tables are too many for a transaction on a live server" in ran.logged
    assert "op.add_column('users', sa.Column('mail', sa.Text()" in ran.new[0].read_text("utf-8")
    assert clean.status == 0, clean
    assert len([line for line in warnings(clean.logged) if line.endswith(OFF)]) == 1


def test_models_that_postgresql_refuses_are_no_reason_to_compare_otherwise(desk: Desk) -> None:
    desk.begin(users())
    desk.be_clerk()

    message = desk.refused(users(Column("visits", Integer, server_default="many")), *GENERATE)

    assert message.startswith("PostgreSQL refuses the models")
    assert 'invalid input syntax for type integer: "many"' in message


def test_an_extension_that_is_not_available_is_no_fault_of_the_history(desk: Desk) -> None:
    desk.begin(users())
    (path,) = desk.project.alembic("revision", "-m", "nosuch").new
    text = path.read_text("utf-8")
    path.write_text(text.replace("pass", 'op.execute("CREATE EXTENSION nosuch")', 1), "utf-8")

    ran = desk.alembic(users(Column("mail", Text)), "stamp", "head")
    ran = desk.generate(users(Column("mail", Text)))

    assert 'extension "nosuch" is not available' in ran.logged
    assert "comparing with the live database instead of the history." in ran.logged
    assert "mail" in ran.new[0].read_text("utf-8")
