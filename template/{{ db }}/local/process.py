"""Run a program of PostgreSQL: as the right account, and untouched by your environment."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, PIPE, STDOUT, Popen
from typing import IO, NamedTuple

from .account import powerless, unprivileged


class Finished(NamedTuple):
    """What became of a program: its exit status, and what it said (both streams in one)."""

    status: int
    output: str


def run(
    command: Sequence[str | Path], text: str = "", directory: Path | None = None, **variables: str
) -> Finished:
    """Run *command* to its end, with *text* as its input.

    Raises OSError when it cannot be executed (PermissionError when only the account cannot),
    LocalServerError when root may not become the account.
    """
    program = begin(command, directory, stdin=PIPE, output=PIPE, **variables)
    try:
        output, _ = program.communicate(text.encode())
    except BaseException:
        program.terminate()  # initdb then clears up what it has made
        program.wait()
        raise
    return Finished(program.returncode, output.decode(errors="replace").strip())


def begin(
    command: Sequence[str | Path],
    directory: Path | None = None,
    stdin: int = DEVNULL,
    output: int | IO[bytes] = DEVNULL,
    **variables: str,
) -> Popen[bytes]:
    """Start *command* and return at once; errors as in `run`.

    It gets a session of its own, so that Ctrl-C in the terminal does not reach it.
    """
    account = unprivileged()
    try:
        return Popen(
            command,
            stdin=stdin,
            stdout=output,
            stderr=STDOUT,
            cwd=directory or Path("/"),  # the account may not be allowed where we are
            env=_environment() | variables,
            start_new_session=True,
            user=account and account.uid,
            group=account and account.gid,
            extra_groups=account and [],
        )
    except OSError as error:
        if account and error.errno in (errno.EPERM, errno.EINVAL):
            raise powerless(account, error) from error
        raise


def _environment() -> dict[str, str]:
    """Ours, in the one locale that is everywhere: a LANG that is not installed would stop initdb."""
    return for_no_other_server() | {"LC_ALL": "C"}


def for_no_other_server() -> dict[str, str]:
    """Our environment without PGHOST, PGPORT and the like, which are meant for other servers."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}
