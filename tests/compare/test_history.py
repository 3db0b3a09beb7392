"""The migrations are replayed beside the live database, and the run that asked for it goes on."""

import logging
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import alembic.context
import alembic.op
import pytest
from alembic.runtime.environment import EnvironmentContext
from live_database import DRIVERS, Live
from migrations_folder import Migrations
from sqlalchemy import Connection, text

pytest_plugins = ["server_fixtures", "scratch_fixtures"]

CREATE = 'op.create_table("users", sa.Column("id", sa.Integer, primary_key=True))'
PLAIN_ROLE = ("DROP ROLE IF EXISTS maker", "CREATE ROLE maker LOGIN CREATEDB")


@pytest.fixture
def history(shop: Path) -> Any:
    return import_module("shop.db.compare.history")


@pytest.fixture
def no_scratch(shop: Path) -> Any:
    return import_module("shop.db.compare.scratch_session").NoScratch


@pytest.fixture
def migrations(tmp_path: Path) -> Migrations:
    return Migrations(tmp_path)


Replay = Callable[..., Any]


@pytest.fixture
def replay(live: Live, history: Any, migrations: Migrations) -> Replay:
    """Replay the migrations, and return what *look* sees in the scratch database."""

    def run(
        look: Callable[[Connection], Any], options: dict[str, Any] | None = None, **where: Any
    ) -> Any:
        def work(connection: Connection) -> Any:
            with history.replayed(connection, migrations.script, options or {}) as scratch:
                return look(scratch)

        return live.run(work, **where)

    return run


def asking(query: str) -> Callable[[Connection], list[Any]]:
    return lambda connection: list(connection.scalars(text(query)))


tables = asking(
    "SELECT CAST(oid::regclass AS text) FROM pg_class WHERE relkind = 'r' AND "
    "relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace) "
    "ORDER BY 1"
)
versions = asking("SELECT version_num FROM alembic_version ORDER BY 1")


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


def test_the_run_that_asked_for_it_goes_on(
    live: Live, history: Any, migrations: Migrations
) -> None:
    migrations.add("a1", CREATE)

    assert in_a_run(live, migrations, history) == ["alembic_version", "users"]


def test_it_goes_on_after_a_migration_that_fails(
    live: Live, history: Any, migrations: Migrations
) -> None:
    migrations.add("a1", "raise ValueError")

    with pytest.raises(history.HistoryError):
        in_a_run(live, migrations, history)


def in_a_run(live: Live, migrations: Migrations, history: Any) -> Any:
    """What is in the scratch database, seen from inside of a run of Alembic."""
    seen = []

    def work(connection: Connection) -> None:
        script = migrations.script

        def during(revision: Any, running: Any) -> list[Any]:
            try:
                with history.replayed(connection, script, {}) as scratch:
                    seen.extend(tables(scratch))
            finally:
                assert alembic.context.get_context() is running
                assert alembic.context.config is migrations.config
                assert alembic.op.get_bind() is connection
            return []

        with EnvironmentContext(migrations.config, script, fn=during) as environment:
            environment.configure(connection, transaction_per_migration=True)
            environment.run_migrations()

    live.run(work)
    assert getattr(alembic.context, "_proxy", None) is None
    return seen


