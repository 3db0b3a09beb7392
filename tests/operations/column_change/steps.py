"""The steps in which users.active becomes users.is_active, and back."""

from typing import Any

USERS = """
    DROP TABLE IF EXISTS users;
    DROP FUNCTION IF EXISTS users_active_to_is_active_sync;
    CREATE TABLE users (id int PRIMARY KEY, active text DEFAULT 'yes' NOT NULL);
    INSERT INTO users VALUES (1, 'yes'), (2, 'no'), (3, '1');
"""
PAIR = ("users", "active", "is_active")
WAYS = {"up": "active::boolean", "down": "is_active::text"}


def expand(op: Any) -> None:
    with op.online():
        op.start_column_change(*PAIR, "boolean", **WAYS)
        op.backfill(
            "users", "is_active = active::boolean", "is_active IS NULL AND active IS NOT NULL"
        )


def give_up(op: Any) -> None:
    with op.online():
        op.finish_column_change(*PAIR, drop="is_active")


def contract(op: Any) -> None:
    op.finish_column_change(*PAIR, drop="active")


def restore(op: Any) -> None:
    with op.online():
        op.start_column_change(*PAIR, "text", **WAYS, restore=True)
        op.backfill("users", "active = is_active::text", "active IS NULL AND is_active IS NOT NULL")
