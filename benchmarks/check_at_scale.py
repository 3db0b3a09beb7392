"""What `alembic check` and the first `--autogenerate` cost with many tables, ours and stock Alembic's.

    uv run python benchmarks/check_at_scale.py --tables 10 100 1000 --rounds 3

Each command runs as a process of its own, in turn with the other's, so that a slow minute of the
machine hits both. The statements are counted in a run that is not timed. A command that fails ends
the benchmark with exit status 1 and no table.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from command_line import exit_status, parser
from peer_server import PeerServer, peer_server
from scale_contenders import Project, projects
from scale_report import Row, bars, in_short, report
from section import Section
from temporary import temporary_folder

TABLES = (10, 100, 1000)
AUTOGENERATE = ("revision", "--autogenerate", "-m", "tables")


def main() -> int:
    """Measure and print the table; return the exit status."""
    given = _arguments()
    return exit_status(lambda: print(measure(given.tables, given.rounds, given.locks).text))


def measure(
    tables: Sequence[int] = TABLES, rounds: int = 3, locks: int = 64, *, kept: bool = False
) -> Section:
    """Measure each command with so many *tables*, *rounds* times. Raises StepFailed.

    If only what is *kept* counts, there is no more than the check that finds it.
    """
    rows = []
    with (
        peer_server(max_locks_per_transaction=str(locks)) as server,
        temporary_folder("check-at-scale") as folder,
    ):
        for number in tables:
            for row in _measured(folder / str(number), server, number, rounds, kept):
                print(in_short(row), file=sys.stderr)
                rows.append(row)
    text = report(rows, server.version, locks)
    return Section("check", "Comparing many tables", text, bars(rows))


def _arguments() -> argparse.Namespace:
    options = parser(__doc__)
    options.add_argument("--tables", type=int, nargs="+", default=TABLES, help="how many")
    options.add_argument("--rounds", type=int, default=3, help="how many are counted (3)")
    options.add_argument("--locks", type=int, default=64, help="max_locks_per_transaction (64)")
    return options.parse_args()


def _measured(
    folder: Path, server: PeerServer, tables: int, rounds: int, kept: bool
) -> Iterator[Row]:
    """Walk through the life of two projects with this many *tables*."""
    pair = projects(folder, server, tables)
    if not kept:
        yield _row(Row("first autogenerate", tables), rounds, pair, _forget_all, *AUTOGENERATE)
    for project in pair:
        if kept:
            project.alembic(*AUTOGENERATE)
        project.alembic("upgrade", "head")
    if not kept:
        yield _row(Row("check, first", tables), rounds, pair, Project.forget_kept, "check")
    yield _row(Row("check, kept", tables), rounds, pair, _keep_all, "check")


def _forget_all(project: Project) -> None:
    project.forget_migrations()
    project.forget_kept()


def _keep_all(_: Project) -> None:
    pass


def _row(
    row: Row,
    rounds: int,
    pair: Sequence[Project],
    prepare: Callable[[Project], None],
    *command: str,
) -> Row:
    """Let both run *command* in turn: once for the statements, and *rounds* times to be timed."""
    for project in pair:
        prepare(project)
        row.statements.append(project.statements(*command))
    for _ in range(rounds):
        for project, costs in zip(pair, (row.ours, row.stock), strict=True):
            prepare(project)
            costs.append(project.alembic(*command))
    return row


if __name__ == "__main__":
    sys.exit(main())
