"""Whatever a person would call a difference makes the lines differ."""

from typing import Any

import pytest
from catalog_lines import lines
from differences import COMMON, NEWER, PAIRS
from sqlalchemy import Connection

pytest_plugins = ["server_fixtures"]


@pytest.fixture
def newer(connection: Connection) -> None:
    if (connection.dialect.server_version_info or ()) < (18,):
        pytest.skip("PostgreSQL 18")


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
    first = lines(connection, read_catalog, COMMON + one)

    assert lines(connection, read_catalog, COMMON + other) != first


@pytest.mark.usefixtures("newer")
@pytest.mark.parametrize(("one", "other"), NEWER.values(), ids=NEWER)
def test_a_difference_of_newer_versions_is_seen(
    connection: Connection, read_catalog: Any, one: str, other: str
) -> None:
    first = lines(connection, read_catalog, COMMON + one)

    assert lines(connection, read_catalog, COMMON + other) != first
