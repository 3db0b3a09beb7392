"""A PostgreSQL that waits for the disk as in production, and the databases on it."""

import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
from peer_server import PeerServer, peer_server
from psycopg import sql
from stall_changes import ROWS

# The rest is as PostgreSQL comes. A commit does not wait for the disk: what is measured is waiting
# for locks, and one slow disk would hide that of the other.
SETTINGS = {
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "off",
    "max_wal_size": "8GB",
    "checkpoint_timeout": "15min",
}

# These belong to the numbers, too.
PRINTED = ("shared_buffers", "maintenance_work_mem", "max_parallel_maintenance_workers")

# Where the rows are kept; every run gets a copy.
KEPT = "rows_of_all"


@contextmanager
def server(memory: str) -> Iterator[PeerServer]:
    """Lend a throwaway server with so much shared *memory*, as PostgreSQL writes sizes."""
    # A table of a gigabyte and its copies would fill the memory that throwaway servers live in.
    os.environ.setdefault("TMPDIR", tempfile.gettempdir())
    with peer_server(shared_buffers=memory, **SETTINGS) as lent:
        yield lent


def url(server: PeerServer, database: str) -> str:
    """Where *database* is, as libpq likes to be told."""
    return server.url_of(database).replace("+psycopg2", "")


def fill(server: PeerServer, database: str, rows: int) -> str:
    """Put *rows* users into *database*, and keep it for copies; return the size of the table."""
    with psycopg.connect(url(server, database), autocommit=True) as connection:
        for statement in ROWS.format(rows=rows).split(";\n"):
            if statement:
                connection.execute(statement.encode())
        size = "SELECT pg_size_pretty(pg_total_relation_size('users'))"
        found = connection.execute(size).fetchone()
    _admin(server, "ALTER DATABASE {} RENAME TO {}", database, KEPT)
    return str(found[0]) if found else ""


def renew(server: PeerServer, database: str) -> None:
    """Make *database* anew: a copy of the kept one, all of it on the disk and read once."""
    server.drop(database)
    _admin(server, "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", database, KEPT)
    with psycopg.connect(url(server, database), autocommit=True) as connection:
        connection.execute("SELECT count(*), sum(length(about)) FROM users")
        connection.execute("CHECKPOINT")


@contextmanager
def long_transaction(server: PeerServer, database: str, seconds: float) -> Iterator[None]:
    """Let somebody who has read the table keep a transaction open for so long."""
    with psycopg.connect(url(server, database)) as somebody:
        somebody.execute("SELECT name FROM users LIMIT 1")
        timer = threading.Timer(seconds, somebody.commit)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()


def settings(server: PeerServer) -> dict[str, str]:
    """What the server says that its settings are, of those that matter here."""
    asked = "SELECT name, current_setting(name) FROM pg_settings WHERE name = ANY(%s)"
    with psycopg.connect(url(server, "postgres")) as connection:
        return dict(connection.execute(asked, [[*SETTINGS, *PRINTED]]).fetchall())


def _admin(server: PeerServer, statement: LiteralString, *names: str) -> None:
    with psycopg.connect(url(server, "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
