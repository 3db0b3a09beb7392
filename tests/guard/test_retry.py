"""A migration that meets a lock steps aside, comes back, and does each of its steps once."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from threading import Event, Thread

import psycopg
import pytest

from .conftest import Guarded

TABLES = """
op.execute('CREATE TABLE users (id int)')
op.execute('GRANT ALL ON users TO clerk')
"""
ADD = "op.execute('ALTER TABLE users ADD COLUMN {name} text')"
READ = "SELECT * FROM users"
COMMENT = "op.execute('COMMENT ON TABLE users IS NULL')"
QUICK = {"MIGRATION_LOCK_TIMEOUT": "50ms"}


def add(*names: str) -> list[str]:
    return [ADD.format(name=name) for name in names]


def columns(guarded: Guarded) -> list[str]:
    query = "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass AND attnum > 1"
    return [name for (name,) in guarded.execute(query)]


def test_a_lock_that_is_given_back_is_waited_for(each_guarded: Guarded) -> None:
    each_guarded.write(TABLES, *add("name"))
    each_guarded.ok("upgrade", "+1")

    with each_guarded.blocked(READ, until_attempt=2) as pid:
        said = each_guarded.ok("upgrade", "head", **QUICK)

    assert columns(each_guarded) == ["name"]
    assert re.search(
        rf"WARNI?N?G?  users is locked by process {pid} of clerk \(report\)"
        r"[^;]*; attempt 2 of 30 in 0\.0 s",
        said,
    )
    assert said.count("Running upgrade 000000000001 -> 000000000002") == 1


def test_who_comes_later_gets_through_between_the_attempts(guarded: Guarded) -> None:
    guarded.write(TABLES, *add("name"))
    guarded.ok("upgrade", "+1")

    with guarded.blocked(READ, until_attempt=20), reading(guarded) as stalls:
        guarded.ok("upgrade", "head", **QUICK)

    # Waited for one attempt, and was let through: again and again, while the other stayed.
    assert len([stall for stall in stalls if stall > 0.02]) >= 3


def test_after_the_last_attempt_the_message_names_who_holds_the_lock(each_guarded: Guarded) -> None:
    each_guarded.write(TABLES, *add("name"))
    each_guarded.ok("upgrade", "+1")

    with each_guarded.blocked(READ) as pid:
        ran = each_guarded.alembic("upgrade", "head", **QUICK, MIGRATION_ATTEMPTS="2")

    path = each_guarded.shop.root / "migrations/versions/000000000002.py"
    assert ran.failed == (
        f"users is locked by process {pid} of clerk (report).\n\n"
        f"  migrations/versions/{path.name}, line 13. PostgreSQL says: canceling statement due to "
        "lock timeout\n"
        "  Nothing of that migration was applied; those before it stay. It was tried 2 times. Wait until it\n"
        "  ends, or end it:\n\n"
        f"      SELECT pg_terminate_backend({pid})"
    )


def test_who_may_see_it_is_told_since_when(guarded: Guarded) -> None:
    guarded.write(TABLES, *add("name"))
    guarded.ok("upgrade", "+1")

    with guarded.blocked(READ, role="migrator") as pid:
        ran = guarded.alembic("upgrade", "head", **QUICK, MIGRATION_ATTEMPTS="1")

    assert ran.failed.startswith(
        f"users is locked by process {pid} of migrator (report), idle in transaction, "
        "its transaction began 0 s ago.\n"
    )


@pytest.mark.parametrize("target", ["+2", "head"])
def test_steps_are_not_computed_anew_after_the_first_of_them(
    each_guarded: Guarded, target: str
) -> None:
    more = "op.execute('CREATE TABLE roles (id int)')"
    each_guarded.write(TABLES, more, *add("name", *(["email"] if target == "+2" else [])))
    each_guarded.ok("upgrade", "+1")

    with each_guarded.blocked(READ, until_attempt=2):
        said = each_guarded.ok("upgrade", target, **QUICK)

    assert "attempt 2 of 30" in said
    assert columns(each_guarded) == ["name"]


def test_a_relative_downgrade_takes_no_step_more(guarded: Guarded) -> None:
    guarded.write(TABLES, *add("name", "email", "phone"), downgrade=COMMENT)
    guarded.ok("upgrade", "head")

    with guarded.blocked("LOCK TABLE users", until_attempt=2):
        said = guarded.ok("downgrade", "-2", **QUICK)

    assert "attempt 2 of 30" in said
    assert guarded.value("SELECT version_num FROM alembic_version") == "000000000002"


def test_callbacks_of_the_project_hear_of_each_step_once(guarded: Guarded) -> None:
    env = guarded.shop.root / "migrations/env.py"
    callback = (
        "def note(ctx, step, heads, run_args):\n    print('applied', step.up_revision_id)\n\n\n"
    )
    text = env.read_text().replace(
        "migrate(tables", callback + "migrate(tables, on_version_apply=note"
    )
    env.write_text(text)
    guarded.write(TABLES, "op.execute('CREATE TABLE roles (id int)')", *add("name"))
    guarded.ok("upgrade", "+1")

    with guarded.blocked(READ, until_attempt=2):
        said = guarded.ok("upgrade", "head", **QUICK)

    assert "attempt 2" in said
    assert [line for line in said.splitlines() if line.startswith("applied")] == [
        "applied 000000000002",
        "applied 000000000003",
    ]


def test_what_has_committed_in_the_middle_is_not_begun_again(guarded: Guarded) -> None:
    half = """
op.execute('CREATE TABLE half (id int)')
with op.get_context().autocommit_block():
    op.execute('CREATE TABLE more (id int)')
