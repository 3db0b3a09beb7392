"""What was made by hand in the live database is there when the migrations are replayed."""

import pytest

from .conftest import Replay
from .live_database import Live
from .looks import tables, versions
from .migrations_folder import CREATE, Migrations

pytest_plugins = ["server_fixtures"]


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
