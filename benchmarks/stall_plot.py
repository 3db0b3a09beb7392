"""The longest stalls as a picture: one line for each change, on a logarithmic scale."""

from collections.abc import Callable, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from stall_record import Times
from stall_report import PROMISE, Row
from stall_trial import Trial

STOCK, OURS, GREY = "#c44e52", "#2a6fbb", "#888888"

Pick = Callable[[Trial], Times]


def draw(calm: Trial, rows: Sequence[Row], file: Path) -> None:
    """Write the picture of *rows* to *file*, a PNG; *calm* is the line of no migration."""
    figure = Figure(figsize=(10, 1.6 + 0.42 * len(rows)), layout="constrained")
    left, right = figure.subplots(1, 2, sharex=True, sharey=True)
    _panel(left, "reads", lambda trial: trial.reads, calm, rows)
    _panel(right, "writes", lambda trial: trial.writes, calm, rows)
    left.set_yticks(range(len(rows)), [row.title for row in rows])
    left.invert_yaxis()
    handles, labels = left.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=4, frameon=False)
    figure.suptitle("Longest stall while `alembic upgrade head` runs")
    figure.savefig(file, dpi=110)


def _panel(axes: Axes, title: str, pick: Pick, calm: Trial, rows: Sequence[Row]) -> None:
    naive = [pick(row.naive).longest for row in rows]
    ours = [pick(row.ours).longest for row in rows]
    lines = range(len(rows))
    axes.hlines(lines, naive, ours, color="#cccccc", linewidth=2, zorder=1)
    axes.scatter(naive, lines, color=STOCK, label="stock Alembic", zorder=2)
    axes.scatter(ours, lines, color=OURS, label="this template", zorder=3)
    axes.axvline(PROMISE, color=GREY, linestyle="--", linewidth=1, label=f"{PROMISE} ms")
    axes.axvline(
        pick(calm).longest, color=GREY, linestyle=":", linewidth=1, label="without migration"
    )
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(lambda value, _: _spelled(value))
    axes.set_title(title)
    axes.grid(axis="x", color="#eeeeee")
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _spelled(milliseconds: float) -> str:
    return f"{milliseconds:g} ms" if milliseconds < 1000 else f"{milliseconds / 1000:g} s"
