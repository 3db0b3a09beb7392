"""As whom PostgreSQL runs: as you or, when you are root, as an unprivileged account.

PostgreSQL refuses root, so that a hole in a server is no hole in the machine
(https://www.postgresql.org/docs/current/postgres-user.html). No account is made for it:
`postgres` is there when PostgreSQL is installed, and `nobody` nearly everywhere.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .errors import LocalServerError

if sys.platform != "win32":
    import pwd


class Account(NamedTuple):
    """An account of this machine."""

    name: str
    uid: int
    gid: int


def unprivileged() -> Account | None:
    """Return the account that root hands PostgreSQL to; None for everybody else.

    Raises LocalServerError when there is none.
    """
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(name, entry.pw_uid, entry.pw_gid)
    raise LocalServerError(
        "PostgreSQL refuses to run as root, and there is no account to run it as.\n\n"
        "Looked for postgres and nobody in /etc/passwd. Run this as an ordinary user, "
        "or set DATABASE_URL to a server that you have."
    )


def give(path: Path) -> None:
    """Make *path*, which we have just made ourselves, belong to the unprivileged account.

    Does nothing for an ordinary user. Raises LocalServerError where root is not allowed to.
    """
    if sys.platform == "win32" or not (account := unprivileged()):
        return
    try:
        # In a folder of theirs, a link could have taken the place of what we made.
        os.chown(path, account.uid, account.gid, follow_symlinks=False)
    except OSError as error:
        raise powerless(account, error) from error


def powerless(account: Account, error: OSError) -> LocalServerError:
    """Return the error to raise when root may not act as *account* (a container without rights)."""
    return LocalServerError(
        f"PostgreSQL refuses to run as root, and root may not run it as {account.name} here: "
        f"{error.strerror}.\n\n"
        "This container lacks the capabilities CAP_CHOWN, CAP_SETUID and CAP_SETGID. Run this as an "
        "ordinary user, or set DATABASE_URL to a server that you have."
    )


def name_of(uid: int) -> str:
    """Return the name of a user, or the number where there is no name."""
    with suppress(KeyError):
        if sys.platform != "win32":
            return pwd.getpwuid(uid).pw_name
    return str(uid)


def need_a_name() -> None:
    """Raise LocalServerError unless this user is in /etc/passwd: initdb wants to know a name."""
    if sys.platform == "win32" or (name := name_of(uid := os.geteuid())) != str(uid):
        return
    raise LocalServerError(
        f"The user {name} has no name in /etc/passwd, and PostgreSQL's initdb needs one.\n\n"
        "Run this as a user that has one (docker run without -u, or a USER made with useradd), "
        "or set DATABASE_URL to a server that you have."
    )
