"""Alembic in this process, and a server that believes nobody without a password."""

import logging
import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from pathlib import Path
from traceback import format_exc
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

import psycopg
import pytest
from alembic.config import CommandLine
from alembic.util import CommandError
from conftest import KEPT, Render
from psycopg import sql

from .passwords import PASSWORDS

DRIVERS = ("psycopg2", "psycopg", "asyncpg")

HBA = """
local all postgres trust
host all banned all reject
local all all scram-sha-256
host all all all scram-sha-256
"""
ROLES = """
CREATE DATABASE shop;
CREATE DATABASE spare;
CREATE ROLE banned LOGIN PASSWORD 'x';
CREATE ROLE idle NOLOGIN PASSWORD 'x';
CREATE ROLE stranger LOGIN PASSWORD 'x';
CREATE ROLE reader LOGIN PASSWORD 'x';
REVOKE CONNECT ON DATABASE shop FROM public;
GRANT CONNECT ON DATABASE shop TO reader;
"""


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it printed."""

    status: int
    out: str
    err: str

    @property
    def failed(self) -> str:
        """The message of a command that must have failed as expected failures do."""
        assert self.status != 0, self.out + self.err
        assert self.out.startswith("FAILED: "), self.out + self.err
        assert "Traceback" not in self.out + self.err
        return self.out.removeprefix("FAILED: ").removesuffix("\n")


@dataclass(frozen=True)
class Shop:
    """A rendered project for one driver. Its package is in this process, and is run there."""

    root: Path
    home: Path

    def alembic(self, *arguments: str, **variables: str) -> Ran:
        """Run Alembic's command line in the project, with nothing but *variables* set."""
        out, err = StringIO(), StringIO()
        kept = {name: value for name, value in os.environ.items() if name in KEPT}
        given = kept | {"HOME": str(self.home), "LOCAL_POSTGRES_DIR": "/nowhere"} | variables
        with (
            patch.dict(os.environ, given, clear=True),
            patch.object(sys, "argv", ["alembic", *arguments]),
            patch.object(sys, "path", [*sys.path]),
            chdir(self.root),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            status = _status(arguments)
        return Ran(status, out.getvalue(), err.getvalue())

    def write(self, name: str, text: str) -> Path:
        """Write a file of settings that nobody else may read."""
        path = self.root / name
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
        return path


def _status(arguments: tuple[str, ...]) -> int:
    loggers = [log for log in logging.root.manager.loggerDict.values() if hasattr(log, "disabled")]
    before = [(log, log.disabled) for log in loggers]
    try:
        CommandLine().main(list(arguments))
    except SystemExit as exit:
        return int(exit.code or 0)
    except CommandError:  # with --raiseerr
        print(format_exc())
        return 1
    finally:
        for log, disabled in before:
            log.disabled = disabled
    return 0


ShopFor = Callable[[str], Shop]


@pytest.fixture(scope="session")
def package(render_once: Render) -> Iterator[Path]:
    """A rendered project, whose package `shop` can be imported."""
    project = render_once()
    sys.path.insert(0, str(project.path / "src"))
    yield project.path
    sys.path.remove(str(project.path / "src"))


@pytest.fixture
def settings(package: Path) -> Any:
    """The module of settings."""
    return import_module("shop.db.settings")


@pytest.fixture
def shop_for(package: Path, tmp_path: Path) -> ShopFor:
    """Make a project of this test's own for a driver: they differ in alembic.ini."""

    def make(driver: str = "psycopg2") -> Shop:
        return copy_of(package, tmp_path / driver, driver)

    return make


@pytest.fixture
def shop(shop_for: ShopFor) -> Shop:
    """A project of this test's own."""
    return shop_for("psycopg2")


def copy_of(package: Path, root: Path, driver: str) -> Shop:
    """The parts of the project in *package* that differ between tests."""
    shutil.copytree(package / "migrations", root / "migrations")
    ini = (package / "alembic.ini").read_text("utf-8")
    (root / "alembic.ini").write_text(ini.replace("+psycopg2", f"+{driver}"), "utf-8")
    (root / "home").mkdir()
    return Shop(root, root / "home")


@dataclass(frozen=True)
class Server:
    """A server that wants SCRAM of everybody, on a socket and on 127.0.0.1."""

    folder: str
    port: int

    def parts(self, role: str, password: str, host: str = "127.0.0.1") -> dict[str, str]:
        """The settings for its database shop."""
        return {
            "POSTGRES_USER": role,
            "POSTGRES_PASSWORD": password,
            "POSTGRES_HOST": host,
            "POSTGRES_PORT": str(self.port),
            "POSTGRES_DB": "shop",
        }

    def url(self, role: str, password: str, host: str = "127.0.0.1") -> str:
        """The same as an address."""
        at = f"{quote(role, safe='')}:{quote(password, safe='')}@{quote(host, safe='')}"
        return f"postgres://{at}:{self.port}/shop"

    def execute(self, script: str, *values: object, database: str = "shop") -> list[Any]:
        """Do something as its administrator, who needs no password."""
        where = {"host": self.folder, "port": self.port, "user": "postgres"}
        with psycopg.connect(**where, dbname=database, autocommit=True) as connection:  # type: ignore[arg-type]
            cursor = connection.execute(script.encode(), values or None)
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="session")
def server(package: Path) -> Iterator[Server]:
    """The server, with a role for each password, and roles that lack something."""
    statements = filter(None, map(str.strip, ROLES.split(";")))
    with scram_server(HBA, statements) as server:
        make_roles(server, {f"role{n}": word for n, word in enumerate(PASSWORDS.values())})
        yield server


@contextmanager
def scram_server(hba: str, statements: Iterable[str]) -> Iterator[Server]:
    """A server that listens on TCP, too, has run *statements*, and lets in whom *hba* says."""
    with import_module("shop.db.local").temporary() as throwaway:
        throwaway._settings |= {"listen_addresses": "127.0.0.1", "port": str(free_port())}
        throwaway.stop("immediate")
        throwaway.start()
        server = Server(throwaway.host, throwaway.port)
        for statement in statements:
            server.execute(statement, database="postgres")
        (throwaway.data / "pg_hba.conf").write_text(hba)
        server.execute("SELECT pg_reload_conf()", database="postgres")
        yield server


def make_roles(server: Server, passwords: Mapping[str, str]) -> None:
    """Roles that may do everything in the database shop, and make others."""
    for role, password in passwords.items():
        create = sql.SQL("CREATE ROLE {} LOGIN CREATEDB PASSWORD {}").format(
            sql.Identifier(role), sql.Literal(password)
        )
        server.execute(create.as_string())
        server.execute(f"GRANT CONNECT, CREATE ON DATABASE shop TO {role}")


def free_port() -> int:
    """A port of 127.0.0.1 that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])
