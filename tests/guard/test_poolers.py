"""Behind a pooler that shares sessions nothing keeps migrators apart: that is said in one line."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from environments.conftest import Server

from .bouncer import PROGRAM, pgbouncer
from .conftest import Guarded
from .test_one_at_a_time import other_migrator
from .test_timeouts import NOTE, SEEN

FAILS = "op.execute('SELECT 1 / 0')"
LOCKS = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
# .ci/run installs it.
pytestmark = pytest.mark.skipif(not PROGRAM, reason="apt-get install pgbouncer")
WARNING = "is behind a connection pooler that shares sessions (PgBouncer's transaction mode)"


@pytest.fixture(scope="module")
def bouncer(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a PgBouncer that lends each transaction another connection."""
    with pgbouncer(server, tmp_path_factory.mktemp("bouncer"), "transaction") as port:
        yield port


def behind(guarded: Guarded, port: int) -> str:
    """The address of the database by way of a pooler."""
    return guarded.url.replace(f":{guarded.server.port}", f":{port}")


def test_one_line_says_what_to_do_and_the_migration_goes_on(
    each_guarded: Guarded, bouncer: int
) -> None:
    each_guarded.write(NOTE)

    said = each_guarded.ok("upgrade", "head", DATABASE_URL=behind(each_guarded, bouncer))

    (warning,) = [line for line in said.splitlines() if "WARN" in line]
    assert warning == (
        f"WARNING  {each_guarded.name} {WARNING}. Only one migrator may run at a time, and there "
        "nothing ensures it: have DATABASE_URL name PostgreSQL itself for migrations."
    )
    assert each_guarded.execute(SEEN) == [("500ms", "5s")]


@pytest.mark.parametrize("upgrade", [NOTE, FAILS])
def test_who_gets_the_session_next_finds_no_lock_and_no_limit_of_ours(
    guarded: Guarded, bouncer: int, upgrade: str
) -> None:
    address = behind(guarded, bouncer)
    guarded.write(upgrade)

    guarded.alembic("upgrade", "head", DATABASE_URL=address)

    with psycopg.connect(address) as next_one:
        assert next_one.execute("SHOW lock_timeout").fetchone() == ("0",)
        assert next_one.execute("SHOW statement_timeout").fetchone() == ("0",)
    assert guarded.value(LOCKS) == 0


def test_a_migrator_that_is_connected_directly_is_still_waited_for(
    guarded: Guarded, bouncer: int
) -> None:
    guarded.write(NOTE)

    with other_migrator(guarded):
        ran = guarded.alembic(
            "upgrade", "head", DATABASE_URL=behind(guarded, bouncer), MIGRATION_WAIT="1s"
        )

    assert ran.failed.startswith("Another migration of this database did not end within 1s.")


def test_reading_commands_do_not_ask(guarded: Guarded, bouncer: int) -> None:
    assert "WARN" not in guarded.ok("current", DATABASE_URL=behind(guarded, bouncer))


def test_nothing_is_said_without_a_pooler_or_behind_one_that_shares_nothing(
    guarded: Guarded, tmp_path: Path
) -> None:
    guarded.write(NOTE)

    assert "WARN" not in guarded.ok("upgrade", "head")
    with pgbouncer(guarded.server, tmp_path, "session") as port:
        assert "WARN" not in guarded.ok("downgrade", "base", DATABASE_URL=behind(guarded, port))


def test_a_role_that_may_connect_only_once_migrates_all_the_same(each_guarded: Guarded) -> None:
    each_guarded.write(NOTE)
    each_guarded.execute(f"ALTER DATABASE {each_guarded.name} CONNECTION LIMIT 1")

    assert "WARN" not in each_guarded.ok("upgrade", "head")
