"""Columns, tables and schemas may have any name."""

from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from ..online_database import migrate, rows, run

pytest_plugins = ["server_fixtures"]


def test_a_new_name_for_a_column_with_quotes_in_a_schema(connection: Connection) -> None:
    """The function finds what the migration found, whatever the search path is later."""
    run(
        connection,
        'CREATE SCHEMA "My app"; CREATE TABLE "My app"."The Users" ("Na%me" text NOT NULL, n int);'
        "CREATE FUNCTION public.kept(text) RETURNS text LANGUAGE sql AS $$SELECT $1 || '%:a'$$",
    )
    pair = ("The Users", "Na%me", "select")

    def change(op: Any) -> None:
        op.start_column_change(
            *pair,
            'varchar(20) COLLATE "C"',
            up='kept("The Users"."Na%me") -- up',
            down="replace(\"select\", '%:a', $sync$$sync$)",
            schema="My app",
        )

    migrate(connection, change)
    insert = 'INSERT INTO "My app"."The Users" ("{}") VALUES (\'x%:a\')'
    run(connection, f"SET search_path = pg_catalog; {insert.format('Na%me')}")
    run(connection, f"{insert.format('select')}; RESET search_path")

    found = rows(connection, 'SELECT "Na%me" AS a, "select" AS b FROM "My app"."The Users"')
    assert found == [("x%:a", "x%:a%:a"), ("x", "x%:a")]
    migrate(connection, lambda op: op.finish_column_change(*pair, drop="select", schema="My app"))
    run(connection, 'DROP SCHEMA "My app" CASCADE')


def test_long_names_fit_and_differ(shop: Path) -> None:
    pair = import_module("shop.db.operations.synchronization").Synchronization
    names = {pair("t" * 40, "c" * 40, f"{'d' * 40}{number}").name for number in range(9)}

    assert len(names) == 9
    assert max(len(name.encode()) for name in names) <= 63
    assert pair("users", "active", "is_active").name == "users_active_to_is_active_sync"
