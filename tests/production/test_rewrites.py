"""In production, no table is rewritten that is bigger than MIGRATION_MAX_REWRITE."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from changes.database import Databases
from conftest import REPOSITORY
from sqlalchemy import Connection

from .site import TABLES, Site

pytest_plugins = ["server_fixtures"]

ALL_DRIVERS = pytest.mark.parametrize("site", ["psycopg2", "psycopg", "asyncpg"], indirect=True)

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
    return import_module("shop.db.production.rewrites").rewritten_table


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


def grow(site: Site) -> None:
    """Let `users` be bigger than the limit that is set here."""
    site.databases.run("INSERT INTO users SELECT n, 'x' FROM generate_series(101, 5000) AS n")
    site.databases.run("ANALYZE users")
    site.environment.setenv("MIGRATION_MAX_REWRITE", "200kB")


@ALL_DRIVERS
def test_a_big_table_is_not_rewritten(site: Site) -> None:
    grow(site)
    site.databases.run("DROP MATERIALIZED VIEW totals; ALTER TABLE users DROP twice")
    site.write("first", 'op.add_column("users", sa.Column("a", sa.Text))')
    site.write("second", 'op.alter_column("users", "id", type_=sa.BigInteger)')

    message = site.refused("upgrade", "head")

    assert site.databases.revision() == "first"
    assert "the migration second would write\nevery row of users anew." in message
    assert "second.py, line 13." in message
    assert "users has about 5,000 rows," in message
    assert "the limit is 200 kB (MIGRATION_MAX_REWRITE)" in message
    assert "op.start_column_change" in message
    assert "      alembic -x accept=second upgrade head" in message
    site.run("-x", "accept=second", "upgrade", "head")
    assert site.databases.revision() == "second"


def test_a_table_below_the_limit_is_rewritten(site: Site) -> None:
    site.write("first", 'op.alter_column("posts", "id", type_=sa.BigInteger)')

    site.run("upgrade", "head")


def test_the_limit_counts_all_partitions(site: Site) -> None:
    site.environment.setenv("MIGRATION_MAX_REWRITE", "40kB")
    site.write("first", 'op.execute("ALTER TABLE logs ALTER id TYPE bigint")')

    assert "every row of logs anew" in site.refused("upgrade", "head")


def test_another_way_is_shown_for_a_new_column(site: Site) -> None:
    grow(site)
    site.write("first", 'op.execute("ALTER TABLE users ADD x int DEFAULT noise()")')

    message = site.refused("upgrade", "head")

    assert "op.backfill" in message
    assert "start_column_change" not in message


def test_the_three_steps_that_are_shown_can_be_taken(site: Site) -> None:
    grow(site)
    change = "ALTER TABLE audit.users ALTER mail TYPE int USING length(audit.users.mail)"
    site.databases.run("INSERT INTO audit.users SELECT n, n FROM generate_series(1, 9999) AS n")
    site.write("first", f"op.execute({change!r})")

    message = site.refused("upgrade", "head")

    start, finish = shown(message).split("# when no code uses mail any more, in another migration:")
    site.last = None
    site.write("first", start.replace("audit.users.mail", "mail"))
    accepted = "accepted = {'drop column audit.users.mail': 'replaced'}"
    site.write("second", finish.strip(), more=accepted)
    site.run("upgrade", "head")
    lengths = site.databases.rows("SELECT DISTINCT mail_new FROM audit.users ORDER BY 1")
    assert lengths == [(1,), (2,), (3,), (4,)]


def shown(message: str) -> str:
    """The lines of Python in *message*."""
    return dedent(message[message.index("      with op.online") : message.index("  To rewrite")])


def test_the_page_shows_what_the_message_shows(site: Site) -> None:
    site.environment.setenv("MIGRATION_MAX_REWRITE", "0")
    site.databases.run("CREATE TABLE orders AS SELECT 1 AS sum")
    site.write("first", 'op.execute("ALTER TABLE orders ALTER sum TYPE bigint")')
    page = (REPOSITORY / "docs" / "production.md").read_text("utf-8")
    steps = page[page.index("with op.online()") : page.index('drop="sum")')]

    message = site.refused("upgrade", "head")

    assert steps in shown(message)


def test_percent_signs_are_those_of_the_statement(site: Site) -> None:
    grow(site)
    site.write("first", "op.execute(\"ALTER TABLE users ADD x bool DEFAULT ('a' LIKE '%')\")")
    site.run("upgrade", "head")
    site.write(
        "second", "op.execute(\"ALTER TABLE users ADD y bool DEFAULT (noise()::text LIKE '%')\")"
    )

    assert "every row of users anew" in site.refused("upgrade", "head")


@ALL_DRIVERS
def test_outside_of_a_transaction_it_is_refused_as_well(site: Site) -> None:
    grow(site)
    body = 'with op.get_context().autocommit_block():\n    op.execute("VACUUM FULL users")'
    site.write("first", body)

    message = site.refused("upgrade", "head")

    assert "every row of users anew" in message
    assert "stays" in message


def test_a_table_of_the_same_migration_may_be_rewritten(site: Site) -> None:
    site.environment.setenv("MIGRATION_MAX_REWRITE", "0")
    body = """\
