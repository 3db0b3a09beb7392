"""How a column is changed while old and new code run side by side: start, deploy, finish."""

from ..compare.snapshot import Name
from ..quote import identifier
from .code import Block, Call, call

INDENT = 10


def three_steps(
    table: Name, old: str, new: str, type_: str, *, up: str, down: str
) -> tuple[str, ...]:
    """Lines of Python, of two migrations. *up* and *down* compute one column from the other."""
    fill = call(
        "op.backfill",
        table.name,
        f"{identifier(new)} = {up}",
        f"{identifier(new)} IS NULL AND {identifier(old)} IS NOT NULL",
        schema=table.schema,
    )
    finish = call("op.finish_column_change", table.name, old, new, drop=old, schema=table.schema)
    start = Block("with op.online():", (_start(table, old, new, type_, up, down), fill))
    return (
        *_lines(start),
        f"# when no code uses {old} any more, in another migration:",
        *_lines(finish),
    )


def _lines(code: Block | Call) -> list[str]:
    # They may stand in a comment, so they are not as wide as other code.
    return [line[INDENT:] for line in code.source(INDENT).splitlines()]


def _start(table: Name, old: str, new: str, type_: str, up: str, down: str) -> Call:
    return call(
        "op.start_column_change",
        table.name,
        old,
        new,
        type_,
        up=up,
        down=down,
        schema=table.schema,
    )
