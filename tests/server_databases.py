"""The databases of a server that the rendered package lends: where they are, and one for a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from sqlalchemy import URL, Engine, NullPool, create_engine


def address(server: Any, database: str) -> URL:
    """The address of a *database* on the *server*, for psycopg 3, through its socket."""
    query = {"host": server.host, "port": str(server.port)}
    return URL.create("postgresql+psycopg", server.user, database=database, query=query)


def administrator(server_url: URL) -> Engine:
    """Who makes databases, past all of them and outside of transactions."""
    url = server_url.set(database="postgres")
    return create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)


@contextmanager
def new_database(server_url: URL) -> Iterator[URL]:
    """The address of an empty database, which is dropped in the end."""
    name = f"own_{uuid4().hex[:12]}"
    with administrator(server_url).connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield server_url.set(database=name)
    finally:
        with administrator(server_url).connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
