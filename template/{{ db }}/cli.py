"""The command `db`: who ends it early is not told about Python."""

import os
import sys


def main() -> None:
    """Run the command line of verbs.py."""
    try:
        # It takes a moment, in which somebody may press Ctrl-C already.
        from . import verbs

        verbs.main()
    except KeyboardInterrupt:
        print(file=sys.stderr)  # what was typed stands in that line
        sys.exit(130)  # as a shell says it
    except BrokenPipeError:
        # Who reads it has seen enough, as in `db upgrade head --sql | head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
