"""What a refused drop leaves as it was, and the lines of its message with which one goes on."""

from changes.walk import tables
from revision.desk import users
from sqlalchemy import Column, Text

from .site import ALL_DRIVERS, Site

pytest_plugins = ["server_fixtures"]


@ALL_DRIVERS
def test_nothing_of_a_refused_revision_is_applied(site: Site) -> None:
    site.write("first", 'op.add_column("users", sa.Column("a", sa.Text))')
    site.write("second", 'op.add_column("users", sa.Column("b", sa.Text))\nop.drop_table("posts")')

    message = site.refused("upgrade", "head")

    assert "second.py, line 14." in message
    assert "Nothing of that migration was applied; those before it stay." in message
    assert site.databases.revision() == "first"
    assert site.is_there("posts")
    names = "SELECT attname FROM pg_attribute WHERE attrelid = 'users'::regclass"
    columns = [name for (name,) in site.databases.rows(names)]
    assert "a" in columns
    assert "b" not in columns


@ALL_DRIVERS
def test_what_an_online_revision_did_before_stays(site: Site) -> None:
    body = 'with op.get_context().autocommit_block():\n    op.execute("{}")\n    op.drop_table("posts")'
    site.write("first", body.format("CREATE INDEX CONCURRENTLY posts_i ON posts (author)"))

    message = site.refused("upgrade", "head")

    assert "stays" in message
    assert "Nothing of that migration" not in message
    assert site.is_there("posts")
    assert site.is_there("posts_i")


def test_the_message_shows_each_way_on(site: Site) -> None:
    site.databases.run("ANALYZE users")
    site.write("first", 'op.drop_column("users", "mail")')

    message = site.refused("-x", "env=production", "upgrade", "head")

    assert message.splitlines()[0].endswith("the migration first would drop")
    assert "the column users.mail" in message
    assert "users has about 100 rows," in message
    assert "alembic -x drop=users.mail -x reason='why nobody needs it' revision" in message
    assert 'accepted = {"drop column users.mail": "why nobody needs it"}' in message
    assert "alembic -x accept=first -x env=production upgrade head" in message


def test_a_line_that_the_message_shows_is_enough(site: Site) -> None:
    site.write("first", 'op.drop_column("users", "mail")')
    message = site.refused("upgrade", "head")
    (line,) = [line.strip() for line in message.splitlines() if "accepted = " in line]

    site.last = None
    site.write("first", 'op.drop_column("users", "mail")', more=f"{line}\n")

    site.run("upgrade", "head")


def test_a_generated_migration_carries_its_acceptance(site: Site) -> None:
    site.databases.afresh()
    write = ("revision", "--autogenerate", "-m")
    with site.project.models(tables(users(Column("mail", Text)))):
        site.run("-x", "env=production", *write, "before")
        site.run("upgrade", "head")
    with site.project.models(tables(users())):
        site.run("-x", "drop=users.mail", "-x", "reason=it is in the archive", *write, "after")

    site.run("upgrade", "head")


def test_a_column_change_ends_with_an_acceptance(site: Site) -> None:
    start = 'op.start_column_change("users", "name", "label", "text", up="name", down="label")'
    finish = 'op.finish_column_change("users", "name", "label", drop="name")'
    site.databases.run("DROP VIEW names")
    site.write("start", start, finish.replace('drop="name"', 'drop="label"'))
    site.write("finish", finish)

    message = site.refused("upgrade", "head")

    assert 'accepted = {"drop column users.name": ' in message
    assert site.databases.revision() == "start"
