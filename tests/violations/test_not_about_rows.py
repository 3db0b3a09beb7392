"""What no rows are to blame for is told by what depends on it, or in the words of PostgreSQL."""

import pytest
from changes.database import script
from sqlalchemy import Connection, text

from .refusals import BOOLEAN, refused

pytest_plugins = ["server_fixtures"]


def test_a_view_that_holds_on_to_a_column_is_named(users: Connection) -> None:
    script(users, "CREATE VIEW lively AS SELECT active FROM users")

    changed = refused(users, BOOLEAN)
    dropped = refused(users, "ALTER TABLE users DROP COLUMN active")

    assert '\n\n  view lively depends on column "active"\n' in changed
    assert "\n\n  view lively depends on column active of table users\n" in dropped
    assert changed.startswith("users.active: something that this migration does not know of is in")
    assert "outside of the project's history" in " ".join(changed.split())


def test_what_depends_on_a_table_that_is_dropped_is_named(users: Connection) -> None:
    script(users, "CREATE TABLE posts (user_id int REFERENCES users)")

    assert refused(users, "DROP TABLE users").startswith(
        "Something that this migration does not know of is in the way.\n\n"
        "  constraint posts_user_id_fkey on table posts depends on table users\n"
    )


def test_what_postgresql_cannot_do_at_all_is_no_dependency(connection: Connection) -> None:
    script(connection, "CREATE TABLE t (a int, b int) PARTITION BY LIST (b)")

    assert refused(connection, "ALTER TABLE t ADD UNIQUE (a)") == ""


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO users VALUES (1)",
        "UPDATE users SET id = NULL",
        "SELECT 'x'::int; -- ALTER TABLE users",
        "ALTER TABLE users ALTER active TYPE numeric",
        "ALTER TABLE nothing ADD UNIQUE (a)",
        "ALTER TABLE users ADD x int UNIQUE DEFAULT 1",
        'ALTER TABLE users ALTER "',
    ],
)
def test_anything_else_is_left_to_the_words_of_postgresql(
    users: Connection, statement: str
) -> None:
    assert refused(users, statement) == ""
    assert users.scalar(text("SELECT 1")) == 1
