"""Run statements as a migration does, and return what the person who started it reads."""

from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError


def prepare(connection: Connection, script: str) -> None:
    """Run a *script*, in which a colon is a colon, and a percent sign is one, too."""
    connection.exec_driver_sql(script, execution_options={"no_parameters": True})


def refused(connection: Connection, statement: str) -> str:
    """The message about the *statement*, or nothing if there is none but PostgreSQL's own."""
    import_module("shop.db.operations")
    operations = Operations(MigrationContext.configure(connection))
    with pytest.raises(DBAPIError) as caught:
        operations.execute(statement)
    diagnosis = import_module("shop.db.violations.diagnosis").attached(caught.value).diagnosis
    told = import_module("shop.db.running.failed_migration").told
    return "" if diagnosis is None else str(told(diagnosis))


def headline(connection: Connection, statement: str) -> str:
    return refused(connection, statement).partition("\n")[0]


def examples(connection: Connection, statement: str) -> str:
    return refused(connection, statement).split("\n\n")[1].split("\n  Nothing")[0].strip()


def query(message: str) -> str:
    """The SQL that a message ends in."""
    return message.rpartition("\n\n")[2].strip()
