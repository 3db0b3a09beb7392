"""A migration is made of the history and the models, whatever the database at hand looks like."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text

from .database import Databases
from .project import Project
from .walk import tables

pytest_plugins = ["server_fixtures"]


def before(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True))


def after(metadata: MetaData) -> None:
    Table("users", metadata, Column("id", Integer, primary_key=True), Column("mail", Text))


@pytest.fixture
def begun(project: Project, databases: Databases, request: pytest.FixtureRequest) -> Project:
    """A project with one migration, and an empty database."""
    request.getfixturevalue("settings")
    project.afresh()
    databases.afresh()
    with project.models(tables(before)):
        assert project.alembic("revision", "--autogenerate", "-m", "before").status == 0
    return project


def written(project: Project) -> str:
    """What the migration to the models after the change does."""
    with project.models(tables(after)):
        ran = project.alembic("revision", "--autogenerate", "-m", "change")
    (path,) = ran.new
    text = path.read_text("utf-8")
    path.unlink()
    return text.partition("def upgrade")[2]


def test_a_database_that_is_behind_makes_no_difference(
    begun: Project, databases: Databases
) -> None:
    with begun.models(tables(after)):
        ran = begun.alembic("revision", "--autogenerate", "-m", "change")
        assert (ran.status, len(ran.new)) == (0, 1), ran
        assert databases.catalog() == databases.expected(MetaData())
        assert begun.alembic("upgrade", "head").status == 0

    assert databases.catalog() == databases.expected(tables(after))


@pytest.mark.parametrize(
    "drift",
    [
        "DROP TABLE users",
        "ALTER TABLE users ADD mail text",
        "ALTER TABLE users ADD nickname text; CREATE TABLE notes (words text)",
    ],
)
def test_a_database_that_has_drifted_makes_no_difference(
    drift: str, begun: Project, databases: Databases
) -> None:
    assert begun.alembic("upgrade", "head").status == 0
    expected = written(begun)

    databases.run(drift)

    assert written(begun) == expected


def test_check_tells_how_the_database_differs(begun: Project, databases: Databases) -> None:
    assert begun.alembic("upgrade", "head").status == 0
    databases.run("ALTER TABLE users ADD nickname text")

    with begun.models(tables(before)):
        ran = begun.alembic("check")
        generated = begun.alembic("revision", "--autogenerate", "-m", "nothing")

    assert ran.status != 0, ran
    assert "nickname" in ran.message
    assert (generated.status, generated.new) == (0, []), generated


def test_the_live_database_is_only_read(begun: Project, databases: Databases) -> None:
    assert begun.alembic("upgrade", "head").status == 0
    databases.run("ALTER DATABASE shop SET default_transaction_read_only TO on")

    with begun.models(tables(before)):
        assert begun.alembic("check").status == 0, begun.ran[-1]
    with begun.models(tables(after)):
        assert begun.alembic("check").status != 0, begun.ran[-1]
