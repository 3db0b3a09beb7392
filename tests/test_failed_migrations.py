"""A migration that PostgreSQL refuses is told in words: where, why, and what became of it."""

import pytest
from conftest import Project, Render
from revision_file import source


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_the_message_names_the_line_and_what_postgresql_says(driver: str, render: Render) -> None:
    project = with_migration(render(driver=driver), "ALTER TABLE users ALTER active TYPE numeric")

    message = project.refused("alembic", "upgrade", "head")

    path = project.path / "migrations/versions/2099_01_01_000000_be_broken.py"
    assert message == (
        f"PostgreSQL refused a statement of {path}, line 14.\n\n"
        '  column "active" cannot be cast automatically to type numeric\n'
        '  HINT:  You might need to specify "USING active::numeric".\n\n'
        "  Nothing of that migration was applied; those before it stay. Mend the migration or the rows, and\n"
        "  type the same command again. `alembic --raiseerr ...` shows the statement.\n"
    )


def test_rows_that_are_in_the_way_are_named(render: Render) -> None:
    project = with_migration(render(), "INSERT INTO roles (name) VALUES ('editor')")

    message = project.refused("alembic", "upgrade", "head")

    assert "DETAIL:  Key (name)=(editor) already exists." in message


def test_the_migrations_before_it_stay(render: Render) -> None:
    project = with_migration(render(), "SELECT 1/0")

    project.refused("alembic", "upgrade", "head")

    assert "(head)" not in project.ok("alembic", "current")
    assert "bbbbbbbbbbbb (head)" in project.ok("alembic", "heads")


def test_the_whole_traceback_is_there_for_who_asks(render: Render) -> None:
    project = with_migration(render(), "SELECT 1/0")

    done = project.run("alembic", "--raiseerr", "upgrade", "head")

    assert "SELECT 1/0" in done.stderr


def with_migration(project: Project, statement: str) -> Project:
    (initial,) = (project.path / "migrations/versions").glob("*.py")
    follows = initial.read_text().split('revision = "')[1][:12]
    later = initial.parent / "2099_01_01_000000_be_broken.py"
    up = f"""op.execute("INSERT INTO roles (name) VALUES ('editor')")\nop.execute({statement!r})"""
    later.write_text(source("bbbbbbbbbbbb", follows, up, title="be broken"))
    return project
