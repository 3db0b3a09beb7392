"""The password file of libpq, for asyncpg, whose own reader knows no escapes.

https://www.postgresql.org/docs/current/libpq-pgpass.html
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .address import Host
from .errors import SettingsError
from .libpq import own_folder, text_of

# Servers on a socket in one of these are called localhost in the file.
SOCKET_FOLDERS = {"", "/tmp", "/run/postgresql", "/var/run/postgresql"}


def password(file: Path, hosts: Iterable[Host], database: str, user: str) -> str | None:
    """The password that *file* has for all *hosts*."""
    lines = list(_lines(file))
    found = {_for_host(lines, host, database, user) for host in hosts}
    if len(found) > 1:
        raise SettingsError(
            f"{file} has different passwords for the hosts of one address.\n\n"
            "  asyncpg sends the same one to all of them. Give it in the settings."
        )
    return found.pop() if found else None


def passfile(parameters: Mapping[str, str], environ: Mapping[str, str]) -> Path:
    """The file that libpq would look in."""
    folder, dot = own_folder(environ)
    name = "pgpass.conf" if sys.platform == "win32" else f"{dot}pgpass"
    return Path(parameters.get("passfile") or folder / name)


def _lines(file: Path) -> Iterator[list[str]]:
    if not file.is_file():
        return
    if sys.platform != "win32" and file.stat().st_mode & 0o077:
        return  # as libpq does; asyncpg itself warns of it
    for line in text_of(file).split("\n"):
        if not line.startswith("#"):
            fields = re.findall(r"((?:\\.|[^\\:])*)(?::|$)", line.rstrip("\r"))[:5]
            yield [re.sub(r"\\(.)", r"\1", field) for field in fields]


def _for_host(lines: list[list[str]], host: Host, database: str, user: str) -> str | None:
    names = {host.name, "localhost"} if host.name in SOCKET_FOLDERS else {host.name}
    for *wanted, found in (line for line in lines if len(line) == 5):
        sought = (names, {str(host.port or 5432)}, {database}, {user})
        if all(one == "*" or one in some for one, some in zip(wanted, sought, strict=True)):
            return found
    return None
