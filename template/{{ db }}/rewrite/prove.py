"""Run a migration on a scratch database before it is written: up, down, and what is then there.

PostgreSQL is the judge. Whatever the rules of this package forget, a migration that does not lead
to the models, or not back, is not written.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

import sqlalchemy as sa
from alembic import op
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import DBAPIError

from ..compare.residue import Fact, Residue, residue
from ..operations.sql_type import SQLType
from ..postgresql.catalog import read_facts
from ..postgresql.sqlstate import sqlstate
from ..terminal import console
from ..terminal.progress import doing
from ..violations import server_error
from .directive import written
from .errors import CannotMigrate
from .parts.part import Part
from .python.code import Code

# What a generated migration may speak of.
NAMES = {"op": op, "sa": sa, "postgresql": postgresql, "SQLType": SQLType}


# "out of shared memory": there is no room for one more lock.
OUT_OF_LOCKS = "53200"


# Who wants to see what happens on a connection.
Seeing = Callable[[Connection, Part], AbstractContextManager[None]]


def unseen(_: Connection, __: Part) -> AbstractContextManager[None]:
    """Nobody sees it."""
    return nullcontext()


class Unproved(CannotMigrate):
    """The migration does not do what it should. The text is for the person at the keyboard."""


class OutOfLocks(Unproved):
    """One transaction cannot have as many locks as this takes: see parts/apart.py."""


@doing("Trying the migration up and down in a scratch database")
def prove(
    connection: Connection,
    parts: Sequence[Part],
    models: set[Fact],
    version_table: str,
    seeing: Seeing = unseen,
) -> None:
    """Try both ways in the scratch database of *connection*, in a transaction that is rolled back.

    No part may be online. The upgrade of each runs inside of *seeing*. Raises `Unproved` if *parts*
    do not lead to *models*, or not back; `OutOfLocks` if it is too much for one transaction.
    """
    history = read_facts(connection, version_table)
    if not parts:
        _judge(
            residue(history, models, history), "The models ask for what no step can bring about."
        )
        return
    with connection.begin_nested() as savepoint:
        for part in parts:
            with seeing(connection, part):
                run(connection, part.up, "upgrade")
        judge_upgrade(read_facts(connection, version_table), models, history)
        for part in reversed(parts):
            run(connection, part.down, "downgrade")
        judge_downgrade(read_facts(connection, version_table), history)
        savepoint.rollback()


def run(connection: Connection, codes: Sequence[Code], way: str) -> None:
    """Run the calls of Alembic's operations. Raises `Unproved`, and `OutOfLocks`."""
    if not codes:
        return
    with console.without_preamble():
        context = MigrationContext.configure(connection)
    source = written(codes, context)
    with Operations.context(context):
        try:
            exec(f"if True:\n    {source}", dict(NAMES))  # noqa: S102 (we wrote it)
        except DBAPIError as error:
            kind = OutOfLocks if sqlstate(error) == OUT_OF_LOCKS else Unproved
            said = "\n".join(f"  {line}" for line in server_error.words(error))
            raise kind(
                f"Nothing was written: PostgreSQL refuses the {way} that the models ask for.\n\n"
                f"{said}\n\n      {(error.statement or '').strip()}\n\n{_advice()}"
            ) from error


def judge_upgrade(there: set[Fact], models: set[Fact], history: set[Fact]) -> None:
    """Raise `Unproved` unless what is *there* is what the models say, as far as they must agree."""
    left = residue(there, models, history)
    _judge(left, "The migration would not lead to what the models say.")


def judge_downgrade(there: set[Fact], history: set[Fact]) -> None:
    """Raise `Unproved` unless what is *there* is exactly what was there before."""
    left = Residue(_lines(there - history), _lines(history - there))
    _judge(left, "There would be no way back to what was before.")


def _judge(left: Residue, verdict: str) -> None:
    if left:
        lines = "\n".join(f"      {line}" for line in left)
        raise Unproved(
            f"Nothing was written: {verdict[0].lower()}{verdict[1:]}\n\n"
            f"  It was tried on a scratch database. What would be there (-) and should be (+):\n\n"
            f"{lines}\n\n{_advice()}"
        )


def _lines(facts: set[Fact]) -> list[str]:
    return sorted(line for _, line in facts)


def _advice() -> str:
    return (
        "  Write that part by hand, in a migration of its own, and generate the rest again:\n\n"
        '      alembic revision -m "..."'
    )
