"""How long a migration may wait and work: by default, as somebody says, and never nonsense."""

from importlib import import_module

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

from .conftest import Guarded

NOTE = """
op.execute('''
    CREATE TABLE seen AS SELECT current_setting('lock_timeout') AS lock,
        current_setting('statement_timeout') AS statement
''')
"""
SEEN = "SELECT lock, statement FROM seen"
SLOW = "op.execute('SELECT pg_sleep(5)')"


def test_an_atomic_migration_waits_80_ms_for_a_lock_and_5_s_for_a_statement(
    each_guarded: Guarded,
) -> None:
    each_guarded.write("op.execute('CREATE TABLE first (id int)')", NOTE)

    each_guarded.ok("upgrade", "head")

    assert each_guarded.execute(SEEN) == [("80ms", "5s")]


def test_environment_variables_say_something_else(guarded: Guarded) -> None:
    guarded.write(NOTE)

    guarded.ok(
        *("upgrade", "head"),
        MIGRATION_LOCK_TIMEOUT="1.5s",
        MIGRATION_STATEMENT_TIMEOUT="2 min",
        MIGRATION_ATTEMPTS="1",
    )

    assert guarded.execute(SEEN) == [("1500ms", "2min")]


def test_a_statement_may_take_as_long_as_it_needs_where_somebody_says_so(guarded: Guarded) -> None:
    guarded.write(NOTE)

    guarded.ok("upgrade", "head", MIGRATION_STATEMENT_TIMEOUT="0")

    assert guarded.execute(SEEN) == [("80ms", "0")]


def test_they_win_over_what_an_administrator_has_set_for_the_role(guarded: Guarded) -> None:
    guarded.write(NOTE)
    guarded.execute(f"ALTER ROLE migrator IN DATABASE {guarded.name} SET lock_timeout = '1h'")

    guarded.ok("upgrade", "head", PGOPTIONS="-c statement_timeout=1h")

    assert guarded.execute(SEEN) == [("80ms", "5s")]


def test_an_empty_variable_is_none(guarded: Guarded) -> None:
    guarded.write(NOTE)

    guarded.ok("upgrade", "head", MIGRATION_LOCK_TIMEOUT="", MIGRATION_ATTEMPTS="")

    assert guarded.execute(SEEN) == [("80ms", "5s")]


