"""In production, nobody goes back or changes the version by mistake."""

import sys
from collections.abc import Callable
from importlib import import_module
from io import StringIO

import pytest
from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from changes.walk import tables
from revision.desk import users
from sqlalchemy import NullPool, create_engine

from .site import ALL_DRIVERS, Site

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def grown(site: Site) -> Site:
    """Two migrations are applied."""
    for name in ("first", "second"):
        site.write(name, f"op.execute('CREATE TABLE {name} ()')", f"op.drop_table('{name}')")
    site.run("upgrade", "head")
    return site


def pasted(site: Site, message: str) -> None:
    """Run the last line of a *message*."""
    _, *words = message.splitlines()[-1].split()
    site.run(*words)


@ALL_DRIVERS
def test_a_downgrade_needs_the_revision_that_the_database_is_at(site: Site) -> None:
    site.write("first", "op.execute('CREATE TABLE first ()')", "op.drop_table('first')")
    site.run("upgrade", "head")

    message = site.refused("downgrade", "-1")

    assert message.startswith("Nothing was undone: this is production.")
    assert message.endswith("alembic -x accept=first downgrade -1\n")
    assert site.databases.revision() == "first"
    pasted(site, message)
    assert site.databases.revision() is None
    assert not site.is_there("first")


@pytest.mark.parametrize("verb", [("downgrade", "-1"), ("stamp", "base")])
def test_db_asks_for_the_same(
    verb: tuple[str, ...], grown: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    line = import_module("shop.db.verbs").command_line()
    ini = grown.project.folder / "alembic.ini"
    options = line.parser.parse_args(["-c", str(ini), *verb])
    grown.environment.setattr(sys, "argv", ["/somewhere/bin/db", *verb])

    with pytest.raises(SystemExit):
        line.run_cmd(Config(ini, cmd_opts=options, stdout=sys.stdout), options)

    accepted = "second" if verb[0] == "downgrade" else "base"
    assert f"      db -x accept={accepted} {' '.join(verb)}\n" in capsys.readouterr().out
    assert grown.databases.revision() == "second"


def test_the_same_line_does_not_go_back_twice(grown: Site) -> None:
    message = grown.refused("downgrade", "-1")
    pasted(grown, message)

    again = grown.refused(*message.splitlines()[-1].split()[1:])

    assert "It is at first." in again
    assert grown.databases.revision() == "first"


@pytest.mark.parametrize("accepted", ["first", "third", "head", ""])
def test_another_revision_accepts_no_downgrade(accepted: str, grown: Site) -> None:
    message = grown.refused("-x", f"accept={accepted}", "downgrade", "base")

    assert "second downgrade base" in message
    assert grown.databases.revision() == "second"


def test_a_downgrade_from_two_heads_names_both(grown: Site) -> None:
    grown.last = None
    grown.write("other", "pass")
    grown.run("upgrade", "heads")

    message = grown.refused("downgrade", "base")

    assert "accept=" in message
    pasted(grown, message)
    assert grown.databases.revision() is None


def test_a_downgrade_that_has_nothing_to_do_does_nothing(site: Site) -> None:
    site.write("first", "pass")

    site.run("downgrade", "base")


@pytest.mark.parametrize(
    ("said", "accepted"),
    [("first", "first"), ("base", "base"), ("fir", "first")],
)
def test_a_stamp_needs_the_revision_that_it_is_about(said: str, accepted: str, grown: Site) -> None:
    message = grown.refused("stamp", said)

    assert message.startswith("Nothing was stamped: this is production.")
    assert message.endswith(f"alembic -x accept={accepted} stamp {said}\n")
    assert grown.databases.revision() == "second"
    pasted(grown, message)
    assert grown.databases.revision() == (None if accepted == "base" else accepted)


def test_a_purge_needs_it_too(grown: Site) -> None:
    message = grown.refused("stamp", "--purge", "first")

    assert grown.databases.revision() == "second"
    pasted(grown, message)
    assert grown.databases.revision() == "first"


@pytest.mark.parametrize("verb", [("downgrade", "second:first"), ("stamp", "head")])
def test_what_is_only_printed_is_not_refused(verb: tuple[str, str], grown: Site) -> None:
    printed = grown.run(*verb, "--sql")

    assert "alembic_version" in printed
    assert grown.databases.revision() == "second"


def test_other_environments_go_back_as_ever(grown: Site) -> None:
    grown.environment.setenv("APP_ENV", "staging")

    grown.run("stamp", "first")
    grown.run("stamp", "second")
    grown.run("downgrade", "base")


def test_to_read_is_not_refused(grown: Site) -> None:
    for verb in ("current", "history", "heads"):
        grown.run(verb)


@pytest.mark.parametrize("go", [command.downgrade, command.stamp])
def test_a_program_is_asked_for_the_same(go: Callable[[Config, str], None], grown: Site) -> None:
    config = Config(grown.project.folder / "alembic.ini", stdout=StringIO())

    with pytest.raises(CommandError, match=r"alembic -x accept=\w+ \w+ first$"):
        go(config, "first")

    assert grown.databases.revision() == "second"


@pytest.mark.parametrize("go", [command.downgrade, command.stamp])
def test_a_connection_of_a_program_is_its_own_business(
    go: Callable[[Config, str], None], grown: Site
) -> None:
    config = Config(grown.project.folder / "alembic.ini", stdout=StringIO())
    url = grown.databases.url.set(drivername="postgresql+psycopg2", database="shop")

    with create_engine(url, poolclass=NullPool).connect() as connection:
        config.attributes["connection"] = connection
        go(config, "first")
        connection.commit()

    assert grown.databases.revision() == "first"


@pytest.mark.parametrize("word", ["nothing", "head", "first"])
def test_only_a_migration_that_will_run_is_accepted(word: str, grown: Site) -> None:
    grown.write("third", "pass")

    message = grown.refused("-x", f"accept={word}", "upgrade", "head")

    assert f"-x accept={word} names no migration that this command would run" in message
    assert "It would run third." in message


def test_several_migrations_are_accepted_with_commas(grown: Site) -> None:
    grown.write("third", 'op.drop_table("posts")')
    grown.write("fourth", 'op.drop_table("first")')

    once = grown.refused("upgrade", "head")
    assert "alembic -x accept=third upgrade head" in once
    twice = grown.refused("-x", "accept=third", "upgrade", "head")
    assert "alembic -x accept=third,fourth upgrade head" not in twice
    assert "alembic -x accept=fourth upgrade head" in twice
    grown.run("-x", "accept=fourth", "upgrade", "head")


def test_the_second_of_two_deployments_finds_nothing_left_to_accept(grown: Site) -> None:
    grown.run("-x", "accept=second", "upgrade", "head")


def test_db_adopt_stamps_what_it_has_compared(site: Site) -> None:
    site.databases.afresh()
    site.databases.run("CREATE TABLE users (id serial PRIMARY KEY)")
    config = Config(site.project.folder / "alembic.ini", stdout=StringIO())

    with site.project.models(tables(users())):
        import_module("shop.db.commands.adopt").adopt(config)

    assert site.databases.revision() is not None
