"""What migrations can do beyond Alembic's own operations.

    refuse_rows.py  op.refuse_rows(): stop when a table has rows that would be harmed
    savepoints.py   each statement in a savepoint, so that one that fails can be explained

`register` makes them known to Alembic.
"""


def register() -> None:
    """Make them known, before Alembic is configured. To do it again changes nothing."""
    from . import refuse_rows, savepoints  # noqa: F401