def test_a_connection_that_a_program_brings_keeps_its_own_limits(guarded: Guarded) -> None:
    guarded.write(NOTE)
    engine = create_engine(guarded.url.replace("postgres://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("SET lock_timeout = '7s'"))
        config = Config(guarded.shop.root / "alembic.ini", attributes={"connection": connection})

        command.upgrade(config, "head")

        assert connection.execute(text(SEEN)).one() == ("7s", "0")
    engine.dispose()


def test_reading_commands_have_no_limits_and_need_no_settings(guarded: Guarded) -> None:
    guarded.write(NOTE)

    guarded.ok("heads", MIGRATION_LOCK_TIMEOUT="x")
    guarded.ok("current", MIGRATION_LOCK_TIMEOUT="x")


def test_sql_has_them_before_the_first_migration(guarded: Guarded) -> None:
    guarded.write(NOTE, NOTE)

    printed = guarded.ok("upgrade", "head", "--sql", MIGRATION_LOCK_TIMEOUT="2s")

    assert printed.lstrip().startswith(
        "SET lock_timeout = '2s';\n\nSET statement_timeout = '5s';\n\nBEGIN;\n"
    )
    assert printed.count("SET lock_timeout") == 1


def test_a_statement_that_takes_too_long_is_undone_and_told(each_guarded: Guarded) -> None:
    each_guarded.write("op.execute('CREATE TABLE users (id int)')\n" + SLOW)

    ran = each_guarded.alembic(
        "upgrade", "head", MIGRATION_LOCK_TIMEOUT="10ms", MIGRATION_STATEMENT_TIMEOUT="100ms"
    )

    assert ran.failed == (
        "The statement took longer than 100ms, and others would wait for its locks.\n\n"
        "  What blocks nobody belongs in `with op.online():`, where there is no such limit.\n"
        "  migrations/versions/000000000001.py, line 14. PostgreSQL says: canceling statement due to "
        "statement timeout\n"
        "  Nothing of that migration was applied; those before it stay. To allow more for this once:"
        "\n\n"
        "      MIGRATION_STATEMENT_TIMEOUT=5min alembic upgrade head"
    )
    assert each_guarded.value("SELECT to_regclass('users')") is None


def test_a_query_of_a_migration_that_takes_too_long_is_told_as_well(guarded: Guarded) -> None:
    guarded.write("op.get_bind().execute(sa.text('SELECT pg_sleep(5)'))")

    ran = guarded.alembic(
        "upgrade", "head", MIGRATION_LOCK_TIMEOUT="10ms", MIGRATION_STATEMENT_TIMEOUT="100ms"
    )

    assert ran.failed.startswith("The statement took longer than 100ms")


REFUSED = [
    ("MIGRATION_LOCK_TIMEOUT", "9" * 400 + "s", "500ms"),
    ("MIGRATION_LOCK_TIMEOUT", "5", "500ms"),  # PostgreSQL's 5 ms, or a person's 5 s?
    ("MIGRATION_LOCK_TIMEOUT", "0", "500ms"),
    ("MIGRATION_LOCK_TIMEOUT", "5ms", "500ms"),
    ("MIGRATION_LOCK_TIMEOUT", "2min", "500ms"),
    ("MIGRATION_LOCK_TIMEOUT", "-1s", "500ms"),
    ("MIGRATION_LOCK_TIMEOUT", "1s; DROP TABLE users", "500ms"),
    ("MIGRATION_STATEMENT_TIMEOUT", "soon", "5s"),
    ("MIGRATION_STATEMENT_TIMEOUT", "2d", "5s"),
    ("MIGRATION_ATTEMPTS", "0", "30"),
    ("MIGRATION_ATTEMPTS", "1001", "30"),
    ("MIGRATION_ATTEMPTS", "3s", "30"),
    ("MIGRATION_WAIT", "0", "10min"),
    ("MIGRATION_WAIT", "600", "10min"),
    ("MIGRATION_WAIT", "1s1", "10min"),
]


@pytest.mark.parametrize(("name", "value", "example"), REFUSED)
def test_nonsense_is_refused_with_the_bounds_and_an_example(
    package: object, name: str, value: str, example: str
) -> None:
    timeouts = import_module("shop.db.running.timeouts")

    with pytest.raises(timeouts.TimeoutsError) as refused:
        timeouts.Timeouts.configured({name: value})

    message = str(refused.value)
    assert message.startswith(f"{name} is {value!r}, which is no ")
    assert message.endswith(f"      {name}={example}")
    assert " from " in message.splitlines()[0]


def test_refusals_are_expected_failures(guarded: Guarded) -> None:
    for arguments in (["upgrade", "head"], ["upgrade", "head", "--sql"], ["stamp", "head"]):
        ran = guarded.alembic(*arguments, MIGRATION_LOCK_TIMEOUT="5")

        assert ran.failed == (
            "MIGRATION_LOCK_TIMEOUT is '5', which is no duration from 10ms to 1min.\n\n"
            "  It says how long an atomic migration waits for a lock, with everybody else in line "
            "behind it.\n"
            "  Set it as in this example, with its unit (ms, s, min, h, d), or leave it out for the "
            "default:\n\n"
            "      MIGRATION_LOCK_TIMEOUT=500ms"
        )


def test_a_statement_needs_more_time_than_its_locks(guarded: Guarded) -> None:
    ran = guarded.alembic("upgrade", "head", MIGRATION_LOCK_TIMEOUT="5s")

    assert ran.failed.startswith(
        "MIGRATION_STATEMENT_TIMEOUT (5s) is not longer than MIGRATION_LOCK_TIMEOUT (5s)."
    )


def test_the_attempts_by_default_cover_two_to_three_minutes(package: object) -> None:
    retry, timeouts = (
        import_module("shop.db.running.retry"),
        import_module("shop.db.running.timeouts"),
    )
    limits = timeouts.Timeouts.configured({})

    waits = [
        sum(retry.delay(attempt) for attempt in range(2, limits.attempts + 1)) for _ in range(200)
    ]

    assert 120 < sum(waits) / len(waits) + limits.attempts * limits.lock / 1000 < 180


@pytest.mark.parametrize(
    ("attempts", "limits"),
    [("1", [500]), ("3", [80, 500, 500]), ("6", [80, 80, 500, 500, 500, 500])],
)
def test_the_first_third_of_the_attempts_is_brief(attempts: str, limits: list[int]) -> None:
    timeouts = import_module("shop.db.running.timeouts").Timeouts.configured(
        {"MIGRATION_ATTEMPTS": attempts}
    )

    assert [timeouts.lock_in(number + 1) for number in range(int(attempts))] == limits
