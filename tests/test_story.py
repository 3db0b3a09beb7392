"""The story that the README tells: Text becomes Boolean, with rows in the table."""

import io
import re
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from conftest import Project, Render
from readme import outputs
from sqlalchemy import URL, Boolean, Column, Integer, MetaData, Table, Text, create_engine
from sqlalchemy.exc import ProgrammingError

pytest_plugins = ["server_fixtures"]

BEFORE = '''\
"""Who reads the newsletter."""

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Subscriber(Base):
    """One address."""

    __tablename__ = "subscribers"

    id: Mapped[int] = mapped_column(primary_key=True)
    active: Mapped[str]
'''
AFTER = BEFORE.replace("active: Mapped[str]", "active: Mapped[bool]")
ROWS = "INSERT INTO subscribers (id, active) VALUES (1, 'yes'), (2, 'no'), (3, 'maybe')"
MENDED = "UPDATE subscribers SET active = 'no' WHERE id = 3"


@pytest.fixture
def story_url(server_url: URL) -> URL:
    """The address of a database of its own."""
    with create_engine(server_url, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE story")
    return server_url.set(drivername="postgresql+psycopg2", database="story")


def test_stock_alembic_writes_what_postgresql_refuses(story_url: URL, tmp_path: Path) -> None:
    (story,) = outputs(containing="DatatypeMismatch")

    with pytest.raises(ProgrammingError) as refused:
        _stock(story_url, tmp_path)

    assert _stock_part(story) == _stock_part(str(refused.value))


def test_ours_converts_the_rows_and_names_the_one_that_is_in_the_way(render: Render) -> None:
    (story,) = outputs(containing="DatatypeMismatch")
    project = _with_rows(render())

    project.ok("alembic", "revision", "--autogenerate", "-m", "active is yes or no")
    refusal = project.refused("alembic", "upgrade", "head")
    _sql(project, MENDED)
    project.ok("alembic", "upgrade", "head")

    assert refusal.split("\n  migrations/")[0] in story
    assert _sql(project, "COPY (SELECT * FROM subscribers ORDER BY id) TO STDOUT").split() == [
        *("1", "t"),
        *("2", "f"),
        *("3", "f"),
    ]


def _stock(url: URL, folder: Path) -> None:
    """The change with a project of `alembic init`, and the edits that its documentation asks for."""
    config = Config(folder / "alembic.ini", stdout=io.StringIO())
    command.init(config, str(folder / "migrations"))
    env = folder / "migrations" / "env.py"
    ours = 'target_metadata = config.attributes["metadata"]'
    env.write_text(env.read_text("utf-8").replace("target_metadata = None", ours), "utf-8")
    address = url.render_as_string(hide_password=False)
    config.set_main_option("sqlalchemy.url", address.replace("%", "%%"))
    for kind in (Text, Boolean):
        config.attributes["metadata"] = metadata = MetaData()
        Table(
            "subscribers",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("active", kind, nullable=False),
        )
        command.revision(config, "next", autogenerate=True)
        command.upgrade(config, "head")
        with create_engine(url).begin() as connection:
            connection.exec_driver_sql(ROWS)


def _stock_part(story: str) -> list[str]:
    """What the README says that stock Alembic ends with."""
    return re.findall(r"^(?:sqlalchemy\.exc\.\w+: )?(\(psycopg2.*|HINT.*)$", story, re.MULTILINE)


def _with_rows(project: Project) -> Project:
    """The project with a table of subscribers, applied, and three rows in it."""
    module = project.path / "src/shop/models/subscribers.py"
    module.write_text(BEFORE, "utf-8")
    project.ok("alembic", "revision", "--autogenerate", "-m", "subscribers")
    project.ok("alembic", "upgrade", "head")
    _sql(project, ROWS)
    module.write_text(AFTER, "utf-8")
    return project


def _sql(project: Project, statement: str) -> str:
    shell = ["python", "-m", "shop.db", "shell", "--", "-qAtc", statement]
    return project.run(*shell, env={"PYTHONPATH": "src"}).stdout
