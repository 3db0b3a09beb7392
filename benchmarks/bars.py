"""What a benchmark has found as a picture: bars, one group for each thing that was done."""

from pathlib import Path

from matplotlib.figure import Figure
from section import OURS, STOCK, Bars

COLORS = {OURS: "#2a6fbb", STOCK: "#c44e52"}
OTHER = "#999999"
HEIGHT = 0.36  # inches of a bar


def draw(bars: Bars, title: str, file: Path) -> None:
    """Write the picture to *file*, a PNG."""
    names = list(dict.fromkeys(name for values in bars.values.values() for name in values))
    figure = Figure(figsize=(9, 1.4 + HEIGHT * len(names) * len(bars.values)), layout="constrained")
    axes = figure.subplots()
    size = 0.8 / len(names)
    for number, name in enumerate(names):
        places = [at + number * size for at in range(len(bars.values))]
        values = [found.get(name, 0.0) for found in bars.values.values()]
        drawn = axes.barh(places, values, size * 0.92, label=name, color=COLORS.get(name, OTHER))
        axes.bar_label(drawn, fmt="{:.3g}", padding=3)
    axes.set_yticks([at + 0.4 - size / 2 for at in range(len(bars.values))], list(bars.values))
    axes.invert_yaxis()
    axes.set_xlabel(bars.unit)
    axes.set_title(title)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    if len(names) > 1:
        figure.legend(loc="outside lower center", ncols=len(names), frameon=False)
    figure.savefig(file, dpi=110)
