"""Lend a project its own server, for a while or until the process ends."""

import atexit
import os
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from . import places
from .server import Server
from .users import User, one_at_a_time

_borrowed: dict[tuple[int, Path], Server] = {}
_borrowing = threading.Lock()


@contextmanager
def running(project: Path) -> Iterator[Server]:
    """Lend the server of the project in the folder *project*; its data is kept there (`places`).

    It is started when its first user comes and stopped when its last one leaves, in whatever
    process. Nobody waits for a user that was killed: the next one to leave stops the server.
    A fork of this process that needs it longer must ask for it itself. Raises LocalServerError.
    """
    base = places.base(project)
    server = Server(base)
    with places.explained(base):
        places.prepare(base)
        user = _come(base, server)
    process = os.getpid()
    try:
        yield server
    finally:
        # If somebody deleted the folder meanwhile, PostgreSQL ends by itself within a minute.
        with suppress(FileNotFoundError):
            if os.getpid() == process:  # a fork has nothing to give back
                _go(base, server, user)


def borrow(project: Path) -> Server:
    """Lend the same until this process ends: for one project always the same Server."""
    base = places.base(project)
    key = os.getpid(), base
    with _borrowing:
        if key not in _borrowed:
            stay = ExitStack()
            _borrowed[key] = stay.enter_context(running(project))
            atexit.register(stay.close)
        elif not _borrowed[key].ready:  # somebody killed it
            with places.explained(base), one_at_a_time(base):
                _borrowed[key].start()
        return _borrowed[key]


def _come(base: Path, server: Server) -> User:
    with one_at_a_time(base):
        user = User(base)
        try:
            server.start()
        except BaseException:
            _leave(server, user)
            raise
    return user


def _go(base: Path, server: Server, user: User) -> None:
    with one_at_a_time(base):
        _leave(server, user)


def _leave(server: Server, user: User) -> None:
    if user.leave():
        server.stop()
