"""`db rehearse` goes up, down and up again on real rows, compares, and keeps nothing."""

import logging
import re
import time

import psycopg
import pytest
from rehearsal_project import ADD_PHONE, ALL_STEPS, DROP_PHONE, Rehearsal, titles

pytest_plugins = ["server_fixtures", "command_fixtures", "rehearsal_fixtures"]


def test_one_transaction_goes_up_down_up_and_is_rolled_back(each_project: Rehearsal) -> None:
    each_project.add("phone", ADD_PHONE, DROP_PHONE)
    before = each_project.state()

    status, printed = each_project.run()

    assert (status, titles(printed)) == (0, ALL_STEPS), printed
    assert len(re.findall(r"^    phone  phone +\d+\.\d\d s$", printed, re.MULTILINE)) == 3
    assert printed.endswith("\nAll of it was rolled back.\n")
    assert each_project.state() == before


def test_rows_that_are_in_the_way_are_shown_and_nothing_is_changed(project: Rehearsal) -> None:
    project.add(
        "phone", f'{ADD_PHONE}\nop.alter_column("users", "phone", nullable=False)', DROP_PHONE
    )
    before = project.state()

    status, printed = project.run()

    assert status == 1
    assert "FAILED: users.phone: 5 rows have no value" in printed
    assert printed.endswith("\nThis was a rehearsal: nothing was changed.\n")
    assert "those before it stay" not in printed
    assert project.state() == before


def test_a_downgrade_that_leaves_something_behind_is_told(project: Rehearsal) -> None:
    comment = "op.execute(\"COMMENT ON COLUMN users.name IS 'left'\")"
    project.add("phone", f"{ADD_PHONE}\n{comment}", DROP_PHONE)

    status, printed = project.run()

    assert (status, titles(printed)) == (1, ["upgrade"])
    assert "FAILED: The downgrade leads somewhere else.\n" in printed
    assert re.search(r"^      \+ .*left", printed, re.MULTILINE)


def test_rows_that_no_downgrade_brings_back_are_counted(project: Rehearsal) -> None:
    project.add("phone", f'{ADD_PHONE}\nop.execute("DELETE FROM users WHERE id > 2")', DROP_PHONE)

    status, printed = project.run()

    assert status == 0
    assert printed.count("users had 5 rows, and has 2\n") == 2  # upgrade, and still after downgrade


def test_if_nothing_is_pending_the_last_revision_is_rehearsed(
    project: Rehearsal, caplog: pytest.LogCaptureFixture
) -> None:
    project.add("phone", ADD_PHONE, DROP_PHONE)
    project.upgrade()
    before = project.state()
    caplog.set_level(logging.INFO)

    status, printed = project.run()

    assert (status, titles(printed)) == (0, ["downgrade", "upgrade again", "check"])
    assert "Nothing is pending: rehearsing the last migration, phone, in one" in caplog.text
    assert project.state() == before


def test_what_is_irreversible_is_not_taken_back(project: Rehearsal) -> None:
    project.add("phone", ADD_PHONE, more='irreversible = "the numbers are gone"')
    project.add("more", 'op.execute("CREATE VIEW v AS SELECT 1")', 'op.execute("DROP VIEW v")')

    status, printed = project.run()

    assert (status, titles(printed)) == (0, ALL_STEPS)
    assert "    phone is irreversible: the numbers are gone\n" in printed
    assert [
        len(re.findall(rf"^    {name}  ", printed, re.MULTILINE)) for name in ("phone", "more")
    ] == [1, 3]


def test_the_last_revision_that_is_irreversible_is_named(
    project: Rehearsal, caplog: pytest.LogCaptureFixture
) -> None:
    project.add("phone", ADD_PHONE, more='irreversible = "the numbers are gone"')
    project.upgrade()
    caplog.set_level(logging.INFO)

    status, printed = project.run()

    assert (status, titles(printed)) == (0, ["check"])
    assert "Nothing is pending, and phone is irreversible: the numbers are gone" in caplog.text


def test_a_role_that_only_we_can_see_is_checked_by_nobody(project: Rehearsal) -> None:
    role = f"{project.db.name}_reader"
    up = f'op.execute("CREATE ROLE {role}")\n{ADD_PHONE}'
    project.add("phone", up, f'op.execute("DROP ROLE {role}")\n{DROP_PHONE}')
    project.db.administrate("ALTER ROLE keeper CREATEROLE")

    status, printed = project.run()

    project.db.administrate("ALTER ROLE keeper NOCREATEROLE")
    assert (status, titles(printed)) == (0, ALL_STEPS), printed
    assert "left out: a role was changed" in printed
    assert not project.db.administrate(f"SELECT 1 FROM pg_roles WHERE rolname = '{role}'")


def test_deferred_constraints_are_checked_where_a_commit_would_be(project: Rehearsal) -> None:
    deferred = "FOREIGN KEY (role) REFERENCES roles (name) DEFERRABLE INITIALLY DEFERRED"
    project.add(
        "one",
        f"""
        op.execute("ALTER TABLE users ADD CONSTRAINT later {deferred}")
        op.execute("UPDATE users SET role = NULL")
        """,
        'op.drop_constraint("later", "users")',
    )
    project.upgrade()
    project.add("rows", "op.execute(\"INSERT INTO users (name, email) VALUES ('new', 'new')\")")
    project.add(
        "phone", f'op.drop_constraint("later", "users")\n{ADD_PHONE}', more='irreversible = "no"'
    )

    status, printed = project.run()

    assert status == 0, printed


def test_a_rehearsal_waits_for_no_lock_and_says_who_has_it(project: Rehearsal) -> None:
    project.add("phone", ADD_PHONE, DROP_PHONE)

    with psycopg.connect(project.db.address, application_name="report") as other:
        other.execute("SELECT count(*) FROM users")
        start = time.monotonic()
        status, printed = project.run()

    assert (status, titles(printed)) == (1, [])
    assert "FAILED: users is locked by process" in printed
    assert "(report)" in printed
    assert time.monotonic() - start < 3
