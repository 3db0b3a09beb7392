"""How a column is changed while old and new code run side by side: start, deploy, finish."""

from ...postgresql.quote import identifier
from ..python.code import Block, Call, Code, Text, call

# They may stand in a comment, so they are not as wide as other code.
INDENT = 10


def column_change(
    table: str, schema: str | None, old: str, new: str, type_: str, *, up: str, down: str
) -> tuple[Code, ...]:
    """The code of two migrations. *up* and *down* compute one column from the other, in SQL."""
    start = call("op.start_column_change", table, old, new, type_, up=up, down=down, schema=schema)
    later = Text(f"# when no code uses {old} any more, in another migration:")
    finish = call("op.finish_column_change", table, old, new, drop=old, schema=schema)
    return (
        Block("with op.online():", (start, _fill(table, schema, old, new, up))),
        later,
        finish,
    )


def lines(change: tuple[Code, ...]) -> tuple[str, ...]:
    """The same as lines of text."""
    return tuple(line[INDENT:] for code in change for line in code.source(INDENT).splitlines())


def _fill(table: str, schema: str | None, old: str, new: str, up: str) -> Call:
    where = f"{identifier(new)} IS NULL AND {identifier(old)} IS NOT NULL"
    return call("op.backfill", table, f"{identifier(new)} = {up}", where, schema=schema)
