"""Any password works: from every source, with every driver, against SCRAM."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import Render
from sqlalchemy import create_engine, make_url

from .conftest import DRIVERS, Server, Shop, ShopFor
from .passwords import PASSWORDS

NAMES = list(PASSWORDS)
# A wrong password is believed by a server that trusts everybody, and SCRAM hides nothing.


def from_parts(shop: Shop, server: Server, role: str, password: str, host: str) -> dict[str, str]:
    return server.parts(role, password, host)


def from_url(shop: Shop, server: Server, role: str, password: str, host: str) -> dict[str, str]:
    return {"DATABASE_URL": server.url(role, password, host)}


def from_dotenv(shop: Shop, server: Server, role: str, password: str, host: str) -> dict[str, str]:
    settings = server.parts(role, password, host) | {"POSTGRES_PASSWORD": f"'{password}'"}
    shop.write(".env", "".join(f"export {name}={value}\r\n" for name, value in settings.items()))
    return {}


def from_file(shop: Shop, server: Server, role: str, password: str, host: str) -> dict[str, str]:
    settings = server.parts(role, "", host)
    settings.pop("POSTGRES_PASSWORD")
    secret = shop.write("secret", f"{password}\n")
    return settings | {"POSTGRES_PASSWORD_FILE": str(secret)}


Source = Callable[[Shop, Server, str, str, str], dict[str, str]]
SOURCES: list[Source] = [from_parts, from_url, from_dotenv, from_file]
EVERYTHING = list(product(range(len(NAMES)), SOURCES, DRIVERS))
# Each password meets each source and each driver, and each source each driver.
PAIRS = [
    (number, source, DRIVERS[(number + SOURCES.index(source)) % 3])
    for number, source in product(range(len(NAMES)), SOURCES)
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "number" in metafunc.fixturenames and "source" in metafunc.fixturenames:
        cases = EVERYTHING if metafunc.config.getoption("--all-passwords") else PAIRS
        ids = [f"{NAMES[number]}-{source.__name__}-{driver}" for number, source, driver in cases]
        metafunc.parametrize(("number", "source", "driver"), cases, ids=ids)


def test_it_connects(
    number: int, source: Source, driver: str, shop_for: ShopFor, server: Server
) -> None:
    shop, password = shop_for(driver), PASSWORDS[NAMES[number]]
    host = ["127.0.0.1", server.folder][number % 2]

    ran = shop.alembic("current", **source(shop, server, f"role{number}", password, host))

    assert ran.status == 0, ran.out + ran.err
    assert ran.err.startswith(f"INFO  local: postgresql://role{number}:***@")
    assert password not in ran.err.removeprefix("INFO  local: ")


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("source", SOURCES)
def test_a_wrong_one_is_told_and_not_shown(
    source: Source, driver: str, shop_for: ShopFor, server: Server
) -> None:
    shop = shop_for(driver)

    ran = shop.alembic("current", **source(shop, server, "role0", "wrong%40", "127.0.0.1"))

    assert ran.failed.startswith("local: the password of role0 is wrong on 127.0.0.1, port ")
    assert "wrong%40" not in ran.out + ran.err


@pytest.mark.parametrize("name", NAMES)
def test_printed_sql_does_without_it(name: str, shop: Shop, server: Server) -> None:
    settings = server.parts("shop", PASSWORDS[name])

    ran = shop.alembic("upgrade", "head", "--sql", **settings)

    assert ran.status == 0
    assert "CREATE TABLE users" in ran.out
    assert PASSWORDS[name] not in ran.out + ran.err
    assert ran.err.startswith("INFO  ")


@pytest.fixture
def database_fixtures(package: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module of fixtures that rendered tests use."""
    monkeypatch.syspath_prepend(str(package / "tests"))
    yield import_module("database_fixtures")
    del sys.modules["database_fixtures"]


@pytest.mark.parametrize("number", range(len(NAMES)), ids=NAMES)
def test_the_rendered_fixtures_take_it(
    number: int, database_fixtures: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = server.url(f"role{number}", PASSWORDS[NAMES[number]])

    found = database_fixtures._given_server(given, monkeypatch)

    where = (found.host, found.port, found.user, found.password, "shop")
    url = database_fixtures.url_of("postgresql+psycopg", *where)
    create_engine(make_url(url)).connect().close()


@pytest.mark.parametrize("driver", DRIVERS)
def test_rendered_tests_run_on_a_server_with_a_password(
    driver: str, render_once: Render, server: Server
) -> None:
    project = render_once(driver=driver)
    address = server.url("role0", PASSWORDS["url"])
    # libpq would go there, if it were not kept from it.
    strays = {"PGHOSTADDR": "10.0.0.7", "PGSERVICE": "nowhere", "PGUSER": "nobody"}

    printed = project.ok(
        "pytest", "-q", "tests/test_users.py", env=strays | {"TEST_DATABASE_URL": address}
    )

    assert "3 passed" in printed


def test_options_of_the_test_server_reach_every_driver(
    database_fixtures: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"{server.url('role1', PASSWORDS['percent'])}?sslmode=disable"

    database_fixtures._given_server(address, monkeypatch)

    assert os.environ["PGSSLMODE"] == "disable"
    assert "PGPASSWORD" not in os.environ


@pytest.mark.parametrize("address", ["postgres://u:Qx7@zK9@db/x", "postgres://u:@db:Qx7/x", "Qx7"])
def test_a_test_server_that_is_none_is_refused(
    address: str, database_fixtures: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_DATABASE_URL", address)

    with pytest.raises(pytest.exit.Exception, match="TEST_DATABASE_URL is not") as refused:
        database_fixtures._given_server(address, monkeypatch)

    assert "Qx7" not in str(refused.value)
    assert "zK9" not in str(refused.value)
