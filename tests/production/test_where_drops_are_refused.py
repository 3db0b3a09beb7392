"""Drops are refused by whatever runs migrations in production, and nowhere else."""

from importlib import import_module
from io import StringIO

import pytest
from alembic.config import Config
from alembic.util import CommandError

from .site import ALL_DRIVERS, Site

pytest_plugins = ["server_fixtures"]


def test_elsewhere_everything_is_as_it_was(site: Site) -> None:
    site.environment.setenv("APP_ENV", "staging")
    site.write("first", 'op.drop_table("posts")\nop.execute("TRUNCATE users CASCADE")')

    site.run("upgrade", "head")


def test_alembic_ini_may_name_other_environments(site: Site) -> None:
    site.environment.setenv("APP_ENV", "staging")
    site.write("first", 'op.drop_table("posts")')
    ini = site.project.folder / "alembic.ini"
    before = ini.read_text("utf-8")
    ini.write_text(before.replace("[alembic]\n", "[alembic]\nproduction = eu staging\n"), "utf-8")

    message = site.refused("upgrade", "head")
    ini.write_text(before, "utf-8")

    assert "this is staging" in message


def test_db_prepare_is_guarded_too(site: Site) -> None:
    site.write("first", 'op.drop_table("posts")')
    config = Config(site.project.folder / "alembic.ini", stdout=StringIO())

    with pytest.raises(CommandError, match="the table posts"):
        import_module("shop.db.commands.prepare").prepare(config)

    assert site.is_there("posts")


@ALL_DRIVERS
def test_op_online_is_guarded_too(site: Site) -> None:
    site.write("first", 'with op.online():\n    op.drop_table("posts")')

    message = site.refused("upgrade", "head")

    assert "the table posts" in message
    assert site.is_there("posts")


@ALL_DRIVERS
def test_a_cascade_outside_of_a_transaction_is_looked_at(site: Site) -> None:
    cascade = 'with op.get_context().autocommit_block():\n    op.execute("DROP TYPE mood CASCADE")'
    site.write("first", cascade)

    message = site.refused("upgrade", "head")

    assert "the column moods.mood" in message
    site.run("-x", "accept=first", "upgrade", "head")
    names = "SELECT count(*) FROM pg_attribute WHERE attname = 'mood'"
    assert site.databases.rows(names) == [(0,)]
