"""Any password reaches every driver as it is, wherever it was given."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from place import PARTS, Place, lines
from sqlalchemy import make_url

pytest_plugins = ["server_fixtures"]

PASSWORDS = {
    "reserved": "p@ss:w/o%rd#?& é",
    "encoded": "%40",
    "percent": "%",
    "braces": "a{b}c{}",
    "placeholder": "{POSTGRES_USER}",
    "backslash": "a\\b\\",
    "quotes": '"it\'s"',
    "name": "$HOME",
    "expansion": "${X}",
    "blanks": " p ",
    "plus": "a+b",
    "emoji": "🐘",
    "long": "aB3/" * 50,
    "dash": "-p --help",
    "comment": "#p",
    "equals": "a=b=",
    "brackets": "[::1]",
    "stars": "***",
}


def in_variables(place: Place, password: str) -> dict[str, str]:
    return PARTS | {"POSTGRES_PASSWORD": password}


def in_an_address(place: Place, password: str) -> dict[str, str]:
    return {"DATABASE_URL": f"postgres://u:{quote(password, safe='')}@h/d"}


def in_a_file(place: Place, password: str) -> dict[str, str]:
    place.write(".env", lines(PARTS | {"POSTGRES_PASSWORD": f'"{password}"'}))
    return {}


def in_a_secret(place: Place, password: str) -> dict[str, str]:
    place.write("secret", f"{password}\n")
    rest = {name: value for name, value in PARTS.items() if name != "POSTGRES_PASSWORD"}
    return rest | {"POSTGRES_PASSWORD_FILE": "secret"}


def in_an_address_in_a_file(place: Place, password: str) -> dict[str, str]:
    place.write(".env", lines(in_an_address(place, password)))
    return {}


def given_to_the_driver(url: Any) -> Any:
    """What SQLAlchemy will call the driver's connect() with."""
    _, arguments = url.get_dialect()().create_connect_args(url)
    return arguments["password"]


@pytest.mark.parametrize("password", PASSWORDS.values(), ids=PASSWORDS)
@pytest.mark.parametrize(
    "source", [in_variables, in_an_address, in_a_file, in_a_secret, in_an_address_in_a_file]
)
@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_a_password_stays_what_it_is(
    shop: Path, tmp_path: Path, driver: str, source: Any, password: str
) -> None:
    place = Place.make(shop, tmp_path, driver)

    url = place.url(source(place, password))

    assert url.password == password
    assert make_url(url.render_as_string(hide_password=False)).password == password
    assert given_to_the_driver(url) == password


@pytest.mark.parametrize("name", ["POSTGRES_USER", "POSTGRES_DB"])
@pytest.mark.parametrize("value", PASSWORDS.values(), ids=PASSWORDS)
def test_names_of_roles_and_databases_are_as_free(
    shop: Path, tmp_path: Path, name: str, value: str
) -> None:
    url = Place.make(shop, tmp_path).url(PARTS | {name: value})

    assert {"POSTGRES_USER": url.username, "POSTGRES_DB": url.database}[name] == value
    assert make_url(url.render_as_string(hide_password=False)) == url


def arguments(shop: Path, folder: Path, driver: str, environ: dict[str, str]) -> dict[str, Any]:
    url = Place.make(shop, folder, driver).url(environ)
    _, found = url.get_dialect()().create_connect_args(url)
    return {name: found.get(name) for name in ("host", "port")}


HOSTS = {
    "socket": ({"POSTGRES_HOST": "/run/pg"}, ("/run/pg", 5432)),
    "socket with a port": (
        {"POSTGRES_HOST": "/run/p g", "POSTGRES_PORT": "5433"},
        ("/run/p g", 5433),
    ),
    "IPv6": ({"POSTGRES_HOST": "::1"}, ("::1", 5432)),
    "IPv6 in brackets": ({"POSTGRES_HOST": "[::1]"}, ("::1", 5432)),
    "IPv6 with a zone": ({"POSTGRES_HOST": "fe80::1%eth0"}, ("fe80::1%eth0", 5432)),
    "IPv4": ({"POSTGRES_HOST": "127.0.0.1", "POSTGRES_PORT": "1"}, ("127.0.0.1", 1)),
    "name": ({"POSTGRES_HOST": "db_1.example.com"}, ("db_1.example.com", 5432)),
    "name with a port": ({"POSTGRES_HOST": "db:5433"}, ("db", 5433)),
}


@pytest.mark.parametrize(("host", "expected"), HOSTS.values(), ids=HOSTS)
@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_every_driver_gets_the_host_as_it_wants_it(
    shop: Path, tmp_path: Path, driver: str, host: dict[str, str], expected: tuple[str, int]
) -> None:
    found = arguments(shop, tmp_path, driver, PARTS | host)

    assert (found["host"], int(found["port"])) == expected


@pytest.mark.parametrize(
    "address",
    [
        "postgres:///d?host=/run/pg&port=5433",
        "postgres://%2Frun%2Fpg:5433/d",
        "postgres://[::1]:5433/d",
    ],
)
@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_an_address_may_lead_to_a_socket_or_to_ipv6(
    shop: Path, tmp_path: Path, driver: str, address: str
) -> None:
    found = arguments(shop, tmp_path, driver, {"DATABASE_URL": address})

    assert found["host"] in {"/run/pg", "::1"}
    assert int(found["port"]) == 5433


@pytest.mark.parametrize(
    ("driver", "option"), [("psycopg2", "sslmode"), ("psycopg", "sslmode"), ("asyncpg", "ssl")]
)
@pytest.mark.parametrize(
    "environ",
    [
        PARTS | {"POSTGRES_SSLMODE": "require"},
        {"DATABASE_URL": "postgres://h/d?sslmode=require"},
        {"DATABASE_URL": "postgres://h/d?ssl=require"},
    ],
    ids=["variable", "address", "address for asyncpg"],
)
def test_every_driver_gets_the_sslmode_in_its_own_words(
    shop: Path, tmp_path: Path, driver: str, option: str, environ: dict[str, str]
) -> None:
    query = Place.make(shop, tmp_path, driver).url(environ).query

    assert query[option] == "require"


@pytest.mark.parametrize("driver", ["psycopg2", "psycopg", "asyncpg"])
def test_without_sslmode_the_driver_chooses(shop: Path, tmp_path: Path, driver: str) -> None:
    query = Place.make(shop, tmp_path, driver).url(PARTS | {"POSTGRES_SSLMODE": ""}).query

    assert not {"ssl", "sslmode", "sslrootcert"} & query.keys()
