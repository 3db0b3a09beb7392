"""Autovacuum gives way to a migration, though that never waits long enough to make it."""

import time
from collections.abc import Iterator

import pytest

from .conftest import Guarded

TABLE = """
    CREATE TABLE users (id int PRIMARY KEY, name text) WITH (
        autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1,
        autovacuum_vacuum_threshold = 1, autovacuum_vacuum_scale_factor = 0
    );
    ALTER TABLE users OWNER TO migrator;
    INSERT INTO users SELECT n, repeat('x', 500) FROM generate_series(1, 5000) n;
    UPDATE users SET name = ''
"""
VACUUM = """
    SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE relation = 'users'::regclass AND backend_type = 'autovacuum worker'
"""


@pytest.fixture
def vacuumed(guarded: Guarded) -> Iterator[Guarded]:
    """A database of which autovacuum holds the table users, and will for a long time."""
    guarded.execute(TABLE)
    guarded.execute("ALTER SYSTEM SET autovacuum_naptime = '1s'")
    guarded.execute("SELECT pg_reload_conf()")
    end = time.monotonic() + 20
    while not guarded.value(VACUUM) and time.monotonic() < end:
        time.sleep(0.1)
    assert guarded.value(VACUUM)
    yield guarded
    guarded.execute("ALTER SYSTEM RESET autovacuum_naptime")
    guarded.execute("SELECT pg_reload_conf()")


@pytest.mark.parametrize(
    "upgrade",
    [
        "op.execute('ALTER TABLE users ADD age int')",
        "with op.online():\n    op.execute('ALTER TABLE users ADD age int')",
    ],
    ids=["atomic", "online"],
)
def test_autovacuum_gives_way(upgrade: str, vacuumed: Guarded) -> None:
    vacuumed.write(upgrade)

    said = vacuumed.ok("upgrade", "head", MIGRATION_ATTEMPTS="6")

    assert "attempt" not in said
