"""Every spelling of an address means the same to every driver, and to libpq itself."""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg import pq

from .conftest import DRIVERS, Server, Shop, ShopFor

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


@pytest.fixture
def settings(package: Path) -> Any:
    """The module of settings."""
    return import_module("shop.db.settings")


@pytest.mark.parametrize(("address", "parameters"), ADDRESSES.items(), ids=list(ADDRESSES))
def test_every_spelling_is_understood(
    address: str, parameters: dict[str, str], settings: Any
) -> None:
    assert settings.address_in("DATABASE_URL", address, {}).parameters == parameters


plain = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=12)


@given(user=plain, password=plain, database=plain)
def test_libpq_understands_an_address_alike(user: str, password: str, database: str) -> None:
    from urllib.parse import quote

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


# ── What is left out ──────────────────────────────────────────────────────────────────────────


def test_the_keywords_are_those_of_libpq(package: Path) -> None:
    ours = import_module("shop.db.settings.libpq")
    theirs = {one.keyword.decode(): one for one in pq.Conninfo.get_defaults()}
    oauth = {name for name in theirs if name.startswith(("oauth", "scram_"))}
    hidden = {"authtype", "requiressl", "sslkeylogfile", "tty"}

    assert set(theirs) - ours.KEYWORDS <= oauth | hidden
    variables = {one.envvar.decode() for one in theirs.values() if one.envvar}
    assert {name for name in ours.VARIABLES if theirs.get(ours.VARIABLES[name])} <= variables


SERVICE = (
    "# mine\n[other]\nhost=x\n[shop]\nhost=h\n  port=1\n\nuser=a%b \nuser=second\n[last]\nport=2"
)


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"PGHOST": "h", "PGPORT": "5", "PGDATABASE": "d", "PGUSER": "u", "PGPASSWORD": "p"},
        {"PGSSLMODE": "require", "PGAPPNAME": "a", "PGHOSTADDR": "127.0.0.1", "PGHOST": ""},
        {"PGSERVICE": "shop", "PGHOST": "not this one", "PGDATABASE": "d"},
    ],
)
def test_libpq_adds_the_same(
    variables: dict[str, str], package: Path, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    services = {"PGSERVICEFILE": str(shop.write("services", SERVICE))}
    for name, value in (variables | services).items():
        monkeypatch.setenv(name, value)

    ours = import_module("shop.db.settings.libpq").left_out({}, os.environ)

    defaults = {one.keyword.decode(): one.val for one in pq.Conninfo.get_defaults()}
    assert {name: value.encode() for name, value in ours.items()}.items() <= defaults.items()
    assert len(ours) >= len(variables) - 1


LEFT_OUT: dict[str, Callable[[Shop, Server], Mapping[str, str]]] = {
    "variables": lambda shop, server: {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port),
        "PGUSER": "role:0",
        "PGPASSWORD": "p:a\\ss %é",
    },
    "a password file": lambda shop, server: {
        "PGHOST": "127.0.0.1",
        "PGPORT": str(server.port),
        "PGUSER": "role:0",
        "PGPASSFILE": str(
            shop.write(
                "pgpass", "# none\nelse:*:*:*:no\n*:*:shop:role\\:0:p\\:a\\\\ss %é\n*:*:*:*:no\n"
            )
        ),
    },
    "a password file at home, a socket": lambda shop, server: {
        "PGHOST": server.folder,
        "PGPORT": str(server.port),
        "PGUSER": "role:0",
        "nothing": str(
            shop.write("home/.pgpass", f"{server.folder}:*:*:role\\:0:p\\:a\\\\ss %é\r\n")
        ),
    },
    "a service": lambda shop, server: {
        "PGSERVICE": "shop",
        "PGUSER": "nobody",
        "PGSERVICEFILE": str(
            shop.write(
                "services",
                f"[shop]\nhost=127.0.0.1\nport={server.port}\nuser=role:0\npassword=p:a\\ss %é\n",
            )
        ),
    },
}


@pytest.fixture(scope="module", autouse=True)
def role(server: Server) -> None:
    """A role and a password that must be escaped in a password file."""
    server.execute("CREATE ROLE \"role:0\" LOGIN PASSWORD 'p:a\\ss %é'")
    server.execute('GRANT CONNECT, CREATE ON DATABASE shop TO "role:0"')


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("source", LEFT_OUT.values(), ids=list(LEFT_OUT))
def test_what_an_address_leaves_out_is_found(
    source: Callable[[Shop, Server], Mapping[str, str]],
    driver: str,
    shop_for: ShopFor,
    server: Server,
) -> None:
    shop = shop_for(driver)

    ran = shop.alembic("current", **source(shop, server), DATABASE_URL="postgresql:///shop")

    assert ran.status == 0, ran.out + ran.err
    assert ran.err.startswith("INFO  local: postgresql://role%3A0")
    assert f":{server.port}/shop" in ran.err or "%2F" in ran.err
    assert "p:a\\ss" not in ran.err


@pytest.mark.filterwarnings("ignore:password file")  # asyncpg's own
@pytest.mark.parametrize("driver", DRIVERS)
def test_a_password_file_that_others_may_read_is_not_used(
    driver: str, shop_for: ShopFor, server: Server
) -> None:
    shop = shop_for(driver)
    shop.write("home/.pgpass", "*:*:*:*:secret").chmod(0o644)

    ran = shop.alembic("current", DATABASE_URL=f"postgresql://role0@127.0.0.1:{server.port}/shop")

    assert "wants a password of role0: set DATABASE_URL." in ran.failed


# ── Options ───────────────────────────────────────────────────────────────────────────────────


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
    text = server.url("role0", "p@ss:w/o%rd#?& é") + option
    address = settings.address_in("DATABASE_URL", text, os.environ)

    url = settings.driver_url(address, f"postgresql+{driver}", os.environ)

    assert asked(url, "SHOW application_name") == name


def asked(url: Any, question: str) -> str:
    target = import_module("shop.db.target").Target("local", url)
    return str(import_module("shop.db.connection.connect").connected(target, reader(question)))


def reader(question: str) -> Callable[[Any], Any]:
    from sqlalchemy import text

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
