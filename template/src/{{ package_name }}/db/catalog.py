"""What PostgreSQL knows about a schema, as sorted lines: two schemas are equal when these are.

The text of each line comes from PostgreSQL (`format_type`, `pg_get_expr`, `pg_get_constraintdef` and
the like), so that two ways of writing the same thing give the same line. Left out are the order of
columns, which a migration cannot change; what belongs to an extension; and Alembic's own table.

`pg_dump` is no judge: its order depends on object ids, and each dump holds a random key.
"""

from pathlib import Path

from sqlalchemy import Connection, text

QUERY = Path(__file__).with_suffix(".sql")


def read_catalog(connection: Connection, version_table: str = "alembic_version") -> list[str]:
    """The lines of everything in the database but *version_table*, in one statement."""
    # In text() a colon begins a parameter, but for the :: of a cast.
    query = text(QUERY.read_text(encoding="utf-8"))
    path = connection.scalar(text("SELECT current_setting('search_path')"))
    _set_search_path(connection, "pg_catalog")
    lines = sorted(connection.scalars(query, {"version_table": version_table}))
    # After an error the transaction is lost, and with it the change of path.
    _set_search_path(connection, path)
    return lines


def _set_search_path(connection: Connection, path: str | None) -> None:
    connection.execute(text("SELECT set_config('search_path', :path, false)"), {"path": path})
