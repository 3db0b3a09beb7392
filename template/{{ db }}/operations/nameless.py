"""A migration that drops a constraint without its name is told the name.

Alembic writes `op.drop_constraint(None, "posts", type_="foreignkey")` where the models name no
constraints. It cannot be run: PostgreSQL drops by name. The name is in its catalog.
"""

import ast
import traceback
from collections.abc import Iterator
from pathlib import Path

import alembic
from alembic.operations import Operations, ops, toimpl
from sqlalchemy import Connection, text

from ..expected import Expected
from ..postgresql.quote import identifier
from ..revisions.source import assigned
from ..terminal.wording import near

# What Alembic calls a kind, what PostgreSQL does, and what makes one.
KINDS = {
    "foreignkey": ("f", "create_foreign_key"),
    "unique": ("u", "create_unique_constraint"),
    "check": ("c", "create_check_constraint"),
    "primary": ("p", "create_primary_key"),
}

CONSTRAINTS = text("""
    SELECT conname, pg_get_constraintdef(k.oid), CAST(ARRAY(
        SELECT attname FROM unnest(conkey) WITH ORDINALITY AS a (attnum, place)
            JOIN pg_attribute USING (attnum) WHERE attrelid = conrelid ORDER BY place
    ) AS text[])
    FROM pg_constraint k
    WHERE conrelid = to_regclass(:table) AND contype = ANY (CAST(:kinds AS "char"[]))
    ORDER BY conname""")

MESSAGE = """\
{place}: a constraint of {table}
is to be dropped there, and it is not said which one.

{which}

      {call}

  Nothing of that migration was done. Then have its file taken as it is now, if it is released or
  adopted, and type the same command again:

      db release --again {revision}"""


class Nameless(Expected):
    """A constraint is to be dropped that has no name. The text is for the person at the keyboard."""


@Operations.implementation_for(ops.DropConstraintOp, replace=True)
def _drop_constraint(operations: Operations, operation: ops.DropConstraintOp) -> None:
    if operation.constraint_name is None:
        raise Nameless(_message(operations, operation))
    toimpl.drop_constraint(operations, operation)


def _message(operations: Operations, operation: ops.DropConstraintOp) -> str:
    caller = _caller()
    connection = operations.migration_context.connection
    found = [] if connection is None else _candidates(connection, operation, caller)
    one = found[0][0] if len(found) == 1 else "NAME"
    return MESSAGE.format(
        place=f"{near(caller.filename)}, line {caller.lineno}",
        table=operation.table_name,
        which=_which(found),
        call=_call(operation, one),
        revision=_revision(Path(caller.filename)),
    )


def _which(found: list[tuple[str, str]]) -> str:
    if not found:
        return "  Write its name, which psql shows with \\d, into that line:"
    if len(found) == 1:
        return f"  PostgreSQL has named it {found[0][0]}. Write that into the line:"
    lines = "\n".join(f"      {name}  {definition}" for name, definition in found)
    return f"  It may be one of these:\n\n{lines}\n\n  Write the name into the line:"


def _call(operation: ops.DropConstraintOp, name: str) -> str:
    more = f', type_="{operation.constraint_type}"' if operation.constraint_type else ""
    more += f', schema="{operation.schema}"' if operation.schema else ""
    return f'op.drop_constraint("{name}", "{operation.table_name}"{more})'


def _candidates(
    connection: Connection, operation: ops.DropConstraintOp, caller: traceback.FrameSummary
) -> list[tuple[str, str]]:
    """The constraints that it may be about, with their definitions: by kind, and by columns."""
    kind, maker = KINDS.get(operation.constraint_type or "", ("", ""))
    parts = filter(None, (operation.schema, operation.table_name))
    values = {
        "table": ".".join(map(identifier, parts)),
        "kinds": [kind] if kind else [letter for letter, _ in KINDS.values()],
    }
    rows = [tuple(row) for row in connection.execute(CONSTRAINTS, values)]
    columns = list(_made(Path(caller.filename), maker, operation.table_name))
    fitting = [row for row in rows if list(row[2]) in columns]
    return [(name, definition) for name, definition, _ in fitting or rows]


def _made(path: Path, maker: str, table: str) -> Iterator[list[str]]:
    """The columns of each constraint that the migration makes without a name."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == maker:
            values = [_value(argument) for argument in node.args]
            if values[:2] == [None, table]:
                yield from (value for value in values[2:] if isinstance(value, list))


def _value(node: ast.expr) -> object:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return node


def _revision(path: Path) -> str:
    found = assigned(ast.parse(path.read_bytes()), "revision")
    return str(_value(found)) if found else "REVISION"


def _caller() -> traceback.FrameSummary:
    """The line of the migration: the innermost one that is neither Alembic's nor ours."""
    skipped = {Path(alembic.__file__).parent, Path(__file__).parent}
    frames = reversed(traceback.extract_stack())
    return next(frame for frame in frames if _is_outside(frame, skipped))


def _is_outside(frame: traceback.FrameSummary, folders: set[Path]) -> bool:
    path = Path(frame.filename)
    return path.is_absolute() and not folders & set(path.parents)
