"""What Alembic's commands cost where nothing is left to do, ours and stock Alembic's.

    uv run python benchmarks/noop.py --rounds 21

A deployment runs `alembic upgrade head` each time, and mostly finds nothing. Both run in turn, as
processes of their own, with the same tables at the same place.
"""

import sys
from collections.abc import Sequence
from statistics import median

from command_line import exit_status, parser
from peer_server import peer_server
from processes import Cost
from scale_contenders import Project, projects
from section import OURS, STOCK, Bars, Section, table
from temporary import temporary_folder

COMMANDS = (("upgrade", "head"), ("current",), ("history",))
TABLES = 20

Pair = tuple[list[Cost], list[Cost]]

NOTES = """\
Seconds of the processor, of Alembic's process with its imports, and by the clock in brackets: median of
{rounds}. The ratio is the median of {rounds} pairs, and the least and the most. {tables} tables, all
migrations applied, a server that runs; both projects have their bytecode.
"""


def measure(
    rounds: int = 21, tables: int = TABLES, commands: Sequence[Sequence[str]] = COMMANDS
) -> Section:
    """Walk through the *commands* so many *rounds*. Raises StepFailed."""
    with peer_server() as server, temporary_folder("noop") as folder:
        pair = projects(folder / "projects", server, tables)
        for project in pair:
            project.alembic("revision", "--autogenerate", "-m", "tables")
            project.alembic("upgrade", "head")
        found = {" ".join(command): _costs(pair, command, rounds) for command in commands}
    return Section(
        "noop", "An upgrade with nothing to do", _text(found, rounds, tables), _bars(found)
    )


def _costs(pair: Sequence[Project], command: Sequence[str], rounds: int) -> Pair:
    costs: Pair = ([], [])
    first = 0 if rounds > 1 else 1  # it writes bytecode; a single round is but a look
    for number in range(first, rounds + 1):
        for project, found in zip(pair, costs, strict=True):
            cost = project.alembic(*command)
            if number:
                found.append(cost)
    return costs


def _text(found: dict[str, Pair], rounds: int, tables: int) -> str:
    rows = [[f"`alembic {name}`", *_cells(*pair)] for name, pair in found.items()]
    heads = ["", "ratio", "ours", "stock"]
    return f"{table(heads, rows)}\n\n{NOTES.format(rounds=rounds, tables=tables)}"


def _cells(ours: list[Cost], stock: list[Cost]) -> list[str]:
    ratios = [one.cpu / other.cpu for one, other in zip(ours, stock, strict=True)]
    ratio = f"**{median(ratios):.2f}** ({min(ratios):.2f} to {max(ratios):.2f})"
    return [ratio, _spelled(ours), _spelled(stock)]


def _spelled(costs: list[Cost]) -> str:
    return f"{median(cost.cpu for cost in costs):.3f} ({median(cost.wall for cost in costs):.2f})"


def _bars(found: dict[str, Pair]) -> Bars:
    values = {
        name: {OURS: median(one.cpu for one in ours), STOCK: median(one.cpu for one in stock)}
        for name, (ours, stock) in found.items()
    }
    return Bars("seconds of the processor", values)


def main() -> int:
    """Measure and print; return the exit status."""
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=21, help="how many are counted (21)")
    options.add_argument("--tables", type=int, default=TABLES, help="how many (%(default)s)")
    given = options.parse_args()
    return exit_status(lambda: print(measure(given.rounds, given.tables).text))


if __name__ == "__main__":
    sys.exit(main())
