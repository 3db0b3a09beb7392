"""Run statements as a migration does, and return what the person who started it reads."""

from importlib import import_module

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

USERS = """
    CREATE TABLE users (id int PRIMARY KEY, email text, active text, role_id int);
    INSERT INTO users VALUES (1, 'ann', 'true', 1), (7, 'bob', 'maybe', 8), (9, 'bob', '', NULL)
"""
BOOLEAN = "ALTER TABLE users ALTER COLUMN active TYPE BOOLEAN USING active::boolean"


def refused(connection: Connection, statement: str) -> str:
    """The message about the *statement*, or nothing if there is none but PostgreSQL's own."""
    import_module("shop.db.operations")
    operations = Operations(MigrationContext.configure(connection))
    with pytest.raises(DBAPIError) as caught:
        operations.execute(statement)
    diagnosis = import_module("shop.db.violations.diagnosis").attached(caught.value).diagnosis
    explanation = import_module("shop.db.running.failed_migration").explanation
    return "" if diagnosis is None else str(explanation(diagnosis))


def headline(connection: Connection, statement: str) -> str:
    return refused(connection, statement).partition("\n")[0]


def examples(connection: Connection, statement: str) -> str:
    return refused(connection, statement).split("\n\n")[1].split("\n  Nothing")[0].strip()


def query(message: str) -> str:
    """The SQL that a message ends in."""
    return message.rpartition("\n\n")[2].strip()
