"""`postmaster.pid`: what a running PostgreSQL leaves in its data, and a killed one leaves behind.

Its eight lines: process number, data, start time, port, folder of the socket, host, memory key,
status (https://www.postgresql.org/docs/current/storage-file-layout.html).
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .account import give
from .address import Address

# Larger than any process number can be, and not too large for PostgreSQL to read.
NOBODYS_NUMBER = 2**31 - 2


class PidFile(NamedTuple):
    """What it says, which need not be true any more."""

    pid: str
    address: Address
    status: str

    @property
    def ready(self) -> bool:
        """Whether the server lets clients in."""
        return self.status == "ready" and self.address.answers()


def read(data: Path) -> PidFile | None:
    """Return what the file of the cluster *data* says; None when there is no file."""
    if not (lines := _lines(data)):
        return None
    pid, folder, _, port, socket, host, _, status = (lines + [""] * 8)[:8]
    if socket and socket == folder:
        socket = str(data)  # it has moved, or a container has another name for it
    where = Address(socket or host, int(port) if port.isdecimal() else 0)
    return PidFile(pid, where, status.strip())


def mark(data: Path) -> str:
    """Return the name by which *data*'s server can be told from other processes (also in `ps`)."""
    found = data.stat()  # unlike the path, it stays the same when the project moves
    return f"local-{found.st_dev:x}-{found.st_ino:x}"


def is_held(data: Path) -> bool:
    """Whether the process that the file names really is *data*'s server.

    The number alone proves nothing: after a kill or a restart another process can have it.
    """
    if (found := read(data)) is None:
        return False
    if sys.platform == "win32":  # shows nobody how a process was called
        return found.address.answers()
    return f"cluster_name={mark(data)}" in _arguments(found.pid)


def disown(data: Path) -> None:
    """Make the file of a killed server harmless; the process that it names is left alone.

    PostgreSQL honours the file while any process, even a zombie, has that number. With a number
    that no process can have, it still does its other check, for memory that is in use.
    """
    found = read(data)
    if found is None or is_held(data):
        return
    # Renamed into place, and not written there: see `places` on what belongs to whom.
    fresh = data.with_name("postmaster.pid")
    fresh.write_bytes(os.fsencode("\n".join([str(NOBODYS_NUMBER), *_lines(data)[1:]])))
    give(fresh)
    fresh.replace(data / fresh.name)
    with suppress(OSError):
        Path(f"{found.address.socket}.lock").unlink()


def _lines(data: Path) -> list[str]:
    with suppress(FileNotFoundError):
        return os.fsdecode((data / "postmaster.pid").read_bytes()).split("\n")
    return []


def _arguments(pid: str) -> str:
    """Return how the process was called; nothing for a zombie, or when there is none."""
    with suppress(OSError):
        if Path("/proc/self").exists():
            return os.fsdecode(Path(f"/proc/{pid}/cmdline").read_bytes())
        listing = ["ps", "-ww", "-o", "args=", "-p", pid]
        return subprocess.run(listing, check=False, capture_output=True, text=True).stdout
    return ""
