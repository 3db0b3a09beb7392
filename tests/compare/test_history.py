"""The migrations are replayed beside the live database, from the first to the last."""

from pathlib import Path

import pytest

from .conftest import Replay
from .live_database import DRIVERS, Live
from .looks import tables, versions
from .migrations_folder import CREATE, Migrations

pytest_plugins = ["server_fixtures"]


@pytest.mark.parametrize("driver", DRIVERS)
def test_all_migrations_run_in_a_scratch_database(
    driver: str, live: Live, replay: Replay, migrations: Migrations
) -> None:
    before = live.catalog()
    migrations.add("a1", CREATE)
    migrations.add("a2", 'op.add_column("users", sa.Column("name", sa.Text))')

    assert replay(tables, driver=driver) == ["alembic_version", "users"]
    assert replay(versions, driver=driver) == ["a2"]
    assert live.catalog() == before


def test_they_run_once_for_as_long_as_they_stay_the_same(
    tmp_path: Path, replay: Replay, migrations: Migrations
) -> None:
    ran = tmp_path / "ran"
    path = migrations.add("a1", f'open({str(ran)!r}, "a").write("x")')

    replay(versions)
    replay(versions)
    assert ran.read_text() == "x"

    path.write_text(path.read_text() + "\n# a change\n")
    replay(versions)
    assert ran.read_text() == "xx"


def test_a_file_that_a_migration_reads_counts(
    tmp_path: Path, replay: Replay, migrations: Migrations
) -> None:
    script = migrations.folder / "tables.sql"
    migrations.add("a1", f"op.execute(open({str(script)!r}).read())")

    script.write_text("CREATE TABLE one ()")
    assert replay(tables) == ["alembic_version", "one"]

    script.write_text("CREATE TABLE two ()")
    assert replay(tables) == ["alembic_version", "two"]


BODIES = {
    "op.get_bind": 'op.get_bind().execute(sa.text("CREATE TABLE users (id int)"))',
    "op.get_context": (
        CREATE + "\nwith op.get_context().autocommit_block():\n"
        '    op.create_index("i", "users", ["id"], postgresql_concurrently=True)'
    ),
    "context": "from alembic import context\nassert not context.is_offline_mode()\n"
    'context.execute("CREATE TABLE users ()")\nassert context.get_context().bind is op.get_bind()',
    "bulk_insert": "users = " + CREATE + '\nop.bulk_insert(users, [{"id": 1}, {"id": 2}])',
    "data": CREATE + '\nfor row in op.get_bind().execute(sa.text("SELECT id FROM users")):\n'
    '    raise ValueError(row)\nop.execute("UPDATE users SET id = id + 1")',
    "batch": CREATE + '\nwith op.batch_alter_table("users") as batch:\n'
    '    batch.add_column(sa.Column("name", sa.Text))',
    "x": f"from alembic import context\nassert context.get_x_argument(as_dictionary=True) == {{}}\n{CREATE}",
}


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_whatever_a_migration_uses_is_there(
    body: str, driver: str, replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", body)

    assert replay(tables, driver=driver) == ["alembic_version", "users"]


def test_an_enum_value_can_be_used_by_the_next_migration(
    replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", "op.execute(\"CREATE TYPE mood AS ENUM ('sad')\")")
    migrations.add("a2", "op.execute(\"ALTER TYPE mood ADD VALUE 'ok'\")")
    migrations.add("a3", "op.execute(\"CREATE TABLE t (m mood DEFAULT 'ok')\")")

    assert replay(versions) == ["a3"]


def test_branches_and_dependencies_run_to_all_their_heads(
    replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", CREATE)
    migrations.add("b1", "pass", follows=None, needs="a1")
    migrations.add("c1", "pass", follows="a1")
    migrations.add("c2", "pass", follows="a1")

    assert replay(versions) == ["b1", "c1", "c2"]


def test_no_migrations_leave_an_empty_database(replay: Replay) -> None:
    assert replay(tables) == ["alembic_version"]


def test_many_tables_do_not_exhaust_the_locks(replay: Replay, migrations: Migrations) -> None:
    body = 'for i in range(400):\n    op.execute(f"CREATE TABLE t{part}_{{i}} (a serial UNIQUE)")'
    for part in range(5):
        migrations.add(f"a{part}", body.format(part=part))

    assert len(replay(tables)) == 2001


def test_the_version_table_may_be_elsewhere(
    live: Live, replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", CREATE)
    options = {"version_table": "applied", "version_table_schema": "Log"}

    assert replay(tables, options) == ['"Log".applied', "users"]
