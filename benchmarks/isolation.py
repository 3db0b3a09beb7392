"""What it costs a test to have a database of its own: rolled back, cloned, or migrated again.

    uv run python benchmarks/isolation.py --tests 50 --tables 50

The fixtures are those of a rendered project, on the server that its tests start for themselves.
"""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from command_line import exit_status, parser
from peer_server import PeerServer, peer_server
from processes import run
from scale_contenders import Ours
from section import OURS, Bars, Section, table
from stopwatch import environment
from temporary import temporary_folder

TESTS = Path(__file__).with_name("isolation_tests.py")
PYTEST = ("-q", "-n0", "-p", "no:cacheprovider", "-c", "pyproject.toml")
KINDS = {
    "test_rollback": "rolled back (`fast_session`)",
    "test_clone": "cloned (`session`)",
    "test_migrated_again": "migrated again",
}

NOTES = """\
Milliseconds for one test with all its fixtures, of which the work itself is one SELECT: median of
{tests}, the least and the most. The ratio is to migrating an empty database again for each test. The
first test of each kind is not counted: it also starts PostgreSQL and makes the template. {tables}
tables with ten columns, an index and a foreign key each, in one migration.
"""

Times = Mapping[str, list[float]]


def measure(tests: int = 50, tables: int = 50) -> Section:
    """Run so many *tests* of each kind in a project of so many *tables*. Raises StepFailed."""
    with peer_server() as server, temporary_folder("isolation") as folder:
        times = _times(folder, server, tests, tables)
    slowest = median(times["test_migrated_again"])
    rows = [_row(title, times[kind], slowest) for kind, title in KINDS.items()]
    text = f"{table(['', 'ratio', 'ms per test'], rows)}\n\n{NOTES}".format(
        tests=tests, tables=tables
    )
    bars = Bars(
        "milliseconds per test",
        {
            KINDS[kind].partition(" (")[0]: {OURS: 1000 * median(found)}
            for kind, found in times.items()
        },
    )
    return Section("isolation", "A database for each test", text, bars)


def _times(folder: Path, server: PeerServer, tests: int, tables: int) -> Times:
    project = Ours(folder / "shop", server, tables)
    project.alembic("revision", "--autogenerate", "-m", "tables")
    shutil.copy(TESTS, project.folder / "tests/test_isolation.py")
    result = folder / "seconds.json"
    asked = {"ISOLATION_TESTS": str(tests), "ISOLATION_RESULT": str(result)}
    command = [sys.executable, "-m", "pytest", *PYTEST, "tests/test_isolation.py"]
    run(command, project.folder, environment() | asked)
    found = json.loads(result.read_text("utf-8"))
    return {
        kind: [seconds for name, seconds in found.items() if name.startswith(kind)][1:]
        for kind in KINDS
    }


def _row(title: str, seconds: list[float], slowest: float) -> list[str]:
    least, middle, most = (1000 * pick(seconds) for pick in (min, median, max))
    return [
        title,
        f"**{middle / 1000 / slowest:.3f}**",
        f"{middle:.1f} ({least:.1f} to {most:.1f})",
    ]


def main() -> int:
    """Measure and print; return the exit status."""
    options = parser(__doc__)
    options.add_argument("--tests", type=int, default=50, help="how many of each kind (50)")
    options.add_argument("--tables", type=int, default=50, help="how many (50)")
    given = options.parse_args()
    return exit_status(lambda: print(measure(given.tests, given.tables).text))


if __name__ == "__main__":
    sys.exit(main())
