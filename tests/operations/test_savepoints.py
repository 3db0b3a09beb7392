"""Each statement has a savepoint, and none that it would break has one."""

from importlib import import_module
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import ProgrammingError

pytest_plugins = ["server_fixtures"]


@pytest.fixture(params=["psycopg2", "psycopg"])
def connection(request: pytest.FixtureRequest, engine: Engine) -> Any:
    url = engine.url.set(drivername=f"postgresql+{request.param}")
    with create_engine(url).connect() as connection:
        yield connection


@pytest.fixture
def op(connection: Connection) -> Operations:
    import_module("shop.db.operations")
    return Operations(MigrationContext.configure(connection))


@pytest.fixture
def sent(connection: Connection) -> list[str]:
    """The savepoints that were made."""
    savepoints: list[str] = []
    event.listen(connection, "savepoint", lambda _, name: savepoints.append(name))
    return savepoints


def test_a_migration_may_catch_an_error_and_go_on(op: Operations) -> None:
    op.execute("CREATE TABLE t (a int)")

    with pytest.raises(ProgrammingError):
        op.execute("SELECT nothing")

    assert op.get_bind().exec_driver_sql("SELECT count(*) FROM t").scalar() == 0


@pytest.mark.parametrize(
    "script",
    [
        "COMMIT",
        "/* old */ commit; CREATE TABLE IF NOT EXISTS made (a int); DROP TABLE made; BEGIN",
        "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
        "SAVEPOINT mine; ROLLBACK TO mine; RELEASE mine",
        "SET LOCAL lock_timeout = '1s'",
    ],
)
def test_a_statement_about_transactions_has_none(
    op: Operations, sent: list[str], script: str
) -> None:
    op.execute(script)

    assert sent == []


def test_the_word_in_a_function_or_a_string_does_not_count(op: Operations, sent: list[str]) -> None:
    op.execute("DO $$ BEGIN NULL; END $$")
    op.execute("SELECT 'a; COMMIT; b' AS \"; ROLLBACK;\" -- ; COMMIT")

    assert len(sent) == 2


def test_what_a_statement_sets_stays_set(op: Operations) -> None:
    op.execute("SELECT set_config('lock_timeout', '3s', true)")

    assert op.get_bind().exec_driver_sql("SHOW lock_timeout").scalar() == "3s"


def test_in_autocommit_there_is_none(connection: Connection, sent: list[str]) -> None:
    import_module("shop.db.operations")
    connection.execution_options(isolation_level="AUTOCOMMIT")
    op = Operations(MigrationContext.configure(connection))

    op.execute("SELECT 1")

    assert sent == []
