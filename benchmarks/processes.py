"""What a command costs: its time by the clock, and that of the processor."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stopwatch import StepFailed


@dataclass(frozen=True)
class Cost:
    """Seconds: *wall* by the clock, *cpu* of the process and of those it has waited for."""

    wall: float
    cpu: float


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> tuple[Cost, str]:
    """Run *command* to its end: what it costs, and what it printed. Raises StepFailed.

    PostgreSQL's own work is in the wall time only.
    """
    with tempfile.TemporaryFile("w+") as printed:
        begin = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        printed.seek(0)
        output = printed.read()
    if process.returncode != 0:
        last = "\n".join(output.splitlines()[-15:])
        raise StepFailed(f"`{' '.join(command)}` ended with status {process.returncode}.\n\n{last}")
    return Cost(wall, usage.ru_utime + usage.ru_stime), output


def commit() -> str:
    """Of this template; the working tree may be ahead of it."""
    asked = ["git", "-C", str(Path(__file__).parent), "describe", "--always", "--dirty"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
