"""The same for async drivers, in a module of its own: only who uses one has greenlet installed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, NullPool
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine

from ..connection.connect import PATIENCE, allowed, failing
from ..target import Target
from .session import Result, Session


@contextmanager
def async_session(target: Target) -> Iterator[Session]:
    """A connection to *target*. Raises `ConnectError`."""
    patience = {"timeout": target.timeout or PATIENCE}
    engine = create_async_engine(target.url, poolclass=NullPool, connect_args=patience)
    with asyncio.Runner() as runner:
        connection = engine.connect()

        def do(work: Callable[[Connection], Result]) -> Result:
            return runner.run(_done(connection, work))

        with failing(target):
            runner.run(_started(connection))
        try:
            with allowed(target):
                yield do
        finally:
            runner.run(connection.close())


async def _started(connection: AsyncConnection) -> None:
    await connection.start()


async def _done(connection: AsyncConnection, work: Callable[[Connection], Result]) -> Result:
    return await connection.run_sync(work)
