"""The naming convention under test. A test module asks for it as one of its `pytest_plugins`."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData


@pytest.fixture(scope="session")
def convention(shop: Path) -> Any:
    return import_module("shop.db.naming").POSTGRESQL_NAMES


@pytest.fixture
def metadata(convention: Any) -> MetaData:
    return MetaData(naming_convention=convention)
