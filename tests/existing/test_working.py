"""With the lines that Copier's last words ask for, Alembic works on what was there."""

from pathlib import Path
from uuid import uuid4

import pytest
from conftest import Project

from .conftest import Add


@pytest.fixture
def lines(data_folder: Path) -> "Lines":
    return Lines(data_folder)


class Lines:
    """A person who pastes the lines of the message."""

    def __init__(self, data_folder: Path) -> None:
        self.data_folder = data_folder

    def paste(self, folder: Path, plugin: str) -> Project:
        """Add the lines; the dependencies are those of this environment."""
        with (folder / "tests/conftest.py").open("a") as file:
            file.write(f'\npytest_plugins = ["{plugin}"]\n')
        with (folder / ".gitignore").open("a") as file:
            file.write(".env\n.env.*\n!.env.example\n.pgdata/\n")
        return Project(folder, self.data_folder / uuid4().hex)


def test_classes_in_a_flat_folder_get_their_first_migrations(
    bakery: Path, add_all: Add, lines: Lines
) -> None:
    project = lines.paste(add_all(bakery, driver="psycopg"), "database_fixtures")

    project.ok("python", "-m", "bakery.database", "revision", "--autogenerate", "-m", "create all")
    project.ok("alembic", "upgrade", "head")
    change(bakery / "bakery/models.py", 'paid: Mapped[str] = mapped_column(default="no")', PAID)
    project.ok("alembic", "revision", "--autogenerate", "-m", "paid is a boolean")
    project.ok("python", "-m", "bakery.database", "upgrade", "head")

    assert "No new upgrade operations" in project.ok("alembic", "check")
    project.ok("pytest", "-q")
    # Theirs has lines of 88 characters, and ours, of 100, rules of its own.
    project.ok("ruff", "format", "--no-cache", "--check", "bakery/database/migrate.py")


PAID = "paid: Mapped[bool] = mapped_column(default=False)"


def test_table_objects_with_a_history_of_stock_alembic_go_on(
    library: Path, add_all: Add, lines: Lines
) -> None:
    before = {path: path.read_bytes() for path in (library / "alembic/versions").glob("*.py")}
    project = lines.paste(
        add_all(library, metadata="library.db.tables:metadata"), "tests.database_fixtures"
    )
    # Until then, stock Alembic works as before.
    assert "CREATE TABLE authors" in project.ok("alembic", "upgrade", "head", "--sql")
    for new in library.rglob("*.new"):
        new.rename(new.with_suffix(""))

    project.ok("alembic", "upgrade", "head")
    assert "No new upgrade operations" in project.ok("alembic", "check")
    change(library / "src/library/db/tables.py", '"lent", Text', '"lent", DateTime(timezone=True)')
    project.ok("alembic", "revision", "--autogenerate", "-m", "when it was lent")
    project.ok("python", "-m", "library.database", "upgrade", "head", env={"PYTHONPATH": "src"})

    assert "No new upgrade operations" in project.ok("alembic", "check")
    assert {path: path.read_bytes() for path in before} == before
    project.ok("pytest", "-q", "-k", "exactly_the_models or test_tables or lock")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
