"""The running PostgreSQL that the peers are given, since they bring none."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from stopwatch import StepFailed

HOST = "127.0.0.1"
# User, password and database of the peer's docker-compose.yml; stock Alembic gets the same.
NAME = "shop"

# In the server's data.
LOG = "server.log"

# The folder's name is no Python, but what is in it imports nothing from outside.
PLUMBING = Path(__file__).parents[1] / "template" / "{{ db }}"


@dataclass(frozen=True)
class PeerServer:
    """A server that listens on 127.0.0.1."""

    port: int
    version: str
    programs: Path
    log: Path

    @property
    def url(self) -> str:
        """Where the database is, as stock Alembic likes to be told."""
        return self.url_of(NAME)

    def url_of(self, database: str) -> str:
        """Where any other *database* is."""
        return f"postgresql+psycopg2://{NAME}:{NAME}@{HOST}:{self.port}/{database}"

    def empty(self, database: str = NAME) -> None:
        """Begin anew: one empty database."""
        self.drop(database)
        self._sql(f"CREATE DATABASE {database} OWNER {NAME}")

    def drop(self, database: str) -> None:
        """Drop *database*, if there is one, whoever uses it."""
        self._sql(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def databases(self) -> list[str]:
        """The names of all databases but PostgreSQL's own."""
        listing = (
            "SELECT datname FROM pg_database WHERE datname <> 'postgres' AND NOT datistemplate"
        )
        return self._sql(listing).split()

    def create_user(self) -> None:
        """Make the user, who may make databases for the tests."""
        self._sql(f"CREATE ROLE {NAME} LOGIN SUPERUSER PASSWORD '{NAME}'")

    def _sql(self, statement: str) -> str:
        where = f"postgresql://postgres@{HOST}:{self.port}/postgres"
        psql = [str(self.programs / "psql"), "-XqAt", where, "-c", statement]
        said = subprocess.run(psql, capture_output=True, text=True, check=False)
        if said.returncode != 0:
            raise StepFailed(f"The server for the peers refused `{statement}`: {said.stderr}")
        return said.stdout


@contextmanager
def peer_server(**settings: str) -> Iterator[PeerServer]:
    """Lend a throwaway server, started before any time is taken. Raises StepFailed.

    *settings* are those of PostgreSQL.
    """
    sys.path.insert(0, str(PLUMBING))
    local: Any = import_module("local")
    # Ours listens on a socket, which the peer's settings cannot name. It does not wait for the
    # disk either: whatever that is worth, the peers are given it for free.
    throwaway: Any = import_module("local.throwaway")
    port = _free_port()
    throwaway.FAST |= {"listen_addresses": HOST, "port": str(port)} | settings
    try:
        with throwaway.temporary() as lent:
            server = PeerServer(port, lent.version, lent.programs.folder, lent.data / LOG)
            server.create_user()
            yield server
    except local.LocalServerError as error:
        raise StepFailed(f"There is no server for the peers: {error}") from None


def _free_port() -> int:
    with socket.create_server((HOST, 0)) as free:
        port: int = free.getsockname()[1]
    return port