def test_it_is_quiet(
    caplog: pytest.LogCaptureFixture, replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", CREATE)

    with caplog.at_level(logging.INFO):
        replay(versions)

    assert caplog.messages == []


def test_nobody_is_told_of_an_upgrade(replay: Replay, migrations: Migrations) -> None:
    migrations.add("a1", CREATE)
    calls: list[Any] = []

    replay(versions, {"on_version_apply": lambda **call: calls.append(call)})

    assert calls == []


def test_an_extension_that_was_created_by_hand_is_there(
    live: Live, replay: Replay, migrations: Migrations
) -> None:
    live.execute("CREATE SCHEMA ext", "CREATE EXTENSION citext SCHEMA ext")
    live.execute("CREATE EXTENSION pg_trgm")
    migrations.add("a1", 'op.execute("CREATE TABLE t (a ext.citext)")')
    migrations.add(
        "a2", 'op.execute("CREATE INDEX i ON t USING gin (CAST(a AS text) gin_trgm_ops)")'
    )

    assert replay(versions) == ["a2"]


def test_an_extension_that_a_migration_creates_may_be_in_the_live_database_too(
    live: Live, replay: Replay, migrations: Migrations
) -> None:
    live.execute("CREATE EXTENSION citext")
    live.execute("CREATE EXTENSION pg_trgm")
    migrations.add("a1", 'op.execute("CREATE EXTENSION citext; CREATE TABLE t (a citext)")')

    assert replay(versions) == ["a1"]

    migrations.add("a2", "op.execute(\"SELECT show_trgm('made by hand')\")")
    assert replay(versions) == ["a2"]


@pytest.mark.parametrize("statement", ["SELECT 1", "CREATE SCHEMA app"])
def test_the_schema_of_the_search_path_may_be_made_by_hand_or_by_a_migration(
    statement: str, live: Live, replay: Replay, migrations: Migrations
) -> None:
    live.execute(
        "CREATE SCHEMA app", f"ALTER DATABASE {live.url.database} SET search_path = app, public"
    )
    migrations.add("a1", f'op.execute("{statement}")')
    migrations.add("a2", CREATE)

    assert "users" in replay(tables)


def test_a_statement_that_postgresql_refuses_is_told_with_its_place(
    live: Live, history: Any, replay: Replay, migrations: Migrations
) -> None:
    migrations.add("a1", CREATE)
    path = migrations.add("a2", 'op.execute("ALTER TABLE users DROP COLUMN name")')

    with pytest.raises(history.HistoryError) as failed:
        replay(versions)

    assert str(failed.value) == (
        "The migrations do not run from the first to the last in an empty database, which is how "
        f"they are\ncompared with the models: {path}, line 13 fails.\n\n"
        '  column "name" of relation "users" does not exist\n\n'
        "  That was in a scratch database; the live one was not touched. Mend the migration, or\n"
        "  what it builds on, and type the same command again."
    )
    assert live.scratch() == []


def test_any_other_error_of_a_migration_is_told_likewise(
    history: Any, replay: Replay, migrations: Migrations
) -> None:
    path = migrations.add("a1", 'raise KeyError("name")')

    with pytest.raises(history.HistoryError) as failed:
        replay(versions)

    assert f"{path}, line 13 fails.\n\n  KeyError: 'name'" in str(failed.value)


@pytest.mark.parametrize("line", ["import nothing_of_that_name", "def broken(:"])
def test_a_migration_that_cannot_be_loaded_is_named(
    line: str, history: Any, replay: Replay, migrations: Migrations
) -> None:
    path = migrations.add("a1", "pass")
    path.write_text(line)

    with pytest.raises(history.HistoryError, match=r"cannot be loaded.*a1\.py"):
        replay(versions)


def test_what_the_role_may_not_is_no_fault_of_the_history(
    live: Live, replay: Replay, migrations: Migrations, no_scratch: Any
) -> None:
    live.execute(*PLAIN_ROLE)
    path = migrations.add("a1", 'op.execute("CREATE EXTENSION file_fdw")')

    with pytest.raises(no_scratch) as refused:
        replay(versions, username="maker")

    assert str(refused.value) == (
        f'{path}, line 13: permission denied to create extension "file_fdw"'
    )


def test_an_extension_that_the_server_has_not_is_no_fault_of_the_history(
    replay: Replay, migrations: Migrations, no_scratch: Any
) -> None:
    migrations.add("a1", 'op.execute("CREATE EXTENSION nowhere")')

    with pytest.raises(no_scratch, match='extension "nowhere" is not available'):
        replay(versions)


def test_a_role_is_not_made_twice(
    live: Live, replay: Replay, migrations: Migrations, no_scratch: Any
) -> None:
    live.execute(*PLAIN_ROLE)
    migrations.add("a1", 'op.execute("CREATE ROLE maker")')

    with pytest.raises(no_scratch, match='role "maker" already exists'):
        replay(versions)
