"""What migrations can do beyond Alembic's own operations. To import it makes them known to Alembic.

    refuse_rows.py    op.refuse_rows(): stop when a table has rows that would be harmed
    online.py         with op.online(): what takes long and blocks nobody, statement by statement
    constraints.py    NOT VALID constraints, and op.validate_constraint()
    using_index.py    op.create_unique_constraint_using_index()
    indexes.py        indexes built concurrently, again if need be (index_builds.py, index_facts.py)
    partitions.py     those of partitioned tables
    backfill.py       op.backfill(): UPDATE in batches (batches.py, keys.py, progress.py), or the
                      same in SQL (backfill_script.py)
    column_change.py  op.start_column_change() and op.finish_column_change(), which keep two
                      columns equal in between (synchronization.py)
    savepoints.py     each statement in a savepoint, so that one that fails can be explained
    nameless.py       constraints that are dropped without a name
    limits.py         how long a statement of op.online() waits for its locks (waiting.py)
    verbatim.py       SQL that is left as it is
    sql_type.py       types that SQLAlchemy has no class for

That must be done before Alembic is configured, and may be done again.
"""

from . import (
    backfill,
    column_change,
    constraints,
    indexes,
    nameless,
    online,
    refuse_rows,
    savepoints,
    using_index,
)

__all__ = [
    "backfill",
    "column_change",
    "constraints",
    "indexes",
    "nameless",
    "online",
    "refuse_rows",
    "savepoints",
    "using_index",
]
