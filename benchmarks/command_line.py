"""A benchmark as a command: what it says with --help, how it ends, and what is left of it then."""

import argparse
import signal
import sys
from collections.abc import Callable

from stopwatch import StepFailed


def parser(about: str | None) -> argparse.ArgumentParser:
    """For the options of a module with this docstring."""
    return argparse.ArgumentParser(description=(about or "").partition("\n")[0])


def exit_status(measure: Callable[[], object], missing: str = "No table") -> int:
    """Measure, and return 0; or 1 if a step failed, told with what is *missing* therefore."""
    # As for Ctrl-C: servers are stopped, and folders removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        measure()
    except StepFailed as failed:
        print(f"{missing}, since a step failed.\n\n{failed}", file=sys.stderr)
        return 1
    return 0
