"""Whatever a person would call a difference makes the lines differ."""

from importlib import import_module
from pathlib import Path
from typing import Any

import differences
import pytest
from sqlalchemy import Connection

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def read_catalog(shop: Path) -> Any:
    return import_module("shop.db.postgresql.catalog").read_catalog


@pytest.fixture
def newer(connection: Connection) -> None:
    if (connection.dialect.server_version_info or ()) < (18,):
        pytest.skip("PostgreSQL 18")


def lines(connection: Connection, read_catalog: Any, script: str) -> list[str]:
    connection.exec_driver_sql(
        differences.COMMON + script, execution_options={"no_parameters": True}
    )
    found: list[str] = read_catalog(connection)
    connection.rollback()
    return found


PAIRS = {
    "column": differences.COLUMNS,
    "constraint": differences.CONSTRAINTS,
    "index": differences.INDEXES,
    "table": differences.TABLES,
    "other": differences.OTHERS,
    "comment": differences.COMMENTS,
}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(*pair, id=f"{kind}-{name}")
        for kind, pairs in PAIRS.items()
        for name, pair in pairs.items()
    ],
)
def test_a_difference_is_seen(
    connection: Connection, read_catalog: Any, one: str, other: str
) -> None:
    assert lines(connection, read_catalog, one) != lines(connection, read_catalog, other)


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize(("one", "other"), differences.NEWER.values(), ids=differences.NEWER)
def test_a_difference_of_newer_versions_is_seen(
    connection: Connection, read_catalog: Any, one: str, other: str
) -> None:
    assert lines(connection, read_catalog, one) != lines(connection, read_catalog, other)
