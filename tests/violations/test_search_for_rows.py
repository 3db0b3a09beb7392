"""The search for the rows leaves no trace, and is given up where it cannot go on."""

from collections.abc import Iterator

import pytest
from changes.database import script
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from .refusals import BOOLEAN, USERS, examples, refused

pytest_plugins = ["server_fixtures"]


def test_the_transaction_goes_on_as_if_the_statement_had_not_been(users: Connection) -> None:
    refused(users, BOOLEAN)

    assert users.scalar(text("SELECT count(*) FROM users")) == 3
    assert users.scalar(text("SHOW statement_timeout")) == "0"
    assert users.scalar(text("SELECT count(*) FROM pg_proc WHERE proname = 'cannot_convert'")) == 0


@pytest.fixture
def committed(engine: Engine) -> Iterator[Connection]:
    """A connection in autocommit to the table `users`, which is dropped again."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        script(connection, USERS)
        yield connection
        script(connection, "DROP TABLE users")


def test_outside_of_a_transaction_too(committed: Connection) -> None:
    statement = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON users (email)"

    assert examples(committed, statement) == "email = bob (2 times)"
    assert examples(committed, BOOLEAN) == "id = 7 has 'maybe', id = 9 has ''"
    assert committed.scalar(text("SHOW statement_timeout")) == "0"
    assert not committed.scalar(text("SELECT count(*) FROM pg_proc WHERE proname ~ '^cannot_c'"))


def test_a_search_that_takes_too_long_ends_in_the_words_of_postgresql(
    users: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shop.db.violations.undone.LIMITS", "SET LOCAL statement_timeout = '50ms'")
    slow = "CASE WHEN active = 'maybe' THEN active::boolean ELSE pg_sleep(0.1) IS NULL END"

    assert refused(users, f"ALTER TABLE users ALTER active TYPE boolean USING {slow}") == ""


def test_a_connection_that_is_lost_tells_so(engine: Engine, users: Connection) -> None:
    with pytest.raises(DBAPIError, match="terminat"):
        users.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with engine.connect() as other:
        assert refused(other, "SELECT pg_terminate_backend(pg_backend_pid())") == ""
