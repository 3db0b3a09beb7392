"""In production, a revision drops what its file accepts, and nothing else."""

from importlib import import_module
from pathlib import Path
from time import process_time

import pytest

from .site import Site

pytest_plugins = ["server_fixtures"]

# What a revision does, and what would make it acceptable.
DROPS = {
    'op.drop_column("users", "mail")': "drop column users.mail",
    'op.drop_column("users", "mail", schema="audit")': "drop column audit.users.mail",
    'op.drop_column("My Table", "A Column")': "drop column My Table.A Column",
    'op.drop_table("posts")': "drop table posts",
    'op.drop_table("users", schema="audit")': "drop table audit.users",
    'op.drop_table("My Table")': "drop table My Table",
    'op.drop_table("logs_2026")': "drop table logs_2026",
    'op.execute("DROP TABLE IF EXISTS public . posts")': "drop table posts",
    'op.execute("drop/* a comment */table posts -- and another")': "drop table posts",
    'op.execute("ALTER TABLE ONLY users ADD a int, DROP mail")': "drop column users.mail",
    'op.execute("ALTER TABLE IF EXISTS users DROP COLUMN IF EXISTS mail CASCADE")': (
        "drop column users.mail"
    ),
    'op.execute("DROP SCHEMA audit CASCADE")': "drop schema audit",
    'op.execute("DROP MATERIALIZED VIEW totals")': "drop materialized view totals",
    'op.execute("TRUNCATE posts")': "truncate posts",
    'op.execute("TRUNCATE TABLE ONLY posts RESTART IDENTITY")': "truncate posts",
    'op.execute("DROP TYPE mood CASCADE")': "drop column moods.mood",
    'op.execute("DROP OWNED BY owner")': "drop owned by owner",
    'op.execute("SELECT 1; DROP TABLE posts; SELECT 2")': "drop table posts",
    'op.execute("ALTER TABLE posts RENAME TO old; DROP TABLE old")': "drop table old",
    'op.get_bind().execute(sa.text("DROP TABLE posts"))': "drop table posts",
    'op.get_bind().exec_driver_sql("DROP TABLE posts")': "drop table posts",
    'op.execute("DO $$ BEGIN DROP TABLE posts; END $$")': "drop table posts",
    "op.execute(\"DO 'BEGIN IF true THEN DROP TABLE posts; END IF; END'\")": "drop table posts",
    "op.execute(\"DO $$ BEGIN EXECUTE 'DROP TABLE posts'; END $$\")": "drop table posts",
    'op.execute("DO $a$ BEGIN EXECUTE $b$ALTER TABLE users DROP mail$b$; END $a$")': (
        "drop column users.mail"
    ),
}


@pytest.mark.parametrize("code", DROPS)
def test_a_drop_is_refused_until_the_file_accepts_it(code: str, site: Site) -> None:
    site.write("first", code)

    message = site.refused("upgrade", "head")
    site.last = None
    site.write("first", code, more=f"accepted = {{{DROPS[code]!r}: 'moved to the archive'}}\n")

    assert "this is production" in message
    assert f'"{DROPS[code]}"' in message
    assert site.databases.revision() is None
    site.run("upgrade", "head")


# One migration after the other, in one database.
NO_LOSS = [
    'op.drop_constraint("posts_author_fkey", "posts", type_="foreignkey")',
    'op.drop_constraint("users_pkey", "users", type_="primary")',
    'op.alter_column("users", "name", server_default=None)',
    'op.execute("ALTER TABLE users ALTER mail DROP NOT NULL")',
    'op.drop_column("users", "twice")',
    'op.execute("DROP VIEW names")',
    'op.execute("DROP FUNCTION noise()")',
    'op.execute("DROP SCHEMA bare")',
    'op.execute("DROP TABLE IF EXISTS nothing")',
    'op.execute("ALTER TABLE users DROP COLUMN IF EXISTS nothing")',
    'op.create_table("new", sa.Column("id", sa.Integer))\nop.drop_table("new")',
    'op.add_column("users", sa.Column("beside", sa.Text))\nop.drop_column("users", "beside")',
    'op.execute("CREATE TEMP TABLE posts (id int)")\nop.execute("DROP TABLE posts")',
    'op.execute("CREATE TABLE new (id int); DROP TABLE new")',
    "op.execute(\"SELECT 'DROP TABLE posts' -- DROP TABLE posts\")",
    "op.execute(\"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'DROP TABLE posts; SELECT 1'\")",
    """\
op.execute("DROP MATERIALIZED VIEW totals")
op.execute("CREATE MATERIALIZED VIEW totals AS SELECT 1 AS number")""",
]


