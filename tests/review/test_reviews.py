"""What a review says of the pending migrations, and what it does not touch."""

import re
import subprocess
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from alembic.util import CommandError
from conftest import REPOSITORY
from review_desk import Desk, rules, texts
from sqlalchemy import Engine

pytest_plugins = ["server_fixtures", "review_fixtures"]

TABLES = 'op.execute("CREATE TABLE users (id bigint PRIMARY KEY, mail text, role text)")'
AN_INDEX = 'op.create_index("users_role_idx", "users", ["role"])'
A_DROP = 'op.drop_column("users", "mail")'


@pytest.fixture
def users(desk: Desk) -> Desk:
    """A desk whose database has the table users."""
    desk.write("a1", TABLES, None)
    desk.upgrade("a1")
    return desk


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


ACCEPTING = ["drop column users.mail", "drop column public.users.mail", "drops-column"]


@pytest.mark.parametrize("name", [*ACCEPTING, "ban-drop-column"])
def test_what_is_accepted_is_shown_with_its_reason_and_fails_nothing(
    name: str, users: Desk
) -> None:
    users.write("a2", A_DROP, "a1", f'accepted = {{"{name}": "nobody has read it since 42"}}')

    review = users.review()

    assert review.failures == 0
    assert rules(review, failing=False) == ["drops-column"]
    for text in texts(review):
        assert "accepted: nobody has read it since 42" in text


def test_an_acceptance_without_a_reason_is_none(users: Desk) -> None:
    users.write("a2", A_DROP, "a1", 'accepted = {"drop column users.mail": ""}')

    assert rules(users.review()) == ["drops-column"]


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


def test_the_last_words_say_how_to_accept(users: Desk) -> None:
    users.write("a2", A_DROP, "a1")

    for text in texts(users.review()):
        assert "1 finding. What is meant can be accepted in its file, with a reason:" in text
        assert 'accepted = {"drop column users.mail": "why"}' in text


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


def test_what_only_squawk_finds_is_told_and_can_be_accepted(users: Desk) -> None:
    users.execute("CREATE SCHEMA old")
    users.write("a2", 'op.execute("CREATE SCHEMA old")\nop.execute("DROP SCHEMA old")', "a1")

    review = users.review()
    path = users.folder / "versions/a2.py"
    path.write_text(path.read_text() + 'accepted = {"ban-drop-schema": "it was never used"}\n')

    assert rules(review) == ["ban-drop-schema"]
    assert users.review().failures == 0


def test_without_squawk_the_rest_is_told(users: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("shop.db.review.reviewing"), "program", lambda: None)
    users.write("a2", AN_INDEX, "a1")

    review = users.review()

    assert rules(review) == ["index-without-concurrently"]
    assert "Note: squawk is not installed" in texts(review)[0]


def test_a_file_of_squawk_s_settings_counts(users: Desk) -> None:
    users.write("a2", 'op.execute("CREATE SCHEMA x")\nop.execute("DROP SCHEMA x")', "a1")
    (users.folder.parent / ".squawk.toml").write_text('excluded_rules = ["ban-drop-schema"]\n')

    assert rules(users.review()) == []


def test_what_git_does_not_know_yet_is_reviewed(users: Desk) -> None:
    git(users, "init", "-q", "-b", "main")
    git(users, "add", ".")
    git(users, "commit", "-q", "-m", "Begin")
    users.write("a2", AN_INDEX, "a1")

    review = users.review(ref="main")

    assert [report.revision for report in review.reports] == ["a2"]
    assert rules(review) == ["index-without-concurrently"]
    assert "1 migration, not in main." in texts(review)[0]


def test_a_migration_that_was_changed_since_is_named(users: Desk) -> None:
    git(users, "init", "-q", "-b", "main")
    git(users, "add", ".")
    git(users, "commit", "-q", "-m", "Begin")
    users.write("a1", f"{TABLES}\n{AN_INDEX}", None)

    review = users.review(ref="main")

    assert review.chosen.changed == ("migrations/versions/a1.py",)
    assert "**Changed or deleted.**" in texts(review)[1]


