"""Every refusal, word for word: what happened, where we looked, what to do."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

import pytest

from .conftest import Shop

PARTS = {
    "POSTGRES_USER": "shop",
    "POSTGRES_PASSWORD": "x",
    "POSTGRES_HOST": "127.0.0.1",
    "POSTGRES_PORT": "1",
    "POSTGRES_DB": "shop",
}
MISSING = "Looked in the environment variables and {root}/.env, which is not there."
PRODUCTION = "Looked in the environment variables and {root}/.env.production."
WHOLE = """
  It has the form postgresql://USER:PASSWORD@HOST:5432/DATABASE, where a password's
  special characters are percent-encoded. POSTGRES_PASSWORD takes them as they are."""


@dataclass(frozen=True)
class Case:
    """What is typed with which settings, and what it says then."""

    says: str
    variables: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    typed: str = "current"


CASES = {
    "an unknown environment": Case(
        """
        There is no environment 'prod'.

          APP_ENV says so; alembic.ini knows local, test, staging, production.
          Correct APP_ENV, or add the name to `environments` in {root}/alembic.ini.
        """,
        {"APP_ENV": "prod"},
    ),
    "an empty environment": Case(
        """
        -x env names no environment.

          alembic.ini knows local, test, staging, production. Say one of them, as in
          -x env=local, or leave -x env out.
        """,
        typed="-x env= upgrade head",
    ),
    "production without settings": Case(
        """
        The environment production does not say where its database is.

          Looked in the environment variables and {root}/.env.production, which is not there.
          Set DATABASE_URL, or all of POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_HOST and
          POSTGRES_DB. Only local and test begin an embedded PostgreSQL of their own.
        """,
        {"APP_ENV": "production"},
    ),
    "parts that are missing": Case(
        f"""
        The environment production has no POSTGRES_PASSWORD, POSTGRES_DB.

          {PRODUCTION}
          DATABASE_URL in {{root}}/.env.production does not count, since variables are set.
          Set them there (an empty POSTGRES_PASSWORD= means none), or set DATABASE_URL instead.
        """,
        {"POSTGRES_USER": "shop", "POSTGRES_HOST": "db"},
        {".env.production": "DATABASE_URL=postgresql://shop@db/shop"},
        "-x env=production current",
    ),
    "a setting and its file": Case(
        """
        POSTGRES_PASSWORD and POSTGRES_PASSWORD_FILE are both set in the environment variables.

          They may disagree. Remove one of them.
        """,
        PARTS | {"POSTGRES_PASSWORD_FILE": "/run/secrets/password"},
    ),
    "a secret file that is not there": Case(
        """
        DATABASE_URL_FILE in the environment variables names a file that cannot be read: No such \
file or directory.

          Correct the path, which begins at {root} if it has no / in front, or make the file
          readable for the user who runs this.
        """,
        {"DATABASE_URL_FILE": "/run/secrets/nothing"},
    ),
    "a secret file that is a folder": Case(
        """
        DATABASE_URL_FILE in {root}/.env names {root}/migrations, which cannot be read: Is a \