def test_what_holds_no_rows_of_anybody_s_is_dropped(site: Site) -> None:
    for number, code in enumerate(NO_LOSS):
        site.write(f"number{number}", code)

    site.run("upgrade", "head")


@pytest.mark.parametrize("reason", ["", "  ", None, 7])
def test_an_acceptance_needs_a_reason(reason: object, site: Site) -> None:
    more = f"accepted = {{'drop table posts': {reason!r}}}\n"
    site.write("first", 'op.drop_table("posts")', more=more)

    message = site.refused("upgrade", "head")

    assert "accepts it without a reason" in message


def test_what_goes_along_with_cascade_is_accepted_too(site: Site) -> None:
    site.databases.run("CREATE TABLE old_users () INHERITS (audit.users)")
    accepted = "'drop table audit.users': 'moved'"
    site.write(
        "first", 'op.execute("DROP TABLE audit.users CASCADE")', more=f"accepted = {{{accepted}}}\n"
    )

    message = site.refused("upgrade", "head")

    assert "the table old_users" in message
    site.last, accepted = None, f"{accepted}, 'drop table old_users': 'moved'"
    site.write(
        "first", 'op.execute("DROP TABLE audit.users CASCADE")', more=f"accepted = {{{accepted}}}\n"
    )
    site.run("upgrade", "head")


def test_truncate_cascade_names_the_tables_that_refer(site: Site) -> None:
    more = "accepted = {'truncate users': 'asked for'}\n"
    site.write("first", 'op.execute("TRUNCATE users CASCADE")', more=more)

    assert "all rows of posts" in site.refused("upgrade", "head")


@pytest.mark.parametrize(
    "sql", ['DROP TABLE U&"p\\006fsts"', 'ALTER TABLE users DROP U&"m\\0061il"']
)
def test_a_name_in_escapes_is_accepted_only_for_once(sql: str, site: Site) -> None:
    site.write_sql("first", sql)

    assert "whose name is known only at run time" in site.refused("upgrade", "head")
    site.run("-x", "accept=first", "upgrade", "head")


def test_a_name_that_is_put_together_is_accepted_only_for_once(site: Site) -> None:
    site.write_sql("first", "DO $$ BEGIN EXECUTE format('DROP TABLE %I', 'posts'); END $$")

    message = site.refused("upgrade", "head")

    assert "a table whose name is known only at run time" in message
    assert "accepted = " not in message
    site.run("-x", "accept=first", "upgrade", "head")
    assert not site.is_there("posts")


def test_a_renamed_table_is_not_the_one_that_was_made(site: Site) -> None:
    body = """\
op.create_table("new", sa.Column("id", sa.Integer))
op.rename_table("posts", "old")
op.rename_table("new", "posts")
op.drop_table("posts")
op.drop_table("old")"""
    site.write("first", body)

    assert "the table old." in site.refused("upgrade", "head")


def test_a_view_that_is_not_made_again_is_lost(site: Site) -> None:
    site.write("first", 'op.execute("DROP MATERIALIZED VIEW totals")\nop.execute("SELECT 1")')

    message = site.refused("upgrade", "head")

    assert "first.py, line 13." in message
    assert site.is_there("totals")


def test_a_thousand_tables_cost_next_to_nothing(shop: Path) -> None:
    watch = import_module("shop.db.production.watch").Watch(None, None, None, 0)
    columns = ", ".join(f"column_{number} text NOT NULL" for number in range(20))
    begun = process_time()

    for number in range(1000):
        watch.before(f"CREATE TABLE table_{number} ({columns})")

    assert process_time() - begun < 0.1


def test_rows_that_speak_of_drops_are_no_drops(site: Site) -> None:
    site.write_sql("first", "INSERT INTO users VALUES (1000, 'x', 'then DROP TABLE posts')")
    site.write_sql("second", "INSERT INTO users VALUES (1001, 'x', '; DROP TABLE posts')")

    site.run("upgrade", "head")
