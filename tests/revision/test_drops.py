"""What would be lost is told before it is, with what to type instead."""

import subprocess
import sys
from runpy import run_path

import pytest
from changes.case import Tables
from sqlalchemy import Column, Integer, MetaData, Table, Text

from .desk import GENERATE, Desk, users

pytest_plugins = ["server_fixtures"]

mail = Column("mail", Text)
with_mail = users(mail)


def and_people(name: str) -> Tables:
    """The table `users`, and another one called *name*."""

    def describe(metadata: MetaData) -> None:
        users()(metadata)
        Table(name, metadata, Column("id", Integer, primary_key=True), Column("name", Text))

    return describe


def audit(metadata: MetaData) -> None:
    """A column and a table that are spelled alike."""
    users()(metadata)
    Table("audit", metadata, Column("id", Integer, primary_key=True), Column("users", Text))
    Table("users", metadata, Column("id", Integer, primary_key=True), schema="audit")


def without_users(metadata: MetaData) -> None:
    users()(metadata)
    Table("audit", metadata, Column("id", Integer, primary_key=True))


def test_an_undeclared_rename_of_a_column_is_told_with_the_line_to_add(desk: Desk) -> None:
    desk.begin(with_mail)

    message = desk.refused(
        users(Column("email", Text)), "revision", "--autogenerate", "-m", "an e-mail address"
    )

    assert (
        message
        == """\
Nothing was written: this would drop users.mail and its rows.

  users.mail is gone from the models, and users.email is new with the same type.
  A rename? Say so on the column, and generate again:

      Column("email", Text, info={"renamed_from": "mail"})
      mapped_column(..., info={"renamed_from": "mail"})  # in a class

  To drop it on purpose:  alembic -x drop=users.mail revision --autogenerate -m 'an e-mail address'
"""
    )


def test_an_undeclared_rename_of_a_table_is_told_with_the_line_to_add(desk: Desk) -> None:
    desk.begin(and_people("people"))

    message = desk.refused(and_people("persons"), *GENERATE)

    assert (
        message
        == """\
Nothing was written: this would drop people and its rows.

  people is gone from the models, and persons is new with the same columns.
  A rename? Say so on the table, and generate again:

      Table("persons", metadata, ..., info={"renamed_from": "people"})
      __table_args__ = {"info": {"renamed_from": "people"}}  # in a class

  To drop it on purpose:  alembic -x drop=people revision --autogenerate -m change
"""
    )


def test_the_line_to_add_is_all_that_it_takes(desk: Desk) -> None:
    desk.begin(with_mail, "INSERT INTO users VALUES (1, 'ada')")

    desk.generate(users(Column("email", Text, info={"renamed_from": "mail"})))
    desk.upgrade()

    assert desk.databases.rows("SELECT email FROM users") == [("ada",)]


def test_what_is_simply_gone_is_told(desk: Desk) -> None:
    desk.begin(with_mail)

    assert (
        desk.refused(users(), *GENERATE)
        == """\
Nothing was written: this would drop users.mail and its rows.

  users.mail is gone from the models.

  To drop it on purpose:  alembic -x drop=users.mail revision --autogenerate -m change
"""
    )


@pytest.mark.parametrize(
    ("before", "after", "drop"),
    [
        (with_mail, users(), "users.mail"),
        (users(mail, Column("phone", Text)), users(), "users.mail,users.phone"),
        (users(mail, Column("phone", Text)), users(), "users.mail, users.phone"),
        (and_people("people"), users(), "people"),
        (audit, without_users, "table:audit.users,column:audit.users"),
    ],
)
def test_what_is_named_is_dropped(before: Tables, after: Tables, drop: str, desk: Desk) -> None:
    desk.begin(before)

    desk.generate(after, "-x", f"drop={drop}")
    desk.upgrade()

    ran = desk.check(after)
    assert ran.status == 0, ran


def test_the_command_in_the_message_repeats_what_was_named_already(desk: Desk) -> None:
    desk.begin(users(mail, Column("phone", Text)))
    message = desk.refused(users(), "-x", "drop=users.mail", *GENERATE)

    assert "on purpose:  alembic -x drop=users.mail,users.phone revision" in message


@pytest.mark.parametrize("spelled", ["table:audit.users", "column:audit.users"])
def test_a_name_with_two_meanings_is_refused_with_both_spellings(spelled: str, desk: Desk) -> None:
    desk.begin(audit)

    message = desk.refused(without_users, "-x", "drop=audit.users", *GENERATE)
    other = desk.refused(without_users, "-x", f"drop={spelled}", *GENERATE)

    assert message.startswith("Nothing was written: -x drop=audit.users means two things.\n")
    assert spelled in message
    assert other.startswith("Nothing was written: this would drop audit.users and its rows.\n")


def test_a_name_that_matches_nothing_is_refused_with_what_would(desk: Desk) -> None:
    desk.begin(with_mail)

    assert (
        desk.refused(users(), "-x", "drop=users.male", *GENERATE)
        == """\
Nothing was written: -x drop=users.male names nothing that would be dropped.

  What the history has, and the models have no more: users.mail.
"""
    )


REASON = 'Nobody\'s "mail": 100% unused \\ since {2024}'


def test_the_reason_is_kept_in_a_file_that_is_formatted_and_runs(desk: Desk) -> None:
    desk.begin(with_mail)

    desk.format_what_is_written()

    (path,) = desk.generate(users(), "-x", "drop=users.mail", "-x", f"reason={REASON}").new

    assert run_path(str(path))["accepted"] == {"drop column users.mail": REASON}
    subprocess.run([sys.executable, "-m", "ruff", "format", "--check", str(path)], check=True)
    desk.upgrade()


def test_without_a_reason_the_file_says_who_asked(desk: Desk) -> None:
    desk.begin(with_mail)

    (path,) = desk.generate(users(), "-x", "drop=users.mail").new

    assert run_path(str(path))["accepted"] == {
        "drop column users.mail": "named on the command line"
    }
