"""What PostgreSQL makes of models, to be drawn."""

from importlib import import_module
from typing import Any

import pytest
from drawn_schemas import Read
from sqlalchemy import Connection, MetaData
from sqlalchemy.schema import CreateSchema


@pytest.fixture
def read(connection: Connection) -> Read:
    """PostgreSQL's words for models, which are created for this test alone."""

    def read(metadata: MetaData) -> Any:
        for schema in sorted({one.schema for one in metadata.tables.values() if one.schema}):
            connection.execute(CreateSchema(schema))
        metadata.create_all(connection, checkfirst=False)
        return import_module("shop.db.compare.read").read_snapshot(connection)

    return read
