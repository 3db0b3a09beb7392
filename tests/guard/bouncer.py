"""A real PgBouncer, for as long as a test needs it."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environments.conftest import Server, free_port

# Debian installs it where only root's PATH looks.
PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")

SETTINGS = """
[databases]
* = host=127.0.0.1 port={server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = {users}
pool_mode = {mode}
ignore_startup_parameters = extra_float_digits,options
"""


@contextmanager
def pgbouncer(server: Server, folder: Path, mode: str) -> Iterator[int]:
    """PgBouncer in front of *server* in this *mode*; its port."""
    assert PROGRAM
    port = free_port()
    users, settings = folder / "users", folder / "pgbouncer.ini"
    users.write_text('"migrator" "secret"\n"clerk" "secret"\n')
    settings.write_text(SETTINGS.format(server=server.port, port=port, users=users, mode=mode))
    # It does not run as root. Folders of pytest's are for their owner alone.
    command = [PROGRAM, "-q", str(settings)]
    if os.geteuid() == 0:
        command[1:1] = ["-u", "nobody"]
        _let_in(folder)
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        process.wait()


def _let_in(folder: Path) -> None:
    for parent in [folder, *folder.parents]:
        if parent.stat().st_uid == 0:
            parent.chmod(parent.stat().st_mode | 0o011)
    for path in folder.iterdir():
        path.chmod(0o644)


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    process.kill()
    raise AssertionError(f"PgBouncer does not answer: {process.communicate()[1]!r}")
