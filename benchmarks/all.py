"""All benchmarks, and the page with what they find: docs/benchmarks.md.

    uv run --group benchmarks python benchmarks/all.py --into docs

A benchmark that fails ends this with exit status 1; the sections of those before it are written.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import check_at_scale
import isolation
import noop
import page
import stall_section
import stalls as waits
import zero_to_green
from command_line import exit_status, parser
from contenders import Ours
from section import Section

COMMAND = "uv run --group benchmarks python benchmarks/all.py"

QUICK_STALLS = (
    *("--rows", "5000", "--calm", "0.5", "--around", "0.5", "--memory", "64MB"),
    *("--changes", "index"),
)

# With the folder for pages, if there is one, and whether a first look is enough.
Measure = Callable[[Path | None, bool], Section]


def stalls(into: Path | None, quick: bool) -> Section:
    """It has a page and a picture of its own, too."""
    typed = [*(QUICK_STALLS if quick else ()), *(("--into", str(into)) if into else ())]
    return stall_section.section(waits.measure(typed))


BENCHMARKS: dict[str, Measure] = {
    "zero-to-green": lambda _, quick: (
        zero_to_green.measure(1, makers=[Ours]) if quick else zero_to_green.measure()
    ),
    "noop": lambda _, quick: noop.measure(1, 2, noop.COMMANDS[:1]) if quick else noop.measure(),
    "check": lambda _, quick: (
        check_at_scale.measure((3,), 1, kept=True) if quick else check_at_scale.measure()
    ),
    "isolation": lambda _, quick: isolation.measure(2, 3) if quick else isolation.measure(),
    "stalls": stalls,
}


def main() -> int:
    """Measure what was asked for, and write each section when it is known; the exit status."""
    given = _arguments()
    return exit_status(lambda: _measure(given), missing="This and what follows is not measured")


def _measure(given: argparse.Namespace) -> None:
    write = _writer(given.into)
    for name in _chosen(given.only, given.without):
        print(f"-- {name}", file=sys.stderr)
        write(BENCHMARKS[name](given.into, given.quick))


def _arguments() -> argparse.Namespace:
    options = parser(__doc__)
    names = list(BENCHMARKS)
    options.add_argument("--only", nargs="+", choices=names, default=names, help="these (all)")
    options.add_argument("--without", nargs="+", choices=names, default=[], help="all but these")
    options.add_argument("--quick", action="store_true", help="tiny sizes: whether it works")
    options.add_argument("--into", type=Path, help="the folder for the pages and pictures")
    return options.parse_args()


def _chosen(only: Sequence[str], without: Sequence[str]) -> list[str]:
    return [name for name in BENCHMARKS if name in only and name not in without]


def _writer(into: Path | None) -> Callable[[Section], None]:
    """What becomes of a section. What it needs is imported now, and not missed in the end."""
    if into is None:
        return lambda section: print(page.printed(section))
    try:
        from bars import draw
    except ImportError:
        sys.exit(f"The pictures need matplotlib: {COMMAND}")

    def write(section: Section) -> None:
        into.mkdir(parents=True, exist_ok=True)
        if section.bars:
            draw(section.bars, section.title, into / page.picture(section))
        page.renew(into / page.NAME, section)

    return write


if __name__ == "__main__":
    sys.exit(main())
