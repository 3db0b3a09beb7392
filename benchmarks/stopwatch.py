"""Time commands as whole processes, away from the settings of whoever runs the benchmark."""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

STEPS = ("render", "install + migrate", "tests")

# What a person's shell has, and what reaching a package index may need. PYTHONDONTWRITEBYTECODE,
# say, would have every process compile its imports again.
KEPT = ("HOME", "LANG", "TMPDIR", "USER", "SYSTEMROOT")
KEPT_PREFIXES = ("UV_", "SSL_", "HTTP", "http", "ALL_PROXY", "all_proxy", "NO_PROXY", "no_proxy")

PATIENCE = 600  # seconds: a step that takes longer than this has stopped, not slowed


class StepFailed(Exception):
    """A step did not end well, so there is no number. The text is for a person."""


@dataclass
class Run:
    """One contender on its way from an empty folder to green tests."""

    contender: str
    folder: Path
    environ: dict[str, str]
    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(STEPS, 0.0))

    @property
    def total(self) -> float:
        """All steps together."""
        return sum(self.seconds.values())

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time until the end of the block to *step*."""
        begin = time.perf_counter()
        yield
        self.seconds[step] += time.perf_counter() - begin

    def type(self, step: str, *command: str, cwd: str = ".", **variables: str) -> str:
        """Run *command* to its end, and add its time to *step*; return what it printed.

        Raises StepFailed when it cannot be started, fails, or does not come back.
        """
        with self.timed(step):
            status, output = self._finish(command, cwd, self.environ | variables)
        if status != 0:
            raise self.failure(step, shlex.join(command), f"ended with status {status}", output)
        return output

    def failure(self, step: str, what: str, happened: str, output: str = "") -> StepFailed:
        """The error that says so, with the last lines of *output*."""
        lines = [f"    {line}" for line in output.strip().splitlines()[-15:]]
        return StepFailed(
            "\n".join([f"{self.contender}, step {step}: `{what}` {happened}.", "", *lines]).strip()
        )

    def _finish(
        self, command: tuple[str, ...], cwd: str, environ: dict[str, str]
    ) -> tuple[int, str]:
        try:
            process = subprocess.Popen(
                command,
                cwd=self.folder / cwd,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                process_group=0,  # so that what it starts can be ended with it
            )
        except OSError as error:
            return 127, str(error)
        with process, _ended(process):
            output, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, output


def environment() -> dict[str, str]:
    """The part of our environment that a contender gets to see, but for PATH."""
    found = os.environ.items()
    return {name: value for name, value in found if name in KEPT or name.startswith(KEPT_PREFIXES)}


@contextmanager
def _ended(process: subprocess.Popen[str]) -> Iterator[None]:
    """Leave no process behind when something comes between: Ctrl-C, or our patience."""
    try:
        yield
    except BaseException as reason:
        # As Ctrl-C does it: servers that it has started are then stopped by whoever owns them.
        os.killpg(process.pid, signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        if isinstance(reason, subprocess.TimeoutExpired):
            raise StepFailed(
                f"`{shlex.join(reason.cmd)}` was not done after {PATIENCE} s."
            ) from None
        raise
