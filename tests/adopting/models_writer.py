"""A database that somebody made, and a folder that models of it are written into."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module, invalidate_caches
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, Connection, MetaData, NullPool, create_engine
from sqlalchemy.ext.asyncio import create_async_engine

# The style of the models, and the package that is rendered with it.
PACKAGES = {"classes": "shop", "tables": "market"}


@dataclass(frozen=True)
class Writer:
    """*folder* has a base.py in the style of a package, whose code is used."""

    package: str
    folder: Path
    url: URL
    monkeypatch: pytest.MonkeyPatch

    def module(self, name: str) -> Any:
        """A module of the package."""
        return import_module(f"{self.package}.{name}")

    def run(self, *statements: str) -> None:
        """Run *statements*, or whole scripts, in the database."""
        with create_engine(self.url, poolclass=NullPool).begin() as connection:
            for statement in statements:
                self.module("db.postgresql.driver").run_script(connection, statement)

    def connected(self, work: Callable[[Connection], Any], driver: str = "psycopg") -> Any:
        """Do *work* with a connection to the database."""
        url = self.url.set(drivername=f"postgresql+{driver}")
        with create_engine(url, poolclass=NullPool).connect() as connection:
            return work(connection)

    def run_async(self, work: Callable[[Connection], Any]) -> Any:
        """Do *work* with asyncpg's connection."""

        async def connected() -> Any:
            url = self.url.set(drivername="postgresql+asyncpg")
            async with create_async_engine(url, poolclass=NullPool).connect() as connection:
                return await connection.run_sync(work)

        return asyncio.run(connected())

    def write(self) -> Any:
        """Write the models, and return what is said of them."""
        return self.connected(self.module("db.adopting.models").write_models)

    def text(self, name: str) -> str:
        """The text of a module that was written."""
        return (self.folder / f"{name}.py").read_text("utf-8")

    @property
    def names(self) -> set[str]:
        """The modules that are there, but for base.py."""
        paths = (path.relative_to(self.folder) for path in self.folder.rglob("*.py"))
        return {path.with_suffix("").as_posix() for path in paths} - {"base"}

    def metadata(self) -> MetaData:
        """The tables of all modules that are there, imported as the project does."""
        package = f"{self.package}.{self.folder.name}"
        invalidate_caches()
        for name in sorted(self.names | {"base"}):
            import_module(f"{package}.{name.replace('/', '.').removesuffix('.__init__')}")
        metadata = import_module(f"{package}.base").metadata
        assert isinstance(metadata, MetaData)
        return metadata
