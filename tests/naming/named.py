"""The names in a database, after a table was made by hand and after the models made it."""

from typing import Any

from sqlalchemy import Connection, MetaData, text

# PostgreSQL 18 also names NOT NULL ('n'), which SQLAlchemy does not. Alembic's own table is left
# behind by tests of migrations, on the same server.
NAMED = text(
    """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = current_schema()::regnamespace AND contype <> 'n'
        AND conrelid IS DISTINCT FROM to_regclass('alembic_version')
    UNION ALL SELECT indexname, replace(indexdef, quote_ident(indexname), '') FROM pg_indexes
    WHERE schemaname = current_schema() AND tablename <> 'alembic_version'
    ORDER BY 1, 2
    """
)


def by_hand(connection: Connection, script: str) -> list[Any]:
    """Each name with what it is the name of."""
    # Otherwise a percent sign would mean a parameter.
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})
    return _named(connection)


def by_models(connection: Connection, metadata: MetaData) -> list[Any]:
    """Each name with what it is the name of."""
    metadata.create_all(connection)
    return _named(connection)


def _named(connection: Connection) -> list[Any]:
    named = connection.execute(NAMED).all()
    connection.rollback()
    return list(named)
