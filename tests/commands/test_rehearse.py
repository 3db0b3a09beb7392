"""`db rehearse` goes up, down and up again on real rows, compares, and keeps nothing."""

import logging
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from conftest import Project
from db_command import PASSWORD, Db
from rehearsal_project import ADD_PHONE, DROP_PHONE, Rehearsal, titles

pytest_plugins = ["server_fixtures", "command_fixtures"]

ALL_STEPS = ["upgrade", "downgrade", "upgrade again", "check"]
ADD_PHONE_ONLINE = f"""
    with op.online():
        {ADD_PHONE}
        op.create_index("users_phone_idx", "users", ["phone"], postgresql_concurrently=True)
        op.drop_index("users_phone_idx", table_name="users", postgresql_concurrently=True)
"""


@pytest.fixture
def project(shop: Path, my_db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    return begun(my_db, monkeypatch)


@pytest.fixture
def each_project(shop: Path, each_my_db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    return begun(each_my_db, monkeypatch)


def begun(db: Db, monkeypatch: pytest.MonkeyPatch) -> Rehearsal:
    monkeypatch.setenv("DATABASE_URL", db.address)
    monkeypatch.delenv("APP_ENV", raising=False)
    (first,) = (db.project.path / "migrations/versions").glob("*.py")
    (revision,) = re.findall(r'^revision = "(\w+)"', first.read_text(), re.MULTILINE)
    return Rehearsal(db, revision).begin()


def test_one_transaction_goes_up_down_up_and_is_rolled_back(each_project: Rehearsal) -> None:
    each_project.add("phone", ADD_PHONE, DROP_PHONE)
    before = each_project.state()

    status, printed = each_project.run()

    assert (status, titles(printed)) == (0, ALL_STEPS), printed
    assert len(re.findall(r"^    phone  phone +\d+\.\d\d s$", printed, re.MULTILINE)) == 3
    assert printed.endswith("\nAll of it was rolled back.\n")
    assert each_project.state() == before


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


def test_production_is_refused_and_one_line_shows_how_to_rehearse_it(
    project: Rehearsal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_ENV", "production")

    message = project.refused()

    assert message.startswith("Nothing was rehearsed: this is production.\n")
    assert message.endswith("\n      db rehearse --from production")


@pytest.fixture
def far(project: Rehearsal, data_folder: Path) -> Db:
    """The same as seen from a shell: the database is production's, and local is the embedded one."""
    project.add("phone", ADD_PHONE_ONLINE, DROP_PHONE)
    settings = project.db.project.path / ".env.production"
    settings.write_text(f"DATABASE_URL={project.db.address}\n")
    settings.chmod(0o600)
    moved = Project(project.db.project.path, data_folder / project.db.name)
    return Db(moved, "", project.db.name)


def test_production_is_rehearsed_in_a_copy_on_the_embedded_postgresql(
    far: Db, project: Rehearsal
) -> None:
    before = project.state()
    process = start(far, "rehearse", "--from", "production")
    seen = set()
    while process.poll() is None:
        seen |= {line for line in command_lines() if "pg_dump" in line}
        time.sleep(0.02)
    printed = process.stdout.read() if process.stdout else ""

    assert process.returncode == 0, printed
    assert titles(printed) == ALL_STEPS
    assert "The copy was dropped; production was only read.\n" in printed
    assert any("--dbname" in line for line in seen)
    assert not [line for line in seen if PASSWORD in line or "s%2540" in line]
    assert project.state() == before
    assert far.run("shell", "--", "-lAt").stdout.count("rehearsal") == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_copy_is_left_behind_by_what_is_ended(how: signal.Signals, project: Rehearsal) -> None:
    project.add("phone", f'with op.online():\n    {ADD_PHONE}\n    __import__("time").sleep(60)')
    process = start(project.db, "rehearse")
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


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def start(db: Db, *words: str) -> "subprocess.Popen[str]":
    environ = {**db.project._environ(), **db.environ()}
    return subprocess.Popen(
        ["python", "-m", "shop.db", *words],
        cwd=db.project.path,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def command_lines() -> Iterator[str]:
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                yield Path(entry.path, "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