def test_an_unknown_branch_is_refused(users: Desk) -> None:
    git(users, "init", "-q", "-b", "main")

    with pytest.raises(CommandError, match="finds no commit that nowhere and this branch have"):
        users.review(ref="nowhere")


def test_no_database_is_made_on_a_server_that_is_not_ours_to_try_things(
    users: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch, administrator: Engine
) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(data_folder / "review"))
    users.write("a2", AN_INDEX, "a1")
    seen = watched(monkeypatch)

    review = users.review(environment="production")

    text, _ = texts(review)
    assert rules(review) == ["index-without-concurrently"]
    assert "Note: Nothing is tried in production: the migrations ran on the embedded" in text
    assert "SHARE on users (an unknown number of rows, 16 kB)" in text
    assert str(users.url.query["host"]) not in {str(url.query["host"]) for url in seen}


def test_a_history_that_runs_on_the_target_only_says_where_it_was_tried(
    users: Desk, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOCAL_POSTGRES_DIR", str(data_folder / "review"))
    users.execute("CREATE ROLE keeper_of_users")
    users.write("a2", 'op.execute("GRANT SELECT ON users TO keeper_of_users")', "a1")
    users.upgrade("a2")
    users.write("a3", AN_INDEX, "a2")

    try:
        assert rules(users.review()) == ["index-without-concurrently"]
        with pytest.raises(CommandError, match="Nothing is tried in production: the migr") as told:
            users.review(environment="production")
    finally:
        users.execute("REVOKE ALL ON users FROM keeper_of_users", "DROP ROLE keeper_of_users")

    assert 'role "keeper_of_users" does not exist' in str(told.value)


def watched(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The addresses on which scratch databases are made from now on."""
    scratch, seen = import_module("shop.db.review.scratch"), []

    def administrator(profile: Any) -> Any:
        seen.append(profile.url)
        return import_module("shop.db.compare.scratch_server").administrator(profile)

    monkeypatch.setattr(scratch, "administrator", administrator)
    return seen


def test_the_target_is_only_read(users: Desk) -> None:
    owner = users.url
    users.execute(f'ALTER DATABASE "{owner.database}" SET default_transaction_read_only = on')
    users.write("a2", AN_INDEX, "a1")

    assert rules(users.review()) == ["index-without-concurrently"]


def test_a_target_that_cannot_be_reached_wants_to_be_told_which_migrations(users: Desk) -> None:
    users.url = users.url.update_query_dict({"port": "1"})

    with pytest.raises(CommandError, match=r"db review --against origin/main"):
        users.review()


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


def test_nothing_is_left_on_the_server(users: Desk, administrator: Engine) -> None:
    users.write("a2", AN_INDEX, "a1")
    users.review()

    with administrator.connect() as connection:
        found = connection.exec_driver_sql("SELECT datname FROM pg_database").scalars()
        assert not [name for name in found if name.startswith("shop_review_")]


def test_the_page_has_all_rules(shop: Path) -> None:
    page = (REPOSITORY / "docs/review.md").read_text("utf-8")

    assert import_module("shop.db.review.rules").table() in page


def test_the_page_shows_what_is_printed(users: Desk) -> None:
    page = (REPOSITORY / "docs/review.md").read_text("utf-8")
    shown = next(block for block in page.split("```\n") if block.startswith("1 migration, "))
    users.execute("ALTER TABLE users ADD name text")
    users.write("a2", 'op.add_column("users", sa.Column("name", sa.Text()))', "a1")
    users.execute("UPDATE alembic_version SET version_num = 'a2'")
    index = 'op.create_index("users_name_idx", "users", ["name"])'
    users.write("3f0c5e1d2a94", index, "a2")

    printed = texts(users.review())[0]

    assert lines(printed)[4:] == lines(shown)[4:]


def lines(text: str) -> list[str]:
    """Those of *text*, without the sizes of tables."""
    return re.sub(r"\((about|an unknown).*?\)", "(...)", text.strip()).splitlines()


def git(desk: Desk, *words: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com"]
    subprocess.run(["git", *who, *words], cwd=desk.folder.parent, check=True, capture_output=True)
