"""A destructive verb meets the databases of this machine only, unless another server is named."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from .conftest import DRIVERS, Server, Shop, ShopFor

HERE = [
    "/run/postgresql",
    "@abstract",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "db",
    "my_db",
    "127.0.0.1",
    "127.9.9.9",
    "::1",
    "app.localhost",
]
ELSEWHERE = [
    "db.example.com",
    "db.example.com.",
    "db.internal",
    "10.0.0.7",
    "192.168.1.5",
    "0.0.0.0",
    "fd00::1",
    "fe80::1%eth0",
    "134744072",
    "0x8080808",
    "127.1.example",
    "8.8",
    "localhost.example.com",
    "::ffff:8.8.8.8",
]


@pytest.fixture
def guard(package: Path) -> Any:
    return import_module("shop.db.guard")


@pytest.fixture
def host(guard: Any) -> Any:
    """Make a host, without a port."""
    return lambda name: import_module("shop.db.settings").Host(name, None)


@pytest.mark.parametrize("name", ["", *HERE])
def test_a_server_of_this_machine_is_known(name: str, guard: Any, host: Any) -> None:
    assert guard.is_local(host(name))


@pytest.mark.parametrize("name", ELSEWHERE)
def test_any_other_server_is_elsewhere(name: str, guard: Any, host: Any) -> None:
    assert not guard.is_local(host(name))


FAR = {"DATABASE_URL": "postgresql://shop@db.invalid/shop"}
REFUSED = "Nothing was done: this is {}, but db.invalid is not this machine."


@pytest.mark.parametrize("environment", ["local", "test"])
@pytest.mark.parametrize(
    "typed", ["downgrade -1", "downgrade base", "stamp head", "stamp --purge x"]
)
def test_it_is_refused_elsewhere(typed: str, environment: str, shop: Shop) -> None:
    ran = shop.alembic(*typed.split(), APP_ENV=environment, **FAR)

    assert ran.failed.startswith(REFUSED.format(environment))


@pytest.mark.parametrize(
    ("typed", "environment"),
    [
        ("-x host=db.invalid downgrade -1", "local"),
        ("-x host=other,db.invalid stamp head", "test"),
        ("downgrade -1", "staging"),
        ("upgrade head", "local"),
        ("current", "local"),
    ],
)
def test_it_goes_on_where_it_is_meant(typed: str, environment: str, shop: Shop) -> None:
    """It ends at a server that does not exist."""
    ran = shop.alembic(*typed.split(), APP_ENV=environment, **FAR)

    assert ran.failed.startswith(f"{environment}: no PostgreSQL answers at db.invalid")


@pytest.mark.parametrize(
    "variables",
    [
        {"DATABASE_URL": "postgresql:///shop", "PGHOST": "db.invalid"},
        {"DATABASE_URL": "postgresql://localhost/shop", "PGHOSTADDR": "10.0.0.7"},
        {"DATABASE_URL": "postgresql:///shop?host=db.invalid"},
        {"DATABASE_URL": "postgresql://localhost,db.invalid/shop"},
        {"DATABASE_URL": "postgresql:///shop", "PGSERVICE": "prod", "PGSERVICEFILE": "services"},
    ],
)
@pytest.mark.parametrize("driver", DRIVERS)
def test_no_way_around_it_is_left(
    variables: dict[str, str], driver: str, shop_for: ShopFor
) -> None:
    shop = shop_for(driver)
    shop.write("services", "[prod]\nhost=db.invalid\n")

    ran = shop.alembic("downgrade", "base", **variables)

    assert ran.failed.startswith("Nothing was done: this is local, but ")


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("source", ["127.0.0.1", "socket"])
def test_a_server_of_this_machine_is_downgraded(
    source: str, driver: str, shop_for: ShopFor, server: Server
) -> None:
    shop = shop_for(driver)
    host = server.folder if source == "socket" else source
    server.execute("GRANT CREATE ON SCHEMA public TO role2", database="spare")
    settings = server.parts("role2", "a{b}c{}", host) | {"POSTGRES_DB": "spare"}

    assert shop.alembic("upgrade", "head", **settings).status == 0
    assert shop.alembic("downgrade", "base", **settings).status == 0


@pytest.mark.usefixtures("guard")
def test_what_to_paste_is_one_command_for_a_shell() -> None:
    words = ["-x", "host=wrong", "-c", "my shop/alembic.ini", "downgrade", "{x}"]

    pattern = import_module("shop.db.terminal.typed").typed_with("host", words, "alembic")

    assert pattern.format(host="a.b") == (
        "alembic -x host=a.b -c 'my shop/alembic.ini' downgrade '{x}'"
    )
