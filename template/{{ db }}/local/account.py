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

from .errors import SERVER_OF_YOURS, LocalServerError

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
    if sys.platform == "win32" or my_number() != 0:
        return None
    else:
        for name in ("postgres", "nobody"):
            with suppress(KeyError):
                entry = pwd.getpwnam(name)
                return Account(name, entry.pw_uid, entry.pw_gid)
    raise LocalServerError(
        "PostgreSQL refuses to run as root, and there is no account to run it as.",
        f"Looked for postgres and nobody. Run this as an ordinary user.\n\n{SERVER_OF_YOURS}",
    )


def give(path: Path) -> None:
    """Make *path*, which we have just made ourselves, belong to the unprivileged account.

    Does nothing for an ordinary user. Raises LocalServerError where root is not allowed to.
    """
    if sys.platform == "win32":
        return
    if account := unprivileged():
        try:
            # In a folder of theirs, a link could have taken the place of what we made.
            os.chown(path, account.uid, account.gid, follow_symlinks=False)
        except OSError as error:
            raise powerless(account, error) from error


def powerless(account: Account, error: OSError) -> LocalServerError:
    """Return the error to raise where root may not act as *account*, as in some containers."""
    return LocalServerError(
        "PostgreSQL refuses to run as root, and root may not hand it to another account here.",
        f"Tried {account.name}: {error.strerror}. In a container, that needs the capabilities\n"
        "CHOWN, SETUID, SETGID and DAC_OVERRIDE. Or run this as an ordinary user.\n\n"
        f"{SERVER_OF_YOURS}",
    )


def runner() -> int:
    """Return the number of the user that PostgreSQL runs as."""
    account = unprivileged()
    return account.uid if account else my_number()


def my_number() -> int:
    """Return the number of the user that we are; 0 on Windows, which gives files that owner."""
    if sys.platform == "win32":
        return 0
    return os.geteuid()


def name_of(number: int) -> str:
    """Return the name of a user, or the number where it has no name."""
    if sys.platform != "win32":
        with suppress(KeyError):
            return pwd.getpwuid(number).pw_name
    return str(number)


def need_a_name() -> None:
    """Raise LocalServerError when this user has no name, which PostgreSQL's initdb insists on."""
    if sys.platform != "win32" and name_of(runner()).isdecimal():
        raise LocalServerError(
            f"The user number {runner()} has no name, and PostgreSQL's initdb needs one.",
            "Looked in /etc/passwd. Run this as a user that is named there; a container, without "
            f"--user.\n\n{SERVER_OF_YOURS}",
        )
