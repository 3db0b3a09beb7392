"""What PostgreSQL knows about a schema, as sorted lines: two schemas are equal when these are.

The text of each line comes from PostgreSQL (`format_type`, `pg_get_expr`, `pg_get_constraintdef` and
the like), so that two ways of writing the same thing give the same line. Left out are the order of
columns, which a migration cannot change; what belongs to an extension; Alembic's own table; who owns
a thing and who may use it; and what lies in no schema, such as publications and event triggers.

`pg_dump` is no judge: its order depends on object ids, and each dump holds a random key.
"""

from pathlib import Path

from sqlalchemy import Connection, text

from .reading import written_alike

QUERY = Path(__file__).with_suffix(".sql")


def read_catalog(connection: Connection, version_table: str = "alembic_version") -> list[str]:
    """The lines of everything in the database but *version_table*, in one statement."""
    return sorted(line for _, line in read_facts(connection, version_table))


def read_facts(
    connection: Connection, version_table: str = "alembic_version"
) -> set[tuple[str, str]]:
    """The lines likewise, each with the thing that it is about: a table, a type, a function."""
    # In text() a colon begins a parameter, but for the :: of a cast.
    query = text(QUERY.read_text(encoding="utf-8"))
    # With nothing else in the search_path, each name is written with its schema.
    with written_alike(connection, "pg_catalog"):
        rows = connection.execute(query, {"version_table": version_table})
        return {(subject, line) for subject, line in rows}
