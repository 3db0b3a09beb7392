"""A program that takes over the terminal for a while."""

import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence


def run(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run *command* where we are, and return its exit status. Ctrl-C is for it, not for us."""
    sys.stdout.flush()
    # A handler, since SIG_IGN would be inherited.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.call(command, env=environ)
    finally:
        signal.signal(signal.SIGINT, before)
