"""What migrations can do beyond Alembic's own operations. To import it makes them known to Alembic.

    refuse_rows.py  op.refuse_rows(): stop when a table has rows that would be harmed
    savepoints.py   each statement in a savepoint, so that one that fails can be explained
    sql_type.py     types that SQLAlchemy has no class for

That must be done before Alembic is configured, and may be done again.
"""

from . import refuse_rows, savepoints

__all__ = ["refuse_rows", "savepoints"]
