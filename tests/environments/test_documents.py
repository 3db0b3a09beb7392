"""What the documents list is what there is."""

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY

from .conftest import Shop
from .test_precedence import announced


@pytest.fixture
def known(package: Path) -> set[str]:
    """Every setting: what stands in the address, and what the package and its tests read."""
    pattern = re.findall(r"{(\w+)}", (package / "alembic.ini").read_text("utf-8"))
    others = {"DATABASE_URL", "APP_ENV", "TEST_DATABASE_URL", "LOCAL_POSTGRES_DIR"}
    code = "".join(path.read_text("utf-8") for path in (package / "src/shop/db").rglob("*.py"))
    limits = set(re.findall(r'"(MIGRATION_[A-Z_]+)"', code))
    return {name for name in pattern if name.startswith("POSTGRES_")} | others | limits


def test_the_example_lists_every_setting(known: set[str], package: Path) -> None:
    example = (package / ".env.example").read_text("utf-8")

    listed = re.findall(r"^(?:# )?([A-Z_]+)=", example, flags=re.MULTILINE)

    assert {name for name in listed if not name.endswith("_FILE")} == known


def test_the_page_lists_every_setting(known: set[str]) -> None:
    page = (REPOSITORY / "docs/environments.md").read_text("utf-8")
    (table,) = re.findall(r"^## Settings\n(.*?)^## ", page, flags=re.MULTILINE | re.DOTALL)
    cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]

    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == known


def test_the_example_is_a_file_that_works(shop: Shop, package: Path) -> None:
    example = (package / ".env.example").read_text("utf-8")
    shop.write(".env", example.replace("POSTGRES_PORT=5432", "POSTGRES_PORT=1"))

    assert announced(shop) == "local: postgresql://shop:***@localhost:1/shop"
