"""The same for async drivers, in a module of its own: only who uses one has greenlet installed."""

import asyncio
from collections.abc import Callable

from sqlalchemy import Connection, NullPool
from sqlalchemy.ext.asyncio import create_async_engine

from .connect import ConnectError
from .target import Target


def run_connected(target: Target, work: Callable[[Connection], None]) -> None:
    """Do *work* with a connection to *target*. Raises `ConnectError`."""
    asyncio.run(_run_connected(target, work))


async def _run_connected(target: Target, work: Callable[[Connection], None]) -> None:
    connection = create_async_engine(target.url, poolclass=NullPool).connect()
    try:
        await connection.start()
    except Exception as error:
        raise ConnectError(target, error) from error
    try:
        await connection.run_sync(work)
    finally:
        await connection.close()
