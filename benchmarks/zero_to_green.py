"""From an empty folder to a migrated database and green tests: this template, and two others.

    uv run python benchmarks/zero_to_green.py --rounds 3

Each command is timed as a whole process, by the clock, with a warm cache of packages: the first
round fills it and is not counted. The contenders follow one another in turn, so that a slow minute
of the machine hits all. A step that fails ends the benchmark with exit status 1 and no table.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from command_line import exit_status, parser
from contenders import CONTENDERS, Contender
from peer_server import peer_server
from report import report
from section import Bars, Section
from stopwatch import STEPS, Run, StepFailed, environment
from temporary import temporary_folder

# The peer asks for 3.12 or newer, and its migrations call asyncio.get_event_loop() where no loop
# runs, which 3.14 refuses. The same for all, or Pythons would be compared as well.
PYTHON = ">=3.12,<3.14"

Env = dict[str, str]


def main() -> int:
    """Measure and print the table; return the exit status."""
    given = _arguments()
    return exit_status(lambda: print(measure(given.rounds, given.python).text))


def measure(
    rounds: int = 3, python: str = PYTHON, makers: Sequence[type[Contender]] = CONTENDERS
) -> Section:
    """Let those that the *makers* make walk so many *rounds*. Raises StepFailed."""
    environ = _environ(python)
    with peer_server() as server:
        contenders = [make(server) for make in makers]
        with temporary_folder("zero-to-green") as folder:
            found = _python(Run("uv", folder, environ))
            _measure(contenders, rounds, folder, environ)
    text = report(contenders, server.version, found)
    return Section("zero-to-green", "From nothing to green tests", text, _bars(contenders))


def _bars(contenders: Sequence[Contender]) -> Bars:
    found = {
        step: {one.name: median(run.seconds[step] for run in one.runs) for one in contenders}
        for step in STEPS
    }
    in_all = {one.name: median(run.total for run in one.runs) for one in contenders}
    return Bars("seconds", found | {"in all": in_all})


def _arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--rounds", type=_positive, default=3, help="how many are counted (3)")
    options.add_argument("--python", default=PYTHON, help="what uv is asked for (%(default)s)")
    return options.parse_args()


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError("at least one round is needed for a number")
    return number


def _environ(python: str) -> Env:
    """The environment of every contender: uv, one Python, and little else."""
    uv = shutil.which("uv") or os.environ.get("UV")  # the latter is set by `uv run`
    if uv is None:
        raise StepFailed("There is no uv on PATH: https://docs.astral.sh/uv says how to get it.")
    folders = [str(Path(uv).parent), *_pyenv(), os.environ.get("PATH", os.defpath)]
    return environment() | {"PATH": os.pathsep.join(folders), "UV_PYTHON": python}


def _pyenv() -> list[str]:
    """Where pyenv keeps its Pythons: of its shims most fail, and uv gives up at the first."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"), "versions")
    return sorted(map(str, versions.glob("3.1[0-9].*/bin")), reverse=True)


def _measure(contenders: Sequence[Contender], rounds: int, folder: Path, environ: Env) -> None:
    """Let each in turn walk once to warm up and *rounds* times to be timed."""
    for number in range(rounds + 1):
        for contender in contenders:
            place = folder / f"{type(contender).__name__}-{number}"
            run = Run(contender.name, place, dict(environ))
            _walk(contender, run)
            kind = f"round {number}" if number else "warming up"
            print(f"{kind}: {contender.name} {run.total:.1f} s", file=sys.stderr)
            if number:
                contender.runs.append(run)
        # A warm cache is asked, and not the index whether it has something newer: some answer that
        # for ten minutes in advance, others never, and it would be a race of networks.
        environ = environ | {"UV_OFFLINE": "1"}


def _walk(contender: Contender, run: Run) -> None:
    run.folder.mkdir()
    os.sync()  # what the one before has written is no burden to this one
    contender.walk(run)
    if not contender.version:
        contender.version = contender.ask_version(run)


def _python(run: Run) -> str:
    """The version of the Python that uv finds, or fetches."""
    return run.type(STEPS[0], "uv", "run", "--no-project", "python", "--version").split()[-1]


if __name__ == "__main__":
    sys.exit(main())
