"""The SQL of a released migration is held to what it was; nothing else makes a difference."""

from importlib import import_module

import pytest

from .drafts import History

pytest_plugins = ["server_fixtures"]

CREATE = 'op.create_table("t", sa.Column("a", sa.Integer(), server_default="100%"))'
DROP = 'op.drop_table("t")'


def sql_of(history: History, revision: str) -> str:
    """The hash in revisions.lock."""
    return {words[0]: words[2] for words in history.lines}[revision]


def test_an_operation_that_changed_under_a_released_migration_is_seen(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.add("zero")
    path = history.add("one", 'op.refuse_rows("t", "a < 0", "t.a would be lost")')
    history.release()
    assert not history.refusals("rendered_differently")
    module = import_module("shop.db.operations.refuse_rows")
    monkeypatch.setattr(module, "BLOCK", "-- another way\n" + module.BLOCK)

    (message,) = history.refusals("rendered_differently")

    assert f"{path.name} makes other SQL than when it was released" in message
    assert f"The hash of its SQL was {sql_of(history, 'one')}, and is " in message
    assert "alembic upgrade zero:one --sql" in message
    assert "db release --again one" in message
    history.release("one", again=True)
    assert not history.refusals("rendered_differently")


def test_alembic_that_changed_under_it_is_seen(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.add("one", CREATE, DROP)
    history.release()

    monkeypatch.setattr("alembic.ddl.impl.DefaultImpl.command_terminator", ";;")

    assert history.refusals("rendered_differently")


def test_what_asks_the_database_has_no_hash(history: History) -> None:
    """And its source alone is held to what it was."""
    history.add("one", 'op.get_bind().execute(sa.text("SELECT 1")).scalar_one()')
    history.release()

    assert sql_of(history, "one") == "-"
    assert not history.refusals("rendered_differently")


def test_what_is_never_the_same_has_no_hash(history: History) -> None:
    history.add("one", "import uuid\nop.execute(f\"SELECT '{uuid.uuid4()}'\")")
    history.release()

    assert sql_of(history, "one") == "-"


def test_both_ways_count(history: History) -> None:
    history.add("one", CREATE, DROP)
    history.add("two", CREATE, "pass")
    history.release()

    assert sql_of(history, "one") != sql_of(history, "two")


def test_where_it_stands_in_the_history_does_not(history: History) -> None:
    """Alembic's bookkeeping is no part of it."""
    history.add("one", CREATE, DROP)
    history.add("two", CREATE, DROP)
    history.release()

    assert sql_of(history, "one") == sql_of(history, "two")


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_the_driver_does_not(history: History, driver: str) -> None:
    history.add("one", CREATE, DROP)
    history.release()
    ini = history.folder / "alembic.ini"

    ini.write_text(ini.read_text("utf-8").replace("+psycopg2:", f"+{driver}:"), "utf-8")

    assert not history.refusals("rendered_differently")


def test_the_limits_of_whoever_runs_it_do_not(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    history.add(
        "one",
        "with op.online():\n"
        '    op.create_index("t_a_idx", "t", ["a"], postgresql_concurrently=True)\n'
        '    op.backfill("t", "a = 1", "a IS NULL")',
    )
    history.release()
    assert sql_of(history, "one") != "-"

    monkeypatch.setenv("MIGRATION_LOCK_TIMEOUT", "1234ms")
    monkeypatch.setenv("MIGRATION_STATEMENT_TIMEOUT", "77s")

    assert not history.refusals("rendered_differently")
