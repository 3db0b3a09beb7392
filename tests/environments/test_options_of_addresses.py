"""The options of an address mean the same to every driver, or are refused."""

import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from sqlalchemy import text

from .conftest import DRIVERS, Server, ShopFor


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize(
    ("option", "variables", "name"),
    [
        ("", {}, "shop"),
        ("?application_name=a+b%20c", {}, "a+b c"),
        ("", {"PGAPPNAME": "mine"}, "mine"),
    ],
)
def test_the_application_has_a_name_in_pg_stat_activity(
    driver: str, option: str, variables: dict[str, str], name: str, server: Server, settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    given = server.url("role0", "p@ss:w/o%rd#?& é") + option
    address = settings.address_in("DATABASE_URL", given, os.environ)

    url = settings.driver_url(address, f"postgresql+{driver}", os.environ)

    assert asked(url, "SHOW application_name") == name


def asked(url: Any, question: str) -> str:
    target = import_module("shop.db.target").Target("local", url)
    return str(import_module("shop.db.connection.connect").connected(target, reader(question)))


def reader(question: str) -> Callable[[Any], Any]:
    return lambda connection: connection.scalar(text(question))


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("hosts", ["127.0.0.1:1,127.0.0.1:{port}", "{socket}:1,127.0.0.1:{port}"])
def test_the_next_host_is_tried(hosts: str, driver: str, shop_for: ShopFor, server: Server) -> None:
    found = hosts.format(port=server.port, socket="%2Fnowhere")

    ran = shop_for(driver).alembic(
        "current", DATABASE_URL=f"postgresql://role1:%2540@{found}/shop?target_session_attrs=any"
    )

    assert ran.status == 0, ran.out


@pytest.mark.parametrize("keyword", ["channel_binding=require", "require_auth=scram-sha-256"])
def test_what_asyncpg_cannot_do_is_refused(keyword: str, shop_for: ShopFor) -> None:
    ran = shop_for("asyncpg").alembic("current", DATABASE_URL=f"postgresql://db/shop?{keyword}")

    assert ran.failed == (
        f"asyncpg cannot do what {keyword.partition('=')[0]} asks for.\n\n"
        "  It stands in DATABASE_URL, in a service file, or in a variable of libpq.\n"
        "  Remove it there, or let sqlalchemy.url in alembic.ini name the driver psycopg."
    )


HARMLESS = "connect_timeout=3&keepalives=1&channel_binding=prefer&client_encoding=utf8"


@pytest.mark.parametrize("driver", DRIVERS)
def test_what_asyncpg_can_do_without_is_taken(
    driver: str, shop_for: ShopFor, server: Server
) -> None:
    address = server.url("role1", "%40")

    ran = shop_for(driver).alembic("current", DATABASE_URL=f"{address}?{HARMLESS}")

    assert ran.status == 0, ran.out
