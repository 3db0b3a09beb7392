"""sslmode and sslrootcert mean the same with every driver."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from .conftest import DRIVERS, Server, ShopFor
from .tls import CERTIFICATE, encrypted

TRUSTED = str(CERTIFICATE / "server.crt")
PASSWORD = "%40"

every_driver = pytest.mark.parametrize("driver", DRIVERS)


@pytest.fixture(scope="module")
def tls(server: Server) -> Iterator[Server]:
    """The server with a certificate of localhost, which only itself vouches for."""
    with encrypted(server.port) as port:
        yield replace(server, port=port)


@every_driver
@pytest.mark.parametrize(
    ("mode", "certificate"),
    [("", ""), ("prefer", ""), ("require", ""), ("verify-ca", TRUSTED), ("verify-full", TRUSTED)],
)
def test_it_connects(
    mode: str, certificate: str, driver: str, shop_for: ShopFor, tls: Server
) -> None:
    parts = tls.parts("role1", PASSWORD, "localhost")
    wishes = {"POSTGRES_SSLMODE": mode, "POSTGRES_SSLROOTCERT": certificate}

    ran = shop_for(driver).alembic("current", **parts, **wishes)

    assert ran.status == 0, ran.out


@every_driver
@pytest.mark.parametrize("source", ["address", "variables"])
def test_it_may_be_said_anywhere(source: str, driver: str, shop_for: ShopFor, tls: Server) -> None:
    address, variables = tls.url("role1", PASSWORD, "localhost"), {}
    if source == "address":
        address += f"?sslmode=verify-full&sslrootcert={TRUSTED}"
    else:
        variables = {"PGSSLMODE": "verify-full", "PGSSLROOTCERT": TRUSTED}

    ran = shop_for(driver).alembic("current", DATABASE_URL=address, **variables)

    assert ran.status == 0, ran.out


@every_driver
@pytest.mark.parametrize("certificate", ["", "system"])
def test_a_certificate_that_nobody_trusts_is_refused(
    certificate: str, driver: str, shop_for: ShopFor, tls: Server
) -> None:
    parts = tls.parts("role1", PASSWORD, "localhost")
    wishes = {"POSTGRES_SSLMODE": "verify-full", "POSTGRES_SSLROOTCERT": certificate}

    ran = shop_for(driver).alembic("current", **parts, **wishes)

    first, *_, last, looked = ran.failed.splitlines()
    assert first == f"local: the certificate of localhost, port {tls.port} is not trusted."
    assert last == (
        "  Correct POSTGRES_SSLMODE, or the file of trusted certificates in POSTGRES_SSLROOTCERT."
    )
    assert looked.startswith("  Looked in the environment variables and ")


@every_driver
def test_another_name_is_refused(driver: str, shop_for: ShopFor, tls: Server) -> None:
    """The certificate is for localhost, and libpq's hostaddr goes there under another name."""
    parts = tls.parts("role1", PASSWORD, "db.example.com") | {"PGHOSTADDR": "127.0.0.1"}
    wishes = {"POSTGRES_SSLMODE": "verify-full", "POSTGRES_SSLROOTCERT": TRUSTED}

    ran = shop_for(driver).alembic("current", **parts, **wishes)

    cannot = "asyncpg cannot do what hostaddr asks for."
    refused = f"local: the certificate of 127.0.0.1, port {tls.port} is not trusted."
    assert ran.failed.splitlines()[0] == (cannot if driver == "asyncpg" else refused)


SILENT = """\
local: 127.0.0.1, port {port} does not speak SSL, and sslmode asks for it."""


@every_driver
def test_a_server_without_encryption_is_refused(
    driver: str, shop_for: ShopFor, server: Server
) -> None:
    parts = server.parts("role1", PASSWORD) | {"POSTGRES_SSLMODE": "require"}

    ran = shop_for(driver).alembic("current", **parts)

    assert ran.failed.splitlines()[0] == SILENT.format(port=server.port)
