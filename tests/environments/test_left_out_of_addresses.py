"""What an address leaves out is found where libpq finds it."""

import os
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

import pytest
from psycopg import pq

from .conftest import DRIVERS, Server, Shop, ShopFor


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