directory.

          Correct the path, which begins at {root} if it has no / in front, or make the file
          readable for the user who runs this.
        """,
        files={".env": "DATABASE_URL_FILE=migrations"},
    ),
    "a line that is no setting": Case(
        "{root}/.env, line 2: this is not NAME=value. Put # before a comment.",
        files={".env": "# fine\nPOSTGRES_PASSWORD secret"},
    ),
    "a slip of the pen": Case(
        """
        {root}/.env has a name that looks like a slip of the pen.

          POSTGRES_PASSWRD: did you mean POSTGRES_PASSWORD?

          If it is a setting of your own, give it another name, or set the one above too.
        """,
        files={".env": "POSTGRES_USER=shop\nPOSTGRES_PASSWRD=secret"},
    ),
    "a file for another environment": Case(
        """
        {root}/.env is for the environment local, and says APP_ENV=production.

          No file chooses the environment. If these are the settings of production, move them
          to {root}/.env.production, and choose it with APP_ENV=production before a command,
          or alembic -x env=production. Else remove the line.
        """,
        files={".env": "APP_ENV=production\nDATABASE_URL=postgresql://shop@db/shop"},
    ),
    "a bad port": Case(
        f"""
        POSTGRES_PORT is not a port.

          {MISSING}
          It is a number between 1 and 65535; PostgreSQL's own is 5432.
        """,
        PARTS | {"POSTGRES_PORT": "secret"},
    ),
    "a bad host": Case(
        f"""
        POSTGRES_HOST is not a host.

          {MISSING}
          It is a name, an IP address or the folder of a Unix socket; several with commas.
        """,
        PARTS | {"POSTGRES_HOST": "p@ss"},
    ),
    "a bad sslmode": Case(
        f"""
        POSTGRES_SSLMODE has a value that PostgreSQL does not know.

          {MISSING}
          It is one of disable, allow, prefer, require, verify-ca, verify-full.
        """,
        PARTS | {"POSTGRES_SSLMODE": "required"},
    ),
    "a bad variable of libpq": Case(
        """
        PGPORT is not a port.

          Looked in the environment variables and the service file.
          It is a number between 1 and 65535; PostgreSQL's own is 5432.
        """,
        {"DATABASE_URL": "postgresql:///shop", "PGPORT": "x"},
    ),
    "certificates that are not there": Case(
        f"""
        POSTGRES_SSLROOTCERT names no file of certificates.

          {MISSING}
          It is the path of a file that is there and can be read, or the word system.
        """,
        PARTS | {"POSTGRES_SSLROOTCERT": "/nowhere"},
    ),
    "an address that is none": Case(
        f"""
        DATABASE_URL is not the address of a PostgreSQL database.

          {MISSING}{WHOLE.replace("  ", "          ")}
        """,
        {"DATABASE_URL": "mysql://shop@db/shop"},
    ),
    "an option that is none": Case(
        f"""
        DATABASE_URL is not the address of a PostgreSQL database.

          {MISSING}
          Its option 'pgbouncer' is none of PostgreSQL's.{WHOLE.replace("  ", "          ")}
        """,
        {"DATABASE_URL": "postgres://shop@db/shop?pgbouncer=true"},
    ),
    "a service that is not there": Case(
        """
        There is no service 'shop' for the database.

          PGSERVICE, or service= in an address, names it. Looked in {root}/home/.pg_service.conf.
          Add a section [shop] there, or name the file that has it in PGSERVICEFILE.
        """,
        {"DATABASE_URL": "postgresql://?service=shop"},
    ),
    "a downgrade elsewhere": Case(
        f"""
        Nothing was done: this is local, but db.example.com is not this machine.

          local: postgresql://shop:***@db.example.com/shop

          A downgrade there could destroy what others work with. Perhaps
          DATABASE_URL is left over from another environment.
          {MISSING}
          To do it there on purpose:

              alembic -x host=db.example.com downgrade -1
        """,
        {"DATABASE_URL": "postgres://shop:secret@db.example.com/shop"},
        typed="downgrade -1",
    ),
    "a stamp elsewhere": Case(
        """
        Nothing was done: this is test, but 10.0.0.7,db.example.com is not this machine.

          test: postgresql://shop:***@10.0.0.7:5432,localhost:5432,db.example.com:5432/shop

          A stamp there could destroy what others work with. Perhaps
          POSTGRES_HOST is left over from another environment.
          Looked in the environment variables and {root}/.env.test, which is not there.
          To do it there on purpose:

              alembic -x host=10.0.0.7,db.example.com -x env=test stamp head
        """,
        PARTS | {"POSTGRES_HOST": "10.0.0.7,localhost,db.example.com", "POSTGRES_PORT": "5432"},
        typed="-x env=test -x host=db.example.org stamp head",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_refusal_says_what_to_do(case: Case, shop: Shop) -> None:
    for name, text in case.files.items():
        shop.write(name, text)

    ran = shop.alembic(*case.typed.split(), **case.variables)

    assert ran.failed == expected(case.says, root=shop.root)
    assert ran.out.count("FAILED") == 1


def expected(text: str, **values: object) -> str:
    return dedent(text).strip("\n").rstrip(" ").rstrip("\n").format(**values)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o604, 0o602, 0o644])
def test_a_file_of_production_that_everybody_can_read_is_refused(mode: int, shop: Shop) -> None:
    path = shop.write(".env.production", "DATABASE_URL=postgresql://shop@localhost:1/shop")
    path.chmod(mode)

    ran = shop.alembic("current", APP_ENV="production")

    assert ran.failed == (
        "Every user of this machine can read the passwords of production.\n\n"
        f"  They are in {path}. Keep them to yourself:\n\n      chmod 600 {path}"
    )


@pytest.mark.parametrize(("name", "mode"), [(".env", 0o644), (".env.production", 0o640)])
def test_a_local_file_and_a_group_are_fine(name: str, mode: int, shop: Shop) -> None:
    shop.write(name, "DATABASE_URL=postgresql://shop@localhost:1/shop").chmod(mode)

    ran = shop.alembic("current", APP_ENV=name[5:])

    assert "no PostgreSQL answers" in ran.failed