op.execute("CREATE TABLE new AS SELECT * FROM users")
op.alter_column("new", "id", type_=sa.BigInteger)"""
    site.write("first", body)

    site.run("upgrade", "head")


def test_a_role_that_is_no_superuser_is_guarded(site: Site) -> None:
    grow(site)
    site.databases.run("""
        DROP MATERIALIZED VIEW totals; ALTER TABLE users DROP twice; ALTER TABLE users OWNER TO clerk;
        GRANT CREATE, USAGE ON SCHEMA public TO clerk""")
    url = site.databases.url.set(drivername="postgresql", database="shop", username="clerk")
    site.environment.setenv("DATABASE_URL", url.render_as_string(hide_password=False))
    site.write("first", 'op.alter_column("users", "mail", type_=sa.Text)')
    site.write("second", 'op.alter_column("users", "id", type_=sa.BigInteger)')

    assert "every row of users anew" in site.refused("upgrade", "head")
    assert site.databases.revision() == "first"
    site.databases.run("REVOKE TEMPORARY ON DATABASE shop FROM public")
    assert "every row of users anew" in site.refused("upgrade", "head")


@pytest.mark.parametrize("value", ["100", "100 mb", "-1MB", "many", "1PB", "200TB", "1e3MB", "MB"])
def test_a_bad_limit_is_refused(value: str, site: Site) -> None:
    site.environment.setenv("MIGRATION_MAX_REWRITE", value)

    message = site.refused("upgrade", "head")

    assert f"MIGRATION_MAX_REWRITE is {value!r}" in message
    assert "MIGRATION_MAX_REWRITE=100MB" in message


@pytest.mark.parametrize(
    ("value", "size"),
    [("", 100 << 20), ("0", 0), ("1.5GB", 3 << 29), ("8kB", 8192), ("100 MB", 100 << 20)],
)
def test_sizes_are_read_as_postgresql_reads_them(shop: Path, value: str, size: int) -> None:
    limit = import_module("shop.db.production.limit")

    assert limit.largest_rewrite({"MIGRATION_MAX_REWRITE": value}) == size


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 B"),
        (8192, "8 kB"),
        (1 << 20, "1 MB"),
        (1032 << 20, "1.01 GB"),
        (1020 << 20, "1020 MB"),
    ],
)
def test_sizes_are_shown_in_a_fitting_unit(shop: Path, size: int, text: str) -> None:
    assert import_module("shop.db.postgresql.sizes").spelled(size) == text


def test_who_cannot_look_now_tries_again_later(site: Site) -> None:
    site.environment.setenv("MIGRATION_ATTEMPTS", "1")
    site.write("first", 'op.execute("ALTER TABLE users ALTER id TYPE bigint")')

    with site.databases.connect() as connection:
        connection.exec_driver_sql("LOCK TABLE users")
        message = site.refused("upgrade", "head")

    assert "lock" in message
    assert "Nothing was rewritten" not in message
