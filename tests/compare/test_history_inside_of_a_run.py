"""A run of Alembic that asks for the history goes on, and nobody hears of the other one."""

import logging
from typing import Any

import alembic.context
import alembic.op
import pytest
from alembic.runtime.environment import EnvironmentContext
from sqlalchemy import Connection

from .conftest import Replay
from .live_database import Live
from .looks import tables, versions
from .migrations_folder import CREATE, Migrations

pytest_plugins = ["server_fixtures"]


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
