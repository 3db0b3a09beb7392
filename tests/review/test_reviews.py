"""What a review says of the pending migrations."""

from importlib import import_module

import pytest
from alembic.util import CommandError

from .desk import A_DROP, AN_INDEX, TABLES, Desk, rules, texts

pytest_plugins = ["server_fixtures"]


def test_nothing_pending_is_nothing_to_review(users: Desk) -> None:
    review = users.review()

    assert review.failures == 0
    for text in texts(review):
        assert "Nothing to review: no migration is pending in local: " in text


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_all_drivers_see_the_same(driver: str, users: Desk) -> None:
    users.write("a2", AN_INDEX, "a1")
    online = 'op.create_index("i", "users", ["mail"], postgresql_concurrently=True)'
    users.write("a3", f"with op.online():\n    {online}", "a2")
    users.url = users.url.set(drivername=f"postgresql+{driver}")

    review = users.review()

    text, _ = texts(review)
    assert rules(review) == ["index-without-concurrently"]
    assert "SHARE on users (an unknown number of rows, 16 kB): read from end to end" in text
    assert "SHARE UPDATE EXCLUSIVE on users" in text


def test_tables_that_come_with_the_same_upgrade_are_nobody_s_yet(desk: Desk) -> None:
    desk.write("a1", TABLES, None)
    desk.write("a2", AN_INDEX, "a1")

    assert rules(desk.review()) == []
    assert rules(desk.review(every=True)) == ["index-without-concurrently"]


def test_a_migration_can_be_named(users: Desk) -> None:
    users.write("a2", AN_INDEX, "a1")
    users.write("a3", A_DROP, "a2")

    review = users.review("a3")

    assert [report.revision for report in review.reports] == ["a3"]
    assert rules(review) == ["drops-column"]


def test_a_revision_that_is_not_there_is_refused(users: Desk) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        users.review("nowhere")


def test_it_says_how_big_the_tables_are_in_the_target(users: Desk) -> None:
    users.execute("INSERT INTO users SELECT i FROM generate_series(1, 1234) i", "ANALYZE users")
    users.write("a2", AN_INDEX, "a1")

    text, page = texts(users.review())

    assert "SHARE on users (about 1,234 rows, " in text
    assert "-- SHARE on users (about 1,234 rows, " in page


def test_a_partitioned_table_is_as_big_as_its_partitions(users: Desk) -> None:
    create = (
        "CREATE TABLE events (id bigint, name text) PARTITION BY RANGE (id); "
        "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10000)"
    )
    users.write("a2", f'op.execute("{create}")', "a1")
    users.upgrade("a2")
    users.execute("INSERT INTO events SELECT i FROM generate_series(1, 77) i", "ANALYZE events")
    users.write("a3", 'op.create_index("events_name_idx", "events", ["name"])', "a2")

    review = users.review()

    assert rules(review) == ["index-without-concurrently"]
    assert "SHARE on events (about 77 rows, " in texts(review)[0]


def test_what_comes_after_a_migration_that_does_not_run_is_named(users: Desk) -> None:
    users.write("a2", 'op.drop_column("users", "nothing")', "a1")
    users.write("a3", AN_INDEX, "a2")

    review = users.review()

    assert rules(review) == ["refused"]
    assert review.skipped == ["a3"]
    assert (
        'PostgreSQL says: column "nothing" of relation "users" does not exist' in texts(review)[0]
    )


def test_two_heads_are_told(users: Desk) -> None:
    users.write("a2", "pass", "a1")
    users.write("a3", "pass", "a1")

    review = users.review()

    assert len(review.reports) == 2
    assert "There are 2 heads: a2, a3." in texts(review)[0]


def test_what_a_migration_computes_from_rows_is_no_finding(users: Desk) -> None:
    users.write("a2", 'op.get_bind().execute(sa.text("SELECT count(*) FROM users")).one()', "a1")

    assert rules(users.review(), failing=False) == []


def test_a_column_that_is_new_must_not_be_required_in_the_end_either(users: Desk) -> None:
    users.write("a2", 'op.add_column("users", sa.Column("age", sa.Integer()))', "a1")
    users.write(
        "a3",
        'with op.online():\n    op.backfill("users", "age = 0", "age IS NULL")\n'
        '    op.execute("ALTER TABLE users ALTER age SET NOT NULL")',
        "a2",
    )

    assert "requires-column" in rules(users.review())


def test_a_default_that_goes_is_a_remark(users: Desk) -> None:
    column = 'sa.Column("age", sa.Integer(), nullable=False, server_default="0")'
    users.write("a2", f'op.add_column("users", {column})', "a1")
    users.upgrade("a2")
    users.write("a3", 'op.alter_column("users", "age", server_default=None)', "a2")

    review = users.review()

    assert review.failures == 0
    assert rules(review, failing=False) == ["drops-default"]


def test_what_to_write_instead_names_the_schema_and_fits_into_a_name(users: Desk) -> None:
    table = "ü" * 30
    users.execute(f'CREATE SCHEMA shop CREATE TABLE "{table}" (id int)')
    create = f'CREATE SCHEMA shop CREATE TABLE "{table}" (id int)'
    users.write("a2", f"op.execute({create!r})", "a1")
    users.execute("UPDATE alembic_version SET version_num = 'a2'")
    users.write(
        "a3",
        f'op.add_column("{table}", sa.Column("n", sa.BigInteger, sa.Identity()), schema="shop")\n'
        f'op.alter_column("{table}", "id", nullable=False, schema="shop")',
        "a2",
    )

    lines = [
        line.source()
        for report in users.review().reports
        for finding in report.findings
        for line in finding.instead
    ]

    assert sum("schema=" in line for line in lines) == 4, lines
    proof, sequence = f"{'ü' * 24}_id_is_not_null", f"{'ü' * 28}_n_seq"
    assert any(f'"{proof}"' in line for line in lines), lines
    assert f"""op.execute('CREATE SEQUENCE shop."{sequence}"')""" in lines
    assert all(len(name.encode()) <= 63 for name in (proof, sequence))


def test_colours_are_for_terminals(users: Desk) -> None:
    users.write("a2", AN_INDEX, "a1")
    module = import_module("shop.db.review.terminal")

    review = users.review()

    assert "\033[31mindex-without-concurrently\033[0m" in module.Terminal(colors=True).text(review)
    assert "\033" not in module.Terminal(colors=False).text(review)
