"""How long clients of a table must wait while it is migrated: with stock Alembic, and with ours.

    uv run --group benchmarks python benchmarks/stalls.py --into docs

Each change is a real `alembic upgrade head`, first of the migration that stock Alembic writes, then of
ours, on a copy each of the same rows, while clients in another process read and write. With --into, a
page and a picture are written; without it the page is printed, and matplotlib is not needed. A command
that fails ends the benchmark with exit status 1 and no page.
"""

import argparse
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import stall_server
from command_line import exit_status, parser
from processes import commit
from stall_changes import CHANGES, Change
from stall_page import Measured, page
from stall_projects import Migrating, contenders
from stall_report import Row, in_short
from stall_trial import Conditions, Trial, baseline, trial
from temporary import temporary_folder

COMMAND = "uv run --group benchmarks python benchmarks/stalls.py"

Write = Callable[[Measured], None]


def main() -> int:
    """Measure, and write the page; return the exit status."""
    return exit_status(lambda: measure(sys.argv[1:]), missing="No page")


def measure(typed: Sequence[str]) -> Measured:
    """Measure as it was *typed*, and write the page. Raises StepFailed."""
    arguments = _arguments(typed)
    write = _writer(arguments.into)
    found = _measured(arguments, typed)
    write(found)
    return found


def _arguments(typed: Sequence[str]) -> argparse.Namespace:
    names = [change.name for change in CHANGES]
    options = parser(__doc__)
    options.add_argument("--rows", type=int, default=4_000_000, help="of the table (%(default)s)")
    options.add_argument("--changes", nargs="+", choices=names, default=names, help="(all)")
    options.add_argument(
        "--hold", type=float, default=20, help="seconds of the other transaction (%(default)s)"
    )
    options.add_argument(
        "--calm", type=float, default=20, help="seconds without migration (%(default)s)"
    )
    options.add_argument(
        "--around", type=float, default=3, help="seconds of load before and after (%(default)s)"
    )
    options.add_argument("--memory", default="2GB", help="shared_buffers (%(default)s)")
    options.add_argument("--into", type=Path, help="the folder for stalls.md and stalls.png")
    return options.parse_args(typed)


def _writer(into: Path | None) -> Write:
    """What becomes of the page. What it needs is imported now, and not missed in the end."""
    if into is None:
        return lambda found: print(page(found))
    try:
        from stall_plot import draw
    except ImportError:
        sys.exit(f"The picture needs matplotlib: {COMMAND}")

    def write(found: Measured) -> None:
        into.mkdir(parents=True, exist_ok=True)
        draw(found.calm, found.table, into / "stalls.png")
        (into / "stalls.md").write_text(page(found), "utf-8")

    return write


def _measured(arguments: argparse.Namespace, typed: Sequence[str]) -> Measured:
    with stall_server.server(arguments.memory) as server, temporary_folder("stalls") as folder:
        pair = contenders(folder, server)
        size = _fill(pair, arguments.rows)
        conditions = Conditions(
            server, folder, arguments.rows, arguments.hold, arguments.calm, arguments.around
        )
        return Measured(
            command=" ".join([COMMAND, *map(shlex.quote, typed)]),
            commit=commit(),
            rows=arguments.rows,
            around=arguments.around,
            size=size,
            server=server.version,
            settings=stall_server.settings(server),
            calm=baseline(conditions, pair[0].database),
            table=list(_rows(conditions, pair, arguments.changes)),
        )


def _fill(pair: Sequence[Migrating], rows: int) -> str:
    """Let ours make the tables, and put the rows into them; return their size."""
    ours = pair[-1]
    ours.upgrade()
    return stall_server.fill(ours.server, ours.database, rows)


def _rows(conditions: Conditions, pair: Sequence[Migrating], names: Sequence[str]) -> Iterator[Row]:
    for change in CHANGES:
        if change.name in names:
            title = change.title.format(hold=f"{conditions.hold:g}")
            naive, ours = (_told(conditions, project, change) for project in pair)
            row = Row(change, title, naive, ours)
            print(in_short(row), file=sys.stderr)
            yield row


def _told(conditions: Conditions, project: Migrating, change: Change) -> Trial:
    print(f"{change.name}: {project.name}", file=sys.stderr)
    return trial(conditions, project, change)


if __name__ == "__main__":
    sys.exit(main())
