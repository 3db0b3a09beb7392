"""Databases are made in a server: any name, once, however many ask."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from .conftest import query
from .embedded import LocalServerError, Server, temporary


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with temporary() as server:
        yield server


@pytest.mark.parametrize("name", ["shop", 'Shop\'s "new" \\ päth; --', "select", "-x"])
def test_a_database_is_made_once(server: Server, name: str) -> None:
    assert server.create_database(name)
    assert not server.create_database(name)

    assert query(server, "SELECT current_database()", name) == name


def test_a_database_that_many_ask_for_at_once_is_made_once(server: Server) -> None:
    with ThreadPoolExecutor(6) as six:
        made = list(six.map(server.create_database, ["wanted"] * 6))

    assert sorted(made) == [False] * 5 + [True]


def test_a_database_that_cannot_be_made_is_a_clear_refusal(server: Server) -> None:
    with pytest.raises(LocalServerError) as refusal:
        server.create_database("")

    assert str(refusal.value) == (
        "The database '' could not be made.\n\n"
        '      ERROR:  zero-length delimited identifier at or near """"\n'
        '      LINE 1: CREATE DATABASE ""\n'
        "                              ^"
    )
