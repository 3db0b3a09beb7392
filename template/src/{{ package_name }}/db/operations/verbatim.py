"""SQL that reaches PostgreSQL as it is: colons and percent signs are only themselves."""

from alembic.operations import Operations
from sqlalchemy import DDL

from ..quote import identifier


def send(operations: Operations, sql: str) -> int:
    """Run *sql*, or print it with `--sql`. How many rows it changed, if PostgreSQL says so."""
    # DDL() has a use for a percent sign, but none for a colon.
    construct = DDL(sql.replace("%", "%%"))  # type: ignore[no-untyped-call]
    result = operations.migration_context.impl._exec(construct)
    return 0 if result is None else max(result.rowcount, 0)


def qualified(name: str, schema: str | None) -> str:
    """The name of a table, an index or a function in SQL, with its *schema* if it has one."""
    return ".".join(identifier(part) for part in (schema, name) if part)


def dollar_quoted(text: str, word: str) -> str:
    """*text* in dollar quotes with the *word*, or a longer one if that would end them."""
    while f"${word}$" in text:
        word += "_"
    return f"${word}${text}${word}$"
