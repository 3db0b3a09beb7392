"""The database that this process uses.

Settings decide. Where they name no server, the environments `local` and `test` use the embedded
PostgreSQL; any other environment is refused, so that nothing ever runs on a guess.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from sqlalchemy import URL

from .local import Server, borrow, running
from .settings import (
    Address,
    Project,
    Settings,
    SettingsError,
    connection_address,
    driver_url,
    environment_name,
    read_settings,
)
from .settings.project import PACKAGE
from .terminal.progress import doing

EMBEDDED = {"local": PACKAGE, "test": f"{PACKAGE}_test"}


@dataclass(frozen=True)
class Target:
    """One database, and how to speak of it."""

    environment: str
    url: URL
    # Both are none for the embedded PostgreSQL.
    address: Address | None = None
    settings: Settings | None = None

    def __str__(self) -> str:
        """One line for a person, without the password."""
        if self.address is None:
            return f"{self.environment}: database {self.url.database} on the embedded PostgreSQL"
        return f"{self.environment}: {self.address}"

    @property
    def embedded(self) -> bool:
        """Whether it is on the embedded PostgreSQL."""
        return self.address is None

    @property
    def database(self) -> str:
        """The name of the database, which is that of the role where there is none."""
        return self.url.database or self.role

    @property
    def role(self) -> str:
        """As whom to go there; empty where libpq takes the name of the machine's user."""
        return self.url.username or ""

    @property
    def has_password(self) -> bool:
        """Whether the settings have one; libpq may still find one in ~/.pgpass."""
        return bool(self.url.password)

    @property
    def timeout(self) -> int:
        """Seconds for a host to answer; 0 where no setting says so."""
        return int(self.address.get("connect_timeout") or 0) if self.address else 0

    @property
    def searched(self) -> str:
        """The places that were looked at for settings, as a sentence."""
        return f"Looked in {self.settings.searched}." if self.settings else ""

    def setting(self, part: str) -> str:
        """The setting that says what *part*, such as POSTGRES_HOST, would."""
        return self.settings.name(part) if self.settings else part


@contextmanager
def target(project: Project, chosen: str | None = None) -> Iterator[Target]:
    """The database of the *chosen* environment; an embedded server runs while this is open.

    Raises `SettingsError`, or `LocalServerError` from the embedded server.
    """
    settings = _settings(project, chosen, os.environ)
    if found := _configured(project, settings):
        yield found
        return
    with ExitStack() as stack:
        with doing("Starting the embedded PostgreSQL"):
            server = stack.enter_context(running(project.root))
        yield _embedded(project, settings.environment, server)


def database_url() -> URL:
    """The URL for the application's engine; an embedded server runs until this process ends.

    Raises `SettingsError`, or `LocalServerError` from the embedded server.
    """
    project = Project.find()
    settings = _settings(project, None, os.environ)
    if found := _configured(project, settings):
        return found.url
    return _embedded(project, settings.environment, borrow(project.root)).url


def server_url(driver: str, server: Server, database: str) -> URL:
    """The URL of a *database* on an embedded *server*, for SQLAlchemy's *driver*."""
    query = {"host": server.host, "port": str(server.port)}
    return URL.create(driver, username=server.user, database=database, query=query)


def _settings(project: Project, chosen: str | None, environ: Mapping[str, str]) -> Settings:
    environment = environment_name(project, environ, chosen)
    settings = read_settings(project, environment, environ)
    if not settings.values and environment not in EMBEDDED:
        raise SettingsError(
            f"The environment {environment} does not say where its database is.\n\n"
            f"  Looked in {settings.searched}.\n"
            "  Set DATABASE_URL, or all of POSTGRES_USER, POSTGRES_PASSWORD, POSTGRES_HOST and\n"
            "  POSTGRES_DB. Only local and test begin an embedded PostgreSQL of their own."
        )
    return settings


def _configured(project: Project, settings: Settings) -> Target | None:
    address = connection_address(project, settings)
    if address is None:
        return None
    url = driver_url(address, project.driver, settings.environ)
    return Target(settings.environment, url, address, settings)


def _embedded(project: Project, environment: str, server: Server) -> Target:
    name = EMBEDDED[environment]
    server.create_database(name)
    return Target(environment, server_url(project.driver, server, name))
