"""SQL that reaches PostgreSQL as it is: colons and percent signs are only themselves."""

from alembic.operations import Operations
from sqlalchemy import DDL


def send(operations: Operations, sql: str) -> int:
    """Run *sql*, or print it with `--sql`. How many rows it changed, if PostgreSQL says so."""
    # DDL() has a use for a percent sign, but none for a colon.
    construct = DDL(sql.replace("%", "%%"))  # type: ignore[no-untyped-call]
    result = operations.migration_context.impl._exec(construct)
    return 0 if result is None else max(result.rowcount, 0)
