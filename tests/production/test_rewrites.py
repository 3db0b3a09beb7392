"""In production, no table is rewritten that is bigger than MIGRATION_MAX_REWRITE."""

from importlib import import_module
from pathlib import Path
from textwrap import dedent

import pytest
from conftest import REPOSITORY

from .site import ALL_DRIVERS, Site

pytest_plugins = ["server_fixtures"]


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
