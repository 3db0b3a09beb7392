"""A project with migrations of a test's own, and a role that may do no more than it must."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from threading import Timer
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import psycopg
import pytest
from conftest import Render
from environments.conftest import Ran, Server, Shop, copy_of, scram_server
from revision_file import source

DRIVERS = ("psycopg2", "psycopg", "asyncpg")

# Everybody needs a password. Only the owner of the server may do everything.
HBA = """
local all postgres trust
local all all scram-sha-256
host all all all scram-sha-256
"""
ROLES = (
    "CREATE ROLE migrator LOGIN NOSUPERUSER NOCREATEDB PASSWORD 'secret'",
    "CREATE ROLE clerk LOGIN PASSWORD 'secret'",
)


@dataclass(frozen=True)
class Guarded:
    """A project, and an empty database whose owner is the role migrator."""

    shop: Shop
    server: Server
    name: str

    @property
    def url(self) -> str:
        return self.server.url("migrator", "secret").removesuffix("/shop") + f"/{self.name}"

    def alembic(self, *arguments: str, **variables: str) -> Ran:
        return self.shop.alembic(*arguments, **{"DATABASE_URL": self.url} | variables)

    def ok(self, *arguments: str, **variables: str) -> str:
        ran = self.alembic(*arguments, **variables)
        assert ran.status == 0, ran.out + ran.err
        return ran.out + ran.err

    def write(self, *upgrades: str | tuple[str, str], downgrade: str = "pass") -> None:
        """Migrations, each with the lines of its upgrade(), in place of those of the project.

        Those of *downgrade*, unless it brings its own.
        """
        for old in (self.shop.root / "migrations/versions").glob("*.py"):
            old.unlink()
        follows = None
        for number, both in enumerate(upgrades, start=1):
            up, down = (both, downgrade) if isinstance(both, str) else both
            follows = self._add(number, follows, up, down)

    def _add(self, number: int, follows: str | None, upgrade: str, downgrade: str) -> str:
        revision = f"{number:012}"
        text = source(revision, follows, upgrade, downgrade, title=f"step {number}")
        (self.shop.root / f"migrations/versions/{revision}.py").write_text(text)
        return revision

    def execute(self, script: str) -> list[Any]:
        """Do something as the server's administrator."""
        return self.server.execute(script, database=self.name)

    def value(self, query: str) -> Any:
        return self.execute(query)[0][0]

    @contextmanager
    def blocked(
        self, statement: str, role: str = "clerk", until_attempt: int = 1000, then: str = ""
    ) -> Iterator[int]:
        """Another session is idle in a transaction after *statement*; its process.

        A moment later it also wants to run *then*, and waits. It gives up its locks just before the
        migrator makes the attempt *until_attempt*.
        """
        address = self.url.replace("migrator", role) + "?application_name=report"
        with psycopg.connect(address) as other:
            other.execute(statement.encode())
            later = Timer(0.5, lambda: other.execute(then.encode()))
            if then:
                later.start()

            def delay(attempt: int) -> float:
                if attempt == until_attempt:
                    other.rollback()
                return 0.01

            with patch.object(import_module("shop.db.running.retry"), "delay", delay):
                yield other.info.backend_pid


@pytest.fixture(scope="session")
def package(render_once: Render) -> Iterator[Path]:
    """A rendered project, whose package `shop` can be imported."""
    project = render_once()
    sys.path.insert(0, str(project.path / "src"))
    yield project.path
    sys.path.remove(str(project.path / "src"))


@pytest.fixture(scope="session")
def server(package: Path) -> Iterator[Server]:
    """A server that wants SCRAM of everybody, on a socket and on 127.0.0.1."""
    with scram_server(HBA, ROLES) as server:
        yield server


@pytest.fixture
def guarded(package: Path, server: Server, tmp_path: Path) -> Guarded:
    """A project of this test's own, with an empty database."""
    name = f"shop_{uuid4().hex[:8]}"
    server.execute(f"CREATE DATABASE {name} OWNER migrator", database="postgres")
    server.execute("GRANT CREATE ON SCHEMA public TO migrator", database=name)
    return Guarded(copy_of(package, tmp_path / "shop", "psycopg2"), server, name)


@pytest.fixture(params=DRIVERS)
def each_guarded(request: pytest.FixtureRequest, guarded: Guarded, package: Path) -> Guarded:
    """The same for each driver."""
    root = guarded.shop.root.with_name(request.param)
    return replace(guarded, shop=copy_of(package, root, request.param))
