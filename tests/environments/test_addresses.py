"""Every spelling of an address means the same to every driver, and to libpq itself."""

from importlib import import_module
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import pq

from .conftest import Shop

ADDRESSES = {
    "postgres://u:p@db/shop": {"user": "u", "password": "p", "host": "db", "dbname": "shop"},
    "postgresql+asyncpg://db:5433/": {"host": "db", "port": "5433"},
    "postgresql+psycopg2://u@/shop?host=/run/pg": {
        "user": "u",
        "host": "/run/pg",
        "dbname": "shop",
    },
    "postgresql://%2Frun%2Fpg/shop": {"host": "/run/pg", "dbname": "shop"},
    "postgresql://[::1]:5433/shop": {"host": "::1", "port": "5433", "dbname": "shop"},
    "postgresql://[fe80::1%25eth0]/shop": {"host": "fe80::1%eth0", "dbname": "shop"},
    "postgresql://h1,h2/shop": {"host": "h1,h2", "dbname": "shop"},
    "postgresql://h1:5432,h2:5433/shop": {"host": "h1,h2", "port": "5432,5433", "dbname": "shop"},
    "postgresql://h1,h2:5433/shop": {"host": "h1,h2", "port": ",5433", "dbname": "shop"},
    "postgresql:///shop": {"dbname": "shop"},
    "postgresql://": {},
    "postgresql://db?user=u&password=p%26&dbname=d": {
        "host": "db",
        "user": "u",
        "password": "p&",
        "dbname": "d",
    },
    "postgresql://u:a#b+c%20@db/shop": {
        "user": "u",
        "password": "a#b+c ",
        "host": "db",
        "dbname": "shop",
    },
    "postgresql://db/shop?ssl=true&application_name=a+b": {
        "host": "db",
        "dbname": "shop",
        "sslmode": "require",
        "application_name": "a+b",
    },
}


@pytest.mark.parametrize(("address", "parameters"), ADDRESSES.items(), ids=list(ADDRESSES))
def test_every_spelling_is_understood(
    address: str, parameters: dict[str, str], settings: Any
) -> None:
    assert settings.address_in("DATABASE_URL", address, {}).parameters == parameters


plain = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)


@given(user=plain, password=plain, database=plain)
def test_libpq_understands_an_address_alike(user: str, password: str, database: str) -> None:
    parse = import_module("shop.db.settings.parse").parse
    user, password, database = (quote(one, safe="") for one in (user, password, database))
    address = f"postgresql://{user}:{password}@h1:1,h2:2/{database}?sslmode=require"

    assert parse(address) == libpq_says(address)


def libpq_says(address: str) -> dict[str, str]:
    options = pq.Conninfo.parse(address.encode())
    return {one.keyword.decode(): one.val.decode() for one in options if one.val is not None}


HOSTS = {
    ("db", "5433"): ("db", "5433"),
    ("db:5434", "5433"): ("db", "5434"),
    ("::1", "5433"): ("::1", "5433"),
    ("[::1]:5434", "5433"): ("::1", "5434"),
    ("/run/pg:1", "5433"): ("/run/pg:1", "5433"),
    ("h1,h2", "5433"): ("h1,h2", "5433"),
    ("h1,h2", "5433,5434"): ("h1,h2", "5433,5434"),
    ("h1:5434,h2", "5433"): ("h1,h2", "5434,5433"),
    ("h1,::1", ""): ("h1,::1", "5432"),
}


@pytest.mark.parametrize(("given", "meant"), HOSTS.items(), ids=map(str, HOSTS))
def test_parts_hold_every_kind_of_host(
    given: tuple[str, str], meant: tuple[str, str], settings: Any, shop: Shop
) -> None:
    parts = {"POSTGRES_USER": "u", "POSTGRES_PASSWORD": "p", "POSTGRES_DB": "d"}
    hosts = dict(zip(("POSTGRES_HOST", "POSTGRES_PORT"), given, strict=True))
    project = settings.Project.load(shop.root / "alembic.ini")

    found = settings.connection_address(
        project, settings.read_settings(project, "local", parts | hosts)
    )

    assert (found.get("host"), found.get("port")) == meant
