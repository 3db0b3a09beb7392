"""Where a server listens: on a Unix socket, so no port can clash and nobody comes in from outside.

On Windows, where Python's PostgreSQL drivers know no Unix sockets, on a free port of 127.0.0.1.
"""

import os
import re
import socket
import stat
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .account import give, runner
from .errors import LocalServerError
from .places import short_hash

# The size of a socket's path, without its final zero (man 7 unix; 104 bytes on macOS).
LONGEST = 107 if sys.platform == "linux" else 103


class Address(NamedTuple):
    """Where to connect: *host* is the folder with the socket in it, or 127.0.0.1."""

    host: str
    port: int

    @property
    def socket(self) -> Path:
        """The socket's path, of which PostgreSQL makes the port a part."""
        return Path(self.host, f".s.PGSQL.{self.port}")

    def answers(self) -> bool:
        """Whether connections are accepted there: the only proof that a server lives."""
        if sys.platform == "win32":
            with socket.socket() as probe:
                return probe.connect_ex((self.host, self.port)) == 0
        else:
            with socket.socket(socket.AF_UNIX) as probe:
                return probe.connect_ex(str(self.socket)) == 0

    def clear_away(self, data: Path) -> None:
        """Remove the folder that was made for the socket, if any; a living server keeps it."""
        if self.host != str(data):
            with suppress(OSError):
                Path(self.host).rmdir()

    def settings(self) -> dict[str, str]:
        """Return the settings that make PostgreSQL listen there, and nowhere else."""
        listen, folder = self.host, ""
        if sys.platform != "win32":
            # The setting is a list, in which quotes keep a path in one piece.
            listen, folder = "", '"' + self.host.replace('"', '""') + '"'
        return {
            "listen_addresses": listen,
            "unix_socket_directories": folder,
            "port": str(self.port),
        }


def choose(data: Path) -> Address:
    """Return where the server of the cluster *data* is to listen.

    In *data* itself, which only PostgreSQL's account can enter, unless the path is too long for a
    socket, or has characters that a driver could take for something else.
    """
    if sys.platform == "win32":
        with socket.create_server(("127.0.0.1", 0)) as free:
            return Address("127.0.0.1", free.getsockname()[1])
    address = Address(str(data), 5432)
    fits = len(os.fsencode(address.socket)) <= LONGEST and re.fullmatch(r"[\w/. -]+", address.host)
    return address if fits else Address(str(_short_folder(data)), 5432)


def _short_folder(data: Path) -> Path:
    """Make a folder for the socket among the temporary files; refuse one that was put there."""
    folder = Path(tempfile.gettempdir(), f"local-postgres-{short_hash(data)}")
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
        give(folder)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != runner():
        raise LocalServerError(
            f"{folder} is somebody else's, and the server's socket should be there.",
            f"{data} is not fit for a socket: too long, or unusual characters.\n"
            "Move the project, or set TMPDIR to a folder of yours.",
        )
    return folder
