"""What cannot be rolled back is rehearsed in a copy, of which nothing is left."""

import re
import signal
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from rehearsal_project import ADD_PHONE, ADD_PHONE_ONLINE, ALL_STEPS, DROP_PHONE, Rehearsal, titles
from waiting import wait_until

pytest_plugins = ["server_fixtures", "command_fixtures", "rehearsal_fixtures"]


def test_what_is_online_is_rehearsed_in_a_copy_that_is_dropped(each_project: Rehearsal) -> None:
    each_project.add("phone", ADD_PHONE_ONLINE, DROP_PHONE)
    before = each_project.state()

    status, printed = each_project.run()

    assert (status, titles(printed)) == (0, ALL_STEPS), printed
    assert f"The copy was dropped; database {each_project.db.name} was only read.\n" in printed
    assert each_project.state() == before
    assert not each_project.copies()


def test_the_copy_has_the_settings_of_the_database(project: Rehearsal) -> None:
    project.db.query("CREATE SCHEMA odd")
    project.db.query("CREATE TABLE odd.users ()")
    project.db.query(f"ALTER DATABASE {project.db.name} SET search_path = public, odd")
    project.db.query(f"ALTER DATABASE {project.db.name} SET work_mem = '7MB'")
    asked = "SELECT 1 / CAST(current_setting('search_path') || current_setting('work_mem') = "
    wanted = "'public, odd7MB' AS int)"
    project.add("phone", f'{ADD_PHONE}\nop.execute("{asked}{wanted}")', DROP_PHONE)

    status, printed = project.run(clone=True)

    assert status == 0, printed


def test_a_new_value_of_an_enum_is_used_in_a_copy(project: Rehearsal) -> None:
    project.add(
        "one", "op.execute(\"CREATE TYPE mood AS ENUM ('good')\")", 'op.execute("DROP TYPE mood")'
    )
    project.upgrade()
    project.add(
        "two", "op.execute(\"ALTER TYPE mood ADD VALUE 'bad'\")", more='irreversible = "no"'
    )
    project.add("three", f"op.execute(\"SELECT 'bad'::mood\")\n{ADD_PHONE}", DROP_PHONE)

    status, printed = project.run()

    assert (status, titles(printed)) == (0, ALL_STEPS), printed
    assert "The copy was dropped" in printed


@pytest.mark.parametrize(
    ("line", "online"),
    [
        ("with op.online():", True),
        ("with op.get_context().autocommit_block():", True),
        ("with nullcontext():  # not op.online()", False),
        ("for user in [users.c.online, 'op.online()']:", False),
    ],
)
def test_a_revision_is_online_if_it_leaves_its_transaction(
    line: str, online: bool, shop: Path, tmp_path: Path
) -> None:
    file = tmp_path / "revision.py"
    file.write_text(f"def upgrade() -> None:\n    {line}\n        pass\n")

    is_online = import_module("shop.db.revisions.kind").is_online

    assert is_online(SimpleNamespace(path=str(file))) == online


def test_a_copy_waits_for_nobody_and_says_who_is_connected(project: Rehearsal) -> None:
    with psycopg.connect(project.db.address, application_name="report"):
        message = project.refused(clone=True)

    assert "copies no database to which somebody is connected" in message
    assert re.search(r"^      keeper, process \d+ \(report\)$", message, re.MULTILINE)
    assert message.endswith("\n      db rehearse --from local")


def test_a_role_that_may_not_copy_is_told_who_may(
    project: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    guest = project.db.address.replace("keeper", "guest")
    project.db.query("GRANT SELECT ON alembic_version TO guest")
    monkeypatch.setenv("DATABASE_URL", guest)

    message = project.refused(clone=True)

    assert "the role guest may not create databases" in message
    assert "\n      ALTER ROLE guest CREATEDB;\n" in message


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_copy_is_left_behind_by_what_is_ended(how: signal.Signals, project: Rehearsal) -> None:
    project.add("phone", f'with op.online():\n    {ADD_PHONE}\n    __import__("time").sleep(60)')
    process = project.db.start("rehearse")
    in_it = (
        "SELECT 1 FROM pg_stat_activity WHERE datname LIKE 'shop_rehearsal_%' AND state = 'idle'"
    )
    wait_until(lambda: bool(project.db.administrate(in_it)))

    process.send_signal(how)
    printed, _ = process.communicate(timeout=10)
    left = project.copies()
    (project.versions / "phone.py").unlink()
    # PostgreSQL notices within a moment that the killed process is gone.
    wait_until(lambda: not project.db.administrate(in_it))
    project.db.run("rehearse")

    assert len(left) == (1 if how == signal.SIGKILL else 0), printed
    assert not project.copies()
