"""Whether a statement rewrites a table is known beforehand, whatever PostgreSQL's version."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from changes.database import Databases
from sqlalchemy import Connection

from .site import TABLES

pytest_plugins = ["server_fixtures"]

# What PostgreSQL does, whatever its version.
REWRITES = {
    "ALTER TABLE users ALTER COLUMN id TYPE bigint": "users",
    "ALTER TABLE users ALTER mail SET DATA TYPE varchar(5) USING left(users.mail, 5)": "users",
    'ALTER TABLE "My Table" ALTER "A Column" TYPE text': "My Table",
    "ALTER TABLE audit.users ALTER mail TYPE int USING length(mail)": "audit.users",
    "ALTER TABLE ONLY users ADD x uuid DEFAULT gen_random_uuid()": "users",
    "ALTER TABLE users ADD x int DEFAULT noise()": "users",
    "ALTER TABLE users ADD COLUMN x int GENERATED ALWAYS AS IDENTITY": "users",
    "ALTER TABLE users ADD COLUMN x int GENERATED ALWAYS AS (id + 1) STORED": "users",
    "ALTER TABLE users ADD COLUMN x serial": "users",
    "ALTER TABLE users ADD COLUMN x int REFERENCES posts DEFAULT noise()": "users",
    "ALTER TABLE users ALTER id DROP DEFAULT, ALTER id TYPE bigint, ALTER id SET DEFAULT 1": "users",
    "ALTER TABLE users ADD CHECK (id > 0), ADD COLUMN x serial": "users",
    "ALTER TABLE logs ALTER id TYPE bigint": "logs",
    "ALTER TABLE users SET UNLOGGED": "users",
    "ALTER TABLE users SET TABLESPACE other": "users",
    "ALTER TABLE users SET ACCESS METHOD other": "users",
    "ALTER MATERIALIZED VIEW totals SET TABLESPACE other": "totals",
    "CLUSTER users USING users_pkey": "users",
    "CLUSTER (VERBOSE) audit.users": "audit.users",
    "VACUUM FULL users": "users",
    "VACUUM (FULL, ANALYZE) posts, users": "posts",
    "VACUUM FULL VERBOSE users": "users",
    "VACUUM (FULL)": "logs_2026",
    "SELECT 1; ALTER TABLE users ALTER id TYPE bigint": "users",
    "DO $$ BEGIN ALTER TABLE users ALTER id TYPE bigint; END $$": "users",
    "DO $$ BEGIN EXECUTE 'ALTER TABLE users ALTER id TYPE bigint'; END $$": "users",
    "DO $$ BEGIN EXECUTE format('ALTER TABLE %I ALTER id TYPE bigint', 'users'); END $$": "logs_2026",
}
REWRITES_NOTHING = [
    "ALTER TABLE users ALTER mail TYPE varchar(40)",
    "ALTER TABLE users ALTER mail TYPE text",
    "ALTER TABLE users ADD x int",
    "ALTER TABLE users ADD x timestamptz DEFAULT now() NOT NULL",
    "ALTER TABLE users ADD x int DEFAULT 5 REFERENCES posts",
    "ALTER TABLE users ADD x int DEFAULT 5, ADD CONSTRAINT c CHECK (id > 0)",
    "ALTER TABLE users ALTER name SET DEFAULT noise()",
    "ALTER TABLE users ALTER name SET NOT NULL",
    "ALTER TABLE users ADD UNIQUE (mail)",
    "ALTER TABLE users SET (fillfactor = 50)",
    "ALTER TABLE users RENAME mail TO post",
    "ALTER TABLE users SET SCHEMA audit",
    "ALTER TABLE logs SET TABLESPACE other",
    "ALTER TABLE nothing ALTER id TYPE bigint",
    "ALTER TABLE names ALTER name TYPE bigint",
    "VACUUM users",
    "VACUUM (ANALYZE) users",
    "CREATE TABLE other (id int)",
    "SELECT 'ALTER TABLE users ALTER id TYPE bigint'",
    "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'ALTER TABLE users ALTER id TYPE bigint'",
]


@pytest.fixture
def tables(databases: Databases) -> Iterator[Connection]:
    """The tables of the site, as long as the test lasts."""
    with databases.connect("expected") as connection:
        connection.exec_driver_sql(TABLES)
        yield connection


@pytest.fixture
def rewritten(shop: Path) -> Any:
    """The table that a text of SQL would rewrite, the first if there are several."""
    rewrites = import_module("shop.db.production.rewrites")
    statements = import_module("shop.db.production.statements").statements

    def first(connection: Connection, sql: str) -> Any:
        for statement in statements(sql):
            for suspect in rewrites.suspects(statement):
                table = rewrites.table_of(connection, suspect)
                if table and rewrites.is_rewritten(connection, table, suspect):
                    return table
        return None

    return first


@pytest.mark.parametrize("sql", REWRITES)
def test_a_statement_that_rewrites_is_known(sql: str, rewritten: Any, tables: Connection) -> None:
    found = rewritten(tables, sql)

    assert found is not None
    assert found.label == REWRITES[sql]


@pytest.mark.parametrize("sql", REWRITES_NOTHING)
def test_a_statement_that_rewrites_nothing_is_known(
    sql: str, rewritten: Any, tables: Connection
) -> None:
    assert rewritten(tables, sql) is None


def test_to_ask_leaves_no_trace(rewritten: Any, tables: Connection) -> None:
    everything = "SELECT count(*) FROM pg_class"
    before = tables.exec_driver_sql(everything).scalar()

    rewritten(tables, "ALTER TABLE users ADD x serial")

    assert tables.exec_driver_sql(everything).scalar() == before


# With a role that may not make temporary tables, PostgreSQL cannot be asked.
@pytest.mark.parametrize("sql", [sql for sql in REWRITES if "AS IDENTITY" in sql or "TYPE" in sql])
def test_what_cannot_be_asked_counts_as_a_rewrite(
    sql: str, rewritten: Any, tables: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("shop.db.production.rewrites"), "rewrites", lambda *_: None)

    assert rewritten(tables, sql) is not None


@pytest.mark.parametrize("value", ["5", "'x'", "now()", "true NOT NULL", "'{}'::jsonb", "NULL"])
def test_a_constant_counts_as_none_even_then(
    value: str, rewritten: Any, tables: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("shop.db.production.rewrites"), "rewrites", lambda *_: None)

    assert rewritten(tables, f"ALTER TABLE users ADD x text DEFAULT {value}") is None
