"""A module in models/ needs no list to be in, and one that is broken is never passed over."""

import shutil
from pathlib import Path

import pytest
from conftest import Project, Render

CLASS = """
from {up}base import Base
from sqlalchemy.orm import Mapped, mapped_column

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
"""
TABLE = """
from {up}base import metadata
from sqlalchemy import Column, Integer, Table

orders = Table("orders", metadata, Column("id", Integer, primary_key=True))
"""


@pytest.fixture
def project(render_once: Render, tmp_path: Path) -> Project:
    """A project without tables, of this test's own."""
    rendered = render_once(example=False)
    shutil.copytree(rendered.path, tmp_path / "shop")
    return Project(tmp_path / "shop", rendered.data)


def add(project: Project, name: str, content: str) -> None:
    path = project.path / "src/shop/models" / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text(content)


def tables(project: Project) -> str:
    code = "from shop.models import metadata; print(*sorted(metadata.tables))"
    return project.ok("python", "-c", code, env={"PYTHONPATH": str(project.path / "src")}).strip()


@pytest.mark.parametrize("content", [CLASS, TABLE], ids=["class", "table"])
def test_a_module_is_registered(project: Project, content: str) -> None:
    add(project, "orders.py", content.format(up="."))

    assert tables(project) == "orders"


def test_a_module_of_a_package_is_registered(project: Project) -> None:
    add(project, "billing/__init__.py", "")
    add(project, "billing/old/__init__.py", "")
    add(project, "billing/old/orders.py", TABLE.format(up="..."))

    assert tables(project) == "orders"


def test_a_module_of_a_folder_is_registered(project: Project) -> None:
    """Without an __init__.py it can be imported as well, and its tables must not look dropped."""
    add(project, "billing/orders.py", TABLE.format(up=".."))

    assert tables(project) == "orders"


def test_modules_may_import_one_another(project: Project) -> None:
    add(project, "a.py", "from . import orders")
    add(project, "orders.py", TABLE.format(up="."))
    add(project, "z.py", "from .a import orders\nfrom ..models import orders as again")

    assert tables(project) == "orders"


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("broken.py", "1 / 0", "ZeroDivisionError('division by zero')"),
        ("broken.py", "import nothing_of_this_name", "ModuleNotFoundError("),
        ("broken.py", "from .base import Nothing", "ImportError("),
        ("broken.py", "x =", "SyntaxError("),
        ("broken/__init__.py", "import nothing_of_this_name", "ModuleNotFoundError("),
    ],
    ids=["error", "no module", "no name", "no Python", "package"],
)
def test_a_module_that_cannot_be_imported_is_named(
    project: Project, name: str, content: str, error: str
) -> None:
    add(project, name, content)

    done = project.run(
        "python", "-c", "import shop.models", env={"PYTHONPATH": str(project.path / "src")}
    )

    assert done.returncode != 0
    assert f"ImportError: shop.models.broken cannot be imported: {error}" in done.stderr


def test_alembic_does_not_go_on_without_a_module(project: Project) -> None:
    add(project, "broken.py", "1 / 0")

    done = project.run("alembic", "check")

    assert done.returncode != 0
    told = "FAILED: shop.models.broken cannot be imported: src/shop/models/broken.py, line 1."
    assert told in done.stdout
    assert "ZeroDivisionError: division by zero" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
