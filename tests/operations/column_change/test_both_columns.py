"""Two columns are kept equal, whichever of them the code that runs knows."""

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from ..online_database import migrate, rows, run
from .steps import PAIR, WAYS, contract, expand, restore

pytest_plugins = ["server_fixtures"]


def test_what_was_there_stays_as_it_was_written(users: Connection) -> None:
    """`down` would write "true" for "yes"."""
    migrate(users, expand)

    assert rows(users, "SELECT * FROM users ORDER BY id") == [
        (1, "yes", True),
        (2, "no", False),
        (3, "1", True),
    ]


@pytest.mark.parametrize(
    ("statement", "active", "is_active"),
    [
        ("INSERT INTO users (id, active) VALUES (9, 'no')", "no", False),
        ("INSERT INTO users (id, is_active) VALUES (9, false)", "false", False),
        ("INSERT INTO users (id, is_active) VALUES (9, true)", "yes", True),
        ("INSERT INTO users (id) VALUES (9)", "yes", True),
        ("INSERT INTO users VALUES (9, 'off', false)", "off", False),
        ("INSERT INTO users VALUES (9, 'on', false)", "false", False),
        ("INSERT INTO users VALUES (1, 'no') ON CONFLICT (id) DO UPDATE SET id = 9", "yes", True),
        (
            """INSERT INTO users VALUES (1, 'no')
            ON CONFLICT (id) DO UPDATE SET active = EXCLUDED.active, id = 9""",
            "no",
            False,
        ),
        ("UPDATE users SET id = 9, active = 'no' WHERE id = 1", "no", False),
        ("UPDATE users SET id = 9, is_active = false WHERE id = 1", "false", False),
        ("UPDATE users SET id = 9 WHERE id = 1", "yes", True),
        ("UPDATE users SET id = 9, active = 'true' WHERE id = 1", "true", True),
        ("UPDATE users SET id = 9, active = 'off', is_active = false WHERE id = 1", "off", False),
        ("UPDATE users SET id = 9, active = 'on', is_active = false WHERE id = 1", "false", False),
        ("UPDATE users SET id = 9, active = 'off', is_active = true WHERE id = 1", "off", False),
    ],
)
def test_old_and_new_code_read_what_the_other_writes(
    both: Connection, statement: str, active: str, is_active: bool
) -> None:
    for sql in ("BEGIN", statement):
        both.exec_driver_sql(sql)
    try:
        found = both.exec_driver_sql("SELECT active, is_active FROM users WHERE id = 9").one()
    finally:
        both.rollback()

    assert tuple(found) == (active, is_active)


def test_no_value_is_no_value_on_both_sides(users: Connection) -> None:
    run(users, "ALTER TABLE users ALTER active DROP NOT NULL, ALTER active DROP DEFAULT")
    migrate(users, expand)

    run(users, "INSERT INTO users (id) VALUES (4)")
    run(users, "UPDATE users SET active = NULL WHERE id = 1")
    run(users, "UPDATE users SET is_active = NULL WHERE id = 2")

    assert rows(users, "SELECT * FROM users ORDER BY id") == [
        (1, None, None),
        (2, None, None),
        (3, "1", True),
        (4, None, None),
    ]


def test_a_row_that_is_not_filled_yet_is_when_old_code_writes_it(users: Connection) -> None:
    migrate(users, lambda op: op.start_column_change(*PAIR, "boolean", **WAYS))

    run(users, "UPDATE users SET active = 'no' WHERE id = 1")

    assert rows(users, "SELECT id, is_active FROM users ORDER BY id") == [
        (1, False),
        (2, None),
        (3, None),
    ]


def test_once_finished_it_works_the_other_way_round(users: Connection) -> None:
    """New code is running, with a default of its own; old code comes back."""
    migrate(users, expand)
    migrate(users, contract)
    run(users, "ALTER TABLE users ALTER is_active SET DEFAULT true, ALTER is_active SET NOT NULL")
    migrate(users, restore)

    run(users, "INSERT INTO users (id, active) VALUES (4, 'no'); INSERT INTO users (id) VALUES (5)")
    run(users, "UPDATE users SET is_active = false WHERE id = 1")
    run(users, "UPDATE users SET active = 'yes' WHERE id = 2")

    assert rows(users, "SELECT id, active, is_active FROM users ORDER BY id") == [
        (1, "false", False),
        (2, "yes", True),
        (3, "true", True),
        (4, "no", False),
        (5, "true", True),
    ]


def test_types_that_have_no_equality(users: Connection) -> None:
    run(users, "ALTER TABLE users ADD data json; UPDATE users SET data = '{\"a\": 1}'")

    migrate(
        users,
        lambda op: op.start_column_change(
            "users", "data", "document", sa.dialects.postgresql.JSONB(), up="data", down="document"
        ),
    )
    run(users, "UPDATE users SET data = '{\"b\":   2}'")
    run(users, "UPDATE users SET document = '[]' WHERE id = 1")

    assert rows(users, "SELECT data::text, document::text FROM users ORDER BY id") == [
        ("[]", "[]"),
        ('{"b":   2}', '{"b": 2}'),
        ('{"b":   2}', '{"b": 2}'),
    ]
    run(users, "DROP FUNCTION users_data_to_document_sync CASCADE")


def test_partitions_follow(connection: Connection) -> None:
    run(
        connection,
        "DROP TABLE IF EXISTS users; CREATE TABLE users (id int, active text) PARTITION BY LIST (id);"
        "CREATE TABLE users_1 PARTITION OF users DEFAULT; INSERT INTO users VALUES (1, 'no')",
    )

    migrate(connection, expand)
    run(connection, "INSERT INTO users (id, is_active) VALUES (2, true)")
    run(connection, "INSERT INTO users_1 (id, active) VALUES (3, 'no')")

    assert rows(connection, "SELECT active, is_active FROM users ORDER BY id") == [
        ("no", False),
        ("true", True),
        ("no", False),
    ]


def test_a_value_that_has_no_counterpart_is_refused_by_postgresql(users: Connection) -> None:
    migrate(users, expand)

    with pytest.raises(DBAPIError, match="invalid input syntax for type boolean"):
        run(users, "UPDATE users SET active = 'maybe'")
    users.rollback()
