"""Alembic's functions, called by a program, do what its command line does: with every driver."""

import os
import sys
from io import StringIO
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import Script
from alembic.util import CommandError
from changes.project import Project
from changes.walk import tables
from conftest import Render
from sqlalchemy import Column, NullPool, Text, create_engine

from .desk import Desk, users

pytest_plugins = ["server_fixtures"]

with_mail = users(Column("mail", Text))


def config_of(desk: Desk) -> Config:
    """What a program would make."""
    return Config(desk.project.folder / "alembic.ini", stdout=StringIO())


def revise(config: Config) -> Script | None:
    """What was written, of which Alembic says nothing if it is nothing."""
    written = command.revision(config, "change", autogenerate=True)
    return written if isinstance(written, Script) else None


def goes_all_the_way(desk: Desk, config: Config) -> None:
    with desk.project.models(tables(with_mail)):
        first = revise(config)
        with pytest.raises(CommandError, match="Target database is not up to date"):
            command.check(config)
        command.upgrade(config, "head")
        command.check(config)
        again = revise(config)

    assert first is not None
    assert "create_table" in Path(first.path).read_text("utf-8")
    assert not again
    assert desk.databases.rows("SELECT mail FROM users") == []


def test_a_program_writes_and_checks(desk: Desk) -> None:
    goes_all_the_way(desk, config_of(desk))


def test_a_hook_of_alembic_s_is_given_what_will_be_written(desk: Desk) -> None:
    env = desk.project.folder / "migrations" / "env.py"
    hook = "lambda _, __, scripts: setattr(scripts[0], 'rev_id', 'chosen')"
    before = env.read_text("utf-8")
    after = before.replace(
        "migrate(tables)", f"migrate(tables, process_revision_directives={hook})"
    )
    env.write_text(after, "utf-8")

    with desk.project.models(tables(with_mail)):
        written = revise(config_of(desk))
    env.write_text(before, "utf-8")

    assert written is not None
    assert written.revision == "chosen"


def test_a_program_brings_its_own_connection(desk: Desk) -> None:
    config = config_of(desk)
    url = desk.databases.url.set(drivername="postgresql+psycopg2")
    desk.environment.delenv("DATABASE_URL")

    with create_engine(url, poolclass=NullPool).connect() as connection:
        config.attributes["connection"] = connection
        goes_all_the_way(desk, config)
        assert not connection.in_transaction()


def test_the_transaction_of_a_program_is_left_as_it_is(desk: Desk) -> None:
    desk.begin(with_mail)
    config = config_of(desk)
    url = desk.databases.url.set(drivername="postgresql+psycopg2")

    with create_engine(url, poolclass=NullPool).connect() as connection:
        connection.exec_driver_sql("INSERT INTO users VALUES (1, 'ada')")
        config.attributes["connection"] = connection
        with desk.project.models(tables(with_mail)):
            command.check(config)
            revise(config)
        with desk.project.models(tables(users())), pytest.raises(CommandError):
            revise(config)

        rows = connection.exec_driver_sql("SELECT mail FROM users").all()

    assert [tuple(row) for row in rows] == [("ada",)]
    assert desk.databases.rows("SELECT mail FROM users") == []


def test_a_refusal_is_an_exception_with_the_message(desk: Desk) -> None:
    desk.begin(with_mail)

    with (
        desk.project.models(tables(users())),
        pytest.raises(CommandError, match=r"this would drop users\.mail and its rows") as refused,
    ):
        revise(config_of(desk))

    line = '-x drop=users.mail revision --autogenerate -m "..."'
    assert line in str(refused.value)


def test_a_program_s_logging_and_arguments_are_left_alone(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["server", "-x", "drop=users", "--{port}=80"])

    goes_all_the_way(desk, config_of(desk))


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_another_driver_does_the_same(driver: str, desk: Desk, tmp_path: Path) -> None:
    desk = Desk(
        Project.like(desk.project.folder, tmp_path / driver, driver),
        desk.databases,
        desk.environment,
    )

    goes_all_the_way(desk, config_of(desk))


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_a_project_rendered_for_another_driver_compares(
    driver: str, render_once: Render, desk: Desk
) -> None:
    project = render_once(driver=driver)
    environ = {"DATABASE_URL": os.environ["DATABASE_URL"]}
    project.ok("alembic", "upgrade", "head", env=environ)

    assert "Nothing to do" in project.ok(
        "alembic", "revision", "--autogenerate", "-m", "nothing", env=environ
    )
    assert "No new upgrade operations detected." in project.ok("alembic", "check", env=environ)


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_another_driver_does_without_createdb(driver: str, desk: Desk, tmp_path: Path) -> None:
    desk.begin(users())
    copy = Project.like(desk.project.folder, tmp_path / driver, driver)
    desk = Desk(copy, desk.databases, desk.environment)
    desk.be_clerk()

    ran = desk.generate(with_mail)

    assert "comparing with the live database instead of the history." in ran.logged
    assert "'mail'" in ran.new[0].read_text("utf-8") or '"mail"' in ran.new[0].read_text("utf-8")


LOG = """
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Log(Base):
    __tablename__ = "log"

    id: Mapped[int] = mapped_column(primary_key=True)
"""


def test_a_table_with_a_metadata_of_its_own_is_told(render: Render, desk: Desk) -> None:
    project = render()
    environ = {"DATABASE_URL": os.environ["DATABASE_URL"]}
    project.ok("alembic", "upgrade", "head", env=environ)
    (project.path / "src/shop/models/log.py").write_text(LOG, "utf-8")

    done = project.run("alembic", "revision", "--autogenerate", "-m", "log", env=environ)

    assert done.returncode == 0, done.stderr
    assert "WARNING  shop.models.log.Log is left out: " in done.stderr
    assert done.stderr.count("is left out") == 1
