"""A migration that fails is told with its place, unless the server or the role is the reason."""

from typing import Any

import pytest

from .conftest import Replay
from .live_database import Live
from .looks import versions
from .migrations_folder import CREATE, Migrations

pytest_plugins = ["server_fixtures"]

PLAIN_ROLE = ("DROP ROLE IF EXISTS maker", "CREATE ROLE maker LOGIN CREATEDB")


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
