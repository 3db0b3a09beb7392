"""Lend a throwaway server, for tests: quick, empty, and gone when the process is."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import PIPE, Popen

from .account import give
from .errors import LocalServerError
from .places import explained
from .process import begin
from .server import Server

# Nothing waits for the disk, since nobody will miss the data.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "128MB",
    # In the data, where a killed server's leavings go with it; the default is /dev/shm.
    "dynamic_shared_memory_type": "mmap",
}

MEMORY = Path("/dev/shm")
ENOUGH = 2**30  # bytes: a cluster needs 40 MB, and a container often has no more than 64 there

# The guard waits for a line or, when whoever should write it was killed, for the end of input; then
# it lets a start that has begun come to its end, so that PostgreSQL can clear up after itself.
# A shell weighs less than a second Python, any account can run it (not so a Python in root's home),
# and it is there: PostgreSQL's own programs call one another through it.
SHELL = """\
read -r _ || sleep 1
"$0" stop -D "$1/data" -s -m immediate
for pause in 0 1 2 4 8; do
    sleep $pause
    rm -rf "$1"
    [ -n "$(ls -A "$1")" ] || exit
done
"""
PYTHON = """\
import shutil, subprocess, sys, time
sys.stdin.readline() or time.sleep(1)
subprocess.run([sys.argv[1], "stop", "-D", sys.argv[2] + "/data", "-s", "-m", "immediate"])
shutil.rmtree(sys.argv[2], ignore_errors=True)
"""
GUARD = [sys.executable, "-c", PYTHON] if sys.platform == "win32" else ["/bin/sh", "-c", SHELL]


@contextmanager
def temporary() -> Iterator[Server]:
    """Lend a new server that is removed in the end, even if this process is killed.

    Its databases do not survive a crash of the machine, which makes it fast. It lives in memory
    where there is plenty, else among the temporary files (TMPDIR). Raises LocalServerError.
    """
    with explained(Path(os.environ.get("TMPDIR", "/tmp")), "TMPDIR"):
        base = _folder()
    server, process = Server(base, FAST), os.getpid()
    guard = _guard(base, server)
    try:
        with explained(base, "TMPDIR"):
            server.start()
        yield server
    finally:
        if os.getpid() == process:  # a fork leaves it to us
            with suppress(LocalServerError):  # the guard tries again
                server.stop("immediate")
            guard.communicate(b"\n")
            shutil.rmtree(base, ignore_errors=True)  # root's account may not delete in any TMPDIR


def _folder() -> Path:
    roomy = False
    # For everybody to write to: root's account must be able to remove the folder.
    if "TMPDIR" not in os.environ and MEMORY.exists() and MEMORY.stat().st_mode & stat.S_IWOTH:
        roomy = shutil.disk_usage(MEMORY).free > ENOUGH
    base = Path(tempfile.mkdtemp(prefix="local-postgres-", dir=MEMORY if roomy else None))
    give(base)
    return base


def _guard(base: Path, server: Server) -> Popen[bytes]:
    """Start the process that clears up when we no longer can."""
    try:
        return begin([*GUARD, server.programs.folder / "pg_ctl", base], stdin=PIPE)
    except BaseException:
        shutil.rmtree(base, ignore_errors=True)
        raise
