"""A live database of a user, through any driver, and a look at what is beside it on the server."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, text
from sqlalchemy.ext.asyncio import create_async_engine

DRIVERS = ["psycopg2", "psycopg", "asyncpg"]


@dataclass(frozen=True)
class Live:
    """A database of a user, on a server that others use, too."""

    url: URL
    server: Engine
    source: Path

    def run(self, work: Callable[[Connection], Any], driver: str = "psycopg", **url: Any) -> Any:
        """Do *work* with a connection to it through *driver*, at an *url* with these changes."""
        address = self.url.set(drivername=f"postgresql+{driver}", **url)
        if driver == "asyncpg":
            return asyncio.run(self._run_async(address, work))
        with create_engine(address, poolclass=NullPool).connect() as connection:
            return work(connection)

    @staticmethod
    async def _run_async(address: URL, work: Callable[[Connection], Any]) -> Any:
        async with create_async_engine(address, poolclass=NullPool).connect() as connection:
            return await connection.run_sync(work)

    def execute(self, *statements: str) -> None:
        """Run *statements* in it, each in a transaction of its own."""
        address = create_engine(self.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with address.connect() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def scratch(self) -> list[str]:
        """The names of the scratch databases on the server."""
        with self.server.connect() as connection:
            found = "SELECT datname FROM pg_database WHERE datname ~ '^shop_(history|models|demo)_'"
            return sorted(connection.scalars(text(found)))

    def catalog(self) -> list[str]:
        lines: list[str] = self.run(import_module("shop.db.postgresql.catalog").read_catalog)
        return lines

    def start(self, code: str) -> "subprocess.Popen[str]":
        """Begin to run Python *code* in another process, in which `live` is a connection."""
        begin = (
            "import sys, time; from sqlalchemy import NullPool, create_engine\n"
            "from shop.db.compare.profile import Profile\n"
            "from shop.db.compare.scratch import clone, kept\n"
            "live = create_engine(sys.argv[1], poolclass=NullPool).connect()\n"
            "def fill(c): c.exec_driver_sql('CREATE TABLE t ()'); print('filling', flush=True)\n"
        )
        return subprocess.Popen(
            [sys.executable, "-c", begin + code, self.url.render_as_string(hide_password=False)],
            env=os.environ | {"PYTHONPATH": str(self.source)},
            stdout=subprocess.PIPE,
            text=True,
        )