op.execute('ALTER TABLE users ADD COLUMN name text')
"""
    guarded.write(TABLES, half)
    guarded.ok("upgrade", "+1")

    with guarded.blocked(READ):
        ran = guarded.alembic("upgrade", "head", **QUICK)

    assert ran.failed.startswith("users is locked by process")
    assert "attempt" not in ran.out + ran.err


def test_a_lock_that_a_query_of_the_migration_meets_is_waited_for_as_well(
    each_guarded: Guarded,
) -> None:
    each_guarded.write(TABLES, "op.get_bind().execute(sa.text('LOCK TABLE users'))")
    each_guarded.ok("upgrade", "+1")

    with each_guarded.blocked(READ, until_attempt=2) as pid:
        said = each_guarded.ok("upgrade", "head", **QUICK)

    assert f"users is locked by process {pid}" in said


def test_in_an_online_migration_the_statement_alone_is_tried_again(each_guarded: Guarded) -> None:
    online = """
with op.online():
    op.execute('CREATE TABLE roles (id int)')
    op.execute('ALTER TABLE users ADD COLUMN name text')
"""
    each_guarded.write(TABLES, online)
    each_guarded.ok("upgrade", "+1")

    with each_guarded.blocked(READ, until_attempt=2) as pid:
        said = each_guarded.ok("upgrade", "head", **QUICK)

    assert f"users is locked by process {pid} of clerk (report); attempt 2 of 30" in said
    assert said.count("Running upgrade") == 1


def test_a_deadlock_is_begun_again(guarded: Guarded) -> None:
    guarded.write(TABLES, "op.execute('LOCK TABLE roles')\nop.execute('LOCK TABLE users')")
    guarded.ok("upgrade", "+1")
    guarded.execute("CREATE TABLE roles (id int); ALTER TABLE roles OWNER TO migrator")
    # We are the one who finds it, and is ended.
    guarded.execute(f"ALTER ROLE clerk IN DATABASE {guarded.name} SET deadlock_timeout = '1min'")
    guarded.execute("GRANT ALL ON roles TO clerk")

    with guarded.blocked("LOCK TABLE users", until_attempt=2, then="LOCK TABLE roles"):
        said = guarded.ok("upgrade", "head", MIGRATION_LOCK_TIMEOUT="4s", MIGRATION_ATTEMPTS="2")

    assert re.search(r"users is in a deadlock with process \d+ of clerk .*; attempt 2 of 2", said)


def test_what_somebody_canceled_is_not_taken_for_a_limit(each_guarded: Guarded) -> None:
    each_guarded.write("op.execute('SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(1)')")

    ran = each_guarded.alembic("upgrade", "head")

    assert ran.failed.startswith("PostgreSQL refused a statement of ")
    assert "canceling statement due to user request" in ran.failed


@pytest.mark.parametrize(
    ("blocker", "statement", "table"),
    [
        ("SELECT * FROM posts", "DROP TABLE users CASCADE", "posts"),
        ("SELECT * FROM users", "DROP INDEX users_name_idx", "users"),
        ("UPDATE users SET name = ''", "CREATE INDEX ON users (name)", "users"),
        ("UPDATE users SET name = ''", "UPDATE users SET name = 'x'", "users"),
        ('SELECT * FROM app."Old %"', 'ALTER TABLE app."Old %" ADD x int', 'app."Old %"'),
        ("SELECT * FROM parts_1", "ALTER TABLE parts ADD x int", "parts_1"),
    ],
)
def test_the_table_that_is_locked_is_named(
    guarded: Guarded, blocker: str, statement: str, table: str
) -> None:
    guarded.write(
        f"op.get_bind().exec_driver_sql({TABLES_OF_ALL_KINDS!r})", f"op.execute({statement!r})"
    )
    guarded.ok("upgrade", "+1")

    # Who only reads is not in the way of an index, but holds a lock of the table, too.
    bystander = guarded.blocked(READ, role="migrator") if "UPDATE" in blocker else nullcontext()
    with bystander, guarded.blocked(blocker) as pid:
        ran = guarded.alembic("upgrade", "head", **QUICK, MIGRATION_ATTEMPTS="1")

    assert ran.failed.startswith(f"{table} is locked by process {pid} of clerk (report)")


@contextmanager
def reading(guarded: Guarded) -> Iterator[list[float]]:
    """Read from users all the time, and note how long each time took."""
    took: list[float] = [0.0]
    done = Event()

    def read() -> None:
        with psycopg.connect(guarded.url, autocommit=True) as reader:
            while not done.is_set():
                began = time.monotonic()
                reader.execute("SELECT count(*) FROM users")
                took.append(time.monotonic() - began)

    thread = Thread(target=read)
    thread.start()
    yield took
    done.set()
    thread.join()


TABLES_OF_ALL_KINDS = """
    CREATE SCHEMA app;
    CREATE TABLE users (id int PRIMARY KEY, name text);
    CREATE INDEX users_name_idx ON users (name);
    INSERT INTO users VALUES (1, 'a');
    CREATE TABLE posts (user_id int REFERENCES users);
    CREATE TABLE app."Old %%" (id int);
    CREATE TABLE parts (id int) PARTITION BY LIST (id);
    CREATE TABLE parts_1 PARTITION OF parts FOR VALUES IN (1);
    GRANT USAGE ON SCHEMA app TO clerk;
    GRANT ALL ON users, posts, app."Old %%", parts_1 TO clerk;
"""


def test_a_connection_that_is_lost_is_told_and_not_tried_again(each_guarded: Guarded) -> None:
    each_guarded.write("op.execute('SELECT pg_terminate_backend(pg_backend_pid())')")

    ran = each_guarded.alembic("upgrade", "head")

    assert ran.failed.startswith("PostgreSQL refused a statement of ")
    assert "attempt" not in ran.err
