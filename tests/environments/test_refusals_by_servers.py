"""The same where a server answers, or does not."""

import pytest

from .conftest import DRIVERS, Server, ShopFor, free_port
from .test_refusals import MISSING, PARTS, expected

SERVER_CASES = {
    "no password": (
        "stranger",
        "",
        "shop",
        """
        local: {place} wants a password of stranger: set POSTGRES_PASSWORD.

          {looked}
        """,
    ),
    "a wrong password": (
        "stranger",
        "y",
        "shop",
        """
        local: the password of stranger is wrong on {place}, or there is no such role.

          PostgreSQL does not say which of the two. Correct POSTGRES_PASSWORD.
          {looked}
        """,
    ),
    "no such database": (
        "stranger",
        "x",
        "no-shop",
        """
        local: there is no database no-shop on {place}.

          Create it, with all migrations in it:

              db prepare

          Or have an administrator of the server run:

              CREATE DATABASE "no-shop" OWNER stranger;

          Or correct POSTGRES_DB.
          {looked}
        """,
    ),
    "a role that may not log in": (
        "idle",
        "x",
        "shop",
        """
        local: the role idle may not log in to {place}.

          An administrator of the server can allow it:

              ALTER ROLE idle LOGIN;

          Or name another one in POSTGRES_USER.
          {looked}
        """,
    ),
    "a role that may not connect": (
        "stranger",
        "x",
        "shop",
        """
        local: the role stranger may not connect to the database shop on {place}.

          Its owner, or an administrator of the server, can allow it:

              GRANT CONNECT ON DATABASE shop TO stranger;

          Or name another one in POSTGRES_USER.
          {looked}
        """,
    ),
    "a role that is not let in": (
        "banned",
        "x",
        "shop",
        """
        local: {place} does not let banned in from here.

          It says: pg_hba.conf rejects connection for host "127.0.0.1", user "banned", \
database "shop", no encryption
          If it ends in `no encryption`, try sslmode=require. Else an administrator of the server
          must add a line to pg_hba.conf.
          {looked}
        """,
    ),
    "a schema without rights": (
        "reader",
        "x",
        "shop",
        """
        local: the role reader may not create tables in the schema public of shop.

          Since PostgreSQL 15, nobody but the owner of a database may do so in public. The
          owner, or an administrator of the server, can change that there:

              GRANT CREATE, USAGE ON SCHEMA public TO reader;

          Or name the owner in POSTGRES_USER.
          {looked}
        """,
    ),
}


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("case", SERVER_CASES.values(), ids=list(SERVER_CASES))
def test_a_refusal_of_the_server_says_what_to_do(
    case: tuple[str, str, str, str], driver: str, shop_for: ShopFor, server: Server
) -> None:
    role, password, database, says = case
    shop = shop_for(driver)
    settings = server.parts(role, password) | {"POSTGRES_DB": database}

    ran = shop.alembic("upgrade", "head", **settings)

    place, looked = f"127.0.0.1, port {server.port}", MISSING.format(root=shop.root)
    assert ran.failed == expected(says, place=place, looked=looked)


SILENT = {
    "a port": ({"POSTGRES_HOST": "127.0.0.1"}, "127.0.0.1, port {port}", "Connection refused"),
    "a name": (
        {"POSTGRES_HOST": "db.invalid"},
        "db.invalid, port {port}",
        "Name or service not known",
    ),
    "a socket": (
        {"POSTGRES_HOST": "/nowhere"},
        "the socket /nowhere/.s.PGSQL.{port}",
        "No such file or directory",
    ),
}


@pytest.mark.parametrize("driver", DRIVERS)
@pytest.mark.parametrize("case", SILENT.values(), ids=list(SILENT))
def test_a_server_that_does_not_answer_is_named(
    case: tuple[dict[str, str], str, str], driver: str, shop_for: ShopFor
) -> None:
    variables, place, reason = case
    shop, port = shop_for(driver), str(free_port())

    ran = shop.alembic("current", **PARTS | variables | {"POSTGRES_PORT": port})

    assert ran.failed == (
        f"local: no PostgreSQL answers at {place.format(port=port)}.\n\n  {reason}.\n"
        "  Check that it runs there and lets this machine in (listen_addresses, a firewall), and\n"
        f"  that POSTGRES_HOST is right.\n  {MISSING.format(root=shop.root)}"
    )
