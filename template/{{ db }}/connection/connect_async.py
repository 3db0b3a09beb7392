"""The same for async drivers, in a module of its own: only who uses one has greenlet installed."""

import asyncio
from collections.abc import Callable

from sqlalchemy import Connection, NullPool
from sqlalchemy.ext.asyncio import create_async_engine

from ..target import Target
from .connect import PATIENCE, Result, allowed, failing


def run_connected(target: Target, work: Callable[[Connection], Result]) -> Result:
    """Do *work* with a connection to *target*. Raises `ConnectError`."""
    return asyncio.run(_run_connected(target, work))


async def _run_connected(target: Target, work: Callable[[Connection], Result]) -> Result:
    # What libpq calls connect_timeout. asyncpg takes it as a number, which no URL can hold.
    patience = {"timeout": target.timeout or PATIENCE}
    engine = create_async_engine(target.url, poolclass=NullPool, connect_args=patience)
    connection = engine.connect()
    with failing(target):
        await connection.start()
    try:
        with allowed(target):
            return await connection.run_sync(work)
    finally:
        await connection.close()
