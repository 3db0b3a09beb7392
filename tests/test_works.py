"""Each answer works on a real PostgreSQL, which the project starts by itself."""

from pathlib import Path

import pytest
from conftest import Project, Render

# Async sessions and sync ones, in both styles; tests/test_renders.py reads the other two.
COMBINATIONS = [
    ("classes", "psycopg2"),
    ("classes", "asyncpg"),
    ("tables", "psycopg"),
    ("tables", "asyncpg"),
]

A_NEW_TABLE = {
    "classes": """
from sqlalchemy import BigInteger, Identity
from sqlalchemy.orm import Mapped, mapped_column
from .base import Base

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
""",
    "tables": """
from sqlalchemy import BigInteger, Column, Identity, Table
from .base import metadata

orders = Table("orders", metadata, Column("id", BigInteger, Identity(), primary_key=True))
""",
}


@pytest.fixture(params=COMBINATIONS, ids="-".join)
def project(request: pytest.FixtureRequest, render: Render) -> Project:
    models, driver = request.param
    return render(models=models, driver=driver)


def test_the_commands_of_daily_work(project: Project) -> None:
    assert "create users, roles and providers" in project.ok("alembic", "upgrade", "head")
    assert "No new upgrade operations" in project.ok("alembic", "check")
    project.ok("alembic", "downgrade", "base")
    project.ok("alembic", "upgrade", "+1")
    assert "(head)" in project.ok("alembic", "current")
    project.ok("pytest", "-q")


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_a_project_without_the_example_is_ready(driver: str, render: Render) -> None:
    project = render(driver=driver, example=False)

    project.ok("alembic", "upgrade", "head")
    project.ok("alembic", "check")
    project.ok("pytest", "-q")


@pytest.mark.parametrize("models", ["classes", "tables"])
def test_a_new_module_in_models_is_seen(models: str, render: Render) -> None:
    project = render(models=models)
    project.ok("alembic", "upgrade", "head")
    (project.path / "src/shop/models/orders.py").write_text(A_NEW_TABLE[models])

    project.ok("alembic", "revision", "--autogenerate", "-m", "add orders")

    migration = newest_migration(project).read_text()
    assert '"orders"' in migration
    assert "###" not in migration
    project.ok("ruff", "check", "--no-cache", "migrations")
    project.ok("ruff", "format", "--no-cache", "--check", "migrations")
    project.ok("alembic", "upgrade", "head")
    assert "No new upgrade operations" in project.ok("alembic", "check")
    project.ok("pytest", "-q", "tests/test_migrations.py")


def test_a_module_that_cannot_be_imported_is_named(render: Render) -> None:
    project = render()
    (project.path / "src/shop/models/orders.py").write_text("from .base import Bass\n")

    done = project.run("alembic", "check")

    assert done.returncode != 0
    assert "shop.models.orders cannot be imported" in done.stdout


@pytest.mark.parametrize("name", ["my_shop2", "a" * 40])
def test_any_package_name_works(name: str, render: Render) -> None:
    project = render(package_name=name)

    assert f"database {name} on" in project.ok("alembic", "upgrade", "head")
    project.ok("pytest", "-q")


def test_alembic_works_from_any_folder(render: Render, tmp_path: Path) -> None:
    project = render()

    project.ok("alembic", "-c", str(project.path / "alembic.ini"), "upgrade", "head", cwd=tmp_path)

    assert "(head)" in project.ok("alembic", "current")


def test_one_line_is_logged_for_each_migration(render: Render) -> None:
    lines = render().ok("alembic", "upgrade", "head").splitlines()

    assert len(lines) == 2
    assert lines[0] == "INFO  local: database shop on the embedded PostgreSQL"
    assert lines[1].startswith("INFO  Running upgrade  -> ")
    assert lines[1].endswith(", create users, roles and providers")


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_sql_needs_neither_a_server_nor_credentials(driver: str, render: Render) -> None:
    project = render(driver=driver)

    sql = project.ok("alembic", "upgrade", "head", "--sql", env={"APP_ENV": "production"})

    assert "CREATE TABLE users" in sql
    assert not project.data.exists()


def test_the_tests_run_in_parallel(render: Render) -> None:
    assert "13 passed" in render().ok("pytest", "-q", "-n", "2")


def test_the_tests_touch_no_database_that_settings_name(render: Render) -> None:
    nowhere = "postgresql://nobody:secret@127.0.0.1:1/production"

    project = render()
    (project.path / ".env").write_text(f"DATABASE_URL={nowhere}\n")

    project.ok("pytest", "-q", env={"DATABASE_URL": nowhere, "APP_ENV": "production"})


def test_the_application_reaches_the_same_database(render: Render) -> None:
    project = render()
    project.ok("alembic", "upgrade", "head")
    code = (
        "from sqlalchemy import select; from shop.database import session; "
        "from shop.models.users import User; print(session().scalars(select(User)).all())"
    )

    assert project.ok("python", "-c", code, env={"PYTHONPATH": "src"}) == "[]\n"


def newest_migration(project: Project) -> Path:
    return max((project.path / "migrations/versions").glob("*.py"))
