"""A table with rows that are in the way."""

import pytest
from changes.database import script
from sqlalchemy import Connection

from .refusals import USERS


@pytest.fixture
def users(connection: Connection) -> Connection:
    script(connection, USERS)
    return connection
