"""The clients of `stall_load.py` as a process of ours, for as long as a block lasts."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stopwatch import StepFailed

LOAD = Path(__file__).with_name("stall_load.py")
PATIENCE = 60  # seconds


class Clients:
    """A running load. Marks are entered in its record."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def mark(self, name: str) -> None:
        """Note that something begins or ends now. Raises StepFailed when the load is gone."""
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(f"{name}\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            raise StepFailed("The clients have ended before the migration did.") from None


@contextmanager
def clients(url: str, record: Path, rows: int) -> Iterator[Clients]:
    """Let clients use the table `users` with this many *rows*; all is in *record* in the end."""
    command = [sys.executable, str(LOAD), url, str(record), "--rows", str(rows)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, process_group=0
    )
    with process:
        try:
            assert process.stdout is not None
            if process.stdout.readline() != "ready\n":
                raise StepFailed("The clients could not begin. What they said is above.")
            yield Clients(process)
            # The end of its input is its end.
            process.communicate(timeout=PATIENCE)
        except BaseException as reason:
            process.kill()
            if isinstance(reason, subprocess.TimeoutExpired):
                raise StepFailed(f"The clients did not end within {PATIENCE} s.") from None
            raise
    if process.returncode != 0:
        raise StepFailed(f"The clients ended with status {process.returncode}.")
