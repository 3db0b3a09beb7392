"""Lock a file, on every platform. The lock ends with the process at the latest, even a killed one.

It belongs to the open file: programs that we start do not inherit it, a fork of us shares it.
"""

import sys
import time
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


def try_lock(file: IO[str]) -> bool:
    """Lock *file* unless somebody else has; return whether it is ours now."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # each platform's word for "taken"
        return False
    return True


def lock(file: IO[str]) -> None:
    """Lock *file*, after waiting for whoever has it."""
    if sys.platform == "win32":
        while not try_lock(file):  # msvcrt itself gives up after ten seconds
            time.sleep(0.01)
    else:
        fcntl.flock(file, fcntl.LOCK_EX)
